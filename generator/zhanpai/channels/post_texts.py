"""短文字: what is typed with a post — 微博, 抖音, 视频号, a group of residents — each within what its place takes.

微博: 140 字, counted in its own way, so that nothing is folded away behind 展开.  抖音: a title of 30 and 1,000 of
description, topics as ``#words`` (open.douyin.com, 抖音内容发布接入方案; the creators' page).  视频号: a short title of 6 to
16, in which of all marks only 《》 “” : + ? % ℃ may stand, and 1,000 of description (social-auto-upload, as its users met it).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from zhanpai.channels import counting
from zhanpai.channels.piece import Meeting, Piece
from zhanpai.kit import cut

WEIBO, DOUYIN_TITLE, CHANNELS_TITLE, CHANNELS_LEAST, CAPTION, CHAT = 140, 30, 16, 6, 1000, 200
"""Characters at most; of the short title at least, too."""

OURS = "人大代表联络站"
"""The topic of all posts."""

STORY = 260
"""Characters of the story in a caption: more nobody unfolds under a video."""


@dataclass(frozen=True, slots=True)
class ShareText:
    """A text for one place."""

    name: str
    words: str
    count: int
    most: int
    hint: str = ""


def make_texts(piece: Piece) -> tuple[ShareText, ...]:
    """Every short text of one item, in the order in which they are posted, each with its own limit."""
    return (
        text("微博", weibo(piece), WEIBO, "汉字算一个字，英文、数字算半个，链接算十个", counting.weibo),
        text("微信群、朋友圈", chat(piece), CHAT),
        text("抖音标题", cut.to_length(piece.headline, DOUYIN_TITLE), DOUYIN_TITLE),
        text("视频号短标题", short_title(piece.headline), CHANNELS_TITLE, "6 到 16 个字，不能有逗号、句号"),
        text("抖音简介、视频号描述", caption(piece), CAPTION, "话题写在最后，发出去会变成链接"),
    )


def text(name: str, words: str, most: int, hint: str = "", count: Callable[[str], int] = len) -> ShareText:
    """`words` as a text with its length as the channel counts it, of at most `most`."""
    return ShareText(name, words, count(words), most, hint)


def weibo(piece: Piece) -> str:
    """【headline】, as much of the story as fits in whole sentences, whose it is, where to read on, topics."""
    tail = f"（{piece.short_station}）{piece.permalink}"
    topics = list(dict.fromkeys(f"#{topic}#" for topic in (piece.topics[0], OURS)))
    # Together: halves of characters are rounded up once.
    room = WEIBO - counting.weibo(f"{tail} {''.join(topics)}")
    title = f"【{cut.to_length(piece.headline, min(room - 2, 50), counting.weibo)}】"
    story = cut.ended(cut.whole_sentences(_story(piece), room - counting.weibo(title) - 1, counting.weibo))
    return f"{title}{story}{tail} {''.join(topics)}"


def caption(piece: Piece) -> str:
    """Under a video: headline, story, whose it is, when to come, where to read on, topics."""
    lines = [piece.headline, cut.to_length(_story(piece), STORY), piece.station]
    lines += [f"下次接待：{day.when}" for day in piece.meetings[:1]]
    lines += [f"详情：{piece.permalink}", " ".join(f"#{topic}" for topic in (*piece.topics[:4], piece.city))]
    return "\n".join(dict.fromkeys(lines))


def chat(piece: Piece) -> str:
    """For a group of residents or 朋友圈: what it is about in a sentence or two, and the link."""
    lines = [f"【{cut.to_length(piece.headline, 40)}】", cut.to_length(piece.summary, 60), piece.station]
    lines += [coming(day) for day in piece.meetings[:1]]
    return "\n".join([*lines, piece.permalink])


def coming(day: Meeting) -> str:
    """When to come next, in one line for a chat."""
    return f"下次代表接待日：{day.when}"


def short_title(headline: str) -> str:
    """The headline with the marks that a short title takes, between 6 and 16 characters, a comma being a blank."""
    words = re.sub(r"[，、,；;]", " ", headline.replace("：", ":").replace("？", "?"))
    words = re.sub(r"[^\w《》“”:+?%℃ ]", "", words).replace("_", "")
    # What stands before the colon is the place, which the account says already.
    parts = [part.strip() for part in (words.partition(":")[2], words) if part.strip()]
    for part in parts:
        if CHANNELS_LEAST <= len(shorter := _whole_clauses(part)) <= CHANNELS_TITLE:
            return shorter
    shorter = cut.to_length(parts[0], CHANNELS_TITLE).replace("…", "").strip() if parts else ""
    return shorter if len(shorter) >= CHANNELS_LEAST else f"{shorter} 代表履职动态".strip()


def _whole_clauses(words: str) -> str:
    """As many clauses, parted by blanks, as a short title holds."""
    kept = ""
    for clause in words.split():
        longer = f"{kept} {clause}".strip()
        if len(longer) > CHANNELS_TITLE:
            break
        kept = longer
    return kept


def _story(piece: Piece) -> str:
    """The summary, then the text itself where it does not begin with the same."""
    told = [block.line for block in piece.blocks if block.kind != "row" and block.kind != "heading"]
    body = "".join(told)
    return body if body.startswith(piece.summary[:20]) else _ended(piece.summary) + body


def _ended(words: str) -> str:
    return words if not words or words[-1] in "。！？…；”" else f"{words}。"
