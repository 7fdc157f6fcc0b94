"""代表: who they are, whom they stand for, where and when to meet them, and what they have done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from zhanpai.domain import pictures, stories, urls
from zhanpai.domain.model.deputy import Deputy, Mandate
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.site import Picture, Site
from zhanpai.domain.model.station import Station
from zhanpai.kit import markdown
from zhanpai.kit.json import Frozen, JsonObject
from zhanpai.site import linked_data
from zhanpai.site.page import Context, Head, Page
from zhanpai.site.parts.deputy import mandate_words, portrait, portrait_image
from zhanpai.site.parts.fact import FactLine
from zhanpai.site.parts.news import NewsCard, news_card
from zhanpai.site.parts.picture import Image, published
from zhanpai.site.parts.project import ProjectLine, project_line
from zhanpai.site.parts.reception import ReceptionCard, reception_at, reception_card
from zhanpai.site.parts.station import StationCard, station_card

NEWS, PROJECTS = 8, 6


@dataclass(frozen=True, slots=True)
class DeputyPage(Context):
    """A deputy; of one who has left office only what stays public is filled."""

    name: str
    serves: bool
    mandates: tuple[str, ...]
    portrait: Image | None
    post: str
    note: str
    terms: tuple[FactLine, ...]
    facts: tuple[FactLine, ...]
    bio: tuple[str, ...]
    stations: tuple[StationCard, ...]
    receptions: tuple[ReceptionCard, ...]
    on_rota: bool
    answered: int
    permalink: str
    news: tuple[NewsCard, ...]
    projects: tuple[ProjectLine, ...]


def pages(site: Site) -> Iterator[Page]:
    """One page for each deputy; who has left office keeps name, terms and activities only."""
    for deputy, _ in site.deputies:
        yield _page(site, deputy, site.stations_of_deputy[deputy.id])


def finder(site: Site) -> Callable[[str], Callable[[], Page] | None]:
    """What tells of an address how its page is made, without the others; None if none of these stands there."""
    return partial(_at, site)


def _at(site: Site, url: str) -> Callable[[], Page] | None:
    deputy, _ = site.deputy_by_id.get(url.strip("/").rpartition("/")[2], (None, None))
    if deputy is None or urls.deputy(deputy) != url:
        return None
    return partial(_page, site, deputy, site.stations_of_deputy[deputy.id])


def _page(site: Site, deputy: Deputy, stations: Sequence[Station]) -> Page:
    serves = deputy.serves_on(site.today)
    picture = portrait(site, deputy)
    home = stations[0]
    news = stories.of_deputy(site.news_by_deputy.get(deputy.id, ()))
    projects = site.projects_by_deputy.get(deputy.id, ())[:PROJECTS]
    # Of a station that is shut for ever, residents are sent to those that have taken over its work.
    hosts = tuple({host.id: host for s in stations for host in site.receiving_for(s)}.values())
    coming = sorted(((day, s) for s in hosts for day in s.receptions), key=lambda one: one[0].on)
    days = [(day, s) for day, s in coming if deputy.id in day.deputies]
    shown = days or coming[:3]
    title = f"{deputy.name}（代表编号{deputy.id}）"
    info = site.register.site
    levels = "、".join(mandate_words(deputy, site.today))
    return Page(
        url=urls.deputy(deputy),
        template="pages/deputy.html",
        title=title,
        description=f"{deputy.name}，{levels}，在{'、'.join(s.name for s in hosts)}联系居民。",
        section="deputies",
        sources=tuple(
            filter(
                None,
                (
                    *(s.path for s in stations),
                    *(n.path for n in news[:NEWS]),
                    *dict.fromkeys(p.path for p in projects),
                ),
            )
        ),
        breadcrumbs=(
            ("首页", urls.HOME),
            ("人大代表", urls.DEPUTIES),
            (home.short_name, urls.station(home)),
        ),
        json_ld=_person(site, deputy, stations, picture),
        head=Head(og_type="profile"),
        context=DeputyPage(
            name=deputy.name,
            serves=serves,
            mandates=mandate_words(deputy, site.today),
            portrait=portrait_image(picture),
            post=deputy.post if serves else "",
            note="" if serves else _farewell(deputy),
            terms=tuple(map(_term, deputy.mandates)),
            facts=tuple(_facts(deputy)) if serves else (),
            bio=tuple(markdown.paragraphs(deputy.bio)) if serves else (),
            stations=tuple(map(station_card, hosts)),
            receptions=tuple(_card(site, day, s, hosts) for day, s in shown) if serves else (),
            on_rota=bool(days),
            answered=sum(o.status.is_answered for s in stations if s.exists for o in s.opinions)
            if serves
            else 0,
            permalink=info.permalink(urls.deputy(deputy)),
            news=tuple(news_card(site, n) for n in news[:NEWS]),
            projects=tuple(project_line(site, p) for p in projects),
        ),
    )


def _card(site: Site, day: Reception, station: Station, stations: Sequence[Station]) -> ReceptionCard:
    return reception_at(site, day, station) if len(stations) > 1 else reception_card(site, day)


def _person(site: Site, deputy: Deputy, stations: Sequence[Station], picture: Picture | None) -> JsonObject:
    """Who it is in the words of schema.org; who has left is of no station any more."""
    info = site.register.site
    person: dict[str, Frozen] = {
        "@type": "Person",
        "@id": info.identity(urls.deputy(deputy)),
        "name": deputy.name,
        "identifier": deputy.id,
        "jobTitle": mandate_words(deputy, site.today),
    }
    if deputy.serves_on(site.today):
        offices = tuple(linked_data.office_name(site, station) for station in stations)
        person["memberOf"] = offices if len(offices) > 1 else offices[0]
    if picture:
        person["image"] = info.permalink(published(picture, pictures.PORTRAIT).src)
    return JsonObject(person)


def _farewell(deputy: Deputy) -> str:
    return f"已于{deputy.left_in.label}届满或离任，不再接待。" if deputy.left_in else "已离任。"


def _term(mandate: Mandate) -> FactLine:
    value = "，".join(filter(None, [mandate.term, mandate.constituency]))
    return FactLine(mandate.title, value, note=f"任期到{mandate.until.label}" if mandate.until else "")


def _facts(deputy: Deputy) -> Iterator[FactLine]:
    if deputy.focus:
        yield FactLine("关注领域", "、".join(deputy.focus))
    if deputy.phone:
        yield FactLine("电话", deputy.phone, href=f"tel:{deputy.phone.replace('-', '')}")
