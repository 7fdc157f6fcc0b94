"""`zhanpai new opinion`: one more opinion in a station's ledger."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from zhanpai.checks import private_number, resident_identity
from zhanpai.content import filing
from zhanpai.content.load import Loaded
from zhanpai.content.records import read_record
from zhanpai.content.scaffold import opinion
from zhanpai.content.scaffold.insertion import InsertionError, append_entry
from zhanpai.domain.model.opinion import Opinion
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.new import project_files
from zhanpai.fronts.cli.questions import ask, ask_until
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml import parse
from zhanpai.kit.yaml.splice import is_blank


def new_opinion(root: Path, station: str | None, topic: str | None, category: str | None) -> None:
    """Write down an opinion that came in today; Problem if what was typed would not pass `zhanpai check`."""
    site, loaded = project_files.read_project(root)
    of = site.station_by_id[ask_until(lambda typed: _open_station(site, typed), station, "--station", "站号")]
    path = f"{filing.CONTENT}/opinions/{project_files.folder_of(site, of.id)}/{of.id}.yaml"
    before = (root / path).read_bytes() if (root / path).exists() else None
    if before is not None and not is_blank(before):
        project_files.refuse_unread(loaded, path)
    matter = ask(topic, "--topic", "事项，一句话，不写是谁反映的")
    usual = Counter(o.category for s in site.stations for o in s.opinions).most_common(8)
    words = "、".join(word for word, _ in usual) or "环境卫生、交通出行、住房"
    kind = ask(category, "--category", f"类别，例如 {words}")
    id = _next_id(loaded, of, path, site)
    lines = opinion.opinion_lines(id, matter, kind, site.today)
    _refuse_wrong(site, of, lines, path)
    _write(root, of, path, before, lines)
    screen.say(f"已登记：编号 {id}，写在 {path} 里。把这个编号告诉反映的人，他凭编号查办理进度。")
    screen.say("办一步，在 history 里加一行，status 跟着改。")


def _open_station(site: Site, typed: str) -> str:
    """The id of a station that takes opinions; Problem if it is shut for ever."""
    id = project_files.known_station(site, typed)
    station = site.station_by_id[id]
    if not station.exists:
        heir = site.successor_of(station)
        fix = f"登记到{heir.name}（站号 {heir.id}）。" if heir else "登记到现在受理的站。"
        raise Problem(f"{station.name}{station.status.label}，不再登记新的意见。", fix)
    return id


def _next_id(loaded: Loaded, station: Station, path: str, site: Site) -> str:
    text = loaded.documents[path].text if path in loaded.documents else ""
    return opinion.next_opinion_id(station.id, text, (o.id for o in station.opinions), site.today)


def _refuse_wrong(site: Site, station: Station, lines: list[str], path: str) -> None:
    """Refuse what `zhanpai check` would say of the entry, persons in it above all."""
    data = parse("\n".join(lines).encode(), path, root=list).data
    record, findings = read_record(Opinion, data[0], path) if isinstance(data, list) else (None, [])
    if record:
        alone = replace(station, opinions=(record,), opinions_path=path)
        small = replace(site, stations=(alone,), news=(), prose=(), projects=())
        findings = [f for rule in (private_number, resident_identity) for f in rule.check(small)]
    for finding in findings:
        if finding.path == path and finding.severity.is_error:
            raise Problem(finding.message, finding.fix)


def _write(root: Path, station: Station, path: str, before: bytes | None, lines: list[str]) -> None:
    if before is None:
        head = opinion.ledger_head(station.id, station.name)
        project_files.write_new(root, path, head + "\n".join(lines) + "\n")
        project_files.tell_of_schemas(root)
        return
    try:
        after = append_entry(before, path, lines)
    except InsertionError:
        message = f"{path} 的写法太特别，程序加不进去。"
        raise Problem(message, "请自己在文件末尾加上：\n" + "\n".join(lines)) from None
    project_files.write_changed(root, path, before, after)
