"""``PYTHONPATH=tools python -m office_workbooks``: make all of them anew; LibreOffice is needed.

The expectations beside the workbooks were written by hand and stay as they are.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from office_workbooks import deputies, held_out, ledgers, stations

OUT = Path(__file__).parents[2] / "tests" / "fixtures" / "workbooks"

with tempfile.TemporaryDirectory() as folder:
    for module in (deputies, stations, ledgers, held_out):
        module.make(OUT, Path(folder))
