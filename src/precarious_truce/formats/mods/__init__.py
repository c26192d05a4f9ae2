"""MODS 3.8 (https://www.loc.gov/standards/mods/), both ways: what libraries exchange.

A book is one `mods` with its parts inside, in order and nested as they are printed, each a
`relatedItem` of type `constituent`.  A part says only what it does not have from its book.  What
stands alone in something (a chapter, an article) has that as its `host`, with publisher, date,
numbers and pages.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", author="Marsh, Eleanor", date="2004",
...             contents=[{"title": "Preface", "pages": "ix–xiv"}])
>>> text = dumps(book)
>>> print(text[text.index("    <titleInfo>") :].partition("    <name")[0], end="")
    <titleInfo>
      <title>Rivers</title>
    </titleInfo>
>>> str(loads(text)["marsh2004-preface"].pages)
'ix–xiv'
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from precarious_truce.errors import Diagnostic, Severity, TruceError
from precarious_truce.formats.crosswalk.building import Report, reference
from precarious_truce.formats.crosswalk.coverage import covered
from precarious_truce.formats.crosswalk.trees import (
    Branch,
    Node,
    library_of,
    reporter,
    tree,
)
from precarious_truce.formats.crosswalk.trees import losses as losses_of
from precarious_truce.formats.crosswalk.xml import Element, written
from precarious_truce.formats.garbage import undisturbed
from precarious_truce.formats.mods.declines import DECLINES
from precarious_truce.formats.mods.reading import branch_of, parsed, part_of
from precarious_truce.formats.mods.texts import Groups
from precarious_truce.formats.mods.writing import NAMESPACE, WRITTEN, item_of, record
from precarious_truce.model import Chapter, Library, Loss, Reference, Volume, Work
from precarious_truce.model.library import as_works

__all__ = ["coverage", "dumps", "loads", "losses", "pieces"]

Works = Library | Work | Iterable[Work]

_SCHEMA = f"{NAMESPACE} http://www.loc.gov/standards/mods/v3/mods-3-8.xsd"


# --- writing --------------------------------------------------------------------------------------


def dumps(works: Works) -> str:
    """A `modsCollection` of the works."""
    return "".join(pieces(works))


def pieces(works: Works) -> Iterator[str]:
    """The same, work by work."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<modsCollection xmlns="{NAMESPACE}" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\n'
        f'    xsi:schemaLocation="{_SCHEMA}">\n'
    )
    for work in as_works(works):
        yield written(record(tree(work)), 1)
    yield "</modsCollection>\n"


def losses(works: Works) -> list[Loss]:
    """Every fact of the works that would not come back as it was."""
    with undisturbed():
        return losses_of(works, "mods", _surviving, coverage())


def _surviving(node: Node) -> Reference:
    """What comes back of what a work or part says itself."""
    seen: Counter[str] = Counter()
    if isinstance(node.part, (Chapter, Volume)):
        item = Element("relatedItem", {"type": "constituent"}, children=item_of(node, Groups()))
        fields = part_of(item, seen).fields
        return reference({"type": "chapter", "key": node.own.key, **fields}).ref
    mods = Element("mods", children=item_of(node, Groups()))
    if node.children:  # of a book with parts nothing is read but as of a book
        mods.children.append(Element("relatedItem", {"type": "constituent"}))
    return reference(branch_of(mods, seen).fields).ref


_REASONS: dict[str, str] = {}


def coverage() -> dict[str, str]:
    """Field of a reference → "" where MODS has a place for it, else why it has none."""
    if not _REASONS:
        _REASONS.update(covered(dict.fromkeys(WRITTEN, ""), DECLINES))
    return dict(_REASONS)


# --- reading --------------------------------------------------------------------------------------


def loads(text: str | bytes, *, file: str | None = None) -> Library:
    """The library of all records in a text: a `mods`, a collection, or any XML that holds some.

    Raises `TruceError` where there is none.
    """
    with undisturbed():
        root, found = parsed(text, "MODS1", file=file)
        records = list(_records(root))
        if not records:
            if not found:
                message = "there is no mods element in the text"
                found.append(Diagnostic("MODS2", message, file=file, line=root.line))
            raise TruceError(*found)
        seen: Counter[str] = Counter()
        library = library_of(_branches(records, found, seen, file), found)
        unknown = [_note(name, times, file) for name, times in seen.most_common(_MOST) if times]
        return Library(library, (*library.diagnostics, *unknown), library.unread)


_MOST = 100
"""How many sorts of elements that are not read are told."""


def _note(name: str, times: int, file: str | None) -> Diagnostic:
    message = f"{times} × {name[:200]} not read"
    return Diagnostic("MODS3", message, Severity.INFO, file)


def _records(root: Element) -> Iterator[Element]:
    """The records that are whole, wherever they are; one in another is no record of its own."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.name == "mods" and element.namespace in ("", NAMESPACE):
            yield element
        else:
            waiting += reversed(element.children)


def _branches(
    records: Iterable[Element], found: list[Diagnostic], seen: Counter[str], file: str | None
) -> Iterator[tuple[Branch, Report]]:
    for mods in records:
        report = reporter(found, file, mods.line, "")
        if not mods.is_whole:
            report("MODS4", "the record breaks off; what is there of it is read")
        branch = branch_of(mods, seen)
        if len(branch.fields) > 1:
            yield branch, report
        else:
            report("MODS4", "the record says nothing; it is skipped")
