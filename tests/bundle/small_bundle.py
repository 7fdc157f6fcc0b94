"""A bundle as small as one can be: the real launchers and the real pip, and a zhanpai that says what it was asked."""

from __future__ import annotations

import ensurepip
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from tests.shipped import ROOT
from tools.bundle.make_bundle import INSIDE, lay_hashes

SAYS = """
import pathlib, sys
print("asked", VERSION, *sys.argv[1:], flush=True)
if sys.argv[1:2] == ["check"] and VERSION in (pathlib.Path(sys.argv[3]) / "stations.yaml").read_text("utf-8"):
    print("finding")
    sys.exit(1)
"""
"""Of its check: wrong is a site whose register names the version that looks."""

REGISTER = "city: 示例市\n"


def bundle(folder: Path, version: str) -> Path:
    """A bundle of this version in `folder`."""
    shutil.copytree(INSIDE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    wheels = folder / "bundle/wheels"
    wheels.mkdir()
    shutil.copy(pip_of_python(), wheels)
    made = small_wheel(wheels, version)
    digest = hashlib.sha256(made.read_bytes()).hexdigest()
    (folder / "bundle/requirements.txt").write_text(f"zhanpai=={version} --hash=sha256:{digest}\n", "utf-8")
    (folder / "bundle/version").write_text(f"{version}\n", "utf-8")
    (folder / "python/windows-amd64").mkdir()
    (folder / "python/linux-pythons.sha256").write_text("", "utf-8")
    lay_hashes(folder)
    return folder


def pip_of_python() -> Path:
    """The pip that Python brings; Debian keeps it apart."""
    folders = (Path(ensurepip.__file__).parent / "_bundled", Path("/usr/share/python-wheels"))
    return next(wheel for folder in folders for wheel in folder.glob("pip-*.whl"))


def small_wheel(folder: Path, version: str) -> Path:
    """A wheel by the name of zhanpai."""
    path, info = folder / f"zhanpai-{version}-py3-none-any.whl", f"zhanpai-{version}.dist-info"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("zhanpai/__init__.py", "")
        wheel.writestr("zhanpai/__main__.py", f"VERSION = {version!r}\n{SAYS}")
        wheel.writestr("zhanpai/fronts/__init__.py", "")
        wheel.writestr("zhanpai/fronts/desk/__init__.py", "")
        settings = (
            "import pathlib\ndef settings():\n    return pathlib.Path(__file__).parents[6] / 'settings'\n"
        )
        wheel.writestr("zhanpai/fronts/desk/own_files.py", settings)
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: zhanpai\nVersion: {version}\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")
    return path


def started(
    folder: Path, name: str, *words: str | Path, typed: str = "", has_python: bool = True, **more: str
) -> subprocess.CompletedProcess[str]:
    """What one of the files in the folder does, for somebody with an empty computer but for this Python."""
    here = folder.parent / "commands"
    here.mkdir(exist_ok=True)
    if has_python and not (here / "python3.11").exists():
        (here / "python3.11").symlink_to(sys.executable)
    env = {"PATH": f"{here}:{os.defpath}", "HOME": str(folder.parent), "LC_ALL": "C.UTF-8"} | more
    if not has_python:
        env["PATH"] = str(without_python(folder.parent / "no python"))
    return subprocess.run(
        ["/bin/sh", folder / f"{name}.sh", *words],
        env=env,
        input=typed,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )


def without_python(folder: Path) -> Path:
    """The commands of a system that the launchers call, and no Python."""
    folder.mkdir(exist_ok=True)
    for name in ("basename", "dirname", "grep", "gzip", "mkdir", "mv", "rm", "sha256sum", "tar", "uname"):
        if not (folder / name).exists():
            (folder / name).symlink_to(shutil.which(name) or "")
    return folder


def site(home: Path, register: str = REGISTER) -> dict[str, bytes]:
    """An office's site in there, and how it is byte by byte."""
    folder = home / "我们的网站"
    (folder / "content").mkdir(parents=True)
    (folder / "stations.yaml").write_text(register, "utf-8")
    (folder / "content/笔记.md").write_bytes("手写的，GBK".encode("gbk"))
    return written(home)


def written(home: Path) -> dict[str, bytes]:
    folder = home / "我们的网站"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def in_use(home: Path) -> str:
    return (home / "程序/当前.txt").read_text("utf-8-sig").strip()


def archive_of(folder: Path, name: str) -> bytes:
    """An interpreter as an office lays it there: this one, under the name that it has in there."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as archive:
        script = f'#!/bin/sh\nexec "{sys.executable}" "$@"\n'.encode()
        member = tarfile.TarInfo("python/bin/python3")
        member.size, member.mode = len(script), 0o755
        archive.addfile(member, io.BytesIO(script))
    (folder / name).write_bytes(held.getvalue())
    return held.getvalue()
