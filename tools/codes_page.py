"""Write docs/handbook/daima.md, the page 检查代码, from the rulebook that `zhanpai explain` reads.

.venv/bin/python tools/codes_page.py
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "generator"))

from zhanpai.office.handbook.handbook_pages import codes_index  # noqa: E402

if __name__ == "__main__":
    (ROOT / "docs/handbook/daima.md").write_text(codes_index(), "utf-8")
