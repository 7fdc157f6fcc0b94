"""Commands and groups of them, which explain themselves in Chinese.

Click reads the line; a command's own module, with all that it needs, is imported when the command is called.
"""

from __future__ import annotations

from collections.abc import Iterable

import click

from zhanpai.fronts.cli import help_page
from zhanpai.fronts.cli.parameters import Argument, Option, load
from zhanpai.fronts.cli.project_root import find_root
from zhanpai.kit.nearest import nearest
from zhanpai.kit.problem import Problem


class Command(click.Command):
    """A command: its first `help` line, the place of the function that does it, and what it takes.

    The function gets each option by its name, `root` as the folder of the project; what it returns is the exit
    status.  `needs_register`: whether that folder must hold one; `may_begin`: it need not be there at all.
    """

    def __init__(
        self,
        name: str,
        help: str,
        place: str,
        *params: Option | Argument,
        needs_register: bool = True,
        may_begin: bool = False,
    ) -> None:
        # Too many words are refused by `invoke`, in Chinese.
        settings = {"allow_extra_args": True}
        super().__init__(name, help=f"{help}。", params=list(params), context_settings=settings)
        self.place = place
        self.needs_register, self.may_begin = needs_register, may_begin

    def invoke(self, ctx: click.Context) -> int | None:
        """Import what the command needs, do it and return its exit status; Problem if too much was typed."""
        if ctx.args:
            message = f"多写了“{' '.join(ctx.args)}”，不知道是什么意思。"
            raise Problem(message, f"看用法：{ctx.command_path} --help")
        given = dict(ctx.params)
        if "root" in given:
            typed = given["root"] or ctx.find_root().params.get("root")
            asked = {"needs_register": self.needs_register, "may_begin": self.may_begin}
            given["root"] = find_root(typed, **asked)
        status: int | None = load(self.place)(**given)
        return status

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help page of the command into `formatter`."""
        formatter.write(help_page.of_command(self, ctx))


class Group(click.Group):
    """Commands under one word."""

    def __init__(self, name: str, help: str, commands: Iterable[click.Command], *params: Option) -> None:
        super().__init__(name, list(commands), help=help, params=list(params), no_args_is_help=True)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of their help page."""
        return list(self.commands)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help page of the group, with its commands, into `formatter`."""
        formatter.write(help_page.of_group(self, ctx))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first word names; raise Problem, with a guess, if there is none."""
        typed = args[0]
        if not typed.startswith("-") and typed not in self.commands:
            guess = nearest(typed, list(self.commands))
            fix = (
                f"是不是想用 {ctx.command_path} {guess}？"
                if guess
                else f"看有哪些命令：{ctx.command_path} --help"
            )
            raise Problem(f"没有“{typed}”这个命令。", fix)
        return super().resolve_command(ctx, args)
