"""A form of a page as a browser would send it: every field with what stands in it."""

from __future__ import annotations

from html.parser import HTMLParser


class _Fields(HTMLParser):
    def __init__(self, action: str) -> None:
        super().__init__(convert_charrefs=True)
        self.action, self.inside, self.sent = action, False, [("", "")][:0]
        self.text: list[str] | None = None
        self.select, self.first, self.chosen, self.template = "", None, None, 0  # type: ignore[var-annotated]
        self.name = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = given.get("action") == self.action
        if tag == "template":
            self.template += 1
        if not self.inside or self.template:
            return
        if tag == "input" and given.get("name"):
            kind = given.get("type", "text")
            if kind not in ("checkbox", "radio") or "checked" in given:
                self.sent.append((given["name"], given.get("value", "")))
        elif tag == "textarea":
            self.name, self.text = given["name"], []
        elif tag == "select":
            self.select, self.first, self.chosen = given["name"], None, None
        elif tag == "option" and self.select:
            self.first = given["value"] if self.first is None else self.first
            self.chosen = given["value"] if "selected" in given else self.chosen

    def handle_data(self, data: str) -> None:
        if self.text is not None:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self.template -= 1
        elif tag == "form":
            self.inside = False
        elif tag == "textarea" and self.text is not None:
            # A browser drops the line end behind the tag, and sends all others as CRLF.
            text = "".join(self.text).removeprefix("\n")
            self.sent.append((self.name, text.replace("\n", "\r\n")))
            self.text = None
        elif tag == "select" and self.select:
            self.sent.append((self.select, self.chosen if self.chosen is not None else self.first or ""))
            self.select = ""


def fields_of(page: str, action: str) -> list[tuple[str, str]]:
    """Names and values of the form of `page` that is sent to `action`, in their order."""
    reader = _Fields(action)
    reader.feed(page)
    return reader.sent


def filled_in(page: str, action: str, **values: str) -> dict[str, list[str]]:
    """The form with other values in some fields; ``__`` stands for a dot."""
    sent: dict[str, list[str]] = {}
    for name, value in fields_of(page, action):
        sent.setdefault(name, []).append(value)
    for name, value in values.items():
        sent[name.replace("__", ".")] = [value]
    return sent
