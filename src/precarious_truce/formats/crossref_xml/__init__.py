"""Crossref's deposits (schema 5.5.0): books and their parts with DOIs, for registration.

Written are books; a part is deposited with its DOI and the address that it leads to, and without
these it is a named loss.  Who deposits must be said: `depositor`, `email`, `registrant`, `batch`
(the number of the deposit) and `timestamp` are never made up.  Read are deposits of any version,
and what Crossref gives back in the same form (UNIXREF).

>>> from precarious_truce.model import Book
>>> chapter = {"title": "Floods", "doi": "10.5555/1", "url": "https://example.org/1"}
>>> book = Book(title="Rivers", author="Marsh, Eleanor", date="2004", publisher="Northfield",
...             kind="monograph", contents=[chapter, "Index"])
>>> text = dumps(book, depositor="Northfield", email="doi@example.org", registrant="Northfield",
...              batch="rivers-1", timestamp="20260131120000")
>>> [part.title.text for part in loads(text)["marsh2004"].contents]
['Floods']
>>> print(losses(book)[0])
marsh2004: contents[1]: title Index; kind index is lost (it has no DOI to deposit)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from precarious_truce.errors import Diagnostic, TruceError
from precarious_truce.formats.crossref_xml.conferences import is_conference
from precarious_truce.formats.crossref_xml.declines import ABSENT, DECLINES, MAPPED
from precarious_truce.formats.crossref_xml.depositing import deposit_of
from precarious_truce.formats.crossref_xml.reading import (
    branch_of,
    branch_of_set,
    branches_of,
    fields_of,
    fields_of_item,
)
from precarious_truce.formats.crossref_xml.values import text_of
from precarious_truce.formats.crossref_xml.writing import (
    bare_element,
    elements_of,
    item_element,
    items_below,
    reason_against,
    volumes_of,
)
from precarious_truce.formats.crosswalk.building import reference
from precarious_truce.formats.crosswalk.coverage import covered
from precarious_truce.formats.crosswalk.ledger import Part
from precarious_truce.formats.crosswalk.trees import (
    Branch,
    Node,
    library_of,
    reporter,
    tree,
    works_of,
)
from precarious_truce.formats.crosswalk.trees import losses as losses_of
from precarious_truce.formats.crosswalk.xml import parsed, written
from precarious_truce.formats.garbage import undisturbed
from precarious_truce.model import Book, Chapter, Library, Loss, Reference, Work
from precarious_truce.model.library import as_works

__all__ = ["coverage", "dumps", "loads", "losses", "pieces"]

Works = Library | Work | Iterable[Work]

NAME = "crossref-xml"
_VERSION = "5.5.0"
_SPACE = f"http://www.crossref.org/schema/{_VERSION}"
_HEAD = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<doi_batch version="{_VERSION}" xmlns="{_SPACE}"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:jats="http://www.ncbi.nlm.nih.gov/JATS1"
    xmlns:ai="http://www.crossref.org/AccessIndicators.xsd"
    xsi:schemaLocation="{_SPACE} https://www.crossref.org/schemas/crossref{_VERSION}.xsd">
"""

# --- writing --------------------------------------------------------------------------------------


def dumps(
    works: Works,
    *,
    depositor: str | None = None,
    email: str | None = None,
    registrant: str | None = None,
    batch: str | None = None,
    timestamp: str | None = None,
) -> str:
    """The deposit of the books among the works.

    Raises `TruceError` where it is not said who deposits, for whom, under which number and when.
    """
    return "".join(
        pieces(
            works,
            depositor=depositor,
            email=email,
            registrant=registrant,
            batch=batch,
            timestamp=timestamp,
        )
    )


def pieces(
    works: Works,
    *,
    depositor: str | None = None,
    email: str | None = None,
    registrant: str | None = None,
    batch: str | None = None,
    timestamp: str | None = None,
) -> Iterator[str]:
    """The text of the deposit, book by book."""
    deposit = deposit_of(
        depositor=depositor, email=email, registrant=registrant, batch=batch, timestamp=timestamp
    )
    yield f"{_HEAD}{written(deposit.head, 1)}  <body>\n"
    for root in map(tree, as_works(works)):
        if not reason_against(root):
            yield "".join(written(element, 2) for element in elements_of(root))
    yield "  </body>\n</doi_batch>\n"


# --- reading --------------------------------------------------------------------------------------


def loads(text: str | bytes, *, file: str | None = None) -> Library:
    """The works of a deposit, or of an answer in UNIXREF.

    Raises `TruceError` where it is no XML, or holds no work of such a form.
    """
    with undisturbed():
        root, faults = parsed(text, "XREF1", file=file)
        found = list(branches_of(root))
        if not found and root.name != "doi_batch":
            message = "there is no book or article of Crossref's in this XML"
            raise TruceError.of(
                "XREF1", message, file=file, hint="it has a `doi_batch`, or `crossref`"
            )
        diagnostics: list[Diagnostic] = list(faults)
        reports = (
            (branch, reporter(diagnostics, file, element.line, "")) for branch, element in found
        )
        return library_of(reports, diagnostics)


# --- what is lost ---------------------------------------------------------------------------------


def losses(works: Works, **_: str | None) -> list[Loss]:
    """What the deposit of the works would lose."""
    found: list[Loss] = []
    for work in as_works(works):
        root = tree(work)
        left = _of_set(root) if volumes_of(root) else _of_book(root)
        of_work = losses_of(work, NAME, left, _reasons(), empties=False, moves=_moves)
        reasons = {(work.key, *node.path): reason_against(node) for node in root.walk()}
        of_work = [
            loss._replace(reason=reasons[loss.path])
            if isinstance(loss.value, Part) and loss.left is None and loss.path in reasons
            else loss
            for loss in of_work
        ]
        found += _moved(root, of_work)
    return found


def _of_book(root: Node) -> Callable[[Node], Reference | None]:
    """What comes back of a work and each part of it; None where it is not deposited."""
    is_paper = is_conference(root)

    def surviving(node: Node) -> Reference | None:
        if node.path:
            return _of_part(node, is_paper=is_paper)
        if reason_against(node):
            return None
        left = reference(fields_of(bare_element(node))).ref
        return left.with_valid(key=text_of(node.own.key) or left.key)

    return surviving


def _of_part(node: Node, *, is_paper: bool = False) -> Reference | None:
    if not isinstance(node.part, Chapter) or reason_against(node):
        return None
    fields = fields_of_item(item_element(node, 1, is_paper=is_paper))
    if not node.own.author:
        fields.pop("author", None)
    left = reference({"type": "chapter", **fields}).ref
    return left if node.part.key else left.with_valid(key=node.own.key)


def _of_set(root: Node) -> Callable[[Node], Reference | None]:
    """The same of a set of volumes: what all volumes say comes back as said of it."""
    branch = branch_of_set(elements_of(root))
    read = dict(zip((node.path for node in volumes_of(root)), branch.children, strict=True))

    def surviving(node: Node) -> Reference | None:
        if isinstance(node.part, Chapter):
            return _of_part(node)
        found = read.get(node.path) if node.path else branch
        if found is None:
            return None
        left = reference(found.fields).ref
        has_key = not node.path or not getattr(node.part, "key", None)
        return left.with_valid(key=text_of(node.own.key) or left.key) if has_key else left

    return surviving


def _moves(node: Node) -> bool:
    """Whether parts of a part that is not deposited are, and so move up."""
    return isinstance(node.part, Chapter) and next(items_below(node), None) is not None


def _moved(root: Node, found: list[Loss]) -> list[Loss]:
    """The losses, and where parts of what is not deposited move up, that of the contents as a tree.

    The others stay, each with its name, though the loss of the tree says what is left of them.
    """
    if reason_against(root):
        return found
    volumes = volumes_of(root)
    elements = elements_of(root)
    branch = branch_of_set(elements) if volumes else branch_of(elements[0])
    holders = list(zip(volumes, branch.children, strict=True)) if volumes else [(root, branch)]
    of_trees = []
    for holder, read in holders:
        homeless = [node for node in holder.walk() if reason_against(node) and _moves(node)]
        if homeless:
            titles = ", ".join(str(node.own.title) for node in homeless)
            reason = f"what is in parts without a DOI moves up: {titles}"
            whole = Branch({"type": "book", "title": "all"}, read.children)
            (after,) = works_of(whole, lambda code, message: None)
            value: object = getattr(holder.part, "contents", None)
            left: object = after.contents if isinstance(after, Book) else None
            path = (root.own.key, *holder.path, "contents")
            of_trees.append(Loss(path, value, left or None, reason))
    return [*found, *of_trees]


@cache
def _reasons() -> dict[str, str]:
    return covered(dict.fromkeys(MAPPED, ""), DECLINES)


def coverage(**_: str | None) -> dict[str, str]:
    """Field of the model → "" where a deposit has a place for it, else why it has none."""
    return _reasons() | ABSENT
