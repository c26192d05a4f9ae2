"""Several files at once."""

from pathlib import Path

import precarious_truce as pt

library = pt.load("data")
same = pt.load(sorted(Path("data").glob("*.yaml")))
print(len(library), library == same)
