"""The errand that makes what goes out of news: for the official account, posters, short texts, the notice board, a digest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from zhanpai.channels.accepted import AUTHOR, SUMMARY, TITLE
from zhanpai.channels.making.package import KINDS, Folder, Request, Shared, share
from zhanpai.channels.package import FRAGMENT, PICTURES, TITLES
from zhanpai.channels.wechat import CODE
from zhanpai.fronts.desk.archive import write_zip
from zhanpai.fronts.news_refusals import refusal
from zhanpai.kit.clock import read_today
from zhanpai.kit.problem import Problem
from zhanpai.pipeline import prepare

PACKED = "share.zip"


def share_news(root: Path, say: Callable[..., None], asked: Mapping[str, Any]) -> dict[str, Any]:
    """Make in ``asked["out"]`` what goes out of the items ``asked["stems"]``: of one everything, of several a digest alone.

    Raises what `prepare` and `share` raise, and Problem for an item that may not go out.
    """
    say(phase="读取与检查")
    prepared = prepare(root, read_today())
    by_stem = {item.stem: item for item in prepared.site.news}
    items = []
    for stem in asked["stems"]:
        item = by_stem.get(stem)
        if item is None:
            raise Problem("这篇动态已经不在了。", "重新检查一遍资料，再选一篇。")
        if told := refusal(prepared.site, item):
            raise Problem(f"“{item.front.title}”{told[0]}", told[1])
        items.append(item)
    kinds = KINDS if len(items) == 1 else ("digest",)
    made = share(
        prepared,
        Request(items, kinds),
        Path(asked["out"]),
        lambda phase, done, total: say(phase=phase, done=done, total=total),
    )
    say(phase="打包")
    packed = write_zip(made.out, made.files, PACKED)
    return {
        "key": asked["key"],
        "files": [*made.files, packed],
        "is_demo": prepared.site.register.site.demo,
        "folder": _shown(made, made.made[-1]),
        "megabytes": f"{(made.out / packed).stat().st_size / 2**20:.1f}",
    }


def _shown(made: Shared, folder: Folder) -> dict[str, Any]:
    """What the page shows of one folder; its files by their paths."""
    own = [path for path in made.files if path.startswith(f"{folder.name}/")]
    article = folder.article
    fields: list[dict[str, Any]] = []
    if article:
        typed = (
            ("标题", article.title, TITLE),
            ("作者", article.author, AUTHOR),
            ("摘要", article.summary, SUMMARY),
        )
        fields = [{"name": name, "words": words, "most": most} for name, words, most in typed if words]
        fields.append({"name": "原文链接", "words": article.address, "most": 0})
    files = [path for path in own if path.removeprefix(f"{folder.name}/") in TITLES]
    pictures = [f"{folder.name}/{PICTURES}/{one.file}" for one in article.pictures] if article else []
    return {
        "name": folder.name,
        "title": folder.title,
        "line": folder.line,
        "address": folder.address,
        "fields": fields,
        "fragment": f"{folder.name}/{FRAGMENT}" if article else "",
        "pictures": [
            {"path": path, "alt": one.alt}
            for path, one in zip(pictures, article.pictures if article else (), strict=True)
        ],
        "cover": folder.cover,
        "code": f"{folder.name}/{CODE}",
        "texts": [
            {
                "name": text.name,
                "words": text.words,
                "count": text.count,
                "most": text.most,
                "hint": text.hint,
            }
            for text in folder.texts
        ],
        "sheets": [{"path": path, "title": TITLES[path.rpartition("/")[2]]} for path in files],
    }
