"""What docs/handbook/fuwuqi.md gives to hosts, in a real nginx, at the root and in a folder; every type of page lives with it."""

import re
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html as lxml_html
from playwright.sync_api import expect

from tests.browser.conftest import FOLDER, Handler
from tests.browser.documented_nginx import DOCS, hosted
from tests.browser.documented_nginx import FOLDER as OF_THE_BLOCK
from tests.browser.kinds import fullest
from tests.make import TODAY, write_project
from zhanpai.pipeline import prepare
from zhanpai.press.making.share_images import draw_images
from zhanpai.publish.site import build_site

BLOCKS = re.findall(r"```nginx\n(.*?)```", DOCS, re.DOTALL)
TYPED = dict(re.findall(r'add_header ([A-Za-z-]+) "?([^"]*?)"? always;', BLOCKS[0]))
DEFAULTS = dict(re.findall(r'map \$uri (\$\w+) \{\s+default\s+"(.*?)";', DOCS))
"""What the document's variables stand for on an ordinary page; cards are for tests/browser/test_embed.py."""
HEADERS = {name: re.sub(r"\$\w+", lambda found: DEFAULTS[found[0]], value) for name, value in TYPED.items()}


class StrictHandler(Handler):
    """Sends what the document says instead of the policy of the other tests."""

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super(Handler, self).end_headers()


@pytest.fixture(scope="module")
def strict_url(site_folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(StrictHandler, directory=str(site_folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{FOLDER}"
    server.shutdown()


def test_the_document_has_the_headers() -> None:
    assert HEADERS["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert "unsafe-inline" not in HEADERS["Content-Security-Policy"]
    assert HEADERS["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    assert HEADERS["X-Frame-Options"] == "DENY"
    assert {"X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"} < HEADERS.keys()


@pytest.mark.slow
def test_every_type_of_page_lives_with_the_policy(browser_page, site_folder, strict_url):
    """`browser_page` notes each violation, and fails the test for it."""
    page = browser_page(360)
    for kind, url in fullest(site_folder).items():
        if kind == "not_found":
            continue  # Its links begin at the root of the real host, where this one has nothing.
        page.goto(strict_url + url)
        assert page.evaluate("getComputedStyle(document.body).color") != "rgb(0, 0, 0)"


def test_the_search_works_under_the_policy(browser_page, strict_url):
    page = browser_page(360)
    page.goto(strict_url + "search/?q=电梯")
    expect(page.locator("[data-search-status]")).to_contain_text("找到")


# -- the blocks themselves, by nginx


@dataclass(frozen=True)
class Answer:
    """What a host says of an address, redirects not followed."""

    status: int
    headers: Message
    body: bytes


class _Still(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def ask(address: str, **headers: str) -> Answer:
    request = urllib.request.Request(address, headers={k.replace("_", "-"): v for k, v in headers.items()})
    try:
        with urllib.request.build_opener(_Still()).open(request, timeout=10) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers, error.read())


@pytest.fixture(scope="module")
def folders(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    """The shipped site, which says that it lies at the root of its host, and the demo one in a folder of a portal's."""
    root = write_project(tmp_path_factory.mktemp("hosted"))
    register = (root / "stations.yaml").read_text("utf-8")
    base = "permalink_base: https://{}"
    text = register.replace(base.format("llz.example.gov.cn"), base.format("www.example.gov.cn/llz"))
    (root / "stations.yaml").write_text(text, "utf-8")
    prepared = prepare(root, TODAY)
    build_site(prepared, root / "site", draw_images=draw_images, processes=1, on_progress=lambda _: None)
    return {False: site_folder, True: root / "site"}


@pytest.fixture(scope="module", params=[False, True], ids=["at the root", "in a folder"])
def host(
    request: pytest.FixtureRequest, folders: dict[bool, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the site by the first block, then by the second."""
    work = tmp_path_factory.mktemp("nginx") / "work"
    with hosted(folders[request.param], work, in_folder=request.param) as address:
        yield address


ANSWERS = {
    "": (200, "text/html; charset=utf-8"),
    "s/0001/": (200, "text/html; charset=utf-8"),
    "s/0001": (301, None),
    "s/0001/receptions.ics": (200, "text/calendar; charset=utf-8"),
    "s/0007/receptions.ics": (200, "text/calendar; charset=utf-8"),
    "s/0001/qr.svg": (200, "image/svg+xml"),
    "api/stations.csv": (200, "text/csv; charset=utf-8"),
    "api/stations.json": (200, "application/json; charset=utf-8"),
    "feeds/news.xml": (200, "text/xml; charset=utf-8"),
    "sitemap.xml": (200, "text/xml; charset=utf-8"),
    "robots.txt": (200, "text/plain; charset=utf-8"),
    "assets/logo/favicon.svg": (200, "image/svg+xml"),
    "assets/share/home.png": (200, "image/png"),
    "pagefind/pagefind-entry.json": (200, "application/json; charset=utf-8"),
    # A folder without a page, the marks of programs, and what is nowhere.
    "assets/": (404, "text/html; charset=utf-8"),
    ".zhanpai": (404, "text/html; charset=utf-8"),
    ".cache/x": (404, "text/html; charset=utf-8"),
    ".desk": (404, "text/html; charset=utf-8"),
    "s/.hidden/index.html": (404, "text/html; charset=utf-8"),
    "wrong": (404, "text/html; charset=utf-8"),
    "a/b/c/d/wrong.html": (404, "text/html; charset=utf-8"),
    "s/9999/": (404, "text/html; charset=utf-8"),
    "embed/s/9999/": (404, "text/html; charset=utf-8"),
}


@pytest.mark.parametrize("path", ANSWERS)
def test_each_kind_of_answer_has_its_type_and_every_header(
    path: str, host: str, folders: dict[bool, Path]
) -> None:
    if path == ".zhanpai":
        assert all((folder / path).is_file() for folder in folders.values())
    answer, (status, kind) = ask(host + path), ANSWERS[path]
    assert answer.status == status
    if kind:
        assert answer.headers["Content-Type"] == kind
    for name, value in HEADERS.items():
        if name != "Cache-Control":
            assert answer.headers.get_all(name) == [value], (path, name)
    assert answer.headers["X-Portal"] is None


def test_what_search_reads_is_bytes(host: str, folders: dict[bool, Path]) -> None:
    folder = folders[OF_THE_BLOCK in host]
    names = [next(folder.glob(f"pagefind/**/*.{kind}")) for kind in ("pf_meta", "pf_index", "pagefind")]
    for name in names:
        answer = ask(host + name.relative_to(folder).as_posix())
        assert (answer.status, answer.headers["Content-Type"]) == (200, "application/octet-stream")


def test_a_folder_without_its_slash_leads_to_itself_whatever_stands_before_the_host(host: str) -> None:
    base = urlsplit(host).path
    answer = ask(f"{host}s/0001", Host="www.example.gov.cn", X_Forwarded_Proto="https")
    assert (answer.status, answer.headers["Location"]) == (301, f"{base}s/0001/")
    if base != "/":
        assert ask(host.rstrip("/")).headers["Location"] == base


@pytest.mark.slow
@pytest.mark.parametrize("path", ["", "s/0001/", "news/", "districts/yuelu/", "a/b/c/wrong/", "wrong.html"])
def test_all_that_a_page_leads_to_is_there(path: str, host: str) -> None:
    answer = ask(host + path)
    assert answer.status == (404 if "wrong" in path else 200)
    tree = lxml_html.fromstring(answer.body)
    links = {str(link) for *_, link, _ in tree.iterlinks()}
    own = {urljoin(host + path, link).partition("#")[0] for link in links if not re.match("[a-z]+:|#", link)}
    assert len(own) > 15
    assert {address for address in own if not address.startswith(host)} == set()
    assert {address: ask(address).status for address in own if ask(address).status != 200} == {}


def test_what_never_changes_may_be_kept_and_the_rest_is_asked_for_again(host: str) -> None:
    style = re.search(rb'href="((?:\.\./)*assets/site\.[0-9a-f]{10}\.css)"', ask(host).body)
    assert style
    assert ask(host + style[1].decode()).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert ask(host).headers["Cache-Control"] == "no-cache"
    page = ask(host)
    again = ask(host, If_None_Match=page.headers["ETag"])
    assert (
        again.status == 304 and again.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]
    )


def test_text_is_sent_compressed(host: str) -> None:
    for path in ("", "s/0001/receptions.ics", "api/stations.csv", "assets/find-stations.json"):
        assert ask(host + path, Accept_Encoding="gzip").headers["Content-Encoding"] == "gzip", path


def test_cards_alone_may_be_framed(host: str) -> None:
    for path, ancestors, framing in (
        ("embed/yuelu/", "*", None),
        ("embed/s/0001/", "*", None),
        ("embed/", "'none'", "DENY"),
    ):
        answer = ask(host + path)
        assert answer.headers["X-Frame-Options"] == framing, path
        assert answer.headers["Content-Security-Policy"].endswith(f"frame-ancestors {ancestors}"), path


@pytest.mark.slow
def test_the_search_works_by_the_documents_own_blocks(browser_page, host: str) -> None:
    page = browser_page(360)
    page.goto(f"{host}search/?q=电梯")
    expect(page.locator("[data-search-status]")).to_contain_text("找到")
    page.goto(f"{host}find/?q=望月湖")
    expect(page.get_by_role("main")).to_contain_text("望月湖街道人大代表联络总站")


def test_the_two_blocks_say_the_same() -> None:
    """What is mended in one is mended in the other."""
    said = [
        [
            line.partition("  #")[0].strip()
            for line in block.splitlines()
            if line.strip() and "location" not in line
        ]
        for block in BLOCKS
    ]
    first = said[0][said[0].index("include mime.types;") :]
    second = said[1][said[1].index("include mime.types;") :]
    assert [line.replace(OF_THE_BLOCK, "/") for line in second] == first
