"""What is shown when the program itself is at fault: one paragraph for the reader, a file for us."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

from zhanpai import __version__


def explain_crash(error: BaseException, argv: Sequence[str]) -> str:
    """Write the details of `error` to a file and return the paragraph that names it."""
    lines = [
        "这是程序的错，不是您的错。您的文件没有被改动到一半：要么已经写好，要么还是原样。",
        "请把刚才做了什么告诉维护这个程序的人。",
    ]
    if path := _write_details(error, argv):
        lines.append(f"连同这个文件一起发过去：{path}")
    return "\n".join(lines)


def _write_details(error: BaseException, argv: Sequence[str]) -> Path | None:
    details = [
        f"zhanpai {__version__}, Python {sys.version}, {platform.platform()}\n",
        f"zhanpai {' '.join(argv)}\n\n",
        *traceback.format_exception(error),
    ]
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="zhanpai-", suffix=".txt", delete=False, errors="backslashreplace"
        ) as file:
            file.writelines(details)
    except OSError:
        return None
    return Path(file.name)
