"""One person at several stations."""

from tests.make import DEMO, TODAY, make_deputy, make_site, make_station, write_project
from zhanpai.content.load import load
from zhanpai.domain.model.deputy import Deputy
from zhanpai.pipeline import examine
from zhanpai.site.pages import deputies_district, deputy

ELSEWHERE = Deputy.model_validate({"id": "100001", "name": "张示例"})


def two_stations(first, second):
    return make_site(
        [make_station("0001", deputies=[first]), make_station("0002", "district", deputies=[second])]
    )


def test_one_person_has_one_page_with_every_station_of_theirs():
    site = two_stations(make_deputy(post="示例小学教师"), ELSEWHERE)
    (page,) = deputy.pages(site)
    assert [s.href for s in page.context.stations] == ["/s/0001/", "/s/0002/"]
    assert [d.post for s in site.stations for d in s.serving] == ["示例小学教师"] * 2
    assert len(site.deputies) == len(site.serving) == 1


def test_the_home_is_where_the_seats_are_written_whichever_station_comes_first():
    site = two_stations(ELSEWHERE, make_deputy())
    assert [s.id for s in site.stations_of_deputy["100001"]] == ["0002", "0001"]
    assert site.deputy_by_id["100001"][1].id == "0002"


def test_people_are_counted_and_not_their_chairs():
    site = two_stations(make_deputy(), ELSEWHERE)
    (page,) = deputies_district.pages(site)
    assert page.context.lead.startswith("共1人")


def test_the_same_entry_twice_is_no_fault_and_a_different_one_is(tmp_path):
    path = "content/stations/furong/0006.yaml"
    entry = (
        'deputies:\n  - id: "100002"\n    name: 李样例\n    mandates:\n'
        "      - {level: district, term: 第六届, constituency: 望月湖第二选区, until: 2026-12}\n"
        "    post: 示例小学教师\n    focus: [教育]\n"
    )
    whole = (DEMO / path).read_text("utf-8").replace("deputies:\n", entry)
    root = write_project(tmp_path / "a", {path: whole})
    assert [d for d in examine(load(root, TODAY)) if d.severity.is_error] == []
    told = write_project(tmp_path / "b", {path: whole.replace("小学教师", "小学校长")})
    assert [d.code for d in examine(load(told, TODAY)) if d.severity.is_error] == ["S207"]


def test_a_deputy_s_days_at_all_stations_stand_in_one_list_and_say_where():
    rota = [{"on": "2026-03-20", "deputies": ["100001"]}]
    site = make_site(
        [
            make_station("0001", deputies=[make_deputy()], rota=rota),
            make_station("0002", "district", deputies=[ELSEWHERE], rota=[{**rota[0], "on": "2026-03-10"}]),
        ]
    )
    (page,) = deputy.pages(site)
    assert [(card.on, card.station.words) for card in page.context.receptions] == [
        ("2026-03-10", "岳麓区人大代表联络中心站"),
        ("2026-03-20", "望月湖街道湖东社区人大代表联络站"),
    ]
