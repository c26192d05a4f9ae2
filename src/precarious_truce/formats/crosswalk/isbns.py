"""Several ISBNs in one field, each with a note of what it is of, as catalogues have them.

>>> found = split_isbns("978-3-531-18576-7 (hbk.), 978-3-531-19121-8 (eBook)")
>>> found["isbn"], found["formats"]["ebook"]
('978-3-531-18576-7', {'isbn': '978-3-531-19121-8'})
>>> split_isbns("978-3-531-18576-7 978-3-531-19121-8")["formats"]
{'other': {'isbn': '978-3-531-19121-8'}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.model import ISBN
from precarious_truce.model.described import Manifestation
from precarious_truce.patterns import pattern

__all__ = ["joined_isbns", "split_isbns"]

_NUMBER = r"97[89](?:[ -]?\d){10}|\d(?:[ -]?\d){8}[ -]?[\dXx]"
_ISBN = pattern(rf"(?<![\d-])({_NUMBER})(?![\d-])\s*(?:[(\[]([^()\[\]]*)[)\]])?")
_BETWEEN = pattern(r"(?:[\s,;/|:.]|\band\b|ISBN(?:-?1[03](?!\d))?)*", re.IGNORECASE)
_MOST = 100  # numbers of one field
_NAMES = {
    "hardback": ("hbk", "hardback", "hardcover", "hb", "hc", "cloth", "bound", "geb", "gebunden",
                 "relié", "casebound", "print", "acid"),
    "paperback": ("pbk", "paperback", "softcover", "softback", "pb", "paper", "sc", "brosch",
                  "broschiert", "kart", "br", "broché"),
    "ebook": ("ebook", "e-book", "electronic", "epub", "pdf", "kindle", "online", "mobi", "ebk",
              "web", "digital", "eisbn"),
}  # fmt: skip
"""Form of a book → the words by which notes begin with it."""
_WORD = pattern(r"[^\W\d_][\w-]*")
_OTHER = "other"


def split_isbns(text: str, known: Mapping[str, Any] | None = None) -> Fields:
    """The first ISBN of a text as `isbn`, those of forms and all others in `formats`.

    Nothing, where it is one number or holds anything else; `known` are formats that there are.
    """
    found: list[tuple[str, str]] = []
    done = 0
    for match in _ISBN.finditer(text):
        if not _BETWEEN.fullmatch(text, done, match.start()) or len(found) > _MOST:
            return {}
        found.append((match[1].strip(), (match[2] or "").strip()))
        done = match.end()
    if not found or not _BETWEEN.fullmatch(text, done) or (len(found) == 1 and not found[0][1]):
        return {}
    formats: dict[str, Any] = dict(known or {})
    for place, (number, note) in enumerate(found):
        if place or note:
            name = _unused(_form(note), formats)
            formats[name] = {"isbn": number}
    return {"isbn": found[0][0], "formats": formats}


def _form(note: str) -> str:
    """The name of the form of a book that a note tells."""
    words = _WORD.findall(note)
    for word in words:
        for name, spellings in _NAMES.items():
            if word.lower() in spellings:
                return name
    return " ".join(words) or _OTHER


def _unused(name: str, taken: Mapping[str, Any]) -> str:
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name} {number}"
    return found


def joined_isbns(isbn: ISBN | None, formats: Mapping[str, Manifestation]) -> str | None:
    """All ISBNs of a book in one text; None where it has one at most.

    >>> print(joined_isbns(None, {name: Manifestation(isbn=number) for name, number in
    ...                           [("hardback", "0521086892"), ("other", "9783161484100")]}))
    0521086892 (hardback) 9783161484100
    """
    texts = [str(isbn)] if isbn and all(f.isbn != isbn for f in formats.values()) else []
    texts += _noted(formats)
    whole = " ".join(texts)
    return whole if len(texts) > 1 and split_isbns(whole) else None


def _noted(formats: Mapping[str, Manifestation]) -> Iterator[str]:
    for name, form in formats.items():
        if form.isbn:
            unnamed = name.rstrip(" 0123456789") == _OTHER
            yield f"{form.isbn}" if unnamed else f"{form.isbn} ({_form(name)})"
