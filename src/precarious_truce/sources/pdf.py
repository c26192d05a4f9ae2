"""PDF: the outline with its printed page labels, the document's facts; else a contents page in it.

Read by pypdf, an extra.  Printed pages are those of the page labels (ISO 32000-1, 12.4.2) or of
a contents page; where there is neither, the number of a page in the file is no printed page: it
is named in the mark of the line, and never given as `pages`.
"""

from __future__ import annotations

import io
import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from precarious_truce.errors import TruceError
from precarious_truce.extras import extra
from precarious_truce.sources.contents import draft_of_lines, read_contents
from precarious_truce.sources.draft import Draft
from precarious_truce.sources.entry import Entry, every
from precarious_truce.sources.labels import label
from precarious_truce.sources.lines import clean
from precarious_truce.sources.people import people
from precarious_truce.sources.person_names import as_written
from precarious_truce.sources.runs import Item, closed, lines_of_items, spans
from precarious_truce.sources.words import is_heading

if TYPE_CHECKING:
    from pypdf import PdfReader
    from pypdf.generic import Destination

__all__ = ["read_pdf"]

MAX_PAGES = 20_000
MAX_ITEMS = 10_000
_SEARCHED = 30
"""How many pages at the front are searched for a contents page."""


def read_pdf(data: bytes) -> Draft:
    """The draft of a PDF.

    Raises `TruceError` where it is locked or broken, where pypdf is not installed, and where it
    has neither an outline nor a contents page.
    """
    with extra("PDF is read by pypdf", "pdf"):
        import pypdf
        from pypdf.errors import PyPdfError
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _error("the PDF is locked with a password", "save a copy without the password")
        return _draft(reader)
    except TruceError:
        raise
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        RecursionError,
        NotImplementedError,
        AssertionError,
        OverflowError,
        ZeroDivisionError,
    ) as error:
        words = " ".join(str(error).split())[:120] or type(error).__name__
        raise _error(
            f"the PDF cannot be read: {words}", "open it in a viewer, and save it anew"
        ) from None


def _error(message: str, hint: str) -> TruceError:
    return TruceError.of("SRC1", message, hint=hint)


def _draft(reader: PdfReader) -> Draft:
    count = len(reader.pages)
    if count > MAX_PAGES:
        raise _error("the PDF has more pages than any book", "cut out its contents page")
    draft = Draft()
    _facts(reader, draft)
    items = _outline(reader)
    labels = list(reader.page_labels) if "/PageLabels" in reader.root_object else []
    if not items:
        return _from_text(reader, draft)
    listed = _listed(reader)
    known = {_bare(e.title): e for e in every(listed.entries)} if listed else {}
    items = closed([_with_number(item, known) for item in items])
    pages = spans(items, labels) if labels else [""] * len(items)
    found = draft_of_lines(lines_of_items(items, pages), draft)
    entries = list(every(found.entries))
    for entry in entries:
        if not entry.page and (other := known.get(_bare(entry.title))):
            entry.page = other.page
    if labels:
        return found
    physical = [item.start for item in items]
    for entry, start in zip(entries, physical, strict=False):
        if start is not None and not entry.page:
            entry.doubt(f"on page {start + 1} of the file; its printed page is not known")
    found.notes.append("the PDF has no page labels: numbers of its pages are no printed pages")
    return found


# --- facts ----------------------------------------------------------------------------------------


def _facts(reader: PdfReader, draft: Draft) -> None:
    """Title, author, publisher, date of XMP, else of the document information."""
    info = reader.metadata
    xmp = _xmp(reader)
    title = _line(xmp.get("title") or (info.title if info else ""))
    if title and not re.search(
        r"\.(?:docx?|tex|indd|qxd|pdf|odt)$|^(?:microsoft word|untitled)|^\W*$", title, re.I
    ):
        draft.facts["title"] = title
        draft.doubts["title"] = "as the PDF names itself"
    author = _line(xmp.get("author") or (info.author if info else ""))
    found = people(author)
    if author and found.score > 0:
        draft.facts["author"] = as_written(found.names)
        draft.doubts["author"] = "as the PDF names them"
    elif author:
        draft.notes.append(f"author of the file: {author}")
    for key in ("publisher", "language", "isbn", "doi"):
        if xmp.get(key):
            draft.facts[key] = _line(xmp[key])


def _line(value: object) -> str:
    return " ".join(clean(str(value or ""))[0].split())


def _xmp(reader: PdfReader) -> dict[str, str]:
    """What the XMP packet says, where there is one that can be read."""
    try:
        packet = reader.xmp_metadata
        if packet is None:
            return {}
        title = packet.dc_title or {}
        names = packet.dc_creator or []
        found = {
            "title": next(iter(title.values()), "") if isinstance(title, dict) else "",
            "author": "; ".join(map(str, names)),
            "publisher": "; ".join(map(str, packet.dc_publisher or [])),
            "language": next(iter(map(str, packet.dc_language or [])), ""),
        }
        source = str(packet.dc_identifier or "")
        if isbn := re.search(r"97[89][\d -]{10,14}", source):
            found["isbn"] = isbn[0].strip()
        if doi := re.search(r"10\.\d{4,9}/\S+", source):
            found["doi"] = doi[0]
        return {key: value for key, value in found.items() if value}
    except Exception:  # a broken packet of metadata spoils no outline
        return {}


# --- the outline ----------------------------------------------------------------------------------


def _outline(reader: PdfReader) -> list[Item]:
    """The bookmarks in order, each with the page it leads to."""
    found: list[Item] = []
    stack: list[tuple[object, int]] = [(reader.outline, 0)]
    while stack:
        node, depth = stack.pop()
        if isinstance(node, list):
            inner: list[tuple[object, int]] = [
                (child, depth + isinstance(child, list)) for child in node
            ]
            stack += reversed(inner)
        elif len(found) < MAX_ITEMS:
            title = _line(getattr(node, "title", ""))
            if title:
                found.append(_item(reader, node, title, depth))
    starts = [item.start for item in found if item.depth == 0 and item.start is not None]
    if len(set(starts)) == len(starts):  # chapters begin pages, wherever their titles stand
        for item in found:
            item.mid = item.mid and item.depth > 0
    return found


def _item(reader: PdfReader, node: object, title: str, depth: int) -> Item:
    item = Item(title, depth)
    try:
        number = reader.get_destination_page_number(cast("Destination", node))
    except Exception:  # a bookmark that leads nowhere has no page
        return item
    if number is None or not 0 <= number < len(reader.pages):
        return item
    item.start = number
    top = getattr(node, "top", None)
    try:
        height = float(reader.pages[number].mediabox.height)
        item.mid = top is not None and float(top) < 0.72 * height
    except (TypeError, ValueError):
        item.mid = False
    return item


# --- a contents page in the text ------------------------------------------------------------------


def _contents_texts(reader: PdfReader) -> list[str]:
    """The text of the contents page: from its heading over the pages that go on with it.

    Twice, as it is laid out and as it is written; which one can be read differs from file to file.
    """
    texts = (_contents_text(reader, laid_out=True), _contents_text(reader, laid_out=False))
    return [text for text in texts if text.strip()]


def _contents_text(reader: PdfReader, *, laid_out: bool) -> str:
    pieces: list[str] = []
    for page in reader.pages[:_SEARCHED]:
        try:
            text = page.extract_text(extraction_mode="layout" if laid_out else "plain")
        except Exception:  # a page that cannot be laid out may still be read
            text = page.extract_text()
        lines = text.rstrip().split("\n")
        if re.fullmatch(r"\s*(?:[ivxlc]+|\d+)\s*", lines[-1]):
            lines.pop()
        starts = [
            n for n, line in enumerate(lines[:15]) if is_heading(line.strip()) and line.strip()
        ]
        if not pieces and not starts:
            continue
        if pieces and not _goes_on(lines):
            break
        pieces.append("\n".join(lines[starts[0] :] if starts and not pieces else lines))
    return "\n".join(pieces)


def _listed(reader: PdfReader) -> Draft | None:
    """The contents page read, in that of its texts where most parts have a page; None without."""
    found: list[tuple[int, Draft]] = []
    for text in _contents_texts(reader):
        try:
            listed = read_contents(text)
        except TruceError:
            continue
        found.append((sum(bool(e.page) for e in every(listed.entries)), listed))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _goes_on(lines: list[str]) -> bool:
    """Whether most lines of a page end in a number, as those of a contents page do."""
    said = [line for line in lines if line.strip()]
    return bool(said) and sum(
        bool(re.search(r"[.\s]{2,}[\divxlc]+\s*$", line)) for line in said
    ) * 2 > len(said)


def _from_text(reader: PdfReader, draft: Draft) -> Draft:
    found = _listed(reader)
    if found is None:
        raise _error(
            "the PDF has no outline, and no contents page was found in its text",
            "paste the contents page",
        )
    found.facts = draft.facts | found.facts
    found.doubts = draft.doubts | found.doubts
    found.notes += [
        *draft.notes,
        "read from the text of the contents page: the PDF has no outline",
    ]
    return found


def _with_number(item: Item, known: dict[str, Entry]) -> Item:
    """The item with the number that a contents page gives to the part of its title."""
    printed = label(item.title)
    if printed is not None:
        same = known.get(_bare(printed.title))
        bare_part = same is not None and same.kind == "part" and printed.division is None
        title = f"Part {printed.number}: {printed.title}" if bare_part else item.title
        return replace(item, title=title)
    bare = _bare(item.title)
    other, lettered = known.get(bare), known.get(f"a{bare}")
    if other is not None and other.number and other.kind == "part":
        return replace(item, title=f"Part {other.number}: {item.title}")
    if other is not None and other.number:
        return replace(item, number=other.number)
    if other is None and lettered is not None and lettered.title.startswith("A "):
        return replace(item, number="A")  # an only appendix, its letter taken for an article
    return item


def _bare(title: str) -> str:
    return re.sub(r"[\W_]+", "", title).casefold()
