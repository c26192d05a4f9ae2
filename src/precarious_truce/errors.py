"""What went wrong, in words that help a person to mend it.

A fault is a `Diagnostic`: where it is (file, line, column and the path in the record), what is
wrong, and what to do.  A `TruceError` carries all the faults of one input at once, and what was
sound of it.

>>> fault = Diagnostic(
...     code="P2", message="pages run backwards: 67–41", file="data/morphology.yaml", line=14,
...     column=12, excerpt="    pages: 67–41", length=5, label="chapter 3 of doe2021",
...     hint="write 41–67")
>>> print(fault)
data/morphology.yaml:14:12: error[P2]: pages run backwards: 67–41
   |
14 |     pages: 67–41
   |            ^^^^^ chapter 3 of doe2021
   = hint: write 41–67
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from precarious_truce.printing import columns, inert, printable

__all__ = [
    "Diagnostic",
    "FormatError",
    "MissingKey",
    "Severity",
    "StyleError",
    "TruceError",
    "did_you_mean",
]


class Severity(StrEnum):
    """How bad a fault is: an error stops the work, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault of an input and its place.

    `line` and `column` count from 1; `path` leads through the record (`("contents", 3, "pages")`);
    `excerpt` is the line of the file, `length` how many of its characters the caret underlines.
    """

    code: str
    message: str
    severity: Severity = Severity.ERROR
    file: str | None = None
    line: int | None = None
    column: int | None = None
    path: tuple[str | int, ...] = ()
    hint: str | None = None
    excerpt: str | None = None
    length: int = 1
    label: str | None = None

    @property
    def place(self) -> str:
        """`file:line:column`, as far as it is known; of a text that is no file `<text>:2:7`."""
        numbers = [str(n) for n in (self.line, self.column) if n is not None]
        name = self.file or ("<text>" if numbers else "")
        return ":".join([name, *numbers])

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        lines = [f"{place}{self.severity}[{self.code}]: {printable(self.message)}"]
        if self.excerpt is not None and self.line is not None:
            lines += self._marked_excerpt()
        if self.hint:
            lines.append(f"   = hint: {printable(self.hint)}")
        return "\n".join(inert(line) for line in lines)

    def _marked_excerpt(self) -> list[str]:
        """The line with `^^^` under the fault; a long line is cut around it."""
        text, start = self.excerpt or "", max(0, (self.column or 1) - 1)
        window = 100
        if len(text) > window:
            cut = max(0, min(start - 30, len(text) - window))
            text, start = text[cut : cut + window], start - cut
        number = str(self.line)
        gutter = " " * max(len(number), 2)
        shown, before = printable(text), columns(printable(text[:start]))
        length = max(1, columns(printable(text[start : start + max(1, self.length)])))
        label = f" {printable(self.label)}" if self.label else ""
        return [
            f"{gutter} |",
            f"{number:>{len(gutter)}} | {shown}",
            f"{gutter} | {' ' * before}{'^' * length}{label}",
        ]


class TruceError(ValueError):
    """An input that could not be used.

    `diagnostics` holds every fault found; `library` what was sound in spite of them
    (a Library, or None).
    """

    def __init__(self, *diagnostics: Diagnostic, library: object = None) -> None:
        super().__init__(*diagnostics)
        self.diagnostics: tuple[Diagnostic, ...] = diagnostics
        self.library: object = library

    def __str__(self) -> str:
        return "\n\n".join(map(str, self.diagnostics))

    @classmethod
    def of(
        cls,
        code: str,
        message: str,
        *,
        hint: str | None = None,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
        path: tuple[str | int, ...] = (),
    ) -> Self:
        """An error of one fault.

        >>> raise TruceError.of("F1", "no such file", file="x.yaml")
        Traceback (most recent call last):
        ...
        precarious_truce.errors.TruceError: x.yaml: error[F1]: no such file
        """
        return cls(
            Diagnostic(code, message, file=file, line=line, column=column, path=path, hint=hint)
        )


class MissingKey(TruceError, KeyError):
    """A key that no work or part has, or that is of something else than what was asked for."""


class FormatError(TruceError):
    """A format that is not known, or cannot do what is asked of it."""


class StyleError(TruceError):
    """A citation style or locale that cannot be found or used."""


def did_you_mean(
    word: str, known: Iterable[str], meaning: Callable[[str], str] = str
) -> str | None:
    """A hint that names the nearest of the `known` words, or None where nothing is near.

    `meaning` turns a known word into the one to name, for words that are only other spellings.

    >>> did_you_mean("authors", ["author", "editor"])
    'did you mean author?'
    >>> did_you_mean("journal-article", ["article", "article-journal"])
    'did you mean article-journal?'
    """
    from difflib import get_close_matches  # slow to import, and only needed for mistakes

    word, known = word.lower(), list(known)
    near = [k for k in known if sorted(k.split("-")) == sorted(word.split("-"))]
    near = near or get_close_matches(word, known, n=3, cutoff=0.7)
    if not near:
        return None
    first, *others = dict.fromkeys(meaning(k) for k in near)
    return (
        f"did you mean {', '.join([first, *others[:-1]])}{' or ' + others[-1] if others else ''}?"
    )


# --- the registry of codes ------------------------------------------------------------------------
