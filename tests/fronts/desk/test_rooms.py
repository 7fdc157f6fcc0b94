"""What the rooms show follows from what was looked at, and from what the person chose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.fronts.desk.desks import looked, noted
from zhanpai.fronts.desk.looked import Chore, read_looked
from zhanpai.fronts.desk.own_files import OwnFiles
from zhanpai.fronts.desk.rooms.findings import PAGE, findings_page
from zhanpai.fronts.desk.rooms.keeping import keeping_page
from zhanpai.fronts.desk.rooms.website import website_page
from zhanpai.fronts.desk.rooms.week import FEW, week_page
from zhanpai.fronts.desk.work import WorkOutcome


def chore(station: str, kind: str, what: str) -> Chore:
    return Chore(station, kind, "为什么有这种事", what, "因为", "今天")


CHORES = (
    chore("0002", "发预告", "发预告二"),
    chore("0103", "发预告", "发预告三"),
    chore("0001", "发预告", "发预告一"),
    chore("0001", "补资料", "补上电话"),
)


def test_errors_come_first_and_findings_of_a_file_stand_together_from_top_to_bottom() -> None:
    other = "content/news/2026/2026-03-01-a.md"
    found = (noted(line=9), noted(other, error=False), noted(line=2), noted(other, line=5))
    page = findings_page(looked(found), {}, "", 1)
    assert [(file.path, [one.line for one in file.found]) for file in page.files] == [
        (other, [5]), ("content/stations/yuelu/0001.yaml", [2, 9]), (other, [1])
    ]  # fmt: skip
    assert (page.errors, page.warnings) == (3, 1)
    assert page.files[1].about == "望月湖街道人大代表联络总站" and page.files[0].about == ""


def test_one_rule_can_be_asked_for_and_is_named_by_its_title() -> None:
    found = (noted(code="D204"), noted(code="V401"), noted(code="D204", line=2))
    page = findings_page(looked(found), {"D204": "接待日写法"}, "D204", 1)
    assert sum(len(file.found) for file in page.files) == 2
    assert [(one.code, one.title, one.number) for one in page.counts] == [
        ("D204", "接待日写法", 2),
        ("V401", "", 1),
    ]


def test_many_findings_are_on_several_pages_and_none_is_lost() -> None:
    found = tuple(noted(line=n) for n in range(1, 2 * PAGE + 51))
    pages = [findings_page(looked(found), {}, "", n) for n in (0, 1, 2, 3, 999)]
    assert [p.number for p in pages] == [1, 1, 2, 3, 3] and {p.pages for p in pages} == {3}
    lines = [one.line for p in pages[1:4] for file in p.files for one in file.found]
    assert lines == list(range(1, 2 * PAGE + 51))


def test_work_is_that_of_the_stations_kept_by_kinds_the_most_pressing_first() -> None:
    page = week_page(looked(chores=CHORES), {"0001", "0002", "9999"})
    assert [(group.kind, [c.what for c, _ in group.chores]) for group in page.groups] == [
        ("发预告", ["发预告二", "发预告一"]), ("补资料", ["补上电话"])
    ]  # fmt: skip
    assert page.groups[0].chores[0][1] == "望月湖街道湖东社区人大代表联络站"
    assert (page.stations, page.is_chosen, page.number) == (2, True, 3)


def test_where_there_are_few_stations_nobody_need_choose_and_where_there_are_many_everybody_must() -> None:
    few = looked(chores=CHORES)
    assert (week_page(few, frozenset()).stations, week_page(few, frozenset()).number) == (3, 4)
    many = replace(few, stations=tuple(replace(few.stations[0], id=f"{n:04}") for n in range(FEW + 1)))
    assert week_page(many, frozenset()).stations == 0


def test_stations_are_found_by_parts_of_the_name_by_number_and_by_district() -> None:
    def found(words: str, district: str = "", kept: frozenset[str] = frozenset()) -> list[str]:
        return [one.id for one in keeping_page(looked(), kept, words, district).found]

    assert found("湖东") == ["0002"] and found("望月湖 总站") == ["0001"] and found("00") == ["0001", "0002"]
    assert found("", "芙蓉区") == ["0103"] and found("总站", "岳麓区") == ["0001"]
    assert found("") == [] and found("没有") == []
    assert found("望月湖", kept=frozenset({"0001"})) == ["0002"]


def test_what_was_chosen_is_still_there_the_next_day_and_a_broken_file_is_no_choice(tmp_path: Path) -> None:
    own = OwnFiles(tmp_path)
    assert own.read_stations() == frozenset()
    own.write_stations({"0002", "0001"})
    assert OwnFiles(tmp_path).read_stations() == {"0001", "0002"}
    for broken in (b"", b"{", b"[1, null]", b'{"a": 1}', b"\xff", b"[" * 100_000):
        (tmp_path / "stations.json").write_bytes(broken)
        assert own.read_stations() == frozenset()
        (tmp_path / "whereabouts.json").write_bytes(broken)
        assert own.read_whereabouts() is None


def test_what_was_looked_at_comes_out_of_its_json_as_it_went_in() -> None:
    what = looked((noted(),), CHORES)
    assert read_looked(what.plain()) == what


def test_a_site_that_was_refused_shows_where() -> None:
    build = WorkOutcome(refused=(noted().__dict__,), count=1)
    page = website_page("", build, WorkOutcome(), None, is_changed=False)
    assert page.refused[0].found[0].message == "第 1 行的话。" and page.built is None


def test_who_hands_over_a_made_up_city_is_told() -> None:
    for is_demo in (True, False):
        what = replace(looked(), is_demo=is_demo)
        assert (
            website_page("http://x/", WorkOutcome(), WorkOutcome(), what, is_changed=False).is_demo is is_demo
        )
