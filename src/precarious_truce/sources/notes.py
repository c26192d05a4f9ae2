"""Notes of contents: MARC 505, a catalogue's note, a publisher's paragraph; each as lines.

>>> [line.text for line in noted("505 0_ Preface -- 1. Reed / Ann Bostwick -- Index.") or ()]
['Preface', '1. Reed', 'Index']
>>> note = "Contents: Ann Rees: Salt – Bo Lind: Tin – Cy Roe: Lead."
>>> [line.text for line in paragraph(note) or ()]
['Ann Rees: Salt', 'Bo Lind: Tin', 'Cy Roe: Lead']
"""

from __future__ import annotations

import re

from precarious_truce.sources.labels import label
from precarious_truce.sources.lines import Line, clean
from precarious_truce.sources.people import people
from precarious_truce.sources.words import matter

__all__ = ["marc_505", "noted", "paragraph", "sentences"]

_LEAD = re.compile(
    r"^\s*(?:=?505[\s\d_#|\\:.-]*?(?=[$|‡ǂ]\s?[a-z]\s|[^\s\d_#|\\:.-])|(?:(?:formatted"
    r" |machine[- ]generated )?(?:incomplete |partial )?contents(?: (?:note|include))?"
    r"|table of contents"
    r"|(?:aus dem |kurz)?inhalt(?: ?\(auswahl\)|,? u\. ?a\.)?|inhaltsverzeichnis|inhaltsübersicht"
    r"|(?:au )?sommaire|table des matières|indice|índice|sumario|sumário|contenido|contenuto"
    r"|содержание|в содержании|из содержания|зміст|inhoud|indhold|innehåll|innhold|obsah|z obsahu"
    r"|spis treści|tartalom|sadržaj|toc|contains|includes|enthält|contient|contiene|contém)"
    r"\s*(?:/[^:\n]{0,20})?:\s*"
    r"(?:machine[- ]generated contents note:\s*)?)",
    re.I,
)


# --- MARC 505 with subfields ---------------------------------------------------------------------


def marc_505(text: str) -> list[Line] | None:
    """`$t Title / $r Name -- $g 2. $t …` (MARC 21, 505, enhanced; `‡t` and `|t` too)."""
    flat = re.sub(r"\s+", " ", text)
    start = re.search(r"[$‡|ǂ]\s?[atgr]", flat)
    coded = re.findall(r"[$‡|ǂ]\s?([tgr])", flat)
    if start is None or len(coded) < 3 or "t" not in coded:
        return None
    found: list[Line] = []
    pieces = re.split(r"[$‡|ǂ]\s?([atgrux6])\s?", flat[start.start() :])
    number = role = ""
    for code, raw in zip(pieces[1::2], pieces[2::2], strict=False):
        value = re.sub(r"\s*(?:=?505|=\d{3}\s).*$", "", raw.strip())
        value = re.sub(r"\s*(?:--|—|;|/)\s*$", "", value).strip()
        behind = _trailing_page(f"x {value}")[1] if code == "g" and not number else None
        if code == "g" and _NOTE_LEAD.fullmatch(value):
            continue
        if behind and found:
            found[-1].given.setdefault("page", behind)
        elif code == "g" and raw.strip().endswith("--") and not re.search(r"\d", value):
            found.append(Line(clean(value)[0], len(found) + 1, given={"people": ""}))
        elif code == "g" and number == "" and _ROLE.fullmatch(value):
            role = f"{value} "
        elif code == "g":
            number = value
        elif code == "t":
            title, page = _trailing_page(value.rstrip(" /."))
            given = {"page": page} if page else {}
            found.append(
                Line(
                    clean(f"{_spaced(number)}{_punctuated(title)}")[0],
                    len(found) + 1,
                    given=given | {"people": ""},
                )
            )
            number = ""
        elif code == "r" and found:
            who = value.rstrip(" ,.") if not re.search(r"\b[A-Z]\.$", value) else value
            before = found[-1].given.get("author")
            found[-1].given["author"] = f"{before} ; {role}{who}" if before else who
            role = ""
        elif code == "a":
            found += noted(value) or []
    for line in found:
        line.given.pop("people", None)
    return _with_numbers(found, number)


_NOTE_LEAD = re.compile(r"(?:[\w-]+ )*contents note:?", re.I)
"""What no part is called: `Machine generated contents note:`."""
_ROLE = re.compile(r"[^\W\d]+(?: [^\W\d]+)* (?:by|von|par|da|por)", re.I)
"""`translated by`, in a subfield of its own."""


def _spaced(number: str) -> str:
    return f"{number} " if number else ""


def _with_numbers(found: list[Line], left: str) -> list[Line]:
    """A `$g` behind the title is its page: `(p. 12)`."""
    page = _trailing_page(f"x {left}")[1] if left else None
    if page and found:
        found[-1].given["page"] = page
    for n, line in enumerate(found[1:], 1):
        lead = re.match(r"\(?pp?\.\s*(\S+?)\)?\s+", line.text)
        if lead:
            found[n - 1].given.setdefault("page", lead[1])
            found[n] = line.but(text=line.text[lead.end() :])
    return found


def _trailing_page(text: str) -> tuple[str, str | None]:
    found = re.fullmatch(
        r"(.*?)[\s,]*\(?\s*(?:pp?\.|S\.|pages?"
        r"|с\.)\s*(\[?[\divxlc]+\]?(?:\s?[-–]\s?[\divxlc]+)?)\s*\)?\.?",
        text,
    )
    return (found[1], found[2]) if found and found[1] else (text, None)


# --- a catalogue's note ---------------------------------------------------------------------------


def noted(text: str) -> list[Line] | None:
    """Titles that ` -- ` parts, each with ` / ` before who wrote it (ISBD area 7)."""
    flat = re.sub(r"\s+", " ", _LEAD.sub("", text.strip(), count=1)).strip()
    flat = re.sub(r"^[$|‡ǂ]\s?a\s*", "", flat)
    if "\n" in text.strip() and re.match(r"\s*[^\W\d]+:\s", text) and not _LEAD.match(text):
        return None  # a record of a catalogue, the note one line of it
    flat = _with_pages(flat)
    pieces = re.split(r"\s*(?:--|—|(?<=[.\w)”]) ?– )\s*", flat)
    if (
        text.strip().count("\n") > 3
        or len(pieces) < (2 if _LEAD.match(text.strip()) else 3)
        or not re.search(r" ?--|\. ?[—–] | — ", flat)
    ):
        return None
    if "--" not in flat and not _LEAD.match(text.strip()):
        return None
    found = []
    for n, piece in enumerate(_apart(pieces), 1):
        several = re.split(r"\s+;\s+", piece)
        if len(several) > 1 and all(" / " in one for one in several) and not _stated(piece)[1]:
            found += [_statement(one, n) for one in several]
            continue
        inside = _NUMBERED_INSIDE.fullmatch(piece)
        held = re.split(r"\s*;\s+(?=\d)", inside["held"]) if inside else []
        outer, stated = _stated(inside["outer"] if inside else piece)
        found += [_statement(p, n) for p in (outer, *held) if p.strip(" .")]
        found += [_statement(p, n).but(depth=1) for p in stated]
    if any(line.depth for line in found):
        found = [line.but(depth=line.depth or 0) for line in found]
    return found


_AREA = re.compile(
    r"\.?\s+[-–]\s+(?P<page>(?:S|pp?|s|с|str)\.\s*[\divxlc]+(?:\s?[-–]\s?[\divxlc]+)?)(?:\.|$)",
    re.I,
)


def _with_pages(text: str) -> str:
    """A note in which ISBD's `. - ` parts the pages: `Vorwort / B. Kessel. - S. 5-6. - …`."""
    if len(_AREA.findall(text)) < 2:
        return text
    text = _AREA.sub(r" (\g<page>).", text)
    return re.sub(r"\.?\s+[-–]\s+(?=\S)|(?<=\))\.\s+(?=\S)", " -- ", text)


def _stated(piece: str) -> tuple[str, list[str]]:
    """A part, and what it holds: `I. Clay. The brickfield / O. Tasker ; Kilns / M. Sarkar`."""
    first, *others = re.split(r"\s+;\s+", piece)
    part, stop, _ = first.partition(" / ")[0].rpartition(". ")
    known = label(part) if stop else None
    if not others or not known or not known.title or not all(" / " in o for o in (first, *others)):
        return piece, []
    return part, [first[len(part) + 2 :], *others]


def _apart(pieces: list[str]) -> list[str]:
    """The pieces, a part and its first chapter taken apart: `pt. 1. Beginnings. The first mill`."""
    found: list[str] = []
    for piece in pieces:
        known = label(piece)
        held = re.match(r"(.*?[^\W\d_]{2,})\.\s+(?=[^\W_a-z])", known.title) if known else None
        if known and held and known.division in ("part", "volume"):
            place = len(piece) - len(known.title) + held.end(1)
            found += [piece[:place], piece[place + 1 :].strip()]
        else:
            found.append(piece)
    return found


_NUMBERED_INSIDE = re.compile(r"(?P<outer>.{3,120}?):\s+(?P<held>\d{1,2}\.\s.+;\s+\d{1,2}\.\s.+)")
"""A part with its chapters behind it: `Part 1. The river: 1. Source; 2. Banks`."""


def _statement(text: str, number: int) -> Line:
    """One title of a note, what stands behind ` / ` taken as who wrote it."""
    text = text.strip()
    title, slash, who = text.partition(" / ")
    if not slash and "/" in title and people(title.rpartition("/")[2]).score > 1:
        title, slash, who = text.rpartition("/")
    title, page = _trailing_page(title.strip())
    if who and page is None:
        who, page = _trailing_page(who.strip())
    given = {"page": page} if page else {}
    if who:
        given["author"] = who.strip() if re.search(r"\b[^\W\d_]\.$", who) else who.strip(" .")
    title = title if re.search(r"\b[A-Z]\.$|\?$", title) else title.rstrip(" .")
    return Line(clean(_punctuated(title))[0], number, given=given)


_SENTENCE = re.compile(
    r"(?P<title>[^/]+?)\s/\s(?P<who>(?:[^./]|(?<=\b[^\W\d_])\.|(?<=\b[^\W\d_]{2})\.(?=\s?[^\W\d_]\.))+)"
    r"(?:\.\s+(?=\S)|\.?\s*$)"
)


def sentences(text: str) -> list[Line] | None:
    """Titles with ` / ` before who wrote them, each with a full stop: `Vorwort / K. Lenz. …`."""
    if not _LEAD.match(text.strip()) or text.strip().count("\n") > 3 or text.count(" / ") < 2:
        return None
    flat = re.sub(r"\s+", " ", _LEAD.sub("", text.strip(), count=1)).strip()
    found = list(_SENTENCE.finditer(flat))
    last = flat[found[-1].end() :].strip(" .") if found else ""
    read = sum(len(m[0]) for m in found) + (len(flat) - found[-1].end() if matter(last) else 0)
    if read < len(flat) or " -- " in flat:
        return None
    lines: list[Line] = []
    for m in found:
        first, stop, rest = m["title"].partition(". ")
        titles = [first, rest] if stop and matter(first) else [m["title"]]
        lines += [_statement(title, len(lines) + 1) for title in titles[:-1]]
        lines.append(_statement(f"{titles[-1]} / {m['who']}", len(lines) + 1))
    if last:
        lines.append(_statement(last, len(lines) + 1))
    return lines


def _punctuated(title: str) -> str:
    """A title without ISBD's space before a colon: `Willow : a working wood`."""
    return re.sub(r"(?<![»\s])\s+([:;,])(?=\s)", r"\1", title)


def paragraph(text: str) -> list[Line] | None:
    """A paragraph: `Contents: Name: Title – Name/Name: Title – …`, or parted by `;`, `•`, `|`."""
    lines = [line for line in text.strip().split("\n") if line.strip()]
    if not lines or len(lines) > 12 or (len(lines) > 1 and not _LEAD.match(lines[0])):
        return None
    listed = len(lines) > 3 and not _LEAD.sub("", lines[0]).strip()
    if listed and sum(" / " in line for line in lines) * 2 > len(lines):
        return None  # a note of contents, each title on a line of its own
    if sum(_ITEM.match(line) is not None for line in lines) > 2:
        return None  # a list, each on a line of its own
    flat = re.sub(r"\s+", " ", " ".join(lines))
    led = _LEAD.match(flat) is not None
    flat = _LEAD.sub("", flat, count=1).strip()
    dashes, stops = r"\s[–—-]\s", r"\s*;\s+"
    if len(re.findall(stops, flat)) > len(re.findall(dashes, flat)):
        dashes, stops = stops, dashes
    for separator in (
        dashes,
        r"\s*[•·|●■▪]\s*",
        stops,
        r"(?<=\))\s+/\s+",
        r"(?:\.|(?<=[?!]))\s+(?=\d{1,2}[.)]?\s|(?:appendix|index|bibliography|notes|conclusion|epilogue|afterword"
        r"|glossary|references|acknowledgements?)\b)",
        r",\s+(?=\d{1,2}[.)]\s)",
        r"\s+(?=\d{1,2}[.)]\s)",
    ):
        pieces = [p.strip() for p in re.split(separator, flat, flags=re.I) if p.strip(" .")]
        if (
            len(pieces) >= (3 if led else 4)
            and max(map(len, pieces)) < 250
            and (led or _even(pieces))
        ):
            return [
                Line(clean(p.rstrip(".") if not re.search(r"\b[A-Z]\.$", p) else p)[0], n)
                for n, p in enumerate(_opened(pieces), 1)
            ]
    return None


_ITEM = re.compile(r"\s*(?:[•▪●◦*·–-]\s|\d{1,2}[.)]\s)")


def _opened(pieces: list[str]) -> list[str]:
    """The pieces, a part and its first chapter taken apart: `Part I Surveyors: The chain`."""
    found: list[str] = []
    for piece in pieces:
        known = label(piece)
        name, colon, held = _held(known.title) if known else ("", "", "")
        if known and colon and name and known.division in ("part", "volume"):
            found += [piece[: len(piece) - len(held) - 2], held]
        else:
            found.append(piece)
    return found


def _held(title: str) -> tuple[str, str, str]:
    """A part's title and its first chapter: before the chapter's number, or behind the colon."""
    numbered = re.search(r": (?=(?:chapter |ch\. )?\d{1,3}[.):]\s)", title, re.I)
    if numbered:
        return title[: numbered.start()], ": ", title[numbered.end() :]
    return title.partition(": ")


def _even(pieces: list[str]) -> bool:
    return sum(len(p) for p in pieces) / len(pieces) < 90
