"""What is not published yet, or no more, is in the preview and in no build: not in a page, not in a picture."""

import hashlib
import re
from pathlib import Path

import pytest

from tests.make import DEMO
from tests.publish.city import build, tree, write_city
from tests.shipped import run_engine
from zhanpai.fronts.preview.live import Live

JPEG = (DEMO / "content/news/2026/dianti.jpg").read_bytes()
SIGNED = "[一审 曹示例, 二审 严示例, 三审 华示例]"
FRONT = "---\ntitle: {title}\ndate: {date}\nstations: ['0001']\ncategory: 接待选民\nreviews: {reviews}\n{more}---\n\n秘密的正文{name}。\n"
ITEMS = {
    "caogao": ("caogao的标题", "2026-11-20", "[一审 曹示例]", "cover: caogao.jpg\n"),
    "yuding": ("yuding的标题", "2026-12-20", SIGNED, "cover: yuding.jpg\n"),
    "chehui": (
        "撤回的标题",
        "2026-11-20",
        SIGNED,
        "cover: chehui.jpg\nwithdrawn: {on: 2026-11-21, reason: 数字有误。}\n",
    ),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_city(tmp_path_factory.mktemp("newsroom") / "city")
    for number, (name, (title, date, reviews, more)) in enumerate(ITEMS.items()):
        text = FRONT.format(title=title, date=date, reviews=reviews, more=more, name=name)
        (root / f"content/news/2026/{date}-{name}.md").write_text(text, "utf-8")
        # Each picture is another, and behind its end lies what tells it apart.
        (root / f"content/news/2026/{name}.jpg").write_bytes(JPEG + bytes([number]))
    return root


def words_in(files: dict[str, bytes]) -> set[str]:
    everything = b"\n".join(
        content for path, content in files.items() if not path.endswith((".jpg", ".webp", ".png", ".woff2"))
    )
    return {
        word
        for word in ("caogao", "yuding", "chehui", "秘密的正文", "撤回的标题", "草稿的")
        if word.encode() in everything
    }


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["zhanpai", pytest.param("mkdocs", marks=pytest.mark.slow)])
def test_a_build_holds_nothing_of_them_but_the_page_of_the_withdrawn(
    root: Path, tmp_path: Path, engine: str
) -> None:
    if engine == "zhanpai":
        build(root, tmp_path / "site")
    else:
        done = run_engine("mkdocs", tmp_path / "site", root)
        assert done.returncode == 0, done.stderr
    files = dict(tree(tmp_path / "site"))
    page = files.pop("news/2026-11-20-chehui/index.html").decode()
    assert "本文已撤回" in page and "秘密的正文" not in page and ".jpg" not in page.split("<main")[1]
    assert '<meta name="robots" content="noindex">' in page
    assert words_in(files) == set()
    # A published picture's name begins with the checksum of its bytes.
    digests = {path.rpartition("/")[2].partition("-")[0] for path in files if path.startswith("pictures/")}
    assert digests.isdisjoint(digests_of(root))


def digests_of(root: Path) -> set[str]:
    return {
        hashlib.sha256((root / f"content/news/2026/{name}.jpg").read_bytes()).hexdigest()[:16]
        for name in ITEMS
    }


def test_the_preview_shows_them_with_their_pictures(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795435200")  # 23 November 2026, noon
    live = Live(root, lambda line: None)
    live.renew()
    assert live.edition and not live.fault

    def shown(url: str) -> str:
        assert live.edition
        content = live.editions.content(live.edition, url)
        assert content, url
        return content.decode()

    draft, planned, gone = (
        shown(f"/news/{stem}/") for stem in ("2026-11-20-caogao", "2026-12-20-yuding", "2026-11-20-chehui")
    )
    assert 'zp-ribbon__words">草稿' in draft and "秘密的正文caogao" in draft
    assert 'zp-ribbon__words">定时发布' in planned and "2026年12月20日" in planned
    assert "本文已撤回" in gone and "zp-ribbon" not in gone
    news = shown("/news/")
    assert news.index("yuding的标题") < news.index("caogao的标题") < news.index("已经发布")
    assert "caogao" not in shown("/") + shown("/sitemap.xml") + shown("/feeds/news.xml")
    pictures = re.findall(r"/pictures/[a-z0-9-]+\.(?:jpg|webp)", draft)
    assert pictures and all(live.editions.content(live.edition, picture) for picture in pictures)
