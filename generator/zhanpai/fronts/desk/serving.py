"""How what was made goes out through the door: shown as it is, or to be kept as a file."""

from __future__ import annotations

import mimetypes

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse

from zhanpai.fronts.desk.made import MadeThing

DOCUMENT = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors {frames}; "
    "form-action 'none'; base-uri 'none'{sandbox}"
)
"""A page that was made has its own style in it, and no script ever runs there: it stands in the desk's own house."""


def made_file(
    made: MadeThing | None, name: str, *, saved_as: str = "", is_framed: bool = False
) -> FileResponse:
    """A file of what was made; HTTPException 404 if it is none of them.

    `saved_as`: the name under which the browser is to keep it.  `is_framed`: it is shown within a page of the desk, as if
    it came from somewhere else.
    """
    path = made.path(name) if made else None
    if path is None or not path.is_file():
        raise HTTPException(404)
    kind = mimetypes.types_map.get(path.suffix.lower(), "application/octet-stream")
    answer = FileResponse(path, media_type=kind, filename=saved_as or None)
    if kind == "text/html":
        frames, sandbox = ("'self'", "; sandbox") if is_framed else ("'none'", "")
        answer.headers["Content-Security-Policy"] = DOCUMENT.format(frames=frames, sandbox=sandbox)
        answer.headers["X-Frame-Options"] = "SAMEORIGIN" if is_framed else "DENY"
    return answer
