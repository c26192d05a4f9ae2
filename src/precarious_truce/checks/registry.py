"""The lints: what each is called, how bad it is, and the function that finds it.

A lint is a function from a `Subject` to `Finding`s.  Its decorator gives the code and severity;
its docstring is its page of documentation, the first line a summary of it.

>>> explain("P2").splitlines()[0]
'P2 (error): a range of pages runs backwards'
>>> explain("P99")
Traceback (most recent call last):
...
precarious_truce.errors.TruceError: code: error[F7]: no diagnostic has the code P99
   = hint: codes are B01–B35, C1–C6, CIT1–CIT8, ...
>>> explain("f4").splitlines()[0]
'F4: two outputs of one run would have one name'
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import groupby
from typing import NamedTuple

from precarious_truce.checks.subject import Subject
from precarious_truce.codes import CODES, LINTS
from precarious_truce.errors import Severity, TruceError
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
_READER = {"Y0": E, "Y1": W, "Y2": E, "Y3": W, "Y4": E, "Y5": E, "Y6": E, "Y7": E, "Y8": W}
"""What the reader of records finds before there is a model, and how bad it is."""
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
    reading = [Lint(code, severity, *CODES[code]) for code, severity in _READER.items()]
    return (*reading, *_LINTS.values())


def explain(code: str) -> str:
    """The page of documentation of a code, of whatever module; TruceError for an unknown one."""
    wanted = code.upper()
    found = next((entry for entry in lints() if entry.code == wanted), None)
    if found is not None:
        return f"{found.code} ({found.severity}): {found.summary}\n\n{found.page}\n"
    if wanted in CODES:
        return f"{wanted}: {CODES[wanted].summary}\n\n{CODES[wanted].page}\n"
    hint = f"codes are {', '.join(_ranges([*CODES, *LINTS]))}"
    raise TruceError.of("F7", f"no diagnostic has the code {code}", file="code", hint=hint)


def _ranges(codes: Iterable[str]) -> Iterator[str]:
    """The codes of each origin, from the first to the last.

    >>> list(_ranges(["K2", "P12", "P2", "K1"]))
    ['K1–K2', 'P2–P12']
    """
    by_number = sorted(codes, key=lambda code: (code.rstrip("0123456789"), len(code), code))
    for _, group in groupby(by_number, key=lambda code: code.rstrip("0123456789")):
        first, *others = group
        yield f"{first}–{others[-1]}" if others else first


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
