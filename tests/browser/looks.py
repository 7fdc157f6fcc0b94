"""What is looked at on a page: by axe, with a ruler, on the wire, and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
STYLE = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"]
STYLE_LARGE = ["color-contrast-enhanced", *STYLE[1:]]
COLOURS_LARGE = STYLE_LARGE[:2]
"""What depends on the stylesheet, and on what must be scrolled in large text: all else is judged once, as neither the
dark nor large text changes a page's elements. Enhanced is 7:1, 4.5:1 for large letters: it asks more than
`color-contrast` does of the same words at any size, and sizes change no colours (test_accessibility holds that), nor
colours sizes."""

AXE = "axe.min.js"
"""Where the servers of the tests have axe, at the root of the host: from there the browser keeps it compiled."""

RUN = """async options => (await axe.run(document, options)).violations.map(
  v => v.id + ": " + v.nodes.map(n => n.target.join(" ") + " " + (n.any[0] ? n.any[0].message : "")).join(" | "))"""

SMALL_TARGETS = """least => Array.from(document.querySelectorAll("a[href], button, input, select, summary")).filter(e => {
  const style = getComputedStyle(e), cover = getComputedStyle(e, "::after");
  // A card's link covers the card.
  const box = (cover.content !== "none" && cover.position === "absolute" ? e.offsetParent : e).getBoundingClientRect();
  if (style.visibility === "hidden" || !box.width || box.right <= 0) return false;
  // WCAG 2.5.8 spares links within a sentence: their height is that of a line.
  const within = style.display === "inline" && e.parentElement.textContent.trim() !== e.textContent.trim();
  return !within && (box.width < least - 0.5 || box.height < least - 0.5);
}).map(e => e.outerHTML.slice(0, 120))"""

SMALL_WORDS = """least => Array.from(document.querySelectorAll("body *")).filter(e =>
  Array.from(e.childNodes).some(n => n.nodeType === 3 && n.data.trim()) && e.getClientRects().length
  && parseFloat(getComputedStyle(e).fontSize) < least).map(e => e.outerHTML.slice(0, 120))"""

TIGHT_LINES = """() => Array.from(document.querySelectorAll("main p, main li, main dd, main td")).filter(e =>
  parseFloat(getComputedStyle(e).lineHeight) < 1.3 * parseFloat(getComputedStyle(e).fontSize))
  .map(e => e.outerHTML.slice(0, 120))"""

WORDS = """Array.from(document.querySelectorAll("main p, main h1, main h2, main h3, main dd, main dt, main time, main td"),
  e => e.textContent)"""

INKS = """jobs => {
  // Each job is painted in a colour of its own, so that a computed colour tells the job that it is of.
  const root = document.documentElement.style, job = {}, found = new Set();
  jobs.forEach((name, i) => {
    root.setProperty("--zp-" + name.replaceAll("_", "-"), `rgb(${i + 1}, 100, 200)`, "important");
    job[`rgb(${i + 1}, 100, 200)`] = name;
  });
  const ground = e => {
    for (; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (colour !== "rgba(0, 0, 0, 0)") return job[colour] || colour;
    }
    return "none";
  };
  for (const e of document.querySelectorAll("body, body *")) {
    const style = getComputedStyle(e);
    const has = Array.from(e.childNodes).some(n => n.nodeType === 3 && n.data.trim());
    if (style.visibility !== "hidden" && has) found.add(`${job[style.color] || style.color} on ${ground(e)}`);
  }
  for (const name of jobs) root.removeProperty("--zp-" + name.replaceAll("_", "-"));
  return Array.from(found).sort();
}"""

BODY_SIZE = "getComputedStyle(document.body).fontSize"
WIDTH = "document.scrollingElement.scrollWidth"


def choose(page: Page, step: str) -> None:
    """Press a step of 字号."""
    page.get_by_role("group", name="字号").get_by_role("button", name=step, exact=True).click()


Judge = Callable[..., list[str]]


def bring_axe(page: Page, axe_url: str) -> Judge:
    """Load axe into a page whose policy is bypassed; `judge("tag", TAGS)` then says what it finds.

    `but` are rules of these tags that are left out.
    """
    page.add_script_tag(url=axe_url)

    def judge(kind: str, values: list[str], but: tuple[str, ...] = ()) -> list[str]:
        options = {
            "runOnly": {"type": kind, "values": values},
            "rules": {rule: {"enabled": False} for rule in but},
            "resultTypes": ["violations"],
        }
        found: list[str] = page.evaluate(RUN, options)
        return found

    return judge


@dataclass
class Load:
    """What a page asked for, in bytes on the wire with their headers; the pictures of content apart."""

    bytes: dict[str, int] = field(default_factory=dict)
    photos: dict[str, int] = field(default_factory=dict)
    hosts: set[str] = field(default_factory=set)


def weigh(page: Page, url: str) -> Load:
    """Load `url` with an empty cache and wait until nothing moves."""
    load, names = Load(), dict[str, str]()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.on("Network.requestWillBeSent", lambda e: names.setdefault(e["requestId"], e["request"]["url"]))
    sizes: dict[str, int] = {}
    session.on(
        "Network.loadingFinished", lambda e: sizes.update({e["requestId"]: int(e["encodedDataLength"])})
    )
    page.goto(url, wait_until="networkidle")
    session.detach()
    for request, name in names.items():
        if name.startswith("data:"):
            continue
        load.hosts.add(name.split("/")[2])
        where = load.photos if "/pictures/" in name else load.bytes
        where[name] = sizes.get(request, 0)
    return load


CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"

FIND_STOPS = f"""() => {{
  const shown = e => e.checkVisibility({{ visibilityProperty: true, contentVisibilityAuto: true }});
  window.stops = Array.from(document.querySelectorAll("{CONTROLS}")).filter(e => shown(e) && !e.disabled && e.tabIndex >= 0);
  return window.stops.length;
}}"""

# Where the focus is, and what the eye sees of it.  Rings may be drawn on a cover that the control lays over its card.
HERE = """() => {
  const e = document.activeElement;
  const ring = ["", "::after"].some(part => {
    const style = getComputedStyle(e, part || null);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  });
  const box = e.getBoundingClientRect();
  const rects = Array.from(e.getClientRects());
  const uncovered = rects.some(r => {
    const top = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
    return top && (e.contains(top) || top.contains(e));
  });
  return {
    number: window.stops.indexOf(e), what: e.outerHTML.slice(0, 120), ring: ring, uncovered: uncovered,
    inside: box.left >= -1 && box.right <= innerWidth + 1 && box.bottom > 0 && box.top < innerHeight,
    hidden: Boolean(e.closest("[hidden], [aria-hidden=true], [inert]")),
  };
}"""

STOPS = 50
"""So many are walked; a list of sixty cards shows nothing new after that."""

# The state after a key is noted when the next one comes, before the page knows of it.
NOTE = f"""() => {{
  window.walked = [];
  window.note = {HERE};
  window.addEventListener("keydown", () => {{ if (window.started) window.walked.push(window.note()); window.started = true; }}, true);
}}"""


def walk(page: Page) -> tuple[int, list[dict[str, Any]]]:
    """Press Tab from the beginning of a page; gives how many controls it shows, and the first STOPS where the focus was."""
    total: int = page.evaluate(FIND_STOPS)
    page.evaluate(NOTE)
    for _ in range(min(total, STOPS)):
        page.keyboard.press("Tab")
    stops: list[dict[str, Any]] = page.evaluate("[...window.walked, window.note()]")
    return total, stops
