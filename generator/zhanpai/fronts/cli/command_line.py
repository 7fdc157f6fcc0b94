"""Read a command line, do what it asks, and say in Chinese what stands in the way."""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence
from typing import Any

import typer

from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.app import make_app
from zhanpai.fronts.cli.misuse import UsageError, explain_misuse
from zhanpai.fronts.cli.problem import CommandProblem
from zhanpai.fronts.cli.run import CONTENT_ERRORS, INTERRUPTED, OK, USAGE
from zhanpai.kit.diagnostics import ContentError

_SURROUNDINGS = {
    errno.EACCES: "没有权限读写",
    errno.EPERM: "没有权限读写",
    errno.EROFS: "磁盘是只读的，写不了",
    errno.ENOSPC: "磁盘满了，写不下",
    errno.EDQUOT: "磁盘空间用完了，写不下",
}
"""What no change to the program could mend."""


def obey(argv: Sequence[str]) -> int:
    """The exit status; what is raised from here is our bug, Ctrl-C, or a reader that has gone."""
    try:
        command = typer.main.get_command(make_app())
        status = command.main(list(argv), prog_name="zhanpai", standalone_mode=False)
    except CommandProblem as problem:
        return _refuse(problem)
    except UsageError as error:
        return _misused(error)
    except ContentError as error:
        screen.show_diagnostics(error.diagnostics, sys.stderr)
        screen.warn(f"{screen.count(error.diagnostics)}先改好，再运行一次；什么都没有写。")
        return CONTENT_ERRORS
    except (EOFError, typer.Abort):
        return INTERRUPTED
    except OSError as error:
        if error.errno not in _SURROUNDINGS:
            raise
        return _refuse(CommandProblem(f"{_SURROUNDINGS[error.errno]} {error.filename or ''}".rstrip() + "。"))
    return status if isinstance(status, int) else OK


def _misused(error: Any) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":
        screen.warn(error.message.rstrip())
        return USAGE
    return _refuse(explain_misuse(error))


def _refuse(problem: CommandProblem) -> int:
    screen.warn(problem.message, "bold red")
    if problem.fix:
        screen.warn(problem.fix)
    return USAGE
