"""`zhanpai new deputy`: one more deputy in a station's file."""

from __future__ import annotations

from pathlib import Path

from zhanpai.content.load import Loaded
from zhanpai.content.records import read_record
from zhanpai.content.scaffold import deputy, ids
from zhanpai.content.scaffold.insertion import append_item
from zhanpai.content.scaffold.station import station_text
from zhanpai.domain.model.deputy import Level
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
    constituency: str | None,
) -> None:
    """Add a deputy to a station's file."""
    site, loaded = project_files.read_project(root)
    id = ask_until(lambda typed: project_files.known_station(site, typed), station, "--station", "站号")
    path = project_files.station_file(site, id)
    project_files.refuse_unread(loaded, path)
    full_name = ask(name, "--name", "代表姓名")
    seat = _ask_seat(site, id, level, term)
    number = ids.next_deputy_id(site, _station_texts(loaded))
    _write(root, site, path, id, deputy.deputy_lines(number, full_name, *seat, (constituency or "").strip()))
    screen.say(f"已加上：{full_name}，编号 {number}，{seat[0].label}（{seat[1]}），写在 {path} 里。")
    if not (level and term):
        screen.say("层级或届次是照别的代表写的，请核对。")


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


def _refuse_wrong(raw: bytes, path: str) -> None:
    """Refuse what `zhanpai check` would say of the file as it will be."""
    _, findings = read_record(StationFile, parse(raw, path).data, path)
    if findings:
        raise Problem(findings[0].message, findings[0].fix)
