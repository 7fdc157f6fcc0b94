"""核对过可以公开的内容: answered for from the finding on, changed, and let go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.fronts.desk.desks import OpenDesk, looked, opened, seen
from tests.fronts.desk.forms.sent_forms import filled_in
from tests.make import TODAY, write_project
from zhanpai.content.load import load
from zhanpai.fronts.desk import state
from zhanpai.fronts.desk.looked import noted
from zhanpai.fronts.desk.waivers.waiver_form import code_in
from zhanpai.pipeline import examine

FILE = "content/waivers.yaml"
STATION = "content/stations/yuelu/0003.yaml"
TYPED = "address: 示范大道100号\nintro: 值班电话 13900000003，全天有人接。\nlast_verified: 2026-03-01\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenDesk]:
    """A desk that has looked at a station whose introduction has a number that may be somebody's own."""
    monkeypatch.setattr(state, "SETTLES", 0)
    root = write_project(tmp_path / "project", {STATION: TYPED})
    with opened(root, tmp_path / "own") as desk:
        monkeypatch.setattr(desk.desk, "begin", lambda *_: None)
        seen(desk, looked(tuple(noted(one) for one in examine(load(root, TODAY)))))
        yield desk


@pytest.fixture
def clerk(desk: OpenDesk) -> Iterator[httpx.Client]:
    with desk.clerk() as client:
        yield client


def found(desk: OpenDesk) -> set[str]:
    return {one.code for one in examine(load(desk.desk.root, TODAY)) if one.path == STATION}


def test_what_was_found_is_answered_for_changed_and_let_go(desk: OpenDesk, clerk: httpx.Client) -> None:
    glance = desk.desk.glance
    assert glance is not None
    (code,) = {code_in(one.fix) for one in glance.looked.found if one.path == STATION} - {""}
    url = f"/check/waivers/{code}/edit"
    assert url in clerk.get("/check").text and "还没有登记" in clerk.get("/check/waivers").text
    page = clerk.get(url).text
    assert "谁同意的" in page and 'name="hash"' not in page
    typed = {"reason": "对外公布的值班电话。", "who": "办公室 张示例", "until": "2027-03-31"}
    listed = clerk.post(url, data=filled_in(page, url, **typed))
    assert listed.url.path == "/check/waivers" and "办公室 张示例同意，到 2027-03-31" in listed.text
    assert code in (desk.desk.root / FILE).read_text("utf-8") and "V401" not in found(desk)
    clerk.post(url, data=filled_in(clerk.get(url).text, url, until="2026-12-31"))
    assert "until: 2026-12-31" in (desk.desk.root / FILE).read_text("utf-8")
    clerk.post(f"/check/waivers/{code}/remove")
    left = (desk.desk.root / FILE).read_text("utf-8")
    assert (code in left) != ("V401" in found(desk))


@pytest.mark.slow
def test_nobody_answers_for_what_was_not_found(clerk: httpx.Client) -> None:
    assert clerk.get("/check/waivers/0123abcd/edit").status_code == 404
    assert "已经没有了" in clerk.post("/check/waivers/0123abcd/remove").text
