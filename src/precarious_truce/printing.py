"""Text from an input, made safe to print: on a terminal, in a log of GitHub Actions, in JSON.

>>> print(printable("Floods\\x1b[31m and\\nfords"))
Floods\\x1b[31m and\\nfords
"""

from __future__ import annotations

import unicodedata

__all__ = ["columns", "inert", "json_text", "printable"]


def printable(text: str) -> str:
    """`text` on one line: control characters (also ESC, CR and newline) appear as escapes.

    >>> printable("a\\tb\\x1b[31m")
    'a b\\\\x1b[31m'
    """
    if text.isprintable():
        return text
    return "".join(_visible(c) for c in text)


def _visible(character: str) -> str:
    if character == "\t":
        return " "
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    return repr(character)[1:-1]


def inert(line: str) -> str:
    """A printable line that GitHub Actions does not take for a command (`::…` or `##[…`).

    >>> inert("::error::x"), inert("a ##[error]x"), inert("a::b")
    ('\\\\x3a:error::x', 'a \\\\x23#[error]x', 'a::b')
    """
    line = printable(line).replace("##[", "\\x23#[")
    bare = line.lstrip()
    return line[: len(line) - len(bare)] + "\\x3a" + bare[1:] if bare.startswith("::") else line


def json_text(value: object) -> str:
    """A value as indented JSON; characters that a terminal might act on are JSON escapes.

    >>> json_text("Müller\\x9b1m\\u2028")
    '"Müller\\\\u009b1m\\\\u2028"'
    """
    import json

    text = json.dumps(value, ensure_ascii=False, indent=2)
    if text.replace("\n", "").isprintable():
        return text
    return "".join(c if c == "\n" or c.isprintable() else json.dumps(c)[1:-1] for c in text)


def columns(text: str) -> int:
    """Columns that `text` takes in a terminal (UAX #11: wide characters two, combining none).

    >>> columns("日本"), columns("é")
    (4, 1)
    """
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
