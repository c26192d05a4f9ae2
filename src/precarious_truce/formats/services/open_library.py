"""Open Library's JSON (https://openlibrary.org/dev/docs/api): editions, works, answers; read only.

The table of contents is read in every form that the records have: rows with level, label, title
and page; plain lines; one text; and rows in the editing form, `** label | title | page`.

>>> library = loads('''{"key": "/books/OL1M", "title": "The Orchard", "publishers": ["Hallam"],
...     "publish_date": "May 1911", "table_of_contents": [{"level": 0, "label": "Chapter 1",
...     "title": "Grafting", "pagenum": "4"}, "* | Index | 90"]}''')
>>> (book,) = library.books()
>>> str(book.date), [(c.number, c.title.text, str(c.pages)) for c in book.contents]
('1911-05', [('1', 'Grafting', '4–'), (None, 'Index', '90–')])
"""

from __future__ import annotations

import re

from precarious_truce.errors import Diagnostic, Severity, TruceError
from precarious_truce.formats.services.values import (
    Json,
    bookish,
    checked,
    listed,
    mapping,
    parsed,
    texts,
    words,
    works_library,
)
from precarious_truce.model import Book, Library
from precarious_truce.model.library import Work

__all__ = ["SUFFIXES", "is_answer", "loads"]

SUFFIXES = (".openlibrary.json",)
_KNOWN = (
    "table_of_contents",
    "publishers",
    "publish_date",
    "isbn_10",
    "isbn_13",
    "by_statement",
    "works",
    "number_of_pages",
    "first_publish_date",
    "authors",
)
_MAX_LEVEL = 20


def is_answer(data: object) -> bool:
    """Whether JSON is Open Library's."""
    items = _records(data)
    return bool(items) and any(
        "table_of_contents" in i
        or re.match(r"/(?:books|works)/OL\d+[MW]", words(i.get("key")))
        or sum(k in i for k in _KNOWN) >= 3
        for i in items
    )


def loads(text: str | bytes, *, file: str | None = None) -> Library:
    """The books of an answer; TruceError where it is no JSON, or holds none."""
    diagnostics: list[Diagnostic] = []
    items = _records(parsed(text, "SRV3", file, diagnostics))
    if not items:
        raise TruceError.of(
            "SRV3",
            "no book of Open Library is in this JSON",
            file=file,
            hint="save https://openlibrary.org/books/OL….json",
        )
    works: list[Work] = []
    for item in items:
        work, found = checked(_book(item), Book, words(item.get("title")))
        works.append(work)
        diagnostics += [*found, *_untold(item)]
    return works_library(works, diagnostics)


def _records(data: object) -> list[Json]:
    """Editions and works, alone, in lists, under their keys, or as documents of a search."""
    if isinstance(data, list):
        return [item for entry in data for item in _records(entry)]
    top = mapping(data)
    for name in ("entries", "docs", "works"):
        rows = [mapping(row) for row in listed(top.get(name))]
        if "title" not in top and any("title" in row for row in rows):
            return [row for row in rows if "title" in row]
    if "title" in top:
        return [top]
    found = []
    for value in map(mapping, top.values()):
        details = mapping(value.get("details")) or mapping(value.get("data")) or value
        if "title" in details:
            found.append(details)
    return found


# --- the book -------------------------------------------------------------------------------------


def _book(item: Json) -> dict[str, object]:
    isbns = [
        *texts(item.get("isbn_13")),
        *texts(item.get("isbn_10")),
        *texts(mapping(item.get("identifiers")).get("isbn_13")),
        *texts(mapping(item.get("identifiers")).get("isbn_10")),
    ]
    title = words(item.get("title"))
    prefix = words(item.get("title_prefix"))
    subjects = [s for s in texts(item.get("subjects")) if s]
    fields: dict[str, object] = {
        "title": f"{prefix} {title}".strip() or "[Untitled]",
        "subtitle": words(item.get("subtitle")),
        "author": _authors(item),
        **_contributors(item)[0],
        "publisher": texts(item.get("publishers") or item.get("publisher")),
        "place": texts(item.get("publish_places")),
        "date": _date(next(filter(None, map(words, map(item.get, _DATES))), "")),
        "edition": words(item.get("edition_name")),
        "series": _series(words(item.get("series"))),
        "language": [
            _language(words(mapping(lang).get("key")) or words(lang))
            for lang in listed(item.get("languages"))
        ],
        "extent": _extent(item),
        "isbn": next(iter(isbns), ""),
        "identifiers": _identifiers(item),
        "classes": bookish(
            {
                "lcc": words(item.get("lc_classifications")),
                "ddc": words(item.get("dewey_decimal_class")),
            }
        ),
        "subjects": subjects,
        "abstract": words(item.get("description")),
        "note": words(item.get("notes")),
        "contents": contents(item.get("table_of_contents")),
    }
    return bookish(fields)


def _authors(item: Json) -> list[object]:
    names = [words(mapping(a).get("name")) for a in listed(item.get("authors"))] or texts(
        item.get("author_name")
    )
    names = [name for name in names if name]
    if not names:
        by = re.sub(
            r"^(?:by|written by)\s+", "", words(item.get("by_statement")).rstrip("."), flags=re.I
        )
        names = (
            [by] if by and not re.search(r"[;,/\[]|\b(?:and|edited|translated|with)\b", by) else []
        )
    return [_name(name) for name in names]


_DATES = ("publish_date", "first_publish_date", "first_publish_year")
_ROLES = (
    "editor",
    "translator",
    "illustrator",
    "introduction",
    "foreword",
    "afterword",
    "compiler",
)


def _contributors(item: Json) -> tuple[dict[str, object], list[str]]:
    """Editors, translators and others by their role, and who stands there in no role."""
    named = [
        (words(mapping(c).get("name")), words(mapping(c).get("role")))
        for c in listed(item.get("contributors"))
    ]
    for text in texts(item.get("contributions")):
        found = re.fullmatch(r"(?P<name>.*?)\s*[(\[](?P<role>[^()\[\]]+)[)\]]\.?", text)
        named.append((found["name"], found["role"]) if found else (text, ""))
    roles: dict[str, list[object]] = {}
    left: list[str] = []
    for name, said in named:
        role = next((r for r in _ROLES if said.casefold().startswith(r[:6])), None)
        if role and name:
            roles.setdefault(role, []).append(_name(name.strip(" ,")))
        elif name:
            left.append(f"{name} ({said})" if said else name)
    return dict(roles), left


def _untold(item: Json) -> list[Diagnostic]:
    """What is not in the book: people in no known role, authors that only have a key."""
    title = words(item.get("title"))
    messages = [f"{title}: contributor is left out: {who}" for who in _contributors(item)[1]]
    if listed(item.get("authors")) and not _authors(item):
        keys = [
            words(mapping(mapping(a).get("author")).get("key")) or words(mapping(a).get("key"))
            for a in listed(item.get("authors"))
        ]
        messages.append(f"{title}: authors are named by keys only: {', '.join(keys)}")
    return [Diagnostic("SRV1", message, severity=Severity.WARNING) for message in messages]


def _series(text: str) -> object:
    """A series with its number: `Trades and towns -- no. 4`."""
    found = re.fullmatch(
        r"(?P<title>.+?)\s*(?:--|[;,(])\s*(?:(?:no|nr|v|vol|volume|bd|t)\b\.?\s*)?(?P<number>\d+)\)?",
        text,
        re.I,
    )
    return {"title": found["title"], "number": found["number"]} if found else text


def _name(name: str) -> object:
    """A name as it is shown turned round: what stands last is the family name."""
    if (
        "," in name
        or " " not in name
        or re.search(
            r"\b(?:university|institute|society|committee|press|association)\b", name, re.I
        )
    ):
        return name if "," in name else {"literal": name}
    given, _, family = name.rpartition(" ")
    particles = re.search(
        r"\s((?:(?:van|von|de|der|den|la|le|du|di|da|del|ten|ter)\s?)+)$", f" {given}"
    )
    if particles and given[: -len(particles[1]) - 1].strip():
        return {
            "family": family,
            "given": given[: len(given) - len(particles[1])].strip(),
            "non-dropping-particle": particles[1].strip(),
        }
    return {"family": family, "given": given}


_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def _date(text: str) -> str:
    """`May 1911`, `1911-05-03`, `c1911`, `1911?` as EDTF.

    >>> _date("May 3, 1911"), _date("c1911"), _date("1911?"), _date("1911 May"), _date("unknown")
    ('1911-05-03', '1911', '1911?', '1911-05', '')
    """
    if re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", text):
        return text
    found = re.search(r"(?<!\d)(\d{4})(?!\d)(\s?\?)?", text)
    if not found:
        return ""
    month = re.search(
        r"([A-Za-z]{3,9})\.?\s*(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?\d{4}"
        r"|(\d{1,2})\s+([A-Za-z]{3,9})\s+\d{4}|\d{4}\s+([A-Za-z]{3,9})$",
        text,
    )
    name = (month[1] or month[4] or month[5] or "")[:3].lower() if month else ""
    if month is None or name not in _MONTHS:
        return found[1] + ("?" if found[2] or (text.startswith("[") and "?" in text) else "")
    day = month[2] or month[3]
    return f"{found[1]}-{_MONTHS.index(name) + 1:02}" + (f"-{int(day):02}" if day else "")


_LANGUAGES = {
    "eng": "en",
    "ger": "de",
    "deu": "de",
    "fre": "fr",
    "fra": "fr",
    "ita": "it",
    "spa": "es",
    "por": "pt",
    "dut": "nl",
    "nld": "nl",
    "rus": "ru",
    "pol": "pl",
    "cze": "cs",
    "ces": "cs",
    "gre": "el",
    "ell": "el",
    "lat": "la",
    "heb": "he",
    "ara": "ar",
    "chi": "zh",
    "zho": "zh",
    "jpn": "ja",
    "kor": "ko",
    "swe": "sv",
    "dan": "da",
    "nor": "no",
    "fin": "fi",
    "hun": "hu",
    "tur": "tr",
    "ukr": "uk",
    "rum": "ro",
    "ron": "ro",
    "per": "fa",
}


def _language(key: str) -> str:
    code = key.rpartition("/")[2]
    return _LANGUAGES.get(code, code)


def _extent(item: Json) -> str:
    pagination = words(item.get("pagination"))
    found = re.match(r"[\[\]ivxlcdm\d, +]+(?=\s*(?:p|pages)\b|$)", pagination)
    return (
        found[0].strip(" ,")
        if found and found[0].strip(" ,")
        else words(item.get("number_of_pages"))
    )


def _identifiers(item: Json) -> dict[str, object]:
    key = re.search(r"OL\d+[MW]", words(item.get("key")))
    known = mapping(item.get("identifiers"))
    return bookish(
        {
            "openlibrary": key[0] if key else "",
            "oclc": words(item.get("oclc_numbers")) or words(known.get("oclc")),
            "lccn": words(item.get("lccn")) or words(known.get("lccn")),
            "internet-archive": words(item.get("ocaid")),
        }
    )


# --- the table of contents ------------------------------------------------------------------------


def contents(value: object) -> list[object]:
    """The tree of a table of contents, whatever its form."""
    top: list[object] = []
    stack: list[tuple[int, dict[str, object]]] = []
    for level, part in _rows(value):
        while stack and stack[-1][0] >= level:
            stack.pop()
        home = stack[-1][1].setdefault("contents", []) if stack else top
        if isinstance(home, list):
            home.append(part)
        stack.append((level, part))
    return top


def _rows(value: object) -> list[tuple[int, dict[str, object]]]:
    found: list[tuple[int, dict[str, object]]] = []
    for entry in listed(value):
        record = mapping(entry)
        if isinstance(entry, str) or ("title" not in record and "value" in record):
            text = entry if isinstance(entry, str) else str(record.get("value") or "")
            found += [row for line in text.split("\n") if (row := _line(line))]
            continue
        level = words(record.get("level"))
        page = words(record.get("pagenum") or record.get("page"))
        part = _part(words(record.get("label")), words(record.get("title")), page)
        if part:
            depth = min(int(level), _MAX_LEVEL) if level.isdecimal() else 0
            found.append((depth, part))
    return found


def _line(text: str) -> tuple[int, dict[str, object]] | None:
    """A line: of the editing form, or a title with a page behind a leader or a gap."""
    stars = re.match(r"\s*(\**)", text)
    level = max(0, len(stars[1]) - 1) if stars else 0
    text = text.strip().lstrip("*").strip()
    if text.count("|") >= 2:
        name, title, page, *_ = (part.strip() for part in text.split("|"))
    else:
        found = re.fullmatch(r"(.*?\S)(?:\s*\.{2,}\s*|\s{2,}|\t|\s+--\s+p\.\s*)([\divxlc]+)", text)
        name, title, page = ("", found[1], found[2]) if found else ("", text, "")
    part = _part(words(name), words(title), words(page))
    return (min(level, _MAX_LEVEL), part) if part else None


def _part(name: str, title: str, page: str) -> dict[str, object] | None:
    title = re.sub(r"^\*+\s*", "", title)
    page = re.sub(r"^(?:pp?\.?|pages?|S\.)\s*(?=[\[\divxlc])", "", page)
    if not (title or name):
        return None
    found = (
        re.fullmatch(
            r"(?P<word>[^\W\d]+\.?)?\s*(?P<number>\d{1,3}(?:\.\d+)*|[IVXLC]+|[A-Z])[.:)]?", name
        )
        if name
        else None
    )
    word = (found["word"] or "").casefold().rstrip(".") if found else ""
    kind = (
        "part"
        if word in ("part", "book", "teil", "partie", "parte")
        else "appendix"
        if word == "appendix"
        else ""
    )
    if found is None and name and title:
        title = f"{name} {title}"
    pages = page if not page or re.search(r"[-–]", page) else f"{page}–"
    return bookish(
        {
            "number": found["number"] if found else "",
            "kind": kind,
            "title": title or name,
            "pages": pages.replace("-", "–"),
        }
    )
