"""The lints: what each is called, how bad it is, and the function that finds it.

A lint is a function from a `Subject` to `Finding`s.  Its decorator gives the code and severity;
its docstring is its page of documentation, the first line a summary of it.

>>> explain("P2").splitlines()[0]
'P2 (error): a range of pages runs backwards'
>>> explain("P99")
Traceback (most recent call last):
...
precarious_truce.errors.TruceError: <text>: error[F3]: no check is called P99
   = hint: codes are Y0, Y1, ...
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import NamedTuple

from precarious_truce.checks.reading import PAGES as READING
from precarious_truce.checks.subject import Subject
from precarious_truce.errors import Severity, TruceError, did_you_mean
from precarious_truce.model.layout import Path

__all__ = ["Finding", "Lint", "Selection", "explain", "lint", "lints"]

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741


class Finding(NamedTuple):
    """What a lint found: the path in the record, words, and a severity if not the lint's own."""

    path: Path
    message: str
    hint: str | None = None
    severity: Severity | None = None


Find = Callable[[Subject], Iterable[Finding]]


@dataclass(frozen=True)
class Lint:
    """One check; `find` is None for those that the reader of records does itself."""

    code: str
    severity: Severity
    summary: str
    page: str
    find: Find | None = None


_LINTS: dict[str, Lint] = {}
_GROUPS = ("pages", "contents", "identifiers", "dates", "people", "text")


def lint(code: str, severity: Severity) -> Callable[[Find], Find]:
    """Register a function as the lint `code`."""

    def register(find: Find) -> Find:
        summary, _, page = inspect.cleandoc(find.__doc__ or "").partition("\n")
        _LINTS[code] = Lint(code, severity, summary.rstrip("."), page.strip(), find)
        return find

    return register


@cache
def lints() -> tuple[Lint, ...]:
    """Every lint, those of the reader first."""
    for group in _GROUPS:
        import_module(f"precarious_truce.checks.{group}")
    reading = [Lint(code, *row) for code, row in READING.items()]
    return (*reading, *_LINTS.values())


def explain(code: str) -> str:
    """The page of documentation of a code; TruceError where there is no such code."""
    known = {entry.code: entry for entry in lints()}
    found = known.get(code.upper())
    if found is None:
        hint = did_you_mean(code, known) or f"codes are {', '.join(known)}"
        raise TruceError.of("F3", f"no check is called {code}", hint=hint)
    return f"{found.code} ({found.severity}): {found.summary}\n\n{found.page}\n"


@dataclass(frozen=True)
class Selection:
    """Which codes are asked for: those that begin with a `select`ed prefix and no `ignore`d one.

    >>> Selection(("P", "T1"), ("P5",)).takes("P1"), Selection(ignore=("Y",)).takes("Y1")
    (True, False)
    """

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()

    def takes(self, code: str) -> bool:
        """Whether `code` is asked for."""
        chosen = not self.select or code.startswith(tuple(self.select))
        return chosen and not (self.ignore and code.startswith(tuple(self.ignore)))

    def unknown(self) -> list[str]:
        """The prefixes with which no code begins."""
        codes = [entry.code for entry in lints()]
        return [p for p in (*self.select, *self.ignore) if not any(c.startswith(p) for c in codes)]
