"""What Click says in English about a command line that it cannot read, said in Chinese.

Recognised by what the error is and carries; an error that is not recognised is told in one general sentence: an
English one helps nobody who reads this.
"""

from __future__ import annotations

import click

from zhanpai.fronts.cli.parameters import Argument
from zhanpai.kit.nearest import nearest
from zhanpai.kit.problem import Problem


def explain_misuse(error: click.UsageError) -> Problem:
    """The same refusal in Chinese, with the way to the help page."""
    path = error.ctx.command_path if error.ctx else "zhanpai"
    return Problem(_message(error), f"看用法：{path} --help")


def _message(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption(option_name=name, ctx=ctx):
            known = [name for p in ctx.command.params for name in p.opts] if ctx else []
            guess = nearest(name, known)
            return f"没有“{name}”这个选项。" + (f"是不是想用 {guess}？" if guess else "")
        case click.MissingParameter(param=Argument() as argument):
            return f"缺少“{argument.human_readable_name}”：{argument.explain()}。"
        case click.BadOptionUsage(option_name=name, message=message):
            # Nothing else that the error carries says which of the two it is.
            what = "后面不用写内容" if "does not take" in message else "后面要写内容"
            return f"选项 {name} {what}。"
    return "这个命令不是这样写的。"
