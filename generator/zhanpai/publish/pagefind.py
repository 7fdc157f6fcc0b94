"""Run Pagefind: entries in, the files of the index out, the same bytes every time.

Spoken to by its service mode, as its own wrappers for Node and Python do: messages in JSON, in Base64, each
ended by a comma.  The wrapper for Python sleeps a tenth of a second for every answer, and a city has ten
thousand entries.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from zhanpai.kit.json import Json
from zhanpai.kit.problem import Problem
from zhanpai.publish.reproducible import make_reproducible

NEEDED = ("pagefind-worker.js", "wasm.unknown.pagefind", "pagefind-entry.json")
"""What the search page loads of Pagefind; it has its own looks, and asks the worker itself."""

NEEDED_SUFFIXES = (".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment")
"""The index."""


CHUNK = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "4000"}
"""Entries to one file of the index.  A query of four characters loads three files: by Pagefind's own measure
(20000) some 70 KB, by this one some 20."""


def find_program() -> Path | None:
    """The program that the package `pagefind-bin` brings along, if it is installed."""
    try:
        from pagefind_bin import get_executable

        return Path(get_executable())
    except (ImportError, FileNotFoundError):
        return None


def make_index(program: Path, entries: Iterable[dict[str, Json]]) -> dict[str, bytes]:
    """The files of an index of these entries, by their paths in its folder; Problem if the program fails."""
    try:
        answer = _ask(program, entries)
    except (OSError, ValueError) as error:
        raise Problem(
            f"全文搜索的索引没有做成：{error}。", "再生成一次；仍不行就加上 --no-search，先不做全文搜索。"
        ) from error
    files = {str(file["path"]): base64.b64decode(file["content"]) for file in answer}
    return make_reproducible({path: content for path, content in files.items() if _is_needed(path)})


def _is_needed(path: str) -> bool:
    return path in NEEDED or path.endswith(NEEDED_SUFFIXES)


def _ask(program: Path, entries: Iterable[dict[str, Json]]) -> list[dict[str, str]]:
    # In its own folder the program finds no settings of anybody's.
    with subprocess.Popen(
        [program, "--service"],
        cwd=program.parent,
        env=os.environ | CHUNK,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin and process.stdout
        try:
            # It reads on while nobody takes its answers; but it ends at once when there is no more to read.
            for message in _messages(entries):
                process.stdin.write(message)
            process.stdin.flush()
            return _files(_answers(process.stdout))
        finally:
            process.kill()


def _messages(entries: Iterable[dict[str, Json]]) -> Iterator[bytes]:
    yield _message({"type": "NewIndex", "config": None})
    yield from map(_message, entries)
    yield _message({"type": "GetFiles", "index_id": 0})


def _message(payload: dict[str, Json]) -> bytes:
    text = json.dumps({"message_id": 0, "payload": payload}, ensure_ascii=False)
    return base64.b64encode(text.encode()) + b","


def _answers(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    parts: list[bytes] = []
    while chunk := os.read(stream.fileno(), 1 << 20):
        *ends, rest = chunk.split(b",")
        for end in ends:
            yield json.loads(base64.b64decode(b"".join([*parts, end])))["payload"]
            parts = []
        parts.append(rest)


def _files(answers: Iterator[dict[str, Any]]) -> list[dict[str, str]]:
    """The answer to the last message; ValueError if one message was refused."""
    for answer in answers:
        if answer["type"] == "Error":
            raise ValueError(answer["message"])
        if answer["type"] == "GetFiles":
            files: list[dict[str, str]] = answer["files"]
            return files
    raise ValueError("pagefind 中途退出")
