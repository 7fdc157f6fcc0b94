"""The help page of a command or a group, drawn from what it knows of itself."""

from __future__ import annotations

from collections.abc import Iterable

import click
from rich.cells import cell_len

from zhanpai.fronts.cli.parameters import Argument, Option

HELP = "显示这段说明"


def of_command(command: click.Command, ctx: click.Context) -> str:
    """The page of `command`: how to type it, what it does, what it takes."""
    arguments = [p for p in command.params if isinstance(p, Argument)]
    return _page(ctx, command.help, map(_argument, arguments), command.params)


def of_group(group: click.Group, ctx: click.Context) -> str:
    """The page of `group`: the same, and its commands with their first line."""
    commands = [(name, (command.help or "").rstrip("。")) for name, command in group.commands.items()]
    foot = f"\n每个命令的用法：{ctx.command_path} 命令 --help\n"
    return _page(ctx, group.help, ("命令", "…"), group.params) + _section("命令", commands) + foot


def _page(
    ctx: click.Context, help: str | None, words: Iterable[str], params: Iterable[click.Parameter]
) -> str:
    shown = list(params)
    arguments = [(_argument(p), p.explain()) for p in shown if isinstance(p, Argument)]
    options = [(_option(p), p.explain()) for p in shown if isinstance(p, Option)]
    usage = " ".join([f"用法：{ctx.command_path}", *words, "[选项]"])
    sections = _section("参数", arguments) + _section("选项", [*options, ("--help", HELP)])
    return f"{usage}\n\n{help}\n{sections}"


def _section(title: str, rows: list[tuple[str, str]]) -> str:
    if not rows:
        return ""
    width = max(cell_len(left) for left, _ in rows) + 2
    lines = (f"  {left}{' ' * (width - cell_len(left))}{right}\n" for left, right in rows)
    return f"\n{title}：\n" + "".join(lines)


def _argument(param: Argument) -> str:
    name = param.human_readable_name
    return name if param.required else f"[{name}]"


def _option(param: Option) -> str:
    names = "、".join(param.opts)
    return names if param.is_flag else f"{names} {param.metavar}"
