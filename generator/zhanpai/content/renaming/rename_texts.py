"""Which strings of which file follow a renaming, which stay as a record of their day, and which a person must look at.

What residents read as being so today follows: addresses, introductions, pages, duties to come, notices.  What was said on
a day before the new name stays: news, the ledger's replies, projects voted on.  An opinion that is still being handled
names the body to ask, so that one follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from enum import Enum
from typing import Any

from zhanpai.content import filing
from zhanpai.content.filing import Filed, Kind
from zhanpai.content.load.content import Loaded
from zhanpai.content.renaming.old_words import Hit, OldWord, replaced
from zhanpai.content.renaming.rename_draft import RenameDay, RenameDoubt, RenameDraft
from zhanpai.domain.model.opinion import OpinionStatus
from zhanpai.domain.model.project import ProjectStatus
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml import Document, parse_front_matter
from zhanpai.kit.yaml.nodes import TypedText

AtHome = Callable[[str, Keys], bool]
"""Whether the string at these keys of the file at this path is of nothing but what was renamed; () is a body of Markdown."""


class Standing(Enum):
    """What becomes of an old name in a string."""

    FOLLOWS = "follows"
    RECORD = "record"
    DOUBT = "doubt"
    APART = "apart"
    """Not of this part: what stands there is known by its key, or is no name."""


SETTINGS = ("report.yaml", "signage.yaml", "theme/tokens.yaml")
"""Files of a city's own, beside the content, in which words for residents or printers may stand."""

_ANSWERED = {status.value for status in OpinionStatus if status.is_answered}
_OVER = {ProjectStatus.DONE.value, ProjectStatus.STOPPED.value, ProjectStatus.NOT_SELECTED.value}
_NOT_OURS = ("also", "accounts", "rating")
"""Other people's plates, registered accounts and grades given: none of them changes with the station."""
_PROCESS = ("date", "stations", "deputies", "category", "reviews", "author", "editor", "cover", "series")


def follow_in_texts(
    loaded: Loaded, draft: RenameDraft, word: OldWord, day: RenameDay, at_home: AtHome
) -> None:
    """Note in `draft` the new name in every text that follows, and what is left; places known by their key are not touched."""
    doubt_in_settings(draft, word)
    for path, document in sorted(loaded.documents.items()):
        filed = filing.classify(path) if path != filing.REGISTER else None
        if not any(old in document.text for old in word.words) or (filed and not isinstance(filed, Filed)):
            continue
        kind = filed.kind if isinstance(filed, Filed) else None
        _in_data(draft, document, kind, word, day, at_home)
        if kind in (Kind.NEWS, Kind.PROSE):
            _in_body(draft, document, kind, word, day, at_home(path, ()))


def doubt_in_settings(draft: RenameDraft, word: OldWord) -> None:
    """Name the lines of the project's settings that say the old name: what is meant there only who wrote it knows."""
    for path in SETTINGS:
        with suppress(Problem, UnicodeDecodeError):
            for number, line in enumerate(draft.read(path).decode("utf-8").splitlines(), 1):
                if any(old in line for old in word.words):
                    draft.doubts.append(RenameDoubt(path, number, line.strip()[:40]))


def strings(data: Any, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Every string of `data` with its keys."""
    if isinstance(data, str):
        yield keys, data
    elif isinstance(data, list):
        for number, item in enumerate(data):
            yield from strings(item, (*keys, number))
    elif isinstance(data, dict):
        for key, item in data.items():
            yield from strings(item, (*keys, key))


def standing(kind: Kind | None, data: Any, keys: Keys, day: RenameDay) -> Standing:
    """What becomes of the old name in the string at `keys` of a file that holds `data`; `kind` None is the register."""
    match kind:
        case None:
            return _of_register(keys)
        case Kind.STATION:
            return _of_station(data, keys, day)
        case Kind.OPINIONS:
            return _of_opinion(data[keys[0]], keys, day)
        case Kind.PROJECTS:
            return _of_project(data[keys[0]], keys, day)
        case Kind.NEWS if keys[0] in _PROCESS:
            return Standing.APART
        case Kind.NEWS:
            return Standing.RECORD if day.is_past(data.get("date")) else Standing.FOLLOWS
        case Kind.PROSE:
            return Standing.FOLLOWS
    return Standing.APART


def _of_register(keys: Keys) -> Standing:
    if keys[0] == "site":
        return Standing.FOLLOWS
    is_spot = keys[0] == "stations" and keys[-1] in ("point", "field")
    return Standing.DOUBT if is_spot else Standing.APART


def _of_station(data: Any, keys: Keys, day: RenameDay) -> Standing:
    if keys[0] in _NOT_OURS:
        return Standing.DOUBT
    if keys[0] == "former_names" or "mandates" in keys or keys[-1] in ("id", "file", "photo", "qr", "url"):
        return Standing.APART
    if keys[0] in ("deputies", "head", "liaison_officer") and keys[-1] == "name":
        return Standing.APART
    if keys[0] == "rota" and day.is_past(data["rota"][keys[1]].get("on")):
        return Standing.RECORD
    return Standing.FOLLOWS


def _of_opinion(row: Any, keys: Keys, day: RenameDay) -> Standing:
    is_open = row.get("status") not in _ANSWERED
    if day.is_correction or not day.is_past(row.get("month")) or (keys[-1] == "handling_body" and is_open):
        return Standing.FOLLOWS
    return Standing.RECORD


def _of_project(row: Any, keys: Keys, day: RenameDay) -> Standing:
    if keys[1] in ("district", "township"):
        return Standing.APART
    if day.is_correction or (keys[-1] == "responsible_body" and row.get("status") not in _OVER):
        return Standing.FOLLOWS
    return Standing.RECORD


def _in_data(
    draft: RenameDraft,
    document: Document,
    kind: Kind | None,
    word: OldWord,
    day: RenameDay,
    at_home: AtHome,
) -> None:
    for keys, text in strings(document.data):
        if not keys or not any(old in text for old in word.words):
            continue
        how = standing(kind, document.data, keys, day)
        if how is Standing.APART:
            continue
        hits = list(word.hits(text, at_home=at_home(document.path, keys)))
        _settle(draft, document.path, text, hits, how, _first_line(document, keys))
        if how is Standing.FOLLOWS and (new := replaced(text, hits)) != text:
            draft.set(document.path, keys, new)


def _in_body(
    draft: RenameDraft, document: Document, kind: Kind, word: OldWord, day: RenameDay, is_home: bool
) -> None:
    path, raw = document.path, draft.read(document.path)
    head, body = _parted(raw, path)
    hits = list(word.hits(body, at_home=is_home))
    past = kind is Kind.NEWS and isinstance(document.data, dict) and day.is_past(document.data.get("date"))
    how = Standing.RECORD if past else Standing.FOLLOWS
    _settle(draft, path, body, hits, how, head.count("\n") + 1)
    if how is Standing.FOLLOWS and any(hit.is_sure for hit in hits):

        def exchange(raw: bytes) -> bytes:
            head, body = _parted(raw, path)
            return (head + replaced(body, word.hits(body, at_home=is_home))).encode()

        draft.then(path, exchange)


def _parted(raw: bytes, path: str) -> tuple[str, str]:
    """The front matter with its two lines of dashes, and the body, as typed."""
    text = TypedText(raw.decode("utf-8"))
    at = text.starts[min(parse_front_matter(raw, path).body_line - 1, len(text.lines))]
    return text.text[:at], text.text[at:]


def _first_line(document: Document, keys: Keys) -> int:
    """The line on which the text at `keys` begins: the one below its ``|``, if it has one."""
    line = document.locate(keys).line
    return line + (document.text.split("\n")[line - 1].rstrip().endswith(("|", ">")))


def _settle(
    draft: RenameDraft, path: str, text: str, hits: list[Hit], how: Standing, first_line: int
) -> None:
    """Count what stays, and name what is in doubt with its line."""
    if how is Standing.RECORD:
        draft.records += len(hits)
        return
    for hit in hits:
        if how is Standing.DOUBT or not hit.is_sure:
            line = first_line + text.count("\n", 0, hit.start)
            around = text[max(0, hit.start - 8) : hit.end + 8].split("\n")
            shown = next(
                (part for part in around if text[hit.start : hit.end] in part), text[hit.start : hit.end]
            )
            draft.doubts.append(RenameDoubt(path, line, shown.strip()))
