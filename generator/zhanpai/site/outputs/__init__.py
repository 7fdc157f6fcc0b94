"""One module per product of the site that is no HTML page; this tuple is their table of contents.

To add one: write `outputs/<name>.py` with `outputs(site, pages)` and add it here.
"""

from zhanpai.site.find import deputies, places, stations
from zhanpai.site.outputs import (
    aliases,
    calendars,
    feeds,
    json_feeds,
    news_sitemap,
    open_data,
    open_projects,
    pictures,
    qr_codes,
    robots,
    sitemap,
)

OUTPUT_TYPES = (
    sitemap,
    news_sitemap,
    robots,
    feeds,
    json_feeds,
    open_data,
    open_projects,
    calendars,
    qr_codes,
    aliases,
    pictures,
    stations,
    deputies,
    places,
)
