"""Read a command line, do what it asks, and say in Chinese what stands in the way."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click
from click.exceptions import Exit, NoArgsIsHelpError

from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.app import make_app
from zhanpai.fronts.cli.main import CONTENT_ERRORS, INTERRUPTED, OK, USAGE
from zhanpai.fronts.cli.misuse import explain_misuse
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.problem import Problem, explain, is_refusal, out_of_memory


def obey(argv: Sequence[str]) -> int:
    """The exit status; what is raised from here is our bug, Ctrl-C, or a reader that has gone."""
    try:
        # Not Click's `main`, which would answer Ctrl-C and a closed pipe in its own way.
        with make_app().make_context("zhanpai", list(argv)) as ctx:
            return ctx.command.invoke(ctx) or OK
    except Exit as end:
        return end.exit_code
    except Problem as problem:
        return _refuse(problem)
    except NoArgsIsHelpError as error:
        screen.warn(error.message.rstrip())
        return USAGE
    except click.UsageError as error:
        return _refuse(explain_misuse(error))
    except ContentError as error:
        screen.show_diagnostics(error.diagnostics, sys.stderr)
        screen.warn(f"{screen.count(error.diagnostics)}先改好，再运行一次；什么都没有写。")
        return CONTENT_ERRORS
    except EOFError:
        return INTERRUPTED
    except MemoryError:
        return _refuse(out_of_memory())
    except OSError as error:
        if not is_refusal(error):
            raise
        return _refuse(explain(error))


def _refuse(problem: Problem) -> int:
    screen.warn(problem.message, "bold red")
    if problem.fix:
        screen.warn(problem.fix)
    return USAGE
