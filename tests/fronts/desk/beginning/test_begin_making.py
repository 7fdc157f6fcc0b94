"""What becomes of the answers: a city whole or nothing, and a desk that goes on as the city's."""

from __future__ import annotations

import http.client
import json
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.fronts.cli.zhanpai import EPOCH
from tests.fronts.desk.attacks.sound_answers import wrong_with
from tests.fronts.desk.attacks.test_attacks_with_bodies import BODIES
from tests.fronts.desk.beginning.beginners import COUNTY, LOGO, SITE, Beginner, beginning
from tests.fronts.desk.desks import HANGS, OpenDesk, opened
from tests.fronts.desk.test_desk import address_of, start
from zhanpai.fronts.desk.beginning import making_city, sampling
from zhanpai.fronts.desk.beginning.typed_start import read_start, start_file
from zhanpai.fronts.desk.door import UPLOADS
from zhanpai.fronts.desk.looking import look
from zhanpai.fronts.desk.opening import open_desk
from zhanpai.fronts.desk.work import Work, WorkOutcome
from zhanpai.kit.problem import Problem

FORMS = ("/begin/place", "/begin/site", "/begin/stations", "/begin/look", "/begin/sure")
PAGES = ("/", *FORMS, "/begin/making", "/begin/made/plate.png", "/progress?kind=sample")


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Beginner]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    with beginning(tmp_path / "绥宁 网站", tmp_path / "settings") as one:
        yield one


def begin(one: Beginner) -> None:
    """Do the errand here, as its process would."""
    asked = {"kept": str(start_file(one.desk.desk.own.folder))}
    result = making_city.begin(one.desk.desk.root, lambda **_: None, asked)
    one.desk.desk._ended(Work("begin", outcome=WorkOutcome(json.loads(json.dumps(result)))))


def stylesheet(one: Beginner) -> str:
    found = re.search(r'href="(/assets/site\.[^"]+\.css)"', one.get("/"))
    assert found
    return one.web.get(found[1]).text


def test_a_city_is_made_whole_and_looked_at_and_built_at_once(city: Beginner) -> None:
    city.answer("place", "site", "stations")
    city.send("look", {"colour": "#1A5276", "picked": "#1A5276", "do": "show"}, file=("a.svg", LOGO.encode()))
    city.send("look", {"colour": "#1A5276", "picked": "#1A5276", "do": "next"})
    city.begun.clear()
    city.send("sure")
    assert city.begun == ["begin"]
    begin(city)
    root = city.desk.desk.root
    assert "绥宁县人大代表网上联络站" in (root / "stations.yaml").read_text("utf-8")
    assert (root / "theme/logo/logo.svg").read_text("utf-8") == LOGO and not (
        root / ".zhanpai-unfinished"
    ).exists()
    assert city.begun == ["begin", "look", "build"]
    found = look(root, lambda **_: None)["found"]
    assert [one for one in found if one["is_error"]] == []
    # It is the desk of the city now, in the city's colour, and asks nothing any more.
    assert 'aria-label="房间"' in city.get("/") and city.web.get("/begin/site").url.path == "/"
    assert "接下来" in city.get("/begin/making")
    assert "1a5276" in stylesheet(city).lower()
    assert city.web.post("/begin/sure").status_code in (404, 405)
    assert read_start(start_file(city.desk.desk.own.folder)).place == ""


@pytest.mark.slow
def test_what_somebody_puts_there_meanwhile_is_kept_and_nothing_is_written(city: Beginner) -> None:
    city.answer("place", "site", "stations", "look")
    root = city.desk.desk.root
    root.mkdir()
    (root / "会议.docx").write_bytes(b"mine")
    with pytest.raises(Problem, match=r"会议\.docx"):
        begin(city)
    assert [one.name for one in root.iterdir()] == ["会议.docx"]
    assert city.desk.desk.is_begun is False and read_start(start_file(city.desk.desk.own.folder)).place


@pytest.mark.slow
def test_answers_that_are_not_right_make_no_city(city: Beginner) -> None:
    city.answer("place", "site", "stations", "look")
    city.send("site", {**SITE, "sure_of_host": ""})
    with pytest.raises(Problem, match="什么都没有写"):
        begin(city)
    assert not city.desk.desk.root.exists()


@pytest.mark.slow
def test_plate_page_and_poster_are_drawn_with_the_names_the_logo_and_the_colour(
    city: Beginner, tmp_path: Path
) -> None:
    city.answer("place", "site", "stations")
    city.send("look", {"colour": "#1A5276", "picked": "#1A5276", "do": "show"}, file=("a.svg", LOGO.encode()))
    kept, out = start_file(city.desk.desk.own.folder), tmp_path / "out"
    made = sampling.sample(
        city.desk.desk.root, lambda **_: None, {"kept": str(kept), "out": str(out), "key": "sample"}
    )
    assert made["station"] == "绥宁县长铺镇人大代表联络总站" and made["mark"] == read_start(kept).mark
    for picture in (made["plate"], made["poster"]):
        assert (out / picture).read_bytes().startswith(b"\x89PNG")
    assert "绥宁县人大代表网上联络站" in (out / "site/index.html").read_text("utf-8")
    assert any("1a5276" in one.read_text("utf-8").lower() for one in (out / "site/assets").glob("*.css"))
    assert not city.desk.desk.root.exists()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("empty")
    with opened(folder / "site", folder / "settings") as desk:
        yield desk


@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES)
def test_who_has_no_key_sees_nothing_of_it_and_begins_nothing(empty: OpenDesk, path: str) -> None:
    with empty.stranger() as stranger:
        assert stranger.get(path).status_code == 403
        if path in FORMS:
            assert stranger.post(path, headers={"Origin": empty.at}).status_code == 403
    assert read_start(start_file(empty.desk.own.folder)).place == ""


def test_a_page_of_another_site_cannot_send_its_forms(empty: OpenDesk) -> None:
    with empty.clerk() as clerk:
        for path in FORMS:
            for origin in ("https://evil.example", empty.site_at, "null"):
                assert (
                    clerk.post(path, data={"code": "430500"}, headers={"Origin": origin}).status_code == 403
                )
    assert read_start(start_file(empty.desk.own.folder)).place == ""


def test_a_file_that_is_too_large_is_refused_with_what_to_do_before_it_is_read(empty: OpenDesk) -> None:
    with empty.clerk() as clerk:
        cookie = "; ".join(f"{name}={value}" for name, value in clerk.cookies.items())
    for path, said in (("/begin/stations", "名单那一张表"), ("/begin/look", "标志要 SVG 格式")):
        line = http.client.HTTPConnection(empty.at.removeprefix("http://"), timeout=HANGS)
        headers = {"Origin": empty.at, "Cookie": cookie, "Content-Length": str(UPLOADS[path] + 1)}
        line.request("POST", path, headers=headers)
        answer = line.getresponse()
        assert answer.status == 413 and said in answer.read().decode()
        line.close()


@pytest.mark.parametrize("kind", [pytest.param(kind, marks=pytest.mark.slow) for kind in BODIES])
def test_no_body_of_any_kind_is_a_fault_of_ours(empty: OpenDesk, kind: str) -> None:
    named, body = BODIES[kind]
    with empty.clerk() as clerk:
        for path in FORMS:
            answer = clerk.post(path, content=body, headers={"Content-Type": named} if named else {})
            assert not wrong_with(answer), path


HOSTILE = (
    '"><script>alert(1)</script>',
    "{{ 7 * 7 }}",
    "\x00\u202e\ud7ff",
    "a\r\nb: c",
    "'; rm -rf /",
    "=1+1",
    "站" * 5000,
)


@pytest.mark.slow
@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_words_are_words_in_every_field(city: Beginner, typed: str) -> None:
    city.answer("place")
    for name in SITE:
        assert not wrong_with(city.send("site", {**SITE, name: typed}))
    city.answer("site")
    said = {"word-township": typed, "communities": typed, "with_stations": typed, "do": typed}
    assert not wrong_with(city.send("stations", said))
    city.answer("stations")
    assert not wrong_with(city.send("look", {"colour": typed, "picked": typed, "do": typed}))
    assert not wrong_with(city.send("look", {"do": "show"}, file=(typed[:90], LOGO.encode())))
    for step in ("place", "site", "stations", "look", "sure"):
        answer = city.web.get(f"/begin/{step}")
        assert not wrong_with(answer) and "<script>alert" not in answer.text


@pytest.mark.parametrize(
    ("there", "said"), [({"会议.docx": b"mine"}, "里有别的东西（例如 会议.docx）"), (None, "不是文件夹")]
)
def test_a_folder_that_holds_other_things_is_refused_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: dict[str, bytes] | None, said: str
) -> None:
    root = tmp_path / "文件夹"
    if there is None:
        root.write_bytes(b"mine")
    else:
        root.mkdir()
        for name, content in there.items():
            (root / name).write_bytes(content)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    with pytest.raises(Problem) as told:
        open_desk(root, print, print)
    assert said in told.value.message and "空的文件夹" in told.value.fix


@pytest.mark.slow
def test_the_same_desk_goes_on_as_that_of_the_city_and_notices_who_saves(tmp_path: Path) -> None:
    root = tmp_path / "空 文件夹"
    root.mkdir()
    process = start(root, tmp_path / "settings")
    address = address_of(process)
    at = address.partition("/enter")[0]
    with httpx.Client(base_url=at, headers={"Origin": at}, follow_redirects=True, timeout=HANGS) as web:
        assert "给哪个地方建网站？" in web.get(address).text
        answers = {"place": {"code": COUNTY}, "site": SITE, "stations": {"do": "next"}}
        for step, said in {**answers, "look": {"colour": "", "picked": "#B3141D"}, "sure": {}}.items():
            assert web.post(f"/begin/{step}", data=said).status_code == 200
        until(lambda: "打开做好的网站" in web.get("/begin/making").text)
        assert "有文件改过" not in web.get("/check").text
        with (root / "stations.yaml").open("ab") as register:
            register.write("# 改过\n".encode())
        until(lambda: "有文件改过" in web.get("/check").text)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=HANGS)
    assert (process.returncode, err) == (0, "")


def until(is_so: Callable[[], bool]) -> None:
    hangs_at = time.monotonic() + 2 * HANGS
    while not is_so():
        assert time.monotonic() < hangs_at
        time.sleep(0.3)
