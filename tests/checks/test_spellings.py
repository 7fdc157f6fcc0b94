"""Places and names as people type them, beyond the one fault of a broken project."""

import pytest

from tests.make import make_deputy, make_news, make_site, make_station
from zhanpai.checks import place_characters, spelt_name


@pytest.mark.parametrize(
    ("fields", "fix"),
    [
        ({"kind": "field", "field": "驻上海"}, "这一行写 kind: away, at: 上海，删掉“驻上海”。"),
        ({"kind": "field", "field": "驻外"}, "这一行写 kind: away, at 后面写驻在哪里，删掉“驻外”。"),
        ({"kind": "field", "field": "网上"}, "这一行写 kind: online，删掉“网上”。"),
        ({"kind": "field", "field": "驻地企业"}, None),
        ({"kind": "point", "point": "驻马店大厦"}, None),
        ({"kind": "point", "point": "湖东社区党群服务中心"}, "写成 党群服务中心。"),
        ({"kind": "point", "point": "党群服务中心"}, None),
    ],
)
def test_what_is_another_kind_of_station_is_told_and_what_only_looks_so_is_not(fields, fix):
    found = list(place_characters.check(make_site([make_station(**fields)])))
    assert [f.fix for f in found] == ([fix] if fix else [])


def told(body, *names):
    people = [make_deputy(f"{100001 + n}", name) for n, name in enumerate(names)]
    site = make_site([make_station(deputies=people)], news=[make_news(body=body)])
    return [(f.place, f.new) for f in spelt_name.check(site)]


def test_a_name_of_several_parts_is_found_with_any_dot():
    body = "阿依•古丽、阿依·古丽、阿卜杜—买买提•江到站。\n"
    assert told(body, "阿依·古丽", "阿卜杜·买买提·江") == [
        ((7, 1, 5), "阿依·古丽"),
        ((7, 13, 9), "阿卜杜·买买提·江"),
    ]


def test_a_name_that_no_pattern_expects_breaks_nothing():
    assert told("甲•乙、古丽•。\n", "阿依·古丽(组长", "古丽·") == []
