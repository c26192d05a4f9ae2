"""`library.rows()`: flat mappings for pandas, polars and the csv module."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

import precarious_truce as pt
from precarious_truce.errors import TruceError
from precarious_truce.formats.tables.columns import in_order
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


def test_what_is_emptied_stands_before_unknown_columns() -> None:
    assert in_order(["shelf", "emptied", "title", "key"]) == ["key", "title", "emptied", "shelf"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [*((word, True) for word in ("yes", "Yes", "true", "1", "x", "ja", "oui", "sí", "si")),
     *((word, False) for word in ("no", "No", "false", "0", "nein", "non"))],
)  # fmt: skip
def test_yes_and_no(cell: str, value: bool) -> None:
    (ref,) = pt.loads(f"title,type,facing\nRivers,chapter,{cell}\n", "csv")
    assert ref.facts()["facing"] is value


def test_forms_of_a_book_with_a_link() -> None:
    cells = {"formats.hardback.isbn": "9780521086899", "formats.online.url": "https://e.org/",
             "formats.online.url.accessed": "2020-01-01"}  # fmt: skip
    head, row = (",".join(texts) for texts in (cells, cells.values()))
    (book,) = pt.loads(f"title,type,{head}\nRivers,book,{row}\n", "csv").books()
    assert book.formats is not None and book.formats["hardback"].isbn == "9780521086899"
    url = book.formats["online"].url
    assert url is not None and (url.text, str(url.accessed)) == ("https://e.org/", "2020-01-01")


@pytest.mark.parametrize(
    ("facts", "reason"),
    [({"sources": [{"url": "https://e.org/", "note": "By mail"}]},
      "a cell has the address or title of a source"),
     ({"author": [{"literal": "Группа", "romanized": "Gruppa"}]},
      "a cell has one form of a name")],
)  # fmt: skip
def test_why_a_fact_has_no_cell(facts: dict[str, Any], reason: str) -> None:
    (loss,) = pt.losses(pt.Book.model_validate({"title": "Rivers", **facts}), "csv")
    assert reason in str(loss)
