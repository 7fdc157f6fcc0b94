"""How commands explain themselves: help pages in Chinese, and a guess at a mistyped command.

Typer's own help is English in its headings; here each page is drawn anew from what a command knows
of itself.  `Any` stands where Typer's types come from its private copy of Click.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

from typer.core import TyperCommand, TyperGroup

from zhanpai.content.records.nearest import nearest
from zhanpai.kit.problem import Problem

HELP = "显示这段说明"


class Command(TyperCommand):
    """A command whose help page is Chinese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page."""
        formatter.write(_page(self, ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Refuse what is typed too much before an option asks for a project that is not here."""
        _, extra, _ = self.make_parser(ctx).parse_args(args=list(args))
        if extra and "--help" not in args:
            ctx.fail(f"Got unexpected extra argument(s) ({' '.join(extra)})")
        return super().parse_args(ctx, args)


class Group(TyperGroup):
    """Commands under one word; their help page is Chinese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page."""
        names = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, _first_line(command.help)) for name, command in names if command]
        foot = f"每个命令的用法：{ctx.command_path} 命令 --help"
        formatter.write(_page(self, ctx, _section("命令", rows), f"\n{foot}\n"))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that the first word names."""
        typed = args[0]
        if not typed.startswith("-") and self.get_command(ctx, typed) is None:
            guess = nearest(typed, self.list_commands(ctx))
            fix = (
                f"是不是想用 {ctx.command_path} {guess}？"
                if guess
                else f"看有哪些命令：{ctx.command_path} --help"
            )
            raise Problem(f"没有“{typed}”这个命令。", fix)
        return super().resolve_command(ctx, args)


def usage(command: Any, ctx: Any) -> str:
    """The one line that shows how to type the command."""
    arguments = [_argument(p) for p in command.params if p.param_type_name == "argument"]
    words = ["命令", "…"] if hasattr(command, "commands") else arguments
    return " ".join(["用法：" + ctx.command_path, *words, "[选项]"])


def _page(command: Any, ctx: Any, *more: str) -> str:
    params = [p for p in command.params if not p.hidden]
    arguments = [(_argument(p), p.help or "") for p in params if p.param_type_name == "argument"]
    options = [(_option(p), p.help or "") for p in params if p.param_type_name == "option"]
    sections = [
        f"{usage(command, ctx)}\n\n{command.help or ''}\n",
        _section("参数", arguments),
        _section("选项", [*options, ("--help", HELP)]),
        *more,
    ]
    return "".join(sections)


def _section(title: str, rows: Iterable[tuple[str, str]]) -> str:
    shown = list(rows)
    if not shown:
        return ""
    width = max(_columns(left) for left, _ in shown) + 2
    return f"\n{title}：\n" + "".join(
        f"  {left}{' ' * (width - _columns(left))}{right}\n" for left, right in shown
    )


def _argument(param: Any) -> str:
    name = str(param.metavar or param.name)
    return name if param.required else f"[{name}]"


def _option(param: Any) -> str:
    names = "、".join(param.opts)
    return names if param.is_flag else f"{names} {param.metavar or '内容'}"


def _first_line(text: str | None) -> str:
    return (text or "").partition("\n")[0].rstrip("。")


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(ch) in "WF" else 1 for ch in text)
