"""What is said of a text while it is being typed: the rules of `check` that one text by itself can break."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, Literal

from zhanpai.checks import lost_markup, misspelt_name, private_number, resident_identity
from zhanpai.domain.model.site import Site
from zhanpai.domain.naming import NameIndex
from zhanpai.domain.public_people import public_names, public_places
from zhanpai.domain.texts import Text
from zhanpai.kit.diagnostics import Finding
from zhanpai.kit.markdown import faults, read

Kind = Literal["opinion", "news"]
"""What the text is: one line of the ledger, or the body of a news item, which is Markdown."""

MOST = 8
"""Things that are said at a time: who reads more stops reading."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing to say: `line` from 1, and where there is one right way to write `typed`, that is `instead`."""

    message: str
    fix: str
    is_error: bool
    line: int
    typed: str = ""
    instead: str = ""

    def plain(self) -> dict[str, Any]:
        """The fields by their names, texts and numbers alone, as the answer to `/listen` carries them in JSON."""
        return asdict(self)


class Ear:
    """Hears texts of one site; what it needs of the site is found once."""

    def __init__(self, site: Site) -> None:
        self._site = site

    @cached_property
    def _names(self) -> NameIndex:
        return misspelt_name.names_of(self._site)

    @cached_property
    def _public(self) -> tuple[frozenset[str], frozenset[str]]:
        return public_names(self._site), public_places(self._site)

    def hear(self, words: str, kind: Kind) -> tuple[Heard, ...]:
        """What is to be said of `words`, errors first, at most MOST; nothing of names in opinions, as `check` looks for none there."""
        words = words.replace("\r\n", "\n").replace("\r", "\n")[: faults.MAX_LENGTH]
        found = [*self._private(Text("", words, line=1))]
        if kind == "news":
            found += self._running(Text("", words, line=1))
        said = sorted(dict.fromkeys(found), key=lambda heard: (not heard.is_error, heard.line))
        return tuple(said[:MOST])

    def _private(self, text: Text) -> Iterator[Heard]:
        found = (
            *private_number.in_text(self._site, text),
            *resident_identity.in_text(self._site, text, *self._public),
        )
        for one in found:
            # The second sentence tells of codes in a file, which is a matter for the room where the text is checked.
            yield _heard(one, text, f"{one.fix.partition('。')[0]}。")

    def _running(self, text: Text) -> Iterator[Heard]:
        for one in (*lost_markup.in_text(text), *misspelt_name.in_text(self._names, text, self._site.today)):
            yield _heard(one, text, one.fix)
        for fault in read(text.words).faults:
            yield Heard(fault.message, fault.fix, fault.kind == "loss", fault.line + 1)


def _heard(finding: Finding, text: Text, fix: str) -> Heard:
    line, column, width = finding.place or (1, 1, 0)
    typed = text.words.split("\n")[line - 1][column - 1 : column - 1 + width] if finding.new else ""
    return Heard(finding.message, fix, finding.severity.is_error, line, typed, finding.new or "")
