"""The systems that the bundle is made for: what their wheels are called, and what the lock's markers say there."""

from __future__ import annotations

from dataclasses import dataclass

from packaging.tags import Tag, compatible_tags, cpython_tags

MINOR = (3, 11)
"""The locked minor version of Python: the wheels are made for it."""

GLIBC = range(28, 4, -1)
"""The youngest glibc asked for is 2.28: Kylin V10 and UOS 20 have it, so has every Linux since 2019."""


@dataclass(frozen=True)
class Platform:
    """One system and processor."""

    name: str
    """The folder of its wheels and of its interpreter."""
    title: str
    """As an office calls it."""
    system: str
    machine: str
    """What `platform.system()` and `platform.machine()` say there."""
    tags: tuple[str, ...]
    """The platforms of wheels that run there, best first."""
    pythons: tuple[str, ...]
    """Full versions of Python that the lock's markers are asked for: those between them say the same."""

    def markers(self, full_version: str) -> dict[str, str]:
        """The environment in which a marker of the lock is read there (PEP 508)."""
        return {
            "implementation_name": "cpython",
            "implementation_version": full_version,
            "os_name": "nt" if self.system == "Windows" else "posix",
            "platform_machine": self.machine,
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_system": self.system,
            "platform_version": "",
            "python_full_version": full_version,
            "python_version": f"{MINOR[0]}.{MINOR[1]}",
            "sys_platform": "win32" if self.system == "Windows" else "linux",
        }

    def wheel_tags(self) -> list[Tag]:
        """The tags of wheels that this Python takes on this system, best first (PEP 425)."""
        return [
            *cpython_tags(MINOR, platforms=self.tags),
            *compatible_tags(MINOR, f"cp{MINOR[0]}{MINOR[1]}", self.tags),
        ]


def _manylinux(machine: str) -> tuple[str, ...]:
    """As pip orders them; the old names are those of PEP 513, 571 and 599."""
    old = {17: "manylinux2014", 12: "manylinux2010", 5: "manylinux1"}
    names = [name for minor in GLIBC for name in (f"manylinux_2_{minor}", old.get(minor, "")) if name]
    return tuple(f"{name}_{machine}" for name in names)


# A Linux has whichever 3.11 it has; Windows has the one that lies in the bundle.
LINUX_PYTHONS = ("3.11.0", "3.11.15")

PLATFORMS = (
    Platform("windows-amd64", "Windows 10 和 11（64 位）", "Windows", "AMD64", ("win_amd64",), ("3.11.9",)),
    Platform("linux-x86_64", "Linux（兆芯、海光、Intel、AMD）", "Linux", "x86_64", _manylinux("x86_64"), LINUX_PYTHONS),
    Platform("linux-aarch64", "Linux（飞腾、鲲鹏）", "Linux", "aarch64", _manylinux("aarch64"), LINUX_PYTHONS),
)  # fmt: skip
