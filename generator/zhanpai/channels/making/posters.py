"""Posters, notice-board prints and the digest of several items: set, looked at, and written for `channels.making.package` to release."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from zhanpai.channels import board, digest_picture, digest_print, poster
from zhanpai.channels.digest import WeekDigest
from zhanpai.channels.making.sheet_maker import SheetMaker
from zhanpai.channels.piece import Piece
from zhanpai.channels.sheet import Sheet
from zhanpai.content.load import load
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.disk.files import write_bytes
from zhanpai.kit.disk.staging import Stage
from zhanpai.pipeline import Prepared
from zhanpai.press.making import glyphs
from zhanpai.press.making.workers import OnProgress
from zhanpai.press.signs.settings import read_settings

KINDS = ("poster", "square", "board", "digest")
"""What is made here."""

SETTING = "海报与公告栏"


def make_posters(
    prepared: Prepared,
    pieces: Sequence[Piece],
    stage: Stage,
    kinds: Collection[str],
    on_progress: OnProgress,
    digest: WeekDigest | None = None,
) -> tuple[str, ...]:
    """Write the files of `kinds` below `stage.done` and return their paths relative to it.

    The files of an item go to ``<piece.stem>/``, those of the digest, if there is one, to ``<digest.stem>/``.
    ContentError stops everything; nothing is released then.
    """
    wanted = [sheet for piece in pieces for sheet in _of_item(prepared.site, piece, kinds)]
    if digest and "digest" in kinds:
        wanted += [digest_print.make_digest_print(digest), digest_picture.make_digest_picture(digest)]
    if not wanted:
        return ()
    settings = read_settings(prepared.root, prepared.theme)
    lacking = glyphs.missing([sheet.words for sheet in wanted], settings.coverage)
    if lacking:
        loaded = load(prepared.root, prepared.site.today)
        found = glyphs.findings([piece.item for piece in pieces], lacking)
        raise ContentError(map(loaded.diagnose, found))
    maker = SheetMaker(prepared, settings, stage.work)
    for done, sheet in enumerate(wanted):
        on_progress(SETTING, done, len(wanted))
        write_bytes(stage.done / sheet.path, maker.make(sheet))
    return tuple(sheet.path for sheet in wanted)


def _of_item(site: Site, piece: Piece, kinds: Collection[str]) -> list[Sheet]:
    front = piece.item.front
    people = [site.deputy_by_id[id][0].name for id in front.deputies if id in site.deputy_by_id]
    names = (*people, *(part for part in piece.station_parts if len(part) < 8))
    posters = [poster.make_poster(piece, kind, names) for kind in poster.FORMATS if kind in kinds]
    return [*posters, *(board.make_boards(piece, names, people) if "board" in kinds else ())]
