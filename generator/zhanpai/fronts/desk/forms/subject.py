"""What a form is about: one record, where it stands, and what a person calls it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from zhanpai.domain.model.base import Record
from zhanpai.fronts.desk.forms.form_fields import Asked, FormField, asked_as, form_fields
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.yaml import parse, parse_front_matter
from zhanpai.kit.yaml.document import Document

if TYPE_CHECKING:
    from zhanpai.fronts.desk.forms.candidate import Candidate
NewFile: TypeAlias = tuple[str, None, bytes]


@dataclass(frozen=True)
class Subject:
    """A record of `model` in the file at `path`.

    `url` is where its form stands, `room` the room it belongs to, `back` the page one comes from, `shows` its page on the
    site, "" if it has none.  `find` says where in the file's data it is, None if it is not there yet: then it comes to the
    list at `joins` (told of the file's data, if that depends on it), with what `fixed` says beside what is filled in.
    `asked` says of fields that they are asked for in another way than their types say.  `starts` are the bytes of the file
    if there is none.
    """

    url: str
    room: str
    back: str
    title: str
    path: str
    model: type[Record]
    about: str = ""
    shows: str = ""
    find: Callable[[Any], Keys | None] = field(default=lambda _: ())
    leave_out: frozenset[str] = frozenset()
    has_text: bool = False
    """Whether running text follows below."""
    joins: Keys | Callable[[Any], Keys] | None = None
    asked: Mapping[str, Asked] = field(default_factory=dict)
    fixed: Mapping[str, Any] = field(default_factory=dict)
    begins_with: Mapping[str, str] = field(default_factory=dict)
    """What stands in the form of one that is not there yet, by names."""
    finish: Callable[[bytes], bytes] | None = None
    """What else becomes of the file in the same save; it may raise SpliceError."""
    beside: Callable[[bytes], Sequence[NewFile]] | None = None
    """Other files that come to be in the same save: ``(path, None, bytes)``, told of the file as it will be."""
    also: tuple[tuple[str, str], ...] = ()
    """Addresses that the form can be sent to without saving it, each with the words of its button."""
    starts: bytes | None = None
    root: type = dict
    asks: tuple[FormField, ...] | None = None
    """What the form asks, where that is not all that the model has."""
    listens: Mapping[str, str] = field(default_factory=dict)
    """What the recogniser that speaks while somebody types is to take a field for, by the field's key."""
    makes: Callable[[bytes, Mapping[str, str]], Candidate] | None = None
    """The file with what is filled in, where more is to be written than what is asked; raises what `candidate` raises."""
    ends_at: str = ""
    """Where a save leads, "" for what is usual."""
    scripts: tuple[str, ...] = ()
    """Files of comfort that this form has beside those of every form; it works without them."""
    template: str = "form.html"
    """The page that shows the form: an extension of that of every form."""

    @property
    def fields(self) -> tuple[FormField, ...]:
        """What the form asks."""
        fields = form_fields(self.model, self.leave_out) if self.asks is None else self.asks
        heard = (replace(one, listens=self.listens.get(one.key, "")) for one in fields)
        return asked_as(tuple(heard), self.asked)

    def joins_at(self, data: Any) -> Keys:
        """The list that a new record comes to; KeyError if the file has no place for it any more."""
        assert self.joins is not None
        return self.joins(data) if callable(self.joins) else self.joins

    def read(self, raw: bytes) -> Document:
        """The file as the strict reader has it; `data` is None if a person must look at it first."""
        return (
            parse_front_matter(raw, self.path).document
            if self.path.endswith(".md")
            else parse(raw, self.path, root=self.root)
        )


def record_at(data: Any, keys: Keys | None) -> Any:
    """What stands at `keys`; an empty record for None."""
    for key in keys or ():
        data = data[key]
    return data if keys is not None else {}


def with_id(value: str, *above: str) -> Callable[[Any], Keys | None]:
    """Where in the list at `above` the record with this id stands."""

    def find(data: Any) -> Keys | None:
        for key in above:
            data = data.get(key) if isinstance(data, Mapping) else None
        rows = data if isinstance(data, list) else []
        places = (i for i, row in enumerate(rows) if isinstance(row, Mapping) and row.get("id") == value)
        place = next(places, None)
        return None if place is None else (*above, place)

    return find
