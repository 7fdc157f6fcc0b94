"""Share images are drawn by who was handed down for it: once, together, and before any process is forked."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import pytest

from tests.make import make_register
from tests.publish.city import build, tree
from zhanpai.content.load.theme import shipped_theme
from zhanpai.kit.diagnostics import ContentError
from zhanpai.press.making.share_images import draw_images
from zhanpai.press.making.typeset import has_run
from zhanpai.publish.write import SLICE, Job, write_site
from zhanpai.site.page import Output
from zhanpai.site.render import Renderer
from zhanpai.site.share_images import ShareImage, share_images
from zhanpai.site.theme import Theme, make_theme

THEME = make_theme(shipped_theme())
SECTIONS = ["home", "stations", "deputies", "news", "opinions"]


@dataclass
class Spy:
    """Draws, and remembers in which process it was asked, and for the pictures of which sections."""

    asked: list[tuple[int, list[str]]] = field(default_factory=list)

    def draw(self, theme: Theme, images: Sequence[ShareImage]) -> list[bytes]:
        assert theme is THEME
        self.asked.append((os.getpid(), [Path(image.url).stem for image in images]))
        return draw_images(theme, images)

    @property
    def sections(self) -> list[list[str]]:
        return [sections for _, sections in self.asked]


def job(root: Path, spy: Spy, **site: str) -> Job:
    """The share images of a site, among so many other files that several processes share the work."""
    register = make_register(site=site)
    others = [Output(f"/{number}.txt", partial(bytes, b"x")) for number in range(4 * SLICE)]
    return Job(
        folder=root / "site",
        root=root,
        cache=root / "cache",
        site=register.site,
        theme=THEME,
        renderer=Renderer(THEME.files),
        draw_images=spy.draw,
        shells={},
        items=[*others, *share_images(register, THEME.materials)],
    )


def write(job: Job, processes: int = 1) -> list[bytes]:
    """Write all of `job`, and give the share images that are there then."""
    assert sum(written.files for written in write_site(job, processes)) == len(job.items)
    return [(job.folder / f"assets/share/{section}.png").read_bytes() for section in SECTIONS]


def forget(job: Job, content: bytes) -> None:
    (entry,) = (path for path in job.cache.iterdir() if path.read_bytes().endswith(content))
    entry.unlink()


def test_they_are_drawn_together_and_taken_from_the_cache_the_next_time(tmp_path: Path) -> None:
    spy = Spy()
    first = write(job(tmp_path, spy))
    assert write(job(tmp_path, spy)) == first
    assert spy.sections == [SECTIONS] and len(set(first)) == 5


@pytest.mark.slow
def test_only_what_the_cache_does_not_have_is_drawn(tmp_path: Path) -> None:
    spy = Spy()
    one = job(tmp_path, spy)
    first = write(one)
    forget(one, first[3])
    assert write(one) == first
    assert spy.sections == [SECTIONS, ["news"]]
    other = write(job(tmp_path, spy, title="岳麓区人大代表在线"))
    assert spy.sections[2:] == [SECTIONS] and not {*first} & {*other}


def test_a_job_without_share_images_draws_none_and_one_that_is_asked_for_is_drawn_alone(
    tmp_path: Path,
) -> None:
    spy = Spy()
    whole = job(tmp_path, spy)
    assert replace(whole, items=whole.items[:10]).with_images().drawn == {} and spy.asked == []
    assert whole.content(whole.items[-1]) == draw_images(THEME, [whole.items[-1]])[0]
    assert spy.sections == [["opinions"]]


@pytest.mark.slow
@pytest.mark.parametrize("can_keep", [True, False], ids=["with a cache", "without one"])
def test_no_forked_process_draws_and_all_survive_that_this_one_has_drawn(
    tmp_path: Path, can_keep: bool
) -> None:
    """Threads of what draws do not survive a fork: a process that drew after it would wait for ever."""
    if not can_keep:
        (tmp_path / "cache").write_bytes(b"")
    spy = Spy()
    first = write(job(tmp_path, spy), processes=2)
    assert has_run(), "it has drawn, and now this process is forked again"
    assert write(job(tmp_path, spy), processes=2) == first
    assert spy.asked == [(os.getpid(), SECTIONS)] * (1 if can_keep else 2)


@pytest.mark.slow
def test_a_broken_file_of_the_city_s_own_stops_the_build_and_leaves_the_site(built: Path) -> None:
    before = tree(built / "site")
    (built / "theme/share/link.typ").write_text("#nothing\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        build(built)
    (told,) = caught.value.diagnostics
    assert (told.path, told.line, told.code) == ("theme/share/link.typ", 1, "P611")
    assert tree(built / "site") == before
