"""Sorting (CSL 1.0.2, "Sorting"): keys by variable or macro, compared as people expect.

Letters are compared without regard to case and accents, numbers by value, punctuation not at all,
as citeproc-js has it through ICU; missing keys come last.

>>> sorted(["öl", "Ole", "10 a", "9 b", "«Alt»"], key=lambda t: collation(t, "de"))
['9 b', '10 a', '«Alt»', 'öl', 'Ole']
>>> sorted(["öl", "zu", "ol"], key=lambda t: collation(t, "sv"))
['ol', 'zu', 'öl']
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from precarious_truce.citations.context import Config, Context
from precarious_truce.citations.loading import Element, fault, local_name
from precarious_truce.citations.locale import Locale
from precarious_truce.citations.marks import visible

if TYPE_CHECKING:
    from precarious_truce.citations.compiler import Compiler
    from precarious_truce.citations.item import Item
    from precarious_truce.citations.name_register import NameRegister
    from precarious_truce.citations.style import Style

__all__ = ["KeyMaker", "collation", "compile_keys", "in_groups", "sorted_by"]

KeyMaker = tuple[Callable[["Item", dict[str, Any], "NameRegister"], str], bool]

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
_DIGITS = re.compile(r"\d+")
_NOT_SIMPLE = re.compile(r"[!-/:-@\[-`]")


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


def compile_keys(style: Style, area: str, element: Element, locale: Locale) -> list[KeyMaker]:
    """The sort keys of an area: functions to a text ("" where missing), and whether descending."""
    from precarious_truce.citations.compiler import Compiler

    sort = next((c for c in element if local_name(c) == "sort"), None)
    if sort is None:
        return []
    found: list[KeyMaker] = []
    for key in sort:
        if local_name(key) != "key":
            continue
        compiler = Compiler(style, area, locale, sort=True)
        compiler.inherited |= _name_limits(key)
        render = _key_render(compiler, style, key)
        found.append((_maker(render, area, _limits(key)), key.get("sort") == "descending"))
    return found


def _name_limits(key: Element) -> dict[str, str]:
    names = {"names-min": "et-al-min", "names-use-first": "et-al-use-first",
             "names-use-last": "et-al-use-last"}  # fmt: skip
    return {to: str(key.get(of)) for of, to in names.items() if key.get(of)}


def _limits(key: Element) -> tuple[int, int, bool | None] | None:
    least, first, last = key.get("names-min"), key.get("names-use-first"), key.get("names-use-last")
    if not (least or first or last):
        return None
    number = [int(x) if x and x.isdigit() and len(x) < 7 else 0 for x in (least, first)]
    return number[0], number[1], last == "true" if last else None


def _key_render(compiler: Compiler, style: Style, key: Element) -> Callable[[Context], str]:
    from precarious_truce.citations.item import DATE_VARIABLES, NAME_VARIABLES
    from precarious_truce.citations.numbers import NUMBER_VARIABLES

    macro, variable = key.get("macro"), key.get("variable")
    if macro:
        call = Element("text", {"macro": macro}, key.line)
        render: Callable[[Context], str] = compiler.element(call)
        return render
    if not variable:
        raise fault(style.name, key, "a sort key needs a variable or a macro")
    if variable in NAME_VARIABLES:
        names = Element("names", {"variable": variable})
        attributes = {"name-as-sort-order": "all", "form": "long"}
        names.children.append(Element("name", attributes))
        return compiler.element(names)
    if variable in DATE_VARIABLES:
        date = Element("date", {"variable": variable, "form": "numeric"})
        return compiler.element(date)
    if variable == "citation-number":
        return lambda ctx: f"{ctx.item.number:020d}"
    if variable == "citation-label":
        from precarious_truce.citations.trigraph import trigraph

        return lambda ctx: ctx.item.value(variable) or trigraph(ctx.item)
    if variable in NUMBER_VARIABLES:
        return lambda ctx: _padded(ctx.item.value(variable))
    return lambda ctx: ctx.item.value(variable)


def _padded(text: str) -> str:
    found = re.match(r"\s*(-?\d{1,18})", text)
    if not found:
        return text
    number = int(found[1])
    return f"{number if number >= 0 else 10**20 - 1 + number:020d}"


def _maker(
    render: Callable[[Context], str], area: str, limits: tuple[int, int, bool | None] | None
) -> Callable[[Item, dict[str, Any], NameRegister], str]:
    bibliography = area == "bibliography"

    def make(item: Item, cite: dict[str, Any], register: NameRegister) -> str:
        ctx = Context(item, cite, Config(), register)
        ctx.sort = True
        ctx.bibliography = bibliography
        ctx.et_al = limits
        return visible(render(ctx)).strip()

    return make


def sorted_by(
    entries: list[Any],
    keys: list[list[str]],
    directions: list[bool],
    language: str,
    names: Sequence[str] = (),
) -> list[Any]:
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


def in_groups(entries: list[Any], names: list[str]) -> list[Any]:
    """`entries`, each group of the same names where its first one stands.

    >>> in_groups(["a", "b", "c"], ["Doe", "", "Doe"])
    ['a', 'c', 'b']
    """
    groups: dict[str, list[Any]] = {}
    for number, (entry, name) in enumerate(zip(entries, names, strict=True)):
        groups.setdefault(name or f"\x00{number}", []).append(entry)
    return [entry for group in groups.values() for entry in group]
