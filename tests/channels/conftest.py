from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.make import make_news, make_site, make_station
from zhanpai.channels.piece import Piece, make_piece
from zhanpai.channels.style import Style
from zhanpai.content.load.theme import shipped_theme
from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.site import Site
from zhanpai.site.theme import make_theme


@pytest.fixture(scope="session")
def style() -> Style:
    return Style(make_theme(shipped_theme()).materials.tokens)


@pytest.fixture
def piece() -> Callable[..., Piece]:
    """`piece(body, **front)` is an item of station 0001, told."""

    def make(body: str = "正文。\n", **front: object) -> Piece:
        item: NewsItem = make_news(body=body, **{"stations": ["0001"], **front})
        site: Site = make_site([make_station("0001", "township")], news=[item])
        return make_piece(site, item)

    return make
