"""What each macro of `theme/components/` takes: its parameters by name, with their types.

Who draws a page in another theme finds here what there is to draw with.  `make lint` holds templates, values and
examples to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import GenericAlias, UnionType
from typing import TypeAlias, get_type_hints

from markupsafe import Markup

from zhanpai.domain.annual_words import Chart, ChartBar
from zhanpai.site.paging import Pager
from zhanpai.site.parts.account import AccountCard, AccountRow
from zhanpai.site.parts.browse import BrowseGroup, BrowseItem
from zhanpai.site.parts.deputy import DeputyCard
from zhanpai.site.parts.district import DistrictCard
from zhanpai.site.parts.fact import FactLine
from zhanpai.site.parts.ledger import LedgerRow
from zhanpai.site.parts.link import Link
from zhanpai.site.parts.news import NewsCard, Ribbon, StoryCard
from zhanpai.site.parts.notice import NoticeDay
from zhanpai.site.parts.paper import PaperSheet
from zhanpai.site.parts.picture import GalleryPhoto, Image
from zhanpai.site.parts.project import ProgressBar, ProjectCard, ProjectLine
from zhanpai.site.parts.reception import ReceptionCard
from zhanpai.site.parts.search_filter import SearchFilter
from zhanpai.site.parts.stat import Stat
from zhanpai.site.parts.station import StationCard
from zhanpai.site.parts.step import ProcedureStep
from zhanpai.site.parts.tag import Tag
from zhanpai.site.parts.tiles import Tile
from zhanpai.site.parts.video import VideoLink

Kind: TypeAlias = type | GenericAlias | UnionType
"""A type as annotations name it: `str`, `tuple[Link, ...]`, `Tag | None`."""

Texts = tuple[str, ...]
Crumbs = tuple[tuple[str, str], ...]
"""(words, address) from the home page down to this one, whose address is ""."""


def _words(*names: str) -> dict[str, Kind]:
    return dict.fromkeys(names, str)


MACROS: Mapping[str, Mapping[str, Kind]] = {
    "account_list": {"accounts": tuple[AccountCard, ...]},
    "account_matrix": {"rows": tuple[AccountRow, ...]},
    "bars": {"caption": str, "rows": tuple[ChartBar, ...], "unit": str},
    "breadcrumbs": {"crumbs": Crumbs},
    "browse_list": {"items": tuple[BrowseItem, ...]},
    "browse_groups": {"groups": tuple[BrowseGroup, ...], "heading": int},
    "button": _words("words", "href", "kind"),
    "calendar_links": _words("file", "subscription"),
    "card": {**_words("title", "href", "text", "meta"), "image": Image | None, "heading": int},
    "columns": {},
    "grid": {"size": str},
    "deputy_card": {"d": DeputyCard, "heading": int, "show_station": bool},
    "deputy_cards": {"deputies": tuple[DeputyCard, ...], "heading": int, "show_station": bool},
    "deputy_head": {
        **{"name": str, "mandates": Texts, "crumbs": Crumbs, "portrait": Image | None},
        **_words("post", "note"),
    },
    "digest": {
        **{"figures": tuple[Stat, ...], "sentences": Texts, "charts": tuple[Chart, ...]},
        **{"projects": tuple[ProjectLine, ...], "columns": Texts, "rows": tuple[LedgerRow, ...]},
        "basis": str,
    },
    "district_grid": {"items": tuple[DistrictCard, ...]},
    "empty_state": _words("title", "text", "href", "action"),
    "facts": {"rows": tuple[FactLine, ...]},
    "finder": _words("action", "index_url", "label", "placeholder", "hint", "button", "id"),
    "gallery": {"photos": tuple[GalleryPhoto, ...]},
    "hero": _words("title", "lead"),
    "ledger": {"caption": str, "columns": Texts, "rows": tuple[LedgerRow, ...], "shows_caption": bool},
    "map_links": {"links": tuple[Link, ...]},
    "matters": _words("guide_url"),
    "portrait_or_monogram": {"name": str, "portrait": Image | None, "size": str},
    "name_plate": {
        **{"parts": Texts, "number": str, "crumbs": Crumbs, "status": Tag | None},
        **_words("kicker", "note"),
    },
    "nearest": _words("index_url", "browse_url", "places"),
    "headline": _words("title"),
    "news_card": {"n": NewsCard, "heading": int},
    "news_list": {"items": tuple[NewsCard, ...], "heading": int, "columns": int},
    "notice": {**_words("title", "text", "tone"), "heading": int, **_words("until")},
    "notice_list": {"days": tuple[NoticeDay, ...], "heading": int},
    "in_parts": {"parts": Texts},
    "page_head": {**_words("title", "lead"), "crumbs": Crumbs, **_words("kicker", "meta")},
    "pager": get_type_hints(Pager),
    "paper": {"p": PaperSheet},
    "picture": {"image": Image, **_words("sizes", "class"), "lazy": bool},
    "progress": get_type_hints(ProgressBar),
    "project": {"p": ProjectCard, "heading": int},
    "project_list": {"projects": tuple[ProjectLine, ...], "shows_year": bool},
    "prose": {"html": Markup},
    "qr_card": _words("src", "title", "number", "text", "url_words", "alt"),
    "reception_list": {"days": tuple[ReceptionCard, ...], "heading": int, "columns": int},
    "ribbon": get_type_hints(Ribbon),
    "search_filters": {"filters": tuple[SearchFilter, ...], "label": str},
    "search_form": _words("action", "label", "button", "placeholder", "value", "name", "hint", "id"),
    "search_result": {**_words("kind", "title", "href", "meta", "excerpt"), "heading": int},
    "section": {**_words("title", "id", "more_href", "more_words"), "heading": int, "tone": str},
    "share_button": _words("title", "address", "words"),
    "stat": get_type_hints(Stat),
    "stats": {"items": tuple[Stat, ...]},
    "station_card": {"s": StationCard, "heading": int},
    "station_cards": {"stations": tuple[StationCard, ...], "heading": int},
    "steps": {"items": tuple[ProcedureStep, ...]},
    "story_card": {"s": StoryCard, "heading": int},
    "story_cards": {"stories": tuple[StoryCard, ...], "heading": int},
    "tag": get_type_hints(Tag),
    "tiles": {"items": tuple[Tile, ...]},
    "video_links": {"videos": tuple[VideoLink, ...]},
}
