"""What the search field says of spelling: an example of the city's own, which finds what it spells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.pinyin import place_readings

_KIND = re.compile("(街道|社区|居委会|村委会|镇|乡|村|区|县|市)$")


def spelling_hint(site: Site) -> str:
    """The sentence under the field: 例如 hudong、hd after the first community (else township, district) of the register.

    Of the first whose every character has one reading, since an example must not be a riddle; without any such place
    there is no example.
    """
    for place in dict.fromkeys(_places(site)):
        core = _KIND.sub("", place)
        readings = place_readings(core)
        if len(core) > 1 and all(len(of_one) == 1 for of_one in readings):
            syllables = [of_one[0] for of_one in readings]
            example = f"{''.join(syllables)}、{''.join(s[0] for s in syllables)}"
            return f"也可以打拼音或首字母，例如 {example}"
    return "也可以打拼音或首字母"


def _places(site: Site) -> Iterator[str]:
    """Names of places that stations bear, the smallest kind first; what is shut is no example of what one finds."""
    rows = [station.row for station in site.stations if station.exists]
    for places in ((r.community for r in rows), (r.township for r in rows), (r.district for r in rows)):
        yield from filter(None, places)
