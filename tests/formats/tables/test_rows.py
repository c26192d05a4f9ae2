"""`library.rows()`: flat mappings for pandas, polars and the csv module."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

import precarious_truce as pt
from precarious_truce.errors import TruceError
from precarious_truce.model import Reference
from precarious_truce.model.fields import key_ranks

DATA = sorted((Path(__file__).parents[3] / "data").glob("*.yaml"))


@pytest.mark.parametrize("path", DATA, ids=lambda p: p.stem)
def test_a_row_for_each_reference_and_no_empty_column(path: Path) -> None:
    library = pt.load(path)
    rows = library.rows()
    assert [row["key"] for row in rows] == [ref.key for ref in library.references()]
    assert len({tuple(row) for row in rows}) == 1
    assert all(any(row[column] for row in rows) for column in rows[0])
    ranks = key_ranks(Reference)
    known = [ranks[c] for c in rows[0] if c in ranks and c not in ("key", "type", "kind")]
    assert known == sorted(known)
    assert pt.loads(_as_csv(rows), "csv") == library.without(pt.losses(library, "csv"))


def _as_csv(rows: list[dict[str, str | None]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def test_chosen_columns_by_any_of_their_names() -> None:
    library = pt.load(DATA[0].parent / "precarious-truce.yaml")
    rows = library.rows(["Chapter title", "First page", "last-page", "DOI"])
    assert rows[7] == {
        "Chapter title": "The policy of doing nothing", "First page": "53", "last-page": "85",
        "DOI": None,
    }  # fmt: skip


def test_a_column_that_is_none() -> None:
    with pytest.raises(TruceError, match=r"TAB9.*no column is called 'titel page'"):
        pt.Library([pt.Book(title="Rivers")]).rows(["titel page"])


def test_nothing() -> None:
    assert pt.Library([]).rows() == []
