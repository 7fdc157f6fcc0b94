"""`zhanpai share` as staff run it."""

import pytest

from tests.fronts.cli.zhanpai import ENGLISH, snapshot, zhanpai

DIANTI, TINGCHE, XUEXI = (
    "content/news/2026/2026-02-11-dianti.md",
    "content/news/2026/2026-01-22-tingche.md",
    "content/news/2025/2025-12-18-xuexi.md",
)


def test_an_item_is_made_and_where_to_look_is_said(project):
    root = project()
    done = zhanpai("share", DIANTI, at=root)
    assert done.status == 0, done.shown
    assert done.lines[-2].startswith("做好了 1 份，共 ")
    assert done.lines[-1].endswith("share/2026-02-11-dianti/preview.html")
    assert (root / "share/2026-02-11-dianti/wechat.html").is_file()


def test_a_file_may_be_named_from_where_one_stands(project, tmp_path):
    root = project()
    assert (
        zhanpai("share", "2026-02-11-dianti.md", "--only", "text", at=root / "content/news/2026").status == 0
    )
    assert zhanpai("share", root / TINGCHE, "--root", root, "--only", "text", at=tmp_path).status == 0
    assert sorted(p.name for p in (root / "share").iterdir()) == ["2026-01-22-tingche", "2026-02-11-dianti"]


@pytest.mark.slow
def test_a_span_of_days_is_made_with_its_roll(project):
    root = project()
    done = zhanpai("share", "--from", "2026-01-20", "--to", "2026-02-12", "--only", "text、一周履职", at=root)
    assert done.status == 0, done.shown
    assert sorted(p.name for p in (root / "share").iterdir()) == [
        *("2026-01-22-tingche", "2026-02-11-dianti", "digest-20260120-20260212")
    ]


BAD = [
    ([], "没有说分享哪一篇。"),
    (["nowhere.md"], "没有这个文件：nowhere.md。"),
    (["/etc/hostname"], "/etc/hostname 不在这个网站的 content 文件夹里。"),
    (["stations.yaml"], "stations.yaml 不在这个网站的 content 文件夹里。"),
    (["content/pages/about.md"], "content/pages/about.md 不是一篇动态。"),
    (["content/news/2026/dianti.jpg"], "content/news/2026/dianti.jpg 不是一篇动态。"),
    (["content"], "content 不是一篇动态。"),
    ([DIANTI, "--only", "fax"], "没有“fax”这种。"),
    ([DIANTI, "--only", "digest"], "一篇动态做不成一周履职。"),
    ([DIANTI, "--from", "2026-01-01"], "动态的文件和 --from、--to 只能用一种。"),
    (["--to", "2026-01-01"], "写了 --to，没有写 --from。"),
    (["--from", "1月1日"], "--from 写成“1月1日”，认不出是哪一天。"),
    (["--from", "2026-02-30"], "--from 写成“2026-02-30”，认不出是哪一天。"),
    (["--from", "2026-02-03", "--to", "2026-02-01"], "--from 的 2026-02-03 比 --to 的 2026-02-01 还晚。"),
    (["--from", "2024-01-01", "--to", "2024-02-01"], "2024-01-01 到 2024-02-01 没有发布过动态。"),
    ([DIANTI, "--out", "content"], "放着网站的资料，不能拿来放生成的文件。"),
]


@pytest.mark.breadth
@pytest.mark.parametrize(("args", "said"), BAD, ids=[said for _, said in BAD])
def test_what_cannot_be_shared_is_refused_in_one_chinese_message(args, said, project):
    root = project()
    before = snapshot(root)
    done = zhanpai("share", *args, at=root)
    assert done.status == 2, done.shown
    assert said in done.err
    assert len(done.err.splitlines()) <= 3
    assert not ENGLISH.search(done.shown)
    assert snapshot(root) == before


def test_drafts_items_ahead_and_withdrawn_ones_are_refused_all_at_once(project):
    root = project()
    for path, old, new in (
        (DIANTI, "[一审 曹示例, 二审 严示例, 三审 华示例]", "[一审 曹示例]"),
        (TINGCHE, "date: 2026-01-22", "date: 2026-01-22\nwithdrawn: {on: 2026-02-01, reason: 内容有误}"),
    ):
        file = root / path
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    ahead = (root / XUEXI).read_text("utf-8").replace("2025-12-18", "2026-12-18", 1)
    (root / "content/news/2026/2026-12-18-xuexi.md").write_text(ahead, "utf-8")
    done = zhanpai("share", DIANTI, TINGCHE, "content/news/2026/2026-12-18-xuexi.md", XUEXI, at=root)
    assert done.status == 2, done.shown
    assert done.err.splitlines() == [
        f"{DIANTI} 还是草稿：签了 1 审，要 3 审。",
        f"{TINGCHE} 已经撤回（内容有误），不能分享。",
        "content/news/2026/2026-12-18-xuexi.md 的日期是 2026-12-18，还没有到。",
        "什么都没有写。",
        "审核签齐（reviews）以后再分享。",
        "撤回的动态不再传播；要重发，另写一篇。",
        "到了那一天再分享，或者把日期改对。",
    ]
    assert not (root / "share").exists()


def test_a_missing_picture_stops_it_with_its_line(project):
    root = project({"content/news/2026/dianti.jpg": None})
    done = zhanpai("share", DIANTI, at=root)
    assert done.status == 1
    assert f"{DIANTI}:11:8: 错误 L301 找不到图片“dianti.jpg”。" in done.err
    assert "什么都没有写。" in done.err
    assert not (root / "share").exists()


def test_a_title_too_long_is_explained(project):
    assert "公众号的标题最多 64 个字" in zhanpai("explain", "S260", at=project()).out
