"""The other ways in that the handbook names, tried from the wheels of the bundle and without a network."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bundle.test_real_bundle import made
from tests.shipped import ROOT
from tests.tools import need
from zhanpai import __version__

__all__ = ["made"]
pytestmark = pytest.mark.slow
PAGE = (ROOT / "docs/handbook/denglu.md").read_text("utf-8")
CONTAINER = (ROOT / "tools/container/Containerfile").read_text("utf-8")


def alone(*command: str | Path, at: Path, **env: str) -> str:
    """What it says, run without a network by somebody who has nothing but `at`; its paths are where commands lie."""
    kept = {
        "PATH": os.pathsep.join([str(at / "bin"), str(Path(sys.executable).parent), os.defpath]),
        "HOME": str(at),
    }
    done = subprocess.run(
        [need("unshare"), "--net", *command], cwd=at, env=kept | env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_uv_installs_it_as_a_tool(made: Path, tmp_path: Path) -> None:
    wheel = f"zhanpai-{__version__}-py3-none-any.whl"
    assert f"uv tool install {wheel}" in PAGE
    (tmp_path / "bin").mkdir()
    wheels = made / "bundle/wheels"
    command = [
        sys.executable,
        "-m",
        "uv",
        "tool",
        "install",
        "--offline",
        "--no-index",
        "--find-links",
        wheels,
    ]
    folders = {"UV_TOOL_DIR": str(tmp_path / "tools"), "UV_TOOL_BIN_DIR": str(tmp_path / "bin")}
    alone(*command, "--python", sys.executable, wheels / wheel, at=tmp_path, **folders)
    assert alone(tmp_path / "bin/zhanpai", "--version", at=tmp_path) == f"zhanpai {__version__}\n"


def test_the_page_s_own_commands_install_it_where_there_is_no_network(made: Path, tmp_path: Path) -> None:
    block = re.search(r"```\n(python3\.11 -m venv .*?)```", PAGE, re.DOTALL)
    assert block
    (tmp_path / "bundle").symlink_to(made / "bundle")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/python3.11").symlink_to(os.path.realpath(sys.executable))
    alone("sh", "-ec", block[1].replace("/opt/zhanpai", f"{tmp_path}/opt"), at=tmp_path)
    assert alone(tmp_path / "opt/bin/zhanpai", "--version", at=tmp_path) == f"zhanpai {__version__}\n"


def test_the_container_file_installs_with_hashes_and_without_an_index_and_runs_as_nobody_in_particular() -> (
    None
):
    """There is no engine here to build it with; its install is the command that the page gives too."""
    install = "--no-index --no-deps --require-hashes"
    assert install in CONTAINER and install in PAGE
    lines = [line for line in CONTAINER.splitlines() if line and not line.startswith("#")]
    assert lines[0] == "FROM python:3.11-slim"
    assert lines.index("USER zhanpai") > next(n for n, line in enumerate(lines) if line.startswith("RUN"))
    assert "0.0.0.0:8700" in lines[-1] and "desk" in lines[-1]
    copied = [line.split()[1] for line in lines if line.startswith("COPY")]
    assert copied == ["bundle/wheels", "bundle/requirements.txt"]
