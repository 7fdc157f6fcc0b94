"""A project's mkdocs.yml can name code; nothing that zhanpai runs takes a word from it, nor needs MkDocs to draw."""

from functools import partial
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
import yaml
from jinja2 import DictLoader, Environment
from mkdocs.config import load_config

from tests.fronts.cli.zhanpai import EPOCH, zhanpai
from tests.make import write_project
from tests.publish.city import append, ready, tree, write_city
from zhanpai.content.scaffold.site import MKDOCS
from zhanpai.fronts.preview.live import Live
from zhanpai.pipeline import Prepared
from zhanpai.publish.mkdocs_plugin import ERROR_SHELL, draw_shells, keys_of
from zhanpai.publish.write import ShellKey
from zhanpai.site.shell import FRAME, Shell, frame_words

PLANT = """\
from pathlib import Path
Path(__file__).with_name("planted").write_text("hooks ran")
def on_config(config):
    Path(__file__).with_name("planted").write_text("hooks ran")
"""

SETTINGS = {
    "code": (MKDOCS + "hooks: [plant.py]\nextra: !!python/object/apply:os.mkdir [planted]\n").encode(),
    "hooks alone": f"{MKDOCS}hooks:\n  - plant.py\n".encode(),
    "other theme": b"site_name: x\ntheme: {name: null, custom_dir: .}\nplugins: [none]\n",
    "damaged": b"site_name: [\n\x00\xff",
    "empty": b"",
    "GBK": "site_name: 长沙市人大代表网上联络站\n".encode("gbk"),
}


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of a project that has no mkdocs.yml."""
    root = write_project(tmp_path_factory.mktemp("clean"))
    assert zhanpai("build", "--no-search", at=root).status == 0
    return dict(tree(root / "site"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "settings",
    [
        pytest.param(text, id=name, marks=() if name == "code" else pytest.mark.slow)
        for name, text in SETTINGS.items()
    ],
)
def test_nothing_of_the_projects_settings_is_run_or_used(
    clean: dict[str, bytes], settings: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_project(tmp_path / "city", {"mkdocs.yml": settings, "plant.py": PLANT})
    monkeypatch.chdir(root)
    done = zhanpai("build", "--no-search", at=root)
    assert done.status == 0, done.shown
    assert "另有 1 处提醒" in done.shown
    assert dict(tree(root / "site")) == clean
    assert not list(tmp_path.rglob("planted"))


def test_mkdocs_itself_would_run_the_hook_and_yaml_the_tag(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The traps are set: without this, the tests around would pass for want of anything to run."""
    root = write_project(tmp_path / "city", {"mkdocs.yml": SETTINGS["hooks alone"], "plant.py": PLANT})
    load_config(str(root / "mkdocs.yml"))
    assert (root / "planted").is_file()
    monkeypatch.chdir(tmp_path)
    yaml.unsafe_load("extra: !!python/object/apply:os.mkdir [planted]")
    assert (tmp_path / "planted").is_dir()


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", [("check",), ("share", "content/news/2026/2026-02-11-dianti.md"), ("signs", "--only", "0001")]
)
def test_no_other_command_runs_them_either(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_project(tmp_path / "city", {"mkdocs.yml": SETTINGS["code"], "plant.py": PLANT})
    monkeypatch.chdir(root)
    done = zhanpai(*command, at=root)
    assert done.status == 0, done.shown
    assert not list(tmp_path.rglob("planted"))


def test_the_preview_runs_them_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_project(tmp_path / "city", {"mkdocs.yml": SETTINGS["code"], "plant.py": PLANT})
    monkeypatch.chdir(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    said: list[str] = []
    live = Live(root, said.append)
    live.renew()
    assert said
    assert not list(tmp_path.rglob("planted"))


def drawn_by_ourselves(prepared: Prepared, wanted: frozenset[ShellKey]) -> dict[ShellKey, Shell]:
    """Each shell from theme/shell with Jinja alone: the templates know `config.extra.shell`, `page.meta`, and `url`."""
    theme = prepared.theme
    below = {name: text.decode() for name, text in theme.below("shell").items() if name.endswith(".html")}
    words = frame_words(prepared.site, theme.stylesheet, theme.script)
    config = SimpleNamespace(extra={"shell": words})
    shells = {}
    for section, depth in wanted:
        is_error = (section, depth) == ("", 0)
        root = urlsplit(prepared.site.register.site.permalink("/")).path if is_error else "../" * depth
        env = Environment(loader=DictLoader(below))
        env.filters["url"] = partial(_link, root)
        page = None if is_error else SimpleNamespace(meta={"section": section})
        name = ERROR_SHELL if is_error else f"{FRAME}.html" if section == FRAME else "main.html"
        shells[section, depth] = Shell.parse(env.get_template(name).render(config=config, page=page))
    return shells


def _link(root: str, path: str) -> str:
    """The address of `path` from a page whose way to the site's root is `root`."""
    if path:
        return root + path
    return f"{root}." if root.startswith("/") else root.rstrip("/") or "."


def test_the_frames_are_drawn_to_the_byte_without_mkdocs(tmp_path: Path) -> None:
    root = write_city(tmp_path / "city")
    (root / "theme" / "tokens.yaml").write_text('palette: {red-600: "#A3121D"}\n', "utf-8")
    register = root / "stations.yaml"
    text = register.read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("  title:"))
    register.write_text(text.replace(title, "  title: 星城市人大代表网上联络站"), "utf-8")
    append(root / "theme" / "shell" / "frame.html", "<!-- ours -->\n")
    prepared = ready(root)
    wanted = keys_of(prepared.pages) | {("", 0)}
    theirs, ours = draw_shells(prepared, wanted), drawn_by_ourselves(prepared, wanted)
    assert theirs.keys() == ours.keys() == wanted
    assert {key: "@".join(shell.pieces) for key, shell in ours.items()} == {
        key: "@".join(shell.pieces) for key, shell in theirs.items()
    }
    assert any("星城市" in "".join(shell.pieces) for shell in ours.values())
