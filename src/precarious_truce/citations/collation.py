"""The order of sort keys, as people expect it (CSL 1.0.2, "Sorting").

Letters are compared without regard to case and accents, numbers by value, punctuation not at all,
as citeproc-js has it through ICU; missing keys come last.

>>> sorted(["öl", "Ole", "10 a", "9 b", "«Alt»"], key=lambda t: collation(t, "de"))
['9 b', '10 a', '«Alt»', 'öl', 'Ole']
>>> sorted(["öl", "zu", "ol"], key=lambda t: collation(t, "sv"))
['ol', 'zu', 'öl']
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence
from typing import TypeVar

from precarious_truce.patterns import pattern

__all__ = ["collation", "in_groups", "sorted_by"]

Entry = TypeVar("Entry")

_LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th",
    "ı": "i", "ħ": "h", "ŋ": "n", "ʻ": "", "ʼ": "",
})  # fmt: skip
_NORDIC = {"å": "z\u0301", "ä": "z\u0302", "æ": "z\u0302", "ö": "z\u0303", "ø": "z\u0303"}
_DANISH = {"æ": "z\u0301", "ä": "z\u0301", "ø": "z\u0302", "ö": "z\u0302", "å": "z\u0303"}
_TAILORED = {
    "sv": _NORDIC, "fi": _NORDIC, "da": _DANISH, "nb": _DANISH, "nn": _DANISH, "no": _DANISH,
    "et": {"õ": "w\u0301", "ä": "w\u0302", "ö": "w\u0303", "ü": "w\u0304"},
    "es": {"ñ": "n\u0303"}, "pl": {"ą": "a\u0301", "ć": "c\u0301", "ę": "e\u0301",
        "ł": "l\u0301", "ń": "n\u0301", "ó": "o\u0301", "ś": "s\u0301", "ź": "z\u0301",
        "ż": "z\u0302"},
    "cs": {"č": "c\u0301", "ř": "r\u0301", "š": "s\u0301", "ž": "z\u0301"},
    "tr": {"ç": "c\u0301", "ğ": "g\u0301", "ö": "o\u0301", "ş": "s\u0301", "ü": "u\u0301"},
}  # fmt: skip
_CYRILLIC = ("\u0400", "\u052f")
_OWN_SCRIPT = {
    "zh": ("\u3400", "\u9fff"), "ko": ("\u1100", "\ud7a3"), "el": ("\u0370", "\u1fff"),
    "he": ("\u0590", "\u05ff"), "ar": ("\u0600", "\u06ff"), "fa": ("\u0600", "\u06ff"),
    "th": ("\u0e00", "\u0e7f"), "hy": ("\u0530", "\u058f"),
    **dict.fromkeys(("ru", "uk", "bg", "be", "mk", "mn", "sr"), _CYRILLIC),
}  # fmt: skip
"""Languages whose own script comes before the Latin one."""
_DIGITS = pattern(r"\d+")
_NOT_SIMPLE = pattern(r"[!-/:-@\[-`]")


@functools.lru_cache(maxsize=16384)
def collation(text: str, language: str) -> str:
    """A string that compares as `text` should among others."""
    text = text.lower()
    if text.isascii():
        text = _NOT_SIMPLE.sub("", text.replace("|", "\x01").replace(" ", "\x01"))
    else:
        text = _folded(text, _TAILORED.get(language[:2], {}), _OWN_SCRIPT.get(language[:2]))
    if _DIGITS.search(text):
        text = _DIGITS.sub(lambda m: m[0].lstrip("0").zfill(40)[:64], text)
    return text


def _folded(text: str, tailored: dict[str, str], own: tuple[str, str] | None) -> str:
    out = []
    for char in unicodedata.normalize("NFC", text):
        special = tailored.get(char)
        if special is not None:
            out.append(special)
            continue
        for base in unicodedata.normalize("NFKD", char.translate(_LETTERS)):
            kind = unicodedata.category(base)
            if own and own[0] <= base <= own[1] and kind[0] == "L":
                out.append("\x02")
            if kind == "Zs" or base == "|":
                out.append("\x01")
            elif kind[0] not in "MPC":
                out.append(base)
    return "".join(out)


def sorted_by(
    entries: list[Entry],
    keys: list[list[str]],
    directions: list[bool],
    language: str,
    names: Sequence[str] = (),
) -> list[Entry]:
    """`entries` in the order of their `keys`; with `names`, those of the same names together.

    A group of the same names stands where its first one does (CSL 1.0.2, "Cite grouping"); if the
    first key is descending, entries that it does not tell apart come in reverse, as in citeproc-js.

    >>> years, names = [["1990"], ["2001"], ["1995"]], ["Doe", "Roe", "Doe"]
    >>> sorted_by(["a", "b", "c"], years, [False], "en"), sorted_by(
    ...     ["a", "b", "c"], years, [False], "en", names)
    (['a', 'c', 'b'], ['a', 'c', 'b'])
    >>> sorted_by(["a", "b", "c"], years, [True], "en", names)
    ['b', 'a', 'c']
    """
    order = list(range(len(entries)))
    if names:
        rows = [[name, *row] for name, row in zip(names, keys, strict=True)]
        order = _ordered(order, rows, [directions[0], *directions], language)
        firsts: dict[str, str] = {}
        for i in order:
            firsts.setdefault(names[i] or f"\x00{i}", keys[i][0])
        keys = [[firsts[name or f"\x00{i}"]] for i, name in enumerate(names)]
        if directions[0]:
            order.reverse()
        directions = directions[:1]
    return [entries[i] for i in _ordered(order, keys, directions, language)]


def _ordered(
    order: list[int], keys: list[list[str]], directions: list[bool], language: str
) -> list[int]:
    """Sorted by the last key first, so that sorting stays stable; missing keys come last."""
    for column in range(len(directions) - 1, -1, -1):
        descending = directions[column]
        folded = [collation(row[column], language) for row in keys]
        given = [i for i in order if keys[i][column]]
        missing = [i for i in order if not keys[i][column]]
        given.sort(key=folded.__getitem__, reverse=descending)
        order = given + missing
    return order


def in_groups(entries: list[Entry], names: list[str]) -> list[Entry]:
    """`entries`, each group of the same names where its first one stands.

    >>> in_groups(["a", "b", "c"], ["Doe", "", "Doe"])
    ['a', 'c', 'b']
    """
    groups: dict[str, list[Entry]] = {}
    for number, (entry, name) in enumerate(zip(entries, names, strict=True)):
        groups.setdefault(name or f"\x00{number}", []).append(entry)
    return [entry for group in groups.values() for entry in group]
