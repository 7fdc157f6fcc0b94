"""Compact codes: what they say, and the folders that answer them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.make import make_deputy, make_prose, make_site, make_station
from zhanpai.checks import long_permalink, reserved_prose
from zhanpai.content.ledger import reprints, station_printing
from zhanpai.domain import qr_addresses
from zhanpai.domain.model.register import SiteInfo
from zhanpai.domain.model.site import Site
from zhanpai.office.audit.targets import targets
from zhanpai.site.outputs import aliases

BASE = "https://llz.example.gov.cn"
REST = {"title": "站", "owner": "主办"}


def info(base: str = BASE, style: str = "compact") -> SiteInfo:
    return SiteInfo(permalink_base=base, permalink_style=style, **REST)


def site(style: str = "compact", **more: object) -> Site:
    station = make_station("0002", deputies=[make_deputy("100001", "张示例")])
    return make_site([station], site={"permalink_style": style}, **more)


@pytest.mark.parametrize(
    ("base", "said"),
    [
        (BASE, "https://LLZ.EXAMPLE.GOV.CN/0002/"),
        (f"{BASE}/", "https://LLZ.EXAMPLE.GOV.CN/0002/"),
        ("https://www.example.gov.cn/rd/llz", "https://WWW.EXAMPLE.GOV.CN/rd/llz/0002/"),
    ],
)
def test_a_compact_code_says_the_host_in_capitals_and_the_number_and_no_more(base: str, said: str) -> None:
    station, deputy = make_station("0002"), make_deputy("100001")
    assert qr_addresses.code_text(info(base), station) == said
    assert qr_addresses.code_text(info(base), deputy) == said.replace("0002", "100001")
    # Some scanners take an address in capitals throughout for text.
    assert said != said.upper()
    assert qr_addresses.as_read(said) == base.rstrip("/").removeprefix("https://") + "/0002/"


def test_usual_codes_say_what_they_always_said() -> None:
    assert qr_addresses.code_text(info(style="full"), make_station("0002")) == f"{BASE}/s/0002/"
    assert qr_addresses.code_text(info(style="full"), make_deputy("100001")) == f"{BASE}/d/100001/"
    assert SiteInfo(permalink_base=BASE, **REST).permalink_style == "full"
    assert list(aliases.outputs(site("full"), ())) == []


def test_every_number_has_a_folder_that_sends_on() -> None:
    made = {output.url: output.make().decode() for output in aliases.outputs(site(), ())}
    assert list(made) == ["/0002/index.html", "/100001/index.html"]
    station = made["/0002/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../s/0002/">' in station
    assert f'<link rel="canonical" href="{BASE}/s/0002/">' in station
    assert "<h1>岳麓区望月湖街道湖东社区人大代表联络站</h1>" in station
    assert '<a href="../d/100001/">打开张示例的网页</a>' in made["/100001/index.html"]
    assert all("<script" not in text and "src=" not in text for text in made.values())


def test_the_audit_asks_for_both_addresses_of_what_may_be_printed() -> None:
    asked = {t.url: (t.path, t.base) for t in targets(site(), everything=True)}
    assert asked == {
        f"{BASE}/s/0002/": ("/s/0002/", BASE),
        f"{BASE}/0002/": ("/s/0002/", BASE),
        f"{BASE}/d/100001/": ("/d/100001/", BASE),
        f"{BASE}/100001/": ("/d/100001/", BASE),
    }


def test_what_was_printed_with_a_compact_code_answers_though_codes_are_usual_again() -> None:
    compact = site()
    printed = station_printing(compact, compact.stations[0], "s1")
    assert (printed.permalink_base, printed.is_compact) == ("https://LLZ.EXAMPLE.GOV.CN", True)
    again = replace(site("full"), printed=(printed,))
    assert [output.url for output in aliases.outputs(again, ())] == ["/0002/index.html", "/100001/index.html"]
    assert {t.url for t in targets(again)} == {f"{BASE}/s/0002/", f"{BASE}/0002/"}
    assert reprints(again) == []


def test_a_page_of_prose_cannot_lie_where_a_compact_code_leads() -> None:
    pages = [make_prose("0002"), make_prose("2026")]
    assert [f.message for f in reserved_prose.check(site(prose=pages))] == ["“0002”是网站自己用的网址。"]
    assert list(reserved_prose.check(site("full", prose=pages))) == []


def test_an_address_that_is_too_long_for_a_usual_code_may_be_short_enough_for_a_compact_one() -> None:
    # 42 characters of host: 55 bytes in all as usual; compact, 5 bytes and 50 of the 45 characters, 355 bits of the 384
    # that version 4 has at level Q.
    base = f"https://{'renda-lianluozhan.' * 2}gov.cn"
    for style, found in (("full", 1), ("compact", 0)):
        told = {"permalink_base": base, "permalink_style": style}
        there = make_site([make_station("0002")], site=told)
        assert len(list(long_permalink.check(there))) == found, style
