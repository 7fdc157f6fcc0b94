"""The resident itself: ``python -m zhanpai.fronts.desk.resident.answering ROOT``.

It reads the project, says so, and answers each line of its standard input, a question as JSON, with a line of JSON; it
ends when that input is closed, and so cannot outlive the desk.
"""

from __future__ import annotations

import _thread
import gc
import json
import os
import queue
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from zhanpai.fronts.crash import explain_crash
from zhanpai.fronts.desk.resident.answers import read_files
from zhanpai.fronts.desk.resident.holding import Held
from zhanpai.kit.problem import Problem

GRACE = 2.0
"""Seconds in which what is under way lets itself be interrupted."""


def main() -> None:
    """Answer questions until nobody asks any more; the exit status is 0."""
    gc.disable()  # As for commands that end: at the scale of a city looking for garbage takes a fifth of the time.
    # Whatever a library prints must not come between our lines.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    sys.stdout = sys.stderr
    questions: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=_listen, args=(questions,), daemon=True).start()

    def say(**words: object) -> None:
        out.write(json.dumps(words) + "\n")
        out.flush()

    try:
        held = Held(Path(sys.argv[1]))
        _answer(held, {"ask": "warm"})
        # What has been read stays: the collector need not look at a city each time a question makes some garbage.
        gc.freeze()
        gc.enable()
        say(ready=True)
        while (question := questions.get()) is not None:
            say(**_answer(held, json.loads(question)))
    except (KeyboardInterrupt, BrokenPipeError):
        pass


def _answer(held: Held, question: Mapping[str, Any]) -> dict[str, Any]:
    try:
        match question["ask"]:
            case "warm":
                held.warm()
                return {"result": {}}
            case "try":
                trial = held.try_(read_files(question["instead"]), is_whole=question["is_whole"])
                return {"result": trial.plain()}
            case "hear":
                return {"result": {"heard": held.hear(question["text"], question["kind"])}}
            case _:
                return {"result": held.page(question["url"], read_files(question["instead"])).plain()}
    except Problem as problem:
        return {"problem": [problem.message, problem.fix]}
    except OSError:
        return {"problem": ["有一个文件刚才读不出来。", "等别的程序存好了，再试一次。"]}
    except Exception as error:
        return {"fault": explain_crash(error, ["desk", str(question["ask"])])}


def _listen(questions: queue.Queue[str | None]) -> None:
    """Hand on what is asked, and interrupt the work when nobody waits for it any more.

    Not through sys.stdin: its lock would be forked with us.
    """
    rest = b""
    while said := os.read(0, 1 << 20):
        *lines, rest = (rest + said).split(b"\n")
        for line in lines:
            questions.put(line.decode("ascii"))
    questions.put(None)
    _thread.interrupt_main()
    time.sleep(GRACE)
    os._exit(0)


if __name__ == "__main__":
    main()
