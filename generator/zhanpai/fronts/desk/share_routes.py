"""The addresses of 分享: one news item, or several as a digest, made ready for other places."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any, TypeAlias

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zhanpai.fronts.desk.door import POLICY
from zhanpai.fronts.desk.looked import KnownNews, Noted
from zhanpai.fronts.desk.rooms.findings import by_file
from zhanpai.fronts.desk.rooms.going_out import find_news, share_page
from zhanpai.fronts.desk.serving import made_file
from zhanpai.fronts.desk.state import Desk, Upshot

SHARE = "/share"
ONE, FILES = "/news/{stem}/share", "/news/{stem}/share/files/{name:path}"
DIGEST = "digest"
"""Where several items lie in the place of one."""

DrawPage: TypeAlias = Callable[..., Response]


class NewsSharePages:
    """What makes news ready for other places, each a method that answers one request."""

    def __init__(self, desk: Desk, draw: DrawPage) -> None:
        self._desk, self._draw = desk, draw
        self._told: Upshot | None = None
        self._asked = ""
        """The key of what the last errand was to make: what it was refused for is told there."""

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here: ``(path, endpoint, HTTP verb)``."""
        return [
            (SHARE, self.choose, "GET"),
            (f"{SHARE}/digest", self.digest, "POST"),
            (ONE, self.one, "GET"),
            (ONE, self.make, "POST"),
            (FILES, self.file, "GET"),
        ]

    def choose(self, request: Request) -> Response:
        """What news there is to choose from, of the stations that the person keeps if she keeps any."""
        desk, asked = self._desk, request.query_params
        glance, kept = desk.glance, desk.own.read_stations()
        is_own = asked.get("own", "yes") == "yes" if "own" in asked or not asked else False
        page = share_page(glance.looked, kept, asked.get("words", ""), is_own=is_own) if glance else None
        told, look = self._told, desk.workshop.now("look")
        self._told = None
        return self._draw("share_choice.html", "/", page=page, told=told, look=look)

    def one(self, request: Request) -> Response:
        """What was made of one item, what is under way, or what can be made; HTTPException 404 if there is no such item."""
        stem = request.path_params["stem"]
        news = self._news(stem)
        desk, key = self._desk, f"share/{stem}"
        made, work = desk.made.get(key), desk.running("share")
        if desk.glance is None and made is None:
            return RedirectResponse(SHARE, 303)  # There it says that nobody has looked yet.
        if news is None and made is None and self._asked != key:
            raise HTTPException(404)
        outcome = desk.outcome("share") if self._asked == key else None
        names = desk.glance.looked.names if desk.glance else {}
        found = tuple(by_file((Noted(**d) for d in outcome.refused), names)) if outcome else ()
        answer = self._draw(
            "share.html",
            "/",
            news=news,
            made=made,
            work=work,
            is_ours=self._asked == key,
            outcome=outcome,
            found=found,
            is_changed=bool(made and desk.is_changed_since(made)),
            base=f"/news/{stem}/share",
        )
        # The article is shown in a frame that can do nothing.
        answer.headers["Content-Security-Policy"] = f"{POLICY}; frame-src 'self'"
        return answer

    def make(self, request: Request) -> Response:
        """Make everything of one item; HTTPException 404 if there is no such item."""
        stem = request.path_params["stem"]
        if self._news(stem) is None:
            raise HTTPException(404)
        self._begin(stem, [stem])
        return RedirectResponse(request.url.path, 303)

    async def digest(self, request: Request) -> Response:
        """Make a digest of the items that were ticked."""
        async with request.form(max_fields=200, max_files=0) as form:
            typed = [str(one) for one in form.getlist("stem")]
        chosen = [one.stem for stem in dict.fromkeys(typed) if (one := self._news(stem)) and not one.refusal]
        if len(chosen) < 2:
            self._told = Upshot("还没有开始做", "一周履职要两篇以上。在前面打勾，再按“做一周履职”。", "warn")
            return RedirectResponse(SHARE, 303)
        name = f"{DIGEST}-{hashlib.sha256(' '.join(sorted(chosen)).encode()).hexdigest()[:12]}"
        self._begin(name, chosen)
        return RedirectResponse(f"/news/{name}/share", 303)

    def _begin(self, name: str, stems: list[str]) -> None:
        if not self._desk.running("share"):
            self._asked = f"share/{name}"
            self._desk.make("share", self._asked, {"stems": stems})

    def file(self, request: Request) -> Response:
        """A file of what was made: the article as a page in a frame, everything else to be kept or shown."""
        stem, name = request.path_params["stem"], request.path_params["name"]
        is_saved = request.query_params.get("save") == "yes"
        made = self._desk.made.get(f"share/{stem}")
        saved_as = f"{stem}-{name.rpartition('/')[2]}" if is_saved or name.endswith(".zip") else ""
        return made_file(made, name, saved_as=saved_as, is_framed=True)

    def _news(self, stem: str) -> KnownNews | None:
        glance = self._desk.glance
        return find_news(glance.looked, stem) if glance else None
