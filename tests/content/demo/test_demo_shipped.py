"""What the demo in the repository shows: every kind, every level, every category, every form of rule."""

import re
from collections import Counter
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.content.demo.demo_city import ROOT
from zhanpai.domain.model.deputy import Level
from zhanpai.domain.model.news import Category, Series
from zhanpai.domain.model.opinion import OpinionStatus
from zhanpai.domain.model.register import StationKind, StationStatus
from zhanpai.domain.schedule import OnHoliday, parse_phrase, reception_days

# One for each phrase of design.md.
RECEPTION = {
    "每周二": r"每周[一二三四五六日]",
    "每月第2个周三": r"每月第\d个周[一二三四五]",
    "每月最后一个周五": r"每月最后一个周[一二三四五]",
    "每月5日、20日": r"每月\d+日、\d+日",
    "单月15日": r"单月\d+日",
    "双月第1个周一": r"双月第\d个周[一二三四五]",
    "每季度首月10日": r"每季度首月\d+日",
    "逢4、9": r"逢\d、\d",
    "预约": r"预约",
}


def test_files_in_the_repository_are_the_generators(shipped):
    """Made by `make_corpus(stations=901, deputies=520, news=72, seed=1, filled=63, today=2026-11-23)`."""
    here = {
        path.relative_to(ROOT).as_posix()
        for folder in ("stations", "opinions", "news", "projects")
        for path in (ROOT / "content" / folder).rglob("*")
        if path.is_file()
    } | {"stations.yaml"}
    assert here == set(shipped)
    changed = [
        p
        for p, content in shipped.items()
        if p[-4:] not in (".jpg", ".png") and (ROOT / p).read_bytes() != content
    ]
    assert changed == []


def test_pictures_in_the_repository_look_like_the_generators(shipped):
    """Not byte for byte: another libjpeg may round differently."""
    for path, content in shipped.items():
        if path.endswith((".jpg", ".png")):
            with Image.open(BytesIO(content)) as made, Image.open(ROOT / path) as kept:
                difference = ImageStat.Stat(ImageChops.difference(made, kept)).mean
                assert max(difference) < 2, path


def test_counts(site):
    assert len(site.stations) == 901
    assert len(site.deputies) == 520
    assert Counter(n.front.series for n in site.news) == {
        None: 72,
        Series.DEPUTY: 6,
        Series.STAR: 9,
        Series.STATION: 4,
    }
    assert sum(bool(s.opinions) for s in site.stations) >= 40


def test_register_has_the_proportions_of_changsha(site):
    kinds = Counter(s.kind for s in site.stations)
    assert kinds[StationKind.CITY] == 1
    assert kinds[StationKind.DISTRICT] == 9
    assert kinds[StationKind.TOWNSHIP] == 172
    assert 6 <= kinds[StationKind.FIELD] <= 8
    assert 3 <= kinds[StationKind.POINT] <= 4
    districts = Counter(s.row.district for s in site.stations)
    assert districts["芙蓉区"] == 92
    yuhua = Counter(s.kind for s in site.stations if s.row.district == "雨花区")
    assert (yuhua[StationKind.TOWNSHIP], yuhua[StationKind.COMMUNITY]) == (14, 163)


def test_every_status_occurs_and_most_stations_are_open(site):
    statuses = Counter(s.status for s in site.stations)
    assert set(statuses) == set(StationStatus)
    assert statuses[StationStatus.OPEN] > 880


def test_every_district_has_seven_stations_with_a_page_full(site):
    filled = [s for s in site.stations if s.path]
    assert Counter(s.row.district for s in filled) == {d.name: 7 for d in site.register.districts} | {None: 1}
    assert {s.kind for s in filled} == set(StationKind) - {
        *(StationKind.MOBILE, StationKind.AWAY, StationKind.ONLINE),
    }


def test_ids_are_unique(site):
    deputies = [d.id for d, _ in site.deputies]
    opinions = [o.id for s in site.stations for o in s.opinions]
    assert len(deputies) == len(set(deputies))
    assert len(opinions) == len(set(opinions))


@pytest.mark.parametrize("phrase", RECEPTION)
def test_every_form_of_reception_rule_occurs(site, phrase):
    form = re.compile(RECEPTION[phrase])
    assert form.fullmatch(phrase)
    assert any(form.fullmatch(rule.rule) for s in site.stations for rule in s.detail.reception)


def test_both_ways_with_holidays_occur(site):
    ways = {rule.holidays for s in site.stations for rule in s.detail.reception}
    assert ways == {"顺延", "取消"}


def test_duties_fall_on_reception_days_of_the_station_with_deputies_in_office(site):
    seen = 0
    for station in site.stations:
        known = {d.id: d for d in station.detail.deputies}
        for duty in station.detail.rota:
            rule = station.detail.reception[0]
            days = reception_days(parse_phrase(rule.rule), OnHoliday(rule.holidays), duty.on, 1)
            assert days[0].on == duty.on, (station.id, duty.on)
            assert all(known[d].serves_on(duty.on) for d in duty.deputies)
            seen += 1
    assert seen > 150


def test_every_level_occurs_and_some_people_hold_several_mandates(site):
    deputies = [d for d, _ in site.deputies]
    assert {m.level for d in deputies for m in d.mandates_on(site.today)} == set(Level)
    assert max(len(d.mandates) for d in deputies) == 3
    assert all(len(d.mandates) <= 3 for d in deputies)


def test_some_have_left_office_and_none_of_them_has_a_phone(site):
    left = [d for d, _ in site.deputies if not d.serves_on(site.today)]
    assert left
    assert not any(d.phone for d in left)


def test_townships_elect_their_own_deputies_and_subdistricts_do_not(site):
    places = {
        s.row.township or "" for d, s in site.deputies if any(m.level is Level.TOWNSHIP for m in d.mandates)
    }
    assert places
    assert all(place.endswith(("镇", "乡")) for place in places)


@pytest.mark.parametrize("name", ["张示䶮", "李样㛃", "陈例𬭎", "古丽·示例"])
def test_hard_names_occur(site, name):
    assert name in {d.name for d, _ in site.deputies}


def test_tricky_surnames_occur(site):
    names = {d.name for d, _ in site.deputies}
    for surname in ("单", "曾", "解", "仇", "区", "查", "朴", "欧阳", "上官"):
        assert any(name.startswith(surname) for name in names), surname


def test_every_name_says_that_it_is_made_up(site):
    marks = re.compile("[示样范演虚假设例]")
    staff = [p.name for s in site.stations for p in (s.detail.head, s.detail.liaison_officer) if p]
    bylines = [n for item in site.news for n in (item.front.author, item.front.editor)]
    for name in [*(d.name for d, _ in site.deputies), *staff, *bylines]:
        assert marks.search(name[1:]), name


def test_every_category_of_news_occurs_and_meetings_are_few(site):
    categories = Counter(item.front.category for item in site.news)
    assert set(categories) == set(Category)
    assert categories[Category.WORK] / len(site.news) <= 0.2


def test_no_story_is_told_twice_in_the_shipped_news(site):
    titles = [item.front.title.partition("：")[2] for item in site.news]
    assert len(titles) == len(set(titles))


def test_news_names_its_station_and_deputies_of_that_station(site):
    for item in site.news:
        station = site.station_by_id[item.front.stations[0]]
        own = {d.id for d in station.detail.deputies}
        assert own.issuperset(item.front.deputies), item.stem
        assert station.short_name in item.body, item.stem
        paragraphs = [p for p in item.body.split("\n\n") if p.strip()]
        assert (3 if item.front.category.is_resident_facing else 2) <= len(paragraphs) <= 9, item.stem


def test_every_status_of_an_opinion_occurs_with_a_history_that_ends_in_it(site):
    opinions = [o for s in site.stations for o in s.opinions]
    assert {o.status for o in opinions} >= set(OpinionStatus) - {OpinionStatus.SORTED}
    for opinion in opinions:
        assert opinion.history[-1].status is opinion.status
        days = [step.on for step in opinion.history]
        assert days == sorted(days)
        assert days[-1] <= site.today
        assert bool(opinion.redirect) == (opinion.status is OpinionStatus.DECLINED)


def test_residents_bring_many_matters(site):
    assert len({o.topic for s in site.stations for o in s.opinions}) >= 40
