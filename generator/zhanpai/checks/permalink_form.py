"""P512 这样的永久网址不能印

永久网址是每个二维码的开头，后面接站号：https://llz.changsha.gov.cn/s/0001/。有问号、井号的接不上；http、内部网络的
地址、一串数字的地址，居民扫了打不开；大写、端口、多余的斜杠，印出去以后改不了。用过的永久网址（former_permalink_bases）
印的是什么就写什么，http 也行；别处从来打不开的，不用写。

错：
    permalink_base: http://192.168.1.10:8080/index.html
    permalink_base: https://www.changsha.gov.cn/?page=llz
对：
    permalink_base: https://llz.changsha.gov.cn
    permalink_base: https://www.changsha.gov.cn/llz
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from zhanpai.domain import web_hosts
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Keys, Rule, clip

RULE = Rule.parse(__doc__)

_NEVER_PRINTED = "写真的印过的网址；别处从来打不开的，删掉这一项。"


def check(site: Site) -> Iterator[Finding]:
    """What is wrong with the beginnings of printed addresses, today's and former ones."""
    info = site.register.site
    if fault := web_hosts.fault_of_base(info.permalink_base):
        yield _told(info.permalink_base, ("site", "permalink_base"), fault)
    for i, base in enumerate(info.former_permalink_bases):
        if fault := web_hosts.fault_of_former_base(base):
            kept = replace(fault, fix=fault.fix if fault.right else _NEVER_PRINTED)
            yield _told(base, ("site", "former_permalink_bases", i), kept)


def _told(base: str, keys: Keys, fault: web_hosts.AddressFault) -> Finding:
    message = f"永久网址“{clip(base)}”{fault.message}。"
    return RULE.at("stations.yaml", keys, message, fault.fix, new=fault.right or None)
