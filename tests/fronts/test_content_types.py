"""A script is served as a script on a computer whose registry says otherwise."""

from __future__ import annotations

import mimetypes
import socket

import pytest
from starlette.applications import Starlette

from zhanpai.fronts.content_types import CONTENT_TYPES
from zhanpai.fronts.local_server import make_server


def test_what_another_program_said_of_an_ending_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    # As Python has it after reading such a registry.
    monkeypatch.setattr(mimetypes, "_db", None)
    mimetypes.init()
    mimetypes.add_type("text/plain", ".js")
    assert mimetypes.guess_type("site.js")[0] == "text/plain"
    with socket.create_server(("127.0.0.1", 0)) as line:
        make_server(Starlette(), line)
    assert {ending: mimetypes.guess_type("a" + ending)[0] for ending in CONTENT_TYPES} == CONTENT_TYPES
    # What the desk reads them from.
    assert mimetypes.types_map[".js"] == "text/javascript"
