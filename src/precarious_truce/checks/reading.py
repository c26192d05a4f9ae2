"""What the reader of records finds before any model exists: the pages of documentation of Y0–Y7.

>>> PAGES["Y2"][1]
'a duplicate key, a tag, an anchor, an alias or a merge key'
"""

from __future__ import annotations

from precarious_truce.errors import Severity

__all__ = ["PAGES"]

_Y0 = """\
The file is empty, binary, not UTF-8, larger than 64 MiB, nested more than 100 levels deep,
indented with tabs, or its YAML does not parse.  Most often a colon stands in plain text:

    title: Introduction: Striving       # not YAML
    title: "Introduction: Striving"     # put the title in quotes"""

_Y1 = """\
In plain text a # after a space begins a comment, so `Music #4` is read as `Music`.

    title: "Music #4"      # quotes keep it

If a comment is meant, write a space after the #."""

_Y2 = """\
Of two equal keys YAML keeps one and loses the other; `title: !Kung` is read as a tag and leaves
no title at all; `&x` and `*x` mean places in the file.  A record needs none of these.

    title: "!Kung"         # quotes make it text"""

_Y3 = """\
U+0085, U+2028 and U+2029 break a line for some readers and not for others.  After a no-break
space (U+00A0) behind a key's colon YAML sees no key.  Remove it, or write an ordinary space."""

_Y4 = """\
Usually a slip (`authors` for `author`) or a habit of another tool (`year` for `date`).  The hint
names the nearest key.  Keys of your own begin with `x-`; they are kept, and never exported."""

_Y5 = """\
A mapping where text belongs, a list where one value belongs, or nothing at all: what is not known
is left out.  `pages: 304` on a book says where it is, not how long: write `extent: 304`."""

_Y6 = """\
Every record and every part has a `title`.  A part without a printed title has one that describes
it, in square brackets: `title: "[Plates]"`."""

_Y7 = """\
Keys are derived from family name and year, those of parts from their number or title, so two
books of one author and year need a `key:` of their own."""

E, W = Severity.ERROR, Severity.WARNING

PAGES: dict[str, tuple[Severity, str, str]] = {
    "Y0": (E, "the file cannot be read as YAML text", _Y0),
    "Y1": (W, "YAML drops text after ` #`", _Y1),
    "Y2": (E, "a duplicate key, a tag, an anchor, an alias or a merge key", _Y2),
    "Y3": (W, "a character that cannot be seen and changes what YAML reads", _Y3),
    "Y4": (E, "a key that the record does not know", _Y4),
    "Y5": (E, "a value that its field cannot hold", _Y5),
    "Y6": (E, "a key that must be there is missing", _Y6),
    "Y7": (E, "a citation key is used twice", _Y7),
}
"""Code → severity, summary, page."""
