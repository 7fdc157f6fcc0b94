"""D252 平台账号没有写怎么打开

微信、微博、抖音的账号，搜名称就能找到；网站和客户端没有网址也没有二维码，居民看得见名字，打不开。

错：
    accounts: [{kind: website, name: 岳麓区人大网}]
对：
    accounts: [{kind: website, name: 岳麓区人大网, url: "https://rd.example.gov.cn/"}]
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import AccountKind
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)

_NEED_A_WAY = (AccountKind.WEBSITE, AccountKind.APP)


def check(site: Site) -> Iterator[Finding]:
    """Accounts that nobody can open or search for."""
    for station in site.stations:
        for i, account in enumerate(station.detail.accounts):
            if account.kind in _NEED_A_WAY and not account.url and not account.qr:
                message = f"{account.kind.label}“{account.name}”没有网址，也没有二维码。"
                fix = '补上网址，例如 url: "https://rd.example.gov.cn/"；或者补上二维码图片 qr: 图片文件名。'
                yield RULE.at(station.path, ("accounts", i), message, fix)
