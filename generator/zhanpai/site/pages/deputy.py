"""代表: who they are, whom they stand for, where and when to meet them, and what they have done."""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import pictures, stories, urls
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.site import Picture, Site
from zhanpai.domain.model.station import Station
from zhanpai.kit import markdown
from zhanpai.site.page import Head, Page
from zhanpai.site.parts import Card, project
from zhanpai.site.parts.deputy import mandate_words
from zhanpai.site.parts.news import news_card
from zhanpai.site.parts.picture import image, published
from zhanpai.site.parts.reception import reception_card
from zhanpai.site.parts.station import station_card

NEWS, PROJECTS = 8, 6


def pages(site: Site) -> Iterator[Page]:
    """One page for each deputy; who has left office keeps name, terms and activities only."""
    for deputy, station in site.deputies:
        yield _page(site, deputy, station)


def _page(site: Site, deputy: Deputy, station: Station) -> Page:
    serves = deputy.serves_on(site.today)
    portrait = pictures.find(site, station.path, deputy.photo) if serves else None
    news = stories.of_deputy(site.news_by_deputy.get(deputy.id, ()))
    projects = site.projects_by_deputy.get(deputy.id, ())[:PROJECTS]
    days = [day for day in station.receptions if deputy.id in day.deputies]
    title = f"{deputy.name}（代表编号{deputy.id}）"
    info = site.register.site
    levels = "、".join(mandate_words(deputy, site.today))
    return Page(
        url=urls.deputy(deputy),
        template="pages/deputy.html",
        title=title,
        description=f"{deputy.name}，{levels}，在{station.name}联系居民。",
        section="deputies",
        sources=tuple(
            filter(
                None, (station.path, *(n.path for n in news[:NEWS]), *dict.fromkeys(p.path for p in projects))
            )
        ),
        breadcrumbs=(
            ("首页", urls.HOME),
            ("人大代表", urls.DEPUTIES),
            (station.short_name, urls.station(station)),
        ),
        json_ld=_person(site, deputy, station, portrait),
        head=Head(og_type="profile"),
        context={
            "name": deputy.name,
            "serves": serves,
            "mandates": mandate_words(deputy, site.today),
            "portrait": image(portrait, f"{deputy.name}的照片", pictures.PORTRAIT) if portrait else None,
            "post": deputy.post if serves else "",
            "note": "" if serves else _farewell(deputy),
            "terms": [_term(deputy, i) for i in range(len(deputy.mandates))],
            "facts": _facts(deputy) if serves else [],
            "bio": markdown.paragraphs(deputy.bio) if serves else [],
            "station": station_card(site, station),
            "receptions": [reception_card(site, day) for day in (days or station.receptions[:3])]
            if serves
            else [],
            "on_rota": bool(days),
            "answered": sum(o.status.is_answered for o in station.opinions) if serves else 0,
            "permalink": info.permalink(urls.deputy(deputy)),
            "news": [news_card(site, n) for n in news[:NEWS]],
            "projects": [project.line(site, p) for p in projects],
        },
    )


def _person(site: Site, deputy: Deputy, station: Station, portrait: Picture | None) -> Card:
    """Who it is in the words of schema.org; who has left is of no station any more."""
    info = site.register.site
    person: Card = {
        "@type": "Person",
        "@id": info.permalink(urls.deputy(deputy)),
        "name": deputy.name,
        "identifier": deputy.id,
        "jobTitle": mandate_words(deputy, site.today),
    }
    if deputy.serves_on(site.today):
        office = {"@type": "GovernmentOffice", "@id": urls.permalink(info, station), "name": station.name}
        person["memberOf"] = office
    if portrait:
        person["image"] = info.permalink(published(portrait, pictures.PORTRAIT).src)
    return person


def _farewell(deputy: Deputy) -> str:
    return f"已于{deputy.left_in.label}届满或离任，不再接待。" if deputy.left_in else "已离任。"


def _term(deputy: Deputy, index: int) -> Card:
    mandate = deputy.mandates[index]
    value = "，".join(filter(None, [mandate.term, mandate.constituency]))
    until = f"任期到{mandate.until.label}" if mandate.until else ""
    return {"term": mandate.level.label, "value": value, "note": until}


def _facts(deputy: Deputy) -> list[Card]:
    rows: list[Card] = []
    if deputy.focus:
        rows.append({"term": "关注领域", "value": "、".join(deputy.focus)})
    if deputy.phone:
        rows.append({"term": "电话", "value": deputy.phone, "href": f"tel:{deputy.phone.replace('-', '')}"})
    return rows
