"""`zhanpai new station`: one more line in the register, and the station's own file to fill in."""

from __future__ import annotations

from pathlib import Path

from zhanpai.checks import CHECKS
from zhanpai.content import filing
from zhanpai.content.load.assemble import Parts, assemble
from zhanpai.content.scaffold import ids, station
from zhanpai.content.scaffold.register_line import format_row
from zhanpai.domain import naming
from zhanpai.domain.model.register import Register, StationKind, StationRow
from zhanpai.domain.model.site import Site
from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.new import project_files
from zhanpai.fronts.cli.questions import ask, ask_until, choose
from zhanpai.kit.problem import Problem

KINDS = {f"{kind}（{kind.label}）": kind for kind in StationKind}


def new_station(
    root: Path,
    kind: str | None,
    district: str | None,
    township: str | None,
    community: str | None,
    point: str | None,
    field: str | None,
    at: str | None,
    run_by: str | None,
) -> None:
    """Add a station to the register, with its own file; Problem if there is one already, or the line is wrong."""
    site, loaded = project_files.read_project(root)
    given = {
        "district": district,
        "township": township,
        "community": community,
        "point": point,
        "field": field,
        "at": at,
        "run_by": run_by,
    }
    places = {key: value.strip() for key, value in given.items() if value and value.strip()}
    row = _ask_row(site, ids.next_station_id(site.register, loaded.documents), kind, places)
    _refuse_wrong(site, row)
    before, after = project_files.appended(root, filing.REGISTER, "stations", [format_row(row)])
    grown = _with_row(site, row)
    path, name = project_files.station_file(grown, row.id), grown.station_by_id[row.id].name
    if (root / path).exists():
        raise Problem(f"{path} 已经有了，没有动它。", "先看看这个文件是哪个站的，再移走或者改名。")
    project_files.write_changed(root, filing.REGISTER, before, after)
    project_files.write_new(root, path, station.station_text(row.id, name))
    screen.say(f"已新设：{name}，站号 {row.id}。")
    screen.say(f"名册 stations.yaml 加了一行，资料文件是 {path}，打开它填写，再运行 zhanpai check。")
    project_files.tell_of_schemas(root)


def _ask_row(site: Site, id: str, kind: str | None, places: dict[str, str]) -> StationRow:
    """The new line; what is not given and its kind needs is asked for."""
    guess = station.kind_of(places)
    settled = ask_until(
        lambda typed: choose(typed, "--kind", KINDS),
        kind or (guess and str(guess)),
        "--kind",
        f"站点类别（{'、'.join(KINDS)}）",
    )
    for key in station.missing_places(settled, places):
        title = StationRow.model_fields[key].title or key
        optional = key not in naming.REQUIRED_OF_KIND[settled]
        places[key] = ask(None, f"--{key}", f"{title}名称", optional=optional)
    return station.make_row(id, settled, places)


def _with_row(site: Site, row: StationRow) -> Site:
    """The stations as they will be; nothing else of the site matters to a line of the register."""
    register = site.register
    # A new object by validation: a copy would carry the dictionaries that the old one has derived.
    fields = {name: getattr(register, name) for name in Register.model_fields}
    grown = Register.model_validate({**fields, "stations": (*register.stations, row)})
    return assemble(grown, Parts(), site.today)[0]


def _refuse_wrong(site: Site, row: StationRow) -> None:
    """Refuse a station that there is already, and what `zhanpai check` would say of the new line."""
    grown = _with_row(site, row)
    name = grown.station_by_id[row.id].name
    if same := next((s for s in site.stations if s.name == name and s.exists), None):
        raise Problem(f"名册里已经有{name}，站号 {same.id}。", "不用再设。")
    here = ("stations", len(site.register.stations))
    for rule in CHECKS:
        for finding in rule.check(grown):
            if finding.keys[:2] == here and finding.severity.is_error:
                raise Problem(f"没有新设：{finding.message}", finding.fix)
