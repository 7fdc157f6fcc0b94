"""What QR codes say, and how the same is printed beside them for people to type."""

from __future__ import annotations

from zhanpai.domain import urls
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.register import PermalinkStyle, SiteInfo
from zhanpai.domain.model.station import Station


def alias(id: str) -> str:
    """The short address of a station or deputy that compact codes say: nothing but its number, ``/0001/``."""
    return f"/{id}/"


def code_text(site: SiteInfo, whose: Station | Deputy) -> str:
    """What the QR code of a station or deputy says: its page's address, or with compact codes its alias.

    Of a compact one the host stands in capitals, which take fewer bits and mean the same (RFC 3986, 3.2.2). The scheme
    never does, as some scanners take ``HTTPS://`` for mere text, and the number has no case.
    """
    if site.permalink_style is not PermalinkStyle.COMPACT:
        return site.permalink(urls.station(whose) if isinstance(whose, Station) else urls.deputy(whose))
    return code_base(site) + alias(whose.id)


def code_base(site: SiteInfo) -> str:
    """The beginning of every address that a code says today; the host of a compact one stands in capitals."""
    scheme, _, rest = site.permalink_base.rstrip("/").partition("://")
    host, slash, folder = rest.partition("/")
    host = host.upper() if site.permalink_style is PermalinkStyle.COMPACT else host.lower()
    return f"{scheme.lower()}://{host}{slash}{folder}"


def as_read(address: str) -> str:
    """An address as people read and type it: without its scheme, the host in small letters."""
    host, slash, path = address.partition("://")[2].partition("/")
    return f"{host.lower()}{slash}{path}"
