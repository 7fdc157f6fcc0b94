"""一周履职: several items as one piece of news — residents' matters first, 工作动态 last and few."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhanpai.channels import accepted, counting, post_texts, wechat
from zhanpai.channels.inline import Figure, plain, tagged
from zhanpai.channels.piece import Illustration, Piece
from zhanpai.channels.post_texts import ShareText
from zhanpai.channels.style import Style
from zhanpai.channels.wechat import WechatArticle
from zhanpai.kit import cut

MOST, MOST_WORK = 12, 2
"""Items in a digest; and of them those that residents do not come for, never more than one in five but one."""

WEEK = 8
"""Days that still make a week."""

CHAT = 600


@dataclass(frozen=True, slots=True)
class WeekDigest:
    """A digest of `pieces`, in the order in which it shows them; `left_out` items are only counted."""

    pieces: tuple[Piece, ...]
    left_out: int
    begin: dt.date
    end: dt.date
    title: str
    address: str
    """Where all news stand on the web."""

    @property
    def stem(self) -> str:
        """The name of its folder."""
        return f"digest-{self.begin:%Y%m%d}-{self.end:%Y%m%d}"

    @property
    def lead(self) -> Piece:
        """The item that is told first."""
        return self.pieces[0]

    @property
    def picture(self) -> tuple[Illustration, str] | None:
        """The picture on top: the first cover there is, under its item's headline."""
        return next(((p.cover, p.headline) for p in self.pieces if p.cover), None)


def make_digest(pieces: Sequence[Piece], begin: dt.date, end: dt.date, address: str) -> WeekDigest:
    """The digest of `pieces` between two days: by category, residents' matters first, and newest first in each."""
    newest = sorted(pieces, key=lambda p: (p.item.front.date, p.stem), reverse=True)
    facing = _mixed(p for p in newest if p.is_resident_facing)[:MOST]
    work = [p for p in newest if not p.is_resident_facing]
    few = min(MOST_WORK, max(len(facing) // 4, 1)) if facing else MOST
    shown = [*facing, *work[: min(few, MOST - len(facing))]]
    shown.sort(key=lambda p: p.category.rank)
    return WeekDigest(tuple(shown), len(pieces) - len(shown), begin, end, _title(begin, end), address)


def _mixed(pieces: Iterable[Piece]) -> list[Piece]:
    """The first of every category, then the second of each, and so on: no category crowds out another."""
    taken: Counter[str] = Counter()
    rounds: list[tuple[int, Piece]] = []
    for piece in pieces:
        rounds.append((taken[piece.category], piece))
        taken[piece.category] += 1
    # Sorting keeps the order of those in one round, which is that of their days.
    return [piece for _, piece in sorted(rounds, key=lambda place: place[0])]


def _title(begin: dt.date, end: dt.date) -> str:
    name = "一周履职" if (end - begin).days < WEEK else "履职动态"
    return f"{name}（{span(begin, end)}）"


def span(begin: dt.date, end: dt.date) -> str:
    """11月16日至22日; the month, and the year, are said twice only where they differ."""
    first = f"{begin.month}月{begin.day}日"
    if begin == end:
        return first
    if begin.year != end.year:
        return f"{begin.year}年{first}至{end.year}年{end.month}月{end.day}日"
    return f"{first}至{end.day}日" if begin.month == end.month else f"{first}至{end.month}月{end.day}日"


def make_article(digest: WeekDigest, style: Style) -> WechatArticle:
    """The digest as an article for the official account."""
    lead = digest.lead
    titled = f"{digest.title}：{lead.headline}"
    pictures = (digest.picture[0],) if digest.picture else ()
    return WechatArticle(
        titled if len(titled) <= accepted.TITLE else digest.title,
        "",
        cut.to_length("；".join(p.headline for p in digest.pieces) + "。", accepted.SUMMARY),
        digest.address,
        _fragment(digest, style, wechat.placeholders(pictures, style)),
        _fragment(digest, style, wechat.shown(pictures, style)),
        pictures,
    )


def _fragment(digest: WeekDigest, style: Style, figure: Figure) -> str:
    lead, picture = digest.lead, digest.picture
    parts = [
        wechat.head(
            digest.title.partition("（")[0],
            (lead.city, "人大代表联络站"),
            span(digest.begin, digest.end),
            style,
        ),
        figure(picture[0].file, picture[1]) if picture else "",
        *(_item(number, piece, style) for number, piece in enumerate(digest.pieces, 1)),
        tagged("p", style.paragraph, f"还有 {digest.left_out} 篇，请到网页上看。") if digest.left_out else "",
        wechat.code(figure, "长按识别二维码，看每一篇全文", lead.site_title, style),
        wechat.foot([[f"主办：{lead.owner}"], [wechat.DEMO if lead.is_demo else ""]], style),
    ]
    return tagged("section", style.page, "".join(parts)) + "\n"


def _item(number: int, piece: Piece, style: Style) -> str:
    """One item: headline, whose and when, what about, and when residents may come."""
    lines = [
        tagged("p", style.heading, f"{number}. {plain(piece.headline)}"),
        tagged("p", style.note, plain(f"{piece.category.value} · {day(piece)}")),
        tagged("p", style.note, plain(piece.short_station)),
        tagged("p", style.paragraph, plain(piece.summary)),
    ]
    return tagged("section", "margin:0;padding:0", "".join(lines))


def day(piece: Piece) -> str:
    """The day of an item without its year, as 11月18日."""
    on = piece.item.front.date
    return f"{on.month}月{on.day}日"


def make_texts(digest: WeekDigest) -> tuple[ShareText, ...]:
    """The digest for a group of residents, and for Weibo."""
    return (
        post_texts.text("微信群、朋友圈", chat(digest), CHAT),
        post_texts.text(
            "微博",
            weibo(digest),
            post_texts.WEIBO,
            "汉字算一个字，英文、数字算半个，链接算十个",
            counting.weibo,
        ),
    )


def chat(digest: WeekDigest) -> str:
    """Headlines with their links while there is room, then where all stand."""
    tail = f"全部动态：{digest.address}"
    lines = [f"【{digest.lead.city}人大代表联络站 {digest.title}】"]
    for number, piece in enumerate(digest.pieces, 1):
        item = f"{number}. {piece.headline}（{piece.short_station}）\n{piece.permalink}"
        if len("\n".join([*lines, item, tail])) > CHAT:
            break
        lines.append(item)
    return "\n".join([*lines, tail])


def weibo(digest: WeekDigest) -> str:
    """As many headlines as there is room for."""
    tail = f"（{digest.lead.city}人大代表联络站）{digest.address} #人大代表联络站#"
    words = f"【{digest.title}】"
    for number, piece in enumerate(digest.pieces, 1):
        longer = f"{words}{number}. {piece.headline}；"
        if counting.weibo(longer + tail) > post_texts.WEIBO:
            break
        words = longer
    return words.removesuffix("；") + tail
