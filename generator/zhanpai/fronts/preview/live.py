"""The site as it is now: read again after every save, and the last one that could be read kept."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from zhanpai.content.load import ContentReader
from zhanpai.content.load.disk import CACHE
from zhanpai.content.load.theme import OwnTheme, shipped_theme
from zhanpai.domain.model.site import Site
from zhanpai.fronts.crash import explain_crash
from zhanpai.fronts.preview.planned import Habits, Planned
from zhanpai.kit.clock import read_today
from zhanpai.kit.diagnostics import Diagnostic, has_errors
from zhanpai.pipeline import Prepared, examine
from zhanpai.press.making.share_images import draw_images
from zhanpai.publish.mkdocs_plugin import draw_shells
from zhanpai.publish.write import Job, ShellKey, shell_key
from zhanpai.site.own.proof import theme_problems
from zhanpai.site.page import Page
from zhanpai.site.plan import Plan
from zhanpai.site.render import Renderer
from zhanpai.site.shell import NAVIGATION, Shell, frame_words
from zhanpai.site.theme import Theme, make_theme

USUAL_SHELLS = frozenset(
    {
        ("home", 0),
        ("", 0),
        ("", 1),
        *((section, depth) for _, _, section in NAVIGATION for depth in range(1, 5)),
    }
)
"""Drawn together, as it is the start of MkDocs that takes time."""


@dataclass(frozen=True)
class Look:
    """The theme as last read: how pages are drawn, and the shells drawn so far."""

    stamp: object
    theme: Theme
    renderer: Renderer
    frame: object = None
    shells: dict[ShellKey, Shell] = field(default_factory=dict)


@dataclass(frozen=True)
class Edition:
    """One readable state of content and theme."""

    prepared: Prepared
    planned: Planned
    look: Look


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
        self._habits = Habits()
        self._drawing = threading.Lock()
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
            self.edition = self._edit(loaded.site, self._read_look(loaded.theme))
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

    def shell(self, edition: Edition, page: Page) -> Shell:
        """The shell of `page`; MkDocs draws it if no page has needed it before."""
        shells, key = edition.look.shells, shell_key(page)
        with self._drawing:
            if key not in shells:
                shells.update(draw_shells(edition.prepared, USUAL_SHELLS | shells.keys() | {key}))
        return shells[key]

    def content(self, edition: Edition, url: str) -> bytes | None:
        """The bytes of what stands at `url`."""
        item = edition.planned.find(url)
        if item is None:
            return None
        shells = {shell_key(item): self.shell(edition, item)} if isinstance(item, Page) else {}
        job = Job(
            folder=self.root,
            root=self.root,
            cache=self.root / CACHE,
            site=edition.prepared.site.register.site,
            theme=edition.look.theme,
            renderer=edition.look.renderer,
            draw_images=draw_images,
            shells=shells,
            items=(),
        )
        return job.content(item)

    def _edit(self, site: Site, look: Look) -> Edition:
        prepared = Prepared(self.root, Plan(site), look.theme, ())
        frame = frame_words(site, look.theme.stylesheet, look.theme.script)
        old = self.edition.look if self.edition else None
        is_same = old is not None and (old.frame, old.stamp) == (frame, look.stamp)
        look = old if old and is_same else replace(look, frame=frame, shells={})
        return Edition(prepared, Planned(prepared.plan, prepared.theme_outputs, self._habits), look)

    def _read_look(self, own: OwnTheme) -> Look:
        """The theme, and only if one of its files has changed: its templates take a quarter of a second."""
        old = self.edition.look if self.edition else None
        if old and old.stamp == own.stamp:
            return old
        theme = make_theme(shipped_theme(), own.files)
        return Look(own.stamp, theme, Renderer(theme.files, theme.own))

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
