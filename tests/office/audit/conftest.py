"""The shipped site, built once, and the command as a person types it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fronts.cli.zhanpai import Done, zhanpai
from tests.office.audit.nginx import Authority
from tests.shipped import EPOCH, ROOT


@pytest.fixture(scope="session")
def shipped(site_folder: Path) -> Path:
    """The shipped site."""
    return site_folder


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped content with a ledger of what is published and no more, whatever was printed since."""
    root = tmp_path_factory.mktemp("city")
    shutil.copy(ROOT / "stations.yaml", root)
    shutil.copytree(ROOT / "content", root / "content", ignore=shutil.ignore_patterns("*.jpg"))
    head, *lines = (ROOT / "content/permalinks.csv").read_text("utf-8").splitlines()
    published = [line for line in lines if ",published," in line]
    (root / "content/permalinks.csv").write_text("\n".join([head, *published, ""]), "utf-8")
    return root


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def run(city: Path) -> Callable[..., Done]:
    """`zhanpai audit …` for the shipped register, as fast as it may."""

    def run(*args: str, **env: str) -> Done:
        return zhanpai("audit", *args, "--rate", "100", at=city, SOURCE_DATE_EPOCH=EPOCH, **env)

    return run


@pytest.fixture
def ask(run: Callable[..., Done]) -> Callable[..., tuple[int, dict[str, Any]]]:
    """The same for a program: exit status, and what `--json` says, the faulty results by id."""

    def ask(*args: str, **env: str) -> tuple[int, dict[str, Any]]:
        done = run(*args, "--json", **env)
        assert done.err == ""
        told = json.loads(done.out)
        told["faulty"] = {row["id"]: row for row in told["results"] if row["faults"]}
        return done.status, told

    return ask
