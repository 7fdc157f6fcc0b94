"""What is being filled in is shown as the page of the site that it would be, on a port of its own, and nothing is written."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest
from PIL import Image

from tests.fronts.desk.desks import HANGS, OpenDesk, looked, opened, seen
from tests.fronts.desk.forms.sent_forms import filled_in
from tests.fronts.desk.picture_desk import photo
from tests.make import write_project
from zhanpai.fronts.desk.looks_ahead import KEPT, LooksAhead, StillPreparingError
from zhanpai.fronts.desk.resident import Resident, ShownPage
from zhanpai.kit.problem import Problem

STATION = "content/stations/yuelu/0001.yaml"
PICTURE = "content/stations/yuelu/new.jpg"
FORM = "/stations/0001/edit"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("preview")
    with opened(write_project(folder / "中文 project"), folder / "settings") as desk:
        stations = tuple(replace(one, folder="yuelu") for one in looked().stations)
        seen(desk, replace(looked(), stations=stations))
        desk.desk.looks._patience = HANGS
        yield desk


@pytest.fixture
def frame() -> Iterator[httpx.Client]:
    """A browser's frame: it has no cookie."""
    with httpx.Client(timeout=HANGS, verify=False, trust_env=False) as client:
        yield client


def typed(desk: OpenDesk, address: str) -> dict[str, bytes | None]:
    raw = (desk.desk.root / STATION).read_bytes()
    return {STATION: re.sub(rb"(?m)^address: .*$", f"address: {address}".encode(), raw)}


def bytes_of(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()}


def test_what_is_typed_into_a_form_is_on_its_page_and_nowhere_else(
    desk: OpenDesk, frame: httpx.Client
) -> None:
    before = bytes_of(desk.desk.root)
    with desk.clerk() as clerk:
        page = clerk.get(FORM).text
        assert 'data-zd-preview="/stations/0001/look"' in page and "data-zd-ahead" in page
        sent = filled_in(page, FORM, address="新街9号三楼")
        asked = clerk.post("/stations/0001/look", data=sent, headers={"Accept": "application/json"})
        told = asked.json()
        assert told["address"].startswith(desk.preview_at + "/") and not told["words"]
        alone = clerk.post("/stations/0001/look", data=sent)
    shown = frame.get(told["address"])
    assert shown.status_code == 200 and "新街9号三楼" in shown.text
    (alone_at,) = re.findall(r'<iframe [^>]*src="([^"]+)"', alone.text)
    assert "新街9号三楼" in frame.get(alone_at).text
    assert f"frame-src {desk.preview_at}" in asked.headers["Content-Security-Policy"]
    assert bytes_of(desk.desk.root) == before


def test_links_styles_and_pictures_of_a_look_stay_in_it(desk: OpenDesk, frame: httpx.Client) -> None:
    at = desk.desk.look_ahead("/s/0001/", typed(desk, "新街9号"))
    text = frame.get(at).text
    style, picture = re.search(r'href="([^"]+\.css)"', text), re.search(r'src="([^"]+/pictures/[^"]+)"', text)
    assert style and picture
    assert frame.get(urljoin(at, style[1])).headers["Content-Type"] == "text/css; charset=utf-8"
    assert frame.get(urljoin(at, picture[1])).headers["Content-Type"].startswith("image/")
    # The page that the other leads to is that of the same look.
    assert "新街9号" in frame.get(urljoin(at, "../../s/0001/")).text
    led = frame.get(at.rstrip("/"))
    assert led.status_code == 302 and urljoin(at, led.headers["Location"]) == at
    lost = frame.get(urljoin(at, "../../nothing/"))
    below = at.removeprefix(desk.preview_at).removesuffix("/s/0001/")
    links = re.findall(r'(?:href|src)="(/[^"]*)"', lost.text)
    assert lost.status_code == 404 and links and all(one.startswith(below.rsplit("/", 1)[0]) for one in links)
    assert frame.get(desk.preview_at + next(one for one in links if one.endswith(".css"))).status_code == 200


def test_a_picture_that_is_nowhere_but_in_the_form_is_shown(desk: OpenDesk, frame: httpx.Client) -> None:
    raw = (desk.desk.root / STATION).read_bytes().replace(b"0001-1.jpg", b"new.jpg")
    at = desk.desk.look_ahead("/s/0001/", {STATION: raw, PICTURE: photo()})
    (url,) = re.findall(r'<img [^>]*\bsrc="([^"]+)"[^>]*alt="联络站接待室"', frame.get(at).text)
    shown = frame.get(urljoin(at, url))
    assert Image.open(BytesIO(shown.content)).format == "JPEG"
    assert not (desk.desk.root / PICTURE).exists()


def test_every_answer_says_that_the_desk_alone_may_frame_it_and_none_sets_a_cookie(
    desk: OpenDesk, frame: httpx.Client
) -> None:
    at = desk.desk.look_ahead("/s/0001/", {})
    for url in (
        at,
        urljoin(at, "../../nothing/"),
        urljoin(at, "../../../0/s/0001/"),
        desk.preview_at + "/x/1/",
    ):
        answer = frame.get(url)
        assert f"frame-ancestors {desk.at}" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "path", ["", "/", "/{wrong}/1/s/0001/", "/{wrong}/kept_scroll.js", "//1/s/0001/", "/é/1/", "/%ff/1/"]
)
def test_whoever_does_not_know_the_address_sees_nothing(
    desk: OpenDesk, frame: httpx.Client, path: str
) -> None:
    desk.desk.look_ahead("/s/0001/", {})
    answer = frame.get(desk.preview_at + path.format(wrong="A" * 43))
    assert answer.status_code == 404 and "没有这个网页" in answer.text and "望月湖" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "../../../../etc/passwd", "%2e%2e/%2e%2e/stations.yaml", "..%5c..%5cstations.yaml",
        "content/stations/yuelu/0001.yaml", "%00", "s/0001/%0d%0aX-A:1", "//evil.example/",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_the_site(desk: OpenDesk, path: str) -> None:
    at = desk.desk.look_ahead("/s/0001/", {}).removesuffix("s/0001/")
    with httpx.Client(timeout=HANGS, verify=False, trust_env=False, follow_redirects=False) as client:
        answer = client.get(at + path)
    assert answer.status_code == 404 and "X-A" not in answer.headers


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "evil@127.0.0.1:{port}"])
def test_a_foreign_name_that_leads_here_is_refused(desk: OpenDesk, frame: httpx.Client, host: str) -> None:
    at = desk.desk.look_ahead("/s/0001/", {})
    headers = {"Host": host.format(port=desk.preview_at.rpartition(":")[2])}
    assert frame.get(at, headers=headers).status_code == 421


def test_nothing_is_sent_here(desk: OpenDesk, frame: httpx.Client) -> None:
    at = desk.desk.look_ahead("/s/0001/", {})
    assert [frame.request(way, at).status_code for way in ("POST", "PUT", "DELETE", "HEAD")] == [
        405,
        405,
        405,
        200,
    ]


def test_looks_that_are_long_past_are_said_to_be(desk: OpenDesk, frame: httpx.Client) -> None:
    first = desk.desk.look_ahead("/s/0001/", {})
    for _ in range(KEPT - 1):
        desk.desk.look_ahead("/s/0001/", {})
    assert frame.get(first).status_code == 200
    desk.desk.look_ahead("/s/0001/", {})
    past = frame.get(first)
    assert past.status_code == 404 and "这是以前的样子，已经不留着了" in past.text


def test_a_draft_that_cannot_be_shown_says_what_is_missing(desk: OpenDesk) -> None:
    raw = (desk.desk.root / STATION).read_bytes() + "hourz: 9点\n".encode()
    with pytest.raises(Problem) as caught:
        desk.desk.look_ahead("/s/0001/", {STATION: raw})
    assert caught.value.message == "还差一点，补好就看得到：不认识的字段“hourz”。"


class Slow(Resident):
    """One that answers when it is let."""

    def __init__(self) -> None:
        self.go = threading.Event()

    def page(self, url: str, instead: object, *, who: str = "") -> ShownPage:
        self.go.wait(HANGS)
        return ShownPage(200, "text/html; charset=utf-8", b"<html></html>")


def test_nobody_waits_for_ever(tmp_path: Path) -> None:
    slow = Slow()
    looks = LooksAhead(slow, "http://127.0.0.1:1/", patience=0.01)
    with pytest.raises(StillPreparingError):
        looks.look("/s/0001/", {})
    slow.go.set()
    looks._patience = HANGS
    assert looks.look("/s/0001/", {}).endswith("/1/s/0001/")
    looks.close()
