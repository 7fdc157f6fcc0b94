"""The demo's stories, stars, special stations and livelihood projects."""

import re
from collections import Counter

import pytest

from tests.content.demo.demo_city import corpus
from zhanpai.domain import features, stories
from zhanpai.domain.model.news import Series
from zhanpai.domain.model.project import ProjectStatus


def test_no_other_file_changes_because_of_them(shipped):
    """Their chance is their own: without any story the same stations, ledgers and items are made."""
    fewer = corpus(news=11)
    same = [
        p for p in fewer if p.startswith(("content/stations", "content/opinions")) or p == "stations.yaml"
    ]
    assert all(fewer[p] == shipped[p] for p in same)
    assert not [p for p in fewer if re.search("fengcai|yixing|tese", p)]


@pytest.mark.slow
def test_every_district_has_a_star_of_the_last_quarter(site):
    ((quarter, items),) = stories.stars(site).items()
    assert quarter.label == "2026年第三季度"
    assert Counter(stories.district_of(site, n) for n in items) == {
        d.name: 1 for d in site.register.districts
    }


def test_stories_are_about_one_deputy_in_office_who_belongs_to_the_station(site):
    told = [n for n in site.news if n.front.series in stories.ABOUT_DEPUTIES]
    assert len(told) == 15
    for item in told:
        (id,), (home,) = item.front.deputies, item.front.stations
        deputy, station = site.deputy_by_id[id]
        assert station.id == home
        assert deputy.serves_on(item.front.date) and deputy.serves_on(site.today)
        assert deputy.name in item.front.title


def test_stories_of_special_stations_name_a_word_of_the_station(site):
    told = [n for n in site.news if n.front.series is Series.STATION]
    assert len(told) == 4
    for item in told:
        words = site.station_by_id[item.front.stations[0]].detail.features
        assert any(word in item.front.title for word in words)
    assert sum(bool(f.stories) for f in features.features(site)) >= 4


def test_projects_of_two_years_show_every_way_that_they_go(site):
    assert {p.year for p in site.projects} == {2025, 2026}
    statuses = {p.record.status for p in site.projects}
    assert statuses >= {
        *(ProjectStatus.DONE, ProjectStatus.UNDER_WAY, ProjectStatus.STOPPED, ProjectStatus.NOT_SELECTED),
    }
    assert Counter(p.record.status for p in site.projects if p.year == 2025)[ProjectStatus.DONE] > 20
    assert {p.record.district for p in site.projects} == {None, *(d.name for d in site.register.districts)}
    assert any(p.record.township for p in site.projects)
    assert any(p.record.news for p in site.projects)
    assert any(p.is_late_on(site.today) for p in site.projects)


def test_votes_add_up_and_deputies_watch_over_projects_of_their_stations(site):
    for item in site.projects:
        assert item.record.votes.counted == item.record.votes.of
        own = {d.id for id in item.record.stations for d in site.station_by_id[id].detail.deputies}
        assert own.issuperset(item.record.deputies)
