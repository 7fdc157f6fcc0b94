"""`zhanpai annual` as staff run it."""

import pytest

from tests.fronts.cli.zhanpai import ENGLISH, zhanpai


@pytest.mark.slow
def test_reports_of_two_stations_are_printed(city):
    done = zhanpai("annual", "--only", "0001,0002", "--out", "nianbao", at=city)
    assert done.status == 0, done.shown
    made = sorted(p.relative_to(city / "nianbao").as_posix() for p in (city / "nianbao").rglob("*.pdf"))
    assert f"年报排好了：{len(made)} 份" in done.out
    assert {name.rpartition("/")[2] for name in made} <= {"0001.pdf", "0002.pdf"}
    assert made


def test_without_a_choice_the_city_has_its_report_too(city):
    done = zhanpai("annual", "--year", "2025", at=city)
    assert done.status == 0, done.shown
    assert (city / "annual/2025/city.pdf").is_file()
    assert len(list((city / "annual/2025").rglob("*.pdf"))) > 3


@pytest.mark.slow
def test_what_cannot_be_done_is_refused_in_chinese(city):
    for arguments, said in (
        (("--year", "2019"), "2019 年没有可以统计的内容"),
        (("--only", "9999"), "名册里没有站号“9999”"),
        (("--district", "月球区"), "名册里没有区县“月球区”"),
    ):
        done = zhanpai("annual", *arguments, at=city)
        assert done.status == 2, done.shown
        assert said in done.err
        assert not ENGLISH.search(done.shown)
        assert not (city / "annual").exists()


def test_a_mistake_in_the_content_stops_it(city):
    path = next((city / "content/projects").glob("*.yaml"))
    path.write_text(path.read_text("utf-8").replace("agree: ", "agree: 9", 1), "utf-8")
    done = zhanpai("annual", at=city)
    assert done.status == 1, done.shown
    assert "D272" in done.shown
    assert not (city / "annual").exists()
