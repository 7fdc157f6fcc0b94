"""A sign as a value: what is set, in which size, which codes it carries, and where its words come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from zhanpai.kit.diagnostics import Keys
from zhanpai.press.signs.sign_code import Code


@dataclass(frozen=True, slots=True)
class Word:
    """Words on a sign that somebody typed: what they are (站名, 代表姓名) and where they stand in the content."""

    text: str
    what: str
    path: str
    keys: Keys


@dataclass(frozen=True, slots=True)
class Sign:
    """One sheet.  `subject` (a 站号 or the slug of a district) and `kind` make the name of its file."""

    kind: str
    subject: str
    folder: str
    label: str
    width: float
    height: float
    data: Mapping[str, object]
    codes: tuple[Code, ...] = ()
    words: tuple[Word, ...] = ()
    deputy: str = ""
    """The deputy whose sign it is; otherwise it is the station's."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """Photos on it: the name by which the theme calls one → its file in the project."""

    @property
    def job(self) -> dict[str, object]:
        """What the theme is given."""
        data = _drawn(self.data)
        assert isinstance(data, dict)
        return {"kind": self.kind, "width": self.width, "height": self.height, **data}

    @property
    def strings(self) -> Iterator[str]:
        """Every string that is set."""
        return _strings(self.data)


def _drawn(value: object) -> object:
    """`value` with every code in it drawn."""
    if isinstance(value, Code):
        return value.draw()
    if isinstance(value, Mapping):
        return {key: _drawn(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_drawn(inner) for inner in value]
    return value


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
