"""制度牌: the station's rules in short articles, as many as the city has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.press.signs import panel
from zhanpai.press.signs.lines import pieces, wrap
from zhanpai.press.signs.order import SignMaker
from zhanpai.press.signs.sign import Sign
from zhanpai.press.signs.spec import RuleArticle, RulesSpec

NUMBER = "S9"
TITLE, TERM = 1.14, 8.2
"""A title's size and the width of the titles' column, in sizes of the running words."""
DENT = 1.5
"""Where the words of an item begin behind its number, in sizes."""
LEADING, ITEM, BETWEEN, MOST = 1.36, 0.3, 1.15, 2.6
"""From line to line; white between two items, and between two articles: at least, and at most."""


@dataclass(frozen=True, slots=True)
class _Article:
    title: list[str]
    items: list[list[str]]

    @property
    def height(self) -> float:
        """In sizes."""
        lines = sum(map(len, self.items)) * LEADING + (len(self.items) - 1) * ITEM
        return max(lines, len(self.title) * LEADING * TITLE)


def signs(maker: SignMaker) -> Iterator[Sign]:
    """One board of rules for each station, or two where one cannot hold them."""
    assert isinstance(maker.spec, RulesSpec)
    articles = {key: a for key, a in maker.spec.articles.items() if a.items}
    width, height = panel.room(maker.spec)
    size = panel.size_for(maker.spec, lambda size: _height(_rows(articles, width / size)) * size, height)
    rows = _rows(articles, width / size)
    if (over := _height(rows) * size - height) > 0:
        longest = max(zip(articles, rows, strict=True), key=lambda pair: pair[1].height)[0]
        where = ("articles", longest, "items")
        maker.findings.append(panel.too_much(maker, where, articles[longest].title, over))
        return
    body = {"size": size, "articles": _placed(rows, size, height)}
    for station in maker.order.stations:
        yield panel.panel(maker, station, body)


def _rows(articles: dict[str, RuleArticle], width: float) -> list[_Article]:
    """The articles in lines, on a board `width` sizes wide."""
    return [
        _Article(
            wrap(pieces(article.title), (TERM - 0.8) / TITLE),
            [wrap(pieces(item), width - TERM - DENT) for item in article.items],
        )
        for article in articles.values()
    ]


def _height(rows: list[_Article]) -> float:
    return sum(row.height for row in rows) + BETWEEN * (len(rows) - 1)


def _placed(rows: list[_Article], size: float, height: float) -> list[dict[str, object]]:
    """Where everything begins; what is left of the height goes between the articles, and then above and below."""
    left = height / size - _height(rows)
    between = min(MOST, BETWEEN + left / (len(rows) + 1))
    # A little above the middle: what stands exactly in it seems to sink.
    top = (height / size - _height(rows) - (between - BETWEEN) * (len(rows) - 1)) * 0.4
    found = list[dict[str, object]]()
    for row in rows:
        lines, y = list[dict[str, object]](), top
        for number, item in enumerate(row.items, 1):
            for i, text in enumerate(item):
                mark = str(number) if i == 0 and len(row.items) > 1 else ""
                lines.append({"top": round(y * size, 3), "mark": mark, "text": text})
                y += LEADING
            y += ITEM
        found.append(
            {
                "top": round(top * size, 3),
                "rule": round((top - between / 2 - (LEADING - 1) / 2) * size, 3),
                "title": row.title,
                "lines": lines,
            }
        )
        top += row.height + between
    return found
