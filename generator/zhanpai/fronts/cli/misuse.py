"""What Typer says in English about a command line that it cannot read, said in Chinese.

Recognised by what the error carries, not by its sentence, where it carries anything; a sentence that
is not recognised is left out: an English one helps nobody who reads this.
"""

from __future__ import annotations

import re
from typing import Any

import typer

from zhanpai.content.records.nearest import nearest
from zhanpai.kit.problem import Problem

UsageError: type[Any] = typer.BadParameter.__mro__[1]
"""Typer does not export it, and since 0.2x it is no longer Click's."""


def explain_misuse(error: Any) -> Problem:
    """The same refusal in Chinese, with the way to the help page."""
    path = error.ctx.command_path if error.ctx else "zhanpai"
    return Problem(_message(error), f"看用法：{path} --help")


def _message(error: Any) -> str:
    match type(error).__name__:
        case "NoSuchOption":
            return _unknown_option(error)
        case "MissingParameter":
            return f"缺少{_name(error.param)}：{_help(error.param)}"
        case "BadOptionUsage":
            takes_nothing = "does not take" in error.message
            what = "后面不用写内容" if takes_nothing else "后面要写内容"
            return f"选项 {error.option_name} {what}。"
        case "BadParameter":
            return f"{_name(error.param)}后面的内容{_typed(error)}不对：{_help(error.param)}"
    if extra := re.search(r"unexpected extra argument[^(]*(?:\(s\))? \((.*)\)", error.message):
        return f"多写了“{extra[1]}”，不知道是什么意思。"
    return "这个命令不是这样写的。"


def _unknown_option(error: Any) -> str:
    known = [name for p in error.ctx.command.params for name in p.opts] if error.ctx else []
    guess = nearest(error.option_name, known)
    return f"没有“{error.option_name}”这个选项。" + (f"是不是想用 {guess}？" if guess else "")


def _name(param: Any) -> str:
    if param is None:
        return "选项"
    return (
        f"选项 {param.opts[0]} " if param.param_type_name == "option" else f"“{param.metavar or param.name}”"
    )


def _help(param: Any) -> str:
    return f"{(param and param.help) or '请看用法'}。"


def _typed(error: Any) -> str:
    """The value as typed, where pydantic was asked and remembers it."""
    errors = getattr(error.__cause__, "errors", None)
    return f"“{errors()[0]['input']}”" if errors else ""
