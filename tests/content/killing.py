"""A program that is killed while it writes, again and again, at a moment that dice choose.

The moment is so many words of the program and no time: a busy machine is killed in the same places.
"""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen

PARENT = """
import os, sys
from pathlib import Path
root = Path(sys.argv[1])
def say(word):
    # In one write: who is killed between two leaves half a line, onto which the next one is written.
    os.write(1, f"{{word}}\\n".encode())
{setup}
say("go")
for line in sys.stdin:
    turn = line.strip()
    child = os.fork()
    if child == 0:
        say(f"child {{os.getpid()}}")
{work}
        os._exit(0)
    os.waitpid(child, 0)
    say("dead")
"""


class Writers:
    """One parent that has loaded everything, and forks a child for each turn: none takes a second to start."""

    def __init__(self, process: Popen[str]) -> None:
        self.process = process

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def begin(self, turn: int) -> str:
        """Start the child of this turn; its process id."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{turn}\n")
        match = re.fullmatch(r"child (\d+)\n", self._line())
        assert match
        return match[1]

    def kill(self, child: str, after: int) -> list[str]:
        """Kill -9 when it has said `after` words, unless it is done before; all that it has said."""
        told: list[str] = []
        while True:
            if len(told) == after:
                subprocess.run(["kill", "-9", child], check=False, capture_output=True)
            if (line := self._line()) == "dead\n":
                return told
            assert line, "the parent has died"
            told.append(line.strip())


@contextmanager
def writers(root: Path, setup: str, work: str) -> Iterator[Writers]:
    """Children that do `work`, which knows `root`, `turn` (text), `say` and what `setup` has made, once."""
    text = PARENT.format(setup=setup, work=textwrap.indent(textwrap.dedent(work).strip(), " " * 8))
    process = Popen([sys.executable, "-c", text, root], stdin=PIPE, stdout=PIPE, text=True, bufsize=1)
    assert process.stdin is not None and process.stdout is not None
    assert process.stdout.readline() == "go\n"
    yield Writers(process)
    process.stdin.close()
    assert process.wait() == 0
    process.stdout.close()
