"""Checks on records: what a book with chapters permits, and no reader of files can see.

A `Diagnostic` names the code of the lint that found it; `precarious-truce check --explain P1`
prints its page.  Nothing here stops a record from loading.

>>> from precarious_truce import loads
>>> text = '''
... title: Rivers
... author: Marsh, Eleanor
... contents:
...   - {number: 1, title: Floods, pages: 1–30}
...   - {number: 3, title: Fords, pages: 28–50}
... '''
>>> for found in check_text(text, file="rivers.yaml"):
...     print(found.line, found.column, found.code, found.message)
6 14 C1 3 after 1: 2 is skipped
6 38 P1 28–50 overlaps chapter 1 (1–30)
>>> [(found.code, found.path) for found in check(loads(text))]
[('C1', ('contents', 1, 'number')), ('P1', ('contents', 1, 'pages'))]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from precarious_truce.checks.registry import Selection, explain, lints
from precarious_truce.errors import Diagnostic
from precarious_truce.model import Library, Work
from precarious_truce.model.library import as_works

__all__ = ["Selection", "check", "check_text", "explain", "lints"]


def check(
    works: Library | Work | Iterable[Work],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> list[Diagnostic]:
    """The faults of works, each with its path in the record; `file` is the key of its work.

    `select` and `ignore` are codes or their beginnings (`P`, `T2`).  `check_text` knows lines too.
    """
    from precarious_truce.checks.runner import of_work

    selection = Selection(tuple(select), tuple(ignore))
    return [found for work in as_works(works) for found in of_work(work, selection)]


def check_text(
    text: str | bytes,
    *,
    file: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> list[Diagnostic]:
    """The faults of a record file with line and column, those that stop it from loading included.

    What can be read of a record that does not load is checked as well.
    """
    from precarious_truce.checks.runner import of_text

    return of_text(text, file, Selection(tuple(select), tuple(ignore)))
