"""`python -m tests.migration FILE…`: see `tests.migration`."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.migration.table import HEAD, row_of


def main() -> None:
    """Print a line for each file, and on request what is behind the numbers."""
    parser = argparse.ArgumentParser(prog="python -m tests.migration", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--list", action="store_true", help="name the entries behind the numbers")
    parser.add_argument("--no-apa", action="store_true", help="without pandoc")
    said = parser.parse_args()
    print(HEAD)
    for file in said.files:
        row = row_of(file, apa=not said.no_apa)
        print(row, flush=True)
        for line in row.details if said.list else ():
            print("   ", line)


if __name__ == "__main__":
    main()
