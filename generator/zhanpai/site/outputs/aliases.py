"""短码网址: a folder for each number that codes may say, which sends the visitor on to the station or the deputy.

They are there with `permalink_style: compact`, and ever after a compact code was printed.  A page of its own kind: no
script, nothing to load, the address it stands for as canonical, and a heading by which `zhanpai audit` and a visitor
know whose it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from markupsafe import escape

from zhanpai.domain import qr_addresses, urls
from zhanpai.domain.model.site import Site
from zhanpai.site.page import Output, Page

_PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url={href}">
<title>{name}</title>
<link rel="canonical" href="{canonical}">
</head>
<body>
<h1>{name}</h1>
<p><a href="{href}">打开{name}的网页</a></p>
</body>
</html>
"""


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[Output]:
    """A page for each station and deputy, whatever became of them: what was printed leads somewhere for ever."""
    info = site.register.site
    if not site.has_aliases:
        return
    whose = [(s.id, s.name, urls.station(s)) for s in site.stations]
    whose += [(d.id, d.name, urls.deputy(d)) for d, _ in site.deputy_by_id.values()]
    for id, name, url in whose:
        text = _PAGE.format(name=escape(name), href=f"..{url}", canonical=escape(info.permalink(url)))
        yield Output(f"{qr_addresses.alias(id)}index.html", partial(text.encode))
