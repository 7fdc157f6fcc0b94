"""Which libraries a compiled file of Windows asks for, and which a Windows that nobody installed anything on has."""

from __future__ import annotations

import re
import struct

ALWAYS_THERE = {
    *(
        "advapi32",
        "bcrypt",
        "bcryptprimitives",
        "cfgmgr32",
        "combase",
        "comctl32",
        "comdlg32",
        "crypt32",
        "cryptbase",
    ),
    *(
        "dbghelp",
        "dwrite",
        "gdi32",
        "iphlpapi",
        "kernel32",
        "mpr",
        "msvcrt",
        "ncrypt",
        "netapi32",
        "ntdll",
        "ole32",
    ),
    *(
        "oleaut32",
        "pdh",
        "powrprof",
        "propsys",
        "psapi",
        "rpcrt4",
        "secur32",
        "setupapi",
        "shell32",
        "shlwapi",
    ),
    *("user32", "userenv", "version", "winmm", "winspool.drv", "ws2_32", "ucrtbase", "msi", "mswsock"),
}
"""Parts of Windows 10 and 11 themselves; the runtime of Visual C++ (msvcp140, vcruntime140) is none of them."""


def is_part_of_windows(library: str) -> bool:
    """Whether every Windows 10 has it; API sets are names of its own parts."""
    name = library.lower()
    return name.startswith(("api-ms-win-", "ext-ms-win-")) or name.removesuffix(".dll") in ALWAYS_THERE


def imported(file: bytes) -> list[str]:
    """The libraries that a compiled file (PE/COFF, 64 bits) is bound to when it is loaded; [] for any other file."""
    (head,) = struct.unpack_from("<I", file, 0x3C) if file[:2] == b"MZ" else (0,)
    if file[head : head + 4] != b"PE\0\0":
        return []
    sections, optional = (struct.unpack_from("<H", file, head + at)[0] for at in (6, 20))
    if struct.unpack_from("<H", file, head + 24)[0] != 0x20B:
        return []
    table = head + 24 + optional
    rows = [struct.unpack_from("<IIII", file, table + 40 * i + 8) for i in range(sections)]

    def at(address: int) -> int:
        return next(
            raw + address - start for size, start, _, raw in rows if start <= address < start + max(size, 1)
        )

    (address,) = struct.unpack_from("<I", file, head + 24 + 112 + 8)
    found: list[str] = []
    place = at(address) if address else 0
    while address and any(row := struct.unpack_from("<IIIII", file, place)):
        name = re.match(rb"[^\0]+", file[at(row[3]) :])
        assert name
        found.append(name[0].decode("ascii"))
        place += 20
    return found
