"""Every piece of text that is published, with the place where somebody typed it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Keys, Rule

REGISTER = "stations.yaml"
"""The file that the register is typed in, as findings name it."""


@dataclass(frozen=True, slots=True)
class Text:
    """Some words of a file: at `keys` of its YAML, or from `line` (from 1) on in its Markdown body."""

    path: str
    words: str
    keys: Keys = ()
    line: int = 0

    def at(
        self, rule: Rule, offset: int, message: str, fix: str, width: int = 1, *, new: str | None = None
    ) -> Finding:
        """A finding of `rule` at the character `offset` of these words; `new` is what belongs there instead."""
        if not self.line:
            piece = self.words[offset : offset + width]
            return rule.at(self.path, self.keys, message, fix, typed=piece if width > 1 else "", new=new)
        before = self.words[:offset]
        column = offset - (before.rfind("\n") + 1) + 1
        return rule.at_line(self.path, self.line + before.count("\n"), column, message, fix, width, new=new)


def news_and_prose(site: Site) -> Iterator[Text]:
    """Titles, summaries and bodies of the news, and the hand-written pages."""
    for item in site.news:
        yield Text(item.path, item.front.title, ("title",))
        if item.front.summary:
            yield Text(item.path, item.front.summary, ("summary",))
        yield Text(item.path, item.body, line=item.body_line)
    for page in site.prose:
        yield Text(page.path, page.front.title, ("title",))
        yield Text(page.path, page.body, line=page.body_line)


def introductions(site: Site) -> Iterator[Text]:
    """What stations and deputies say of themselves in sentences."""
    for station in site.stations:
        if station.detail.intro:
            yield Text(station.path, station.detail.intro, ("intro",))
        for i, deputy in enumerate(station.detail.deputies):
            if deputy.bio:
                yield Text(station.path, deputy.bio, ("deputies", i, "bio"))


def opinions(site: Site) -> Iterator[Text]:
    """What a ledger says of an opinion in sentences."""
    for station in site.stations:
        for i, opinion in enumerate(station.opinions):
            for key in ("topic", "reply", "result", "redirect"):
                if words := getattr(opinion, key):
                    yield Text(station.opinions_path, words, (i, key))


def projects(site: Site) -> Iterator[Text]:
    """What the list of livelihood projects says in sentences."""
    for item in site.projects:
        for key in ("title", "goal", "note"):
            if words := getattr(item.record, key):
                yield Text(item.path, words, (item.index, key))
        for i, milestone in enumerate(item.record.milestones):
            yield Text(item.path, milestone.text, (item.index, "milestones", i, "text"))


def everything(site: Site, without: Collection[str] = ("phone",)) -> Iterator[Text]:
    """Every string of every record, the register's first, but for fields of these names.

    Telephones have a rule of their own.  The walk goes along the models themselves, so that a new field is
    looked at from its first day.
    """
    yield from _strings(REGISTER, site.register, (), without)
    for station in site.stations:
        if station.path:
            yield from _strings(station.path, station.detail, (), without)
        for i, opinion in enumerate(station.opinions):
            yield from _strings(station.opinions_path, opinion, (i,), without)
    for project in site.projects:
        yield from _strings(project.path, project.record, (project.index,), without)
    for item in site.news:
        yield from _strings(item.path, item.front, (), without)
        yield Text(item.path, item.body, line=item.body_line)
    for page in site.prose:
        yield from _strings(page.path, page.front, (), without)
        yield Text(page.path, page.body, line=page.body_line)


def file_names(site: Site) -> Iterator[Text]:
    """The names, without endings, of the files that people name: articles and pictures."""
    paths = (*(item.path for item in site.articles), *site.pictures)
    for path in paths:
        yield Text(path, path.rpartition("/")[2].rpartition(".")[0])


def _strings(path: str, record: BaseModel, keys: Keys, without: Collection[str]) -> list[Text]:
    found: list[Text] = []
    _collect(found, path, record, keys, without)
    return found


def _collect(found: list[Text], path: str, value: object, keys: Keys, without: Collection[str]) -> None:
    """Add to `found` every string in `value`; a list, as a city has two hundred thousand of them."""
    kind = type(value)
    if kind is str:
        words = str(value)
        # Nothing private has less than three characters (王女士), or six of Latin letters and digits.
        if len(words) > 6 or (len(words) > 2 and not words.isascii()):
            found.append(Text(path, words, keys))
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            _collect(found, path, item, (*keys, i), without)
    elif isinstance(value, BaseModel):
        inner = value.__dict__
        for name in _fields(type(value)):
            if (item := inner.get(name)) and name not in without:
                _collect(found, path, item, (*keys, name), without)
    elif isinstance(value, dict):
        for key, item in value.items():
            _collect(found, path, item, (*keys, str(key)), without)


@cache
def _fields(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(model.model_fields)
