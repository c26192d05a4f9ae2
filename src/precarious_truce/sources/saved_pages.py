"""Saved HTML of a page about a book: its metadata (Highwire, Dublin Core, JSON-LD) and its list.

Facts that the page states for machines come before those it shows.  A page that `site` made holds
the whole record.

>>> draft = read_html('<meta name="citation_title" content="Rivers"><ul class="toc"><li>Preface '
...     '<a>ix</a></li><li>1 Water <a>1</a></li><li>Index <a>90</a></li></ul>')
>>> draft.facts, [(e.number, e.title, e.page) for e in draft.entries][1]
({'title': 'Rivers'}, ('1', 'Water', '1'))
"""

from __future__ import annotations

import re

from precarious_truce.errors import TruceError
from precarious_truce.model.identifiers import DOI
from precarious_truce.sources import schema_org
from precarious_truce.sources.contents import draft_of_lines
from precarious_truce.sources.draft import Draft
from precarious_truce.sources.entry import Entry, every
from precarious_truce.sources.lines import clean
from precarious_truce.sources.markup import Node, parse, visible_lines
from precarious_truce.sources.own_pages import record_of
from precarious_truce.sources.person_names import name_of
from precarious_truce.sources.schema_org import edtf, named
from precarious_truce.sources.words import is_heading

__all__ = ["read_html"]

_NAMES = {
    "citation_inbook_title": "book",
    "citation_book_title": "book",
    "citation_title": "title",
    "dc.title": "title",
    "dcterms.title": "title",
    "citation_author": "author",
    "citation_authors": "author",
    "dc.creator": "author",
    "dcterms.creator": "author",
    "citation_editor": "editor",
    "citation_editors": "editor",
    "citation_publisher": "publisher",
    "dc.publisher": "publisher",
    "citation_publication_date": "date",
    "citation_date": "date",
    "citation_cover_date": "date",
    "citation_year": "date",
    "dc.date": "date",
    "citation_online_date": "online",
    "citation_isbn": "isbn",
    "citation_doi": "doi",
    "citation_language": "language",
    "dc.language": "language",
    "citation_series_title": "series",
    "citation_firstpage": "first",
    "citation_lastpage": "last",
}
_TOC = re.compile(
    r"toc|contents?[-_ ]?(?:list|table)|table[-_ ]?of[-_ ]?contents|chapter[-_ ]?list|book[-_"
    r" ]?contents|chapters|sommaire|inhalt",
    re.I,
)


def read_html(text: str) -> Draft:
    """The draft of a page of markup.

    Raises `TruceError` where neither its metadata nor its lines say anything of a book.
    """
    root = parse(text)
    if record := record_of(root):
        return Draft(record)
    draft = Draft()
    part = _from_meta(root, draft)
    schema_org.read(root, draft)
    if not draft.entries:
        try:
            draft_of_lines(visible_lines(_list_of(root)), draft)
        except TruceError:
            if "title" not in draft.facts:
                raise
            draft.notes.append("no contents were found on the page")
    _add(part, draft)
    return draft


def _add(part: Entry | None, draft: Draft) -> None:
    """Give the part that the page is of its pages and authors, or list it alone."""
    if part is None:
        return
    same = [e for e in every(draft.entries) if e.title.casefold() in part.title.casefold()]
    if not draft.entries:
        draft.entries = [part]
    elif same:
        best = max(same, key=lambda e: len(e.title))
        best.page, best.people = best.page or part.page, best.people or part.people
    else:
        draft.notes.append(f"the page is that of the part “{part.title}”, pp. {part.page}")


def _list_of(root: Node) -> Node:
    """The element that holds the contents: named so, else the main part of the page."""
    named = [
        n
        for n in root.every()
        if _TOC.search(
            f"{n.attributes.get('class', '')} {n.attributes.get('id', '')}"
            f" {n.attributes.get('epub:type', '')} {n.attributes.get('type', '')}"
            f" {n.attributes.get('data-title', '')} {n.attributes.get('aria-label', '')}"
        )
    ]
    sized = [(len(visible_lines(node)), node) for node in named[:200]]
    good = [(size, node) for size, node in sized if size >= 3]
    if good:
        return max(good, key=lambda pair: pair[0])[1]
    return _headed(root) or root.first("main", "article") or root.first("body") or root


_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
_WIDE = ("body", "main", "article", "html", "")


def _headed(root: Node) -> Node | None:
    """The element around a heading `Contents`, where it holds a list and is not the whole page."""
    stack: list[tuple[Node, tuple[Node, ...]]] = [(root, ())]
    while stack:
        node, above = stack.pop()
        if node.name in _HEADS and is_heading(re.sub(r"\s*\(.*\)$", "", node.text)):
            for outer in reversed(above[-4:]):
                if outer.name in _WIDE:
                    break
                if len(visible_lines(outer)) > 3:
                    return outer
        stack += [(child, (*above, node)) for child in reversed(node.children)]
    return None


# --- what is stated for machines ------------------------------------------------------------------


def _from_meta(root: Node, draft: Draft) -> Entry | None:
    """Take the facts of the book; the part that the page is of, where it is of one."""
    found: dict[str, list[str]] = {}
    for meta in root.every("meta"):
        name = (meta.attributes.get("name") or meta.attributes.get("property") or "").lower()
        value = clean(meta.attributes.get("content", ""))[0].strip()
        if name in _NAMES and value:
            found.setdefault(_NAMES[name], []).append(value)
    facts = draft.facts
    chapter = "book" in found
    title = found.get("book") or found.get("title")
    if title:
        facts["title"] = title[0]
    for role in ("author", "editor"):
        if found.get(role) and not (chapter and role == "author"):
            names = dict.fromkeys(
                n for value in found[role] for n in re.split(r"\s*;\s*", value) if n
            )
            facts[role] = [named(n) for n in names]
    for key in ("publisher", "language", "series"):
        if key in found:
            facts[key] = found[key][0]
    if "date" in found:
        facts["date"] = edtf(found["date"][0])
    if "online" in found:
        facts["formats"] = {"online": {"date": edtf(found["online"][0])}}
    isbns = list(dict.fromkeys(found.get("isbn", ())))
    if isbns:
        facts["isbn"] = isbns[0]
        if isbns[1:]:
            draft.notes.append(f"other ISBNs: {', '.join(isbns[1:])}")
    if "doi" in found and not chapter:
        facts["doi"] = str(DOI(found["doi"][0]))
    if chapter and "title" in found and "first" in found:
        last = found.get("last", [""])[0]
        entry = Entry(
            found["title"][0], page=f"{found['first'][0]}–{last}" if last else found["first"][0]
        )
        if "author" in found:
            entry.people["author"] = tuple(map(name_of, found["author"]))
        return entry
    return None
