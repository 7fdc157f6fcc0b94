"""Every piece of text that is published, with the place where somebody typed it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import TypeVar

from pydantic import BaseModel

from zhanpai.domain.model.news import NewsItem, ProsePage
from zhanpai.domain.model.project import ProjectItem
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import StationFile
from zhanpai.kit.diagnostics import Finding, Keys, Rule

T = TypeVar("T")

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


@dataclass(frozen=True, slots=True)
class TextPiece:
    """All that one file says, or one item of a list of projects; `source` is the very object that was read of it."""

    path: str
    number: int
    source: object

    def texts(self, without: Collection[str]) -> list[Text]:
        """Every string of the piece, but for fields of these names; TypeError if its source is nothing that a file says."""
        match self.source:
            case NewsItem() | ProsePage():
                body = Text(self.path, self.source.body, line=self.source.body_line)
                return [*_strings(self.path, self.source.front, (), without), body]
            case ProjectItem():
                return _strings(self.path, self.source.record, (self.number,), without)
            case tuple():
                return [
                    text
                    for i, opinion in enumerate(self.source)
                    for text in _strings(self.path, opinion, (i,), without)
                ]
            case BaseModel():
                return _strings(self.path, self.source, (), without)
        raise TypeError(f"no piece of a site: {self.source!r:.80}")

    def running(self, *, with_projects: bool = True) -> Iterator[Text]:
        """What the piece says in sentences, but for opinions."""
        match self.source:
            case NewsItem() | ProsePage():
                yield from _of_article(self.source)
            case StationFile():
                yield from _of_station(self.path, self.source)
            case ProjectItem() if with_projects:
                yield from _of_project(self.source)


def pieces(site: Site) -> Iterator[TextPiece]:
    """The pieces of a site, the register first."""
    yield TextPiece(REGISTER, 0, site.register)
    for station in site.stations:
        if station.path:
            yield TextPiece(station.path, 0, station.detail)
        if station.opinions:
            yield TextPiece(station.opinions_path, 0, station.opinions)
    for project in site.projects:
        yield TextPiece(project.path, project.index, project)
    for article in site.articles:
        yield TextPiece(article.path, 0, article)


def in_pieces(
    site: Site, code: str, find: Callable[[TextPiece], Iterable[T]], *context: object
) -> Iterator[T]:
    """What the rule of this code finds in each piece; asked again only of those that are others than the last time.

    What `find` gives may hang on the piece, the register, the day and the very objects in `context`, on nothing else.
    """
    for piece in pieces(site):
        name, parts = (code, piece.path, piece.number), (piece.source, *context)
        yield from site.remembered.get(name, parts, partial(_all, find, piece))


def _all(find: Callable[[TextPiece], Iterable[T]], piece: TextPiece) -> tuple[T, ...]:
    return tuple(find(piece))


def news_and_prose(site: Site) -> Iterator[Text]:
    """Titles, summaries and bodies of the news, and the hand-written pages."""
    for article in site.articles:
        yield from _of_article(article)


def _of_article(article: NewsItem | ProsePage) -> Iterator[Text]:
    yield Text(article.path, article.front.title, ("title",))
    if isinstance(article, NewsItem) and article.front.summary:
        yield Text(article.path, article.front.summary, ("summary",))
    yield Text(article.path, article.body, line=article.body_line)


def introductions(site: Site) -> Iterator[Text]:
    """What stations and deputies say of themselves in sentences."""
    for station in site.stations:
        yield from _of_station(station.path, station.detail)


def _of_station(path: str, detail: StationFile) -> Iterator[Text]:
    if detail.intro:
        yield Text(path, detail.intro, ("intro",))
    for i, deputy in enumerate(detail.deputies):
        if deputy.bio:
            yield Text(path, deputy.bio, ("deputies", i, "bio"))


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
        yield from _of_project(item)


def _of_project(item: ProjectItem) -> Iterator[Text]:
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
    for piece in pieces(site):
        yield from piece.texts(without)


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
