"""What stands on a command line behind a command: options and arguments, which explain themselves in Chinese."""

from __future__ import annotations

import importlib
from typing import Any

import click

from zhanpai.kit.problem import Problem


def load(place: str) -> Any:
    """What `place` (``new.station:KINDS``: a module of this package, and a name in it) stands for."""
    module, _, name = place.partition(":")
    return getattr(importlib.import_module(f"zhanpai.fronts.cli.{module}"), name)


class Option(click.Option):
    """An option that takes a value, or with `is_flag` none.

    `names` is what is typed and, if it differs, what the command calls it: ``--all everything``.  `help` is a
    sentence without its full stop; ``{words}`` in it stands for what `words`, a place for `load`, lists: it is
    imported with the command's own module, when the help is shown.
    """

    def __init__(self, names: str, metavar: str, help: str, words: str = "", **more: Any) -> None:
        super().__init__(names.split(), metavar=metavar or None, help=help, **more)
        self.words = words

    def explain(self) -> str:
        """The help text in full, as a sentence without its full stop."""
        text = self.help or ""
        return text.format(words="、".join(load(self.words))) if self.words else text

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        """The value as the command gets it; raises Problem, in Chinese, for what is no value of this option."""
        try:
            return super().type_cast_value(ctx, value)
        except click.BadParameter:
            message = f"选项 {self.opts[0]} 后面的内容“{value}”不对：{self.explain()}。"
            raise Problem(message, f"看用法：{ctx.command_path} --help") from None


def flag(names: str, help: str, **more: Any) -> Option:
    """An option that takes no value: typed it is True, else False."""
    return Option(names, "", help, is_flag=True, **more)


class Argument(click.Argument):
    """A value without a name before it; `name` is what the command calls it."""

    def __init__(self, name: str, metavar: str, help: str, **more: Any) -> None:
        super().__init__([name], metavar=metavar, help=help, **more)

    def explain(self) -> str:
        """The help text in full, as a sentence without its full stop."""
        return self.help or ""
