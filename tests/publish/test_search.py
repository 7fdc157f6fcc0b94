"""The full-text index: what stands in it, what must not, and what a build without one says."""

import gzip
import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.publish.city import EPOCH, ROOT, STATIONS, build, ready, tree
from zhanpai.kit.problem import Problem
from zhanpai.publish import pagefind
from zhanpai.publish.reproducible import make_reproducible
from zhanpai.site.search import bigrams

NEWS = """\
---
title: {title}
date: {date}
category: 接待选民
reviews: {reviews}
---
代表听取了居民关于{topic}的意见。
"""


def index_of(site: Path) -> dict[str, dict]:
    """Every entry of the index by its address, as a browser gets it."""
    fragments = [read(path) for path in sorted((site / "pagefind" / "fragment").iterdir())]
    return {fragment["url"]: fragment for fragment in fragments}


def read(path: Path) -> dict:
    content = gzip.decompress(path.read_bytes())
    assert content.startswith(b"pagefind_dcd")
    return json.loads(content.removeprefix(b"pagefind_dcd"))


@pytest.fixture(scope="module")
def site(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city with its index; nobody changes it."""
    out = tmp_path_factory.mktemp("search") / "site"
    assert build(model, out, search=True).without_search == ""
    return out


def test_the_folder_holds_what_the_search_page_loads_and_no_more(site: Path) -> None:
    paths = {
        p.relative_to(site / "pagefind").as_posix() for p in (site / "pagefind").rglob("*") if p.is_file()
    }
    assert {p for p in paths if "/" not in p and not p.endswith(".pf_meta")} == set(pagefind.NEEDED)
    assert {p.partition("/")[0] for p in paths if "/" in p} == {"fragment", "index", "filter"}
    assert len([p for p in paths if p.endswith(".pf_meta")]) == 1
    assert len([p for p in paths if p.endswith(".pf_filter")]) == 4


def test_a_web_server_may_read_it(site: Path) -> None:
    modes = {stat.S_IMODE(p.stat().st_mode) for p in (site / "pagefind").rglob("*")}
    assert modes == {0o644, 0o755}


def test_it_is_all_that_a_build_adds_to_what_mkdocs_gives(model: Path, site: Path) -> None:
    assert {p: c for p, c in tree(site).items() if not p.startswith("pagefind/")} == tree(model / "site")


def test_every_station_news_item_opinion_project_and_prose_page_is_in_it_once(
    model: Path, site: Path
) -> None:
    addresses = [url.partition("#") for url in index_of(site)]
    content = model / "content"
    assert {page for page, _, _ in addresses if page.startswith("/s/")} == {
        f"/s/{n:04}/" for n in range(1, STATIONS + 1)
    }
    assert {page for page, _, _ in addresses if page.startswith("/news/")} == {
        f"/news/{p.stem}/" for p in content.rglob("news/*/*.md") if "reviews: []" not in p.read_text("utf-8")
    }
    anchors = {initial: [a for _, _, a in addresses if a.startswith(initial)] for initial in ("o-", "p-")}
    assert len([anchor for _, _, anchor in addresses if anchor]) == sum(map(len, anchors.values()))
    assert len(anchors["o-"]) == entries_below(content / "opinions") > 20
    assert len(anchors["p-"]) == entries_below(content / "projects") > 20
    assert len({*anchors["o-"], *anchors["p-"]}) == sum(map(len, anchors.values()))
    assert {f"/{p.stem}/" for p in content.rglob("pages/*.md")} <= {page for page, _, _ in addresses}


def entries_below(folder: Path) -> int:
    """How many opinions or projects are written in the files there."""
    return sum(p.read_text("utf-8").count("- id:") for p in folder.rglob("*.yaml"))


def test_every_entry_leads_to_a_page_and_to_a_place_on_it(site: Path) -> None:
    for url in index_of(site):
        page, _, anchor = url.partition("#")
        html = (site / page.lstrip("/") / "index.html").read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in html


def test_no_deputy_is_in_it(site: Path) -> None:
    found = index_of(site)
    assert not [url for url in found if url.startswith(("/d/", "/deputies/"))]
    assert {kind for f in found.values() for kind in f["filters"]["类型"]} == {
        *("联络站", "履职动态", "意见办理", "民生实事", "本站说明")
    }


def test_text_stands_in_it_as_pairs_and_facts_cannot_be_found(site: Path) -> None:
    station = index_of(site)["/s/0001/"]
    assert station["meta"]["title"].startswith("长沙 沙市 市人 人大 大代 代表 表联 联络")
    assert station["meta"]["place"] == bigrams.END + "站号0001"


@pytest.mark.slow
def test_drafts_and_what_is_dated_ahead_are_not_in_it(city: Path) -> None:
    for stem, date, reviews, topic in (
        ("shown", "2026-03-14", "[一审 甲, 二审 乙, 三审 丙]", "路灯"),
        ("draft", "2026-03-15", "[一审 甲]", "草稿"),
        ("ahead", "2027-03-16", "[一审 甲, 二审 乙, 三审 丙]", "将来"),
    ):
        path = city / "content" / "news" / date[:4] / f"{date}-{stem}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(NEWS.format(title=stem, date=date, reviews=reviews, topic=topic), "utf-8")
    build(city, search=True)
    found = index_of(city / "site")
    assert "/news/2026-03-14-shown/" in found
    assert not [url for url in found if "draft" in url or "ahead" in url]
    assert "草稿" not in json.dumps(found, ensure_ascii=False)


@pytest.mark.slow
def test_two_builds_give_the_same_bytes(model: Path) -> None:
    program = pagefind.find_program()
    assert program
    entries = [bigrams.pagefind_entry(entry) for page in ready(model).pages for entry in page.entries]
    first = pagefind.make_index(program, entries)
    # The seed of Pagefind's hash tables is another in every process.
    assert all(pagefind.make_index(program, entries) == first for _ in range(3))
    assert make_reproducible(first) == first


@pytest.mark.slow
def test_what_was_found_before_and_is_gone_is_found_no_more(city: Path) -> None:
    build(city, search=True)
    gone = next(city.rglob("content/news/*/*.md"))
    gone.unlink()
    build(city, search=True)
    build(city, search=True)  # In the folder of the first.
    assert f"/news/{gone.stem}/" not in index_of(city / "site")
    assert tree(city / "site") == tree(build(city, city / "fresh", search=True).out)


@pytest.mark.slow
def test_a_part_of_the_site_is_found_with_the_whole(city: Path) -> None:
    build(city, search=True)
    before = tree(city / "site")
    build(city, only=frozenset({"0003"}), search=True)
    assert tree(city / "site") == before


def run_build(city: Path, *options: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "zhanpai", "build", "--root", str(city), *options],
        cwd=ROOT,
        env={"SOURCE_DATE_EPOCH": EPOCH, "PATH": ""},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_a_build_without_search_says_so_and_leaves_no_old_index(city: Path) -> None:
    build(city, search=True)
    assert "按 --no-search 的要求，没有做全文搜索。" in run_build(city, "--no-search")
    assert not (city / "site" / "pagefind").exists()
    assert (city / "site" / "search" / "index.html").is_file()


@pytest.mark.slow
def test_without_the_package_the_site_is_built_and_says_what_is_missing(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(city, search=True)
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    built = build(city, search=True)
    assert built.without_search == (
        "全文搜索没有做：没有安装 pagefind-bin（pip install pagefind-bin）。网站的其他部分都在。"
    )
    assert built.pages and not (city / "site" / "pagefind").exists()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_program_that_breaks_stops_the_build_and_spares_the_site(
    city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(city)
    before = tree(city / "site")
    broken = tmp_path / "pagefind"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(pagefind, "find_program", lambda: broken)
    with pytest.raises(Problem) as caught:
        build(city, search=True)
    assert "全文搜索的索引没有做成" in str(caught.value) and "--no-search" in str(caught.value)
    assert tree(city / "site") == before
