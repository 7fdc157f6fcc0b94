"""One division (行政区划) as the statistics office lists it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Rank(IntEnum):
    """How large a division is, largest first; its code has 2, 4, 6 and 9 digits of its own (统计用区划代码编制规则)."""

    PROVINCE = 2
    PREFECTURE = 4
    COUNTY = 6
    TOWNSHIP = 9


@dataclass(frozen=True, slots=True)
class Division:
    """A province, a prefecture, a county or a township, with its place in the tree.

    A division that has a start of its own (`Atlas.startable`) is a prefecture, a county, or one of the four
    municipalities (直辖市), which are here of the rank PROVINCE.
    """

    code: str
    """Six digits, ``430500``; of a township nine, ``430502001``."""
    name: str
    """As the statistics office writes it, without blanks: 邵阳市, 朝阳区, 恩施土家族苗族自治州."""
    rank: Rank
    above: tuple[str, ...] = ()
    """The names of what it lies in, from large to small: (湖南省, 邵阳市); of a municipality's district (北京市,)."""
    is_statistical: bool = False
    """Whether it is listed for statistics alone and is no division of the state: 开发区, 农场, 监狱."""

    @property
    def long_name(self) -> str:
        """The name with all that it lies in, which tells namesakes apart: 吉林省长春市朝阳区."""
        return "".join((*self.above, self.name))
