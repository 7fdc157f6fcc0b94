"""A clerk at the desk in a real browser, whose clicks and fields are counted, so that no errand grows unseen."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

WAITS = 30_000
"""Milliseconds after which somebody who waits for a page gives up: no limit, only an end."""


class Clerk:
    """Somebody who clicks and fills in, and how often; with `by_keyboard` she has no mouse.

    A field counts once, however much is typed into it; what is only read counts nothing.
    """

    def __init__(self, page: Page, *, by_keyboard: bool = False) -> None:
        self.page, self.clicks, self.fields = page, 0, 0
        self._by_keyboard = by_keyboard
        page.set_default_timeout(WAITS)

    @property
    def effort(self) -> tuple[int, int]:
        """Clicks and fields so far."""
        return self.clicks, self.fields

    def click(self, name: str, role: str = "button", within: Locator | None = None) -> None:
        """Press what has this word on it: the last of those within, as forms have a hidden one of the same word."""
        place = within or self.page
        self._press(place.get_by_role(role, name=name, exact=True).locator("visible=true").last)  # type: ignore[arg-type]

    def enter(self, room: str) -> None:
        """Go to the room of this word by the row of rooms at the head of every page."""
        self.click(room, "link", self.page.get_by_role("navigation", name="房间"))
        expect(self.page.locator("h1")).to_have_text(room, timeout=WAITS)

    def fill(self, label: str, text: str, within: Locator | None = None) -> None:
        """Put this into the field of this label, the last of those within."""
        typed = self.page.locator("input:not([type=checkbox]), textarea")
        field = (within or self.page).get_by_label(label).and_(typed).locator("visible=true").last
        if self._by_keyboard:
            field.focus()
            self._type(field, text)
        else:
            field.fill(text)
        self.fields += 1

    def choose(self, label: str, text: str) -> None:
        """Choose what is offered under this word."""
        self.page.get_by_label(label).locator("visible=true").last.select_option(text)
        self.fields += 1

    def reads(self, words: str) -> None:
        """Wait until this stands on the page."""
        expect(self.page.locator("main")).to_contain_text(words, timeout=WAITS)

    def _press(self, target: Locator) -> None:
        if self._by_keyboard:
            target.focus()
            self.page.keyboard.press("Enter")
        else:
            target.click()
        self.clicks += 1

    def _type(self, field: Locator, text: str) -> None:
        if field.get_attribute("type") != "date":
            self.page.keyboard.press("Control+a")
            self.page.keyboard.insert_text(text)
            return
        year, month, day = text.split("-")
        # In which order a browser asks for the parts of a day is its own affair.
        for parts in (month + day + year, year + month + day):
            field.focus()
            self.page.keyboard.type(parts)
            if field.input_value() == text:
                return
        raise AssertionError(f"the day cannot be typed: {field.input_value()}")
