"""What the reader of records finds before any model exists: the pages of documentation of Y0–Y7.

>>> PAGES["Y2"][1]
'a duplicate key, a tag, an anchor, an alias or a merge key'
"""

from __future__ import annotations

from precarious_truce.errors import Severity

__all__ = ["PAGES"]

PAGES: dict[str, tuple[Severity, str, str]] = {
    "Y0": (
        Severity.ERROR,
        "the file cannot be read as YAML text",
        "The file is empty, binary, not UTF-8, larger than 64 MiB, nested more than 100 levels deep,\n"
        "indented with tabs, or its YAML does not parse.  Most often a colon stands in plain text:\n\n"
        "    title: Introduction: Striving       # not YAML\n"
        '    title: "Introduction: Striving"     # put the title in quotes',
    ),
    "Y1": (
        Severity.WARNING,
        "YAML drops text after ` #`",
        "In plain text a # after a space begins a comment, so `Music #4` is read as `Music`.\n\n"
        '    title: "Music #4"      # quotes keep it\n\n'
        "If a comment is meant, write a space after the #.",
    ),
    "Y2": (
        Severity.ERROR,
        "a duplicate key, a tag, an anchor, an alias or a merge key",
        "Of two equal keys YAML keeps one and loses the other; `title: !Kung` is read as a tag and\n"
        "leaves no title at all; `&x` and `*x` mean places in the file.  A record needs none of these.\n\n"
        '    title: "!Kung"         # quotes make it text',
    ),
    "Y3": (
        Severity.WARNING,
        "a character that cannot be seen and changes what YAML reads",
        "U+0085, U+2028 and U+2029 break a line for some readers and not for others.  After a no-break\n"
        "space (U+00A0) behind a key's colon YAML sees no key.  Remove it, or write an ordinary space.",
    ),
    "Y4": (
        Severity.ERROR,
        "a key that the record does not know",
        "Usually a slip (`authors` for `author`) or a habit of another tool (`year` for `date`).  The\n"
        "hint names the nearest key.  Keys of your own begin with `x-`; they are kept, never exported.",
    ),
    "Y5": (
        Severity.ERROR,
        "a value that its field cannot hold",
        "A mapping where text belongs, a list where one value belongs, or nothing at all: what is not\n"
        "known is left out.  `pages: 304` on a book says where it is, not how long: write\n"
        "`extent: 304`.",
    ),
    "Y6": (
        Severity.ERROR,
        "a key that must be there is missing",
        "Every record and every part has a `title`.  A part without a printed title has one that\n"
        "describes it, in square brackets: `title: \"[Plates]\"`.",
    ),
    "Y7": (
        Severity.ERROR,
        "a citation key is used twice",
        "Keys are derived from family name and year, those of parts from their number or title, so two\n"
        "books of one author and year need a `key:` of their own.",
    ),
}  # fmt: skip
"""Code → severity, summary, page."""
