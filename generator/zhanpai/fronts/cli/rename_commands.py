"""The commands of `zhanpai rename` with what each takes; nothing of what they do is imported before it is called."""

from __future__ import annotations

from zhanpai.fronts.cli.grammar import Command
from zhanpai.fronts.cli.options import ROOT
from zhanpai.fronts.cli.parameters import Argument, Option, flag

RENAME = "改名：一个地方、一位代表或者一件事项，名册、曾用名、资料、正文一次改完；先看改什么，同意了才写。"

_SINCE = Option("--since", "日期", "新名从哪一天起用，例如 2026-12-01；以前的记录照旧名")
_CORRECTION = flag("--correction", "原来写错了，不是改名：不登记曾用名，旧动态也一起改正")
_YES = flag("--yes", "不问，直接写")
_DRY_RUN = flag("--dry-run", "只看会改什么，不写")
_ENDS = (_SINCE, _CORRECTION, _YES, _DRY_RUN)


def renamings() -> tuple[Command, ...]:
    """One command for each kind of thing that has a name which other files say."""
    return (
        Command(
            "district",
            "区县改名，例如撤县设区",
            "rename:rename_district",
            ROOT,
            Argument("old", "原名", "名册里的区县，例如 示例县"),
            Argument("new", "新名", "例如 示例区"),
            *_ENDS,
        ),
        Command(
            "township",
            "街道、乡镇改名",
            "rename:rename_township",
            ROOT,
            Argument("old", "原名", "例如 示例区/示范街道；只有一个叫这个名的，不写区县也行"),
            Argument("new", "新名", "只写地名本身，例如 新名街道"),
            *_ENDS,
        ),
        Command(
            "community",
            "社区、村改名",
            "rename:rename_community",
            ROOT,
            Argument("old", "原名", "例如 示例区/示范街道/湖东社区"),
            Argument("new", "新名", "只写地名本身，例如 湖滨社区"),
            *_ENDS,
        ),
        Command(
            "station",
            "一个站换了地方或者换了行业的叫法，站名跟着变",
            "rename:rename_station",
            ROOT,
            Argument("station", "站号", "例如 0002"),
            Option("--township", "街道", "换到本区县的哪个街道（乡镇），例如 示范街道"),
            Option("--community", "社区", "换到哪个社区（村），例如 湖东社区"),
            Option("--point", "地点", "联系点换到哪里，例如 农贸市场"),
            Option("--field", "行业", "行业换成什么，例如 大学科技城青年"),
            Option("--at", "驻在地", "驻外站换到哪里，例如 上海"),
            Option("--run-by", "设站单位所在", "例如 高新区"),
            *_ENDS,
        ),
        Command(
            "deputy",
            "代表改名，或者姓名写错了；编号不变",
            "rename:rename_deputy",
            ROOT,
            Argument("deputy", "代表", "编号或者姓名，例如 100023"),
            Argument("new", "新名", "例如 张示例"),
            *_ENDS,
        ),
        Command(
            "matter",
            "事项改名：意见类别、承办单位、联络站+、关注领域、轮值主题、民生实事项目",
            "rename:rename_matter",
            ROOT,
            Argument("old", "原名", "照现在写的，例如 养老"),
            Argument("new", "新名", "例如 养老服务"),
            _SINCE,
            _CORRECTION,
            flag("--merge", "新名已经有了，两个并成一个"),
            _YES,
            _DRY_RUN,
        ),
    )
