"""Every item of the shipped content can go out as it is."""

import pytest

from tests.shipped import shipped
from zhanpai.channels.accepted import check_fields, check_fragment
from zhanpai.channels.piece import make_piece
from zhanpai.channels.post_texts import make_texts
from zhanpai.channels.wechat import make_article

pytestmark = pytest.mark.slow


def test_every_shipped_item_fits_every_place(style):
    site = shipped().site
    assert len(site.published_news) > 50
    for item in site.published_news:
        piece = make_piece(site, item)
        article = make_article(piece, style)
        assert check_fragment(article.html) == [], item.path
        assert check_fields(article.title, article.summary, article.author) == [], item.path
        for text in make_texts(piece):
            assert 0 < text.count <= text.most, (item.path, text)
