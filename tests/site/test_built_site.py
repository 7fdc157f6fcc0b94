"""What must hold of the shipped site as a whole, read back from the files that a visitor gets."""

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import resvg_py
import zxingcpp
from PIL import Image

from tests.shipped import shipped
from zhanpai.site.shell import FRAME

BASE = "https://llz.example.gov.cn"


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Path:
    return site_folder


@pytest.fixture(scope="session")
def prepared():
    return shipped()


@pytest.fixture(scope="session")
def html(site) -> dict[str, str]:
    """Every page's text by its path in the site."""
    return {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in sorted(site.rglob("*.html"))}


class Reader(HTMLParser):
    """Collects what the tests ask of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.requests: list[str] = []
        self.inline_scripts = 0
        self.words: dict[str, str] = {}
        self._inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        for name in ("href", "src"):
            if name in attributes:
                self.links.append(attributes[name])
        if tag in ("img", "script", "iframe", "source") and "src" in attributes:
            self.requests.append(attributes["src"])
        if tag == "link" and attributes.get("rel") not in ("canonical",):
            self.requests.append(attributes["href"])
        if tag == "script" and "src" not in attributes and attributes.get("type") != "application/ld+json":
            self.inline_scripts += 1
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag in ("title", "h1"):
            self._inside.append(tag)
        if tag == "span" and "aria-current" in attributes and "class" not in attributes:
            self._inside.append("crumb")
        if attributes.get("class") == "zp-qr-card__title":
            self._inside.append("qr")

    def handle_endtag(self, tag):
        if tag == (self._inside or [""])[-1] or (tag == "span" and self._inside[-1:] in (["crumb"], ["qr"])):
            self._inside.pop()

    def handle_data(self, data):
        for place in self._inside[-1:]:
            self.words[place] = self.words.get(place, "") + data


@pytest.fixture(scope="session")
def pages(html) -> dict[str, Reader]:
    """Every page as it was read."""
    return {page: Reader(text) for page, text in html.items()}


def test_every_station_has_its_page(site, prepared):
    assert len(prepared.site.stations) == 901
    missing = [s.id for s in prepared.site.stations if not (site / "s" / s.id / "index.html").is_file()]
    assert not missing


def sitemap_names(site: Path) -> dict[str, str]:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "dc": "http://purl.org/dc/elements/1.1/"}
    tree = ET.parse(site / "sitemap.xml")
    return {
        u.findtext("s:loc", namespaces=names): u.findtext("dc:title", namespaces=names)
        for u in tree.iterfind("s:url", names)
    }


@pytest.mark.slow
def test_every_station_bears_one_name_everywhere(site, prepared, html, pages):
    listed = sitemap_names(site)
    for station in prepared.site.stations:
        text = html[f"s/{station.id}/index.html"]
        page = pages[f"s/{station.id}/index.html"]
        graph = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text)[1])[
            "@graph"
        ]
        names = {
            "title": page.words["title"].removesuffix(" - 长沙市人大代表网上联络站"),
            "h1": page.words["h1"].strip(),
            "breadcrumb": page.words["crumb"],
            "sitemap": listed[f"{BASE}/s/{station.id}/"],
            "json-ld": graph[0]["name"],
            "json-ld breadcrumb": graph[1]["itemListElement"][-1]["name"],
            "open graph": re.search('<meta property="og:title" content="(.*?)">', text)[1],
            "open data": json.loads((site / f"api/stations/{station.id}.json").read_text("utf-8"))["name"],
        }
        if station.exists:
            names["qr caption"] = page.words["qr"]
        assert set(names.values()) == {station.name}, (station.id, names)


def test_the_register_s_names_are_those_worked_out_by_hand(prepared):
    by_id = prepared.site.station_by_id
    rows = {row.id: row for row in prepared.site.register.stations}
    for id, station in by_id.items():
        row = rows[id]
        if row.kind == "township":
            assert station.name == f"{row.district}{row.township}人大代表联络总站"
        elif row.kind == "community":
            assert station.name == f"{row.district}{row.township}{row.community}人大代表联络站"
    assert len({s.name for s in by_id.values()}) == 901


@pytest.mark.slow
def test_every_code_says_the_permanent_address_of_its_station(site, prepared):
    open_stations = [s for s in prepared.site.stations if s.exists]
    assert len(open_stations) > 890
    for station in open_stations:
        svg = (site / "s" / station.id / "qr.svg").read_text("utf-8")
        # 41 modules with the quiet zone, three pixels each.
        png = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=123))
        with Image.open(BytesIO(png)) as image:
            read = zxingcpp.read_barcodes(image.convert("L"))
        assert [b.text for b in read] == [f"{BASE}/s/{station.id}/"], station.id


def target_of(page: str, link: str) -> str:
    """The file that a link on a page leads to."""
    path = unquote(urlsplit(urljoin(f"http://x/{page}", link)).path).lstrip("/")
    return normpath(path + "index.html") if path.endswith("/") or not path else path


def test_no_internal_link_is_dead(site, pages):
    files = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    dead = Counter()
    for page, reader in pages.items():
        for link in reader.links:
            if urlsplit(link).scheme in ("http", "https", "tel", "mailto") or link.startswith("#"):
                continue
            if target_of(page, link) not in files:
                dead[link, page] += 1
    assert not dead, dead.most_common(10)


def test_links_are_relative_except_on_the_error_page(pages):
    absolute = [
        (page, link)
        for page, reader in pages.items()
        if page != "404.html"
        for link in reader.links
        if link.startswith("/")
    ]
    assert not absolute[:5]


def withdrawn(prepared) -> set[str]:
    """The pages that keep their address and say only that they were taken back."""
    unlisted = (page for page in prepared.pages if not page.head.is_listed and page.section != FRAME)
    return {page.url.lstrip("/") + "index.html" for page in unlisted}


def cards(prepared) -> set[str]:
    """What other sites show in frames: no page of ours has to lead there."""
    return {page.url.lstrip("/") + "index.html" for page in prepared.pages if page.section == FRAME}


def test_links_of_the_error_page_lead_somewhere_from_whatever_address_it_is_sent(html, pages):
    links = pages["404.html"].links + re.findall('(?:action|data-url)="(.*?)"', html["404.html"])
    assert [link for link in links if not link.startswith(("/", "#", "tel:", "mailto:", "https://"))] == []
    assert "/districts/yuelu/" in links


@pytest.mark.slow
def test_every_page_but_the_withdrawn_is_within_four_clicks_of_home(pages, prepared):
    reached, frontier = {"index.html"}, {"index.html"}
    for _ in range(4):
        found = {target_of(p, link) for p in frontier for link in pages[p].links if ":" not in link}
        frontier = (found & pages.keys()) - reached
        reached |= frontier
    assert not sorted(pages.keys() - reached - {"404.html"} - withdrawn(prepared) - cards(prepared))[:5]
    assert not reached & withdrawn(prepared)


def test_titles_are_unique(pages):
    titles = Counter(reader.words["title"] for reader in pages.values())
    assert [t for t, n in titles.items() if n > 1] == []


@pytest.mark.slow
def test_no_page_asks_another_host_or_runs_inline_script(html, pages):
    for page, text in html.items():
        reader = pages[page]
        assert not [r for r in reader.requests if "//" in r], page
        assert reader.inline_scripts == 0, page
        assert not re.search(r"<[^>]+\son[a-z]+\s*=", text), page


def test_ids_are_unique_on_every_page(pages):
    for page, reader in pages.items():
        ids = reader.ids
        assert len(ids) == len(set(ids)), page


def test_sitemap_lists_the_plan_and_nothing_else(site, prepared):
    planned = {BASE + page.url for page in prepared.pages if page.url != "/404.html" and page.head.is_listed}
    assert sitemap_names(site).keys() == planned


def test_no_source_file_is_published(site):
    files = [p for p in site.rglob("*") if p.is_file() and "pagefind" not in p.relative_to(site).parts]
    kinds = {p.suffix for p in files if p.name != ".zhanpai"}
    assert kinds <= {
        *(".html", ".css", ".js", ".svg", ".png", ".jpg", ".webp", ".woff2"),
        *(".xml", ".txt", ".json", ".ics", ".csv"),
    }


def test_no_private_number_is_published(site):
    mobile = re.compile(r"(?<![0-9.])1[3-9][0-9]{9}(?![0-9])")
    id_card = re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])")
    consented = {"00000000000"}
    for path in site.rglob("*"):
        if path.suffix in {".html", ".json", ".xml", ".txt", ".ics", ".csv"}:
            text = path.read_text("utf-8")
            assert not [m for m in mobile.findall(text) if m not in consented], path
            assert not id_card.search(text), path


def test_published_pictures_carry_nothing_but_pixels(site):
    pictures = list((site / "pictures").glob("*.jpg"))
    assert pictures
    for path in pictures:
        with Image.open(path) as image:
            assert not image.getexif() and "comment" not in image.info, path


def test_work_reports_never_lead(prepared):
    home = prepared.pages[0]
    assert "工作动态" not in {story.category for story in home.context.stories}


def test_the_site_of_a_demo_tells_robots_to_stay_away(site):
    assert "Disallow: /" in (site / "robots.txt").read_text("utf-8")


@pytest.mark.slow
def test_every_published_picture_is_shown_somewhere_and_no_other_is_published(site_folder: Path) -> None:
    texts = (p for p in site_folder.rglob("*") if p.suffix in (".html", ".json", ".xml", ".css"))
    shown = {
        name for p in texts for name in re.findall(r"pictures/([\w-]+\.(?:jpg|webp))", p.read_text("utf-8"))
    }
    assert shown == {p.name for p in (site_folder / "pictures").iterdir()}
