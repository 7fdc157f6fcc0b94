"""The register of a desk's project as it stands, and its forms as they are sent."""

from __future__ import annotations

import difflib

import httpx

from tests.fronts.desk.desks import OpenDesk
from tests.fronts.desk.forms.sent_forms import filled_in
from tests.make import DEMO

FILE = "stations.yaml"
SHIPPED = (DEMO / FILE).read_text("utf-8")


def typed(desk: OpenDesk, path: str = FILE) -> str:
    return (desk.desk.root / path).read_text("utf-8")


def changed(desk: OpenDesk) -> list[str]:
    """The lines of the register that are others now, with ``-`` and ``+``."""
    lines = difflib.ndiff(SHIPPED.splitlines(), typed(desk).splitlines())
    return [line for line in lines if line[0] in "+-"]


def sent(clerk: httpx.Client, url: str, **values: str) -> httpx.Response:
    """The form at `url`, filled in and saved."""
    page = clerk.get(url)
    assert page.status_code == 200 and page.url.path == url
    return clerk.post(url, data=filled_in(page.text, url, **values))
