"""Kinds of values as subfields have them, both ways: extent, edition, class numbers, imprints.

>>> write_extent("xiv + 289 + [8] plates"), read_extent("xiv, 289 pages, [8] plates")
('xiv, 289 pages, [8] plates', 'xiv + 289 + [8] plates')
>>> write_edition("2"), read_edition("Second edition, revised"), read_edition("3., verb. Aufl.")
('2nd edition', 'Second edition, revised', '3., verb. Aufl.')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from precarious_truce.formats.crosswalk.editions import edition_number
from precarious_truce.formats.marc.dates import edtf, shown
from precarious_truce.formats.marc.names import Heading, heading_of, name_of, parted
from precarious_truce.formats.marc.records import Subfields, clean
from precarious_truce.model import Date, Name

__all__ = [
    "LABELLED", "inverted", "labelled", "labels_in", "read_edition", "read_edition_of",
    "read_extent", "read_heading", "read_names", "with_subtitle", "without_subtitle",
    "write_edition", "write_edition_of", "write_extent", "write_heading", "write_names",
]  # fmt: skip

# --- extent and edition ---------------------------------------------------------------------------

_LABEL = re.compile(r"\[?(?:[ivxlcdmIVXLCDM]+|[0-9]+)\]?")
_UNIT = re.compile(r"\s*(?<![^\W\d_])(?:pages?|pp?\.|pp|Seiten|S\.|с\.|стр\.|leaves|p)$", re.I)


_LONGEST = 1000
"""Letters of an extent that can be read."""
_NO_PAGES = re.compile(r"(?:^|(?<=\d) |(?<=[ivxlc]) )(?:p\.|v\.)?,? ?cm\.?$|^p\.?$", re.I)
"""What stands for pages where nobody has counted them yet."""


def write_extent(extent: object) -> str | None:
    """300 $a: runs with commas between them, `pages` behind the last that only counts pages."""
    runs = (read_extent(clean(extent)) or "").split(" + ")
    last = max((n for n, run in enumerate(runs) if _LABEL.fullmatch(run)), default=-1)
    if last >= 0:
        runs[last] += " pages" if runs[last] not in ("1", "[1]") else " page"
    return ", ".join(runs) or None


def read_extent(text: str) -> str | None:
    """The runs of an extent, without words for pages.

    >>> read_extent("xiv, 289 p."), read_extent("1 online resource (xii, 300 pages)")
    ('xiv + 289', 'xii + 300')
    >>> read_extent("xxi, 1180 p. cm"), read_extent("p. cm.")
    ('xxi + 1180', None)
    >>> read_extent("XII, 340 S."), read_extent("[4], 96 p., [8] leaves of plates")
    ('XII + 340', '[4] + 96 + [8] leaves of plates')
    """
    if len(text) > _LONGEST:
        return text.strip() or None
    text = _NO_PAGES.sub("", " ".join(text.split()).strip(" ;:,+"))
    held = re.fullmatch(r"[^()]*\b(?:resource|volumes?|v\.|Bd\.|text)[^()]*\(([^()]+)\)", text)
    if held and re.match(r"[\[\divxlcdm]", held[1]):
        text = held[1]
    runs = [_UNIT.sub("", run) for run in re.split(r"\s*[,;+]\s+|\s\+\s", text)]
    return " + ".join(run for run in runs if run) or None


def write_edition(edition: object) -> str | None:
    """250 $a: a number as the words that catalogues have for it."""
    text = read_edition(clean(edition)) or ""
    if not re.fullmatch(r"[1-9]\d{0,2}", text):
        return text or None
    tens = int(text) % 100 // 10
    ending = "th" if tens == 1 else {"1": "st", "2": "nd", "3": "rd"}.get(text[-1], "th")
    return f"{text}{ending} edition"


def read_edition(text: str) -> str | None:
    """The number that an edition statement is no more than, else the statement.

    >>> read_edition("2nd ed."), read_edition("Third edition"), read_edition("1. Aufl")
    ('2', '3', '1')
    """
    text = text.strip()
    return (text if text.isdecimal() else edition_number(text)) or None


# --- title and subtitle in one subfield -----------------------------------------------------------


def with_subtitle(title: str, subtitle: str) -> str:
    """Title and subtitle with ISBD's colon between them."""
    return f"{title} : {subtitle}" if title and subtitle else title or subtitle


def without_subtitle(text: str, subtitle: str | None) -> tuple[str, str]:
    """Title and subtitle of such a text; `subtitle` is what it is known to be, "" for none."""
    if subtitle is not None:
        ending = f" : {subtitle}"
        if not subtitle:
            return text, ""
        return (text.removesuffix(ending), subtitle) if text.endswith(ending) else ("", subtitle)
    title, colon, rest = text.partition(" : ")
    return (title.strip(), rest.strip()) if colon and title.strip() else (text, "")


# --- labelled values (773 $g) ---------------------------------------------------------------------

LABELLED = re.compile(r"([a-z][a-z-]{1,20}):(.*)", re.DOTALL)
"""`pages:15–61`, as the national libraries of Germany and Austria write related parts."""


def labelled(label: str, value: object) -> tuple[str, str]:
    """A value with its label, as a subfield."""
    return "g", f"{label}:{clean(value)}"


def labels_in(texts: Iterable[str]) -> dict[str, list[str]]:
    """The labelled values of subfields.

    >>> labels_in(["Vol. 9, p. 1", "volume:9", "pages:1"])
    {'volume': ['9'], 'pages': ['1']}
    """
    found: dict[str, list[str]] = {}
    for text in texts:
        if (pair := LABELLED.fullmatch(text)) and pair[2].strip():
            found.setdefault(pair[1], []).append(pair[2].strip())
    return found


# --- names in one subfield ------------------------------------------------------------------------


def write_heading(name: Name) -> str | None:
    """A name in one subfield: of a body with a comma in front, so that it is not turned round.

    >>> write_heading(Name(literal="Smith, Jones & Co")), write_heading(Name(family="Prince"))
    (', Smith, Jones & Co', 'Prince,')
    >>> write_heading(Name(literal="Delta Group"))
    'Delta Group'
    """
    heading = heading_of(name)
    if heading is None:
        return None
    if not heading.is_person:
        return f", {heading.text}" if "," in heading.text else heading.text
    text = heading.text if "," in heading.text else f"{heading.text},"
    return f"{text}, {heading.suffix}" if heading.suffix and "," in heading.text else text


def read_heading(text: str) -> dict[str, str] | None:
    """The name of such a subfield: of a person where there is a comma."""
    text = text.strip()
    if text.startswith(", "):
        return name_of(Heading(False, text[2:].strip()))
    if "," not in text:
        return name_of(Heading(False, text))
    family, given, suffix = (part.strip() for part in (*text.split(",", 2), "", "")[:3])
    if re.fullmatch(r"(?:ca\. |approximately )?\d{3,4}-?(?:\d{3,4})?", suffix):
        suffix = ""
    return name_of(parted(Heading(True, f"{family}, {given}" if given else family, suffix)))


_BETWEEN = " ; "


def write_names(names: Iterable[Name]) -> str | None:
    """Several names in one subfield."""
    return _BETWEEN.join(t for name in names if (t := write_heading(name))) or None


def read_names(text: str) -> list[dict[str, str]] | None:
    """The names of such a subfield."""
    return [
        n for part in text.split(_BETWEEN) if part.strip() and (n := read_heading(part))
    ] or None


def inverted(name: Mapping[str, str]) -> str:
    """A name in the order of speech.

    >>> inverted({"family": "Weyden", "given": "Pieter", "non_dropping_particle": "van der"})
    'Pieter van der Weyden'
    """
    if "literal" in name:
        return name["literal"]
    keys = ("given", "dropping_particle", "non_dropping_particle", "family", "suffix")
    return " ".join(name[key] for key in keys if name.get(key))


# --- other editions (765, 775, 776) ---------------------------------------------------------------


def _write_imprint(edition: Any) -> tuple[str, str]:
    """Place, publisher and date as one text, and the date where that is not read from it again."""
    places, publishers = (" ; ".join(map(clean, v)) for v in (edition.place, edition.publisher))
    who = (
        f"{places} : {publishers}"
        if places and publishers
        else f"{places} :"
        if places
        else publishers
    )
    text = clean(edition.date) if edition.date else ""
    date = shown(text)
    if text and _date(date) != text:
        return who, text
    return f"{who}, {date}" if who and date else who or date, ""


def _read_imprint(text: str, stated: str = "") -> dict[str, Any]:
    """Place, publisher and date of `Place : Publisher, date`, as far as they are there.

    A date that is `stated` beside it is not looked for.
    """
    text = text.strip(" .;")
    who, _, date = (text, "", "") if stated else text.rpartition(", ")
    known = _date(date if who else text)
    if known and not who and _date(text):
        return {"date": known}
    if not known or not who:
        who, known = text, None
    place, colon, publisher = who.partition(" :")
    if not colon:
        place, publisher = "", who
    found: dict[str, Any] = {
        "place": [p.strip() for p in place.split(" ; ") if p.strip()],
        "publisher": [p.strip() for p in publisher.split(" ; ") if p.strip()],
        "date": known,
    }
    return {key: value for key, value in found.items() if value}


def _date(text: str) -> str | None:
    text = text.strip()
    if Date(text).valid:
        return text
    return edtf(text) if len(text) < 25 else None


_LABELS = {
    "container_title": "in", "volume": "volume", "issue": "number", "pages": "pages",
    "editor": "editor", "subtitle": "subtitle",
}  # fmt: skip


def write_edition_of(edition: Any) -> Subfields | None:
    """Another edition as the subfields of a linking entry."""
    fields = type(edition).model_fields
    subs: list[tuple[str, str]] = []

    def value(name: str) -> Any:
        return getattr(edition, name) if name in fields else None

    if value("author") and (text := write_names(edition.author)):
        subs.append(("a", text))
    title, subtitle = clean(value("title") or ""), clean(value("subtitle") or "")
    if title:
        subs.append(("t", with_subtitle(title, subtitle)))
    if value("edition") and (text := write_edition(edition.edition) or ""):
        subs.append(("b", text))
    imprint, date = _write_imprint(edition)
    subs += [("d", imprint)] if imprint else []
    subs += [labelled("date", date)] if date else []
    for name, label in _LABELS.items():
        if held := value(name):
            text = write_names(held) if name == "editor" else clean(held)
            if name == "pages":
                text = clean(held.canonical)
            subs += [labelled(label, text)] if text else []
    subs += [labelled("language", tag) for tag in value("language") or ()]
    if value("extent"):
        subs.append(("h", write_extent(edition.extent) or ""))
    if value("note"):
        subs.append(("n", clean(edition.note)))
    if value("doi"):
        subs.append(("o", f"doi:{clean(edition.doi)}"))
    if value("url"):
        subs.append(("o", f"url:{clean(edition.url.text)}"))
    for name, code in (("isbn", "z"), ("issn", "x")):
        if value(name):
            subs.append((code, clean(value(name).canonical)))
    return tuple((code, text) for code, text in subs if text) or None


def read_edition_of(subs: Subfields) -> dict[str, Any] | None:
    """The fields of another edition that subfields say."""
    found: dict[str, Any] = {}
    first: dict[str, str] = {}
    for code, text in subs:
        first.setdefault(code, text.strip())
    labels = labels_in(text for code, text in subs if code == "g")
    stated = labels.get("date", [""])[0]
    if "a" in first:
        found["author"] = read_names(first["a"])
    if "t" in first:
        known = labels.get("subtitle", [""])[0] if labels else None
        title, subtitle = without_subtitle(first["t"], known)
        found |= {"title": title, "subtitle": subtitle}
    if "b" in first:
        found["edition"] = read_edition(first["b"])
    if "d" in first:
        found |= _read_imprint(first["d"], stated)
    if stated:
        found["date"] = stated
    for name, label in _LABELS.items():
        if label in labels:
            found[name] = read_names(labels[label][0]) if name == "editor" else labels[label][0]
    found["language"] = labels.get("language")
    if "h" in first:
        found["extent"] = read_extent(first["h"])
    found |= {"note": first.get("n"), "isbn": _number(first.get("z")), "issn": first.get("x")}
    for code, text in subs:
        if code == "o":
            scheme, _, rest = text.partition(":")
            if scheme in ("doi", "url") and rest.strip():
                found.setdefault(scheme, rest.strip())
            elif re.match(r"10\.\d", text):
                found.setdefault("doi", text)
            elif text.startswith("http"):
                found.setdefault("url", text)
    return {key: value for key, value in found.items() if value} or None


def _number(text: str | None) -> str | None:
    return text.split(" ")[0] if text else None
