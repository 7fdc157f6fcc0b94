"""What holds of every answer of the desk, whatever was asked: no fault of ours, no secret, no word that becomes an element."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import httpx

SECRET = "SECRET-OUTSIDE"
"""What stands in files that nobody at the desk has to do with."""

MARK = "zzboom"
"""Stands in every hostile piece of markup."""

CHINESE = re.compile(r"[\u4e00-\u9fff]{3}")
LINKS = (
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "srcset",
    "cite",
    "background",
    "xlink:href",
)
TYPES = (
    "text/html",
    "application/json",
    "text/css",
    "text/javascript",
    "font/woff2",
    "image/jpeg",
    "image/png",
    "text/plain",
)


class _Elements(HTMLParser):
    """Elements, names of attributes and links that could have come out of data."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if MARK in tag or (tag == "script" and not dict(attrs).get("src", "").startswith("/assets/")):  # type: ignore[union-attr]
            self.bad.append(f"<{tag}>")
        if tag in ("iframe", "object", "embed", "svg", "base", "meta", "style", "link"):
            self.bad += [
                f"<{tag} {name}>" for name, value in attrs if MARK in (value or "") and name != "src"
            ]
        for name, value in attrs:
            link = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if name.startswith("on") or name == "style" or MARK in name:
                self.bad.append(f"<{tag} {name}={value}>")
            if name in LINKS and re.match(r"(javascript|data|vbscript|//|\\\\|/\\)", link):
                self.bad.append(f"<{tag} {name}={value}>")
            if name in LINKS and re.match(r"https?://[^/]*zzboom", link):
                self.bad.append(f"<{tag} {name}={value}>")

    def handle_comment(self, data: str) -> None:
        if MARK in data:
            self.bad.append(f"<!--{data}-->")


def elements_of_data(html: str) -> list[str]:
    """Whatever in a page data has made more of than text."""
    reader = _Elements()
    reader.feed(html)
    reader.close()
    return reader.bad


def wrong_with(answer: httpx.Response) -> str:
    """What is wrong with an answer, "" if nothing is."""
    said, headers = answer.status_code, answer.headers
    if said >= 500:
        return f"{said}: {answer.text[-600:]}"
    if SECRET in answer.text or "root:x:" in answer.text:
        return "reads what lies outside"
    if said in (421,):
        return ""
    if headers.get("X-Content-Type-Options") != "nosniff" or headers.get("Cache-Control") != "no-store":
        return f"{said}: may be kept, or taken for something else"
    if not headers.get("Content-Security-Policy", "").startswith("default-src 'none'"):
        return f"{said}: no policy"
    if said in (301, 302, 303, 307, 308):
        place = headers["Location"]
        here = place.startswith("/") or place.startswith(str(answer.request.url.copy_with(raw_path=b"/")))
        return "" if here and place[1:2] not in ("/", "\\") else f"leads to {place[:80]}"
    kind = headers.get("Content-Type", "").partition(";")[0]
    if kind not in TYPES:
        return f"{said}: of type {kind!r}"
    if said >= 400 and not CHINESE.search(_words(answer)):
        return f"{said}: not refused in words: {answer.text[:200]}"
    if kind == "application/json":
        json.loads(answer.content)
    if kind == "text/html" and (bad := elements_of_data(answer.text)):
        return f"{said}: {bad[:3]}"
    return ""


def _words(answer: httpx.Response) -> str:
    if answer.headers.get("Content-Type", "").startswith("application/json"):
        return str(json.loads(answer.content))
    return answer.text
