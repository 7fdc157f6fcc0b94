"""Nothing that the scaffold or the demonstration writes is left in a site that does not say to be one."""

from pathlib import Path

import pytest

from tests.make import TODAY, make_deputy, make_site, make_station, write_project
from zhanpai.checks import placeholder
from zhanpai.content.load import load
from zhanpai.content.scaffold.site import site_files
from zhanpai.pipeline import examine

REAL = {
    "permalink_base": "https://llz.changsha.gov.cn",
    "owner": "长沙市人大常委会代表工作委员会",
    "icp": "湘ICP备05000618号",
    "contact": {"phone": "0731-88880001", "email": "llz@changsha.gov.cn"},
}


def found(root: Path) -> set[tuple[str, int]]:
    return {(d.path, d.line) for d in examine(load(root, TODAY)) if d.code == "P509"}


def new_site(root: Path, *, demo: bool) -> Path:
    for path, text in site_files(TODAY).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        kept = text if demo else "".join(line for line in text.splitlines(True) if "demo:" not in line)
        (root / path).write_text(kept, "utf-8")
    return root


def test_a_new_site_is_told_every_value_that_is_to_be_replaced_once_it_is_no_demonstration(tmp_path):
    news, station = "content/news/2026/2026-03-04-kaizhan.md", "content/stations/shili/0001.yaml"
    of_register = {("stations.yaml", n) for n in (11, 12, 13, 16, 19, 42, 43, 45)}
    of_station = {(station, n) for n in (2, 3, 5, 6, 8, 14, 17)}
    of_news = {(news, n) for n in (3, 8, 9, 10, 11, 12, 15)}
    assert found(new_site(tmp_path, demo=False)) == of_register | of_station | of_news


def test_a_demonstration_may_have_them(tmp_path):
    assert found(new_site(tmp_path / "new", demo=True)) == set()
    assert found(write_project(tmp_path / "demo")) == set()


def test_every_person_address_and_telephone_of_the_demonstration_is_told_once_it_says_to_be_true(tmp_path):
    root = write_project(tmp_path)
    register = (root / "stations.yaml").read_text("utf-8")
    (root / "stations.yaml").write_text(register.replace("  demo: true\n", ""), "utf-8")
    told = found(root)
    lines = [
        (path.relative_to(root).as_posix(), number)
        for path in [root / "stations.yaml", *root.glob("content/stations/*/*.yaml")]
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if any(
            word in line for word in ("name: 张示例", "0731-0000", "example.gov.cn", "ICP备0000", "（演示）")
        )
    ]
    assert lines and set(lines) <= told


def test_a_site_with_true_values_has_none():
    station = make_station(
        phone="0731-88667788",
        address="望月湖街道月华街12号",
        head={"name": "刘建国", "post": "站长"},
        deputies=[make_deputy("100001", "欧阳娜", post="湖东社区党委书记")],
        accounts=[{"kind": "website", "name": "湖东社区", "url": "https://www.changsha.gov.cn/hd/"}],
    )
    assert list(placeholder.check(make_site([station], site=REAL))) == []


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"permalink_base": "https://llz.changsha.test"}, "permalink_base"),
        ({"owner": "XX市人大常委会"}, "owner"),
        ({"title": "示例市人大代表联络站"}, "title"),
        ({"icp": "湘ICP备XXXXXXXX号"}, "icp"),
        ({"police_record": "湘公网安备43010000000000号"}, "police_record"),
    ],
)
def test_each_value_of_the_site_is_asked(fields, at):
    (finding,) = placeholder.check(make_site([make_station()], site=REAL | fields))
    assert (finding.path, finding.keys) == ("stations.yaml", ("site", at))


def test_a_name_of_two_characters_is_asked_too():
    station = make_station(head={"name": "某某"}, deputies=[make_deputy("100001", "张某")])
    told = [finding.keys for finding in placeholder.check(make_site([station], site=REAL))]
    assert told == [("head", "name"), ("deputies", 0, "name")]


def test_what_belongs_to_the_sample_city_is_told_in_another_one():
    districts = [{"code": "430202", "name": "荷塘区", "slug": "shili", "townships": []}]
    site = make_site([], site=REAL, city={"name": "株洲市", "code": "430100"}, districts=districts)
    assert [f.keys for f in placeholder.check(site)] == [("city", "code"), ("districts", 0, "slug")]


@pytest.mark.parametrize("base", ["llz", "https://[::1]", "ftp://llz.changsha.gov.cn"])
def test_an_address_that_cannot_be_read_is_no_example_as_well(base, tmp_path):
    root = write_project(tmp_path)
    register = (root / "stations.yaml").read_text("utf-8").replace("  demo: true\n", "")
    (root / "stations.yaml").write_text(
        register.replace("permalink_base: https://llz.example.gov.cn", f'permalink_base: "{base}"'), "utf-8"
    )
    told = [d.code for d in examine(load(root, TODAY)) if (d.path, d.line) == ("stations.yaml", 4)]
    assert told == ["D208"]
