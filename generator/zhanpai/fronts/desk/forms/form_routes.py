"""The addresses of every form: opened, saved, kept as a draft, looked at as a page of the site, given up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from zhanpai.fronts.desk.forms.candidate import TEXT, Candidate, UnreadableError
from zhanpai.fronts.desk.forms.filled import filled_by, with_row_more
from zhanpai.fronts.desk.forms.form_page import form_page
from zhanpai.fronts.desk.forms.picks import Picks, with_numbers
from zhanpai.fronts.desk.forms.saving import Contested, FormDesk, Kept, Saved
from zhanpai.fronts.desk.forms.subject import Subject
from zhanpai.fronts.desk.forms.two_versions import MINE, THEIRS
from zhanpai.fronts.desk.looked import Noted, noted
from zhanpai.fronts.desk.looks_ahead import StillPreparingError
from zhanpai.fronts.desk.state import Desk, Upshot
from zhanpai.kit.problem import Problem

FIELDS = 5000
"""Fields of one form: the longest list of duties that was seen has a tenth."""

FindSubject: TypeAlias = Callable[[Desk, Mapping[str, str]], "Subject | None"]
"""The record that the words in an address mean; None if there is none."""

FindPicks: TypeAlias = Callable[[Desk, Subject], Picks]
DrawPage: TypeAlias = Callable[..., Response]


class FormPages:
    """The forms of one kind of record, below an address such as ``/stations/{id}``."""

    def __init__(self, desk: Desk, draw: DrawPage, base: str, find: FindSubject, picks: FindPicks) -> None:
        self._desk, self._draw, self._base, self._find, self._picks = desk, draw, base, find, picks
        self._forms = FormDesk(desk)

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here."""
        return [
            (f"{self._base}/edit", self.open, "GET"),
            (f"{self._base}/edit", self.send, "POST"),
            (f"{self._base}/draft", self.draft, "POST"),
            (f"{self._base}/look", self.look, "POST"),
            (f"{self._base}/forget", self.forget, "POST"),
        ]

    def open(self, request: Request) -> Response:
        """The form, with a draft in it if there is one."""
        subject = self._subject(request)
        try:
            opened = self._forms.open(subject)
        except UnreadableError as error:
            return self._unreadable(subject, [noted(one) for one in error.problems])
        found = Kept(opened.found, Candidate(b"", opened.keys))
        return self._page(subject, opened.filled, opened.seen, found, opened.draft)

    async def send(self, request: Request) -> Response:
        """Save it; or, for who has no script, only add a row."""
        subject = self._subject(request)
        async with request.form(max_fields=FIELDS, max_files=0) as form:
            more, seen = str(form.get("~more", "")), str(form.get("~seen", ""))
            filled = self._filled(subject, form)
            theirs, chosen = str(form.get("~theirs", "")), _chosen(form)
        if more:
            return self._page(subject, with_row_more(filled, more), seen)
        return await run_in_threadpool(self._save, subject, filled, seen, chosen, theirs)

    def _save(
        self, subject: Subject, filled: dict[str, str], seen: str, chosen: Mapping[int, str], theirs: str
    ) -> Response:
        came = self._forms.save(subject, filled, seen, chosen, theirs)
        if isinstance(came, Contested):
            return self._draw(
                "two_versions.html", subject.room, subject=subject, held=came, filled=filled, seen=seen
            )
        if isinstance(came, Saved):
            self._desk.told = came.told
            is_new = subject.joins is not None and not came.is_same
            return RedirectResponse(subject.ends_at or (subject.back if is_new else subject.url), 303)
        if came.is_outdated:
            seen = self._forms.drafts.keep_base(self._forms.bytes_of(subject))
            why = "这份资料后来改过，工作台不记得您开始填的时候是什么样。请对照着看一遍，再按一次“保存”。"
            self._desk.told = Upshot("还没有保存", why, "warn")
        else:
            self._desk.told = _not_saved(came)
        return self._page(subject, filled, seen, came)

    async def draft(self, request: Request) -> Response:
        """Keep what is filled in so far; asked for by a script while somebody types."""
        subject = self._subject(request)
        async with request.form(max_fields=FIELDS, max_files=0) as form:
            seen, filled = str(form.get("~seen", "")), self._filled(subject, form)
        kept = await run_in_threadpool(self._forms.keep, subject, filled, seen)
        return JSONResponse({"at": kept.at})

    async def look(self, request: Request) -> Response:
        """The page of the site as it would be: its address for a script, and else a page that shows it."""
        subject = self._subject(request)
        async with request.form(max_fields=FIELDS, max_files=0) as form:
            seen, filled = str(form.get("~seen", "")), self._filled(subject, form)
        address, words, again = await run_in_threadpool(self._address, subject, filled, seen)
        if request.headers.get("accept", "").startswith("application/json"):
            return JSONResponse({"address": address, "words": words, "again": again})
        return self._draw("look_ahead.html", subject.room, subject=subject, address=address, words=words)

    def _address(self, subject: Subject, filled: dict[str, str], seen: str) -> tuple[str, str, bool]:
        """The address, or why there is none, and whether there will be one in a while."""
        if not subject.shows:
            return "", "这份资料在网站上没有自己的网页，保存以后在用到它的网页上看。", False
        try:
            made = self._forms.try_out(subject, filled, seen)
            return self._desk.look_ahead(subject.shows, {subject.path: made.raw}), "", False
        except UnreadableError:
            return "", "这份资料的文件有错，改好以后才看得到。", False
        except Problem as problem:
            return "", f"{problem.message}{problem.fix}", isinstance(problem, StillPreparingError)

    async def forget(self, request: Request) -> Response:
        """Let go of the draft: what is saved stands in the form again."""
        subject = self._subject(request)
        await run_in_threadpool(self._forms.drafts.drop, subject.url)
        self._desk.told = Upshot("草稿不要了", "下面是文件里现在的内容。")
        return RedirectResponse(subject.url, 303)

    def _subject(self, request: Request) -> Subject:
        found = self._find(self._desk, request.path_params)
        if found is None:
            raise HTTPException(404)
        return found

    def _filled(self, subject: Subject, form: FormData) -> dict[str, str]:
        sent = [(name, text) for name, text in form.multi_items() if isinstance(text, str)]
        filled = with_numbers(
            subject.fields, filled_by(subject.fields, sent), self._picks(self._desk, subject)
        )
        text = form.get(TEXT)
        return {**filled, TEXT: text} if subject.has_text and isinstance(text, str) else filled

    def _page(
        self,
        subject: Subject,
        filled: Mapping[str, str],
        seen: str,
        kept: Kept | None = None,
        draft: Any = None,
    ) -> Response:
        picks = self._picks(self._desk, subject)
        found, keys, rows = (kept.found, kept.made.keys, kept.made.kept) if kept else ((), (), {})
        page = form_page(subject, filled, seen, picks, found, keys, rows, draft)
        told, self._desk.told = self._desk.told, None
        return self._draw(subject.template, subject.room, page=page, told=told)

    def _unreadable(self, subject: Subject, found: Sequence[Noted]) -> Response:
        return self._draw("form_unreadable.html", subject.room, subject=subject, found=found)


def _chosen(form: FormData) -> dict[int, str]:
    """Whose value it shall be, by the numbers of the places."""
    names = [name for name in form if name.startswith("~pick.") and name[6:].isdecimal() and len(name) < 12]
    return {int(name[6:]): str(form[name]) for name in names if form[name] in (MINE, THEIRS)}


def _not_saved(kept: Kept) -> Upshot:
    number = sum(one.is_error for one in kept.found)
    text = f"有 {number} 处要先改。填的都存成了草稿，没有写进资料，也不会丢。"
    return Upshot("还没有保存", text, "warn")
