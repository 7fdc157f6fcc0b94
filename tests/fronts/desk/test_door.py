"""Nobody but the browser that was opened with the key reads or does anything at the desk."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest

from tests.fronts.desk.desks import OpenDesk, looked, noted, opened, seen
from tests.make import write_project

EVIL = "<script>alert(1)</script>"
ROOMS = (
    "/",
    "/check",
    "/site",
    "/keeping",
    "/handbook/code/D204",
    "/progress?kind=look",
    "/site/site.zip",
    "/history",
    "/tables",
    "/bulk",
    "/bulk/plan",
    "/history/0000000001-01234567/undo",
)
DEEDS = (
    "/look",
    "/site/build",
    "/site/pack",
    "/stop",
    "/close",
    "/keeping/add",
    "/bulk/verified",
    "/bulk/term",
    "/bulk/plan",
    "/bulk/drop",
    "/keeping/drop",
    "/keeping/name",
    "/history/0000000001-01234567/undo",
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("door")
    with opened(write_project(folder / "project"), folder / "settings") as desk:
        seen(desk, looked((noted(),)))
        yield desk


def nothing_was_done(desk: OpenDesk) -> bool:
    return not any(desk.desk.workshop.now(kind) for kind in ("look", "build", "pack"))


@pytest.mark.parametrize("path", ROOMS)
def test_without_the_cookie_nothing_is_seen(desk: OpenDesk, path: str) -> None:
    answer = desk.stranger().get(path)
    assert answer.status_code == 403
    assert "工作台只给打开它的那个浏览器看。" in answer.text and "zhanpai desk" in answer.text
    assert "长沙" not in answer.text and "望月湖" not in answer.text


@pytest.mark.parametrize("path", DEEDS)
def test_without_the_cookie_nothing_is_done(desk: OpenDesk, path: str) -> None:
    assert desk.stranger().post(path, headers={"Origin": desk.at}).status_code == 403
    assert nothing_was_done(desk)


def test_a_key_opens_once_and_is_then_of_no_use(desk: OpenDesk) -> None:
    key = desk.door.new_key()
    first, second = desk.stranger(), desk.stranger()
    answer = first.get(key)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    cookie = answer.headers["Set-Cookie"]
    assert (
        "HttpOnly" in cookie and "samesite=strict" in cookie.lower() and key.partition("=")[2] not in cookie
    )
    assert first.get("/").status_code == 200
    refused = second.get(key)
    assert refused.status_code == 403 and "已经用过了" in refused.text
    assert second.get("/").status_code == 403


@pytest.mark.parametrize("key", ["", "x", "é", "%00", "a" * 5000])
def test_a_guessed_key_does_not_open(desk: OpenDesk, key: str) -> None:
    assert desk.stranger().get("/enter", params={"key": key}).status_code == 403


@pytest.mark.parametrize("cookie", ["", "x", "é", "; ; ="])
def test_a_guessed_cookie_does_not_open(desk: OpenDesk, cookie: str) -> None:
    name = f"zhanpai-desk-{desk.at.rpartition(':')[2]}"
    headers = {"Cookie": f"{name}={cookie}".encode("latin-1")}
    assert httpx.get(f"{desk.at}/", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1.evil.example:{port}", "evil@127.0.0.1:{port}"]
)
def test_a_foreign_name_that_leads_here_is_refused_even_with_the_cookie(desk: OpenDesk, host: str) -> None:
    with desk.clerk() as clerk:
        headers = {"Host": host.format(port=desk.at.rpartition(":")[2])}
        assert clerk.get("/", headers=headers).status_code == 421


@pytest.mark.breadth
@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:1", "{at}.evil.example", "{at}, {at}", ""]
)
@pytest.mark.parametrize("path", DEEDS)
def test_a_form_of_another_site_does_nothing(desk: OpenDesk, origin: str, path: str) -> None:
    with desk.clerk() as clerk:
        answer = clerk.post(path, headers={"Origin": origin.format(at=desk.at)})
    assert answer.status_code == 403 and "不是从工作台的网页发来的" in answer.text
    assert nothing_was_done(desk)


def test_a_form_that_does_not_say_where_it_comes_from_does_nothing(desk: OpenDesk) -> None:
    with desk.clerk() as clerk:
        del clerk.headers["Origin"]
        assert clerk.post("/look").status_code == 403
    assert nothing_was_done(desk)


@pytest.mark.parametrize("site", ["cross-site", "same-site", "whatever"])
def test_a_link_or_frame_of_another_site_or_port_is_refused(desk: OpenDesk, site: str) -> None:
    with desk.clerk() as clerk:
        assert clerk.get("/", headers={"Sec-Fetch-Site": site}).status_code == 403
        assert clerk.get("/", headers={"Sec-Fetch-Site": "none"}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/nothing", "/enter", "/assets/desk.css", "/assets/nothing"])
def test_every_answer_forbids_foreign_scripts_frames_and_keeping(desk: OpenDesk, path: str) -> None:
    with desk.clerk() as clerk:
        for client in (desk.stranger(), clerk):
            headers = client.get(path).headers
            policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
            assert policy["default-src"] == "'none'" and policy["frame-ancestors"] == "'none'"
            assert policy["script-src"] == policy["form-action"] == "'self'"
            assert headers["Cache-Control"] == "no-store" and headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Cross-Origin-Resource-Policy"] == "same-origin" and "Server" not in headers


def test_no_page_has_an_inline_script_or_style_or_a_foreign_address(desk: OpenDesk) -> None:
    with desk.clerk() as clerk:
        for path in ("/", "/check", "/site", "/keeping?words=望", "/handbook/code/D204", "/nothing"):
            page = clerk.get(path).text
            assert not re.search(r"<style|\son[a-z]+=|\sstyle=|<script(?! src)", page), path
            assert not re.search(r'(?:src|href|action)="(?:https?:)?//(?!127\.0\.0\.1)', page), path


@pytest.mark.parametrize(
    "path",
    [
        "/check?only={}&page={}",
        "/keeping?words={}&district={}",
        "/handbook/code/{}",
        "/progress?kind={}",
        "/enter?key={}",
        "/{}",
    ],
)
def test_script_in_any_field_is_shown_as_text(desk: OpenDesk, path: str) -> None:
    with desk.clerk() as clerk:
        answer = clerk.get(path.replace("{}", EVIL))
        assert "alert(1)" not in answer.text.replace("&lt;script&gt;alert(1)&lt;/script&gt;", "")


def test_words_from_content_are_shown_as_text(desk: OpenDesk) -> None:
    evil = noted(path=f"content/{EVIL}.yaml", code="D102")
    seen(desk, looked((type(evil)(**{**evil.__dict__, "message": EVIL, "fix": EVIL, "marked": EVIL}),)))
    with desk.clerk() as clerk:
        assert EVIL not in clerk.get("/check").text and "&lt;script&gt;" in clerk.get("/check").text
    seen(desk, looked((noted(),)))


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "/nothing", "javascript:1", ""]
)
def test_no_field_leads_to_another_site(desk: OpenDesk, back: str) -> None:
    with desk.clerk() as clerk:
        answer = clerk.post("/stop", data={"kind": "../look", "back": back}, follow_redirects=False)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/")


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../door.py",
        "/assets/%2e%2e/desk.css",
        "/assets//etc/passwd",
        "/../stations.yaml",
        "/site/../stations.yaml",
        "/%00",
    ],
)
def test_no_path_leads_to_a_file(desk: OpenDesk, path: str) -> None:
    with desk.clerk() as clerk:
        request = clerk.build_request("GET", "/")
        request.url = request.url.copy_with(raw_path=path.encode())
        answer = clerk.send(request)
        assert (
            answer.status_code == 404
            and "没有这个网页" in answer.text
            and "permalink_base" not in answer.text
        )


@pytest.mark.parametrize("path", ["/stations.yaml", "/../stations.yaml", "/%2e%2e/stations.yaml", "/"])
def test_the_other_port_shows_nothing_but_the_finished_site(desk: OpenDesk, path: str) -> None:
    with httpx.Client(base_url=desk.site_at) as client:
        request = client.build_request("GET", "/")
        request.url = request.url.copy_with(raw_path=path.encode())
        answer = client.send(request)
        assert answer.status_code == 404 and "还没有生成网站" in answer.text


def test_a_form_that_is_too_long_or_does_not_say_how_long_is_refused(desk: OpenDesk) -> None:
    with desk.clerk() as clerk:
        assert clerk.post("/keeping/add", content=b"id=" + b"0" * 2_000_000).status_code == 413
        assert clerk.post("/keeping/add", content=iter([b"id=0001"])).status_code == 411
        kind = {"Content-Type": "multipart/form-data; boundary=x"}
        file = b'--x\r\nContent-Disposition: form-data; name="id"; filename="a.exe"\r\n\r\nMZ\r\n--x--\r\n'
        assert 400 <= clerk.post("/keeping/add", content=file, headers=kind).status_code < 500
    assert desk.desk.own.read_stations() == frozenset()


def test_who_does_not_know_the_knock_gets_no_key(desk: OpenDesk) -> None:
    for knock in ("", "x", "é".encode("latin-1").decode("latin-1")):
        answer = desk.stranger().post("/again", headers={"X-Zhanpai-Knock": knock.encode("latin-1")})
        assert answer.status_code == 403 and "key=" not in answer.text


def test_wrong_methods_get_a_chinese_page(desk: OpenDesk) -> None:
    with desk.clerk() as clerk:
        for method, path in (("POST", "/check"), ("GET", "/look"), ("DELETE", "/"), ("PUT", "/site")):
            answer = clerk.request(method, path, headers={"Content-Length": "0"})
            assert answer.status_code == 405 and "没有这个网页" in answer.text
    assert nothing_was_done(desk)


def test_our_own_fault_is_one_chinese_paragraph(desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.desk, "outcome", lambda kind: 1 // 0)
    with desk.clerk() as clerk:
        answer = clerk.get("/site")
    assert (
        answer.status_code == 500
        and "这是程序的错，不是您的错" in answer.text
        and "Traceback" not in answer.text
    )
