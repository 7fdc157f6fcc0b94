"""The site as it is now: read again after every save, and the last one that could be read kept."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from zhanpai.content.load import ContentReader
from zhanpai.content.load.theme import shipped_theme
from zhanpai.fronts.crash import explain_crash
from zhanpai.fronts.preview.edition import Edition, Editions
from zhanpai.kit.clock import read_today
from zhanpai.kit.diagnostics import Diagnostic, has_errors
from zhanpai.pipeline import examine
from zhanpai.site.own.proof import theme_problems


class Live:
    """What the preview shows.  Threads that serve read it while one thread renews it."""

    def __init__(self, root: Path, report: Callable[[str], None]) -> None:
        self.root = root
        self.edition: Edition | None = None
        self.problems: tuple[Diagnostic, ...] = ()
        """What is wrong with the newest state, errors and warnings."""
        self.fault = ""
        """What is wrong that is no content: with the theme, or with us."""
        self._report = report
        self._reader = ContentReader(root, is_preview=True)
        self.editions = Editions(root)
        self._changed = threading.Condition()
        self._hearers: set[Callable[[], object]] = set()
        self._checking = 0.0
        """Seconds that the checks took last time."""
        # Browsers that were connected to an earlier run must see that this is another.
        self._run, self._number = f"{time.time_ns():x}", 0

    @property
    def version(self) -> str:
        """Changes with everything that a browser might show."""
        return f"{self._run}-{self._number}"

    def wait(self, seen: str, seconds: float) -> bool:
        """Wait until the version is not the one `seen`; False if it still is after so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self.version != seen, seconds)

    @contextmanager
    def heard_by(self, hearer: Callable[[], object]) -> Iterator[None]:
        """Until the end of the block call `hearer`, in the thread that renews, whenever the version changes."""
        self._hearers.add(hearer)
        try:
            yield
        finally:
            self._hearers.discard(hearer)

    def renew(self) -> None:
        """Read what has changed; whatever happens, the next save gets its chance."""
        try:
            self._renew()
        except Exception as error:
            # A file that vanished while it was read, a broken theme, our own fault.
            self._publish(self.problems, explain_crash(error, ["serve"]))

    def _renew(self) -> None:
        """Show a state that can be read at once, before it is checked.

        The checks look at every word of the city and take longer than somebody who has just saved waits.
        """
        began = time.perf_counter()
        loaded = self._reader.load(read_today())
        problems = (*loaded.problems, *theme_problems(shipped_theme, loaded.theme.files))
        if loaded.site is not None and not has_errors(problems):
            self.edition = self.editions.make(loaded.site, loaded.theme)
            self._publish((), "")
            self._report(f"已更新（{time.perf_counter() - began:.2f} 秒）。")
            # Browsers ask now: until then the checks would only take time from what they wait for.
            time.sleep(min(self._checking, 1.0))
        else:
            self._publish(tuple(sorted(problems)), "")
        began = time.perf_counter()
        plan = self.edition.prepared.plan if self.edition else None
        problems = tuple(examine(loaded, plan if plan and plan.site is loaded.site else None))
        self._checking = time.perf_counter() - began
        if problems != self.problems:
            self._publish(problems, "")
        if has_errors(problems):
            self._report(f"内容有 {len(errors(problems))} 处错误，网页上有说明。")

    def _publish(self, problems: tuple[Diagnostic, ...], fault: str) -> None:
        with self._changed:
            self.problems, self.fault = problems, fault
            self._number += 1
            self._changed.notify_all()
        for hearer in tuple(self._hearers):
            hearer()


def errors(problems: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    """Those of `problems` that would stop a build."""
    return [p for p in problems if p.severity.is_error]
