"""三微一端 of one district: its stations with their accounts, codes and ways in."""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import urls
from zhanpai.domain.model.site import Site
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Page
from zhanpai.site.pages.accounts import AccountsPage, listed, words
from zhanpai.site.parts.account import has_accounts


def pages(site: Site) -> Iterator[Page]:
    """One page for each district in which a station has an account."""
    for district in site.register.districts:
        having = [s for s in site.stations_by_district.get(district.name, ()) if has_accounts(s)]
        if not having:
            continue
        title = f"{district.name}联络站平台账号"
        yield Page(
            url=urls.accounts_of_district(district),
            template="pages/accounts_district.html",
            title=title,
            description=f"{district.name}{len(having)}个人大代表联络站的微信公众号、抖音等平台账号和二维码。",
            section="accounts",
            sources=("stations.yaml", *(s.path for s in having)),
            breadcrumbs=(("首页", urls.HOME), ("平台账号", urls.ACCOUNTS)),
            json_ld=JsonObject({"@type": "CollectionPage", "name": title}),
            context=AccountsPage(
                lead=f"{district.name}有{len(having)}个站开设了账号。",
                parts=(district.name, "联络站", "平台账号"),
                rows=(),
                stations=listed(site, having),
                all_url=urls.ACCOUNTS,
                **words(site),
            ),
        )
