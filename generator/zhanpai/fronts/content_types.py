"""What a browser is told that a file is, by the ending of its name: ours, whatever this computer's own settings say.

Windows lets every program that is installed say what `.js` is, in its registry, and Python believes it; a browser runs no
script that comes as plain text.
"""

from __future__ import annotations

import mimetypes

CONTENT_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".txt": "text/plain",
    ".xml": "application/xml",
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
}


def settle_content_types() -> None:
    """Have everything in this process that asks Python answered by CONTENT_TYPES, Starlette's file server too."""
    for ending, kind in CONTENT_TYPES.items():
        mimetypes.add_type(kind, ending)
