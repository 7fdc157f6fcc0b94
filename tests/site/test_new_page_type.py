"""A page type is added in three steps: a module, a template, a word in the table of contents."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.make import TODAY, write_project
from tests.shipped import ROOT

MODULE = '''"""示例: a page that did not exist before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain.model.site import Site
from zhanpai.site.page import Page


@dataclass(frozen=True, slots=True)
class ExamplePage:
    """What the page shows: the city's name."""

    city: str


def pages(site: Site) -> Iterator[Page]:
    """The one page, at /example/, which no list of addresses knows of."""
    yield Page(
        url="/example/",
        template="pages/example.html",
        title="示例",
        description="示例。",
        section="",
        context=ExamplePage(site.register.city.name),
    )
'''
TEMPLATE = """{% import "components/all.html" as c %}
{{ c.page_head(title) }}
<p>{{ city }}的新网页</p>
"""


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    noon = dt.datetime.combine(TODAY, dt.time(12), dt.UTC)
    env = os.environ | {
        "PYTHONPATH": str(folder / "generator"),
        "SOURCE_DATE_EPOCH": str(int(noon.timestamp())),
    }
    return subprocess.run(
        [sys.executable, "-m", "zhanpai", *command],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_three_steps_add_a_page_that_is_drawn_listed_and_may_be_linked_to(tmp_path: Path) -> None:
    for part in ("generator/zhanpai", "theme"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    registry = tmp_path / "generator/zhanpai/site/pages/__init__.py"
    (registry.parent / "example.py").write_text(MODULE, "utf-8")
    (tmp_path / "theme/templates/pages/example.html").write_text(TEMPLATE, "utf-8")
    listed = registry.read_text("utf-8").replace("    embed,\n", "    embed,\n    example,\n")
    registry.write_text(listed, "utf-8")

    prose = "---\ntitle: 说明\n---\n[新网页](/example/)\n"
    write_project(tmp_path / "p", {"content/pages/shuoming.md": prose})
    checked = run(tmp_path, "check", "--root", "p")
    assert (checked.returncode, "L303" in checked.stdout) == (0, False), checked.stdout + checked.stderr
    built = run(tmp_path, "build", "--root", "p", "--out", "out", "--no-search", "--jobs", "1")
    assert built.returncode == 0, built.stdout + built.stderr
    assert "长沙市的新网页" in (tmp_path / "out/example/index.html").read_text("utf-8")
    assert "/example/" in (tmp_path / "out/sitemap.xml").read_text("utf-8")
    assert 'href="../example/"' in (tmp_path / "out/shuoming/index.html").read_text("utf-8")
