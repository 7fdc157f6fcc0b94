"""A digest puts residents' matters first and work last, and little of it."""

import datetime as dt

import pytest

from tests.make import make_news, make_site, make_station
from zhanpai.channels import digest
from zhanpai.channels.accepted import check_fields, check_fragment
from zhanpai.channels.piece import make_piece

BEGIN, END = dt.date(2026, 2, 9), dt.date(2026, 2, 15)
NEWS = "https://llz.example.gov.cn/news/"


def digest_of(*categories: str) -> digest.WeekDigest:
    news = [
        make_news(f"2026-02-{9 + n % 7:02}-n{n}", category=category, title=f"第{n}篇", stations=["0001"])
        for n, category in enumerate(categories)
    ]
    site = make_site([make_station("0001", "township")], news=news)
    return digest.make_digest([make_piece(site, item) for item in news], BEGIN, END, NEWS)


def shown(made: digest.WeekDigest) -> list[str]:
    return [p.category.value for p in made.pieces]


def test_residents_matters_come_first_by_category_and_newest_first():
    made = digest_of("工作动态", "走访入户", "接待选民", "学习培训", "接待选民")
    assert shown(made) == ["接待选民", "接待选民", "走访入户", "学习培训"]
    assert [p.headline for p in made.pieces] == ["第4篇", "第2篇", "第1篇", "第3篇"]
    assert made.left_out == 1


@pytest.mark.parametrize(
    ("facing", "work", "kept"),
    [(1, 3, 1), (4, 3, 1), (8, 3, 2), (11, 5, 1), (20, 5, 0), (0, 3, 3), (0, 20, 12)],
)
def test_work_is_capped(facing, work, kept):
    made = digest_of(*["接待选民"] * facing, *["工作动态"] * work)
    assert shown(made).count("工作动态") == kept
    assert len(made.pieces) <= digest.MOST
    assert made.left_out == facing + work - len(made.pieces)


def test_no_category_crowds_out_another():
    made = digest_of(*["接待选民"] * 20, "议事协商", "公益服务", "走访入户", "走访入户")
    assert shown(made) == [*["接待选民"] * 8, "走访入户", "走访入户", "议事协商", "公益服务"]


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ("2026-02-09", "2026-02-15", "2月9日至15日"),
        ("2026-01-26", "2026-02-01", "1月26日至2月1日"),
        ("2025-12-29", "2026-01-04", "2025年12月29日至2026年1月4日"),
        ("2026-02-09", "2026-02-09", "2月9日"),
    ],
)
def test_the_days_are_said_shortly(begin, end, words):
    assert digest.span(dt.date.fromisoformat(begin), dt.date.fromisoformat(end)) == words


def test_the_roll_is_kept_by_the_official_account(style):
    article = digest.make_article(digest_of(*["接待选民"] * 25, *["工作动态"] * 9), style)
    assert check_fragment(article.html) == []
    assert check_fields(article.title, article.summary, article.author) == []
    # Of those of the 15th (n6, n13, n20) the last by name, as on the site's own lists.
    assert article.title == "一周履职（2月9日至15日）：第6篇"
    assert "还有 22 篇" in article.html


def test_its_texts_fit_and_lead_to_all_news():
    for text in digest.make_texts(digest_of(*["接待选民"] * 25)):
        assert text.count <= text.most
        assert NEWS in text.words
        assert "长沙市人大代表联络站" in text.words
