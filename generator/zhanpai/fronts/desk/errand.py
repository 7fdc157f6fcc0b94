"""The process that does long work for the desk: ``python -m zhanpai.fronts.desk.errand KIND ROOT [ASKED]``, `KIND` being one of ERRANDS,
and `ASKED` JSON.

It says how far it is, and in the end what came of it, in lines of JSON; it stops when its standard input is closed,
and so cannot outlive the desk.
"""

from __future__ import annotations

import _thread
import gc
import json
import os
import sys
import threading
from dataclasses import asdict, replace
from importlib import import_module
from pathlib import Path

from zhanpai.fronts.crash import explain_crash
from zhanpai.fronts.desk.looked import noted
from zhanpai.fronts.desk.without_options import without_options
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.problem import Problem

ERRANDS = {
    "look": "zhanpai.fronts.desk.looking:look",
    "build": "zhanpai.fronts.desk.making:build",
    "pack": "zhanpai.fronts.desk.making:pack",
    "fix": "zhanpai.fronts.desk.proposing:propose",
    "signs": "zhanpai.fronts.desk.pressing:press",
    "print": "zhanpai.fronts.desk.pressing:hand_over",
    "share": "zhanpai.fronts.desk.sharing:share_news",
    "report": "zhanpai.fronts.desk.reporting:report",
    "annual": "zhanpai.fronts.desk.reporting:annuals",
    "handbook": "zhanpai.fronts.desk.handbook.handbook_errand:print_handbook",
    "sample": "zhanpai.fronts.desk.beginning.sampling:sample",
    "begin": "zhanpai.fronts.desk.beginning.making_city:begin",
    "export": "zhanpai.fronts.desk.tables.table_errands:export",
    "compare": "zhanpai.fronts.desk.tables.table_errands:compare",
    "take": "zhanpai.fronts.desk.tables.table_errands:take",
    "plan": "zhanpai.fronts.desk.bulk.bulk_errands:plan_bulk",
    "bulk": "zhanpai.fronts.desk.bulk.bulk_errands:try_bulk",
    "scope": "zhanpai.fronts.desk.handin.district_errands:begin",
    "gather": "zhanpai.fronts.desk.handin.district_errands:gather",
    "receipt": "zhanpai.fronts.desk.handin.district_errands:receipt",
    "evening": "zhanpai.fronts.desk.handin.evening_errands:evening",
    "accept": "zhanpai.fronts.desk.handin.evening_errands:accept",
}
"""What each is done by: a function of the project's root and of what hears of progress, and what else is asked, loaded when called."""

SHOWN = 200
"""Findings of a build that are handed on; what `check` finds is handed on whole."""


def main() -> None:
    """Do one errand and say on the standard output what came of it; the exit status is 0."""
    gc.disable()  # As for commands that end: at the scale of a city looking for garbage takes a fifth of the time.
    # Whatever a library prints must not come between our lines.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    sys.stdout = sys.stderr

    def say(**words: object) -> None:
        out.write(json.dumps(words) + "\n")
        out.flush()

    threading.Thread(target=_stop_when_left, daemon=True).start()
    kind, root = sys.argv[1], Path(sys.argv[2])
    result = None
    try:
        module, _, name = ERRANDS[kind].partition(":")
        result = getattr(import_module(module), name)(root, say, *map(json.loads, sys.argv[3:]))
        say(result=result)
    except KeyboardInterrupt:
        # Who stops it in the moment in which it ends is told that it has ended.
        if result is not None:
            say(result=result)
    except BrokenPipeError:
        pass
    except ContentError as error:
        from zhanpai.fronts.fixing import is_offered

        found = [noted(d, can_fix=is_offered(d)) for d in error.diagnostics[:SHOWN]]
        shown = [asdict(replace(one, fix=without_options(one.fix))) for one in found]
        say(refused=shown, count=len(error.diagnostics))
    except Problem as problem:
        say(problem=[problem.message, without_options(problem.fix)])
    except Exception as error:
        say(fault=explain_crash(error, ["desk", kind]))


def _stop_when_left() -> None:
    """Interrupt the work when nobody waits for it any more.  Not through sys.stdin: its lock would be forked with us."""
    while os.read(0, 100):
        pass
    _thread.interrupt_main()


if __name__ == "__main__":
    main()
