"""RIS (RefMan's Format Specifications 2001, 2011), as Zotero, EndNote and others use it.

A chapter has its book in T2 and BT, its book's editors in A2, the series in T3 and its editors in
A3; of a book A3 are the editors and A2 those of the series.  A paper has the meeting in T2 and the
proceedings in C3.  SN of either is the book's ISBN.  People of other roles, what says which type an
entry is where TY does not, and facts that have no tag stand in U5, which the format leaves to its
users.  A value is one line of text without markup.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", author="Marsh, Eleanor", date="2004",
...             contents=[{"title": "Preface", "pages": "ix–xiv"}])
>>> text = dumps(book)
>>> print(text, end="")
TY  - BOOK
ID  - marsh2004
TI  - Rivers
AU  - Marsh, Eleanor
PY  - 2004
ER  -
<BLANKLINE>
TY  - CHAP
ID  - marsh2004-preface
TI  - Preface
AU  - Marsh, Eleanor
BT  - Rivers
T2  - Rivers
PY  - 2004
SP  - ix
EP  - xiv
ER  -
>>> loads(text) == Library([book]), losses(book)
(True, [])
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from precarious_truce.errors import Diagnostic, Severity
from precarious_truce.formats.crosswalk.building import Keys, Report
from precarious_truce.formats.crosswalk.decoding import decoded
from precarious_truce.formats.crosswalk.engine import (
    Crosswalk,
    Foreign,
    Placement,
    ReadEntry,
    Roles,
    WrittenKeys,
    library,
)
from precarious_truce.formats.crosswalk.flattening import flattened, isbn_of_book
from precarious_truce.formats.crosswalk.unpublished import as_status
from precarious_truce.formats.cutting import SIZE, Cut, Found, cuts_by_line
from precarious_truce.formats.ris.compounds import COMPOUNDS, SHARED, SeveralIsbns
from precarious_truce.formats.ris.declines import DECLINES
from precarious_truce.formats.ris.own import FACTS, own_facts
from precarious_truce.formats.ris.rows import CODECS, ROLES, TABLE
from precarious_truce.formats.ris.syntax import RisRecord, Stray, folded, normal, records, written
from precarious_truce.formats.ris.types import TYPES
from precarious_truce.formats.ris.values import lettered_years
from precarious_truce.many_keys import ManyTaken
from precarious_truce.model import Library, Loss, Reference, Work
from precarious_truce.model.keys import Taken

__all__ = [
    "CROSSWALK", "coverage", "cuts", "dumps", "entries", "loads", "losses", "of_cut", "pieces",
]  # fmt: skip

Works = Library | Work | Iterable[Work]

_ORDER = (
    "TY", "ID", "TI", "ST", "TT", "AU", "A2", "A3", "A4", "BT", "T2", "C3", "J2", "T3", "SV", "VL",
    "NV", "IS", "M1", "SE", "ET", "CY", "C1", "PB", "PY", "DA", "SP", "EP", "SN", "DO", "UR", "Y2",
    "LA",
)  # fmt: skip
_RANK = {tag: n for n, tag in enumerate(_ORDER)}
_TAG = re.compile(r"[A-Z][A-Z0-9]")


def _role(text: str) -> str:
    """The name of a role as it can stand in U5, where some names are of facts."""
    name = " ".join(text.replace(":", " ").split())
    return name if name and name not in FACTS else "contributor"


def _is_free(tag: str) -> bool:
    return _TAG.fullmatch(tag) is not None and tag not in ("TY", "ER", "ID", "U5")


def _prepared(ref: Reference) -> Reference:
    """A reference as a record says it; the ISBN of a part is that of its book."""
    ref = as_status(flattened(ref))
    isbn = isbn_of_book(ref)
    return ref.with_valid(isbn=isbn) if isbn else ref


def _lines(text: str) -> list[str]:
    return [line for line in normal(text).split("\n") if line]


CROSSWALK = Crosswalk(
    "ris",
    TABLE,
    TYPES,
    COMPOUNDS,
    Foreign(
        _is_free,
        write=_lines,
        read=lambda lines: "\n".join(text for line in lines for text in _lines(line)),
        is_alone=lambda tag: tag not in SHARED,
        type_name="TY",
        kept=lettered_years,
    ),
    Roles(CODECS["people"], write=_role, read=str, also=ROLES),
    prepare=_prepared,
    annotations=SeveralIsbns(),
    declines=DECLINES,
    has_status=True,
)
"""RIS as data: see `crosswalk.engine`."""


def _key(key: str) -> str:
    return folded(key) or "unnamed"


# --- writing --------------------------------------------------------------------------------------


def dumps(works: Works) -> str:
    """The references of the works as RIS."""
    return "".join(pieces(works))


def pieces(works: Works) -> Iterator[str]:
    """The text of all references, a record at a time, a blank line between them."""
    return pieces_with(works, ManyTaken())


def pieces_with(works: Works, taken: Taken) -> Iterator[str]:
    """The same as a part of a longer file, where keys are taken."""
    between, book = "", ""
    for references in WrittenKeys(_key, taken).of(works):
        for ref, key in references:
            if ref.within is None:
                book = key
            yield between + _record(ref, key, book)
            between = "\n"


def _record(ref: Reference, key: str, book: str) -> str:
    """A record; where its key does not begin with the book's, it says what it is in."""
    tag, tags = CROSSWALK.write(ref)
    if ref.within is not None and not key.startswith(f"{book}-"):
        tags["U5"] = [*tags.get("U5", ()), f"in: {book}"]
    tags |= {"TY": [tag], "ID": [key]}
    return written(dict(sorted(tags.items(), key=lambda item: _RANK.get(item[0], len(_RANK)))))


# --- reading --------------------------------------------------------------------------------------


def loads(text: str | bytes, *, file: str | None = None) -> Library:
    """The library of a RIS file; what is damaged is in `.diagnostics`."""
    source, diagnostics = decoded(text, file)
    unread: list[str] = []
    read = _read((source,), _reporter(file, diagnostics), unread)
    if times := len(_TIME_OF_ACCESS.findall(source)):
        what = "1 access (Y2) has a time" if times == 1 else f"{times} accesses (Y2) have a time"
        message = f"{what} of day, which is left out"
        diagnostics.append(Diagnostic("RIS6", message, Severity.INFO, file))
    return library(read, diagnostics, unread)


_TIME_OF_ACCESS = re.compile(r"^Y2  ?-[ \t]*\d{4}/\d\d?/\d\d?/[ \t]*\d\d?:\d\d", re.MULTILINE)


def entries(
    chunks: Iterable[str],
    diagnostics: list[Diagnostic],
    *,
    file: str | None = None,
    keys: Keys | None = None,
) -> Iterator[Reference]:
    """Each record of a text that comes in pieces, as soon as it is read; none is held."""
    keys, report_at = keys or Keys(), _reporter(file, diagnostics)
    for cut in cuts(chunks, SIZE, file=file):
        for entry in _read((cut.text,), report_at, None, cut.line):
            yield keys.own(entry.ref, entry.report)


def cuts(chunks: Iterable[str], size: int, *, file: str | None = None) -> Iterator[Cut]:
    """A text that comes in pieces, cut where a record begins."""
    return cuts_by_line(chunks, size, _BEGINNING, file=file)


_BEGINNING = re.compile(r"^[Tt][Yy](?:  ?-|\t-)", re.MULTILINE)


def of_cut(cut: Cut, diagnostics: list[Diagnostic], *, file: str | None = None) -> Iterator[Found]:
    """The records of a cut, and the keys of what they say that they are in."""
    for entry in _read((cut.text,), _reporter(file, diagnostics), None, cut.line):
        yield Found(*entry)


def _read(
    chunks: Iterable[str],
    report_at: Callable[..., Report],
    unread: list[str] | None,
    first: int = 1,
) -> Iterator[ReadEntry]:
    """Each record as a reference; what is none is reported, and goes to `unread`.

    `first` is the number of the first line.
    """
    for record in records(chunks):
        if isinstance(record, Stray):
            if unread is not None:
                unread.append(record.text)
            shown = record.text.partition("\n")[0]
            report = report_at(record.line + first - 1, shown, "a record begins with TY  - ")
            report("RIS1", "this is in no record; it is skipped")
            continue
        report = report_at(record.line + first - 1, record.first)
        if record.is_empty:
            report("RIS5", "the record says nothing; it is skipped")
            continue
        if "TY" not in record.fields:
            report("RIS2", "the record has no type (TY)")
        if not record.closed:
            report("RIS3", "the record is not closed; it ends here (ER)")
        yield _entry(record, report)


_MOST_FAULTS = 1000
"""How many faults of a file are listed, so that a file that is all faults takes no more memory."""


def _reporter(file: str | None, diagnostics: list[Diagnostic]) -> Callable[..., Report]:
    """What makes, for a line, its text and a hint, a way to report: into `diagnostics`."""
    listed = 0

    def at(line: int, excerpt: str, hint: str | None = None) -> Report:
        def report(code: str, message: str) -> None:
            nonlocal listed
            listed += 1
            if listed > _MOST_FAULTS + 1:
                return
            if listed > _MOST_FAULTS:
                code, message = "RIS9", "there is more that is not listed"
            place = file, line, 1
            diagnostics.append(
                Diagnostic(code, message, Severity.WARNING, *place, excerpt=excerpt, hint=hint)
            )

        return report

    return at


def _entry(record: RisRecord, report: Report) -> ReadEntry:
    """The reference of a record, and the key of what it says that it is in."""
    tags = {tag: lines for tag, lines in record.fields.items() if tag not in ("TY", "ID")}
    tag = next(iter(record.fields.get("TY", ())), "").strip()
    key = folded(next(iter(record.fields.get("ID", ())), ""))
    made = CROSSWALK.read(tag, key, tags)
    for name in made.refused:
        report("RIS4", f"{name} cannot be used; it is left out")
    parent = own_facts(tags.get("U5", ())).get("in")
    return ReadEntry(made.ref, Placement(parent) if parent else None, report)


# --- what is lost ---------------------------------------------------------------------------------


def losses(works: Works) -> list[Loss]:
    """What `dumps` would lose."""
    return CROSSWALK.losses(works, WrittenKeys(_key))


def coverage() -> dict[str, str]:
    """Field of the model → "" where the format has a place for it, else why it has none."""
    return CROSSWALK.coverage()
