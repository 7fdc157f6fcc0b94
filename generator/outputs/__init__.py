"""One module per product of the site that is no HTML page; this tuple is their table of contents.

To add one: write `outputs/<name>.py` with `outputs(site, pages)` and add it here.
"""

from generator.outputs import (
    calendars,
    feeds,
    find_deputies,
    find_places,
    find_stations,
    open_data,
    pictures,
    qr_codes,
    robots,
    sitemap,
)

OUTPUT_TYPES = (
    sitemap,
    robots,
    feeds,
    open_data,
    calendars,
    qr_codes,
    pictures,
    find_stations,
    find_deputies,
    find_places,
)
