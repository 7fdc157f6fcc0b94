"""Bodies that are too big, of a wrong kind or made to cost much, at every address that takes a form."""

from __future__ import annotations

import time

import pytest

from tests.fronts.desk.attacks.addresses import Address, addresses
from tests.fronts.desk.attacks.browsers import AttackedDesk, Browser
from tests.fronts.desk.attacks.conftest import begin_anew, snapshot
from tests.fronts.desk.attacks.sound_answers import wrong_with
from zhanpai.fronts.desk.door import LARGEST, UPLOADS

FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=x"


def file_part(name: str, filename: str, content: bytes = b"MZ") -> bytes:
    head = f'--x\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
    return head.encode() + b"Content-Type: image/jpeg\r\n\r\n" + content + b"\r\n--x--\r\n"


BODIES: dict[str, tuple[str, bytes]] = {
    "json": ("application/json", b'{"id": ["0001"], "do": "look"}'),
    "a bomb of brackets": ("application/json", b"[" * 100_000),
    "text": ("text/plain", b"id=0001"),
    "xml": ("application/xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    "no kind": ("", b"id=0001"),
    "another charset": (f"{FORM}; charset=utf-16", "id=0001".encode("utf-16")),
    "a charset that is none": (f"{FORM}; charset=../../x", b"id=%80"),
    "an unexpected file": (PARTS, file_part("id", "../../secret.jpg")),
    "a file as a field of ours": (PARTS, file_part("~seen", "C:\\a.exe")),
    "no boundary": ("multipart/form-data", b"--x\r\n"),
    "no end": (PARTS, b'--x\r\nContent-Disposition: form-data; name="id"\r\n\r\n0001'),
    "no head": (PARTS, b"--x\r\n\r\n\r\n--x--\r\n"),
    "bytes that are no text": (PARTS, b'--x\r\nContent-Disposition: form-data; name="\xff"\r\n\r\n\xff\xfe\r\n--x--\r\n'),
    "many fields": (FORM, b"&".join(b"a%d=1" % number for number in range(6000))),
    "many parts": (PARTS, b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' * 6000 + b"--x--\r\n"),
    "a part without end": (PARTS, b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n' + b"a" * 900_000),
}  # fmt: skip


def deeds(desk: AttackedDesk) -> list[Address]:
    return [one for one in addresses(desk) if one.verb == "POST" and one.pattern != "/close"]


def test_a_body_that_is_too_big_or_of_no_length_is_refused_at_every_address(
    desk: AttackedDesk, clerk: Browser
) -> None:
    before = snapshot(desk.desk.root.parent)
    for one in deeds(desk):
        most = UPLOADS.get(one.path(), LARGEST)
        for length, status in ((str(most + 1), 413), ("9" * 20, 411), ("", 411)):
            said = clerk.post(
                one.path(), content=b"a=1", headers={"Content-Length": length.encode("latin-1")}
            )
            assert said.status_code == status and not wrong_with(said), (
                one.pattern,
                length,
                said.status_code,
            )
    assert snapshot(desk.desk.root.parent) == before


def at_every_address(desk: AttackedDesk, clerk: Browser, kinds: list[str]) -> list[str]:
    found = []
    for one in deeds(desk):
        for kind in kinds:
            named, body = BODIES[kind]
            began = time.process_time()
            answer = clerk.post(one.path(), content=body, headers={"Content-Type": named} if named else {})
            spent = time.process_time() - began
            if (wrong := wrong_with(answer)) or spent > 2:
                found.append(f"{one.pattern} {kind} {spent:.1f} s: {wrong}")
    begin_anew(desk)
    return found


@pytest.mark.parametrize("kind", ["many fields", "an unexpected file", "no boundary"])
def test_who_sends_what_is_no_form_of_ours_is_told_that_it_was_not_taken(clerk: Browser, kind: str) -> None:
    """The address is right, and it is not said that it is wrong."""
    named, body = BODIES[kind]
    answer = clerk.post("/keeping/add", content=body, headers={"Content-Type": named})
    assert answer.status_code == 400 and "没有收下" in answer.text and "没有这个网页" not in answer.text


@pytest.mark.slow
@pytest.mark.parametrize("kind", BODIES)
def test_no_body_of_any_kind_is_a_fault_of_ours(desk: AttackedDesk, clerk: Browser, kind: str) -> None:
    assert not at_every_address(desk, clerk, [kind])


@pytest.mark.parametrize(
    "raw",
    [
        *(b"", b"MZ", b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", b"GIF89a", b"<html><script>"),
        *(b"\xff\xd8\xff\xe0" + b"\0" * 200, b"\x89PNG\r\n\x1a\n" + b"\0" * 60, b"PK\x03\x04", b"RIFF\0\0\0\0WEBPVP8 "),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["../../secret.jpg", "a.jpg"])
def test_a_file_that_is_no_picture_is_refused_in_words(
    desk: AttackedDesk, clerk: Browser, raw: bytes, name: str
) -> None:
    before = snapshot(desk.desk.root.parent)
    answer = clerk.post(
        "/pictures/take", content=file_part("file", name, raw), headers={"Content-Type": PARTS}
    )
    assert answer.status_code == 422 and not wrong_with(answer)
    assert snapshot(desk.desk.root.parent) == before
