"""What a run has to tell: counted, the first of it kept, all of it written where that is asked for.

>>> with Told(None) as told:
...     told.tell([Diagnostic("F1", "no such file", file="a.bib")])
>>> told.errors, told.lines()
(1, ['a.bib: error[F1]: no such file'])
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import IO

from precarious_truce.errors import Diagnostic, Severity
from precarious_truce.printing import printable

__all__ = ["Told"]

_SHOWN = 20


class Told:
    """The diagnostics of a run; `path` is the file that gets all of them, a line of JSON each."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.errors = self.others = 0
        self.first: list[Diagnostic] = []
        self._file: IO[str] | None = None

    def __enter__(self) -> Told:
        if self.path is not None:
            self._file = self.path.open("w", encoding="utf-8", errors="backslashreplace")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._file is not None:
            self._file.close()

    def tell(self, faults: Iterable[Diagnostic]) -> None:
        """Take note of what is wrong."""
        for fault in faults:
            self.errors += fault.severity is Severity.ERROR
            self.others += fault.severity is not Severity.ERROR
            if len(self.first) < _SHOWN:
                self.first.append(fault)
            if self._file is not None:
                said = {k: v for k, v in _members(fault).items() if v not in (None, ())}
                self._file.write(json.dumps(said, ensure_ascii=False) + "\n")

    def lines(self) -> list[str]:
        """What people are shown: the first faults, or where all are."""
        found = [str(fault) for fault in self.first] if self.path is None else []
        if (self.path and self.errors + self.others) or self.errors + self.others > _SHOWN:
            where = f"all in {self.path}" if self.path else "--errors FILE gets all"
            found.append(printable(f"{self.errors:,} errors, {self.others:,} warnings: {where}"))
        return found


def _members(fault: Diagnostic) -> dict[str, object]:
    return {
        "code": fault.code, "severity": str(fault.severity), "message": fault.message,
        "file": fault.file, "line": fault.line, "column": fault.column, "path": fault.path,
        "hint": fault.hint, "excerpt": fault.excerpt,
    }  # fmt: skip
