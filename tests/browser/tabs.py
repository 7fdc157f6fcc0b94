"""Tabs that tests use one after another: a context of its own costs Chromium more than most of what is tested in it.

A tab is lent for one test and given back as it was: its storage is emptied, routes, listeners and what was emulated
are undone.  What cannot be undone (scripts for every page, a clock, sessions of the browser's tools, a second
page) needs `own=True`: a context for this test alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NoReturn
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Frame, Page, Request

LOOPBACK = ("http://127.0.0.1:", "data:", "blob:", "about:", "file:")


def size_of(width: int) -> dict[str, int]:
    """The window of a telephone or of a desk."""
    return {"width": width, "height": 740 if width < 700 else 800}


def new_context(browser: Browser, width: int, **options: Any) -> BrowserContext:
    """A fresh profile of somebody in China."""
    context = browser.new_context(
        viewport=size_of(width),  # type: ignore[arg-type]
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        **options,
    )
    context.set_default_timeout(20_000)
    return context


def _refuse(*_: object, **__: object) -> NoReturn:
    raise AssertionError("this stays in the tab: ask for browser_page(…, own=True)")


class Tab:
    """A page in a context of its own, and what went wrong in it."""

    def __init__(self, browser: Browser, width: int, **options: Any) -> None:
        self.page = new_context(browser, width, **options).new_page()
        self.faults: list[str] = []
        self.page.on("request", self._note_request)
        self.page.on("pageerror", lambda error: self.faults.append(f"a script threw: {error}"))
        self.page.on("console", lambda message: self._note_word(message.text))

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith(LOOPBACK):
            self.faults.append(f"asked another host: {request.url}")

    def _note_word(self, text: str) -> None:
        if "Content Security Policy" in text:
            self.faults.append(text)

    def give_back(self) -> None:
        """Nobody has it after this test."""
        self.page.context.close()


class SharedTab(Tab):
    """A tab for many tests in turn, which refuses what cannot be undone and undoes the rest."""

    def __init__(self, browser: Browser, width: int, **options: Any) -> None:
        super().__init__(browser, width, **options)
        page, context = self.page, self.page.context
        self._width, self._options = width, options
        self._origins: set[str] = set()
        self._heard: list[tuple[Any, Callable[..., Any]]] = []
        self._listen, self._tools = page.on, context.new_cdp_session(page)
        page.on("framenavigated", self._note_origin)
        page.on = self._on  # type: ignore[method-assign]
        for one, names in (
            (page, ("add_init_script", "expose_function", "expose_binding")),
            (page.clock, ("install", "set_fixed_time", "set_system_time")),
            (context, ("add_init_script", "new_cdp_session", "new_page", "route")),
        ):
            for name in names:
                setattr(one, name, _refuse)

    def _on(self, event: Any, handler: Callable[..., Any]) -> None:
        self._heard.append((event, handler))
        self._listen(event, handler)

    def _note_origin(self, frame: Frame) -> None:
        if frame.url.startswith("http"):
            self._origins.add("{0.scheme}://{0.netloc}".format(urlsplit(frame.url)))

    def give_back(self) -> None:
        """Make it as good as new."""
        self.faults.clear()
        self.page.unroute_all()
        for event, handler in self._heard:
            self.page.remove_listener(event, handler)
        for origin in self._origins:
            self._tools.send(
                "Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "local_storage"}
            )
        if self.page.viewport_size != size_of(self._width):
            self.page.set_viewport_size(size_of(self._width))  # type: ignore[arg-type]
        self.page.emulate_media(
            media="null",
            color_scheme=self._options.get("color_scheme", "light"),
            reduced_motion=self._options.get("reduced_motion", "no-preference"),
        )
        self._heard.clear()
        self._origins.clear()


class Tabs:
    """The tabs of one browser, by width and options, and those lent to the present test."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: dict[str, list[Tab]] = {}
        self._lent: list[tuple[list[Tab], Tab]] = []

    def open(self, width: int = 360, *, own: bool = False, **options: Any) -> Page:
        """See the fixture `browser_page`."""
        idle = [] if own else self._idle.setdefault(json.dumps([width, options], sort_keys=True), [])
        kind = Tab if own else SharedTab
        tab = idle.pop() if idle else kind(self._browser, width, **options)
        self._lent.append((idle, tab))
        return tab.page

    def take_back(self) -> list[str]:
        """End a test; gives what went wrong in the tabs that it had."""
        faults = [fault for _, tab in self._lent for fault in tab.faults]
        while self._lent:
            idle, tab = self._lent.pop()
            tab.give_back()
            idle.append(tab)
        return faults

    def close(self) -> None:
        """End with all tabs."""
        self.take_back()
        for idle in self._idle.values():
            for tab in idle:
                tab.page.context.close()
