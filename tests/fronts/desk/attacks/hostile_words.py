"""What is typed where a name, a number or a word belongs: percent-encoded, as it comes over the line."""

from __future__ import annotations

PATHS = (
    "..%2F..%2Fsecret",
    "..%2Fsecret.yaml",
    "%2e%2e",
    ".",
    "..%5C..%5Csecret.yaml",
    "%2Fetc%2Fpasswd",
    "C%3A",
    "C%3A%5Csecret.yaml",
    "%5C%5Chost%5Cshare",
    "a%00b",
    "%00",
    "~",
    "~root",
    "~gone",
    "CON",
    "con.md",
    "*",
    "a%0D%0AX-Evil%3A%201",
    "%ED%A0%80",
    "%FF%FE",
    "%E2%80%AE",
    "%",
    "%25",
    "x" * 5000,
    "9" * 4500,
    "-1",
    "0",
    "%C2%B2",
    "%EF%BC%91",
    "1e9",
    "nan",
    "%22%3E%3Cscript%20zzboom%3D1%3E",
    "%7B%7B7*7%7D%7D",
    "javascript%3Azzboom",
    "%3C%2Ftextarea%3E%3Czzboom%3E",
    "%26lt%3Bzzboom%26gt%3B",
    "%F0%A0%AE%B7",
    "a,b,,c",
    "stations.yaml",
    "content%2Fstations%2Fyuelu%2F0001.yaml",
)
"""Every way out of a folder, out of a number, out of a header and out of a page."""

SHORT = PATHS[:1] + PATHS[8:10] + PATHS[18:19] + PATHS[23:25] + PATHS[27:28] + PATHS[31:32]
"""One of each kind, for the fast lane."""

ROWS = "%20".join(str(one) for one in range(10_000))
"""Marks of more rows than a form has."""
