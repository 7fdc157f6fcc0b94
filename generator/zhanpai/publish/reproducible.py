"""Put in order what Pagefind leaves to chance, so that the same content gives the same bytes.

Pagefind 1.5.2 writes the filters, and the values of each, in the order of a hash table with a random seed,
and names the files after their bytes.  (Its next version sorts them; then nothing changes here.)  The files
are gzip around a signature around CBOR (RFC 8949), of which they use numbers, texts and arrays.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from typing import TypeAlias

_SIGNATURE = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"
_NUMBER, _TEXT, _ARRAY = 0, 3, 4
_FILTERS = 3
"""The place of the list of [filter, hash] in the index's table of contents (MetaIndex)."""

Value: TypeAlias = "int | str | list[Value]"


def make_reproducible(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same index, its filters sorted by name and their values likewise."""
    settled, renamed = dict(files), dict[str, str]()
    for path in [p for p in files if p.endswith(".pf_filter")]:
        name, values = _list(_unpack(settled.pop(path)))
        old = path.rpartition("/")[2].partition(".")[0]
        content = _pack([name, sorted(_list(values), key=str)])
        renamed[old] = _named_like(old, content)
        settled[path.replace(old, renamed[old])] = content
    for path in [p for p in files if p.endswith(".pf_meta")]:
        table = _list(_unpack(settled.pop(path)))
        pairs = [[name, renamed[str(hash)]] for name, hash in map(_list, _list(table[_FILTERS]))]
        table[_FILTERS] = sorted(pairs, key=str)
        old, content = path.split(".")[1], _pack(table)
        new = _named_like(old, content)
        settled[path.replace(old, new)] = content
        settled[_ENTRY] = settled[_ENTRY].replace(old.encode(), new.encode())
    return dict(sorted(settled.items()))


def _named_like(old: str, content: bytes) -> str:
    """``und_1a2b3c4`` for other bytes."""
    language, _, digits = old.rpartition("_")
    return f"{language}_{hashlib.sha256(content).hexdigest()[: len(digits)]}"


def _list(value: Value) -> list[Value]:
    if not isinstance(value, list):
        raise ValueError("pagefind 的索引换了格式")
    return value


def _unpack(file: bytes) -> Value:
    return _decode(gzip.decompress(file), len(_SIGNATURE))[0]


def _pack(value: Value) -> bytes:
    return gzip.compress(_SIGNATURE + b"".join(_encode(value)), mtime=0)


def _decode(data: bytes, at: int) -> tuple[Value, int]:
    """The value that begins at `at`, and where it ends."""
    kind, number = data[at] >> 5, data[at] & 31
    at += 1
    if 24 <= number <= 27:
        size = 1 << (number - 24)
        number = int.from_bytes(data[at : at + size], "big")
        at += size
    if kind == _NUMBER:
        return number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind != _ARRAY:
        raise ValueError("pagefind 的索引换了格式")
    items: list[Value] = []
    for _ in range(number):
        item, at = _decode(data, at)
        items.append(item)
    return items, at


def _encode(value: Value) -> list[bytes]:
    match value:
        case int():
            return [_head(_NUMBER, value)]
        case str():
            text = value.encode()
            return [_head(_TEXT, len(text)), text]
        case _:
            return [_head(_ARRAY, len(value)), *(part for item in value for part in _encode(item))]


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    size = next(size for size in (1, 2, 4, 8) if number < 1 << (8 * size))
    return bytes([kind << 5 | 23 + size.bit_length()]) + number.to_bytes(size, "big")
