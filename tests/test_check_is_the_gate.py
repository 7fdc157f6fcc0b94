"""What `check` calls clean builds, and whatever is typed anywhere ends in a finding or on a page, never in a crash."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.make import DEMO, TODAY, write_project
from tests.planting import PLACES, REGISTER, Case, corpus, named, names_seen, planted
from tests.publish.city import build
from zhanpai.content.load import ContentReader
from zhanpai.content.load.theme import shipped_theme
from zhanpai.kit.diagnostics import Diagnostic, has_errors
from zhanpai.pipeline import Prepared, examine, prepare
from zhanpai.press.making.share_images import draw_images
from zhanpai.publish import gates
from zhanpai.publish.mkdocs_plugin import draw_shells, keys_of, make_job
from zhanpai.site.plan import Plan
from zhanpai.site.shell import FrameWords, frame_words
from zhanpai.site.theme import make_theme

CASES = corpus()
NAMES = [Case(name, "names", "register", "accept", name.encode()) for name in names_seen()]


NAMED = (
    "title of the site",
    "name of a community",
    "name of a township",
    "word of a kind",
    "title of news",
    "body",
)
"""Where a station's name is typed, or a part of one."""


NOTHING_TAKEN = {
    *(
        "register",
        "station",
        "opinions",
        "news",
        "projects",
        "front matter",
        "prose",
        "picture",
        "tokens",
        "logo",
        "ledger",
    ),
    "name of a township",
}
"""Places where every input of the corpus is an error: whole files of another kind, and a name that other rows say too."""


class Desk:
    """The demo project, into which one input after another is planted; it is read again only where it has changed."""

    def __init__(self, root: Path) -> None:
        self.root = write_project(root)
        self._reader = ContentReader(root)
        prepared = prepare(self.root, TODAY)
        self._theme, self._framed = prepared.theme, _framed(prepared)
        self._shells = draw_shells(prepared, keys_of(prepared.pages))

    def plant(self, files: Mapping[str, bytes]) -> list[Diagnostic]:
        """Everything that is wrong with the project with these files in it; the gates have passed what is clean."""
        with planted(self.root, files):
            loaded = self._reader.load(TODAY)
            plan = Plan(loaded.site) if loaded.site else None
            found = examine(loaded, plan)
            if plan and not has_errors(found):
                self._draw(plan, loaded.theme.files, set(files))
            return found

    def _draw(self, plan: Plan, own: Mapping[str, bytes], touched: set[str]) -> None:
        """Draw of the pages that the touched files have a part in one of each kind, and hold them against the gates."""
        own_theme = any(path.startswith("theme/") for path in touched)
        theme = make_theme(shipped_theme(), own) if own_theme else self._theme
        prepared, shells = Prepared(self.root, plan, theme, ()), self._shells
        pages = [page for page in prepared.pages if touched & {*page.sources} or page.url == "/"]
        pages = [*{page.template: page for page in pages}.values()]
        # Most inputs change nothing that a shell shows, and MkDocs takes longer for the shells than all else does.
        if own_theme or _framed(prepared) != self._framed or not keys_of(pages) <= shells.keys():
            shells = draw_shells(prepared, keys_of(pages))
        job = make_job(prepared, draw_images, shells, Path("unused"))
        look = gates.make_gates(prepared.site, job.items)
        for page in pages:
            said = [fault for fault in look(page, job.content(page)) if isinstance(fault, Diagnostic)]
            assert said == [], page.url


def _framed(prepared: Prepared) -> tuple[FrameWords, str]:
    """All that a shell shows of a project, but for its theme."""
    site = prepared.site
    return frame_words(site, "", ""), site.register.site.permalink("/")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk") / "city")


def hold(found: list[Diagnostic]) -> None:
    """Each finding has a place, says something in Chinese and offers a fix."""
    for fault in found:
        assert fault.line >= 1 and fault.column >= 1, fault
        assert fault.message and fault.fix, fault
        assert not any(word in fault.message for word in ("Traceback", "Error", "None")), fault


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_every_input_in_every_place_is_told_or_builds(place: str, desk: Desk) -> None:
    for case in (*CASES, *(NAMES if place in NAMED else ())):
        try:
            hold(desk.plant(PLACES[place](case)))
        except Exception as error:
            raise AssertionError(f"{case.id} as {place}: {case.raw[:200]!r}") from error


@pytest.mark.slow
def test_an_input_in_every_place_is_told_or_builds(desk: Desk) -> None:
    rng = random.Random(20261128)
    for place, plant in PLACES.items():
        case = rng.choice(CASES)
        try:
            hold(desk.plant(plant(case)))
        except Exception as error:
            raise AssertionError(f"{case.id} as {place}: {case.raw[:200]!r}") from error


@pytest.mark.slow
def test_every_input_as_the_name_of_a_file_is_told_or_builds(desk: Desk) -> None:
    for case in (*CASES, *NAMES):
        for path in named(case):
            source = next(DEMO / p for p in (path, REGISTER) if (DEMO / p).is_file())
            try:
                hold(desk.plant({path: source.read_bytes()}))
            except OSError:
                continue  # No name that this disk can hold.
            except Exception as error:
                raise AssertionError(f"{case.id} as {path!r}") from error


OTHERWISE = {
    "plate": "GA 36: a plate leads to its owner, so that it is an error here",
    "qq-wechat": "told as a warning",
    "health": "names nobody and leads to nobody: an editor must see it",
}
"""Where the corpus is judged otherwise here, and why."""
PRIVATE = [case for case in CASES if case.target == "any-text" and case.id not in OTHERWISE]


@pytest.mark.breadth
@pytest.mark.parametrize("case", PRIVATE, ids=[case.id for case in PRIVATE])
@pytest.mark.parametrize("place", ["body", "topic"])
def test_what_the_corpus_calls_private_stops_the_build(place: str, case: Case, desk: Desk) -> None:
    assert has_errors(desk.plant(PLACES[place](case))) == (case.verdict == "reject")


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_an_input_that_check_takes_in_this_place_builds_the_whole_site(place: str, tmp_path: Path) -> None:
    root, reader = write_project(tmp_path), ContentReader(tmp_path)
    dice = random.Random(place)
    for case in dice.sample(CASES, len(CASES)):
        files = PLACES[place](case)
        for path, content in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
        if not has_errors(examine(reader.load(TODAY))):
            build(root)
            assert place not in NOTHING_TAKEN
            return
    assert place in NOTHING_TAKEN
