"""三微一端: which district has which platform accounts, and the city's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zhanpai.domain import territory, urls
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import AccountKind, Station
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Page
from zhanpai.site.parts.account import AccountCard, AccountCell, AccountRow, account_cards, has_accounts


@dataclass(frozen=True, slots=True)
class AccountStation:
    """A station with its accounts; `parts` join to its name."""

    parts: tuple[str, ...]
    href: str
    accounts: tuple[AccountCard, ...]


@dataclass(frozen=True, slots=True)
class AccountsPage(Context):
    """The city's table of platforms, or the stations of a place with their accounts; the words are of `domain/territory.py`."""

    lead: str
    parts: tuple[str, ...]
    rows: tuple[AccountRow, ...]
    stations: tuple[AccountStation, ...]
    rows_title: str
    whole: str
    keepers: str
    all_url: str = ""
    embed_url: str = ""


def pages(site: Site) -> Iterator[Page]:
    """The one page; it is there without any account too, as every page's foot leads to it."""
    city = site.register.city.name
    having = [s for s in site.stations if has_accounts(s)]
    kinds = [kind for kind in AccountKind if any(kind in kinds_of(s) for s in having)]
    title = f"{city}联络站平台账号"
    yield Page(
        url=urls.ACCOUNTS,
        template="pages/accounts.html",
        title=title,
        description=f"{city}各人大代表联络站的微信公众号、视频号、微博、抖音等平台账号，按{territory.parts(site.register)}查找。",
        section="accounts",
        sources=("stations.yaml", *(s.path for s in having)),
        breadcrumbs=(("首页", urls.HOME),),
        json_ld=JsonObject({"@type": "CollectionPage", "name": title}),
        context=AccountsPage(
            lead=f"{territory.whole(site.register)}有{len(having)}个站开设了账号。" if having else "",
            parts=(city, "联络站", "平台账号"),
            rows=tuple(_rows(site, kinds)),
            stations=listed(site, (s for s in having if not s.row.district)),
            **words(site),
            embed_url=urls.EMBED,
        ),
    )


def words(site: Site) -> dict[str, str]:
    """The words for the place and its parts on both pages of accounts."""
    register = site.register
    below = f"按{territory.parts(register)}查找"
    return {
        "rows_title": territory.whole(register) if territory.is_undivided(register) else below,
        "whole": territory.whole(register),
        "keepers": territory.offices_below(register),
    }


def kinds_of(station: Station) -> set[AccountKind]:
    """The platforms that the station is on."""
    return {account.kind for account in station.detail.accounts}


def listed(site: Site, stations: Iterable[Station]) -> tuple[AccountStation, ...]:
    """The accounts of these stations, those without one left out."""
    return tuple(AccountStation(s.name_parts, urls.station(s), account_cards(site, s)) for s in stations)


def _rows(site: Site, kinds: list[AccountKind]) -> Iterator[AccountRow]:
    """A district with the number of its stations on each platform."""
    for district in site.register.districts:
        having = [s for s in site.stations_by_district.get(district.name, ()) if has_accounts(s)]
        if having:
            number = Counter(kind for s in having for kind in kinds_of(s))
            cells = (AccountCell(k.label, f"{number[k]}个站" if number[k] else "") for k in kinds)
            yield AccountRow(district.name, urls.accounts_of_district(district), tuple(cells))
