"""The JSON Schema of every file that staff type, by name: what `zhanpai schema` writes and scaffolds lead to.

`theme/tokens.yaml` has none: what may stand in it follows from the shipped one and not from a model.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, TypeVar

from zhanpai import __version__
from zhanpai.content.load.theme import shipped_theme
from zhanpai.content.records.json_schema import file_schema, list_schema, settings_schema
from zhanpai.content.records.typed_forms import Schema
from zhanpai.content.scaffold.editor_line import FOLDER
from zhanpai.content.scaffold.site import REGISTER
from zhanpai.content.scaffold.station import EXAMPLES
from zhanpai.domain.model.base import Record
from zhanpai.domain.model.news import NewsFront, ProseFront
from zhanpai.domain.model.opinion import Opinion
from zhanpai.domain.model.project import Project
from zhanpai.domain.model.register import Register
from zhanpai.domain.model.station import StationFile
from zhanpai.domain.model.waiver import Waiver
from zhanpai.kit.yaml import parse
from zhanpai.office.report import settings as report
from zhanpai.press.signs import settings as signs
from zhanpai.press.signs import spec

R = TypeVar("R", bound=Record)

MARK = "由 zhanpai schema 写成，不要改：升级以后再运行一次，就换成新的。"
"""Stands in every schema that this program has written, and says that it may be written over."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that staff type: its name, where such files lie, its Chinese title, what it is, how its schema is made."""

    name: str
    path: str
    title: str
    about: str
    model: type[Record]
    make: Callable[[FileKind], Schema]
    is_list: bool = False


def _of_file(kind: FileKind) -> Schema:
    return file_schema(kind.model, kind.title, kind.about)


def _of_list(kind: FileKind) -> Schema:
    return list_schema(kind.model, kind.title, kind.about)


def _of_register(kind: FileKind) -> Schema:
    return file_schema(kind.model, kind.title, kind.about, _dumped(Register, REGISTER.encode()))


def _of_station(kind: FileKind) -> Schema:
    return file_schema(
        kind.model, kind.title, kind.about, _dumped(StationFile, "\n".join(EXAMPLES.values()).encode())
    )


def _of_signage(kind: FileKind) -> Schema:
    shipped = shipped_theme()[f"{signs.FOLDER}/{spec.FILE}"]
    return settings_schema(kind.model, kind.title, kind.about, _dumped(spec.SignageSpec, shipped))


def _of_report(kind: FileKind) -> Schema:
    shipped = resources.files("zhanpai.office.report").joinpath(report.FILE).read_bytes()
    return settings_schema(kind.model, kind.title, kind.about, _dumped(report.ReportSettings, shipped))


def _dumped(model: type[Record], raw: bytes) -> Mapping[str, Any]:
    """What a text of ours says, each value of the type that an editor gives it."""
    data: Mapping[str, Any] = _unforced(
        model.model_validate(parse(raw, "").data).model_dump(mode="json", exclude_unset=True)
    )
    return data


def _unforced(value: Any) -> Any:
    """The same with 3 for 3.0, as everybody types it."""
    if isinstance(value, dict):
        return {key: _unforced(v) for key, v in value.items()}
    if isinstance(value, list):
        return [_unforced(v) for v in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


KINDS = (
    FileKind(
        "stations",
        "stations.yaml",
        "名册",
        "全市的站，一站一行；站名由这里的字段算出来。",
        Register,
        _of_register,
    ),
    FileKind(
        "station",
        "content/stations/区县/站号.yaml",
        "一个站的资料",
        "没有的项空着，或者整项不写；站名由名册算出来，这里不写。",
        StationFile,
        _of_station,
    ),
    FileKind(
        "opinions",
        "content/opinions/区县/站号.yaml",
        "意见建议台账",
        "一件事一项。全部公开：不写姓名、电话、住址。",
        Opinion,
        _of_list,
        is_list=True,
    ),
    FileKind(
        "projects",
        "content/projects/年份.yaml",
        "民生实事项目",
        "一个项目一项。",
        Project,
        _of_list,
        is_list=True,
    ),
    FileKind(
        "news",
        "content/news/年份/日期-名字.md",
        "动态的开头",
        "写在文件开头两行“---”中间；正文在后面。",
        NewsFront,
        _of_file,
    ),
    FileKind(
        "page", "content/pages/名称.md", "网页的开头", "写在文件开头两行“---”中间。", ProseFront, _of_file
    ),
    FileKind(
        "waivers",
        "content/waivers.yaml",
        "核对过可以公开的内容",
        "检查提醒的号码、姓名，有人负责同意公开的，一项一条。",
        Waiver,
        _of_list,
        is_list=True,
    ),
    FileKind(
        "signage",
        "signage.yaml",
        "标识的尺寸和文字",
        "只写和原来不同的几行。",
        spec.SignageSpec,
        _of_signage,
    ),
    FileKind(
        "report",
        "report.yaml",
        "宣传工作报告的算法",
        "只写和原来不同的几行。",
        report.ReportSettings,
        _of_report,
    ),
)
"""Every file that staff type and that has a model."""

BY_NAME: Mapping[str, FileKind] = {kind.name: kind for kind in KINDS}


def schema_of(name: str) -> Schema:
    """The JSON Schema of the files of this name (``station``), as plain data; KeyError if there is no such name."""
    kind = BY_NAME[name]
    return {"$comment": f"zhanpai {__version__}：{MARK}", **kind.make(kind)}


def schema_text(name: str) -> str:
    """The same as the text of a file; KeyError if there is no such name."""
    return json.dumps(schema_of(name), ensure_ascii=False, indent=1) + "\n"


def schema_files() -> dict[str, str]:
    """Path in a project → text of every schema: ``schema/station.json``."""
    return {f"{FOLDER}/{kind.name}.json": schema_text(kind.name) for kind in KINDS}
