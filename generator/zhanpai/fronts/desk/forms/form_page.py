"""A form as a page: what is filled in, what is wrong with it, and what there is to say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zhanpai.fronts.desk.forms.candidate import TEXT
from zhanpai.fronts.desk.forms.drafts import Draft
from zhanpai.fronts.desk.forms.filled import Filled
from zhanpai.fronts.desk.forms.picks import Picks
from zhanpai.fronts.desk.forms.shown import ShownField, name_at, shown_fields
from zhanpai.fronts.desk.forms.subject import Subject
from zhanpai.fronts.desk.looked import Noted
from zhanpai.kit.diagnostics import Keys


@dataclass(frozen=True)
class FormPage:
    """`seen` is the mark of the bytes it is made from; `text` the running text, None if there is none.

    `said` is what is wrong and has no field in this form.  `draft` is what it shows in the place of what is saved.
    """

    subject: Subject
    shown: tuple[ShownField, ...]
    seen: str
    picks: Picks
    text: str | None = None
    said: tuple[Noted, ...] = ()
    draft: Draft | None = None
    text_said: tuple[Noted, ...] = ()
    sure: tuple[Noted, ...] = ()
    """What a button can mend."""

    @property
    def wrongs(self) -> int:
        """How much is wrong, in its fields and beside them."""
        return len(self.said) + len(self.text_said) + sum(one.wrongs for one in self.shown)


def form_page(
    subject: Subject,
    filled: Filled,
    seen: str,
    picks: Picks,
    found: Iterable[Noted] = (),
    keys: Keys = (),
    kept: Mapping[str, Sequence[str]] | None = None,
    draft: Draft | None = None,
) -> FormPage:
    """The page of what is filled in.

    `found` is what is wrong: with the record at `keys` of the file, whose lists have the rows `kept` left, or elsewhere.
    """
    at_field: dict[str, list[Noted]] = {}
    beside: list[Noted] = []
    in_text: list[Noted] = []
    found = tuple(found)
    for one in found:
        name = ""
        if one.path == subject.path and one.keys and one.keys[: len(keys)] == keys:
            name = name_at(subject.fields, one.keys[len(keys) :], kept or {})
        is_of_text = subject.has_text and one.path == subject.path and not one.keys
        (at_field.setdefault(name, []) if name else in_text if is_of_text else beside).append(one)
    text = filled.get(TEXT, "") if subject.has_text else None
    shown = shown_fields(subject.fields, filled, at_field)
    sure = tuple(one for one in found if one.can_fix)
    return FormPage(subject, shown, seen, picks, text, tuple(beside), draft, tuple(in_text), sure)
