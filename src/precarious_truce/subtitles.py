"""Titles parted from their subtitles, for whoever asks for that.

A colon in a title splits nothing by itself (a subtitle has a key of its own), but bibliographies
have both in one field.  They are parted at the first colon with a space behind it; in languages
that put a full stop between them (`Milet. Ergebnisse …`), else at the first that ends no
abbreviation.

>>> parted("Rivers: A Reader", "en"), parted("Milet 1987. Untersuchungen in der Stadt", "de")
(('Rivers', 'A Reader'), ('Milet 1987', 'Untersuchungen in der Stadt'))
>>> parted("Fleuves : essais", "fr"), parted("12:30 in St. Petersburg", "de"), parted("“A: B” C")
(('Fleuves', 'essais'), None, None)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from precarious_truce.model import Book, Chapter, Library, LocalText, Reference, Volume, Work

__all__ = ["parted", "with_subtitles"]

_COLON = re.compile(r"[ \u00a0\u202f]?:[ \u00a0\u202f]+")
_STOP = re.compile(r"(?<=[^\W\d_]{4})\. +(?=[^\W\d_a-zäöü])|(?<=\b\d{4})\. +(?=[^\W\d_a-zäöü])")
_WITH_STOPS = ("de", "it", "es", "pl", "cs", "sk", "ru", "uk", "hr", "sl", "sv", "fi", "da", "nb")
_PAIRS = ("()", "[]", "“”", "„“", "«»", "‘’")
_TAG = re.compile(r"<(/?)(\w+)[^<>]*>")


def parted(text: str, language: str = "") -> tuple[str, str] | None:
    """A title and its subtitle; None where nothing parts them, or what does is within something."""
    joints = [_COLON, _STOP] if language.partition("-")[0] in _WITH_STOPS else [_COLON]
    for joint in joints:
        found = joint.search(text)
        if found and (title := text[: found.start()]) and (rest := text[found.end() :]):
            return (title, rest) if _is_whole(title) else None
    return None


def _is_whole(text: str) -> bool:
    """Whether no quotation, bracket or markup is open at the end of a text."""
    opened = sum(-1 if close else 1 for close, _ in _TAG.findall(text))
    balanced = all(text.count(pair[0]) <= text.count(pair[1]) for pair in _PAIRS)
    return not opened and balanced and text.count('"') % 2 == 0


P = TypeVar("P", Book, Chapter, Volume, Reference)


def with_subtitles(works: Iterable[Work]) -> Library:
    """The works with titles parted, and those of what they hold and of what they are in.

    >>> from precarious_truce.model import Book
    >>> book = Book(title="Rivers: A Reader", contents=["Floods: Who owns them?"])
    >>> (made,) = with_subtitles([book])
    >>> made.title.text, made.subtitle.text, made.contents[0].subtitle.text
    ('Rivers', 'A Reader', 'Who owns them?')
    """
    library = Library(works)
    made: dict[str, Work] = {w.key: _of_part(w, "") for w in library if isinstance(w, Book)}
    made |= {w.key: _of_part(w, "") for w in library if isinstance(w, Reference)}
    works_made = [made[work.key] for work in library]
    return Library(works_made, library.diagnostics, library.unread)


def _of_part(part: P, language: str) -> P:
    language = part.language[0] if part.language else language
    changes: dict[str, object] = {}
    for of, below in (("title", "subtitle"), ("container_title", "container_subtitle")):
        whole = getattr(part, of, None)
        if whole is None or getattr(part, below) or whole.romanized or whole.translated:
            continue
        if of == "container_title" and not (isinstance(part, Reference) and part.is_part):
            continue
        if names := parted(whole.text, whole.lang or language):
            changes[of] = whole.with_valid(text=names[0])
            changes[below] = LocalText.from_valid({"text": names[1]})
    for holder in ("volumes", "contents"):
        if held := getattr(part, holder, ()):
            changes[holder] = tuple(_of_part(one, language) for one in held)
    if isinstance(part, Book) and changes:
        changes["key"] = part.key
    return part.with_valid(**changes) if changes else part
