"""Somebody who does the handbook's steps literally in a browser: looks for the words that stand there, and for nothing else.

She sees what a person sees: what is hidden, or said to screen readers alone, she does not find, and of two buttons of
the same word that do different things she does not know which is meant.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from playwright.sync_api import Download, ElementHandle, Error, Page, Request

from tests.browser.handbook_pictures import Album
from tests.browser.handbook_steps import Deed, StepError

WAITS = 150.0
"""Seconds after which she gives up waiting for a word: a site is built meanwhile."""
SURE = 6.0
"""Seconds after which what is there twice will not become one any more."""

LOOK = """([sort, word, place]) => {
  const ASIDE = ".zp-hidden, .zd-mark, .zd-number, .zd-needed, .zd-later, .zd-part__count, .zd-groups__ticked, "
    + "[aria-hidden=true], datalist";
  const shown = (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility !== "hidden"
    && !one.closest("[aria-hidden=true]");
  const plain = (text) => text.replace(/\\s+/g, " ").trim();
  const words = (one) => {
    const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    let text = "";
    while (walk.nextNode()) {
      const up = walk.currentNode.parentElement.closest(ASIDE);
      if ((!up || !one.contains(up)) && !walk.currentNode.parentElement.closest("option")) text += walk.currentNode.data;
    }
    return plain(text);
  };
  // What stands behind ( or , is a number or a remark, and differs each time.
  const close = (text) => text === word ? 2 : text.split(/ ?[（，]/)[0] === word ? 1 : 0;
  const legend = (one) => one.closest("fieldset")?.querySelector("legend");
  const label = (one) => {
    const said = [...(one.labels ?? [])].map(words);
    if (one.getAttribute("aria-label")) said.push(plain(one.getAttribute("aria-label")));
    return said;
  };
  const PRESSED = "a[href], button, summary, [role=button]";
  const pick = (root) => {
    let all;
    if (sort === "press") all = [...root.querySelectorAll(PRESSED)].map((one) => [one, close(words(one))]);
    else {
      const boxes = sort === "tick" || sort === "untick";
      const kind = (one) => one.type === "hidden" || one.disabled ? "" : one.type === "file" ? "put"
        : one.type === "checkbox" || one.type === "radio" ? "box" : "field";
      const wanted = sort === "put" ? "put" : boxes ? "box" : "field";
      all = [...root.querySelectorAll("input, select, textarea")].filter((one) => kind(one) === wanted)
        .map((one) => [one, Math.max(0, ...label(one).map((said) => close(said) || (boxes && said.startsWith(word) ? 0.5 : 0)))]);
      if (sort === "choose")
        all.push(...[...root.querySelectorAll("fieldset")].filter((one) => one.querySelector("input[type=radio]"))
          .map((one) => [one, close(words(one.querySelector("legend") ?? one))]));
    }
    all = all.filter(([one, how]) => how && (shown(one) || one.type === "file"));
    const best = Math.max(0, ...all.map(([, how]) => how));
    return all.filter(([, how]) => how === best).map(([one]) => one);
  };
  let found = [];
  const seen = document.querySelector("main");
  if (seen) found = pick(seen);
  if (!found.length) found = pick(document);
  if (place) {
    const depth = (one) => {
      let up = one, steps = 0;
      while (up && up !== document.body) {
        if (plain(up.innerText ?? "").includes(place)) return steps;
        up = up.parentElement; steps++;
      }
      return Infinity;
    };
    const least = Math.min(...found.map(depth));
    found = least === Infinity ? [] : found.filter((one) => depth(one) === least);
  }
  const sent = (one) => `${one.formAction} ${one.name}=${one.value} ${[...new FormData(one.form)].map(String)}`;
  const same = (one) => sort !== "press" ? null : one.href ?? (one.form ? sent(one) : null);
  if (found.length > 1 && same(found[0]) && found.every((one) => same(one) === same(found[0]))) found = [found[0]];
  const empty = found.filter((one) => one.value === "");
  if (found.length > 1 && sort !== "press" && sort !== "put" && empty.length === 1) found = empty;
  window.__found = found;
  return found.length;
}"""
"""Puts the elements that are meant into `window.__found`, and says how many they are; only what is seen counts.

A word is a whole label, or all of it that stands before ( or ,, or what the label of a box begins with; main goes before
the head and foot of the page.  Buttons that do the same are one; of fields of the same label a single blank one is meant.
"""

SAID = """(main) => {
  const root = (main && document.querySelector("main")) || document.body;
  const typed = [...root.querySelectorAll("input, textarea")].filter((one) => !["hidden", "checkbox", "radio"].includes(one.type));
  return (root?.innerText ?? "") + "\\n" + typed.map((one) => one.value).join("\\n");
}"""
"""What can be read on the page, what is typed into its fields included."""


class Hands:
    """Does deeds on a page of the desk.  `folder` holds the files that steps name; what is downloaded comes there too.

    `opens` is called with the words of 双击 and of 运行 `zhanpai desk …`, which open the desk; other commands run in `root`.
    """

    def __init__(
        self,
        page: Page,
        folder: Path,
        root: Path,
        album: Album,
        opens: Callable[[str], object] = lambda _: None,
    ) -> None:
        self._desk, self._page, self._folder, self._root = page, page, folder, root
        self._album, self._opens = album, opens
        self._fetched: list[Download] = []
        self._gone = self._asked = 0
        self._seen = ""
        self._hear(page)

    def do(self, deeds: Iterable[Deed]) -> None:
        """All of them in order; StepError, with the step's number, at the first that cannot be done."""
        for deed in deeds:
            try:
                getattr(self, f"_{deed.sort}")(deed)
            except (Error, StepError) as error:
                said = self._said()[:1500] if not self._page.is_closed() else ""
                raise StepError(f"step {deed.step}: {deed.sort} {deed.words}: {error}\n{said}") from error

    # -- deeds

    def _press(self, deed: Deed) -> None:
        target = self._target(deed, deed.words[0])
        asked, gone, fetched, page = self._asked, self._gone, len(self._fetched), self._page
        target.click()
        # A page that answers nothing asks for nothing either.
        self._until(
            lambda: self._asked > asked or self._page is not page or len(self._fetched) > fetched, 0.4
        )
        if self._asked > asked and self._page is page:
            self._until(
                lambda: self._gone > gone or len(self._fetched) > fetched or self._page is not page, WAITS
            )
        for download in self._fetched[fetched:]:
            download.save_as(self._folder / download.suggested_filename)
        self._page.wait_for_load_state()

    def _write(self, deed: Deed) -> None:
        self._target(deed, deed.words[0]).fill(deed.words[1])

    def _choose(self, deed: Deed) -> None:
        target, word = self._target(deed, deed.words[0]), deed.words[1]
        tag = target.evaluate("one => one.tagName")
        if tag == "SELECT":
            offered = target.evaluate("one => [...one.options].map((each) => each.text.trim())")
            fits = [one for one in offered if word in (one, re.split(" ?[（，]", one)[0])]
            if len(fits) != 1:
                raise StepError(f"not offered once: {offered}")
            target.select_option(label=fits[0])
        elif tag == "FIELDSET":
            self._target(Deed("tick", (word,), deed.words[0], deed.step), word).check()
        elif target.get_attribute("list") is None:
            raise StepError("nothing is offered there")
        else:
            target.fill(word)

    def _tick(self, deed: Deed) -> None:
        self._target(deed, deed.words[0]).check()

    def _untick(self, deed: Deed) -> None:
        self._target(deed, deed.words[0]).uncheck()

    def _put(self, deed: Deed) -> None:
        path = self._folder / deed.words[1]
        if not path.is_file():
            raise StepError(
                f"there is no {path.name}, but {sorted(one.name for one in self._folder.iterdir())}"
            )
        self._target(deed, deed.words[0]).set_input_files(path)

    def _see(self, deed: Deed) -> None:
        wanted = re.compile(".*?".join(map(re.escape, re.split("…+", deed.words[0]))))
        if not self._until(lambda: wanted.search(self._said()) is not None, WAITS):
            raise StepError("it is not there")
        self._seen = deed.words[0]

    def _picture(self, deed: Deed) -> None:
        self._album.take(self._page, deed.words[1], deed.words[0], self._seen)

    def _open(self, deed: Deed) -> None:
        self._opens(deed.words[0])

    def _run(self, deed: Deed) -> None:
        words = shlex.split(deed.words[0])[1:]
        if words[:1] == ["desk"]:
            self._opens(deed.words[0])
            return
        command = [sys.executable, "-m", "zhanpai", *words]
        done = subprocess.run(
            command, cwd=self._root, capture_output=True, text=True, timeout=WAITS, check=False
        )
        if done.returncode:
            raise StepError(done.stdout + done.stderr)

    def _back(self, deed: Deed) -> None:
        if self._page is not self._desk:
            self._page.close()
        self._page = self._desk

    # -- looking

    def _target(self, deed: Deed, word: str) -> ElementHandle:
        begun, number = time.monotonic(), 0
        while time.monotonic() < begun + WAITS:
            try:
                number = self._page.evaluate(LOOK, [deed.sort, word, deed.place])
                if number == 1:
                    found = self._page.evaluate_handle("window.__found[0]").as_element()
                    if found:
                        return found
            except Error:
                number = 0  # The page has just become another one.
            if number > 1 and time.monotonic() > begun + SURE:
                raise StepError(f"“{word}” is there {number} times, and each does something else")
            self._page.wait_for_timeout(100)
        raise StepError(f"there is no “{word}”")

    def _said(self) -> str:
        texts = []
        for frame in self._page.frames:
            try:
                texts.append(
                    frame.evaluate(SAID, frame is self._page.main_frame and self._page is self._desk)
                )
            except Error:
                continue
        return "\n".join(texts)

    def _until(self, is_so: Callable[[], bool], seconds: float) -> bool:
        until = time.monotonic() + seconds
        while not (so := is_so()) and time.monotonic() < until:
            self._page.wait_for_timeout(50)
        return so

    def _hear(self, page: Page) -> None:
        page.set_default_timeout(20_000)
        page.on("popup", self._turn_to)
        page.on("download", lambda download: self._fetched.append(download))
        page.on("request", self._ask)
        page.on("framenavigated", lambda frame: self._go() if frame is page.main_frame else None)

    def _turn_to(self, page: Page) -> None:
        self._page = page
        self._hear(page)

    def _ask(self, request: Request) -> None:
        if request.is_navigation_request() and request.frame.parent_frame is None:
            self._asked += 1

    def _go(self) -> None:
        self._gone += 1
