"""Make the packages of news items: read, set, look, and only then release — all of them, or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from zhanpai.channels import accepted, digest, package, post_texts, sharing_rules, wechat
from zhanpai.channels.digest import WeekDigest
from zhanpai.channels.making import posters
from zhanpai.channels.package import FRAGMENT, PICTURES, PREVIEW, TEXTS
from zhanpai.channels.piece import Illustration, Piece, make_piece
from zhanpai.channels.post_texts import ShareText
from zhanpai.channels.style import Style
from zhanpai.channels.wechat import CODE, WechatArticle
from zhanpai.content.load import load
from zhanpai.content.load.disk import read_picture
from zhanpai.domain import urls
from zhanpai.domain.model.news import NewsItem
from zhanpai.kit import images, qr
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.disk import out_folder
from zhanpai.kit.disk.files import write_bytes
from zhanpai.kit.disk.staging import staging
from zhanpai.pipeline import Prepared
from zhanpai.press.making.workers import OnProgress
from zhanpai.publish.project_places import places_of
from zhanpai.site.render import Renderer

TITLES = {
    "wechat": "公众号",
    "poster": "海报",
    "square": "方图",
    "text": "短文字",
    "board": "公告栏",
    "digest": "一周履职",
}
KINDS = tuple(TITLES)

CHECKING, WRITING = "排版与检查", "写图文和图片"

PICTURE = 1080
"""Pixels: what WeChat shows of a picture's width."""


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder as it will be."""

    name: str
    title: str
    line: str
    article: WechatArticle | None
    cover: str
    texts: tuple[ShareText, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Shared:
    """What was made: the folders, those of items first, and their files."""

    out: Path
    made: tuple[Folder, ...]
    files: tuple[str, ...]

    @property
    def folders(self) -> tuple[str, ...]:
        """The names of the folders."""
        return tuple(folder.name for folder in self.made)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for; with `span`, or with several items, a digest of them too."""

    items: Sequence[NewsItem]
    kinds: Collection[str] = KINDS
    span: tuple[dt.date, dt.date] | None = None


def share(
    prepared: Prepared, request: Request, out: Path, on_progress: OnProgress = lambda *_: None
) -> Shared:
    """Make what is asked for in `out`.

    Raises ContentError for what can be mended in the content, Problem for the surroundings.
    """
    out = out_folder.settle(out, places_of(prepared.root))
    on_progress(CHECKING, 0, 0)
    pieces = [make_piece(prepared.site, item) for item in request.items]
    style = Style(prepared.theme.materials.tokens)
    folders = _of_items(prepared, pieces, style, request.kinds)
    week = _digest(prepared, pieces, request)
    if week:
        folders.append(_of_digest(week, style, request.kinds))
    with staging(out) as stage:
        made = posters.make_posters(prepared, pieces, stage, request.kinds, on_progress, week)
        writer = _FolderWriter(prepared, stage.done)
        for done, folder in enumerate(folders, 1):
            on_progress(WRITING, done, len(folders))
            writer.write(folder, [name for name in made if name.startswith(f"{folder.name}/")])
        files = sorted(p.relative_to(stage.done).as_posix() for p in stage.done.rglob("*") if p.is_file())
        stage.release(files)
        _sweep(out, folders, files)
    return Shared(out, tuple(folders), tuple(files))


def _of_items(
    prepared: Prepared, pieces: Sequence[Piece], style: Style, kinds: Collection[str]
) -> list[Folder]:
    """The folders of the items, unless only the digest is asked for; ContentError if one does not fit its place."""
    if not set(kinds) - {"digest"}:
        return []
    folders = []
    findings = []
    for piece in pieces:
        article = wechat.make_article(piece, style) if "wechat" in kinds else None
        if article and (found := sharing_rules.check_lengths(piece, article)):
            findings += found
        elif article:
            _examine(article)
        line = f"{piece.station} · {piece.date_words} · {piece.category.value}"
        words = post_texts.make_texts(piece) if "text" in kinds else ()
        cover = piece.cover.file if piece.cover else ""
        folders.append(Folder(piece.stem, piece.headline, line, article, cover, words, piece.permalink))
    if findings:
        loaded = load(prepared.root, prepared.site.today)
        raise ContentError(map(loaded.diagnose, findings))
    return folders


def _digest(prepared: Prepared, pieces: Sequence[Piece], request: Request) -> WeekDigest | None:
    if "digest" not in request.kinds or (len(pieces) < 2 and not request.span):
        return None
    days = [piece.item.front.date for piece in pieces]
    begin, end = request.span or (min(days), max(days))
    return digest.make_digest(pieces, begin, end, prepared.site.register.site.permalink(urls.NEWS))


def _of_digest(week: WeekDigest, style: Style, kinds: Collection[str]) -> Folder:
    article = digest.make_article(week, style)
    _examine(article)
    line = f"{len(week.pieces)} 篇" + (f"，另有 {week.left_out} 篇没有放进来" if week.left_out else "")
    cover = article.pictures[0].file if article.pictures else ""
    return Folder(week.stem, week.title, line, article, cover, digest.make_texts(week), week.address)


def _examine(article: WechatArticle) -> None:
    """Our own setting must survive the editor; if it does not, that is our error and nobody else's."""
    faults = accepted.check_fragment(article.html)
    faults += accepted.check_fields(article.title, article.summary, article.author)
    if faults:
        raise ValueError("; ".join(faults))


class _FolderWriter:
    """Writes the files of folders below one that is staged."""

    def __init__(self, prepared: Prepared, staged: Path) -> None:
        self._root, self._staged = prepared.root, staged
        self._tokens = prepared.theme.materials.tokens
        self._is_demo = prepared.site.register.site.demo
        self._renderer = Renderer(prepared.theme.files, prepared.theme.own)

    def write(self, folder: Folder, posters: Sequence[str]) -> None:
        """Everything of one folder."""
        at = self._staged / folder.name
        if folder.article:
            write_bytes(at / FRAGMENT, folder.article.html.encode())
            for picture in folder.article.pictures:
                write_bytes(at / PICTURES / picture.file, self._developed(picture))
        if folder.texts:
            write_bytes(at / TEXTS, package.as_text(folder.title, folder.texts, self._is_demo))
        write_bytes(at / CODE, qr.png(folder.address))
        names = [name.removeprefix(f"{folder.name}/") for name in posters]
        context = package.preview_context(
            folder.title, folder.line, folder.article, folder.cover, folder.texts, names,
            self._tokens.light, self._is_demo,
        )  # fmt: skip
        page = self._renderer.fragment('{% include "share/preview.html" %}', **context)
        write_bytes(at / PREVIEW, page.lstrip().encode())

    def _developed(self, picture: Illustration) -> bytes:
        return images.develop(read_picture(self._root, picture.source), PICTURE)


def _sweep(out: Path, folders: Sequence[Folder], files: Collection[str]) -> None:
    """Remove pictures of an earlier run that the item does not have any more; whatever else lies there stays."""
    for folder in folders:
        for old in (out / folder.name / PICTURES).glob("[0-9][0-9]-*.jpg"):
            if old.relative_to(out).as_posix() not in files:
                old.unlink()
