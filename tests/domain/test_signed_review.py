"""A review is a line of which, who and when; readers are told which and who, as before there were days."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.make import make_news, make_site, make_station
from zhanpai.channels.piece import make_piece
from zhanpai.checks import placeholder
from zhanpai.domain.public_people import public_names
from zhanpai.domain.signed_review import SignedReview, printed_review, read_review

DAY = dt.date(2026, 3, 14)


@pytest.mark.parametrize(
    ("typed", "review"),
    [
        ("一审 张示例 2026-03-14", SignedReview("一审", "张示例", DAY)),
        ("三审 阿不都 热合曼 2026-03-14", SignedReview("三审", "阿不都 热合曼", DAY)),
        ("一审 张示例", SignedReview("一审", "张示例")),
        ("初审 张示例  2026-03-14 ", SignedReview("初审", "张示例", DAY)),
        ("张示例", SignedReview("", "张示例")),
        ("一审 张示例 2026-02-30", SignedReview("一审", "张示例 2026-02-30")),
        ("2026-03-14", SignedReview("", "2026-03-14")),
        ("", SignedReview("", "")),
    ],
)
def test_a_line_is_read_as_which_who_and_when(typed: str, review: SignedReview) -> None:
    assert read_review(typed) == review


def test_what_was_read_is_typed_again_in_the_same_words() -> None:
    for line in ("一审 张示例 2026-03-14", "一审 张示例", "张示例"):
        assert read_review(line).typed == line


def test_readers_are_told_who_and_not_when() -> None:
    assert printed_review("一审 张示例 2026-03-14") == "一审 张示例"
    assert printed_review("一审 张示例") == "一审 张示例"
    item = make_news(
        stations=["0001"], reviews=["一审 张三丰 2026-02-10", "二审 李四光", "三审 王五 2026-02-11"]
    )
    site = make_site([make_station()], news=[item])
    assert make_piece(site, item).signed == ("一审 张三丰", "二审 李四光", "三审 王五")


def test_who_signed_with_a_day_is_named_in_public_as_who_signed_without() -> None:
    site = make_site([make_station()], news=[make_news(reviews=["一审 张三丰 2026-02-10", "二审 李四光"])])
    assert {"张三丰", "李四光"} <= public_names(site) and "2026-02-10" not in public_names(site)


@pytest.mark.parametrize("day", ["", " 2026-02-11"])
def test_a_made_up_name_is_found_with_a_day_behind_it_too(day: str) -> None:
    site = make_site([make_station()], news=[make_news(reviews=[f"一审 张某{day}"])])
    assert "张某" in "".join(found.message for found in placeholder.check(site))
