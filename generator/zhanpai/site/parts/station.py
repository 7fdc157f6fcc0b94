"""What several pages say of one station: where it is, why it is shut, and its accounts elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from zhanpai.domain import naming, pictures, urls
from zhanpai.domain.model.register import StationStatus
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Account, AccountKind, Station
from zhanpai.kit.dates import format_date, format_month_day
from zhanpai.site.parts import Card
from zhanpai.site.parts.map_links import map_links
from zhanpai.site.parts.picture import image

_CLOSED_TEXT = {
    StationStatus.SUSPENDED: "本站暂停接待，恢复时间请以现场公告为准；请先到邻近的联络站反映。",
    StationStatus.CLOSED: "本站已撤销，不再接待。请到邻近的联络站反映意见。",
}


def station_status(station: Station) -> Card:
    """The tag that says whether residents are received."""
    return {"words": station.status.label, "tone": station.status.value}


def station_card(site: Site, station: Station, *, short: bool = False) -> Card:
    """A station on a list; under its short name where its surroundings already say the district."""
    parts = naming.name_parts(site.register, station.row)
    coming = station.receptions[0] if station.receptions else None
    return {
        "parts": list(parts[1:] if short and len(parts) > 2 else parts),
        "href": urls.station(station),
        "number": station.id,
        "address": station.detail.address,
        "status": None if station.status is StationStatus.OPEN else station_status(station),
        "next": f"下次接待 {format_month_day(coming.on)}" if coming else "",
    }


def open_first(stations: Iterable[Station]) -> list[Station]:
    """Stations that residents can go to, then the others; else as registered."""
    return sorted(stations, key=lambda s: not s.is_open)


def closing(site: Site, station: Station) -> Card | None:
    """What to tell somebody who stands before a door that is shut, and where to send them."""
    since = f"自{format_date(station.row.since)}起，" if station.row.since else ""
    if station.status is StationStatus.MERGED and (successor := site.successor_of(station)):
        text = f"{since}本站已并入{successor.name}，请到该站反映意见。"
        return {"text": text, "name": successor.name, "href": urls.station(successor)}
    if station.status in _CLOSED_TEXT:
        return {"text": since + _CLOSED_TEXT[station.status], "name": "", "href": ""}
    return None


def station_facts(station: Station) -> list[Card]:
    """The rows of its facts; what would mislead of a station that is shut is left out."""
    detail, rows = station.detail, list[Card]()
    if detail.address:
        row: Card = {"term": "地址", "value": detail.address}
        if detail.location and station.is_open:
            row["maps"] = map_links(detail.location, station.name, detail.address)
        rows.append(row)
    if detail.phone and station.is_open:
        number = detail.phone.replace("-", "")
        rows.append({"term": "电话", "value": detail.phone, "href": f"tel:{number}"})
    if detail.hours and station.is_open:
        rows.append({"term": "开放时间", "value": detail.hours})
    for term, person in (("站长", detail.head), ("联络员", detail.liaison_officer)):
        if person and station.is_open:
            rows.append({"term": term, "value": person.name, "note": person.post})
    if detail.rating:
        stars = f"{detail.rating.stars}星" if detail.rating.stars else detail.rating.grade
        value = f"{detail.rating.year}年{detail.rating.scheme}{f'（{stars}）' if stars else ''}"
        rows.append({"term": "评定", "value": value, "note": detail.rating.by})
    return rows


_APP = {
    AccountKind.WECHAT: "微信",
    AccountKind.MINI_PROGRAM: "微信",
    AccountKind.CHANNELS: "微信",
    AccountKind.WEIBO: "微博",
    AccountKind.DOUYIN: "抖音",
}
"""Where an account is found by its name."""


def has_accounts(station: Station) -> bool:
    """Whether the station is one to follow: a closed one's accounts are nobody's any more."""
    return station.is_open and bool(station.detail.accounts)


def account_cards(site: Site, station: Station) -> list[Card]:
    """Each account with the ways to it: its address, its code, its name to search for."""
    return [_account(site, station, account) for account in station.detail.accounts]


def _account(site: Site, station: Station, account: Account) -> Card:
    app = _APP.get(account.kind, "")
    picture = pictures.find(site, station.path, account.qr)
    how = f"打开{app}，搜“{account.name}”。" if app else ""
    if picture:
        how += f"或者用{app or '手机'}扫一扫"
        how += "；正在微信里看本页的，长按二维码识别。" if app == "微信" else "。"
    alt = f"{account.kind.label}“{account.name}”的二维码"
    return {
        "kind": account.kind.label,
        "name": account.name,
        "href": account.url or "",
        "how": how.removeprefix("或者"),
        "qr": image(picture, alt, pictures.PORTRAIT) if picture else None,
    }
