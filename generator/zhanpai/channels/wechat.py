"""公众号图文: an item as one fragment of HTML that the official account's editor keeps, and the fields around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from zhanpai.channels import accepted
from zhanpai.channels.inline import Figure, Inliner, plain, tagged
from zhanpai.channels.piece import Illustration, Meeting, Piece
from zhanpai.channels.style import Style
from zhanpai.kit import cut

CODE = "qr.png"


@dataclass(frozen=True, slots=True)
class WechatArticle:
    """What is typed into the editor's page; `html` has places for the pictures, `finished` the pictures themselves."""

    title: str
    author: str
    summary: str
    address: str
    """阅读原文: the only address in an article that can be followed."""
    html: str
    finished: str
    """For looking at only: its pictures lie beside it."""
    pictures: tuple[Illustration, ...]


def make_article(piece: Piece, style: Style) -> WechatArticle:
    """The article of one item as an official account takes it: fields, fragment, and the pictures to upload."""
    title, author, summary = fields(piece)
    return WechatArticle(
        title,
        author,
        summary,
        piece.permalink,
        _fragment(piece, style, placeholders(piece.pictures, style)),
        _fragment(piece, style, shown(piece.pictures, style)),
        piece.pictures,
    )


def fields(piece: Piece) -> tuple[str, str, str]:
    """Title, author and summary; an author too long gives way to the source, or to nobody."""
    names = (piece.item.front.author, piece.source)
    author = next((name for name in names if name and len(name) <= accepted.AUTHOR), "")
    return piece.headline, author, cut.to_length(piece.summary, accepted.SUMMARY)


def placeholders(pictures: Iterable[Illustration], style: Style) -> Figure:
    """Where each picture is to be put in, by number and file; one that typed HTML names by itself has no place."""
    known = {picture.file: (number, picture) for number, picture in enumerate(pictures, 1)}

    def figure(file: str, words: str) -> str:
        if file == CODE:
            return _place("二维码", CODE, style)
        if file not in known:
            return ""
        number, picture = known[file]
        place = _place(f"图{number}", file, style)
        return tagged("section", style.figure, place + _caption(words or picture.alt, style))

    return figure


def shown(pictures: Iterable[Illustration], style: Style) -> Figure:
    """Each picture as it will stand, from the folder ``pictures``."""
    known = {picture.file: picture for picture in pictures}

    def figure(file: str, words: str) -> str:
        if file == CODE:
            return f'<img src="{CODE}" alt="二维码" style="{style.code}">'
        if file not in known:
            return ""
        picture = known[file]
        image = f'<img src="pictures/{file}" alt="{escape(picture.alt)}" style="{style.picture}">'
        return tagged("section", style.figure, image + _caption(words or picture.alt, style))

    return figure


def _place(what: str, file: str, style: Style) -> str:
    words = f"{what}：在这里插入 {file}，<br>再删掉这几个字"
    return tagged("p", style.place, tagged("span", style.placeholder, words))


def _caption(words: str, style: Style) -> str:
    return tagged("p", style.caption, plain(words)) if words else ""


def _fragment(piece: Piece, style: Style, figure: Figure) -> str:
    body = Inliner(style, figure)
    inside = {img.get("src", "").rpartition("/")[2] for img in piece.body.iter("img")}
    outside = [p for p in piece.pictures if p.file not in inside]
    lead = [p for p in outside if p == piece.cover]
    sections = [
        head(piece.category.value, piece.station_parts, piece.date_words, style),
        *(box("更正", [[words]], style) for words in piece.corrections),
        # One that was made of the first sentences would say them twice.
        tagged("p", style.lead, plain(piece.summary)) if piece.item.front.summary else "",
        *(figure(p.file, "") for p in lead),
        body.blocks(piece.body),
        *(figure(p.file, "") for p in outside if p not in lead),
        *(
            tagged("p", style.paragraph, plain(f"{video}（扫文末的二维码，到网页上看）"))
            for video in piece.videos
        ),
        addresses(body.links, style),
        *(meeting(m, style) for m in piece.meetings[:3]),
        code(figure, "长按识别二维码，看网页版", piece.site_title, style),
        _foot(piece, style),
    ]
    return tagged("section", style.page, "".join(sections)) + "\n"


def head(tag: str, name: Iterable[str], date: str, style: Style) -> str:
    """What it is, whose it is, and when."""
    words = "".join(tagged("span", style.part, plain(part)) for part in name)
    return tagged(
        "section",
        style.head,
        tagged("p", style.tag_line, tagged("span", style.tag, plain(tag)))
        + tagged("p", style.name, words)
        + tagged("p", style.date, plain(date)),
    )


def box(title: str, lines: Iterable[Sequence[str]], style: Style) -> str:
    """A frame with a title; in each line parts within which it does not break."""
    words = "".join(tagged("p", style.box_text, " ".join(parts(line, style))) for line in lines)
    return tagged("section", style.box, tagged("p", style.box_title, plain(title)) + words)


def meeting(day: Meeting, style: Style) -> str:
    """下次接待: when and where residents may come."""
    lines: list[Sequence[str]] = [[day.station], f"时间：{day.when}".split(" ")]
    lines += [[f"{what}：{words}"] for what, words in (("地点", day.where), ("电话", day.phone)) if words]
    lines += [[f"说明：{day.note}。"]] if day.note else []
    return box("下次代表接待日，欢迎来坐坐", lines, style)


def addresses(links: Iterable[str], style: Style) -> str:
    """The addresses that the article could not link to."""
    lines = [tagged("p", style.note, f"〔{n}〕{plain(link)}") for n, link in enumerate(links, 1)]
    return tagged("p", style.note, "文中提到的网页：") + "".join(lines) if lines else ""


def code(figure: Figure, words: str, whose: str, style: Style) -> str:
    """The QR code and what it is for."""
    lines = tagged("p", style.centred, plain(words)) + tagged("p", style.caption, plain(whose))
    return tagged("section", style.figure, figure(CODE, "") + lines)


def foot(lines: Iterable[Sequence[str]], style: Style) -> str:
    """Who signs: in each line parts within which it does not break."""
    words = "".join(tagged("p", style.note, "　".join(parts(line, style))) for line in lines if any(line))
    return tagged("section", style.foot, words)


def parts(words: Sequence[str], style: Style) -> Iterator[str]:
    """Words of one line, within which it does not break; a line of one part may break anywhere."""
    for part in words:
        yield plain(part) if len(words) == 1 else tagged("span", style.part, plain(part))


def _foot(piece: Piece, style: Style) -> str:
    lines = [
        [f"来源：{piece.source}" if piece.source else ""],
        piece.signed,
        [f"相关联络站：{'、'.join(piece.more_stations)}" if piece.more_stations else ""],
        [f"主办：{piece.owner}"],
        [DEMO if piece.is_demo else ""],
    ]
    return foot(lines, style)


DEMO = "演示数据：人物、事情都是编的，不要当真发布。"
