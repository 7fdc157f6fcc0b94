"""The only place that decides a URL.  Every page's URL is root-relative, ASCII and ends with `/`."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import urlsplit

from zhanpai.domain.model.deputy import Deputy, Level
from zhanpai.domain.model.news import Category, NewsItem, ProsePage
from zhanpai.domain.model.opinion import Opinion
from zhanpai.domain.model.printed import Printed, PrintedKind
from zhanpai.domain.model.project import ProjectItem
from zhanpai.domain.model.register import District, SiteInfo, Township
from zhanpai.domain.model.station import Station

HOME = "/"
DISTRICTS = "/districts/"
DEPUTIES = "/deputies/"
NEWS = "/news/"
OPINIONS = "/opinions/"
STORIES = "/stories/"
STARS = "/stories/stars/"
FEATURES = "/features/"
PROJECTS = "/projects/"
ANNUAL = "/annual/"
NOTICES = "/notices/"
ACCOUNTS = "/accounts/"
EMBED = "/embed/"
FIND = "/find/"
SEARCH = "/search/"
SEARCH_INDEX = "/pagefind/"
"""The folder of the full-text index; it is there only after a build, and only if the search was not left out."""
FIND_INDEX = "/assets/find-stations.json"
DEPUTY_INDEX = "/assets/find-deputies.json"
PLACE_INDEX = "/assets/find-places.json"
NEWS_FEED = "/feeds/news.xml"
NEWS_JSON_FEED = "/feeds/news.json"
SITEMAP = "/sitemap.xml"
NEWS_SITEMAP = "/sitemap-news.xml"
STATIONS_JSON = "/api/stations.json"
STATIONS_CSV = "/api/stations.csv"
PROJECTS_JSON = "/api/projects.json"
API_SCHEMA = "/api/schema.json"
DATA_FILES = (NEWS_FEED, NEWS_JSON_FEED, STATIONS_JSON, STATIONS_CSV, PROJECTS_JSON, API_SCHEMA)
"""Files, not pages, that a hand-written page may lead to."""
NOT_FOUND = "/404.html"

RESERVED_PROSE_SLUGS = frozenset(
    {
        *("api", "assets", "d", "deputies", "districts", "feeds", "find", "index", "news", "opinions"),
        *("pagefind", "pictures", "s", "search", "404", "stories", "features", "projects", "annual"),
        *("notices", "accounts", "embed"),
    }
)
"""First path segments that hand-written pages cannot take."""

RESERVED_DISTRICT_SLUGS = frozenset({"city", "level", "news"})
"""Slugs that a district cannot have: they are folders and addresses of ours."""


def station(s: Station) -> str:
    """The address printed on the doorplate: it depends on the permanent 站号 and on nothing else."""
    return f"/s/{s.id}/"


def station_code(s: Station) -> str:
    """The QR code of the station's address."""
    return f"/s/{s.id}/qr.svg"


def reception_calendar(s: Station) -> str:
    """The station's coming reception days, for a phone's calendar; it answers whatever becomes of the station."""
    return f"/s/{s.id}/receptions.ics"


def subscription(site: SiteInfo, url: str) -> str:
    """The address of a calendar for programs that keep asking: `webcal:` in place of the protocol.

    The scheme is provisional (IANA) and tells a phone to subscribe instead of to download; without a calendar that
    knows it, nothing happens.
    """
    return f"webcal:{site.permalink(url).partition(':')[2]}"


def station_json(s: Station) -> str:
    """All that is public of the station, for programs."""
    return f"/api/stations/{s.id}.json"


def station_notice(s: Station) -> str:
    """The notice of the station's coming reception days: one address for all of them, see `zhanpai.domain.notices`."""
    return f"/s/{s.id}/notice/"


def deputy(d: Deputy) -> str:
    """The permanent page of a deputy, which printed desk cards lead to."""
    return f"/d/{d.id}/"


def printed(p: Printed) -> str:
    """The address on a plate, even of what the register has lost."""
    return f"/d/{p.id}/" if p.kind is PrintedKind.DEPUTY else f"/s/{p.id}/"


def district(d: District) -> str:
    """The page of a district, under its slug from the register."""
    return f"{DISTRICTS}{d.slug}/"


def township(d: District, t: Township) -> str:
    """The page of a township, under its code below its district."""
    return f"{DISTRICTS}{d.slug}/{t.code}/"


def notices_of_district(d: District) -> str:
    """The page with the notices of one district's stations."""
    return f"{NOTICES}{d.slug}/"


def notices_anchor(on: dt.date) -> str:
    """The id of one day on a list of notices."""
    return f"day-{on}"


def accounts_of_district(d: District) -> str:
    """The platform accounts of one district's stations."""
    return f"{ACCOUNTS}{d.slug}/"


def card_of_district(d: District) -> str:
    """The district as a card that other sites frame."""
    return f"{EMBED}{d.slug}/"


def card_of_station(s: Station) -> str:
    """The station as a card that other sites frame; no district's slug is its number's folder."""
    return f"{EMBED}s/{s.id}/"


def deputies_of_level(level: Level) -> str:
    """The page of the deputies of one level of people's congress."""
    return f"{DEPUTIES}level/{level}/"


def deputies_of_district(d: District) -> str:
    """The page of the deputies who belong to one district's stations."""
    return f"{DEPUTIES}{d.slug}/"


def news_item(item: NewsItem) -> str:
    """The page of one news item, under its year and file name."""
    return f"{NEWS}{item.stem}/"


def news_of_category(category: Category) -> str:
    """The first page of the news of one category."""
    return f"{NEWS}category/{category.slug}/"


def news_of_district(d: District) -> str:
    """The first page of the news of one district."""
    return f"{NEWS}district/{d.slug}/"


def feed_of_category(category: Category) -> str:
    """The news of one category, to subscribe to."""
    return f"/feeds/category/{category.slug}.xml"


def feed_of_district(d: District) -> str:
    """The news of one district, to subscribe to."""
    return f"/feeds/{d.slug}.xml"


def json_feed(feed: str) -> str:
    """The address of the same feed in the JSON Feed format."""
    return f"{feed.removesuffix('.xml')}.json"


def share_image(section: str) -> str:
    """The picture that goes with a shared link to a page of this section."""
    return f"/assets/share/{section}.png"


def opinions_of_district(d: District) -> str:
    """The first page of the opinions of one district."""
    return f"{OPINIONS}{d.slug}/"


def opinion_anchor(opinion: Opinion, of: Station | None = None) -> str:
    """The id of the opinion's row; `of` is its station where others' rows, numbered as they like, stand beside it."""
    return "-".join(["o", *([of.id] if of else []), *opinion.id.split()])


def feature(slug: str) -> str:
    """The special stations of one 联络站+ word; see `zhanpai.domain.features`."""
    return f"{FEATURES}{slug}/"


def projects_of_year(year: int, d: District | None = None) -> str:
    """The livelihood projects of one year: the city's own, or those of a district and its townships."""
    return f"{PROJECTS}{year}/{d.slug}/" if d else f"{PROJECTS}{year}/"


def project_anchor(item: ProjectItem) -> str:
    """The id of a project on the page of its year."""
    return "p-" + "-".join(item.record.id.split())


def annual(year: int) -> str:
    """The page of the whole city's year in figures."""
    return f"{ANNUAL}{year}/"


def annual_of_station(year: int, s: Station) -> str:
    """The page of one station's year in figures."""
    return f"{ANNUAL}{year}/s/{s.id}/"


def prose(page: ProsePage) -> str:
    """The address of a hand-written page, under its file name."""
    return f"/{page.slug}/"


def numbered(first: str, number: int) -> str:
    """Page `number` of a list that begins at `first`."""
    return first if number == 1 else f"{first}page/{number}/"


def permalink(site: SiteInfo, s: Station) -> str:
    """The full address of the station's page, on the host that is printed."""
    return site.permalink(station(s))


def on_host(site: SiteInfo, url: str) -> str:
    """The path of `url` on the site's host, where the site may lie in a folder."""
    return urlsplit(site.permalink(url)).path or HOME


def depth(url: str) -> int:
    """How many folders below the root the page's file lies."""
    return url.count("/") - 1


def relative(target: str, page: str) -> str:
    """`target` as seen from `page`, so that the site runs in any sub-folder; other addresses stay."""
    if not target.startswith("/") or page == NOT_FOUND:
        return target
    return "../" * depth(page) + target[1:] or "./"


_OWN_CHOICES = re.compile(r' srcset="[^"]*"')
_OWN_CHOICE = re.compile(r'(?<=[" ])/(?!/)')
_OWN_LINK = re.compile(r'( (?:href|src|action|data-url)=")/(?!/)')


def make_absolute(html: str, base: str) -> str:
    """`html` with every link to the site's own root beginning with `base`, for readers elsewhere."""
    html = _OWN_CHOICES.sub(lambda found: _OWN_CHOICE.sub(f"{base}/", found[0]), html)
    return _OWN_LINK.sub(rf"\1{base}/", html)


def make_relative(html: str, page: str) -> str:
    """`html` with every link to the site's own root made relative to `page`.

    Templates escape `"` in text, so ``href="/`` can only be an attribute that a template wrote.  The error
    page is sent from any address, so that its links begin at the root of the host, see `on_host`.
    """
    if page == NOT_FOUND:
        return html
    root = "../" * depth(page) or "./"
    if ' srcset="' in html:
        html = _OWN_CHOICES.sub(lambda found: _OWN_CHOICE.sub(root, found[0]), html)
    return _OWN_LINK.sub(rf"\1{root}", html)
