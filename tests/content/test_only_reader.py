"""Content is the only reader of a project's folder: the commands are run while the opening of files is listened to."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.make import TODAY, write_project

LISTEN = """
import datetime as dt, json, sys, os
root, out, command = sys.argv[1:4]
heard = []

def room():
    # The nearest module of ours that is not of kit, which opens a file for whoever asks.
    frame = sys._getframe(2)
    while frame:
        name = frame.f_globals.get("__name__", "")
        if name.startswith("zhanpai.") and not name.startswith("zhanpai.kit."):
            return name
        frame = frame.f_back
    return "?"

def listen(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and isinstance(arguments[0], (str, bytes)):
        path = os.path.abspath(os.fsdecode(arguments[0]))
        if path.startswith(root + os.sep) and not path.startswith(os.path.join(root, ".cache")):
            heard.append((room(), os.path.relpath(path, root)))

from pathlib import Path
from zhanpai.pipeline import prepare
import zhanpai.publish.site, zhanpai.channels.making.package, zhanpai.press.making.press_run
sys.addaudithook(listen)
prepared = prepare(Path(root), dt.date.fromisoformat(sys.argv[4]))
if command == "build":
    from zhanpai.publish.site import build_site
    from zhanpai.press.making.share_images import draw_images
    build_site(prepared, Path(out), draw_images=draw_images, processes=1, search=False, on_progress=lambda _: None)
elif command == "signs":
    from zhanpai.press.making.press_run import press_signs
    press_signs(prepared, Path(out), ["doorplate"], prepared.site.stations[:1], proofs_only=True)
elif command == "share":
    from zhanpai.channels.making.package import Request, share
    items = [n for n in prepared.site.published_news][:1]
    share(prepared, Request(items, ("wechat", "text")), Path(out))
print(json.dumps(heard))
"""


def heard(root: Path, command: str) -> list[tuple[str, str]]:
    """(module, path) for every file below the project that `command` opened."""
    done = subprocess.run(
        [sys.executable, "-c", LISTEN, str(root), str(root.parent / "out"), command, TODAY.isoformat()],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [tuple(pair) for pair in json.loads(done.stdout.splitlines()[-1])]


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", ["share", *(pytest.param(each, marks=pytest.mark.slow) for each in ("build", "signs"))]
)
def test_a_command_reads_the_project_through_content_alone(tmp_path: Path, command: str) -> None:
    root = write_project(tmp_path / "p")
    opened = heard(root, command)
    assert {"stations.yaml", "content"} <= {path for _, path in opened}
    assert {(module, path) for module, path in opened if not module.startswith("zhanpai.content.")} == set()


@pytest.mark.slow
def test_the_ear_hears_a_reader_that_is_not_content(tmp_path: Path) -> None:
    root = write_project(tmp_path / "p")
    code = LISTEN.replace(
        "sys.addaudithook(listen)",
        "sys.addaudithook(listen)\nimport types\nm = types.ModuleType('zhanpai.site.x')\n"
        "exec('def read(p): open(p).close()', m.__dict__)\nm.read(os.path.join(root, 'stations.yaml'))",
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(root), str(root.parent / "out"), "check", TODAY.isoformat()],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ["zhanpai.site.x", "stations.yaml"] in json.loads(done.stdout.splitlines()[-1])
