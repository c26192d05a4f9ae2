"""Crossref's JSON (https://api.crossref.org, `/works`): a work, or an answer with many; read only.

Chapters are put into their book where the two share an ISBN, or the chapter names the book as its
container.  Where the book itself is not in the answer, what its chapters say of it makes it.

>>> library = loads('''{"message": {"items": [
...     {"type": "monograph", "title": ["Rivers"], "ISBN": ["9780521086899"], "DOI": "10.5555/r"},
...     {"type": "book-chapter", "title": ["Floods"], "page": "1-30",
...      "ISBN": ["9780521086899"]}]}}''')
>>> [(book.title.text, [str(c.pages) for c in book.contents]) for book in library.books()]
[('Rivers', ['1–30'])]
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from precarious_truce.errors import Diagnostic, TruceError
from precarious_truce.formats import csl_json
from precarious_truce.formats.crosswalk.building import Keys
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
from precarious_truce.model import Book, Library, Reference
from precarious_truce.model.library import Work
from precarious_truce.model.page_labels import LabelStyle
from precarious_truce.model.pages import Pages

__all__ = ["SUFFIXES", "cuts", "entries", "is_answer", "loads", "of_cut"]

SUFFIXES = (".crossref.json",)

_BOOKS = {
    "book": "book",
    "monograph": "monograph",
    "edited-book": "edited-volume",
    "reference-book": "encyclopedia",
    "proceedings": "proceedings",
    "book-set": "book",
    "dissertation-book": "book",
}
_PARTS = {
    "book-chapter": None,
    "book-section": None,
    "book-part": "part",
    "book-track": None,
    "reference-entry": "entry",
    "proceedings-article": None,
}
_OTHERS = {
    "journal-article": "article-journal",
    "dissertation": "thesis",
    "report": "report",
    "report-component": "report",
    "posted-content": "article",
    "dataset": "dataset",
    "peer-review": "review",
    "standard": "standard",
    "component": "document",
    "book-series": "document",
}


def is_answer(data: object) -> bool:
    """Whether JSON is Crossref's: works with a DOI, or a type of its own, and titles in lists."""
    item = next(iter(_items(data)), None)
    return (
        item is not None
        and ("DOI" in item or _type(item) in _PARTS or _type(item) in _BOOKS)
        and isinstance(item.get("title"), list)
    )


def loads(text: str | bytes, *, file: str | None = None) -> Library:
    """The works of an answer; TruceError where it is no JSON, or holds none."""
    diagnostics: list[Diagnostic] = []
    items = _items(parsed(text, "SRV2", file, diagnostics))
    if not items:
        raise TruceError.of(
            "SRV2",
            "no works of Crossref are in this JSON",
            file=file,
            hint="save the answer of https://api.crossref.org/works/DOI",
        )
    items = _with_csl(items)
    books = [item for item in items if _type(item) in _BOOKS]
    parts = [item for item in items if _type(item) in _PARTS]
    chapters, homeless = _gathered(books, parts)
    works: list[Work] = []
    for n, item in enumerate(books):
        works.append(_made(_book(item, chapters[n]), Book, item, diagnostics))
    for group in homeless:
        works.append(_made(_implied(group), Book, group[0], diagnostics))
    for item in items:
        if _type(item) not in _BOOKS and _type(item) not in _PARTS:
            works.append(_made(_other(item), Reference, item, diagnostics))
    return works_library(works, diagnostics)


def entries(
    chunks: Iterable[str],
    diagnostics: list[Diagnostic],
    *,
    file: str | None = None,
    keys: Keys | None = None,
) -> Iterator[Work]:
    """Each work of a long answer, or of lines that are works, by itself: as CSL-JSON has it."""
    return csl_json.entries(chunks, diagnostics, file=file, keys=keys)


cuts, of_cut = csl_json.cuts, csl_json.of_cut


def _type(item: Json) -> str:
    return words(item.get("type"))


def _items(data: object) -> list[Json]:
    if isinstance(data, list):
        found = [
            item
            for entry in data
            for item in (_items(entry) if "message" in mapping(entry) else [mapping(entry)])
        ]
    else:
        inside = mapping(mapping(data).get("message")) or mapping(data)
        found = (
            [mapping(item) for item in listed(inside.get("items"))]
            if "items" in inside
            else [inside]
        )
    return [_escaped_once(item) for item in found if item.get("title") or item.get("DOI")]


_TWICE = re.compile(r"&amp;(?=(?:amp|lt|gt|quot|apos|nbsp|#\d{2,5});)")
_TITLES = ("title", "subtitle", "container-title")


def _escaped_once(item: Json) -> Json:
    """The item without what a press escaped in its titles and Crossref escaped again."""
    for name in _TITLES:
        texts = [_TWICE.sub("&", t) if isinstance(t, str) else t for t in listed(item.get(name))]
        if texts:
            item = {**item, name: texts}
    return item


def _made(
    fields: dict[str, object],
    model: type[Book] | type[Reference],
    item: Json,
    diagnostics: list[Diagnostic],
) -> Work:
    work, found = checked(fields, model, words(item.get("DOI")) or words(item.get("title")))
    diagnostics += found
    return work


# --- chapters and books ---------------------------------------------------------------------------


def _gathered(
    books: list[Json], parts: list[Json]
) -> tuple[dict[int, list[Json]], list[list[Json]]]:
    """The chapters of each book, and groups of chapters whose book is not there."""
    of: dict[int, list[Json]] = defaultdict(list)
    by_isbn: dict[str, int] = {}
    by_title: dict[str, int] = {}
    for n, book in enumerate(books):
        for isbn in _isbns(book):
            by_isbn.setdefault(isbn, n)
        by_title.setdefault(_bare(words(book.get("title"))), n)
    left: dict[tuple[str, ...], list[Json]] = defaultdict(list)
    for part in parts:
        isbns, titles = _isbns(part), {_bare(t) for t in texts(part.get("container-title"))}
        home = min((by_isbn[isbn] for isbn in isbns if isbn in by_isbn), default=None)
        if home is None and not isbns:
            home = min((by_title[title] for title in titles if title in by_title), default=None)
        if home is not None:
            of[home].append(part)
        else:
            left[tuple(sorted(isbns)) or tuple(sorted(titles)) or (words(part.get("DOI")),)].append(
                part
            )
    return of, list(left.values())


def _isbns(item: Json) -> set[str]:
    found = [
        *texts(item.get("ISBN")),
        *(words(mapping(i).get("value")) for i in listed(item.get("isbn-type"))),
    ]
    return {re.sub(r"^.*/|[^\dXx]", "", isbn) for isbn in found if isbn}


def _bare(title: str) -> str:
    return re.sub(r"[\W_]+", "", title).casefold()


def _in_order(parts: list[Json]) -> list[Json]:
    """By page where every one has its own, else as the answer has them."""
    keyed: list[tuple[tuple[int, int], int]] = []
    for n, part in enumerate(parts):
        first = Pages(_pages(part)).first if _pages(part) else None
        if first is None:
            return parts
        keyed.append(((first.style is LabelStyle.ARABIC, first.number), n))
    return [parts[n] for _, n in sorted(keyed)]


def _implied(group: list[Json]) -> dict[str, object]:
    """A book as its chapters describe it."""
    first = group[0]
    titles = texts(first.get("container-title"))
    fields = {
        "title": titles[-1] if titles else "[Untitled]",
        "editor": _people(first.get("editor")),
        "series": titles[0] if len(titles) > 1 else "",
        **_publication(first),
        "contents": [_chapter(part, first) for part in _in_order(group)],
    }
    return bookish(fields)


def _book(item: Json, chapters: list[Json]) -> dict[str, object]:
    kind = _BOOKS[words(item.get("type"))]
    series = texts(item.get("container-title"))
    fields = {
        "kind": "" if kind == "book" else kind,
        **_described(item),
        "series": bookish(
            {
                "title": series[0] if series else "",
                "issn": words(item.get("ISSN")),
                "number": words(item.get("volume")),
            }
        )
        if series
        else "",
        "volume": "" if series else words(item.get("volume")),
        "extent": words(item.get("page")) if words(item.get("page")).isdecimal() else "",
        **_publication(item),
        "contents": [_chapter(part, item) for part in _in_order(chapters)],
    }
    return bookish(fields)


def _chapter(part: Json, book: Json) -> dict[str, object]:
    fields = {
        **_described(part),
        "kind": _PARTS.get(words(part.get("type"))),
        "number": words(part.get("component-number")),
        "pages": _pages(part).replace("-", "–"),
    }
    fields.pop("editor", None)
    date, of_book = _date(part), _date(book)
    if date and of_book and date[:4] != of_book[:4]:
        fields["date"] = date
    if words(part.get("language")) == words(book.get("language")):
        fields.pop("language", None)
    return bookish(fields)


def _other(item: Json) -> dict[str, object]:
    fields = {
        "type": _OTHERS.get(words(item.get("type")), "document"),
        **_described(item),
        "container_title": words(item.get("container-title")),
        "volume": words(item.get("volume")),
        "issue": words(item.get("issue")),
        "pages": _pages(item),
        "article_number": words(item.get("article-number")),
        "issn": words(item.get("ISSN")),
        **_publication(item),
        "isbn": words(sorted(_isbns(item))),
    }
    fields.pop("formats", None)
    if fields["type"] == "thesis":  # where it was written, and for what degree
        body = mapping(next(iter(listed(item.get("institution"))), None))
        fields["genre"] = words(item.get("degree"))
        fields["publisher"] = words(body.get("name")) or fields["publisher"]
        fields["place"] = words(body.get("place")) or fields["place"]
    return bookish(fields)


# --- fields ---------------------------------------------------------------------------------------


_AS_IN_CSL = ("original", "url", "note", "genre", "rights", "archive", "status", "version")
"""Fields that are read as in Crossref's dialect of CSL-JSON."""
_READ_HERE = frozenset(
    ("ISBN", "ISSN", "title", "subtitle", "container-title", "institution", "archive", "number",
     "article-number", "component-number", "published", "published-print", "published-online")
)  # fmt: skip


_CSL = "as in CSL-JSON"
"""The member of an item under which what is read so stands."""


def _with_csl(items: Sequence[Json]) -> list[Json]:
    """The items, each with what CSL-JSON has a place for, and with what no field is for."""
    dialect = [
        {**{name: v for name, v in item.items() if v not in (None, "", [], {})}, "id": str(n)}
        for n, item in enumerate(items)
    ]
    try:
        read = {work.key: work for work in csl_json.entries([json.dumps(dialect)], [])}
    except (TruceError, ValueError, RecursionError):
        return list(items)
    return [{**item, _CSL: _of_csl(read.get(str(n)))} for n, item in enumerate(items)]


def _of_csl(work: Work | None) -> Json:
    facts = work.facts() if work is not None else {}
    found = {name: facts[name] for name in _AS_IN_CSL if name in facts}
    kept = {
        name: text
        for name, text in mapping(mapping(facts.get("extra")).get("csl-json")).items()
        if name not in _READ_HERE
    }
    return found | ({"extra": {"csl-json": kept}} if kept else {})


def _described(item: Json) -> dict[str, object]:
    event = mapping(item.get("event"))
    return {
        **mapping(item.get(_CSL)),
        "title": words(item.get("title")) or "[Untitled]",
        "subtitle": words(item.get("subtitle")),
        "author": _people(item.get("author")),
        "editor": _people(item.get("editor")),
        "translator": _people(item.get("translator")),
        "edition": words(item.get("edition-number")),
        "language": words(item.get("language")),
        "doi": words(item.get("DOI")),
        "abstract": re.sub(r"^Abstract\s+", "", words(item.get("abstract"))),
        "subjects": texts(item.get("subject")),
        "license": words(mapping(next(iter(listed(item.get("license"))), None)).get("URL")),
        "event": bookish({"name": words(event.get("name")), "place": words(event.get("location"))}),
    }


def _pages(item: Json) -> str:
    """The pages; some presses write `n/a-n/a` for none."""
    text = words(item.get("page"))
    return "" if "n/a" in text.lower() else text


def _people(value: object) -> list[object]:
    """Names as Crossref has them: given and family, or the name of a group."""
    found: list[object] = []
    for item in map(mapping, listed(value)):
        family, given, name = (words(item.get(k)) for k in ("family", "given", "name"))
        parts = (
            bookish({"family": family, "given": given, "suffix": words(item.get("suffix"))})
            if family
            else bookish({"literal": name or given})
        )
        orcid = re.search(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", words(item.get("ORCID")))
        if parts:
            found.append(parts | ({"orcid": orcid[0]} if orcid else {}))
    return found


def _date(item: Json) -> str:
    for key in ("published-print", "issued", "published", "published-online", "created"):
        parts = listed(mapping(item.get(key)).get("date-parts"))
        stated = map(str, listed(parts[0] if parts else None))
        numbers = [int(number) for number in stated if re.fullmatch(r"[0-9]{1,4}", number)]
        if numbers:
            year, *rest = numbers[:3]
            if rest and not 1 <= rest[0] <= 12:
                rest = []
            return "-".join([f"{year:04}", *(f"{n:02}" for n in rest)])
    return ""


def _publication(item: Json) -> dict[str, object]:
    """Publisher, place, date and ISBNs; those of a form that is named, under `formats`."""
    typed = {
        words(mapping(i).get("type")): words(mapping(i).get("value"))
        for i in listed(item.get("isbn-type"))
    }
    isbns = [re.sub(r"^.*/", "", isbn) for isbn in texts(item.get("ISBN"))]
    main = typed.get("print") or next(iter(isbns), "")
    online = bookish(
        {
            "isbn": typed.get("electronic", "") if typed.get("electronic") != main else "",
            "date": _date({"issued": item.get("published-online")})
            if item.get("published-print")
            else "",
        }
    )
    others = [i for i in isbns if i not in (main, online.get("isbn"))]
    formats: dict[str, object] = (
        {"print": {"isbn": main}} if main and (online.get("isbn") or others) else {}
    )
    formats |= {"online": online} | (
        {f"other-{n}" if n > 1 else "other": {"isbn": i} for n, i in enumerate(others, 1)}
        if others
        else {}
    )
    return {
        "publisher": words(item.get("publisher")),
        "place": words(item.get("publisher-location")),
        "date": _date(item),
        "isbn": main,
        "formats": bookish(dict(formats)),
    }
