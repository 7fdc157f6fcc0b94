"""What the last look at every file finds, planted in a template or in words that no check reads."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from tests.make import TODAY as DEMO_DAY
from tests.make import write_project
from tests.publish.city import append, build, ready, tree, write_city
from zhanpai.domain import urls
from zhanpai.kit.diagnostics import ContentError, Diagnostic
from zhanpai.pipeline import Prepared, prepare
from zhanpai.press.making.share_images import draw_images
from zhanpai.publish import gates
from zhanpai.publish.mkdocs_plugin import draw_shells, keys_of, make_job
from zhanpai.publish.number_gates import NumberGate
from zhanpai.site.page import Output, Page

PLANTED = {
    '<a href="/s/9999/">去</a>': "L901",
    '<a href="../gone/">去</a>': "L901",
    '<a href="#nowhere">去</a>': "L901",
    '<a href="javascript:alert(1)">去</a>': "L901",
    '<a href="webcal://calendar.example.com/s/0001/receptions.ics">去</a>': "L901",
    '<a href="webcal://llz.example.gov.cn/s/9999/receptions.ics">去</a>': "L901",
    '<a href="webcal://llz.example.gov.cn.example.com/s/0001/receptions.ics">去</a>': "L901",
    '<a href="webcal:/s/0001/receptions.ics">去</a>': "L901",
    '<a href="../../../../../../s/0002/">越过根目录</a>': "L901",
    '<img src="/pictures/none.jpg" alt="">': "L901",
    '<source srcset="/assets/none.webp 480w">': "L901",
    '<source srcset="../x.webp 480w, https://example.com/b.webp 800w">': "V901",
    '<img src="https://cdn.example.com/a.png" alt="">': "V901",
    '<img src="//cdn.example.com/a.png" alt="">': "V901",
    '<script src="https://cdn.example.com/a.js"></script>': "V901",
    '<link rel="stylesheet" href="https://cdn.example.com/a.css">': "V901",
    "<script>alert(1)</script>": "V901",
    '<p onclick="alert(1)">点</p>': "V901",
    "<style>p{color:red}</style>": "V901",
    "<p>身份证 11010519491231002X</p>": "V902",
    "<p>身份证 110105 19491231 002X</p>": "V902",
    "<p>请打 13800138000</p>": "V903",
    "<p>请打 138-0013-8000</p>": "V903",
    "<p>请打 +86 138 0013 8000</p>": "V903",
    "<p>请打１３８００１３８０００</p>": "V903",
    "<p>@@title@@</p>": "P901",
    "<p>{{ '{{ name }}' }}</p>": "P901",
    "<p>{{ none }}</p>": "P901",
}
INNOCENT = (
    '<a href="https://www.example.gov.cn/">外面的网站</a>',
    '<a href="tel:073188880001">0731-88880001</a>',
    '<a href="webcal://llz.example.gov.cn/s/0001/receptions.ics">订阅</a>',
    "<p>统一社会信用代码 91430100MA4L12345X，订单号 202603141234567890</p>",
    '<p>坐标 112.93813812345678，<img src="/assets/logo/favicon.svg" alt=""></p>',
    "<p>2026-12-09 9:00-11:30，2026-12-23 9:00-11:30</p>",
    "<p>None of the above; 一站 on 线 = 在线</p>",
    '<p>页里写 href="/gone/" src="//cdn.example.com/a.js" id="x" srcset="a.webp 2x" 是给人看的</p>',
    '<p title="&quot;--&gt;&lt;svg onload=alert(1)&gt;">一</p>',
    "<p title=\"' onclick='x'\">二</p>",
    '<img src="/assets/logo/favicon.svg" alt="&lt;script src=//x&gt; onerror=alert(1)">',
)
TYPED = (
    *(
        "{{ x }}",
        "{% x %}",
        "{# x #}",
        "{{",
        "@@x@@",
        "@@body@@",
        "@@title@@",
        '"None"',
    ),
    *(
        '"--><svg onload=alert(1)>',
        '" onmouseover="alert(1)',
        "' onclick='x'",
        "</title><script>alert(1)</script>",
    ),
    *(
        "<img src=//evil.example/x.png>",
        "<base href=x>",
        "--><!--",
        "]]>",
        "%s",
        "$HOME",
        "${x}",
    ),
)


Inspect = Callable[[str], list[Diagnostic]]


@pytest.fixture(scope="module")
def inspect(tmp_path_factory: pytest.TempPathFactory) -> Inspect:
    """Look at a real page of a real site into which some HTML was planted."""
    prepared = ready(write_city(tmp_path_factory.mktemp("gates") / "city"))
    page = next(p for p in prepared.pages if p.template == "pages/township.html")
    shells = draw_shells(prepared, keys_of([page]))
    job = make_job(prepared, draw_images, shells, Path("unused"))
    content, look = job.content(page).decode(), gates.make_gates(prepared.site, job.items)
    assert look(page, content.encode()) == []

    def plant(html: str) -> list[Diagnostic]:
        planted = prepared.renderer._env.from_string(html).render()
        return look(
            page, content.replace("</main>", urls.make_relative(planted, page.url) + "</main>").encode()
        )

    return plant


@pytest.mark.breadth
@pytest.mark.parametrize("html", PLANTED)
def test_a_planted_fault_is_caught(inspect: Inspect, html: str) -> None:
    found = inspect(html)
    assert PLANTED[html] in {d.code for d in found}
    assert all("/districts/" in d.message and d.fix for d in found)


@pytest.mark.parametrize("html", INNOCENT)
def test_what_looks_alike_passes(inspect: Inspect, html: str) -> None:
    assert inspect(html) == []


@pytest.mark.breadth
@pytest.mark.parametrize("words", TYPED)
def test_what_people_typed_is_shown_as_typed_wherever_it_stands(words: str, tmp_path: Path) -> None:
    root = write_project(tmp_path)
    replace_line(root / "stations.yaml", "  title:", words)
    replace_line(root / "stations.yaml", "  owner:", words)
    replace_line(root / "content/pages/about.md", "title:", words)
    replace_line(root / NEWS, "title:", words)
    replace_line(root / "content/stations/yuelu/0001.yaml", "address:", words)
    with_body(root / NEWS, "\n\n" + re.sub(r"([<{*_\\@])", r"\\\1", words) + ' href="/gone/" id="x"\n')
    prepared = prepare(root, DEMO_DAY)
    pages = [
        p
        for p in prepared.pages
        if p.url in (urls.HOME, urls.NEWS, "/about/", "/s/0001/") or p.url.startswith("/news/2026")
    ]
    assert len(pages) >= 5
    shells = draw_shells(prepared, keys_of(pages))
    job = make_job(prepared, draw_images, shells, Path("unused"))
    look = gates.make_gates(prepared.site, job.items)
    for page in pages:
        content = job.content(page)
        assert [found for found in look(page, content) if isinstance(found, Diagnostic)] == []
        text = " ".join(html.fromstring(content.decode()).itertext())
        assert words in text, page.url


NEWS = "content/news/2026/2026-02-11-dianti.md"


def replace_line(path: Path, start: str, words: str) -> None:
    lines = path.read_text("utf-8").split("\n")
    number = next(n for n, line in enumerate(lines) if line.startswith(start))
    lines[number] = f"{start} '{words.replace(chr(39), chr(39) * 2)}'"
    path.write_text("\n".join(lines), "utf-8")


def with_body(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


@pytest.mark.slow
def test_a_fault_stops_the_build_and_names_page_and_sources(built: Path) -> None:
    before = tree(built / "site")
    append(built / "theme" / "templates" / "pages" / "township.html", "<p>11010519491231002X</p>")
    with pytest.raises(ContentError) as caught:
        build(built, processes=2)
    found = caught.value.diagnostics
    assert {d.code for d in found} == {"V902"}
    assert any(d.path.startswith("content/stations/") and "/districts/" in d.message for d in found)
    assert "11010519491231002X" not in str(caught.value), "a message is copied into chats"
    assert tree(built / "site") == before


LEDGER = "theme/templates/pages/opinions.html"


@pytest.mark.slow
def test_links_to_places_in_other_pages_are_held_against_those_pages(built: Path) -> None:
    append(built / "theme/templates/pages/find.html", '<p id="区">各区</p>')
    append(
        built / LEDGER,
        "".join(f'<a href="{to}">去</a>' for to in ("/find/#main", "/find/#%E5%8C%BA", "/find/#区", "./")),
    )
    build(built, processes=2)


@pytest.mark.slow
def test_links_to_places_that_another_page_lacks_stop_the_build(built: Path) -> None:
    before = tree(built / "site")
    links = ("/find/#gone", "../find/#mai", "/find/#%E5%8C%BA")
    append(built / LEDGER, "".join(f'<a href="{link}">去</a>' for link in links))
    with pytest.raises(ContentError) as caught:
        build(built, processes=2)
    found = caught.value.diagnostics
    seen = [urls.make_relative(f' href="{link}"', "/opinions/").split('"')[1] for link in links]
    assert [d.code for d in found] == ["L901"] * 3
    for link in seen:
        assert (
            sum(
                f"网页 /opinions/ 里的链接 {link} 指向另一个网页里的一处，那个网页里没有这样的记号。"
                in d.message
                for d in found
            )
            == 1
        )
    assert tree(built / "site") == before


def test_a_row_that_search_leads_to_must_be_there(inspect: Inspect, city: Path) -> None:
    prepared = ready(city)
    page = next(p for p in prepared.pages if p.template == "pages/opinions_district.html")
    look = prepared_gates(prepared)
    rows = "".join(f'<i id="{entry.url.partition("#")[2]}">' for entry in page.entries)
    assert len(page.entries) > 1 and not look(page, rows.encode())
    lost = rows.replace(' id="', ' name="', 1)
    (found,) = look(page, lost.encode())
    assert isinstance(found, Diagnostic) and page.entries[0].url in found.message


def prepared_gates(prepared: Prepared, *extra: Output) -> gates.Gates:
    return gates.make_gates(prepared.site, (*prepared.pages, *prepared.outputs, *extra))


def test_a_number_in_a_data_file_is_found(city: Path) -> None:
    look = prepared_gates(ready(city))
    assert [d.code for d in look(Output("/assets/find.json", bytes), b'["13800138000"]')] == ["V903"]


def test_a_mobile_with_consent_passes(city: Path) -> None:
    look = gates.Gates(frozenset(), frozenset(), "/", NumberGate(frozenset({"13800138000"}), ()))
    page = Output("/x.txt", bytes)
    assert look(page, "电话 138 0013 8000".encode()) == []
    assert len(look(page, "电话 13900139000".encode())) == 1


@pytest.mark.slow
def test_a_roster_is_no_part_of_a_site(city: Path) -> None:
    look = prepared_gates(ready(city))
    assert [d.code for d in look(Output("/assets/list.xlsx", bytes), b"")] == ["P902"]


@pytest.mark.slow
def test_capitals_count_in_links(city: Path) -> None:
    look = prepared_gates(ready(city))
    page = Page("/s/0002/", "", "", "", "", {})
    assert look(page, b'<a href="../../FIND/">') and not look(page, b'<a href="../../find/">')


def test_links_of_the_error_page_begin_with_the_sites_own_folder() -> None:
    look = gates.Gates(
        frozenset({"find/index.html"}), frozenset({"find/"}), "/llz/", NumberGate(frozenset(), ())
    )
    page = Page("/404.html", "", "", "", "", {})
    assert not look(page, b'<a href="/llz/find/">')
    assert look(page, b'<a href="/find/">')
    assert look(page, b'<a href="find/">'), "it is sent from any address"


def test_the_digest_in_a_pictures_name_is_no_mobile_number_in_whatever_form_the_picture_is() -> None:
    gate = NumberGate(mobiles=frozenset(), hotline=())
    for form in ("jpg", "webp", "avif"):
        name = f"/pictures/45b9a2b7a18712345-800.{form}"
        assert not list(gate.look(f'<img srcset=".{name} 800w, ..{name} 480w">'.encode()))
    assert list(gate.look("打 18712345800".encode()))
