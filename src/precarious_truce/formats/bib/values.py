"""The kinds of values that fields hold (biblatex manual 2.2.1, "Data types"), each both ways.

A `Codec` turns a value of the record into LaTeX and LaTeX into what the record takes for it; what
a field holds is decided by the tables of the dialects.

>>> kinds = codecs()
>>> kinds["list"].write(("Hill and Co", "Brill")), kinds["list"].read("{Hill and Co} and Brill")
('{Hill and Co} and Brill', ['Hill and Co', 'Brill'])
>>> kinds["pages"].write(Pages("ix–xiv")), kinds["pages"].read("ix--xiv")
('ix--xiv', 'ix–xiv')
>>> kinds["title"].write('The <span class="nocase">TUC</span> & after')
'The {TUC} \\\\& after'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any

from precarious_truce.formats.bib.compounds import normal_date
from precarious_truce.formats.bib.languages import language_code, language_name
from precarious_truce.formats.bib.lengths import is_length
from precarious_truce.formats.bib.raw.latex import (
    decode,
    decode_verbatim,
    encode,
    encode_verbatim,
    without_accents,
)
from precarious_truce.formats.bib.raw.latex.case import protected, unprotected
from precarious_truce.formats.bib.raw.names import RawName, join_names, split_list, split_names
from precarious_truce.formats.bib.raw.strings import NOTHING_MORE, key, meaning
from precarious_truce.formats.crosswalk.dates import date_of
from precarious_truce.formats.crosswalk.editions import ORDINALS, edition_number
from precarious_truce.formats.crosswalk.isbns import joined_isbns, split_isbns
from precarious_truce.formats.crosswalk.rows import Codec
from precarious_truce.model import ISBN, Date, Name, Pages
from precarious_truce.model.described import Manifestation

__all__ = ["codecs", "without_time"]


_NAMES_DECLINE = {
    "orcid": "names are not identified",
    "romanized": "names have one form",
    "comma_suffix": "styles decide how names are set",
    "static_ordering": "styles decide how names are set",
}
_PARTICLES = {"dropping_particle": "particles are of one kind, and are not dropped"}


@cache
def codecs(*, ascii: bool = False, classic: bool = False) -> dict[str, Codec]:
    """Every kind by name; `classic`: lists are text with semicolons, dates year and month."""
    lists = not classic

    def text(value: Any) -> str | None:
        return encode(str(value), ascii=ascii, title=False) or None

    def title(value: Any) -> str | None:
        marked = protected(_on_one_line(str(value)))
        if "nocase" in str(value):  # in the form in which it comes back
            marked = protected(unprotected(marked))
        return encode(marked, ascii=ascii) or None

    def proper(value: Any) -> str | None:
        return encode(str(value), ascii=ascii) or None

    def names(value: Any) -> str | None:
        written = [
            _plain_name(name, ascii) or join_names([_raw_name(name)], ascii=ascii, extended=lists)
            for name in value
        ]
        return " and ".join(text for text in written if text) or None

    def listed(value: Any) -> str | None:
        return _joined_list(value, ascii) if lists else text(semicolons(value))

    def pages(value: Any) -> str | None:
        known = value if isinstance(value, Pages) else Pages(value)
        raw = known.double_hyphenated
        if raw.isascii() and raw.replace("--", "").isalnum():  # nothing to escape
            return raw
        return "--".join(text(part) or "" for part in raw.split("--"))

    return {
        "text": Codec(text, read_text),
        "title": Codec(title, read_title),
        "name of a series": Codec(proper, read_title),
        "names": Codec(names, read_names, _NAMES_DECLINE | (_PARTICLES if classic else {})),
        "edition": Codec(
            lambda v: text(_ordinal(edition_number(str(v))) if classic else edition_number(str(v))),
            read_edition,
        ),
        "list": Codec(listed, read_list if lists else read_semicolons),
        "languages": Codec(lambda v: listed(list(map(language_name, v))), read_languages),
        "commas": Codec.checked(
            lambda v: text(", ".join(_items(", ".join(map(str, v))))), read_commas
        ),
        "equals": Codec.checked(lambda v: title(" = ".join(t.text for t in v)), _read_equals),
        "pages": Codec(pages, read_text),
        "pages of a whole": Codec(lambda v: _no_length(pages(v)), _read_no_length),
        "edtf": Codec(lambda v: write_edtf(v, text), read_edtf),
        "date": Codec(lambda v: normal_date(write_edtf(v, text) or "", classic) or None, read_edtf),
        "key": Codec(
            lambda v: text(meaning(str(v)) if classic else key(str(v))),
            read_kind if classic else read_key,
        ),
        "isbn": Codec(lambda v: text(_isbns(str(v), several=classic)), _read_isbn),
        "verbatim": Codec(lambda v: encode_verbatim(str(v)) or None, _read_verbatim),
        "archive": Codec.checked(lambda v: text(_one_line(v)), _read_archive),
    }


# --- text -----------------------------------------------------------------------------------------


_LONG = 256  # characters from which it is worth to know what was read before


def read_text(raw: str) -> str | None:
    """Text without case protection."""
    text = _long_text(raw) if len(raw) > _LONG else decode(raw, title=False)
    return text if text.strip() else None


@lru_cache(maxsize=32)
def _long_text(raw: str) -> str:
    """A long text, that many entries may have from one."""
    return decode(raw, title=False)


def read_title(raw: str) -> str | None:
    """Text in which braces keep the case; what a writer protects by itself needs no mark."""
    text = _long_title(raw) if len(raw) > _LONG else unprotected(decode(raw))
    return _on_one_line(text) if text.strip() else None


def _on_one_line(title: str) -> str:
    r"""A title without the breaks of its lines.

    >>> read_title(r"Salt {\newline} Roads\\[2pt] and \newline Rivers")
    'Salt Roads and Rivers'
    """
    return _BREAK.sub(" ", title) if "\n" in title else title


_BREAK = re.compile(r"[ \t]*\n\s*")


@lru_cache(maxsize=32)
def _long_title(raw: str) -> str:
    return unprotected(decode(raw))


TIME = re.compile(r"(?<=\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?=/|$)")
"""The time of day after a date (ISO 8601), which no record has a place for."""


def read_edtf(raw: str) -> str | None:
    """A date: EDTF as it stands, for its `~` and `%` are not those of TeX; no time of day.

    >>> read_edtf("1931~"), read_edtf("c.~1931"), read_edtf("2004-04-25T14:34:00Z")
    ('1931~', '1931~', '2004-04-25')
    >>> read_edtf("1 May 2020")
    '2020-05-01'
    """
    plain = without_time(raw.strip())
    if plain and _is_edtf(plain):
        return plain
    text = read_text(raw)
    return _in_words(text) or text if text else None


def _in_words(text: str) -> str | None:
    """The EDTF of a date in words."""
    known = date_of(text.replace("\xa0", " "))
    return known if known and _is_edtf(known) else None


def write_edtf(date: Any, text: Callable[[Any], str | None]) -> str | None:
    """A date as biblatex has it; `text` writes what is none."""
    plain = without_time(str(date))
    return plain if _is_edtf(plain) else _in_words(plain) or text(plain)


def without_time(date: str) -> str:
    """A date without the time of day; other text as it is."""
    if ":" not in date:
        return date
    plain = TIME.sub("", date)
    return plain if _is_edtf(plain) else date


@lru_cache(maxsize=4096)
def _is_edtf(text: str) -> bool:
    return Date(text).valid


def read_key(raw: str) -> str | None:
    """Text that may be a key of biblatex's."""
    text = read_text(raw)
    return meaning(text) if text else None


def read_kind(raw: str) -> str | None:
    """What kind of thesis or report it is; None where BibTeX is told only that it may be any."""
    text = read_key(raw)
    return None if text == NOTHING_MORE else text


def _read_verbatim(raw: str) -> str | None:
    text = decode_verbatim(raw)
    return text if text.strip() else None


_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def _ordinal(edition: str) -> str:
    """An edition in words.

    >>> _ordinal("2"), _ordinal("21"), _ordinal("112"), _ordinal("Revised edition")
    ('Second', '21st', '112th', 'Revised edition')
    """
    number = int(edition) if edition.isdecimal() and edition.isascii() and len(edition) < 4 else 0
    if not number or str(number) != edition:
        return edition
    if number <= len(ORDINALS):
        return ORDINALS[number - 1]
    ending = "th" if number % 100 in (11, 12, 13) else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def read_edition(raw: str) -> str | None:
    """The number of an edition, where that is all that the text says.

    >>> read_edition("Second"), read_edition("3rd ed."), read_edition("2nd, revised")
    ('2', '3', '2nd, revised')
    """
    text = read_text(raw)
    return None if text is None else edition_number(text.strip())


_CALLED = re.compile(r"\s*ISBN(?:-?1[03](?!\d))?\s*:?\s*(?=[\dX])", re.IGNORECASE)


def _read_isbn(raw: str) -> str | None:
    """An ISBN without the word for it."""
    text = read_text(raw)
    return text and _CALLED.sub("", text, count=1)


def _isbns(text: str, *, several: bool) -> str:
    """The ISBNs in a text in the form in which they come back: all, or the first alone.

    >>> _isbns("3-16-148410-X (hbk.), 0521086892", several=True)
    '3-16-148410-X (hardback) 0521086892'
    >>> _isbns("3-16-148410-X (hbk.), 0521086892", several=False), _isbns("?", several=True)
    ('3-16-148410-X', '?')
    """
    found = split_isbns(text)
    if not found:
        return text
    formats = {name: Manifestation(**form) for name, form in found["formats"].items()}
    whole = joined_isbns(ISBN(found["isbn"]), formats) if several else None
    return whole or str(found["isbn"])


# --- pages of what has a length ---------------------------------------------------------------

_PAGES_WORD = "pp. "
"""What is before pages that would be taken for a length."""


def _no_length(raw: str | None) -> str | None:
    return f"{_PAGES_WORD}{raw}" if raw and is_length(raw) else raw


def _read_no_length(raw: str) -> str | None:
    text = read_text(raw)
    if text and text.startswith(_PAGES_WORD) and is_length(rest := text.removeprefix(_PAGES_WORD)):
        return rest
    return text


# --- lists ----------------------------------------------------------------------------------------

_SPLITS_LIST = re.compile(r"[Aa](?<!\S.)[Nn][Dd](?!\S)")


def _joined_list(values: Any, ascii: bool) -> str | None:
    """A literal list; an item that holds `and` itself is in braces."""
    items = [encode(str(v), ascii=ascii, title=False) for v in values]
    return " and ".join(f"{{{i}}}" if _is_held(i) else i for i in items) or None


def _is_held(item: str) -> bool:
    """Whether an item would be read as several, or as something else."""
    return bool(
        _SPLITS_LIST.search(item) or _SEMICOLON.search(item) or item == "others" or "~" in item
    )


_SEMICOLON = re.compile(r"\s*(?<!&amp);\s+")
"""What libraries and reference managers have between the items of a list (ISBD: ` ; `)."""


def read_list(raw: str) -> list[str] | None:
    """The items of a literal list; semicolons part them too, but not within braces.

    >>> read_list("Oxford ; New York"), read_list("{Oxford ; New York}")
    (['Oxford', 'New York'], ['Oxford ; New York'])
    """
    if "{" not in raw and " and" not in raw.lower() and "\n" not in raw and ";" not in raw:
        text = read_text(raw)
        return [text] if text else None
    return [item for part in split_list(raw) for item in _items_of(part)] or None


def _items_of(part: str) -> list[str]:
    """The items of a part of a list, which are several where semicolons stand between them."""
    bare = _ungrouped(part)
    text = decode(bare, title=False)
    items = [text] if bare != part.strip() else _SEMICOLON.split(text)
    return [item for item in items if item.strip()]


def semicolons(values: Any) -> str:
    """Texts with semicolons between them.

    >>> semicolons(["Berlin ; Leipzig", "Bern"])
    'Berlin; Leipzig; Bern'
    """
    items = (item.strip() for value in values for item in _SEMICOLON.split(str(value)))
    return "; ".join(item for item in items if item)


def read_semicolons(raw: str) -> list[str] | None:
    """The items of a text with semicolons."""
    text = read_text(raw)
    return [i.strip() for i in _SEMICOLON.split(text) if i.strip()] or None if text else None


def read_commas(raw: str) -> list[str] | None:
    """Keywords."""
    text = read_text(raw)
    return _items(text) or None if text else None


def _items(text: str) -> list[str]:
    return [item for item in re.split(r"\s*[,;]\s*", text.strip()) if item]


def _read_equals(raw: str) -> list[str] | None:
    """Parallel titles (ISBD 1.3: an equals sign between them)."""
    text = read_title(raw)
    return [item for item in text.split(" = ") if item.strip()] if text else None


def _ungrouped(item: str) -> str:
    item = item.strip()
    if not (item.startswith("{") and item.endswith("}")):
        return item
    depth = 0
    for place, char in enumerate(item):
        depth += (char == "{") - (char == "}")
        if depth == 0 and place < len(item) - 1:
            return item
    return item[1:-1]


# --- languages ------------------------------------------------------------------------------------


def read_languages(raw: str) -> list[str] | None:
    """Languages by code, as far as they are known.

    >>> read_languages("ngerman and {Old Church Slavonic}")
    ['de', 'Old Church Slavonic']
    """
    names = read_list(raw) or []
    items = [item for name in names for item in name.split("; ") if item.strip()]
    return list(map(language_code, items)) or None


# --- archives -------------------------------------------------------------------------------------

_ARCHIVE = ("name", "place", "collection", "shelfmark")


def _one_line(archive: Any) -> str:
    """Name, place, collection and shelf mark in one text.

    >>> from precarious_truce.model.described import Archive
    >>> _one_line(Archive(name="British Library", shelfmark="MS 12"))
    'British Library; ; ; MS 12'
    """
    return "; ".join(getattr(archive, part) or "" for part in _ARCHIVE).rstrip("; ")


def _read_archive(raw: str) -> dict[str, str] | None:
    text = read_text(raw) or ""
    items = zip(_ARCHIVE, text.split("; ", 3), strict=False)
    return {part: item for part, item in items if item.strip()} or None


# --- names ----------------------------------------------------------------------------------------


_WORD = r"(?!A[Nn][Dd]\b)[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ]*+"
_FAMILY = rf"{_WORD}(?:[ -]{_WORD})*+"
_GIVEN = rf"{_WORD}\.?+(?:[ -]?+{_WORD}\.?+)*+"
_USUAL = re.compile(rf"({_FAMILY}), ({_GIVEN})")
_IN_ORDER = re.compile(_GIVEN)
"""Most names: words with a capital, in which there is nothing to escape and no particle."""


def _plain_name(name: Name, ascii: bool) -> str | None:
    """`Family, Given` of a usual name; None for any other."""
    parts = name.__dict__
    if parts["suffix"] or parts["dropping_particle"] or parts["non_dropping_particle"]:
        return None
    if not parts["given"] or not parts["family"]:
        return None
    text = f"{parts['family']}, {parts['given']}"
    return text if _USUAL.fullmatch(text) and (not ascii or text.isascii()) else None


def _raw_name(name: Name) -> RawName:
    if name.literal:
        return RawName(others=True) if name.literal == "others" else RawName(literal=name.literal)
    dropped = name.dropping_particle and not name.non_dropping_particle
    options = _DROPPED if dropped else ()
    return RawName(
        name.family or "", name.given or "", name.particles, name.suffix or "", options=options
    )


_DROPPED = (("useprefix", "false"),)
"""The particle of a name does not count where the family name stands alone (manual 2.3.3)."""


def read_names(raw: str) -> list[Name] | None:
    """The names of a list in CSL's parts: the von part is a particle that is not dropped.

    >>> read_names("van der Weyden, Pieter and {Danube Survey Group} and others")[1:]
    [Name(literal='Danube Survey Group'), Name(literal='others')]
    """
    plain = without_accents(raw) if "\\" in raw else raw
    if "{" in plain or "\\" in plain:
        items = split_list(raw)
    elif "\n" in plain or "  " in plain or plain.endswith(" "):
        items = " ".join(plain.split()).split(" and ")
    else:
        items = plain.split(" and ")
    found: list[Name] = []
    for item in items:
        if usual := _usual_name(item):
            found.append(usual)
        else:
            found += _names(item)
    return found or None


@lru_cache(maxsize=8192)
def _usual_name(item: str) -> Name | None:
    """A name of nothing but words; most people stand in a bibliography more than once."""
    if usual := _USUAL.fullmatch(item):
        return Name.from_valid({"family": usual[1], "given": usual[2]})
    if not _IN_ORDER.fullmatch(item):
        return None
    given, _, family = item.rpartition(" ")
    return Name.from_valid({"family": family, "given": given} if given else {"family": family})


def _names(raw: str) -> Iterator[Name]:
    for name in split_names(raw):
        parts = {part: text.strip() for part, text in _parts(name).items()}
        if parts and "" not in parts.values():
            yield Name.from_valid(parts)


def _parts(raw: RawName) -> dict[str, str]:
    if raw.others:
        return {"literal": "others"}
    if raw.literal:
        return {"literal": raw.literal} if raw.literal.strip() else {}
    parts = {}
    if raw.family:
        parts["family"] = raw.family
    if raw.given:
        parts["given"] = raw.given
    if raw.prefix:
        dropped = raw.options and dict(raw.options).get("useprefix", "").lower() == "false"
        parts["dropping_particle" if dropped else "non_dropping_particle"] = raw.prefix
    if raw.suffix:
        parts["suffix"] = raw.suffix
    if raw.family or raw.given:
        return parts
    return {"literal": " ".join(parts.values())} if parts else {}
