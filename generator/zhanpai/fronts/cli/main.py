"""Run one command line; however it ends, the reader gets Chinese and the shell gets a status."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from zhanpai.fronts.cli import screen
from zhanpai.fronts.crash import explain_crash
from zhanpai.kit.problem import out_of_memory

OK, CONTENT_ERRORS, USAGE, OUR_BUG = range(4)
INTERRUPTED = 130
PIPE_CLOSED = 141
"""What a shell reports of a program whose reader has gone (128 + SIGPIPE)."""


def run(argv: Sequence[str]) -> int:
    """Do what `argv` asks; return 0, or 1 content errors, 2 usage, 3 our bug, 130 stopped by the user."""
    screen.prepare_streams()
    # A command makes a million small objects, throws few away and ends; looking for garbage among them
    # took a fifth of the time at city scale.  The preview, which lives on, turns it on again.
    gc.disable()
    try:
        # Here, so that Ctrl-C while loading, or a file that is missing, is no traceback either.
        from zhanpai.fronts.cli.command_line import obey

        status = obey(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) has seen enough; Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        status = INTERRUPTED
    except MemoryError:  # While a command's modules are loaded, or while another answer was made.
        screen.warn(str(out_of_memory()))
        return USAGE
    except Exception as error:
        screen.warn(explain_crash(error, argv))
        return OUR_BUG
    if status == INTERRUPTED:
        screen.warn("已停止。")
    return status
