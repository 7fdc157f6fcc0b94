"""The addresses of 动态: the list, a new item, and one item with all that can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zhanpai.content.edits import read_file
from zhanpai.domain.signed_review import SignedReview
from zhanpai.fronts.desk.forms.drafts import Drafts
from zhanpai.fronts.desk.forms.form_routes import FormPages
from zhanpai.fronts.desk.forms.news_form import (
    NEWS,
    correction_subject,
    item_now,
    news_picks,
    news_subject,
)
from zhanpai.fronts.desk.history.saves import Change
from zhanpai.fronts.desk.new_news import CATEGORIES, NewNews, begun, create, read_day
from zhanpai.fronts.desk.news_deeds import NewsDeeds, changed_since_signed
from zhanpai.fronts.desk.news_moving import moved_files, moved_stem
from zhanpai.fronts.desk.page_number import page_number
from zhanpai.fronts.desk.rooms.news_room import STATES, asked_for, news_room
from zhanpai.fronts.desk.rooms.one_news import OneNews
from zhanpai.fronts.desk.state import Desk, Upshot
from zhanpai.kit.clock import read_today
from zhanpai.kit.problem import Problem
from zhanpai.publish.project_places import SITE

ITEM = f"{NEWS}/{{stem}}"
FIELDS = 40
NAME, REASON = 30, 200
"""Characters of a reviewer's name, and of a reason."""

DrawPage: TypeAlias = Callable[..., Response]
Sent: TypeAlias = Mapping[str, str]


class NewsPages:
    """What is done with news, each a method that answers one request."""

    def __init__(self, desk: Desk, draw: DrawPage) -> None:
        self._desk, self._draw = desk, draw
        self._deeds = NewsDeeds(desk)
        self._drafts = Drafts(desk.own.folder / "drafts")
        self._forms = (
            FormPages(desk, draw, ITEM, news_subject, news_picks),
            FormPages(desk, draw, f"{ITEM}/correct", correction_subject, news_picks),
        )

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here."""
        deeds = {
            "sign": self.sign,
            "unsign": self.unsign,
            "move": self.move,
            "withdraw": self.withdraw,
            "restore": self.restore,
            "delete": self.delete,
        }
        return [
            (NEWS, self.listed, "GET"),
            (f"{NEWS}/new", self.new, "GET"),
            (f"{NEWS}/new", self.create, "POST"),
            (ITEM, self.item, "GET"),
            (f"{ITEM}/withdraw", self.ask, "GET"),
            (f"{ITEM}/delete", self.ask, "GET"),
            *((f"{ITEM}/{word}", self._deed(deed), "POST") for word, deed in deeds.items()),
            *(route for forms in self._forms for route in forms.routes()),
        ]

    def listed(self, request: Request) -> Response:
        """The news of the stations that the person keeps, or what answers to a search."""
        glance, asked = self._desk.glance, request.query_params
        wanted = asked_for(*(asked.get(name, "") for name in ("words", "state", "station", "month")))
        typed = asked.get("page", "")
        number = page_number(typed)
        page = news_room(glance.looked, self._desk.own.read_stations(), wanted, number) if glance else None
        told, self._desk.told = self._desk.told, None
        look = self._desk.workshop.now("look")
        return self._draw("news.html", NEWS, page=page, states=STATES, told=told, look=look)

    def new(self, request: Request) -> Response:
        """A new item: what is asked, filled in as far as it is known."""
        glance = self._desk.glance
        if glance is None:
            return RedirectResponse(NEWS, 303)  # There it says that nobody has looked yet.
        kept = self._desk.own.read_stations()
        return self._new(begun(glance.looked, kept, request.query_params, read_today()))

    async def create(self, request: Request) -> Response:
        """Make the new item, and go on to its form."""
        sent = await _sent(request)
        title, station, category, date, announces = (
            sent.get(name, "")[:200] for name in ("title", "station", "category", "date", "announces")
        )
        asked = NewNews(title, station, category, date, announces)
        if self._desk.glance is None:
            return RedirectResponse(NEWS, 303)
        looked = self._desk.glance.looked
        stem, upshot, asked = await run_in_threadpool(create, self._desk, self._deeds, looked, asked)
        if not stem:
            return self._new(asked, upshot)
        self._desk.told = replace(upshot, text="接着写正文，写完按“保存”。") if upshot else None
        return RedirectResponse(f"{NEWS}/{stem}/edit", 303)

    def _new(self, asked: NewNews, told: Upshot | None = None) -> Response:
        looked = self._desk.glance.looked if self._desk.glance else None
        kept = self._desk.own.read_stations()
        near = (
            [one for one in looked.stations if one.id in kept or len(looked.stations) <= 60] if looked else []
        )
        return self._draw(
            "news_new.html",
            NEWS,
            asked=asked,
            wrong=asked.wrong or {},
            near=near,
            categories=CATEGORIES,
            told=told,
        )

    def item(self, request: Request) -> Response:
        """One item: how far it is, who signed it, and what can be done; HTTPException 404 if there is none."""
        return self._item(request, "news_item.html")

    def ask(self, request: Request) -> Response:
        """What would come of withdrawing or deleting it, before it is done."""
        word = request.url.path.rpartition("/")[2]
        return self._item(request, f"news_{word}.html")

    def _item(self, request: Request, template: str) -> Response:
        item = self._now(request)
        raw = read_file(self._desk.root, item.path)
        signed = tuple(
            replace(one, changed=what)
            for one, what in zip(item.signed, changed_since_signed(self._desk, item.path, raw), strict=False)
        )
        # D218 says that it is a draft, or waits: the page says so itself, with what to do.
        found = tuple(one for one in self._desk.found if one.path == item.path and one.code != "D218")
        page = replace(item, signed=signed, found=found)
        looked = self._desk.glance.looked if self._desk.glance else None
        names = {one.id: one.short_name for one in looked.stations} if looked else {}
        told, self._desk.told = self._desk.told, None
        return self._draw(
            template,
            NEWS,
            page=page,
            names=names,
            told=told,
            today=str(read_today()),
            name=self._desk.own.read_name() if self._desk.own.has_name() else "",
            has_draft=self._drafts.read(f"{NEWS}/{item.stem}/edit") is not None,
            site=self._desk.site_address,
            is_out=self._is_out(item),
        )

    def _is_out(self, item: OneNews) -> bool:
        """Whether the finished site has a page of it, whatever its state is now."""
        return (self._desk.root / SITE / "news" / item.stem).is_dir()

    def _deed(self, deed: Callable[[OneNews, Sent], tuple[Upshot, str]]) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            sent = await _sent(request)
            item = await run_in_threadpool(self._now, request)
            try:
                self._desk.told, to = await run_in_threadpool(deed, item, sent)
            except Problem as problem:
                self._desk.told, to = Upshot("没有做成", f"{problem.message}{problem.fix}", "warn"), ""
            return RedirectResponse(to or f"{NEWS}/{item.stem}", 303)

        return answer

    def sign(self, item: OneNews, sent: Sent) -> tuple[Upshot, str]:
        """Sign the next review, in the name and with the day that were filled in."""
        on, name = read_day(sent.get("on", "")), " ".join(sent.get("name", "").split())[:NAME]
        if on is None or on > read_today():
            return Upshot("还没有签", "审核的日期不能空着，也不能在今天以后。", "warn"), ""
        step = item.open[0] if item.open else ""
        return self._deeds.sign(item, sent.get("mark", ""), SignedReview(step, name, on)), ""

    def unsign(self, item: OneNews, sent: Sent) -> tuple[Upshot, str]:
        """Take reviews back, from the one that was named on."""
        typed = sent.get("from", "")
        first = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 3 else len(item.signed)
        return self._deeds.unsign(item, first), ""

    def move(self, item: OneNews, sent: Sent) -> tuple[Upshot, str]:
        """Give the item another day, as long as nobody can have its address yet."""
        day = read_day(sent.get("date", ""))
        if day is None or day == item.on:
            return Upshot("没有改日期", "选一个别的日期。", "info"), ""
        if item.state not in ("draft", "waiting") or self._is_out(item):
            return Upshot("没有改日期", "已经在网站上的，网址里有日期，改了别人就打不开了。", "warn"), ""
        if self._drafts.read(f"{NEWS}/{item.stem}/edit") is not None:
            return Upshot("没有改日期", "先把没有保存的改动保存好，或者不要了。", "warn"), ""
        seen = self._desk.glance.looked.pictures.pictures if self._desk.glance else ()
        pictures = [
            (one.path, all(use.home.source == item.path for use in one.uses))
            for one in seen
            if any(use.home.source == item.path for use in one.uses)
        ]
        files = moved_files(self._desk.root, item.path, day, pictures)
        words = (f"日期从 {item.on} 改成 {day}，网址里的日期一起改",)
        change = Change(f"改日期：{item.title}", self._desk.own.read_name(), words, files)
        upshot = self._deeds.write(change, "日期改好了")
        return upshot, f"{NEWS}/{moved_stem(item.stem, day)}" if upshot.save else ""

    def withdraw(self, item: OneNews, sent: Sent) -> tuple[Upshot, str]:
        """Withdraw a published item, for a reason that readers see."""
        on, reason = read_day(sent.get("on", "")), " ".join(sent.get("reason", "").split())[:REASON]
        if item.state != "published" or on is None or not reason:
            said = (
                "写上撤回的日期和原因，读者会看到。" if item.state == "published" else "没有发布的不用撤回。"
            )
            return Upshot("还没有撤回", said, "warn"), f"{NEWS}/{item.stem}/withdraw"
        return self._deeds.withdraw(item, on, reason), ""

    def restore(self, item: OneNews, sent: Sent) -> tuple[Upshot, str]:
        """Take back a withdrawal; an item that is not withdrawn stays as it is."""
        if item.state != "withdrawn":
            return Upshot("没有改", "这一篇没有撤回。", "info"), ""
        return self._deeds.put_back(item), ""

    def delete(self, item: OneNews, sent: Sent) -> tuple[Upshot, str]:
        """Delete a draft that nobody can have read."""
        if item.state not in ("draft", "wrong", "waiting") or self._is_out(item):
            return Upshot("没有删", "已经在网站上的不能删，网址要一直打得开。不该发的用“撤回”。", "warn"), ""
        upshot = self._deeds.delete(item)
        if upshot.save:
            self._drafts.drop(f"{NEWS}/{item.stem}/edit")
        return upshot, NEWS if upshot.save else ""

    def _now(self, request: Request) -> OneNews:
        item = item_now(self._desk, request.path_params["stem"])
        if item is None:
            raise HTTPException(404)
        return item


async def _sent(request: Request) -> dict[str, str]:
    async with request.form(max_fields=FIELDS, max_files=0) as form:
        return {name: str(text) for name, text in form.items()}
