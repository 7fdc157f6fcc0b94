"""二维码 of demo accounts: the hubs' official accounts have one, which leads to a host that does not exist."""

from __future__ import annotations

from collections.abc import Mapping

from zhanpai.domain.model.register import StationKind, StationRow
from zhanpai.kit import qr
from zhanpai.kit.yaml.writing import Inline, Value

SIDE = 440
"""Pixels at least: as large as the accounts' own codes are usually handed out."""

HUBS = (StationKind.CITY, StationKind.DISTRICT)


def add_code(entry: dict[str, Value], row: StationRow) -> tuple[str, bytes] | None:
    """Give the hub's first account a code; return the picture's name and bytes, or None for any other station."""
    accounts = entry.get("accounts")
    if row.kind not in HUBS or not isinstance(accounts, list) or not isinstance(accounts[0], Mapping):
        return None
    name = f"{row.id}-wechat.png"
    entry["accounts"] = [Inline(**{**accounts[0], "qr": name}), *accounts[1:]]
    return name, qr.png(f"https://weixin.example.gov.cn/{row.id}", SIDE, "m")
