"""P508 网址太长，二维码太密

网址越长，二维码的方块越多、越小，同样大的牌子就要走得更近才扫得到，脏一点就扫不出。网址在 46 个字符以内，
二维码是 33 × 33 格；再长就多一级。网址印出去就不能改了，所以要在印第一块牌子以前想好。

错：
    permalink_base: https://renda-lianluozhan.changsha.hunan.gov.cn
对：
    permalink_base: https://llz.changsha.gov.cn
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import qr_addresses
from zhanpai.domain.model.site import Site
from zhanpai.kit import qr
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)

MODULES = 33
MOST = 46
"""Bytes that a code of 33 modules holds at level Q (ISO/IEC 18004, table 7, version 4)."""


def check(site: Site) -> Iterator[Finding]:
    """An address too long for its code, told while nothing has been printed that would have to stay."""
    info = site.register.site
    if site.printed or not site.stations:
        return
    longest = max(len(qr_addresses.code_text(info, station)) for station in site.stations)
    if longest > MOST and any(qr.modules(qr_addresses.code_text(info, s)) > MODULES for s in site.stations):
        message = f"二维码里的网址有 {longest} 个字符，超过 {MOST} 个，二维码会更密、更难扫。"
        fix = f"趁还没有印牌子，换一个短一点的域名，至少短 {longest - MOST} 个字符；换不了就不用管。"
        yield RULE.at("stations.yaml", ("site", "permalink_base"), message, fix)
