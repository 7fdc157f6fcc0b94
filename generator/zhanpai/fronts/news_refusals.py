"""Why a news item may not go out to other places, and what to do: one rule for the command and the desk."""

from __future__ import annotations

from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.site import Site


def refusal(site: Site, item: NewsItem) -> tuple[str, str] | None:
    """Why `item` may not be shared, as the end of a sentence that begins with its name, and what to do; None if it may."""
    front, needed = item.front, site.register.site.reviews_required
    if front.withdrawn:
        return f"已经撤回（{front.withdrawn.reason}），不能分享。", "撤回的动态不再传播；要重发，另写一篇。"
    if len(front.reviews) < needed:
        return (
            f"还是草稿：签了 {len(front.reviews)} 审，要 {needed} 审。",
            "审核签齐（reviews）以后再分享。",
        )
    if front.date > site.today:
        return f"的日期是 {front.date}，还没有到。", "到了那一天再分享，或者把日期改对。"
    return None
