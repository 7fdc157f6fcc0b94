"""A page changes when, and only when, something that it shows has changed."""

import pytest

from tests.make import DEMO, TODAY, write_project
from zhanpai.pipeline import prepare
from zhanpai.site.render import Renderer


def fingerprints(root) -> dict[str, str]:
    prepared = prepare(root, TODAY)
    return {page.url: prepared.renderer.fingerprint(page) for page in prepared.pages}


@pytest.fixture(scope="module")
def before() -> dict[str, str]:
    return fingerprints(DEMO)


def changed(before, after) -> set[str]:
    return {url for url in before.keys() | after.keys() if before.get(url) != after.get(url)}


def edit(root, path, old, new):
    file = root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_two_readings_of_one_project_give_one_fingerprint(before):
    assert fingerprints(DEMO) == before


def test_renaming_a_deputy_changes_exactly_these_pages(before, tmp_path):
    root = write_project(tmp_path / "p")
    edit(root, "content/stations/yuelu/0001.yaml", "name: 李样例", "name: 李改名")
    # Her own page, her station's (list and rota), the lists she stands on, and the news that name her.
    assert changed(before, fingerprints(root)) == {
        "/d/100002/",
        "/s/0001/",
        "/d/100001/",  # on duty together on 11 March; the home page shows 莲花镇's market day, 4 March
        "/deputies/yuelu/",
        "/deputies/level/district/",
        "/news/2026-02-11-dianti/",
        # She is on duty within the week, and announced for it.
        "/s/0001/notice/",
        "/notices/",
        "/notices/yuelu/",
    }


def test_a_new_telephone_changes_the_station_s_page_and_its_notice(before, tmp_path):
    root = write_project(tmp_path / "p")
    edit(root, "content/stations/yuelu/0002.yaml", "phone: 0731-00000002", "phone: 0731-00000022")
    assert changed(before, fingerprints(root)) == {"/s/0002/", "/s/0002/notice/"}


def test_a_changed_component_changes_the_pages_that_use_it():
    prepared = prepare(DEMO, TODAY)
    files, macro = prepared.theme.files, "components/qr-card/macro.html"
    old = prepared.renderer
    new = Renderer({**files, macro: files[macro].replace("站号".encode(), "编号".encode())})
    pages = {page.url: page for page in prepared.pages}
    assert old.fingerprint(pages["/s/0001/"]) != new.fingerprint(pages["/s/0001/"])
