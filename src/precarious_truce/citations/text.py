"""Values on their way into the tree: cleaned, cased, formatted, markup read (CSL 1.0.2, "Text")."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from precarious_truce.citations.richtext import Blob, Decor, wordlike
from precarious_truce.citations.state import State
from precarious_truce.citations.textcase import CASES

__all__ = ["Styling", "leaf"]

_LEADING = frozenset(":.;!? ")
_SPACED = re.compile(" ([:;?!\u00bb])")
_BEFORE_QUOTE = re.compile(r"\s+'")
_DOT = re.compile(r"\.([^a-z]|$)")
_NEEDS_SPACES = re.compile("[ ][:;?!\u00bb]|\u00ab |\\s'|^'")


@dataclass(slots=True)
class Styling:
    """Affixes, formatting and letter case of an element."""

    prefix: str = ""
    suffix: str = ""
    delim: str = ""
    decor: Decor = ()
    case: str = ""
    strip: bool = False
    display: str = ""

    @property
    def is_plain(self) -> bool:
        return not (self.prefix or self.suffix or self.decor or self.case or self.strip)

    @property
    def bare(self) -> bool:
        return self.is_plain and not self.delim


PLAIN = Styling()




def leaf(
    st: State, text: str, styling: Styling = PLAIN, notable: bool = True,
    case: Callable[[str], str] | None = None, marks: bool = True,
) -> Blob:  # fmt: skip
    """A blob of text: spaces around marks settled, case and markup applied.

    `notable` text makes what follows stand in the middle of a sentence.
    """
    if not st.plain and _NEEDS_SPACES.search(text):
        text = _SPACED.sub("\u202f\\1", text).replace("\u00ab ", "\u00ab\u202f")
        text = _BEFORE_QUOTE.sub(" '", text)
        if notable and text.startswith("'"):
            text = " " + text
    prefix, original = styling.prefix, text
    if text and text[0] in _LEADING and text[0] != " ":
        i = 1
        while i < len(text) and text[i] in _LEADING:
            i += 1
        if i < len(text):
            prefix, text = prefix + text[:i], text[i:]
    if styling.case:
        text = CASES[styling.case](original)
    if st.strip and "." in text and marks:
        text = _DOT.sub(r"\1", text)
    decor = styling.decor
    if decor and not wordlike(text):
        decor = tuple(d for d in decor if d[0] != "font-style")
    blob = Blob(text, prefix, styling.suffix, "", decor)
    if not st.plain and st.markup.has(text):
        st.markup.expand(blob, st.around)
    if notable:
        st.predecessor = st.cite_predecessor = True
    return blob
