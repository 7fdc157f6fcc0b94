"""The base on the disk, in the hidden folder `.desk/` beside the register, and what lies in the project to compare with it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from zhanpai.content import filing
from zhanpai.content.edits import read_file
from zhanpai.content.handin.gathering import Lying
from zhanpai.content.handin.handin_base import Base, packed_base, read_base
from zhanpai.content.load import disk
from zhanpai.content.records.validation import read_record
from zhanpai.content.several_edits import LARGEST
from zhanpai.domain.model.register import Register
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.disk import files
from zhanpai.kit.problem import explain
from zhanpai.kit.yaml import parse

DESK = ".desk"
BASE = "handin.zip"


def keep_base(root: Path, base: Base) -> None:
    """Keep `base` for the project at `root`, in the place of an older one; Problem if the disk refuses."""
    folder = root / DESK
    try:
        folder.mkdir(exist_ok=True)
        if not (folder / ".gitignore").exists():
            files.put(folder / ".gitignore", b"*\n")
        files.put(folder / BASE, packed_base(base))
    except OSError as error:
        raise explain(error).unwritten() from error


def find_base(root: Path) -> Base | None:
    """The base of the project at `root`, None if no scope was chosen; Problem if it is damaged or cannot be read."""
    try:
        raw = (root / DESK / BASE).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise explain(error) from error
    return read_base(raw)


def read_register(root: Path) -> Register:
    """The register alone; ContentError with what keeps one from reading it."""
    document = parse(read_file(root, filing.REGISTER), filing.REGISTER)
    if document.data is None:
        raise ContentError(document.problems)
    register, findings = read_record(Register, document.data, filing.REGISTER)
    if register is None:
        raise ContentError([document.diagnose(one) for one in findings])
    return register


def what_lies(root: Path) -> Lying:
    """Every typed file and picture of the project; what is no proper file is passed over, as `check` tells of it.

    ContentError if the register cannot be read, Problem if a file cannot.
    """
    texts, pictures = {filing.REGISTER: read_file(root, filing.REGISTER)}, {}
    for seen in disk.walk(root, filing.CONTENT):
        filed = None if not isinstance(seen, disk.SeenFile) else filing.classify(seen.path)
        if not isinstance(filed, filing.Filed):
            continue
        raw = read_file(root, filed.path, LARGEST)
        if filed.kind is filing.Kind.PICTURE:
            pictures[filed.path] = hashlib.sha256(raw).hexdigest()
        else:
            texts[filed.path] = raw
    return Lying(texts, pictures, read_register(root))


def read_picture(root: Path, path: str) -> bytes:
    """The bytes of a picture of the project; Problem if it is none that is read."""
    return read_file(root, path, LARGEST)
