"""Serve a built site as a web host would: compressed, with long caching of what carries its own digest.

    .venv/bin/python tools/gzip_server.py FOLDER [PORT]

For tests (tests/browser/conftest.py) and measuring (tools/lighthouse.sh); a real host is nginx.
"""

from __future__ import annotations

import gzip
import re
import sys
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

LEVEL = 6
"""What nginx's own examples take: `gzip_comp_level 6`."""
_TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".ics")
_DIGEST = re.compile(r"\.[0-9a-f]{10}\.\w+$|/pictures/")


@cache
def _packed(path: Path, _: float) -> bytes:
    return gzip.compress(path.read_bytes(), LEVEL, mtime=0)


class GzipHandler(SimpleHTTPRequestHandler):
    """Files below one folder; text is compressed for who accepts it."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".wasm": "application/wasm",
    }

    def send_head(self) -> BytesIO | None:  # type: ignore[override]
        """The headers, and the file as it goes over the wire."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path = path / "index.html"
        if not path.is_file():
            self.send_error(404)
            return None
        packs = path.suffix in _TEXT and "gzip" in self.headers.get("Accept-Encoding", "")
        content = _packed(path, path.stat().st_mtime) if packs else path.read_bytes()
        kind = self.guess_type(str(path))
        text = kind.startswith("text/") or kind in ("application/json", "image/svg+xml", "application/xml")
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(content)))
        if packs:
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        lasting = "public, max-age=31536000, immutable"
        self.send_header("Cache-Control", lasting if _DIGEST.search(self.path) else "no-cache")
        self.end_headers()
        return BytesIO(content)

    def log_message(self, *_: object) -> None:
        """Silent."""


if __name__ == "__main__":
    port = int(sys.argv[2]) if len(sys.argv) > 2 else 8100
    ThreadingHTTPServer(("127.0.0.1", port), partial(GzipHandler, directory=sys.argv[1])).serve_forever()
