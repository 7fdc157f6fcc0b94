"""The preview shows what was saved, and what is wrong with it."""

import contextlib
import http.client
import shutil
import signal
import socket
import struct
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from tests.fronts.cli.zhanpai import HEED_CTRL_C
from tests.fronts.serving import serving
from tests.publish.city import EPOCH, append, run, tree, write_city
from zhanpai.fronts import local_server
from zhanpai.fronts.preview.live import Live
from zhanpai.fronts.preview.server import make_app
from zhanpai.fronts.watch import QUIET, watching
from zhanpai.kit.problem import Problem

HANGS = 60
"""Seconds after which a test gives up waiting: no limit, only an end."""


@dataclass
class Preview:
    """A running preview and a browser for it."""

    root: Path
    live: Live
    base: str
    said: list[str]

    def get(self, url: str) -> tuple[int, str, bytes]:
        """Status, content type and body."""
        try:
            with urllib.request.urlopen(self.base + url.lstrip("/")) as answer:
                return answer.status, answer.headers["Content-Type"], answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers["Content-Type"], error.read()

    def text(self, url: str) -> str:
        return self.get(url)[2].decode()

    def save(self, path: str, change: Callable[[str], str]) -> None:
        """Change a file and wait until the preview has noticed."""
        seen, file = self.live.version, self.root / path
        file.write_text(change(file.read_text("utf-8")), "utf-8")
        assert self.live.wait(seen, HANGS)

    def until(self, url: str, words: str) -> None:
        """Wait until the page at `url` says `words`."""
        hangs_at = time.monotonic() + HANGS
        while words not in self.text(url):
            assert time.monotonic() < hangs_at, f"{url} does not say {words}"
            time.sleep(0.01)


@contextmanager
def previewing(root: Path) -> Iterator[Preview]:
    """A preview as of the day on which `build` builds."""
    said: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        live = Live(root, said.append)
        live.renew()
        with watching(root, live.renew), serving(make_app(live)) as base:
            yield Preview(root, live, base, said)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """A preview of a project that the test may change."""
    with previewing(write_city(tmp_path / "city")) as running:
        yield running


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of a project that nobody changes."""
    with previewing(write_city(tmp_path_factory.mktemp("preview") / "city")) as running:
        yield running


@pytest.fixture
def published(built: Path) -> Iterator[Preview]:
    """A preview of a project whose site stands in `site`."""
    with previewing(built) as running:
        yield running


STATION = "content/stations/city/0001.yaml"


def with_address(words: str) -> Callable[[str], str]:
    return lambda text: text.replace(text.split("address: ")[1].splitlines()[0], words, 1)


@pytest.mark.parametrize("every", [8, pytest.param(1, marks=pytest.mark.slow)])
def test_every_file_of_the_site_is_served_as_it_would_be_published(published: Preview, every: int) -> None:
    """All of them, or one in so many."""
    for path, content in list(tree(published.root / "site").items())[::every]:
        if path in (".zhanpai", "404.html"):
            continue
        status, kind, shown = published.get(path.removesuffix("index.html"))
        if path.endswith(".html"):
            before, _, rest = shown.partition(b'<script src="/_zhanpai/live.js"')
            # What the preview adds stands right behind <body>.
            assert before.endswith(b"<body>"), path
            assert before + rest.split(b"</script>", 1)[1] == content, path
            assert kind == "text/html; charset=utf-8"
        else:
            assert shown == content, path
        assert status == 200


def test_shared_pictures_are_drawn_when_browsers_ask_as_they_would_be_published(published: Preview) -> None:
    shutil.rmtree(published.root / ".cache")
    urls = [f"/assets/share/{section}.png" for section in ("home", "news", "home", "stations")]
    with ThreadPoolExecutor(len(urls)) as browsers:
        shown = list(browsers.map(published.get, urls))
    drawn = [(published.root / "site" / url.lstrip("/")).read_bytes() for url in urls]
    assert shown == [(200, "image/png", content) for content in drawn]


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("/find/", "text/html; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/sitemap.xml", "application/xml"),
        ("/s/0001/qr.svg", "image/svg+xml"),
        ("/assets/find-stations.json", "application/json"),
        ("/assets/logo/favicon.png", "image/png"),
    ],
)
def test_content_types(still: Preview, url: str, kind: str) -> None:
    assert still.get(url)[:2] == (200, kind)


def test_a_wrong_address_gets_the_error_page(still: Preview) -> None:
    status, _, body = still.get("/s/9999/")
    assert status == 404 and "live.js" in body.decode()


def test_an_address_without_its_slash_is_sent_on(still: Preview) -> None:
    assert still.get("/s/0001")[0] == 200


OUTSIDE = (
    "/../stations.yaml",
    "/%2e%2e/stations.yaml",
    "/stations.yaml",
    "//etc/passwd",
    "/content/",
    "/%00",
    "/s/../../mkdocs.yml",
)


@pytest.mark.parametrize("url", OUTSIDE)
def test_nothing_but_the_plan_is_served(still: Preview, url: str) -> None:
    connection = http.client.HTTPConnection(still.base.split("/")[2])
    connection.request("GET", url)
    answer = connection.getresponse()
    assert answer.status == 404
    assert b"permalink_base" not in answer.read()


def asked(still: Preview, text: str) -> int:
    """The status of what is answered to a request typed by hand."""
    host, port = still.base.split("/")[2].split(":")
    with socket.create_connection((host, int(port)), timeout=HANGS) as connection:
        connection.sendall(text.replace("PORT", port).encode("latin-1"))
        return int(connection.makefile("rb").readline().split()[1])


FOREIGN = (
    *("evil.example", "evil.example:PORT", "evil@127.0.0.1:PORT", "evil:pw@localhost:PORT", "evil@127.0.0.1"),
    *(
        "127.0.0.1",
        "localhost",
        "127.0.0.1:1",
        "127.0.0.1:PORT:80",
        "127.0.0.1:PORT@evil",
        "127.0.0.1.evil:PORT",
    ),
    *(
        "127.1:PORT",
        "0x7f000001:PORT",
        "127.0.0.1:0PORT",
        "[::1]evil:PORT",
        "::1:PORT",
        "127.0.0.1:PORT/",
        "",
    ),
    *("127.0.0.1:PORT, evil", "http://127.0.0.1:PORT", "localhost.:PORT"),
)


@pytest.mark.parametrize("host", FOREIGN)
def test_a_foreign_name_that_leads_here_is_refused(still: Preview, host: str) -> None:
    assert asked(still, f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n") == 421


@pytest.mark.parametrize("host", ["127.0.0.1:PORT", "localhost:PORT", "LocalHost:PORT", "[::1]:PORT"])
def test_our_own_names_are_answered(still: Preview, host: str) -> None:
    assert asked(still, f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n") == 200


@pytest.mark.parametrize(
    "text",
    [
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nHost: evil.example\r\n\r\n",
        "GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n",
    ],
)
def test_a_request_that_names_no_host_or_two_is_refused(still: Preview, text: str) -> None:
    """400 where RFC 9112, section 3.2, wants that; 421 for what it lets pass and is not for us."""
    assert asked(still, text) in (400, 421)


def test_who_listens_everywhere_is_asked_for_by_the_address_that_was_reached(still: Preview) -> None:
    with serving(make_app(still.live), "0.0.0.0") as base:
        port = base.split(":")[2].rstrip("/")
        connection = http.client.HTTPConnection("127.0.0.2", int(port), timeout=HANGS)
        connection.request("GET", "/")
        assert connection.getresponse().status == 200
        connection.close()
        connection.request("GET", "/", headers={"Host": f"127.0.0.3:{port}"})
        assert connection.getresponse().status == 421
        connection.close()


def test_who_never_finishes_a_request_is_hung_up_on_and_others_are_served(
    still: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One byte at a time keeps each single reading short, and the request without an end (slow loris)."""
    monkeypatch.setattr(local_server, "PATIENCE", 0.5)
    host, port = still.base.split("/")[2].split(":")
    lines = [socket.create_connection((host, int(port)), timeout=HANGS) for _ in range(5)]
    drips = threading.Event()

    def drip() -> None:
        while not drips.wait(0.1):
            for line in lines:
                with contextlib.suppress(OSError):
                    line.send(b"G")

    dripping = threading.Thread(target=drip, daemon=True)
    dripping.start()
    assert still.get("/")[0] == 200
    for line in lines:
        with contextlib.suppress(ConnectionResetError):
            assert line.recv(1000) == b""
    drips.set()
    dripping.join()
    for line in lines:
        line.close()


@pytest.mark.slow
def test_who_does_not_take_the_answer_is_hung_up_on(still: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_server, "PATIENCE", 0.5)

    async def much(scope: Scope, receive: Receive, send: Send) -> None:
        await Response(bytes(50_000_000))(scope, receive, send)

    with serving(much) as base:
        host, port = base.split("/")[2].split(":")
        with socket.create_connection((host, int(port)), timeout=HANGS) as line:
            line.sendall(f"GET / HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
            time.sleep(1.5)
            taken = 0
            with contextlib.suppress(ConnectionResetError):
                while some := line.recv(1_000_000):
                    taken += len(some)
    assert taken < 50_000_000


def test_a_browser_that_hangs_up_leaves_no_trace_on_the_screen(
    still: Preview, capfd: pytest.CaptureFixture[str]
) -> None:
    host, port = still.base.split("/")[2].split(":")
    for begun in (b"", b"GET / HTTP/1.1\r\nHost:"):
        line = socket.create_connection((host, int(port)), timeout=HANGS)
        line.sendall(begun)
        # With nothing to linger for, closing resets the connection.
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        line.close()
    assert still.get("/")[0] == 200
    assert "Traceback" not in capfd.readouterr().err


def test_there_is_room_for_some_connections_and_no_more(
    still: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local_server, "ROOM", 2)
    with serving(make_app(still.live)) as base:
        where = ("127.0.0.1", int(base.split(":")[2].rstrip("/")))
        open_lines = [socket.create_connection(where, timeout=HANGS) for _ in range(3)]
        with contextlib.suppress(ConnectionResetError):
            assert open_lines[-1].recv(1000) == b""
        for line in open_lines:
            line.close()
        deadline = time.monotonic() + HANGS
        while True:
            try:
                with urllib.request.urlopen(base, timeout=HANGS) as answer:
                    assert answer.status == 200
                break
            except (OSError, http.client.HTTPException):
                assert time.monotonic() < deadline


def test_nothing_is_kept_by_the_browser(still: Preview) -> None:
    with urllib.request.urlopen(still.base) as answer:
        assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.slow
def test_a_save_is_on_the_screen_after_less_than_a_second_of_work(preview: Preview) -> None:
    """CPU seconds, a tenth of one measured; besides, the watcher waits until the editor is quiet."""
    preview.text("/s/0001/")
    began = time.process_time()
    preview.save(STATION, with_address("示例路特别号"))
    assert "示例路特别号" in preview.text("/s/0001/")
    assert time.process_time() - began + QUIET < 1


@pytest.mark.slow
def test_browsers_are_told_to_load_again(preview: Preview) -> None:
    events = urllib.request.urlopen(
        f"{preview.base}_zhanpai/events?seen={preview.live.version}", timeout=HANGS
    )
    assert events.headers["Content-Type"].startswith("text/event-stream")
    threading.Timer(0.2, lambda: preview.save(STATION, with_address("示例路1号"))).start()
    assert events.readline() == b"event: reload\n"


@pytest.mark.slow
def test_as_many_tabs_as_there_is_room_for_wait_while_pages_are_drawn(preview: Preview) -> None:
    waiting = [
        urllib.request.urlopen(f"{preview.base}_zhanpai/events?seen={preview.live.version}", timeout=HANGS)
        for _ in range(local_server.ROOM - 4)
    ]
    preview.save(STATION, with_address("示例路1号"))
    assert "示例路1号" in preview.text("/s/0001/")
    assert {tab.readline() for tab in waiting} == {b"event: reload\n"}


def test_a_browser_of_an_earlier_run_loads_again_at_once(still: Preview) -> None:
    with urllib.request.urlopen(f"{still.base}_zhanpai/events?seen=earlier", timeout=HANGS) as events:
        assert b"reload" in events.read()


@pytest.mark.slow
def test_content_that_cannot_be_read_leaves_the_last_site_under_a_banner(preview: Preview) -> None:
    preview.save(STATION, with_address("好的地址"))
    preview.save(STATION, lambda text: text + "address: 又一个地址\n")
    preview.until("/s/0001/", "内容有 1 处错误")
    page = preview.text("/s/0001/")
    assert "好的地址" in page
    assert STATION in page and "写了两遍" in page and "怎么改" in page
    preview.save(STATION, lambda text: text.replace("address: 又一个地址\n", ""))
    assert "处错误" not in preview.text("/s/0001/")


@pytest.mark.slow
def test_findings_of_the_checks_are_shown_too(preview: Preview) -> None:
    preview.save(STATION, with_address("请打 13800138000"))
    preview.until("/", "处错误")


@pytest.mark.slow
def test_words_from_content_cannot_become_html_in_the_banner(preview: Preview) -> None:
    preview.save(STATION, lambda text: text + '"<script>x</script>": 1\n')
    preview.until("/", "内容有")
    assert "<script>x" not in preview.text("/")


def test_a_changed_template_is_shown(preview: Preview) -> None:
    preview.save("theme/templates/pages/find.html", lambda text: text + "<p>新模板</p>")
    assert "新模板" in preview.text("/find/")


@pytest.mark.slow
def test_a_broken_template_shows_what_is_wrong_and_heals(preview: Preview) -> None:
    preview.save("theme/templates/pages/find.html", lambda text: text + "{% if %}")
    preview.until("/find/", "内容有 1 处错误")
    page = preview.text("/find/")
    assert "theme/templates/pages/find.html" in page and "模板的写法不对" in page and "怎么改" in page
    preview.save("theme/templates/pages/find.html", lambda text: text.replace("{% if %}", ""))
    assert "处错误" not in preview.text("/find/")


@pytest.mark.slow
def test_a_template_that_fails_while_a_page_is_drawn_is_told_by_its_line(preview: Preview) -> None:
    preview.save("theme/templates/pages/find.html", lambda text: "{{ nothing }}")
    status, _, body = preview.get("/find/")
    assert status == 500 and "这一页画不出来" in body.decode()
    assert "theme/templates/pages/find.html:1:" in body.decode() and "Traceback" not in body.decode()
    assert preview.get("/")[0] == 200


@pytest.mark.slow
def test_our_own_fault_is_one_chinese_paragraph_and_no_traceback(
    still: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("of ours")

    monkeypatch.setattr(still.live.editions, "content", fail)
    status, _, body = still.get("/s/0001/")
    assert status == 500 and "这是程序的错，不是您的错" in body.decode() and "Traceback" not in body.decode()


@pytest.mark.slow
def test_changed_words_of_the_frame_are_shown(preview: Preview) -> None:
    assert "新的主办单位" not in preview.text("/find/")
    preview.save(
        "stations.yaml", lambda text: text.replace(text.split("owner: ")[1].splitlines()[0], "新的主办单位")
    )
    assert "新的主办单位" in preview.text("/find/")


@pytest.mark.slow
def test_a_changed_stylesheet_is_shown(preview: Preview) -> None:
    preview.save("theme/css/base.css", lambda text: text + "\n.neu { color: red; }\n")
    sheet = preview.text("/").split('<link rel="stylesheet" href="')[1].split('"')[0]
    assert ".neu" in preview.text(sheet)


def test_a_new_file_and_a_deleted_one_are_noticed(preview: Preview) -> None:
    seen = preview.live.version
    page = preview.root / "content" / "pages" / "xinye.md"
    page.write_text("---\ntitle: 新的一页\n---\n正文\n", "utf-8")
    assert preview.live.wait(seen, HANGS)
    assert "新的一页" in preview.text("/xinye/")
    seen = preview.live.version
    page.unlink()
    assert preview.live.wait(seen, HANGS)
    assert preview.get("/xinye/")[0] == 404


def test_a_project_that_is_wrong_from_the_start_says_so_in_the_browser(tmp_path: Path) -> None:
    root = write_city(tmp_path / "city")
    append(root / "stations.yaml", "\nstations: []\n")
    live = Live(root, lambda line: None)
    live.renew()
    with serving(make_app(live)) as base:
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(base)
        page = caught.value.read().decode()
        assert "stations.yaml" in page and "怎么改" in page and "live.js" in page


@pytest.mark.slow
def test_nothing_is_written_into_the_project_but_its_cache(still: Preview) -> None:
    before = tree(still.root).keys()
    still.text("/s/0001/")
    still.text("/s/0001/qr.svg")
    assert {p for p in tree(still.root).keys() - before if not p.startswith(".cache/")} == set()


def test_a_port_in_use_is_said_in_chinese() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(Problem, match="已经被别的程序占用"):
            local_server.listen("127.0.0.1", other.getsockname()[1])


@pytest.mark.slow
def test_ctrl_c_ends_with_one_chinese_line(tmp_path: Path) -> None:
    root = write_city(tmp_path / "city")
    process = run(
        f"{HEED_CTRL_C}import sys\nfrom pathlib import Path\nfrom zhanpai.fronts.preview import serve\n"
        "serve(Path(sys.argv[1]), '127.0.0.1', 0, lambda line: print(line, flush=True))\n",
        root,
    )
    assert process.stdout and process.stderr
    for line in process.stdout:
        if "预览地址" in line:
            break
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=HANGS)
    assert process.returncode == 0
    assert out.splitlines()[-1] == "预览已停止。"
    assert "Traceback" not in err
