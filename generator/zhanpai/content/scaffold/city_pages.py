"""The first pages of a city's site: the drafts that every such office makes its own, with its name and nobody else's."""

from __future__ import annotations

from zhanpai.content.scaffold.opendata import opendata
from zhanpai.content.scaffold.pages import ABOUT, GUIDE, PRIVACY

_BY_PHONE = "打页面底部的联系电话，或者到任何一个联络站"


def city_pages(city: str, owner: str, *, is_undivided: bool, has_phone: bool) -> dict[str, str]:
    """Path → text of the hand-written pages of `city`, kept by `owner`.

    `is_undivided`: whether it has townships right below it; `has_phone`: whether the foot of a page shows a telephone.
    """
    about = ABOUT.replace(
        "这里是人大代表联络站的网上门户。", f"这里是{city}人大代表联络站的网上门户，由{owner}主办。"
    )
    if is_undivided:
        about = about.replace(
            "按区县、街道（乡镇）、社区（村）一级一级找", "按街道（乡镇）、社区（村）一级一级找"
        )
    data = opendata()
    if is_undivided:
        data = data.replace("各类别、各区县的订阅链接", "各类别的订阅链接").replace(
            "区县或者一个站的接待日和动态", "全部联络站或者一个站的接待日和动态"
        )
    texts = {"about": about, "guide": GUIDE, "opendata": data, "privacy": PRIVACY}
    if not has_phone:
        texts = {slug: text.replace(_BY_PHONE, "到任何一个联络站") for slug, text in texts.items()}
    return {f"content/pages/{slug}.md": text for slug, text in texts.items()}
