"""A desk on a server: the office's sign-on lets people in, nobody comes past it, and each sees the own desk alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.fronts.desk.signed_on import SECRET, Office, looked_at, office
from tests.make import write_project
from zhanpai.fronts.desk.sign_on import read_listen, read_sign_on
from zhanpai.kit.problem import Problem

pytestmark = pytest.mark.slow
LOGIN = "X-Zhanpai-Login"
PROXY = {"X-Zhanpai-Secret": SECRET, LOGIN: "zhangshili"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    with office(write_project(folder / "project"), folder) as server:
        yield server


def past(
    server: Office, headers: dict[str, str], port: int = 0, path: str = "/", method: str = "GET"
) -> httpx.Response:
    """Somebody on the server itself, who goes to the desk and not to the proxy."""
    said = {"Host": f"localhost:{server.ports[port]}"} | headers
    return httpx.request(
        method, f"http://127.0.0.1:{server.inside['zhangshili'] + port}{path}", headers=said, trust_env=False
    )


def test_who_has_signed_on_is_at_the_own_desk_by_name(server: Office) -> None:
    with server.browser("zhangshili") as browser:
        assert 'value="zhangshili"' in looked_at(browser, "/keeping", "我管的站")
        added = browser.post("/keeping/add", data={"id": "0001"}, headers={"Origin": server.at})
        assert added.status_code == 303
        assert "您管的 1 个站" in looked_at(browser, "/", "您管的")
    with server.browser("lishili") as other:
        assert 'value="lishili"' in looked_at(other, "/keeping", "我管的站")
        assert "您管的 1 个站" not in other.get("/").text


def test_the_finished_site_and_the_previews_have_addresses_outside(server: Office) -> None:
    with server.browser("zhangshili") as browser:
        policy = browser.get("/").headers["Content-Security-Policy"]
        assert f"frame-src https://localhost:{server.ports[2]}" in policy
        site = browser.get(f"https://localhost:{server.ports[1]}/")
        assert site.status_code == 404 and "还没有生成网站" in site.text


@pytest.mark.parametrize("port", [0, 1, 2])
def test_without_a_password_nobody_comes_in(server: Office, port: int) -> None:
    answer = httpx.get(f"https://localhost:{server.ports[port]}/", verify=False, trust_env=False)
    assert answer.status_code == 401


def test_who_has_no_desk_gets_none(server: Office) -> None:
    with server.browser("wushili", **PROXY) as browser:
        assert browser.get("/").status_code == 502


def test_what_a_browser_says_of_itself_is_not_handed_on(server: Office) -> None:
    with server.browser("lishili", **PROXY) as browser:
        assert 'value="lishili"' in looked_at(browser, "/keeping", "我管的站")


@pytest.mark.parametrize("port", [0, 1, 2])
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {LOGIN: "zhangshili"},
        {**PROXY, "X-Zhanpai-Secret": SECRET[:-1]},
        {**PROXY, "X-Zhanpai-Secret": ""},
        {**PROXY, LOGIN: "lishili"},
        {**PROXY, LOGIN: ""},
        {"X-Zhanpai-Secret": SECRET},
        {**PROXY, "Host": "127.0.0.1"},
        {**PROXY, "Host": "evil.example"},
    ],
)
def test_past_the_proxy_nothing_is_seen(server: Office, headers: dict[str, str], port: int) -> None:
    answer = past(server, headers, port)
    assert answer.status_code in (403, 421) and len(answer.text) < 60


def test_a_header_that_stands_twice_says_nothing(server: Office) -> None:
    headers = [*PROXY.items(), (LOGIN, "zhangshili"), ("Host", f"localhost:{server.ports[0]}")]
    answer = httpx.get(f"http://127.0.0.1:{server.inside['zhangshili']}/", headers=headers, trust_env=False)
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["/look", "/site/build", "/close", "/keeping/add"])
@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost:{0}", "https://localhost:{1}", None]
)
def test_a_form_of_another_site_or_port_does_nothing(server: Office, path: str, origin: str | None) -> None:
    with server.browser("zhangshili") as browser:
        said = {"Origin": origin.format(*server.ports)} if origin else {}
        answer = browser.post(path, headers=said)
    assert answer.status_code == 403 and "不是从工作台的网页发来的" in answer.text


def test_the_key_that_opens_a_desk_at_home_is_of_no_use_here(server: Office) -> None:
    assert past(server, PROXY, path="/enter?key=x").status_code == 404
    assert past(server, {}, path="/enter?key=x").status_code == 403


@pytest.mark.parametrize(
    ("behind", "first", "last"),
    [
        ("https://gzt.example.gov.cn", "https://gzt.example.gov.cn", "https://gzt.example.gov.cn:445"),
        (
            "https://gzt.example.gov.cn:8443/",
            "https://gzt.example.gov.cn:8443",
            "https://gzt.example.gov.cn:8445",
        ),
        ("http://[::1]:80", "http://[::1]", "http://[::1]:82"),
    ],
)
def test_an_address_outside_gives_three_origins(behind: str, first: str, last: str, tmp_path: Path) -> None:
    (tmp_path / "s").write_text(SECRET)
    origins = read_sign_on(behind, tmp_path / "s", "zhang").origins
    assert (origins[0], origins[2]) == (first, last)


@pytest.mark.parametrize(
    ("behind", "secret", "login", "says"),
    [
        ("gzt.example.gov.cn", SECRET, "zhang", "不是工作台在外面的网址"),
        ("https://gzt.example.gov.cn/desk", SECRET, "zhang", "不是工作台在外面的网址"),
        ("https://a@gzt.example.gov.cn", SECRET, "zhang", "不是工作台在外面的网址"),
        ("https://gzt.example.gov.cn:65534", SECRET, "zhang", "不是工作台在外面的网址"),
        ("https://gzt.example.gov.cn:x", SECRET, "zhang", "不是工作台在外面的网址"),
        ("ftp://gzt.example.gov.cn", SECRET, "zhang", "不是工作台在外面的网址"),
        ("https://gzt.example.gov.cn", SECRET, "", "没有写这个工作台是谁的"),
        ("https://gzt.example.gov.cn", "short", "zhang", "太短"),
        ("https://gzt.example.gov.cn", "口令" * 40, "zhang", "太短"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_write(
    behind: str, secret: str, login: str, says: str, tmp_path: Path
) -> None:
    (tmp_path / "s").write_text(secret, "utf-8")
    with pytest.raises(Problem) as told:
        read_sign_on(behind, tmp_path / "s", login)
    assert says in told.value.message and told.value.fix


@pytest.mark.parametrize(
    "typed", ["8700", ":8700", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:65534", "127.0.0.1:x"]
)
def test_a_place_to_listen_is_an_address_and_a_port(typed: str) -> None:
    assert read_listen("127.0.0.1:8700") == ("127.0.0.1", 8700)
    assert read_listen("[::1]:1") == ("::1", 1)
    with pytest.raises(Problem, match="不是地址和端口"):
        read_listen(typed)


def test_a_secret_that_is_not_there_is_named(tmp_path: Path) -> None:
    for file in (None, tmp_path / "nothing"):
        with pytest.raises(Problem):
            read_sign_on("https://gzt.example.gov.cn", file, "zhang")
