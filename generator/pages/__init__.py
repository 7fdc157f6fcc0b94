"""One module per page type; this tuple is the table of contents of the site.

To add a page type: write `pages/<type>.py` with `pages(site)`, draw it in
`theme/templates/pages/<type>.html`, add the module here.  The tests say what is missing.
"""

from generator.pages import (
    deputies,
    deputies_district,
    deputies_level,
    deputy,
    district,
    districts,
    find,
    home,
    news_item,
    news_list,
    not_found,
    opinions,
    opinions_district,
    prose,
    search,
    station,
    township,
)

PAGE_TYPES = (
    home,
    find,
    search,
    districts,
    district,
    township,
    station,
    deputies,
    deputies_level,
    deputies_district,
    deputy,
    news_list,
    news_item,
    opinions,
    opinions_district,
    prose,
    not_found,
)
