"""三微一端: a station's accounts on other platforms."""

from __future__ import annotations

from dataclasses import dataclass

from zhanpai.domain import pictures
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Account, AccountKind, Station
from zhanpai.site.parts.picture import Image, image

_APP = {
    AccountKind.WECHAT: "微信",
    AccountKind.MINI_PROGRAM: "微信",
    AccountKind.CHANNELS: "微信",
    AccountKind.WEIBO: "微博",
    AccountKind.DOUYIN: "抖音",
}
"""Where an account is found by its name."""


@dataclass(frozen=True, slots=True)
class AccountCard:
    """An account with the ways to it: its address, its code, and `how` to find it without either."""

    kind: str
    name: str
    href: str
    how: str
    qr: Image | None = None


@dataclass(frozen=True, slots=True)
class AccountCell:
    """How many stations of a place are on one platform, as 3个站, or "" for none."""

    kind: str
    count: str


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A place, and a cell for each platform."""

    words: str
    href: str
    cells: tuple[AccountCell, ...]


def has_accounts(station: Station) -> bool:
    """Whether the station is one to follow: a closed one's accounts are nobody's any more."""
    return station.exists and bool(station.detail.accounts)


def account_cards(site: Site, station: Station) -> tuple[AccountCard, ...]:
    """Each account with the ways to it."""
    return tuple(_card(site, station, account) for account in station.detail.accounts)


def _card(site: Site, station: Station, account: Account) -> AccountCard:
    app = _APP.get(account.kind, "")
    picture = pictures.find(site, station.path, account.qr)
    how = f"打开{app}，搜“{account.name}”。" if app else ""
    if picture:
        how += f"或者用{app or '手机'}扫一扫"
        how += "；正在微信里看本页的，长按二维码识别。" if app == "微信" else "。"
    alt = f"{account.kind.label}“{account.name}”的二维码"
    return AccountCard(
        kind=account.kind.label,
        name=account.name,
        href=account.url or "",
        how=how.removeprefix("或者"),
        qr=image(picture, alt, pictures.PORTRAIT) if picture else None,
    )
