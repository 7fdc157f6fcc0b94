"""The files of a site that is begun for a real city, county or district.

Pure: no project, no clock.  The command line and the desk both build a `CityStart` and call `city_files`.
"""

from __future__ import annotations

import datetime as dt

from zhanpai.content.scaffold.city_answers import CityStart, usual_owner, usual_title
from zhanpai.content.scaffold.city_brand import colour_fault, settle_colour, theme_files
from zhanpai.content.scaffold.city_pages import city_pages
from zhanpai.content.scaffold.site import IGNORED, MKDOCS
from zhanpai.content.scaffold.start_faults import settle_host, start_faults
from zhanpai.kit.problem import Problem

__all__ = [
    "CityStart",
    "city_files",
    "colour_fault",
    "settle_host",
    "start_faults",
    "usual_owner",
    "usual_title",
]


def city_files(start: CityStart, today: dt.date) -> dict[str, str | bytes]:
    """Path → content of every file of the new project, the schemas of the editor left out.

    Raises Problem with the first of `start_faults`, if there is one; nothing that this gives fails `check`.  `today` is
    the day of the start: no page speaks of it yet.
    """
    for _, sentence in start_faults(start):
        what, _, fix = sentence.partition("；")
        raise Problem(f"{what}。", fix)
    owner = start.owner.strip() or usual_owner(start.division)
    whole = len(start.areas) == 1 and start.areas[0].name == start.division.name
    return {
        "stations.yaml": start.register,
        "mkdocs.yml": MKDOCS,
        ".gitignore": IGNORED,
        **city_pages(start.division.name, owner, is_undivided=whole, has_phone=bool(start.phone.strip())),
        **theme_files(settle_colour(start.colour), start.logo),
    }
