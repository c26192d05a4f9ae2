"""Editions as Open Library's import takes them, with their tables of contents.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", author="Marsh, E.", date="2004", contents=[
...     {"title": "Origins", "kind": "part", "number": "I", "contents": [
...         {"number": "1", "title": "Dykes", "pages": "31–60"}]}])
>>> record = edition(tree(book))
>>> record["authors"], record["publish_date"], record["source_records"]
([{'name': 'E. Marsh'}], '2004', ['precarious-truce:marsh2004'])
>>> for row in record["table_of_contents"]: print(row)
{'level': 0, 'label': 'Part I', 'title': 'Origins'}
{'level': 1, 'label': '1', 'title': 'Dykes', 'pagenum': '31–60'}
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from precarious_truce.formats.crosswalk.isbns import split_isbns
from precarious_truce.formats.crosswalk.markup import plain
from precarious_truce.formats.crosswalk.trees import UNTITLED, VOLUME, Node, tree
from precarious_truce.formats.open_library.names import NO_ROLE, ROLES, name_of, role_of
from precarious_truce.formats.open_library.reading import (
    SOURCE,
    label_of,
    read_date,
    read_extent,
)
from precarious_truce.formats.services.values import printed, words
from precarious_truce.model import LocalText, Name, Reference
from precarious_truce.model.language_names import code_of, tag_of
from precarious_truce.model.references import as_book
from precarious_truce.model.roles import ROLE_KEYS

__all__ = ["Record", "edition", "reason_against", "row", "tree"]

Record = dict[str, object]

_IDENTIFIERS = {"oclc": "oclc_numbers", "lccn": "lccn"}
_CLASSES = {"lcc": "lc_classifications", "ddc": "dewey_decimal_class"}


def reason_against(node: Node) -> str:
    """Why a work or a part has no place in an edition; "" where it has one."""
    if isinstance(node.part, Reference) and as_book(node.part) is None:
        return "Open Library has books"
    return "an edition has no volumes" if node.ref.kind == VOLUME else ""


def edition(node: Node) -> Record:
    """A book, with its contents in rows."""
    ref = node.own
    record: Record = {
        "title": _text(ref.title),
        "subtitle": _text(ref.subtitle),
        "authors": _people(ref.author),
        "contributors": list(_contributors(ref)),
        "publishers": _texts(ref.publisher),
        "publish_places": _texts(ref.place),
        "publish_date": read_date(str(ref.date)) if ref.date else "",
        "edition_name": _escaped(ref.edition),
        "series": _series(ref),
        "languages": [{"key": f"/languages/{_language(tag)}"} for tag in ref.language],
        **_length(ref),
        **_isbn(ref),
        **_numbers(ref.identifiers, _IDENTIFIERS),
        **_numbers(ref.classes, _CLASSES),
        "ocaid": _said(ref.identifiers, "internet_archive"),
        "subjects": [_escaped(subject) for subject in ref.subjects],
        "description": _escaped(ref.abstract),
        "notes": _escaped(ref.note),
        "source_records": [SOURCE + ref.key],
        "table_of_contents": list(_rows(node.children, 0)),
    }
    if known := _said(ref.identifiers, "openlibrary"):
        record["key"] = f"/books/{known}"
    return _filled(record)


def _rows(nodes: Iterable[Node], level: int) -> Iterator[Record]:
    for node in nodes:
        if not reason_against(node):
            yield {"level": level, **row(node.own)}
            yield from _rows(node.children, level + 1)


def row(ref: Reference) -> Record:
    """A part of a book, without its level."""
    return _filled(
        {
            "label": label_of(_escaped(ref.number), ref.kind or ""),
            "title": _text(ref.title) or UNTITLED,
            "subtitle": _text(ref.subtitle),
            "authors": _people(ref.author),
            "pagenum": _pages(ref.pages.canonical if ref.pages else ""),
            "description": _escaped(ref.abstract),
        }
    )


def _pages(text: str) -> str:
    """Pages as printed; of those whose end is not known, where they begin."""
    return text.removesuffix("–")


def _filled(record: Record) -> Record:
    return {name: value for name, value in record.items() if value not in ("", [], None)}


def _escaped(text: str | None) -> str:
    """Text as it is taken: without markup, and with nothing that would be read as an entity or a
    tag.
    """
    bare = printed(plain(text or ""))
    if "<" not in bare and "&" not in bare:
        return bare
    return bare if words(bare) == bare else html.escape(bare, quote=False)


def _text(text: LocalText | None) -> str:
    return _escaped(text.text) if text else ""


def _texts(texts: Iterable[LocalText]) -> list[str]:
    return [_text(text) for text in texts]


def _people(names: Iterable[Name]) -> list[Record]:
    return [name_of(name) for name in names]


def _contributors(ref: Reference) -> Iterator[Record]:
    for field in ROLES:
        yield from ({**name_of(name), "role": role_of(field)} for name in getattr(ref, field))
    for person in ref.contributor:
        role = ROLE_KEYS.get(person.role or "", person.role)
        yield {**name_of(person), "role": role_of(role) if role else NO_ROLE}


def _series(ref: Reference) -> list[str]:
    if not ref.series or not ref.series.title:
        return []
    number = ref.series.number
    return [_text(ref.series.title) + (f" -- no. {_escaped(number)}" if number else "")]


def _language(tag: str) -> str:
    return code_of(tag_of(tag) or tag) or tag


def _length(ref: Reference) -> Record:
    extent = read_extent(_escaped(str(ref.extent or "")))
    if extent.isascii() and extent.isdigit():
        return {"number_of_pages": int(extent)}
    return {"pagination": extent}


def _isbn(ref: Reference) -> Record:
    text = str(ref.isbn or "")
    isbn = str(split_isbns(text).get("isbn", text)).replace("-", "").replace(" ", "")
    return {f"isbn_{len(isbn)}": [isbn]} if len(isbn) in (10, 13) else {}


def _numbers(holder: object, names: dict[str, str]) -> Record:
    return {there: [text] for name, there in names.items() if (text := _said(holder, name))}


def _said(holder: object, name: str) -> str:
    value = getattr(holder, name, None)
    return str(value) if value else ""
