"""文字页: hand-written pages such as 关于本站, 反映意见指南 and 隐私说明."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain import urls
from zhanpai.domain.model.site import Site
from zhanpai.kit import markdown
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Page
from zhanpai.site.parts.picture import in_text
from zhanpai.site.search import entries


@dataclass(frozen=True, slots=True)
class TextPage(Context):
    """A hand-written page: its Markdown, the pictures in it, and where its links to other pages lead."""

    lead: str
    body: str
    pictures: tuple[tuple[str, markdown.Shown], ...]
    links: tuple[tuple[str, str], ...]


def pages(site: Site) -> Iterator[Page]:
    """One page for each file in `content/pages/`."""
    links = tuple((f"{page.slug}.md", urls.prose(page)) for page in site.prose)
    for page in site.prose:
        yield Page(
            url=urls.prose(page),
            template="pages/prose.html",
            title=page.front.title,
            description=page.summary,
            section=page.slug,
            sources=(page.path,),
            breadcrumbs=(("首页", urls.HOME),),
            json_ld=JsonObject({"@type": "WebPage", "name": page.front.title}),
            entries=(entries.prose(page),),
            context=TextPage(
                lead=page.front.description,
                body=page.body,
                pictures=tuple(in_text(site, page).items()),
                links=links,
            ),
        )
