"""The small project that other tests stand on."""

from collections import Counter

from tests.make import DEMO, TODAY, make_site
from zhanpai.content.load import load
from zhanpai.domain.model.deputy import Level
from zhanpai.domain.model.register import StationKind, StationStatus
from zhanpai.pipeline import examine


def test_demo_project_has_no_finding_on_the_day_of_tests() -> None:
    assert examine(load(DEMO, TODAY)) == []


def test_demo_project_shows_every_kind_of_case() -> None:
    site = load(DEMO, TODAY).site
    assert site is not None
    assert {s.kind for s in site.stations} == set(StationKind) - {
        *(StationKind.CITY, StationKind.POINT, StationKind.MOBILE, StationKind.AWAY, StationKind.ONLINE),
    }
    assert Counter(s.status for s in site.stations)[StationStatus.OPEN] == 5
    assert {s.id for s in site.stations if not s.exists} == {"0004", "0007"}
    assert len(site.deputies) == 9
    assert {m.level for d, _ in site.deputies for m in d.mandates_on(TODAY)} == set(Level)
    assert [d.name for d, _ in site.deputies if not d.serves_on(TODAY)] == ["王示范"]
    assert len(site.published_news) == len({n.front.category for n in site.published_news}) == 3


def test_a_made_site_needs_nothing_said() -> None:
    site = make_site()
    assert [s.name for s in site.stations] == ["岳麓区望月湖街道湖东社区人大代表联络站"]
    assert [d.name for d, _ in site.deputies] == ["示例甲", "示例乙"]
