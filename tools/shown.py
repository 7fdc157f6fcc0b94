"""Take anew, from build/screenshots/, the few pictures that the documentation shows.

    .venv/bin/python tools/shown.py

Which ones is said by docs/screenshots/ itself: a picture there is replaced by the one of the same name.  A picture
that was not made is named, and the exit status is 1.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
ALL, SHOWN = ROOT / "build" / "screenshots", ROOT / "docs" / "screenshots"


def renew() -> list[str]:
    """Copy the pictures; return the names of those that are shown and were not made."""
    missing = []
    for path in sorted(SHOWN.rglob("*")):
        if path.suffix not in (".webp", ".png"):
            continue
        made = ALL / path.relative_to(SHOWN)
        if made.is_file():
            shutil.copyfile(made, path)
        else:
            missing.append(path.relative_to(SHOWN).as_posix())
    return missing


if __name__ == "__main__":
    sys.exit(f"not made: {' '.join(missing)}" if (missing := renew()) else 0)
