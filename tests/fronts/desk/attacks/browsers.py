"""Browsers and others at a desk that no server runs: thousands of questions cost no sockets.

What HTTP itself makes of bad bytes is asked of the real server by `test_door.py`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import httpx
from starlette.types import ASGIApp

from zhanpai.fronts.desk.door import Door
from zhanpai.fronts.desk.state import Desk

WAITING = ThreadPoolExecutor(1)
"""A thread of its own to wait in: in that of the tests a real browser may have its own loop (playwright)."""


class Browser:
    """Sends requests and waits for what comes back; redirections are not followed."""

    def __init__(self, app: ASGIApp, at: str, **headers: str) -> None:
        self._loop = asyncio.new_event_loop()
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        self.client = httpx.AsyncClient(transport=transport, base_url=at, headers=headers)

    def request(self, verb: str, path: str, **sent: Any) -> httpx.Response:
        """Ask for `path`, taken to the letter if it is percent-encoded."""
        request = self.client.build_request(verb, "/", **sent)
        request.url = request.url.copy_with(raw_path=path.encode("ascii"))
        return self._wait(self.client.send(request))

    def _wait(self, answer: Coroutine[Any, Any, Any]) -> Any:
        return WAITING.submit(self._loop.run_until_complete, answer).result()

    def get(self, path: str, **sent: Any) -> httpx.Response:
        return self.request("GET", path, **sent)

    def post(self, path: str, **sent: Any) -> httpx.Response:
        return self.request("POST", path, **sent)

    def close(self) -> None:
        self._wait(self.client.aclose())
        self._loop.close()


@dataclass
class AttackedDesk:
    """A desk with the addresses of its ports; `app` is all that would answer there."""

    desk: Desk
    door: Door
    app: ASGIApp
    at: str
    site_at: str
    preview_at: str
    browsers: list[Browser] = field(default_factory=list)

    def stranger(self) -> Browser:
        """A program that knows where the desk is, and no more."""
        self.browsers.append(Browser(self.app, self.at))
        return self.browsers[-1]

    def clerk(self) -> Browser:
        """The browser that was opened with the key."""
        browser = self.stranger()
        browser.client.headers["Origin"] = self.at
        assert browser.get(self.door.new_key()).status_code == 303
        return browser
