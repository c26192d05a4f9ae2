"""Tables that were written in parts as one, with the columns that some of them have.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     paths = [Path(folder, name) for name in "ab"]
...     for path, text in zip(paths, ("key,title\\n1,A\\n", "key,date\\n2,2004\\n")):
...         _ = path.write_text(text)
...     print("".join(joined(paths, ",")), end="")
key,title,date
1,A,
2,,2004
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from precarious_truce.formats.tables.columns import in_order
from precarious_truce.formats.tables.delimited import cells_of, quoted_line

__all__ = ["joined"]


def joined(paths: Sequence[Path], delimiter: str) -> Iterator[str]:
    """The lines of the whole; a part is held at a time."""
    headings = [next(_rows(path, delimiter), []) for path in paths]
    columns = in_order(column for heading in headings for column in heading)
    yield quoted_line(columns, delimiter)
    for path, heading in zip(paths, headings, strict=True):
        places = [heading.index(column) if column in heading else None for column in columns]
        rows = _rows(path, delimiter)
        next(rows, None)
        for row in rows:
            cells = ("" if place is None else row[place] for place in places)
            yield quoted_line(cells, delimiter)


def _rows(path: Path, delimiter: str) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return cells_of(stream.read(), delimiter)
