"""Three programs, one site."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.publish.city import EPOCH, build, ready, tree
from tests.shipped import build_shipped
from zhanpai.publish.mkdocs_plugin import draw_shells, keys_of

pytestmark = pytest.mark.slow


def run_engine(engine: str, city: Path, out: Path) -> None:
    env = os.environ | {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", engine, "build", "-q", "-d", str(out)]
    done = subprocess.run(command, cwd=city, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_mkdocs_build_gives_the_same_site(built: Path, tmp_path: Path) -> None:
    run_engine("mkdocs", built, tmp_path / "out")
    assert tree(tmp_path / "out") == tree(built / "site")


def test_mkdocs_build_gives_the_same_shipped_site(site_folder: Path, tmp_path: Path) -> None:
    ours = {path: content for path, content in tree(site_folder).items() if not path.startswith("pagefind/")}
    assert tree(build_shipped(tmp_path / "out")) == ours


def test_properdocs_build_gives_the_same_site(built: Path, tmp_path: Path) -> None:
    run_engine("properdocs", built, tmp_path / "out")
    assert tree(tmp_path / "out") == tree(built / "site")


def test_a_project_without_mkdocs_yml_gives_the_same_site(built: Path) -> None:
    before = tree(built / "site")
    (built / "mkdocs.yml").unlink()
    build(built)
    assert tree(built / "site") == before


def test_shells_are_drawn_in_silence(city: Path, capfd) -> None:  # type: ignore[no-untyped-def]
    prepared = ready(city)
    assert draw_shells(prepared, keys_of(prepared.pages))
    assert capfd.readouterr() == ("", "")
