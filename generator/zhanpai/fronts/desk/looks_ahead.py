"""What the site would look like with what is being filled in: the last looks, and their pages."""

from __future__ import annotations

import hmac
import re
import secrets
import threading
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLateError
from dataclasses import dataclass, field
from http import HTTPStatus

from zhanpai.fronts.desk.resident import Resident, ShownPage
from zhanpai.fronts.desk.resident.answers import Instead
from zhanpai.kit.problem import Problem

KEPT = 20
"""Looks that are remembered: whoever types makes one a second, and whoever reads is some behind."""

PATIENCE = 15.0
"""Seconds in which a page is there, or it is said that it is not: nobody watches a frame that stays white."""

SHARED = 32 * 2**20
"""Bytes of files kept for every look."""

NAMED_BY_CONTENT = re.compile(r"/(assets|pictures)/[^/]*\b[0-9a-f]{10,16}\b[^/]*")
"""Files that are the same in each look that has them: their names say what is in them."""


class StillPreparingError(Problem):
    """It will be there if one asks again in a while."""

    def __init__(self) -> None:
        super().__init__("正在准备预览，资料多的时候要等一会儿。", "过一会儿再看。")


class NoSuchLookError(LookupError):
    """Nobody has made a look of this name, or it was too long ago."""


@dataclass(frozen=True)
class _Ahead:
    """The files of one look, and the page that it was made for, which is drawn already."""

    instead: Instead
    drawn: dict[str, ShownPage] = field(default_factory=dict)


class LooksAhead:
    """The looks of one desk.  Threads may ask at the same time."""

    def __init__(self, resident: Resident, address: str, *, patience: float = PATIENCE) -> None:
        """`address` is where they are shown, with a slash at its end; nobody guesses what stands below it."""
        self._resident, self._address, self._patience = resident, address, patience
        self._token = secrets.token_urlsafe(32)
        self._looks: OrderedDict[str, _Ahead] = OrderedDict()
        self._shared: OrderedDict[str, ShownPage] = OrderedDict()
        self._lock = threading.Lock()
        self._made = self._asked = 0
        self._threads = ThreadPoolExecutor(8, "look-ahead")

    def look(self, url: str, instead: Instead) -> str:
        """The address of the page at `url` of the site with these files so; the page is drawn before it is told.

        Problem, in Chinese, if it cannot be drawn, and says what is missing; StillPreparingError if it takes long.
        """
        shown = self._draw(url, instead, "")
        if shown.status == HTTPStatus.UNPROCESSABLE_ENTITY:
            raise Problem(shown.content.decode())
        if shown.status == HTTPStatus.NOT_FOUND:
            raise Problem("照现在填的，网站上还没有这一页。", "填完再看。")
        with self._lock:
            self._made += 1
            number = str(self._made)
            self._looks[number] = _Ahead(instead, {url: shown})
            while len(self._looks) > KEPT:
                self._looks.popitem(last=False)
        return f"{self._address}{self._token}/{number}{url}"

    def is_ours(self, token: str) -> bool:
        """Whether this is the part of an address that nobody guesses."""
        return hmac.compare_digest(token.encode(), self._token.encode())

    def page(self, number: str, url: str) -> ShownPage:
        """What stands at `url` in the look of this number.

        NoSuchLookError if there is none; Problem if the page cannot be drawn, StillPreparingError if it takes long.
        """
        with self._lock:
            look = self._looks.get(number)
            known = look.drawn.get(url) or self._shared.get(url) if look else None
            self._asked += 1
            who = f"{number} {self._asked}"
        if look is None:
            raise NoSuchLookError(number)
        if known:
            return known
        shown = self._draw(url, look.instead, who)
        if shown.status == HTTPStatus.OK and NAMED_BY_CONTENT.fullmatch(url):
            self._share(url, shown)
        return shown

    def close(self) -> None:
        """Wait for nobody any more, after the resident was closed."""
        self._threads.shutdown(cancel_futures=True)

    def _draw(self, url: str, instead: Instead, who: str) -> ShownPage:
        asked = self._threads.submit(self._resident.page, url, instead, who=who)
        try:
            return asked.result(self._patience)
        except TooLateError as error:
            asked.cancel()
            raise StillPreparingError from error

    def _share(self, url: str, shown: ShownPage) -> None:
        with self._lock:
            self._shared[url] = shown
            while sum(len(one.content) for one in self._shared.values()) > SHARED:
                self._shared.popitem(last=False)
