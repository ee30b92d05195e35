"""The front door: `timeline-explorer` and `python -m explorer`."""

import sys

from explorer.cli.dispatch import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
