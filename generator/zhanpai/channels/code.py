"""The QR code of an item as a picture that may be shrunk, printed and photographed."""

from __future__ import annotations

import io

import segno

LEVEL, QUIET_ZONE, SIDE = "q", 4, 640
"""As on the site's own codes; pixels of the side at least."""


def png(address: str) -> bytes:
    """Black on white, modules whole pixels, the quiet zone inside."""
    code = segno.make(address, error=LEVEL, micro=False, boost_error=False)
    modules = code.symbol_size(border=QUIET_ZONE)[0]
    out = io.BytesIO()
    code.save(out, kind="png", scale=-(-SIDE // modules), border=QUIET_ZONE)
    return out.getvalue()
