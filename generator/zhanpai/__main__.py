"""`python -m zhanpai` and the command `zhanpai`."""

from __future__ import annotations

import sys

from zhanpai.fronts.cli.main import run


def main() -> None:
    """Run the command line that this process was started with."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
