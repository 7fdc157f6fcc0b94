"""Reads the words of the demo city from the Markdown and YAML in `words/`, once.

`words/README.md` says how those files are written.  They are shipped with the program, so whatever is
wrong in them is our mistake and no finding for staff: a ValueError that names the file and the line.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from zhanpai.content.demo.words import (
    CategoryWords,
    DemoWords,
    DeputySeries,
    IntroWords,
    NewsWords,
    PeopleWords,
    PlaceWords,
    ProjectWords,
    ReceptionWords,
    StationSeries,
    TopicWords,
)
from zhanpai.domain.model.news import Category
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.yaml import Document, parse

_T = TypeVar("_T")


@cache
def read_words() -> DemoWords:
    """All words of the shipped files; ValueError with file and line if one of them is wrong."""
    return DemoWords(
        people=_read("people.yaml", PeopleWords),
        places=_read("places.yaml", PlaceWords),
        intros=_read("intros.yaml", IntroWords),
        reception=_read("reception.yaml", ReceptionWords),
        topics=_read("topics.yaml", TopicWords),
        projects=_read("projects.yaml", ProjectWords),
        news=_read("news.yaml", NewsWords),
        categories={category: _read(f"stories/{category.slug}.md", CategoryWords) for category in Category},
        deputies=_read("series/deputies.md", DeputySeries),
        stars=_read("series/stars.md", DeputySeries),
        stations=_read("series/stations.md", StationSeries),
    )


def _read(name: str, kind: type[_T]) -> _T:
    raw = resources.files("zhanpai.content.demo").joinpath("words", *name.split("/")).read_bytes()
    parse_words = parse_stories if name.endswith(".md") else parse_yaml
    return parse_words(raw, f"content/demo/words/{name}", kind)


def parse_yaml(raw: bytes, file: str, kind: type[_T]) -> _T:
    """Make a `kind` of one YAML file.

    Raises ValueError, with `file` and line, for the first thing that is wrong.
    """
    document = _sound(parse(raw, file))
    return _make(kind, document.data, file, lambda keys: document.locate(keys).line)


def parse_stories(raw: bytes, file: str, kind: type[_T]) -> _T:
    """Make a `kind` of one Markdown file: its stories, and its openings if it has any.

    A story whose own lines name no category has the one that is the title of the file.
    Raises ValueError, with `file` and line, for the first thing that is wrong.
    """
    lines: dict[Keys, int] = {}
    title = ""
    openings: list[str] = []
    stories: list[dict[str, Any]] = []
    for first, block in _blocks(raw.decode()):
        head, _, rest = block.partition("\n")
        if head.startswith("# "):
            title = head[2:]
        elif head.startswith("## "):
            # Blank lines before it, so that the reader counts as the file does.
            about = _sound(parse(("\n" * first + rest).encode(), file))
            story = ("stories", len(stories))
            lines |= {(*story, key): about.locate((key,)).line for key in about.data or ()}
            lines |= {story: first, (*story, "title"): first}
            stories.append({"category": title, **dict(about.data or {}), "title": head[3:], "paragraphs": []})
        elif stories:
            paragraphs = stories[-1]["paragraphs"]
            lines[("stories", len(stories) - 1, "paragraphs", len(paragraphs))] = first
            paragraphs.append(block)
        else:
            for number, line in enumerate(block.split("\n")):
                if not line.startswith("- "):
                    raise ValueError(f"{file}:{first + number}: an opening begins with “- ”: {line}")
                lines[("openings", len(openings))] = first + number
                openings.append(line[2:])
    data = {"stories": stories} | ({"openings": openings} if openings else {})
    return _make(kind, data, file, lambda keys: _nearest(lines, keys))


def _blocks(text: str) -> list[tuple[int, str]]:
    """The runs of lines between blank lines, each with the number of its first line."""
    runs = groupby(enumerate(text.splitlines(), 1), key=lambda line: bool(line[1].strip()))
    blocks = [list(run) for is_text, run in runs if is_text]
    return [(block[0][0], "\n".join(line for _, line in block)) for block in blocks]


def _nearest(lines: dict[Keys, int], keys: Keys) -> int:
    """The line of the value at `keys`, or of what would contain it."""
    while keys and keys not in lines:
        keys = keys[:-1]
    return lines.get(keys, 1)


def _sound(document: Document) -> Document:
    if document.data is None:
        problem = document.problems[0]
        raise ValueError(f"{document.path}:{problem.line}: {problem.message}{problem.fix}")
    return document


def _make(kind: type[_T], data: object, file: str, line_of: Callable[[Keys], int]) -> _T:
    try:
        return TypeAdapter(kind).validate_python(data)
    except ValidationError as error:
        # A key with a letter wrong is unknown, and the right one missing: the first is where the slip is.
        first = min(error.errors(), key=lambda found: found["type"] != "unexpected_keyword_argument")
        keys = first["loc"]
        where = ".".join(map(str, keys))
        raise ValueError(f"{file}:{line_of(keys)}: {where}: {first['msg']}") from None
