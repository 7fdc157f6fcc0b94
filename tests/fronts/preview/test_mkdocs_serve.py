"""`mkdocs serve` is no longer the way to preview, but whoever knows MkDocs will try it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publish.city import EPOCH, append, write_city

pytestmark = pytest.mark.slow


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Served:
    """A running `mkdocs serve`."""

    def __init__(self, root: Path, port: int) -> None:
        self.root, self.base = root, f"http://127.0.0.1:{port}"

    def until(self, url: str, words: str, seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(self.base + url, timeout=5) as answer:
                    if words in answer.read().decode():
                        return
            except OSError:
                pass
            time.sleep(0.1)
        raise AssertionError(f"{url} does not say {words}")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    root, port = write_city(tmp_path / "city"), free_port()
    env = os.environ | {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    with (tmp_path / "log").open("w") as log:
        command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
        process = subprocess.Popen(command, cwd=root, env=env, stdout=log, stderr=log)
        yield Served(root, port)
        process.kill()
        process.wait()


def test_content_register_and_theme_are_built_again_and_bad_content_keeps_the_site(served: Served) -> None:
    served.until("/find/", "</html>")
    about = served.root / "content" / "pages" / "about.md"
    append(about, "\n改了正文\n")
    served.until("/about/", "改了正文")
    register = served.root / "stations.yaml"
    text = register.read_text("utf-8")
    named = text.replace(text.split("owner: ")[1].splitlines()[0], "新的主办单位")
    register.write_text(named, "utf-8")
    served.until("/find/", "新的主办单位")
    append(served.root / "theme" / "templates" / "pages" / "find.html", "<p>新模板</p>")
    served.until("/find/", "新模板")
    register.write_text(named + "\nstations: []\n", "utf-8")
    time.sleep(2)
    served.until("/find/", "新模板")
    register.write_text(named.replace("新的主办单位", "又一个主办单位"), "utf-8")
    served.until("/find/", "又一个主办单位")
