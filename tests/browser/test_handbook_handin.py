"""交稿 as the handbook has it, done literally on both sides: two desks on two folders, and the files that go between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.handbook_pictures import Album
from tests.browser.handbook_steps import DONE, Deed, deeds_in, task
from tests.browser.test_handbook_tasks import STATION, hands, looked
from tests.fronts.desk.desks import opened
from tests.make import write_project


@pytest.mark.slow
def test_a_district_hands_in_and_the_city_takes_it_over_as_the_handbook_has_it(
    tmp_path: Path, browser_page: Callable[..., Page]
) -> None:
    district, city, files = tmp_path / "district", tmp_path / "city", tmp_path / "files"
    begin, gather, *office, receipt = [task("jiaogao", heading) for heading in DONE["jiaogao"]]
    with ExitStack() as open_desks:

        def sit_down(root: Path, *, keeps_register: bool) -> Callable[[Sequence[Deed]], None]:
            write_project(root)
            desk = open_desks.enter_context(opened(root, tmp_path / f"own-{root.name}"))
            looked(desk)
            desk.desk.own.write_keeps_register(keeps_register)
            tab = browser_page(1024, own=True, reduced_motion="reduce")
            return hands(desk, tab, files, Album()).do

        clerk, official = sit_down(district, keeps_register=False), sit_down(city, keeps_register=True)
        clerk(begin)
        before = (district / STATION).read_text("utf-8")
        (district / STATION).write_text(before.replace("0731-00000001", "0731-00000009"), "utf-8")
        clerk(gather)
        assert (files / "交稿.zip").is_file() and (city / STATION).read_text("utf-8") == before
        for deeds in office:
            official(deeds)
        assert (city / STATION).read_text("utf-8") == (district / STATION).read_text("utf-8") != before
        clerk(receipt)
        clerk(deeds_in("点“重新看改了什么”，看到“没有要交的”"))
