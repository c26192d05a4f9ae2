"""What a task does as functions of a table of Arrow to a table: for clusters of any kind.

`exported` and `entries` know nothing of what calls them: Dask here, `mapInArrow` or `applyInArrow`
of Spark elsewhere.  A row of the table is a stretch of an input (a cut); only `text`, `source` and,
for `exported`, `target` must be given.  Rows come back in order.
`grouping` has what puts chapters into their books.

    table = pyarrow.table({"text": ["@book{a, title = {Alps}}"], "source": ["bibtex"],
                           "target": ["ris"]})
    exported(table)["output"][0]        TY  - BOOK …
"""

from __future__ import annotations

import json
import pickle
import tempfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from precarious_truce.bulk.gathering import rows_of
from precarious_truce.bulk.kept import Read
from precarious_truce.bulk.scratch import as_text, from_text
from precarious_truce.bulk.tasks import Done, Task
from precarious_truce.bulk.working import convert
from precarious_truce.extras import extra
from precarious_truce.formats.cutting import Cut

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = [
    "cut_in", "done_in", "entries", "exported", "needed_arrow", "read_in",
    "table_of_cut", "table_of_task",
]  # fmt: skip


def needed_arrow() -> Any:
    """The package pyarrow; `TruceError` (F9) where it is not installed."""
    with extra("tables for clusters need pyarrow", "cluster", file="--cluster"):
        import pyarrow
    return pyarrow


def table_of_cut(cut: Cut, name: str, source: str, **more: object) -> pa.Table:
    """The table of a cut: one row."""
    row = {
        "packed": zlib.compress(cut.text.encode(), 1), "line": cut.line, "form": cut.form,
        "name": name, "source": source, "context": pickle.dumps(cut.context, 5), **more,
    }  # fmt: skip
    table: pa.Table = needed_arrow().Table.from_pylist([row], schema=_schema(more))
    return table


def _schema(more: Iterable[str]) -> pa.Schema:
    arrow = needed_arrow()
    fields = [
        ("packed", arrow.large_binary()), ("line", arrow.int64()), ("form", arrow.string()),
        ("name", arrow.string()), ("source", arrow.string()), ("context", arrow.large_binary()),
        *((name, arrow.large_string()) for name in more),
    ]  # fmt: skip
    return arrow.schema(fields)


def table_of_task(task: Task) -> pa.Table:
    """The table of a task: one row."""
    whole = {
        "lists_losses": task.lists_losses, "given": task.given, "elsewhere": task.elsewhere,
        "written": task.written,
    }  # fmt: skip
    return table_of_cut(
        task.cut, task.name, task.source, target=task.target,
        options=json.dumps(dict(task.options)), whole=json.dumps(whole),
    )  # fmt: skip


def cut_in(row: Mapping[str, Any]) -> Cut:
    """The cut that a row has, as `text` or packed."""
    text = row["text"] if "packed" not in row else zlib.decompress(row["packed"]).decode()
    context = pickle.loads(row["context"]) if row.get("context") else None
    return Cut(text, row.get("line") or 1, row.get("form") or "", context)


def _task(row: Mapping[str, Any]) -> Task:
    whole = json.loads(row.get("whole") or "{}")
    given = whole.get("given")
    return Task(
        cut_in(row), row.get("name") or "<table>", row["source"], row["target"],
        tuple(sorted(json.loads(row.get("options") or "{}").items())),
        bool(whole.get("lists_losses")), None if given is None else tuple(given),
        whole.get("elsewhere") or {}, tuple(whole.get("written") or ()),
    )  # fmt: skip


def exported(table: pa.Table) -> pa.Table:
    """Each row in its target: `output` (bytes), `works` (their number), `done` (JSON of the rest).

    What is wrong is among `diagnostics` in `done`; no faulty entry is an error.
    """
    arrow = needed_arrow()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for row in table.to_pylist():
            done = convert(_task(row), folder)
            output = Path(done.path).read_bytes()
            found.append({"output": output, "works": done.works, "done": as_text(done)})
    fields = [
        ("output", arrow.large_binary()), ("works", arrow.int64()), ("done", arrow.large_string())
    ]  # fmt: skip
    result: pa.Table = arrow.Table.from_pylist(found, schema=arrow.schema(fields))
    return result


def done_in(table: pa.Table) -> tuple[bytes, Done]:
    """What became of the task of a table with one row, and its output."""
    (row,) = table.to_pylist()
    return row["output"], from_text(row["done"])


def entries(table: pa.Table) -> pa.Table:
    """The entries of each row, for gathering: `read` is the pickle of rows and diagnostics."""
    arrow = needed_arrow()
    read: Callable[..., Read] = rows_of
    found = [
        {"read": pickle.dumps(read(cut_in(row), row.get("name") or "<table>", row["source"]), 5)}
        for row in table.to_pylist()
    ]
    schema = arrow.schema([("read", arrow.large_binary())])
    result: pa.Table = arrow.Table.from_pylist(found, schema=schema)
    return result


def read_in(table: pa.Table) -> Read:
    """The entries of a table with one row."""
    (row,) = table.to_pylist()
    found: Read = pickle.loads(row["read"])
    return found
