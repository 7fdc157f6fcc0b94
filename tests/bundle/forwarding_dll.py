"""A Windows library that does nothing itself: each of its functions is one of another library.

Wine 8 has no `bcryptprimitives.dll`, of which Rust's wheels take `ProcessPrng`; every Windows since 10 has it.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

FILE_ALIGNMENT, PAGE = 0x200, 0x1000
AMD64, PE32_PLUS = 0x8664, 0x20B


def forwarding_dll(name: str, functions: Mapping[str, str]) -> bytes:
    """The file of a library `name` whose functions lead to "library.function" of another (PE/COFF, export forwarding)."""
    section = _exports(name, functions)
    length = -(-len(section) // FILE_ALIGNMENT) * FILE_ALIGNMENT
    dos = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x40)
    coff = struct.pack("<HHIIIHH", AMD64, 1, 0, 0, 0, 240, 0x2022)  # executable, large addresses, a library
    optional = struct.pack("<HBBIIIII", PE32_PLUS, 14, 0, 0, length, 0, 0, PAGE)
    optional += struct.pack("<QIIHHHHHHI", 0x180000000, PAGE, FILE_ALIGNMENT, 6, 0, 0, 0, 6, 0, 0)
    optional += struct.pack(
        "<IIIHHQQQQII", 2 * PAGE, FILE_ALIGNMENT, 0, 2, 0x140, *(0x100000, 0x1000) * 2, 0, 16
    )
    optional += struct.pack("<II", PAGE, len(section)) + bytes(15 * 8)
    table = struct.pack(
        "<8sIIIIIIHHI", b".rdata", len(section), PAGE, length, FILE_ALIGNMENT, 0, 0, 0, 0, 0x40000040
    )
    head = dos + b"PE\0\0" + coff + optional + table
    return head.ljust(FILE_ALIGNMENT, b"\0") + section.ljust(length, b"\0")


def _exports(name: str, functions: Mapping[str, str]) -> bytes:
    """The export directory, at the beginning of its page; names are sorted, as the loader looks for them."""
    names = sorted(functions)
    count = len(names)
    addresses = PAGE + 40
    strings = addresses + 10 * count
    words = b""
    at: dict[str, int] = {}
    for word in (name, *names, *functions.values()):
        at[word] = strings + len(words)
        words += word.encode("ascii") + b"\0"
    directory = struct.pack(
        "<IIHHIIIIIII",
        *(0, 0, 0, 0, at[name], 1, count, count),
        *(addresses, addresses + 4 * count, addresses + 8 * count),
    )
    forwarders = struct.pack(f"<{count}I", *(at[functions[one]] for one in names))
    return (
        directory
        + forwarders
        + struct.pack(f"<{count}I{count}H", *(at[one] for one in names), *range(count))
        + words
    )
