"""`zhanpai share`: one news item for the official account, posters, short texts and the notice board; several as a digest."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path

from zhanpai.channels.making.package import KINDS, TITLES, Request, Shared
from zhanpai.channels.making.package import share as make
from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.site import Site
from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.progress import ProgressView
from zhanpai.fronts.news_refusals import refusal
from zhanpai.kit.clock import read_today
from zhanpai.kit.problem import Problem
from zhanpai.pipeline import Prepared, prepare

READING = "读取与检查"

WORDS = tuple(f"{kind} {title}" for kind, title in TITLES.items())

LISTED = 5
"""Folders that are named on the screen."""

EXAMPLE = "例如 zhanpai share content/news/2026/2026-03-14-dianti.md。"


def share(
    root: Path,
    news: tuple[str, ...],
    begin: str | None,
    end: str | None,
    out: Path | None,
    only: tuple[str, ...],
) -> None:
    """Make the packages of these news items, or of those published from `begin` to `end`, both included.

    Raises ContentError, or Problem when there is nothing to share, or an item may not go out.
    """
    kinds = _kinds(only)
    span = _span(begin, end)
    if not news and not span:
        raise Problem("没有说分享哪一篇。", f"写上动态的文件，或者用 --from 写从哪一天起；{EXAMPLE}")
    if kinds == ("digest",) and not span and len(news) < 2:
        raise Problem("一篇动态做不成一周履职。", "写上两篇以上，或者用 --from 写从哪一天起。")
    if news and span:
        raise Problem("动态的文件和 --from、--to 只能用一种。", "去掉一种再运行。")
    with ProgressView() as view:
        view.show(READING)
        prepared = prepare(root, read_today())
        items = _within(prepared.site, span) if span else _named(prepared, news)
        shared = make(prepared, Request(items, kinds, span), out or root / "share", view.show)
    _summarise(shared)


def _kinds(typed: Sequence[str]) -> tuple[str, ...]:
    """The kinds in ``--only wechat,海报``; all of them if none is named."""
    known = {**{kind: kind for kind in KINDS}, **{title: kind for kind, title in TITLES.items()}}
    words = [word.strip().lower() for part in typed for word in re.split("[,，、]", part) if word.strip()]
    if unknown := [word for word in words if word not in known]:
        raise Problem(f"没有“{unknown[0]}”这种。", f"可以写：{'、'.join(WORDS)}。")
    return tuple(dict.fromkeys(known[word] for word in words)) or KINDS


def _span(begin: str | None, end: str | None) -> tuple[dt.date, dt.date] | None:
    if begin is None and end is None:
        return None
    if begin is None:
        raise Problem("写了 --to，没有写 --from。", "加上 --from，例如 --from 2026-03-09。")
    first, last = _day(begin, "--from"), _day(end, "--to") if end else read_today()
    if first > last:
        raise Problem(f"--from 的 {first} 比 --to 的 {last} 还晚。", "把两个日期对调，或者改正。")
    return first, last


def _day(typed: str, option: str) -> dt.date:
    try:
        return dt.date.fromisoformat(typed.strip())
    except ValueError:
        raise Problem(
            f"{option} 写成“{typed}”，认不出是哪一天。", "写成“年-月-日”，例如 2026-03-14。"
        ) from None


def _within(site: Site, span: tuple[dt.date, dt.date]) -> list[NewsItem]:
    found = [item for item in site.published_news if span[0] <= item.front.date <= span[1]]
    if not found:
        raise Problem(f"{span[0]} 到 {span[1]} 没有发布过动态。", "核对 --from 和 --to。")
    return found


def _named(prepared: Prepared, typed: Sequence[str]) -> list[NewsItem]:
    """The items that are named, each once; all refusals at once."""
    found: dict[str, NewsItem] = {}
    refusals: list[tuple[str, str]] = []
    for name in typed:
        item = _find(prepared, name)
        if isinstance(item, NewsItem):
            if reason := refusal(prepared.site, item):
                refusals.append((f"{item.path} {reason[0]}", reason[1]))
            found[item.stem] = item
        else:
            refusals.append(item)
    if refusals:
        messages, fixes = (list(dict.fromkeys(words)) for words in zip(*refusals, strict=True))
        raise Problem("\n".join([*messages, "什么都没有写。"]), "\n".join(fixes))
    return list(found.values())


def _find(prepared: Prepared, name: str) -> NewsItem | tuple[str, str]:
    """The item in the file `name`, which is looked for here and in the project; else why there is none."""
    by_path = {item.path: item for item in prepared.site.news}
    root = prepared.root.resolve()
    places = [place.resolve() for place in (Path(name), prepared.root / name)]
    inside = [place.relative_to(root).as_posix() for place in places if place.is_relative_to(root)]
    if item := next((by_path[path] for path in inside if path in by_path), None):
        return item
    there = next((place for place in places if place.exists()), None)
    if there is None:
        return f"没有这个文件：{name}。", f"核对文件名，{EXAMPLE}"
    if not there.is_relative_to(root / "content"):
        return f"{name} 不在这个网站的 content 文件夹里。", f"只能分享 content/news 里的动态，{EXAMPLE}"
    return f"{name} 不是一篇动态。", f"只能分享 content/news 里的动态，{EXAMPLE}"


def _summarise(shared: Shared) -> None:
    screen.say(f"做好了 {len(shared.folders)} 份，共 {len(shared.files)} 个文件。", "green")
    # The digest, if there is one, is what somebody who asks for many wants to see first.
    ordered = sorted(shared.folders, key=lambda folder: not folder.startswith("digest-"))
    for folder in ordered[:LISTED]:
        screen.say(f"打开看、复制：{shared.out / folder / 'preview.html'}")
    if len(ordered) > LISTED:
        screen.say(f"另外 {len(ordered) - LISTED} 份也在 {shared.out} 里，一篇一个文件夹。")
