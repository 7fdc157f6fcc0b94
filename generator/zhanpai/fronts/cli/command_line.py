"""Read a command line, do what it asks, and say in Chinese what stands in the way."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import typer

from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.app import make_app
from zhanpai.fronts.cli.misuse import UsageError, explain_misuse
from zhanpai.fronts.cli.run import CONTENT_ERRORS, INTERRUPTED, OK, USAGE
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.problem import Problem, explain, is_refusal


def obey(argv: Sequence[str]) -> int:
    """The exit status; what is raised from here is our bug, Ctrl-C, or a reader that has gone."""
    try:
        command = typer.main.get_command(make_app())
        status = command.main(list(argv), prog_name="zhanpai", standalone_mode=False)
    except Problem as problem:
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
        if not is_refusal(error):
            raise
        return _refuse(explain(error))
    return status if isinstance(status, int) else OK


def _misused(error: Any) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":
        screen.warn(error.message.rstrip())
        return USAGE
    return _refuse(explain_misuse(error))


def _refuse(problem: Problem) -> int:
    screen.warn(problem.message, "bold red")
    if problem.fix:
        screen.warn(problem.fix)
    return USAGE
