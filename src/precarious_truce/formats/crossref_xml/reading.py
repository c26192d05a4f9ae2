"""Deposits as books: ours, and those of presses in any version of the schema, and UNIXREF.

>>> from precarious_truce.formats.crosswalk.xml import parsed
>>> text = '''<book book_type="edited_book"><book_metadata><titles><title>Rivers</title></titles>
...   <publication_date><year>2004</year></publication_date></book_metadata>
...   <content_item component_type="chapter"><titles><title>Floods</title></titles>
...   <pages><first_page>1</first_page><last_page>30</last_page></pages></content_item></book>'''
>>> branch = branch_of(parsed(text, "XREF1")[0])
>>> branch.fields["title"], branch.children[0].fields["pages"]
({'text': 'Rivers'}, '1–30')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from precarious_truce.formats.crossref_xml.conferences import read_proceedings_title
from precarious_truce.formats.crossref_xml.faces import read_marked
from precarious_truce.formats.crossref_xml.values import (
    ROLES,
    people_in,
    read_date,
    read_date_of_event,
    read_pages,
)
from precarious_truce.formats.crosswalk.editions import edition_number
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.crosswalk.trees import Branch
from precarious_truce.formats.crosswalk.xml import Element

__all__ = ["branch_of", "branch_of_set", "branches_of", "fields_of", "fields_of_item"]

_METADATA = ("book_metadata", "book_series_metadata", "book_set_metadata")
_KINDS = {"monograph": "monograph", "edited_book": "edited-volume", "reference": "encyclopedia"}
_PART_KINDS = {"section": "section", "part": "part", "reference_entry": "entry"}


def branches_of(root: Element) -> Iterator[tuple[Branch, Element]]:
    """Each work of a deposit, with the element it is of; books of one set are its volumes."""
    sets: dict[tuple[str, ...], list[Element]] = {}
    for element in root.walk():
        if name := _set_of(element):
            sets.setdefault(name, []).append(element)
    for element in root.walk():
        if name := _set_of(element):
            if volumes := sets.pop(name, None):
                yield branch_of_set(volumes), element
        elif (element.name == "book" and element.find(*_METADATA)) or element.name == "conference":
            yield branch_of(element), element
        elif element.name == "journal":
            yield from ((Branch(f), element) for f in _articles(element))
        elif element.name in _OTHERS:
            yield Branch(_other(element)), element


# --- books ----------------------------------------------------------------------------------------


def branch_of(element: Element) -> Branch:
    """The book of an element, with its content items in their levels, or papers of a meeting."""
    if element.name == "conference":
        papers = [Branch(fields_of_item(paper)) for paper in element.all("conference_paper")]
        return Branch(fields_of(element), papers)
    return Branch(fields_of(element), _nested(element.all("content_item")))


def fields_of(element: Element) -> Fields:
    """What the metadata of a book, or of proceedings, say, as fields of a reference."""
    return _of_conference(element) if element.name == "conference" else _of_book(element)


def _of_book(element: Element) -> Fields:
    """What the metadata of a book say, as fields of a reference."""
    found: Fields = {"type": "book"}
    kind = _KINDS.get(element.get("book_type"))
    metadata = element.find(*_METADATA)
    if metadata is None:
        return found
    series = metadata.find("series_metadata")
    found |= _described(metadata) | _published(metadata)
    if series is not None:
        found["series"] = _series(series, _words(metadata, "volume"))
        if "title" not in found and found["series"].get("title"):
            found["title"] = found["series"]["title"]
    found["kind"] = kind
    return _said(found)


def _series(series: Element, number: str) -> Fields:
    titles = series.find("titles")
    editors = [name for role, name in people_in(series.find("contributors")) if role == "editor"]
    found: Fields = {
        "title": read_marked(titles.find("title")) if titles else "",
        "number": number or _words(series, "series_number"),
        "issn": _words(series, "issn"),
        "editor": editors,
    }
    return _said(found)


def _published(metadata: Element) -> Fields:
    """Dates, ISBNs, publishers: those on paper are the book's, those online of its form online."""
    dates = {
        e.get("media_type", "print") or "print": e for e in metadata.all("publication_date")[::-1]
    }
    on_paper = read_date(dates.get("print")) or read_date(dates.get("other"))
    online = read_date(dates.get("online"))
    isbn, forms = _isbns(metadata, has_paper=bool(on_paper))
    if on_paper and online and online != on_paper:
        forms.setdefault("online", {})["date"] = online
    publishers = metadata.all("publisher")
    found: Fields = {
        "date": on_paper or online,
        "isbn": isbn,
        "formats": forms,
        "publisher": [t for p in publishers if (t := _words(p, "publisher_name"))],
        "place": [t for p in publishers if (t := _words(p, "publisher_place"))],
        "edition": edition_number(_words(metadata, "edition_number")),
    }
    return _said(found)


_FORMS = {"print": "print", "electronic": "online"}
"""`media_type` of an ISBN → name of the form it is of."""


def _isbns(metadata: Element, *, has_paper: bool) -> tuple[str, dict[str, dict[str, str]]]:
    """The ISBN of the book, and those of its forms: each has the forms that are named.

    That of the book is the first that is of no form online, where there is one or a date of print.
    """
    numbers = [
        (e.get("media_type"), text) for e in metadata.all("isbn") if (text := _isbn(e.words))
    ]
    others = [text for medium, text in numbers if medium != "electronic"]
    first = others[0] if others else "" if has_paper or not numbers else numbers[0][1]
    found: dict[str, dict[str, str]] = {}
    for medium, text in numbers:
        if medium != "print" and text == first:
            continue
        name = _FORMS.get(medium, "other")
        count = sum(form.partition("-")[0] == name for form in found)
        found[f"{name}-{count + 1}" if count else name] = {"isbn": text}
    return first, found


def _isbn(text: str) -> str:
    return re.sub(r"^.*/(?=[\dXx-]+$)", "", text)


# --- parts ----------------------------------------------------------------------------------------


def fields_of_item(element: Element) -> Fields:
    """What a content item says."""
    kind, number = _numbered(_words(element, "component_number"))
    found: Fields = _described(element) | {
        "number": number,
        "pages": read_pages(element.find("pages")),
        "date": read_date(element.find("publication_date")),
        "kind": _PART_KINDS.get(element.get("component_type"), kind),
    }
    return _said(found)


def _numbered(text: str) -> tuple[str | None, str]:
    """The kind of a part by the word before its number, and the number.

    >>> [_numbered(text) for text in ("Chapter 1", "Part II:", "ch. 3", "A.2", "Chapter One")]
    [('chapter', '1'), ('part', 'II'), ('chapter', '3'), (None, 'A.2'), (None, 'Chapter One')]
    """
    found = _NUMBERED.fullmatch(text)
    kind = _WORDS.get(found["word"].lower()) if found else None
    return (kind, found["number"]) if found and kind else (None, text)


_NUMBERED = re.compile(
    r"(?P<word>[^\W\d_]{1,12})\.?\s*#?(?P<number>[0-9][\w.–-]{0,20}?|(?-i:[IVXLCDM]+|[A-Z]))[.:]?",
    re.I,
)
_WORDS = {
    **dict.fromkeys(("chapter", "chap", "ch", "kapitel", "kap", "chapitre", "capítulo", "cap",
                     "capitolo", "hoofdstuk"), "chapter"),
    **dict.fromkeys(("part", "pt", "teil", "partie", "parte", "deel"), "part"),
    **dict.fromkeys(("section", "sec", "sect", "abschnitt", "sección", "sezione"), "section"),
    **dict.fromkeys(("appendix", "app", "anhang", "annexe", "apéndice", "appendice"), "appendix"),
}  # fmt: skip
"""Word before the number of a part → kind."""


def _nested(items: list[Element]) -> list[Branch]:
    """The parts by their levels, in order."""
    top: list[Branch] = []
    stack: list[tuple[int, list[Branch]]] = []
    for item in items:
        told = item.get("level_sequence_number") or "1"
        level = int(told) if re.fullmatch(r"[1-9]", told) else 1
        while stack and stack[-1][0] >= level:
            stack.pop()
        below: list[Branch] = []
        (stack[-1][1] if stack else top).append(Branch(fields_of_item(item), below))
        stack.append((level, below))
    return top


# --- sets, meetings, articles, others -------------------------------------------------------------


def _set_of(element: Element) -> tuple[str, ...] | None:
    """What names the set that a book is a volume of; None where it is of none."""
    metadata = element.find("book_set_metadata") if element.name == "book" else None
    held = metadata.find("set_metadata") if metadata else None
    titles = held.find("titles") if held else None
    title = read_marked(titles.find("title")) if titles else ""
    if held is None or not title:
        return None
    said = _described(held)
    return (title, *(str(said.get(name, "")) for name in ("subtitle", "doi", "key")))


def branch_of_set(volumes: list[Element]) -> Branch:
    """The book that a set is, of elements of its volumes; what all of these say is said of it."""
    first = volumes[0].find("book_set_metadata")
    held = first.find("set_metadata") if first else None
    parts = [_of_book(element) for element in volumes]
    shared = {
        name: parts[0][name] for name in _OF_SETS
        if parts[0].get(name) and all(part.get(name) == parts[0][name] for part in parts)
    }  # fmt: skip
    found: Fields = {"type": "book", "kind": parts[0].get("kind"), **shared}
    if held is not None:
        found |= _described(held)
        found["isbn"], found["formats"] = _isbns(held, has_paper=False)
    years = sorted({str(part.get("date", ""))[:4] for part in parts})
    if "date" not in shared and all(years):
        found["date"] = f"{years[0]}/{years[-1]}" if len(years) > 1 else years[0]
    return Branch(_said(found), [
        Branch(_of_volume(part, element, shared), _nested(element.all("content_item")))
        for part, element in zip(parts, volumes, strict=True)
    ])  # fmt: skip


def _of_volume(said: Fields, element: Element, shared: Fields) -> Fields:
    """What a volume says that not all say."""
    metadata = element.find("book_set_metadata")
    held = metadata.find("set_metadata") if metadata else None
    number = _words(metadata, "volume") or _words(held, "part_number")
    own = {name: value for name, value in said.items() if name not in shared}
    return _said(own | {"kind": "volume", "volume": number})


_OF_SETS = ("publisher", "place", "language", "date", "edition")


def _of_conference(element: Element) -> Fields:
    """What is said of proceedings: those who led the meeting are their editors."""
    held = element.find("proceedings_metadata", "proceedings_series_metadata")
    event = element.find("event_metadata")
    found: Fields = {"type": "book", "kind": "proceedings"}
    if held is not None:
        found |= _described(held) | _published(held)
        found |= read_proceedings_title(read_marked(held.find("proceedings_title")))
        series = held.find("series_metadata")
        if series is not None:
            found["series"] = _series(series, _words(held, "volume"))
    for role, name in people_in(element.find("contributors")):
        found.setdefault(role if role in ROLES else "editor", []).append(name)
    if event is not None:
        found["event"] = _event(event)
    return _said(found)


def _event(event: Element) -> Fields:
    """A meeting; its number stands behind its name, as in catalogues, where that does not have it.

    >>> from precarious_truce.formats.crosswalk.xml import parsed
    >>> text = "<e><conference_name>Salt</conference_name><conference_number>3</conference_number>"
    >>> _event(parsed(text + "<conference_date start_year='1997' end_year='1998'/></e>", "")[0])
    {'name': 'Salt (3)', 'date': '1997/1998'}
    """
    name, number = _words(event, "conference_name"), _words(event, "conference_number")
    if name and number and not re.search(rf"(?<!\w){re.escape(number)}(?:st|nd|rd|th)?\b", name):
        name = f"{name} ({number})"
    return _said({
        "name": name or number, "place": _words(event, "conference_location"),
        "date": read_date_of_event(event.find("conference_date")),
    })  # fmt: skip


def _articles(journal: Element) -> Iterator[Fields]:
    metadata, issue = journal.find("journal_metadata"), journal.find("journal_issue")
    volume = issue.find("journal_volume") if issue else None
    for article in journal.all("journal_article"):
        date = read_date(article.find("publication_date"))
        found = fields_of_item(article) | {
            "type": "article-journal",
            "container_title": _words(metadata, "full_title") if metadata else "",
            "issn": _words(metadata, "issn") if metadata else "",
            "volume": _words(volume, "volume") if volume else "",
            "issue": _words(issue, "issue") if issue else "",
            "date": date or (read_date(issue.find("publication_date")) if issue else None),
        }
        yield _said(found)


_OTHERS = {
    "dissertation": "thesis", "report-paper": "report", "posted_content": "article",
    "standard": "standard",
}  # fmt: skip


def _other(element: Element) -> Fields:
    held = element.find("report-paper_metadata", "standard_metadata") or element
    dates = held.find("publication_date", "approval_date", "posted_date")
    school = held.find("institution")
    found = _described(held) | {
        "type": _OTHERS[element.name],
        "date": read_date(dates),
        "publisher": _words(school, "institution_name") if school else "",
        "genre": _words(held, "degree"),
    }
    if not found.get("author"):
        found["author"] = [name for _, name in people_in(held)]
    return _said(found)


# --- what all have --------------------------------------------------------------------------------


def _described(element: Element) -> Fields:
    """Titles, people, abstract, identifiers, licence."""
    titles = element.find("titles")
    title = titles.find("title") if titles else None
    found: Fields = {"language": element.get("language")}
    if titles is not None and (text := read_marked(title)):
        original = read_marked(titles.find("original_language_title"))
        found["title"] = _said({"text": text, "original": original})
        found["subtitle"] = read_marked(titles.find("subtitle"))
    found |= _people(element.find("contributors"))
    data, item = element.find("doi_data"), element.find("publisher_item")
    if data is not None:
        found |= {"doi": _words(data, "doi"), "url": _words(data, "resource")}
    for one in item.all("identifier") if item else ():
        if one.get("id_type") == "other" and one.words:
            found["key"] = one.words
    abstracts = [e for e in element.all("abstract", "jats:abstract") if e.words]
    if abstracts:
        paragraphs = [e.words for e in abstracts[0].walk() if _is_paragraph(e)]
        found["abstract"] = "\n".join(paragraphs) or abstracts[0].words
    for program in element.all("program", "ai:program"):
        license_ = _words(program, "license_ref") or _words(program, "ai:license_ref")
        if license_:
            found.setdefault("license", license_)
    return _said(found)


def _is_paragraph(element: Element) -> bool:
    return element.name in ("p", "jats:p") and bool(element.words)


def _people(contributors: Element | None) -> Fields:
    found: dict[str, list[dict[str, Any]]] = {}
    for role, name in people_in(contributors):
        if role in ROLES:
            found.setdefault(role, []).append(name)
        elif role == "corresponding-author":
            found.setdefault("author", []).append(name)
        else:
            stated = {"role": role} if role and role != "other" else {}
            found.setdefault("contributor", []).append(name | stated)
    return dict(found)


def _words(element: Element | None, name: str) -> str:
    one = element.find(name) if element is not None else None
    return one.words if one is not None else ""


def _said(fields: Fields) -> Fields:
    """The fields without those that say nothing."""
    nothing: Iterable[object] = ("", None, [], {})
    return {name: value for name, value in fields.items() if value not in nothing}
