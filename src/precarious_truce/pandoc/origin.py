"""Where in the file of a document a citation stands, as far as it can be known.

Pandoc tells a filter neither the file nor the line. Quarto tells the file (`QUARTO_DOCUMENT_PATH`,
`QUARTO_DOCUMENT_FILE`); the line is found by the key, where the file names it as often as the
document cites it.

>>> origin = Origin("paper.qmd", "See [@m, p. 3].\\n\\n`@m` is a key; [-@m-ch1]\\nand @{m}.")
>>> origin.line("m", nth=1, of=2), origin.line("m-ch1", nth=0, of=1), origin.line("m", 0, of=5)
(4, 3, None)
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from precarious_truce.errors import Diagnostic, Severity
from precarious_truce.pandoc.ast import Element, cites_in

__all__ = ["Origin", "keys_of", "times_cited"]

_CITED = re.compile(r"(?<![\w@])@(?:\{([^}\s]+)\}|([\w*](?:[\w:.#$%&\-+?<>~/]*\w)?))")
"""A key behind an @, in braces or not (pandoc.org/MANUAL.html, "Citation syntax")."""
_CODE = re.compile(r"(?ms)^(`{3,}|~{3,}).*?^\1[`~]*[ \t]*$|(`+)(?!`).*?(?<!`)\2(?!`)|<!--.*?-->")
_MOST_BYTES = 16 * 1024 * 1024


class Origin:
    """The name of the file that a document comes from, and its text."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._text = text
        self._lines: dict[str, list[int]] = {}
        text = _CODE.sub(lambda found: re.sub("[^\n]", " ", found[0]), text)
        for number, line in enumerate(text.split("\n"), 1):
            for found in _CITED.finditer(line):
                self._lines.setdefault(found[1] or found[2], []).append(number)

    @classmethod
    def found(cls) -> Origin:
        """The file that Quarto names; `document`, without text, where none does."""
        folder, name = (os.environ.get(f"QUARTO_DOCUMENT_{one}", "") for one in ("PATH", "FILE"))
        path = Path(folder, name)
        try:
            if not name or path.stat().st_size > _MOST_BYTES:
                return cls(name or "document", "")
            return cls(name, path.read_text(encoding="utf-8", errors="replace"))
        except (OSError, ValueError):
            return cls(name, "")

    def line(self, key: str, nth: int, of: int) -> int | None:
        """The line of the nth of so many citations of a key; None where it is not certain."""
        lines = self._lines.get(key, [])
        return lines[nth] if len(lines) == of else None

    def line_of_option(self, name: str) -> int | None:
        """The line in which the metadata begins to say something by a name."""
        found = re.search(rf"(?m)^{re.escape(name)}[ \t]*:", self._text)
        return self._text.count("\n", 0, found.start()) + 1 if found else None

    def diagnostic(
        self, code: str, message: str, hint: str | None, line: int | None = None
    ) -> Diagnostic:
        """A warning of the document."""
        return Diagnostic(code, message, Severity.WARNING, file=self.name, line=line, hint=hint)


def times_cited(document: object) -> Counter[str]:
    """How often a document cites each key."""
    return Counter(key for cite in cites_in(document) for key in keys_of(cite))


def keys_of(cite: Element) -> Iterator[str]:
    """The keys that a cite names."""
    for one in cite["c"][0]:
        yield str(one["citationId"])
