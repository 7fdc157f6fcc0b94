"""Both sides of handing in: a desk of a district and one of the city's office, each on a folder of its own.

Their errands are done where they are begun: no process starts, and nobody watches files.
"""

from __future__ import annotations

import io
import json
import re
from dataclasses import asdict
from pathlib import Path

import httpx
import pytest

from tests.fronts.desk.desks import OpenDesk
from tests.make import write_project
from zhanpai.fronts.desk import state
from zhanpai.fronts.desk.handin import district_errands, evening_errands
from zhanpai.fronts.desk.looked import noted
from zhanpai.fronts.desk.work import Work, WorkOutcome
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.problem import Problem

ERRANDS = {
    "scope": district_errands.begin,
    "gather": district_errands.gather,
    "receipt": district_errands.receipt,
    "evening": evening_errands.evening,
    "accept": evening_errands.accept,
}
YUELU = "content/stations/yuelu/0001.yaml"
OTHER = "content/stations/yuelu/0002.yaml"
FURONG = "content/stations/furong/0006.yaml"


def done_at_once(desk: OpenDesk, patch: pytest.MonkeyPatch) -> None:
    """Look at the project once; from then on errands of this room are done at once, and others not at all."""
    desk.desk.begin("look")
    desk.end("look")
    patch.setattr(state, "SETTLES", 0)
    workshop = desk.desk.workshop

    def begin(kind: str, *asked: object) -> None:
        if kind not in ERRANDS:
            return
        workshop._works[kind] = Work(kind)
        try:
            done = ERRANDS[kind](desk.desk.root, lambda **_: None, *json.loads(json.dumps(asked)))
            outcome = WorkOutcome(json.loads(json.dumps(done)))
        except ContentError as error:
            found = tuple(asdict(noted(one, can_fix=False)) for one in error.diagnostics)
            outcome = WorkOutcome(refused=found, count=len(found))
        except Problem as problem:
            outcome = WorkOutcome(problem=(problem.message, problem.fix))
        work = Work(kind, is_running=False, outcome=outcome)
        workshop._works[kind] = work
        desk.desk._ended(work)

    patch.setattr(workshop, "begin", begin)


def anew(desk: OpenDesk) -> None:
    """The same desk, of a project in which nothing was changed yet, where nothing waits."""
    root, own = desk.desk.root, desk.desk.own.folder
    for path in [*root.rglob("*"), *own.rglob("*")]:
        if path.is_file() and path.name not in ("open", "whereabouts.json"):
            path.unlink()
    write_project(root)
    desk.desk.made.clear()
    for kind in ERRANDS:
        desk.desk.workshop._works.pop(kind, None)
    desk.desk.told = None


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Exchange `old`, which stands there once, for `new`."""
    raw = (root / path).read_bytes().decode()
    assert raw.count(old) == 1
    (root / path).write_bytes(raw.replace(old, new).encode())


def files_of(root: Path) -> dict[str, bytes]:
    """Register and content, byte by byte."""
    paths = [root / "stations.yaml", *(root / "content").rglob("*")]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def begun(clerk: httpx.Client, district: str = "岳麓区", by: str = "郭假九", **more: str) -> str:
    """The page after the base was taken."""
    return clerk.post("/handin/begin", data={"whose": f"in:{district}", "by": by, **more}).text


def made(clerk: httpx.Client) -> bytes:
    """The hand-in of everything that has changed."""
    page = clerk.post("/handin/gather", data={"do": "see"}).text
    page = clerk.post("/handin/gather", data={**form_of(page, "changed"), "do": "make"}).text
    assert "交稿.zip 做好了" in page
    answer = clerk.get("/handin/file")
    assert answer.headers["content-disposition"].endswith("%E4%BA%A4%E7%A8%BF.zip")
    return answer.content


def handed_in(clerk: httpx.Client, *parcels: bytes) -> str:
    """The office's page after these were uploaded together, before anybody has confirmed whose they are."""
    files = [("file", (f"交稿 ({n}).zip", io.BytesIO(raw))) for n, raw in enumerate(parcels, 1)]
    answer = clerk.post("/handin/take", files=files)
    assert answer.url.path == "/handin", answer.text
    return answer.text


def confirmed(clerk: httpx.Client) -> str:
    """The page of values, all that waits being who it says."""
    keys = re.findall(r'name="key" value="(\d+)"> <span class="zd-claim"', clerk.get("/handin").text)
    clerk.post("/handin/confirm", data={"key": keys})
    return clerk.get("/handin/values").text


def form_of(page: str, id: str = "rows") -> dict[str, list[str]]:
    """What a browser would send of the form of this id."""
    fields: dict[str, list[str]] = {}
    form = page[page.index(f'id="{id}"') :]
    for tag in re.findall(r"<input [^>]*>", form[: form.index("</form>")]):
        said = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        if said.get("type") not in ("checkbox", "radio") or " checked" in tag:
            fields.setdefault(said["name"], []).append(said.get("value", ""))
    return fields


def decided(clerk: httpx.Client, page: str, do: str, **more: object) -> str:
    """The page after this button was pressed."""
    return clerk.post("/handin/values", data={**form_of(page), "do": do, **more}).text
