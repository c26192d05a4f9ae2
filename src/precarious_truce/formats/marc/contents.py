"""Contents notes (505): written enhanced ($g $t $r), read in every form that catalogues have.

Units stand between two dashes, a statement of responsibility behind a slash (MARC 21, 505; ISBD).
A number at the beginning of a unit is the number of the part only where a series of numbers, or a
word for it, says so: titles begin with numbers too.

>>> parts = [{"number": "1", "title": "Floods", "pages": "1–30"},
...          {"title": "1848", "pages": "31–60"}]
>>> (note,) = written(parts)
>>> print("".join(f"${code}{text}" for code, text in note.subs))
$g1.$tFloods$g(pages 1–30) --$t1848$g(pages 31–60)
>>> read([note]) == parts
True
>>> text = "Preface -- 1. Floods / E. Marsh -- 2. 1848 and after -- Index."
>>> basic = Field("505", "0 ", (("a", text),))
>>> [(p.get("number"), p["title"], p.get("names")) for p in read([basic])]
[(None, 'Preface', None), ('1', 'Floods', 'E. Marsh'), ('2', '1848 and after', None),
 (None, 'Index', None)]

What follows a volume is in it: `v. 1. Beginnings: Floods -- Fords. v. 2. Endings: Ferries`.

>>> text = "v. 1. Beginnings: Floods -- Fords. v. 2. Endings: Ice -- Index."
>>> basic = Field("505", "0 ", (("a", text),))
>>> [(p.get("kind"), p.get("number"), p["title"]) for p in read([basic])]
[('volume', '1', 'Beginnings'), (None, None, 'Floods'), (None, None, 'Fords'),
 ('volume', '2', 'Endings'), (None, None, 'Ice'), (None, None, 'Index')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from precarious_truce.formats.marc.records import LARGEST_FIELD, Field
from precarious_truce.model.kinds import KINDS, infer
from precarious_truce.model.pages import from_roman

__all__ = ["Part", "is_partial", "read", "written"]

Part = Mapping[str, str]
"""What a unit says: number, title, subtitle, pages, names as they are printed, kind.

A volume may have no title; what is in it follows.
"""

_STATUS = {"incomplete": "1", "partial": "2"}


_CONTINUED = "8"
"""The first indicator of a note that goes on where the one before it ends."""


def written(parts: Iterable[Part], status: str | None = None) -> list[Field]:
    """The enhanced note of parts; `status` of the contents is its first indicator.

    What is too long for one field goes on in others.

    >>> [one.ind for one in written([{"title": "Floods " * 200}] * 10, "partial")]
    ['20', '80']
    """
    notes: list[list[tuple[str, str]]] = [[]]
    room = LARGEST_FIELD
    for unit, joint in _units(list(parts)):
        length = Field("505", "", tuple(unit)).length  # with dashes behind it
        if notes[-1]:
            code, text = notes[-1][-1]
            notes[-1][-1] = code, f"{text}{joint}"
        if notes[-1] and length > room:
            notes.append([])
            room = LARGEST_FIELD
        room -= length
        notes[-1] += unit
    first = _STATUS.get(status or "", "0")
    return [
        Field("505", f"{_CONTINUED if n else first}0", tuple(subs))
        for n, subs in enumerate(notes)
        if subs
    ]


def _units(parts: Sequence[Part]) -> Iterator[tuple[list[tuple[str, str]], str]]:
    """The subfields of each part, and what joins them to those before.

    The title of a volume leads to what is in it; a stop ends what is in the volume before.
    """
    is_inside = False
    joint = " --"
    for n, part in enumerate(parts):
        is_volume = part.get("kind") == "volume"
        is_full = is_volume and n + 1 < len(parts) and parts[n + 1].get("kind") != "volume"
        unit = _unit(part)
        if not unit:
            continue
        if is_full and unit[-1][0] == "t":
            unit[-1] = "t", f"{unit[-1][1]}:"
        yield unit, "." if is_volume and is_inside else joint
        is_inside = is_full or (is_inside and not is_volume)
        joint = "" if is_full else " --"


_WRITTEN_WORDS = {"part": "Part ", "volume": "v. "}


def _unit(part: Part) -> list[tuple[str, str]]:
    found = []
    if number := part.get("number"):
        word = _WRITTEN_WORDS.get(part.get("kind", ""), "")
        found.append(("g", f"{word}{number}."))
    title = " : ".join(filter(None, (part.get("title"), part.get("subtitle"))))
    names = part.get("names")
    if title:  # a title of nothing that XML can hold is none here
        found.append(("t", f"{title} /" if names else title))
    if names:
        found.append(("r", names))
    if pages := part.get("pages"):
        found.append(("g", f"(pages {pages})"))
    return found


def is_partial(fields: Sequence[Field]) -> str | None:
    """What the notes say of the contents: incomplete, partial, or nothing."""
    known = {code: status for status, code in _STATUS.items()}
    return next((known[one.ind[:1]] for one in fields if one.ind[:1] in known), None)


# --- reading --------------------------------------------------------------------------------------

_MOST = 5000
"""Units of a note; what has more is no contents page."""


def read(fields: Iterable[Field]) -> list[dict[str, str]]:
    """The parts that notes name, in order."""
    found: list[dict[str, str]] = []
    for one in _joined(fields):
        if one.get("t"):
            found += _enhanced(one)
        else:
            found += _basic(" -- ".join(t.strip() for t in one.all("a")))
    return _filled(found[:_MOST])


def _filled(units: list[dict[str, str]]) -> list[dict[str, str]]:
    """The units, where a volume that has no title of its own is apart from the first thing in it.

    It has none where each volume is followed by equals: `v. 1. Floods -- Fords -- v. 2. Ferries`.
    """
    heads = [n for n, unit in enumerate(units) if _is_volume(unit)]
    full = {n for n in heads if n + 1 < len(units) and not _is_volume(units[n + 1])}
    are_bare = len(heads) > 1 and len(full) == len(heads)
    found: list[dict[str, str]] = []
    for n, unit in enumerate(units):
        is_titled = (
            unit.pop("titled", "")
            or "title" not in unit
            or (n in full and _is_title(unit, units[n + 1]))
        )
        if n not in full or is_titled or not (are_bare or "names" in unit):
            found.append(unit)
            continue
        found.append({name: unit.pop(name) for name in ("number", "kind")})
        found.append(unit)
    return found


def _is_title(unit: Mapping[str, str], after: Mapping[str, str]) -> bool:
    """Whether it is a title of its own: what follows is numbered, and this is no preface to it."""
    return (
        "number" in after and "names" not in unit and KINDS[infer(unit["title"])].matter == "body"
    )


def _is_volume(unit: Mapping[str, str]) -> bool:
    return unit.get("kind") == "volume"


def _joined(fields: Iterable[Field]) -> list[Field]:
    """The notes, each with those that continue it.

    >>> [one.subs for one in _joined([Field("505", "00", (("t", "Floods --"),)),
    ...                               Field("505", "80", (("t", "Fords"),))])]
    [(('t', 'Floods --'), ('t', 'Fords'))]
    """
    notes: list[list[Field]] = []
    for one in fields:
        before = notes[-1][-1] if notes else None
        is_same = before and bool(before.get("t")) == bool(one.get("t"))
        if is_same and one.ind[:1] == _CONTINUED:
            notes[-1].append(one)
        else:
            notes.append([one])
    return [
        same[0]._replace(subs=tuple(pair for one in same for pair in one.subs)) for same in notes
    ]


def _enhanced(one: Field) -> list[dict[str, str]]:
    """Of an enhanced note: $g before a title is its number, behind it its pages."""
    units: list[list[tuple[str, str]]] = [[]]
    has_title = is_volume = False
    for code, text in one.subs:
        if code not in "gtra":
            continue
        is_head = _heads_volume(code, text)
        leads = is_volume and has_title and (code == "t" or units[-1][-1][1].rstrip().endswith(":"))
        if leads:
            units[-1].append(_TITLED)
        if units[-1] and is_head:
            before = units[-1][-1]
            units[-1][-1] = before[0], _without_stop(before[1].rstrip())
        ends = leads or (has_title and code == "t") or (is_volume and not has_title and code == "g")
        if (units[-1] and is_head) or ends:
            units.append([])
            has_title = is_volume = False
        units[-1].append((code, text))
        has_title, is_volume = has_title or code == "t", is_volume or is_head
        if re.search(r"--\s*$", text):
            units.append([])
            has_title = is_volume = False
    units = [_moved for _moved in units if _moved]
    last = len(units) - 1
    return [part for n, unit in enumerate(units) if (part := _of_unit(unit, is_last=n == last))]


_TITLED = ("titled", "")
"""Stands at the end of a unit: the title of a volume that leads to what is in it."""


def _heads_volume(code: str, text: str) -> bool:
    """Whether a subfield is the number of a volume: `v. 1.`"""
    found = _NUMBER.fullmatch(text.strip()) if code == "g" else None
    return bool(found and (found["word"] or "").lower().rstrip(".") in _VOLUME_WORDS)


def _of_unit(unit: list[tuple[str, str]], *, is_last: bool) -> dict[str, str]:
    part: dict[str, str] = {}
    for code, raw in unit:
        text = re.sub(r"\s*--\s*$", "", raw.strip())
        if is_last and code != "g" and (code, raw) == unit[-1]:
            text = _without_stop(text)
        if (code, raw) == _TITLED:
            part["titled"] = "true"
        elif code == "t":
            text = re.sub(r"\s*[:.]$", "", text) if unit[-1] == _TITLED else text
            _with_title(part, re.sub(r"\s+[/;,]$|\s+=$", "", text.strip()))
        elif code == "r":
            names = re.sub(r"\s*[;,]\s*$", "", text).strip(" ()")
            part["names"] = f"{part['names']} ; {names}" if "names" in part else names
        elif code == "g":
            _with_misc(part, text.strip())
        elif "title" not in part and code == "a" and text.strip(" -"):
            part |= _split(text)
    return part if "title" in part or _is_volume(part) else {}


def _with_title(part: dict[str, str], text: str) -> None:
    title, colon, rest = text.partition(" : ")
    if colon and title.strip() and rest.strip():
        part["title"], part["subtitle"] = title.strip(), rest.strip().replace(" : ", ": ")
    elif text:
        part["title"] = text


_PAGES = re.compile(
    r"(?:(?P<word>(?:pages?|pp?|Seiten?|S|с|s|ff?|folios?|leaves)(?![^\W\d_]))\.?:?\s*)?(?P<label>\S.*)"
)
_LABELS = re.compile(
    r"\[?(?:[A-Z]{0,3}[-:.]?\d+[a-z]?|[ivxlcdm]+|[IVXLCDM]+)\]?(?:\s?[-–:]{1,2}\s?\[?(?:[A-Z]{0,3}[-:.]?[\d:]+[a-z]?|"
    r"[ivxlcdm]+|[IVXLCDM]+)?\]?)?(?:[,;&]\s?\S+)*(?:ff?\.)?"
)
_DURATION = re.compile(r"\(?\s*(?:\d+:)?\d{1,3}:\d\d\s*\)?|\(?\s*(?:ca\.? )?\d+ min\.?.*\)?")
_NUMBER = re.compile(
    r"\(?(?:(?P<word>chapter|chap\.|ch\.|kapitel|kap\.|chapitre|capitolo|capítulo|cap\.|глава|гл\.|"
    r"part|pt\.|teil|partie|parte|book|bk\.|section|sec\.|essay|lecture|"
    r"v\.|vol\.|volume|bd\.|band|t\.|tome|no\.|nr\.|appendix|app\.|anhang)\s*)?"
    r"(?P<number>(?:\d{1,3}(?:\.\d{1,3})*[a-z]?|[IVXLC]+|[ivxlc]+|[A-Z]|One|Two|Three|Four|Five|Six|"
    r"Seven|Eight|Nine|Ten))\s*[.:)]*",
    re.I,
)
_PART_WORDS = ("part", "pt", "teil", "partie", "parte", "book", "bk")
_VOLUME_WORDS = ("v", "vol", "volume", "bd", "band", "t", "tome")


def _with_misc(part: dict[str, str], text: str) -> None:
    """What $g says: before the title its number, behind it its pages; all else is a note.

    >>> part = {"title": "Floods"}
    >>> _with_misc(part, "(v. 2, p. 3-9)"), _with_misc(part, "1990"), part
    (None, None, {'title': 'Floods', 'pages': '3-9', 'note': 'v. 2; 1990'})
    """
    if _DURATION.fullmatch(text):
        _with_note(part, text)
        return
    number = _NUMBER.fullmatch(text)
    if "title" not in part and number:
        part["number"] = number["number"]
        _with_kind(part, number["word"])
        return
    inside = re.fullmatch(r"\((.+)\)|\[(\D*[.\s].+)\]", text)
    said = inside[1] or inside[2] if inside else text
    pages, among = _PAGES.fullmatch(said), _AMONG.search(said)
    is_pages = pages and _LABELS.fullmatch(pages["label"]) and not _YEARS.fullmatch(said)
    if pages and (pages["word"] or is_pages):
        part["pages"] = pages["label"].strip()
    elif among and _LABELS.fullmatch(among["label"]):
        part["pages"] = among["label"]
        _with_note(part, said[: among.start()])
    elif "title" not in part and not _YEARS.fullmatch(said) and text.strip(" .:"):
        part["number"] = text.strip(" .:")
    else:
        _with_note(part, text)


_AMONG = re.compile(r"[\s,;:]\(?(?:pages?|pp?\.|Seiten?|S\.|с\.)\s*(?P<label>\S[^()]*?)[\s.)]*$")
"""Pages behind what else $g says: `v. 2, p. 3-9`."""
_YEARS = re.compile(r"[(\[]?[c©]?(?:1[4-9]|20)\d\d(?:[-–/](?:(?:1[4-9]|20)\d\d|\d\d)?)?[)\]?.]*")
"""Years, which are no pages where no word says so."""


def _with_note(part: dict[str, str], text: str) -> None:
    if text := re.sub(r"^\((.*)\)$", r"\1", text.strip(" ,;.")):
        part["note"] = f"{part['note']}; {text}" if "note" in part else text


def _with_kind(part: dict[str, str], word: str | None) -> None:
    said = (word or "").lower().rstrip(".")
    if said in _PART_WORDS:
        part["kind"] = "part"
    elif said in _VOLUME_WORDS:
        part["kind"] = "volume"
    elif said in ("appendix", "app", "anhang"):
        part["kind"] = "appendix"


# --- basic notes ----------------------------------------------------------------------------------

_UNITS = re.compile(r"\s*(?<!-)--(?!-)\s*|\s+—\s+|\s+–\s+(?=\d+\. )")


class _Numbered(NamedTuple):
    word: str
    number: str
    joint: str
    title: str


_BRACKETED = re.compile(
    r"\[((?:v\.|vol\.|bd\.|t\.)?\s*(?:\d{1,3}|[IVXLC]+))\]\s*[.:]?\s*|\[(v\.|vol\.|bd\.|t\.)\]\s*",
    re.I,
)
"""A number, or the word for it, that is not on the title page."""
_HEAD = re.compile(
    r"(?P<word>chapter|chap\.|ch\.|kapitel|kap\.|chapitre|capitolo|capítulo|cap\.|глава|part|pt\.|"
    r"teil|partie|parte|book|bk\.|v\.|vol\.|volume|bd\.|band|t\.|tome|no\.|appendix)?\s*"
    r"(?P<number>\d{1,3}(?:[.–/-]\d{1,3})*|[IVXLC]+|[ivxlc]+|[A-Z](?=[.:)]))"
    r"(?P<joint>\s*[.:)]\s+|\s*[.:)]?\s+-\s+|,\s+|\s+)(?P<title>\S.*)",
    re.I | re.S,
)


_LABEL = re.compile(r"(?:\(?partial contents\)?|contents|inhalt|sommaire)\s*[:.]\s*", re.I)


def _basic(text: str) -> list[dict[str, str]]:
    """The units of a note in one subfield."""
    text = _LABEL.sub("", text.strip())
    text = _IN_BRACKETS.sub(r": \1", text) if re.match(_HOLDER, text, re.I) else text
    units = [unit.strip() for unit in _UNITS.split(text) if unit and unit.strip(" .-")]
    has_stops = re.search(r"\w\.--", text) is not None  # as before ISBD
    units = [_without_stop(unit) if has_stops else unit for unit in units]
    if units:
        units[-1] = _without_stop(units[-1])
    if len(units) == 1 and units[0].count(" ; ") >= 2:
        units = [unit.strip() for unit in units[0].split(" ; ")]
    units, by_stops = _at_stops(units)
    units = _at_semicolons(units)
    heads = [_head(unit) for unit in units]
    is_series = _are_series([head for head in heads if head])
    known = [head if head and (is_series or head.word) else None for head in heads]
    found: list[dict[str, str]] = []
    for n, (unit, head) in enumerate(zip(units, known, strict=True)):
        after = known[n + 1] if n + 1 < len(units) else head
        first = _first_in(head, after, by_stops=by_stops)
        if head is None or first is None:
            found.append(_split(unit, head))
            continue
        title, rest = first
        found.append(_split(title, head._replace(title=title)) | {"titled": "true"})
        found.append(_split(rest, inner if (inner := _head(rest)) and not inner.word else None))
    return found


_HOLDER = r"(?:v\.|vol\.|volume|bd\.|band|t\.|tome|pt\.|part|teil)\s*(?:\d{1,3}|[IVXLC]+)[.:,]\s"
_IN_BRACKETS = re.compile(r"\s\(([^()]*\s--\s[^()]*)\)(?=\s*(?:--|\.?\s*$))")
"""What is in a volume, in brackets behind its title."""
_STOP = re.compile(rf"(?:(?<=[^\W_]{{2}})|(?<=[)\]”\"]))\.\s+(?={_HOLDER})", re.I)


def _at_stops(units: list[str]) -> tuple[list[str], bool]:
    """Units that a stop parts before a volume or part, in notes that begin with one."""
    if not units or not re.match(_HOLDER, units[0], re.I):
        return units, False
    found = [piece.strip() for unit in units for piece in _STOP.split(unit)]
    return found, len(found) > len(units)


_SEMICOLON = re.compile(r"\s+;\s+(?=[\W\d_]*[^\W\d_a-zß-ÿ])")


def _at_semicolons(units: list[str]) -> list[str]:
    """What is in volumes, where semicolons are between: `v. 1. Floods ; Fords -- v. 2. Ferries`."""
    heads = [_head(unit) for unit in units]
    if len(units) < 2 or not all(head and head.word in _VOLUME_WORDS for head in heads):
        return units
    parts = [_SEMICOLON.split(unit) for unit in units]
    if sum(len(pieces) > 1 for pieces in parts) * 2 < len(units):
        return units
    return [piece.strip() for pieces in parts for piece in pieces]


def _first_in(
    head: _Numbered | None, after: _Numbered | None, *, by_stops: bool
) -> tuple[str, str] | None:
    """The title of a volume or part, and the first thing in it: `Beginnings: Floods / E. Marsh`.

    `after` is the number of what follows: where that has one, what is first in it has one too.
    """
    if head is None or (after and after.word in (*_VOLUME_WORDS, *_PART_WORDS)):
        return None
    if head.word not in _VOLUME_WORDS and not (by_stops and head.word in _PART_WORDS):
        return None
    title, colon, rest = head.title.partition(": ")
    if not colon or title.endswith(" ") or not rest.strip():
        return None
    return (title, rest) if not after or _head(rest) else None


def _head(unit: str) -> _Numbered | None:
    bare = _BRACKETED.match(unit)
    if bare:
        number = f"{bare[1]}. " if bare[1] else f"{bare[2]} "
        unit = f"{number}{unit[bare.end() :]}"
    found = _HEAD.fullmatch(unit)
    if not found:
        return None
    word = (found["word"] or "").lower().rstrip(".")
    joint = found["joint"].strip()
    if not word and (not joint or re.search("[–/-]", found["number"])):
        return None
    return _Numbered(word, found["number"], joint, found["title"])


def _are_series(heads: list[_Numbered]) -> bool:
    """Whether numbers count: two at least, one after the other."""
    counts = [
        int(h.number) if h.number.isdecimal() else from_roman(h.number.lower()) for h in heads
    ]
    numbers = [n for n in counts if n]
    steps = sum(b - a in (0, 1) or b == 1 for a, b in pairwise(numbers))
    return len(numbers) > 1 and steps >= (len(numbers) - 1) * 0.6


def _split(unit: str, head: _Numbered | None = None) -> dict[str, str]:
    """Title, names and pages of one unit."""
    part: dict[str, str] = {}
    text = unit
    if head:
        part["number"], text = head.number, head.title
        _with_kind(part, head.word)
    if found := _TRAILING_PAGES.fullmatch(text):
        text, part["pages"] = found["rest"], (found["in"] or found["label"]).strip()
    if time := _TRAILING_TIME.search(text):
        text = text[: time.start()]
        _with_note(part, time[0])
    title, slash, names = text.rpartition(" / ")
    if slash and title.strip():
        text, names = title, names.strip()
        if names:
            part["names"] = names.strip(" ()")
    _with_title(part, re.sub(r"\s+[/;,=]$", "", text.strip()))
    part.setdefault("title", unit)
    return part


_TRAILING_PAGES = re.compile(
    r"(?P<rest>.*\S)(?:\s*[(\[]\s*(?:pp?\.|pages?|S\.)\s*(?P<in>[^()\[\]]+?)\s*[)\]]"
    r"|,?\s+(?:pp?\.|pages?|S\.)\s*(?P<label>[\[\divxlcdm][^\s/]*))",
    re.S,
)
_TRAILING_TIME = re.compile(r"\s*\((?:\d+:)?\d{1,3}:\d\d\)$")


def _without_stop(text: str) -> str:
    if text.endswith("...") or not text.endswith(".") or re.search(r"(?:^|[\s.])[A-Z]\.$", text):
        return text
    return text[:-1].rstrip()
