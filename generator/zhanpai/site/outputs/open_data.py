"""开放数据: the stations as JSON and CSV, and the schema that says what stands in them (`zhanpai.domain.open_data`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from pydantic import BaseModel

from zhanpai.domain import open_data, receptions, urls
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.register import SiteInfo
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Rating, ReceptionRule, Station
from zhanpai.kit import coordinates, csv_table
from zhanpai.site.page import Output, Page


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[Output]:
    """All stations in two forms, each in a file of its own, and the schema."""
    yield Output(urls.STATIONS_JSON, partial(_all_json, site))
    yield Output(urls.STATIONS_CSV, partial(_all_csv, site))
    yield Output(urls.API_SCHEMA, partial(_schema, site.register.site))
    for station in site.stations:
        yield Output(urls.station_json(station), partial(_one_json, site, station))


def _all_json(site: Site) -> bytes:
    return _json(station_list(site))


def _one_json(site: Site, station: Station) -> bytes:
    return _json(station_detail(site, station))


def _all_csv(site: Site) -> bytes:
    """For people with a spreadsheet: the columns are the fields of the list under their Chinese titles."""
    fields = open_data.StationFact.model_fields
    titles = (field.title or key for key, field in fields.items())
    rows = ([getattr(station, key) for key in fields] for station in station_list(site).stations)
    return csv_table.format_csv(titles, rows)


def _schema(info: SiteInfo) -> bytes:
    schema = open_data.schema(info.permalink(urls.API_SCHEMA))
    return json.dumps(schema, ensure_ascii=False, indent=1).encode() + b"\n"


def _json(fact: BaseModel) -> bytes:
    return fact.model_dump_json(by_alias=True).encode() + b"\n"


def station_list(site: Site) -> open_data.StationList:
    """All that is public of every station, whatever its status."""
    info, city = site.register.site, site.register.city
    return open_data.StationList(
        schema_url=info.permalink(urls.API_SCHEMA),
        title=info.title,
        publisher=info.owner,
        city=city.name,
        city_code=city.code,
        url=info.permalink(urls.HOME),
        stations=[open_data.StationFact(**_station(site, station)) for station in site.stations],
    )


def station_detail(site: Site, station: Station) -> open_data.StationDetail:
    """One station with its coming days and its deputies in office."""
    detail, info = station.detail, site.register.site
    return open_data.StationDetail(
        schema_url=info.permalink(urls.API_SCHEMA),
        **_station(site, station),
        intro=detail.intro or None,
        also=list(detail.also),
        features=list(detail.features),
        points=[open_data.PointFact(name=p.name, address=p.address) for p in detail.points],
        rating=_rating(detail.rating) if detail.rating else None,
        receptions=[_reception(site, day) for day in station.receptions],
        deputies=[_deputy(site, d) for d in station.serving],
        calendar_url=info.permalink(urls.reception_calendar(station)),
    )


def _station(site: Site, station: Station) -> dict[str, Any]:
    """What list and file of its own say of a station."""
    row, detail, permalink = station.row, station.detail, site.register.site.permalink
    successors = [s.id for s in site.successors_of(station)]
    place = detail.location
    return {
        "id": station.id,
        "name": station.name,
        "short_name": station.short_name,
        "kind": station.kind.value,
        "kind_label": station.kind.label,
        "status": station.status.value,
        "status_label": station.status.label,
        # Of what is only announced the day says nothing of today.
        "since": None if station.announced else row.since,
        "merged_into": successors[0] if successors else None,
        "successors": successors,
        "district": row.district,
        "township": row.township,
        "community": row.community,
        "point": row.point,
        "field": row.field,
        "at": row.at,
        "run_by": row.run_by,
        "former_names": [f.name for f in detail.former_names],
        "address": detail.address or None,
        "longitude": round(place.lon, coordinates.PLACES) if place else None,
        "latitude": round(place.lat, coordinates.PLACES) if place else None,
        "crs": place.crs if place else None,
        # As on the page: nobody is to ring at a door that is shut for ever.
        "phone": detail.phone if station.exists else None,
        "hours": (detail.hours or None) if station.exists else None,
        "reception": [_rule(rule) for rule in detail.reception] if station.exists else [],
        "next_reception": station.receptions[0].on if station.receptions else None,
        "deputies_count": len(station.serving),
        "opinions_received": len(station.opinions),
        "opinions_answered": sum(o.status.is_answered for o in station.opinions),
        "url": permalink(urls.station(station)),
        "data_url": permalink(urls.station_json(station)),
        "last_verified": detail.last_verified,
    }


def _rule(rule: ReceptionRule) -> open_data.RuleFact:
    return open_data.RuleFact(
        rule=rule.rule,
        time=receptions.format_times(rule.time) or None,
        place=rule.place or None,
        holidays=rule.holidays,
        note=rule.note or None,
    )


def _reception(site: Site, day: Reception) -> open_data.ReceptionFact:
    return open_data.ReceptionFact(
        date=day.on,
        time=day.time or None,
        place=day.place or None,
        deputies=[deputy.id for deputy in receptions.on_duty(site, day)],
        topic=day.topic or None,
        note=day.note or None,
    )


def _deputy(site: Site, deputy: Deputy) -> open_data.DeputyFact:
    mandates = [
        open_data.MandateFact(
            level=mandate.level.value,
            level_label=mandate.level.label,
            place=mandate.place or None,
            title=mandate.title,
            term=mandate.term,
            constituency=mandate.constituency or None,
            until=str(mandate.until) if mandate.until else None,
        )
        for mandate in deputy.mandates_on(site.today)
    ]
    return open_data.DeputyFact(
        id=deputy.id,
        name=deputy.name,
        mandates=mandates,
        post=deputy.post or None,
        focus=list(deputy.focus),
        stations=[s.id for s in site.stations_of_deputy[deputy.id]],
        url=site.register.site.permalink(urls.deputy(deputy)),
    )


def _rating(rating: Rating) -> open_data.RatingFact:
    return open_data.RatingFact(
        scheme=rating.scheme,
        stars=rating.stars,
        grade=rating.grade or None,
        year=rating.year,
        by=rating.by,
    )
