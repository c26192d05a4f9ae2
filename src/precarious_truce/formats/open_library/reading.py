"""Editions, works and answers of Open Library, read.

The table of contents is read in every form that the records have: rows with level, label, title
and page; plain lines; one text; and rows in the editing form, `** label | title | page`.

>>> (book,) = books_of('''{"key": "/books/OL1M", "title": "The Orchard", "publishers": ["Hallam"],
...     "publish_date": "May 1911", "table_of_contents": [{"level": 0, "label": "Chapter 1",
...     "title": "Grafting", "pagenum": "4"}, "* | Index | 90"]}''', None, [])
>>> str(book.date), [(c.number, c.title.text, str(c.pages)) for c in book.contents]
('1911-05', [('1', 'Grafting', '4–'), (None, 'Index', '90–')])
"""

from __future__ import annotations

import re

from precarious_truce.errors import Diagnostic, Severity, TruceError
from precarious_truce.formats.crosswalk.editions import edition_number
from precarious_truce.formats.open_library.names import NO_ROLE, field_of, read_name, turned
from precarious_truce.formats.services.values import (
    Json,
    bookish,
    checked,
    listed,
    mapping,
    parsed,
    texts,
    words,
)
from precarious_truce.model import Book, Date, Pages
from precarious_truce.model.language_names import tag_of
from precarious_truce.model.library import Work
from precarious_truce.model.roles import ROLE_KEYS

__all__ = [
    "SOURCE", "books_of", "contents", "fields_of", "fields_of_row", "is_answer", "label_of",
    "read_date", "read_extent",
]  # fmt: skip

SOURCE = "precarious-truce:"
"""What is before the key of a record among the sources of an edition."""
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
_MAX_LEVEL = 100


def is_answer(data: object) -> bool:
    """Whether JSON is Open Library's."""
    items = _records(data)
    return bool(items) and any(
        "table_of_contents" in i
        or re.match(r"/(?:books|works)/OL\d+[MW]", words(i.get("key")))
        or sum(k in i for k in _KNOWN) >= 3
        for i in items
    )


def books_of(text: str | bytes, file: str | None, found: list[Diagnostic]) -> list[Work]:
    """The books of an answer; what of them is not read is added to `found`.

    Raises `TruceError` where the text is no JSON, or holds no book.
    """
    data = parsed(text, "SRV3", file, found)
    items = _records(data)
    if not items and data != []:
        raise TruceError.of(
            "SRV3",
            "no book of Open Library is in this JSON",
            file=file,
            hint="save https://openlibrary.org/books/OL….json",
        )
    works: list[Work] = []
    for item in items:
        work, faults = checked(fields_of(item), Book, words(item.get("title")))
        works.append(work)
        found += [*faults, *_untold(item)]
    return works


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


def fields_of(item: Json) -> dict[str, object]:
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
        "key": _key(item),
        "title": f"{prefix} {title}".strip() or "[Untitled]",
        "subtitle": words(item.get("subtitle")),
        "author": _authors(item),
        **_contributors(item)[0],
        "publisher": texts(item.get("publishers") or item.get("publisher")),
        "place": texts(item.get("publish_places")),
        "date": read_date(next(filter(None, map(words, map(item.get, _DATES))), "")),
        "edition": edition_number(words(item.get("edition_name"))),
        "series": _series(words(item.get("series"))),
        "language": [
            _language(words(mapping(lang).get("key")) or words(lang))
            for lang in listed(item.get("languages"))
        ],
        "original": _original(item),
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


def _original(item: Json) -> dict[str, object]:
    """What it was translated from."""
    tongues = [words(mapping(one).get("key")) for one in listed(item.get("translated_from"))]
    said = {"title": words(item.get("translation_of")), "language": list(map(_language, tongues))}
    return bookish(dict(said))


def _key(item: Json) -> str:
    """The key under which the record came from here."""
    sources = texts(item.get("source_records"))
    return next((s.removeprefix(SOURCE) for s in sources if s.startswith(SOURCE)), "")


def _authors(item: Json) -> list[object]:
    named = [read_name(mapping(a)) for a in listed(item.get("authors"))]
    named = [name for name in named if name] or [turned(n) for n in texts(item.get("author_name"))]
    if named:
        return list(named)
    by = re.sub(
        r"^(?:by|written by)\s+", "", words(item.get("by_statement")).rstrip("."), flags=re.I
    )
    several = re.search(r"[;,/\[]|\b(?:and|edited|translated|with)\b", by)
    return [turned(by)] if by and not several else []


_DATES = ("publish_date", "first_publish_date", "first_publish_year")


def _contributors(item: Json) -> tuple[dict[str, object], list[str]]:
    """People by the field of their role, and who stands there in no known role."""
    named = [
        (read_name(mapping(c)), words(mapping(c).get("name")), words(mapping(c).get("role")))
        for c in listed(item.get("contributors"))
    ]
    for text in texts(item.get("contributions")):
        found = re.fullmatch(r"(?P<name>.*?)\s*[(\[](?P<role>[^()\[\]]+)[)\]]\.?", text)
        name = (found["name"] if found else text).strip(" ,")
        named.append((turned(name), name, found["role"] if found else ""))
    roles: dict[str, list[object]] = {}
    left: list[str] = []
    for name, shown, said in named:
        field = field_of(said)
        term = ROLE_KEYS.get(said.casefold().replace(" ", "-"))
        if field and name:
            roles.setdefault(field, []).append(name)
        elif name and (term or said == NO_ROLE):
            person = {"name": name, "role": term} if said != NO_ROLE else name
            roles.setdefault("contributor", []).append(person)
        elif name:
            left.append(f"{shown} ({said})" if said else shown)
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


_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


_UNKNOWN = re.compile(
    r"\W*(?:unknown|undated|n\W*d|s\W*[da]|no date|date unknown|date not identified|\d{2}--)\W*",
    re.I,
)
"""What stands for a date that nobody knows."""


def read_date(text: str) -> str:
    """`May 1911`, `1911-05-03`, `c1911`, `1911?` as EDTF; what tells no year as it stands.

    >>> [read_date(text) for text in ("May 3, 1911", "c1911", "1911?", "1911 May", "1911/1914")]
    ['1911-05-03', '1911', '1911?', '1911-05', '1911/1914']
    >>> read_date("in press"), read_date("n.d.")
    ('in press', '')
    """
    if Date(text).valid:
        return text
    found = re.search(r"(?<!\d)(\d{4})(?!\d)(\s?\?)?", text)
    if not found:
        return "" if _UNKNOWN.fullmatch(text) else text
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


def _language(key: str) -> str:
    code = key.rpartition("/")[2]
    return tag_of(code) or code


def _extent(item: Json) -> str:
    return read_extent(words(item.get("pagination"))) or words(item.get("number_of_pages"))


def read_extent(pagination: str) -> str:
    """The runs of pages as printed, without a word for pages behind them.

    >>> [read_extent(text) for text in ("xii, 340 p. ;", "255 + [16] plates", "XX, 327 Seiten")]
    ['xii, 340', '255 + [16] plates', 'XX, 327 Seiten']
    """
    text = pagination.strip(" ,;:")
    found = re.match(r"[\[\]ivxlcdm\d, +]*[\]ivxlcdm\d](?=\s*(?:p|pages)\b)", text)
    return found[0] if found else text


def _identifiers(item: Json) -> dict[str, object]:
    key = re.fullmatch(r"/?(?:books|works)/(\S+)|(OL\d+[MW])", words(item.get("key")))
    known = mapping(item.get("identifiers"))
    return bookish(
        {
            "openlibrary": key[1] or key[2] if key else "",
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
        part = fields_of_row(record)
        if part:
            depth = min(int(level), _MAX_LEVEL) if level.isdecimal() else 0
            found.append((depth, part))
    return found


def fields_of_row(record: Json) -> dict[str, object]:
    """The fields of a part by a row of the table of contents; none where it says nothing."""
    page = words(record.get("pagenum") or record.get("page"))
    part = part_of(words(record.get("label")), words(record.get("title")), page)
    if not part:
        return {}
    authors = [read_name(mapping(author)) for author in listed(record.get("authors"))]
    more: dict[str, object] = {
        "subtitle": words(record.get("subtitle")),
        "author": [name for name in authors if name],
        "abstract": words(record.get("description")),
    }
    return part | bookish(more)


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
    part = part_of(words(name), words(title), words(page))
    return (min(level, _MAX_LEVEL), part) if part else None


def part_of(name: str, title: str, page: str) -> dict[str, object] | None:
    """The fields of a part by the label, title and page of its row; None where it has neither."""
    title = re.sub(r"^\*+\s*", "", title)
    if not (title or name):
        return None
    found = (
        re.fullmatch(
            r"(?:(?P<word>[^\W\d_]+)(?:\.\s*|\s+|(?=\d)))?(?P<number>\d{1,3}(?:\.\d+)*|[IVXLC]+|[A-Z])[.:)]?",
            name,
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
    return bookish(
        {
            "number": found["number"] if found else "",
            "kind": kind,
            "title": title or name,
            "pages": _pages(page),
        }
    )


_WORD = re.compile(r"(?:pp?\.|pp?(?=[\s\d])|pages?\b|S\.)\s*(?=[\[\divxlc])")
_ALONE = re.compile(r"\[?(?:\d+|[ivxlcdm]+)\]?", re.IGNORECASE)


def _pages(page: str) -> str:
    """The pages of a part by the page of its row; one alone is where the part begins.

    >>> _pages("p. 4"), _pages("15-61"), _pages("pl. I–VIII"), _pages("88ff.")
    ('4–', '15–61', 'pl. I–VIII', '88ff.')
    """
    bare = _WORD.sub("", page, count=1) if _WORD.match(page) else page
    if _ALONE.fullmatch(bare) and Pages(bare).valid:
        return f"{bare}–"
    return bare.replace("-", "–") if bare.count("-") == 1 else bare


_WORDS = {"part": "Part ", "appendix": "Appendix "}


def label_of(number: str, kind: str) -> str:
    """The label of a part by its number and kind; "" where it would be read as something else.

    >>> label_of("I", "part"), label_of("3", ""), label_of("the third", "")
    ('Part I', '3', '')
    """
    label = _WORDS.get(kind, "") + number if number else ""
    return label if (part_of(label, "T", "") or {}).get("number") == number else ""
