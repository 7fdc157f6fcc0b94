"""Have the system refuse a process what a full or a read-only disk refuses it: no such disk, no mount, no root needed.

`refuse` is called in a process of its own, as nothing lifts it again; processes that it starts are refused the same.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys

import pytest

from tests.shipped import ROOT

CALLS = {
    "x86_64": (0xC000003E, {"write": [1], "mkdir": [83, 258]}),
    "aarch64": (0xC00000B7, {"write": [64], "mkdir": [34]}),
}
"""By machine: its number in linux/audit.h, and those of mkdir (mkdirat too) and write in its asm/unistd.h."""

# linux/bpf_common.h, linux/seccomp.h, linux/prctl.h
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _FAIL = 0x7FFF0000, 0x00050000
_NUMBER, _MACHINE, _THIRD_ARGUMENT = 0, 4, 32
_SET_SECCOMP, _FILTER, _SET_NO_NEW_PRIVILEGES = 22, 2, 38


ENVIRONMENT = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
"""What a process that runs one of the following needs, and that no half bytecode is left in the clone."""

FULL_DISK = "import errno; from tests.refused import refuse; refuse('write', errno.ENOSPC, 20_000)"
"""Python source: small files are still written, a larger one meets a full disk."""

CUT_OFF = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))"
"""Python source: the system takes the first 20,000 bytes of a file, and refuses more only when asked again."""

READ_ONLY = "import errno; from tests.refused import refuse; refuse('mkdir', errno.EROFS)"
"""Python source: no folder can be made, as on a read-only disk."""


def need_refusals() -> None:
    """Skip the test where `refuse` does not work: it asks Linux."""
    if sys.platform != "linux" or platform.machine() not in CALLS:
        pytest.skip(f"NOT RUN, needs Linux on one of {', '.join(CALLS)}")


def refuse(call: str, error: int, at_least: int = 0) -> None:
    """From now on `call` fails with errno `error`, or only where it would write `at_least` so many bytes at once."""
    machine, numbers = CALLS[platform.machine()]
    steps = [(_LOAD, 0, 0, _MACHINE), (_IF_EQUAL, 0, "allow", machine), (_LOAD, 0, 0, _NUMBER)]
    steps += [(_IF_EQUAL, "size", 0, number) for number in numbers[call]]
    steps += [(_RETURN, 0, 0, _ALLOW), (_LOAD, 0, 0, _THIRD_ARGUMENT), (_IF_AT_LEAST, 0, 1, at_least)]
    steps += [(_RETURN, 0, 0, _FAIL | error), (_RETURN, 0, 0, _ALLOW)]
    # A jump counts the steps that it leaves out.
    places = {"size": len(steps) - 4, "allow": len(steps) - 1}
    program = b"".join(
        struct.pack(
            "=HBBI", step, *(places[to] - at - 1 if isinstance(to, str) else to for to in jumps), value
        )
        for at, (step, *jumps, value) in enumerate(steps)
    )
    text = ctypes.create_string_buffer(program)
    header = ctypes.create_string_buffer(struct.pack("@HP", len(steps), ctypes.addressof(text)))
    _prctl(_SET_NO_NEW_PRIVILEGES, 1)
    _prctl(_SET_SECCOMP, _FILTER, ctypes.addressof(header))


def _prctl(option: int, first: int, second: int = 0) -> None:
    arguments = [ctypes.c_ulong(value) for value in (first, second, 0, 0)]
    if ctypes.CDLL(None, use_errno=True).prctl(ctypes.c_int(option), *arguments):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
