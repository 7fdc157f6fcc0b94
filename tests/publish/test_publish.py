"""A build is all or nothing: whatever goes wrong, the site that stood there stands there still."""

import os
import signal
import stat
from pathlib import Path

import pytest

from tests.fronts.cli.zhanpai import in_a_process
from tests.publish.city import EPOCH, append, build, ready, run, tree
from tests.refused import CUT_OFF, ENVIRONMENT, FULL_DISK, need_refusals
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.disk import swap as swap_module
from zhanpai.kit.problem import Problem
from zhanpai.press.making.share_images import draw_images
from zhanpai.publish import site as site_module
from zhanpai.site.render import Renderer

BUILD = """
import sys, datetime as dt
from pathlib import Path
from zhanpai.kit.problem import Problem
from zhanpai.press.making.share_images import draw_images
from zhanpai.publish.site import build_site
from zhanpai.pipeline import prepare
root, out = Path(sys.argv[1]), Path(sys.argv[2])
def report(progress):
    print(progress.phase, progress.done, flush=True)
try:
    build_site(prepare(root, dt.date(2026, 11, 23)), out, draw_images=draw_images, processes=2, on_progress=report)
except Problem as error:
    print(error.message)
    sys.exit(2)
"""


def stagings(out: Path) -> list[str]:
    return [p.name for p in out.parent.iterdir() if ".staging-" in p.name]


def test_build_gives_every_planned_file_and_says_how_many(city: Path) -> None:
    seen = []
    built = build(city, on_progress=seen.append)
    prepared = ready(city)
    assert built.pages == len(prepared.pages)
    assert built.files == len(tree(city / "site")) == len(prepared.pages) + len(prepared.outputs) + 1
    assert built.out == city / "site"
    assert seen[-1].done == seen[-1].total
    assert not stagings(city / "site")


@pytest.mark.slow
def test_two_builds_give_equal_bytes(built: Path) -> None:
    first = tree(built / "site")
    build(built, processes=2)
    build(built)  # over the site before the last
    assert tree(built / "site") == first
    assert build(built, built / "elsewhere").files == len(first)
    assert tree(built / "elsewhere") == first


@pytest.mark.slow
def test_a_page_that_is_no_longer_planned_goes(built: Path) -> None:
    news = next((built / "content" / "news").rglob("*.md"))
    page = f"news/{news.stem}/index.html"
    assert page in tree(built / "site")
    build(built)
    news.unlink()
    build(built)
    build(built)  # over the site before the last, which still has the page
    assert page not in tree(built / "site")
    assert not (built / "site" / page).parent.exists()


@pytest.mark.slow
def test_bad_content_leaves_the_previous_site_untouched(built: Path) -> None:
    before = tree(built / "site")
    append(built / "stations.yaml", "\nstations: []\n")
    with pytest.raises(ContentError):
        build(built)
    assert tree(built / "site") == before


@pytest.mark.slow
def test_a_template_that_fails_leaves_the_previous_site_untouched(built: Path) -> None:
    before = tree(built / "site")
    (built / "theme" / "templates" / "pages" / "station.html").write_text("{{ gone }}", "utf-8")
    with pytest.raises(ContentError, match="gone"):
        build(built, processes=2)
    assert tree(built / "site") == before
    assert not stagings(built / "site")


@pytest.mark.slow
def test_ctrl_c_leaves_the_previous_site_untouched(built: Path) -> None:
    before = tree(built / "site")

    def interrupt(progress: site_module.Progress) -> None:
        if progress.done > 100:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(built, processes=2, on_progress=interrupt)
    assert tree(built / "site") == before
    assert not stagings(built / "site")


@pytest.mark.slow
@pytest.mark.parametrize("phase", ["画页面框架 1", "生成并核对网页 100"])
def test_kill_9_leaves_the_previous_site_and_the_next_build_cleans_up(built: Path, phase: str) -> None:
    before = tree(built / "site")
    process = run(BUILD, built, built / "site")
    assert process.stdout
    for line in process.stdout:
        if line.startswith(phase):
            process.send_signal(signal.SIGKILL)
            break
    process.wait()
    assert tree(built / "site") == before
    assert stagings(built / "site")
    # Ends with the last of its workers, and these when they notice that they are alone.
    process.communicate(timeout=60)
    build(built)
    assert tree(built / "site") == before
    assert not stagings(built / "site")


@pytest.mark.slow
def test_a_worker_that_is_killed_is_an_error_and_no_hang(built: Path) -> None:
    before = tree(built / "site")
    prepared = ready(built)
    theme, page = prepared.theme.files, "templates/pages/deputy.html"
    renderer = Renderer({**theme, page: theme[page] + b"{{ die() }}"})
    parent = os.getpid()

    def die() -> str:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return ""

    renderer._env.globals["die"] = die
    vars(prepared)["renderer"] = renderer
    with pytest.raises(Problem, match="内存不够"):
        site_module.build_site(
            prepared, built / "site", draw_images=draw_images, processes=2, on_progress=lambda progress: None
        )
    assert tree(built / "site") == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("fault", "words"), [(FULL_DISK, "磁盘满了"), (CUT_OFF, "文件太大")], ids=["full", "cut off"]
)
def test_a_full_disk_leaves_the_previous_site(built: Path, fault: str, words: str) -> None:
    need_refusals()
    before = tree(built / "site")
    news = next((built / "content" / "news").rglob("*.md"))
    news.write_text(news.read_text("utf-8") + "\n电梯修好了。\n" * 2000, "utf-8")
    env = {"SOURCE_DATE_EPOCH": EPOCH, **ENVIRONMENT}
    done = in_a_process("build", "--no-search", "--jobs", "2", at=built, code=fault, **env)
    assert done.status == 2, done.shown
    assert words in done.shown
    assert tree(built / "site") == before
    assert not stagings(built / "site")


@pytest.mark.slow
def test_a_second_builder_is_told_who_is_first(built: Path) -> None:
    process = run(
        "import sys, time\nfrom pathlib import Path\nfrom zhanpai.kit.disk.lock import locked\n"
        "with locked(Path(sys.argv[2])):\n    print('ready', flush=True)\n    time.sleep(60)\n",
        built,
        built / "site",
    )
    assert process.stdout
    process.stdout.readline()
    try:
        with pytest.raises(Problem, match=f"进程 {process.pid}"):
            build(built)
    finally:
        process.kill()
        process.wait()
    build(built)


@pytest.mark.slow
def test_umask_of_the_builder_does_not_lock_visitors_out(city: Path) -> None:
    old = os.umask(0o077)
    try:
        build(city, processes=2)
    finally:
        os.umask(old)
    modes = {
        (p.is_dir(), stat.S_IMODE(p.stat().st_mode)) for p in [city / "site", *(city / "site").rglob("*")]
    }
    assert modes == {(True, 0o755), (False, 0o644)}


@pytest.mark.slow
def test_without_exchange_two_renames_do(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap_module, "exchange", lambda first, second: False)
    before = tree(built / "site")
    build(built)
    assert tree(built / "site") == before
    assert not stagings(built / "site")


def test_a_run_killed_between_two_renames_is_mended(built: Path) -> None:
    before = tree(built / "site")
    (built / "site").rename(swap_module.aside_of(built / "site"))
    swap_module.recover(built / "site")
    assert tree(built / "site") == before


@pytest.mark.slow
def test_readers_never_miss_a_file_during_a_build(built: Path) -> None:
    page = built / "site" / "index.html"
    process = run(BUILD, built, built / "site")
    while process.poll() is None:
        assert page.read_bytes()
    assert process.returncode == 0, process.stderr.read() if process.stderr else ""
