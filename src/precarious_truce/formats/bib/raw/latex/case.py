"""Case that titles keep: what a writer protects by itself, and a reader need not be told.

Styles of BibTeX set titles in small letters but for the first (change.case$, btxdoc 4.13), and so
do pandoc and biblatex in English.  Braces keep a word that has a capital within (see `capitals`),
and in a title that is written in sentence case every word with a capital but the first; in any
other the names of people (see `people`), and the first word of a second sentence.

>>> from precarious_truce.formats.bib.raw.latex import encode
>>> encode(protected("Soviet Russia and the first Labour Government in the UdSSR"))
'Soviet {Russia} and the first {Labour} {Government} in the {UdSSR}'
>>> encode(protected("The Precarious Truce")), encode(protected("Anglo-Soviet Relations"))
('The Precarious Truce', '{Anglo-Soviet} Relations')
>>> unprotected(protected("A history of the TUC in Britain"))
'A history of the TUC in Britain'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from precarious_truce.formats.bib.raw.latex.capitals import has_capital_inside, keeps_capitals
from precarious_truce.formats.bib.raw.latex.markup import NOCASE, TAG, Event, events, normalize
from precarious_truce.formats.bib.raw.latex.people import named

__all__ = ["protected", "unprotected"]

Span = tuple[int, int]

_WORD = re.compile(r"[^\W_](?:[^\W_]|['’.&/\u2010\u2011\u2013-](?=[^\W_]))*+")
_SIGNIFICANT = 4  # letters from which a word has a capital in a headline
_SMALL_WORDS = """
about above across after against along amid among around before behind below beneath beside between
beyond despite down during except from into like near onto over past since than that through
throughout till toward towards under until unto upon versus when with within without
been could does have must shall should were will would
also both each even ever just more most much only once other ours some such their them then there
these they this those thus very what where whether which while whom whose your yours
avec chez dans pour sans sous vers oder para sobre entre della delle degli nella sulla
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words of four letters and more that are small in headlines too, rightly or not."""
_GERMAN = frozenset(
    ["das", "dem", "zur", "zum", "vom", "ein", "und", "mit", "aus", "bei", "für", "auf", "ist"]
)
"""Short words of German, where nouns have capitals in titles as elsewhere."""
_NAME_WORDS = frozenset(["van", "von", "auf", "in", "an"])
"""Words before `der` in names, which English titles hold too."""
_LONGEST_ACRONYM = 5
_END = re.compile(
    r"""(?<!\w)(\w*+)([.?!]++)["'\u2019\u201d\u00bb)]*\s+["'\u2018\u201c\u00ab(\u00bf\u00a1]*"""
)
"""The last word of what may be a sentence, its mark, and what stands before the next word."""
_ABBREVIATIONS = frozenset(
    ["assn", "capt", "dept", "hist", "inst", "lieut", "proc", "prof", "univ", "vols"]
)


@lru_cache(maxsize=8192)
def _words_to_keep(text: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of the words of a plain title whose case a writer keeps, and of those that begin
    it or what is behind a colon, which have a capital anyway.
    """
    if text[1:].islower():
        return (), tuple(found.span() for found in _WORD.finditer(text, 0))[:1]
    words = [(found.span(), found[0]) for found in _WORD.finditer(text)]
    if text.isupper() and len(words) > 1 and any(len(w) > _LONGEST_ACRONYM for _, w in words):
        return (), ()
    firsts, others = _parted(text, words) if ":" in text else (words[:1], words[1:])
    in_sentence_case = any(
        word.islower() and len(word) >= _SIGNIFICANT and word not in _SMALL and word.isalpha()
        for _, word in others
    ) or _is_german([word for _, word in words])
    keep = [span for span, word in firsts if keeps_capitals(word)]
    keep += [
        span
        for span, word in others
        if (word != word.lower() if in_sentence_case else keeps_capitals(word))
    ]
    if not in_sentence_case:
        starts, people = _starts(text), set(named(text, words))
        keep += [
            span
            for span, word in others
            if span not in keep and word[0].isupper() and (span[0] in starts or span in people)
        ]
    keep.sort()
    return tuple(keep), tuple(span for span, _ in firsts)


def _is_german(words: list[str]) -> bool:
    """Whether small words tell that a title is German.

    >>> [_is_german(text.split()) for text in ("Das Wesen der Zeit", "The van der Waals Force")]
    [True, False]
    """
    pairs = zip(["", *words], words, strict=False)
    return any(
        word in _GERMAN or (word == "der" and before.lower() not in _NAME_WORDS)
        for before, word in pairs
    )


def _starts(text: str) -> set[int]:
    """Where the second and later sentences of a title begin; an abbreviation ends none."""
    return {
        found.end()
        for found in _END.finditer(text)
        if found[2] != "." or (_is_whole(found[1]) and found[1].lower() not in _ABBREVIATIONS)
    }


def _is_whole(word: str) -> bool:
    return len(word) >= _SIGNIFICANT and word.isalpha()


Word = tuple[Span, str]


def _parted(text: str, words: list[Word]) -> tuple[list[Word], list[Word]]:
    """The words that begin the title or follow a colon and a space, and the others."""
    firsts: list[Word] = []
    others: list[Word] = []
    end = -1
    for (start, after), word in words:
        between = text[max(end, 0) : start]
        begins = end < 0 or (":" in between and between[-1:].isspace())
        (firsts if begins else others).append(((start, after), word))
        end = after
    return firsts, others


def protected(text: str) -> str:
    """A title with case protection where a writer puts it."""
    if text[1:].islower():
        return text
    if "<" not in text:
        spans = _words_to_keep(text)[0]
        return _with_spans(text, spans) if spans else text
    if not _words_to_keep(TAG.sub("", text))[0]:
        return text
    found = list(events(normalize(text)))
    spans = _words_to_keep("".join(event.text for event in found if not event.kind))[0]
    parts: list[str] = []
    place = depth = 0
    for event in found:
        if event.kind == "nocase":
            depth += 1 if event.opens else -1
        if event.kind or depth:
            parts.append(event.text)
        else:
            end = place + len(event.text)
            here = [(a - place, b - place) for a, b in spans if place <= a and b <= end]
            parts.append(_with_spans(event.text, here))
        place += 0 if event.kind else len(event.text)
    return "".join(parts)


def _with_spans(text: str, spans: tuple[Span, ...] | list[Span]) -> str:
    parts, done = [], 0
    for start, end in spans:
        parts += [text[done:start], NOCASE, text[start:end], "</span>"]
        done = end
    return "".join(parts) + text[done:]


def unprotected(text: str) -> str:
    """A title without the case protection that a writer puts there."""
    if NOCASE not in text:
        return text
    parts = _GROUP.split(text)
    plain = "".join(parts)
    if "<" not in plain:  # nothing but protection, as in most titles
        if not plain.isupper() and all(map(_is_acronym, parts[1::2], parts[::2], parts[2::2])):
            return plain
        for number, _ in _needless(_groups(parts), plain):
            parts[number] = parts[number][len(NOCASE) : -len("</span>")]
        return "".join(parts)
    found = list(events(text))
    plain = "".join(event.text for event in found if not event.kind)
    needless = {number for pair in _needless(_protections(found), plain) for number in pair}
    return "".join(event.text for number, event in enumerate(found) if number not in needless)


def _is_acronym(word: str, before: str, after: str) -> bool:
    """Whether a word is protected for a capital within, whatever the rest of the title is."""
    alone = (not before or before[-1].isspace()) and (not after or after[0] in " ,:;)")
    return alone and word.isalnum() and has_capital_inside(word)


_GROUP = re.compile(rf"{NOCASE}([^<]*+)</span>")


def _groups(parts: list[str]) -> Iterator[tuple[int, int, Span]]:
    """The places of protections among the parts of a text, with their tags again, and the spans."""
    place = 0
    for number, part in enumerate(parts):
        end = place + len(part)
        if number % 2:
            parts[number] = f"{NOCASE}{part}</span>"
            yield number, number, (place, end)
        place = end


def _protections(found: list[Event]) -> Iterator[tuple[int, int, Span]]:
    """The events that open and close each protection, and what it spans of the plain text."""
    opened: list[tuple[int, int]] = []
    place = 0
    for number, event in enumerate(found):
        if event.kind == "nocase" and event.opens:
            opened.append((number, place))
        elif event.kind == "nocase":
            first, start = opened.pop()
            yield first, number, (start, place)
        elif not event.kind:
            place += len(event.text)


def _needless(
    protections: Iterator[tuple[int, int, Span]], plain: str
) -> Iterator[tuple[int, int]]:
    """The protections of no words but those that are protected anyway."""
    keep, firsts = _words_to_keep(plain)
    known = {*keep, *((a, b) for a, b in firsts if not has_capital_inside(plain[a:b]))}
    words = [match.span() for match in _WORD.finditer(plain)]
    words.append((len(plain), len(plain)))
    number = 0
    for first, last, (start, end) in protections:
        while words[number][1] <= start < len(plain):
            number += 1
        after = number
        while words[after][0] < end and words[after] in known:
            after += 1
        is_whole = start == 0 and end == len(plain) and after > number + 1
        if after > number and words[after][0] >= end and not is_whole:
            yield first, last
