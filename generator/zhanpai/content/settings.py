"""The settings files beside the register: the shipped values under what the project's own file says otherwise."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeAlias, TypeVar

from zhanpai.content import filing
from zhanpai.content.records import read_record
from zhanpai.domain.model.base import Record
from zhanpai.kit.diagnostics import ContentError, Finding, has_errors
from zhanpai.kit.merge import Data, merge
from zhanpai.kit.yaml import Document, parse

R = TypeVar("R", bound=Record)
Check: TypeAlias = Callable[[R | None, Data, Data], Iterable[Finding]]
"""Findings that no single value shows, of the record (None if it is faulty), the shipped data and the own."""


def read_settings(
    root: Path, file: str, shipped: bytes, model: type[R], check: Check[R], raw: bytes | None = None
) -> tuple[R, Document]:
    """The record of `model` in `shipped`, with what the file named `file` in `root` says instead; and that file.

    There need be no such file; `raw`, if given, is read and not what it holds.
    Raises ContentError with all that is wrong with it, and ValueError if
    `shipped`, which is ours, is no YAML of `key: value` lines.
    """
    ours = parse(shipped, file)
    if not isinstance(ours.data, Mapping):
        raise ValueError(f"{file} as shipped: {ours.problems}")
    document = _own(root, file, raw)
    own = document.data if isinstance(document.data, Mapping) else {}
    record, findings = read_record(model, merge(ours.data, own), file)
    findings += check(record, ours.data, own)
    if record is None or findings:
        raise ContentError(map(document.diagnose, findings))
    return record, document


def has_own(root: Path, file: str) -> bool:
    """Whether the project in `root` has something under the name of this settings file."""
    return os.path.lexists(root / file)


def _own(root: Path, file: str, raw: bytes | None) -> Document:
    nothing = parse(b"{}\n", file)
    try:
        document = parse((root / file).read_bytes() if raw is None else raw, file)
    except FileNotFoundError:
        return nothing
    except IsADirectoryError:
        raise ContentError([nothing.diagnose(filing.not_a_file(file))]) from None
    except OSError:
        raise ContentError([nothing.diagnose(filing.unreadable(file))]) from None
    if has_errors(document.problems):
        raise ContentError(document.problems)
    return document
