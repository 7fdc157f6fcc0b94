"""P507 永久网址改了，印出去的牌子没有改

牌子和二维码上印的是旧网址。网址一改，挂着的每一块牌子都要靠旧网址跳转才能打开；没有跳转，就全部作废。
试印的、还没有交付的，用 zhanpai signs --void 撤销，就当没有印过。

错：
    permalink_base 从 https://llz.example.gov.cn 直接改成 https://rd.example.gov.cn
对：
    旧域名继续续费、备案，每个网址都跳转到新域名的同一个地址，然后写明：
    permalink_base: https://rd.example.gov.cn
    former_permalink_bases: [https://llz.example.gov.cn]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from zhanpai.content.ledger.printings import current_base, plain_base
from zhanpai.domain import placeholders
from zhanpai.domain.model.site import Site
from zhanpai.domain.web_hosts import fault_of_former_base
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def _fix(site: Site, base: str) -> str:
    is_example = bool(placeholders.host(base)) and not placeholders.host(current_base(site))
    if is_example or fault_of_former_base(base):
        what = "是示例网址" if is_example else "是别处打不开的网址"
        return f"{base} {what}，印了也扫不开：牌子不要交付、不要挂，运行“zhanpai signs --void”撤销这些登记，再重新印。"
    return (
        f"改回 {base}；确实要换，先让旧网址全部跳转到新网址，"
        f"再加一行 former_permalink_bases: [{base}]，步骤见手册“门牌与二维码”。"
    )


def check(site: Site) -> Iterator[Finding]:
    """Beginnings of printed addresses that the register neither uses nor says to have used."""
    known = {current_base(site), *map(plain_base, site.register.site.former_permalink_bases)}
    printed: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for printing in site.printed:
        if (base := plain_base(printing.permalink_base)) not in known:
            printed[base].add((printing.kind, printing.id))
    for base, ids in sorted(printed.items()):
        message = f"永久网址现在是 {current_base(site)}，已经有 {len(ids)} 个编号用 {base} 对外公布。"
        fix = _fix(site, base)
        yield RULE.at("stations.yaml", ("site", "permalink_base"), message, fix)
