"""`zhanpai new deputy`: one more deputy in a station's file."""

from __future__ import annotations

from pathlib import Path

from zhanpai.checks.congress import fault as congress_fault
from zhanpai.content.load import Loaded
from zhanpai.content.records import read_record
from zhanpai.content.scaffold import deputy, ids
from zhanpai.content.scaffold.insertion import append_item
from zhanpai.content.scaffold.station import station_text
from zhanpai.domain.congresses import congress_of
from zhanpai.domain.model.deputy import Level, Mandate
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import StationFile
from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.new import project_files
from zhanpai.fronts.cli.questions import ask, ask_until, choose
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml import parse

LEVELS = {f"{level}（{level.label}）": level for level in Level}


def new_deputy(
    root: Path,
    station: str | None,
    name: str | None,
    level: str | None,
    term: str | None,
    place: str | None,
    constituency: str | None,
    known: str | None,
) -> None:
    """Add a deputy to a station's file; `known` is the number of one who is at another station already."""
    site, loaded = project_files.read_project(root)
    id = ask_until(lambda typed: project_files.known_station(site, typed), station, "--station", "站号")
    path = project_files.station_file(site, id)
    project_files.refuse_unread(loaded, path)
    if known:
        _add_known(root, site, path, id, known.strip())
        return
    full_name = ask(name, "--name", "代表姓名")
    seat = _ask_seat(site, id, level, term)
    _refuse_seat(site, id, seat, (place or "").strip(), (constituency or "").strip())
    number = ids.next_deputy_id(site, _station_texts(loaded))
    _write(
        root,
        site,
        path,
        id,
        deputy.deputy_lines(number, full_name, *seat, (constituency or "").strip(), (place or "").strip()),
    )
    screen.say(f"已加上：{full_name}，编号 {number}，{seat[0].label}（{seat[1]}），写在 {path} 里。")
    if not (level and term):
        screen.say("层级或届次是照别的代表写的，请核对。")


def _add_known(root: Path, site: Site, path: str, station_id: str, number: str) -> None:
    """Name the deputy at one more station: the number and the name are enough."""
    if number not in site.deputy_by_id:
        raise Problem(f"没有编号是 {number} 的代表。", "写代表网页上的六位编号；新的代表不写 --deputy。")
    person, home = site.deputy_by_id[number]
    station = site.station_by_id[station_id]
    if person in station.deputies:
        raise Problem(f"{person.name}（编号 {number}）已经在{station.name}。", "不用再加。")
    _write(root, site, path, station_id, deputy.reference_lines(number, person.name))
    screen.say(f"已加上：{person.name}，编号 {number}，写在 {path} 里；资料还在 {home.path}。")


def _refuse_seat(site: Site, station_id: str, seat: tuple[Level, str], place: str, constituency: str) -> None:
    """Refuse a seat of which it cannot be told where its congress is, as `zhanpai check` would."""
    row = site.station_by_id[station_id].row
    mandate = Mandate(level=seat[0], term=seat[1], place=place, constituency=constituency)
    if fault := congress_fault(row, mandate, congress_of(site.register, row, mandate)):
        raise Problem(f"没有加：{fault[0]}", fault[1])


def _ask_seat(site: Site, station_id: str, level: str | None, term: str | None) -> tuple[Level, str]:
    usual = deputy.usual_level(site, station_id)
    suggestion = str(usual) if usual else ""
    typed = ask(level, "--level", f"代表层级（{'、'.join(LEVELS)}）", suggestion=suggestion)
    settled = choose(typed, "--level", LEVELS)
    return settled, ask(
        term, "--term", "届次，例如 第十六届", suggestion=deputy.usual_term(site, settled) or ""
    )


def _station_texts(loaded: Loaded) -> list[str]:
    return [d.text for path, d in loaded.documents.items() if path.startswith("content/stations/")]


def _write(root: Path, site: Site, path: str, station_id: str, lines: list[str]) -> None:
    if (root / path).exists():
        before, after = project_files.appended(root, path, "deputies", lines)
    else:
        before = b""
        blank = station_text(station_id, site.station_by_id[station_id].name).encode()
        after = append_item(blank, path, "deputies", lines)
    _refuse_wrong(after, path)
    if before:
        project_files.write_changed(root, path, before, after)
    else:
        project_files.write_new(root, path, after.decode())
        project_files.tell_of_schemas(root)


def _refuse_wrong(raw: bytes, path: str) -> None:
    """Refuse what `zhanpai check` would say of the file as it will be."""
    _, findings = read_record(StationFile, parse(raw, path).data, path)
    if findings:
        raise Problem(findings[0].message, findings[0].fix)
