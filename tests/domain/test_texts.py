"""Every text field of every record is looked at: nothing that staff type can reach a page unread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pydantic import BaseModel

from tests.make import TODAY, write_project
from zhanpai.checks import mobile_without_consent, private_number, resident_identity
from zhanpai.content.load import load
from zhanpai.domain import texts
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.waiver import Waiver
from zhanpai.kit.privacy import find_numbers
from zhanpai.publish.number_gates import make_number_gate

MOBILE = "13800138000"
PLACE = tuple[str | int, ...]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    found = load(write_project(tmp_path_factory.mktemp("texts") / "demo"), TODAY).site
    assert found is not None
    return found


def strings(value: object, place: PLACE = ()) -> Iterator[PLACE]:
    """The way to every plain string that a record can hold, filled or empty."""
    if type(value) is str:
        yield place
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from strings(getattr(value, name), (*place, name))
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from strings(item, (*place, i))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings(item, (*place, key))


def planted(value: Any, place: PLACE, words: str) -> Any:
    """`value` with `words` at `place`."""
    if not place:
        return words
    first, rest = place[0], place[1:]
    if isinstance(value, BaseModel):
        return value.model_copy(update={str(first): planted(getattr(value, str(first)), rest, words)})
    if isinstance(value, dict):
        return {**value, first: planted(value[first], rest, words)}
    return tuple(planted(item, rest, words) if i == first else item for i, item in enumerate(value))


def one_of_each(site: Site) -> Iterator[tuple[str, PLACE, Site]]:
    """The site again and again, each time with a mobile in one more field; one record of each file."""
    for place in strings(site.register):
        # One row and one district stand for all.
        if not any(part in (1, 2, 3, 4, 5, 6) for part in place[1:2]):
            yield "stations.yaml", place, replace(site, register=planted(site.register, place, MOBILE))
    station = site.stations[0]
    for place in strings(station.detail):
        changed = replace(station, detail=planted(station.detail, place, MOBILE))
        yield station.path, place, replace(site, stations=(changed, *site.stations[1:]))
    for place in strings(station.opinions):
        changed = replace(station, opinions=planted(station.opinions, place, MOBILE))
        yield station.opinions_path, place, replace(site, stations=(changed, *site.stations[1:]))
    for i, item in enumerate(site.news):
        for place in strings(item.front):
            front = planted(item.front, place, MOBILE)
            yield (
                item.path,
                place,
                replace(site, news=(replace(item, front=front), *site.news[:i], *site.news[i + 1 :])),
            )
        body = replace(item, body=f"{item.body}\n\n联系{MOBILE}\n")
        yield item.path, (), replace(site, news=(body, *site.news[:i], *site.news[i + 1 :]))
    page = site.prose[0]
    for place in strings(page.front):
        yield (
            page.path,
            place,
            replace(site, prose=(replace(page, front=planted(page.front, place, MOBILE)),)),
        )
    yield page.path, (), replace(site, prose=(replace(page, body=MOBILE),))
    item = site.projects[0]
    for place in strings(item.record):
        changed = replace(item, record=planted(item.record, place, MOBILE))
        yield item.path, place, replace(site, projects=(changed, *site.projects[1:]))


def test_a_mobile_in_any_field_of_any_record_is_told_at_its_file_and_key(site: Site) -> None:
    count = 0
    for path, place, changed in one_of_each(site):
        count += 1
        found = [*private_number.check(changed), *mobile_without_consent.check(changed)]
        assert [(f.path, f.keys) for f in found if f.severity.is_error][:1] == [
            (
                path,
                tuple(map(str, place))
                if path == "stations.yaml" and "kinds" in place
                else _keys(site, path, place),
            )
        ], (path, place)
    assert count > 150


def _keys(site: Site, path: str, place: PLACE) -> PLACE:
    """A project's file is a list: its records stand one deeper than their own fields."""
    return (site.projects[0].index, *place) if path.startswith("content/projects") else place


def test_what_the_check_has_judged_to_be_a_sum_passes_the_gate_on_every_page(site: Site) -> None:
    item = site.news[0]
    clean = replace(
        site,
        news=(replace(item, body="总投资**13800138000**元，合同编号430104202611230101。"), *site.news[1:]),
    )
    assert list(private_number.check(clean)) == []
    gate = make_number_gate(clean)
    # Cut before 元, as a summary may be, or in another dress.
    assert (
        list(gate.look("<p>总投资<strong>13800138000</strong></p><p>430104202611230101</p>".encode())) == []
    )
    assert [rule.code for rule, _, _ in gate.look(b"<p>13900139000</p>")] == ["V903"]


def test_people_whom_the_site_names_are_no_residents(site: Site) -> None:
    deputy, _ = site.deputies[0]
    item = site.news[0]

    def said(words: str) -> list[str]:
        changed = replace(site, news=(replace(item, body=words), *site.news[1:]))
        return [found.message for found in resident_identity.check(changed)]

    assert said(f"群众{deputy.name}反映停车难") == []
    assert len(said("群众张建国反映停车难")) == 1
    assert said("王代表、李站长、张主任到场，陈书记主持") == []


def test_a_stations_own_room_is_no_dwelling(site: Site) -> None:
    station, item = site.stations[0], site.news[0]
    detail = station.detail.model_copy(update={"address": "岳麓区春风里3栋101室"})
    news = (replace(item, body="请到春风里3栋101室登记，不要到3栋501室。"), *site.news[1:])
    changed = replace(site, stations=(replace(station, detail=detail), *site.stations[1:]), news=news)
    (found,) = resident_identity.check(changed)
    assert found.place is not None and found.place[1] == 18


def test_a_waiver_holds_to_the_end_of_its_last_day(site: Site) -> None:
    item = site.news[0]
    (trace,) = find_numbers(f"值班{MOBILE}")
    news = (replace(item, body=f"值班{MOBILE}"), *site.news[1:])
    for until, is_error in ((TODAY, False), (TODAY - dt.timedelta(days=1), True)):
        waiver = Waiver(hash=trace.fingerprint, reason="值班手机", who="王示例", until=until)
        found = list(private_number.check(replace(site, news=news, waivers=(waiver,))))
        assert bool(found) is is_error
        assert all("过期" in each.message for each in found)


def test_file_names_are_looked_at_without_their_endings(site: Site) -> None:
    assert "2026-02-11-dianti" in {text.words for text in texts.file_names(site)}
