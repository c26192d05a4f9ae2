"""The record: YAML that reads like the contents page of a book.

`loads` reads one record, a list of records or a stream of `---` documents, and raises one
`TruceError` with all faults; what was sound is its `library`.  `dumps` writes the short natural
form.  YAML loses nothing.

>>> library = loads('''
... title: Rivers and Borders
... author: Marsh, Eleanor
... date: 2004
... contents:
...   - Preface
...   - {number: 1, title: Who owns a flood?, pages: 15–61}
... ''')
>>> print(dumps(library), end="")
title: Rivers and Borders
author: Marsh, Eleanor
date: 2004
contents:
  - Preface
  - number: 1
    title: Who owns a flood?
    pages: 15–61
>>> loads("titel: Rivers")
Traceback (most recent call last):
...
precarious_truce.errors.TruceError: <text>:1:1: error[Y6]: the record has no title
   |
 1 | titel: Rivers
   | ^^^^^
   = hint: add `title:`
...
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from pydantic import ValidationError

from precarious_truce.errors import Diagnostic, Severity, TruceError
from precarious_truce.formats.crosswalk.building import Keys
from precarious_truce.formats.crosswalk.coverage import field_paths
from precarious_truce.formats.cutting import (
    SIZE,
    Cut,
    Found,
    cuts_by_line,
    entries_by_cuts,
    moved,
)
from precarious_truce.formats.garbage import undisturbed
from precarious_truce.formats.yaml.faults import faults_of
from precarious_truce.formats.yaml.marks import read_marks
from precarious_truce.formats.yaml.source import SPACELESS, Path, Source
from precarious_truce.formats.yaml.write import record_text
from precarious_truce.model import Book, Library, Loss, Reference, Work
from precarious_truce.model.keys import part_keys
from precarious_truce.model.library import as_works
from precarious_truce.model.references import model_of
from precarious_truce.model.values import Plain

__all__ = [
    "Origin", "coverage", "cuts", "dumps", "entries", "loads", "losses", "of_cut", "pieces", "read",
]  # fmt: skip


class Origin(NamedTuple):
    """Where a work of a library stands in its file, for those who look for more than the reader."""

    source: Source
    document: int
    path: Path
    work: Work | None
    raw: dict[str, Plain]

    @property
    def sound(self) -> bool:
        """Whether there is a work, and its text needed no mending to be read."""
        return self.work is not None and self.document not in self.source.broken


def loads(text: str | bytes, *, file: str | None = None) -> Library:
    """The library that `text` holds; `file` is its name in diagnostics.

    Raises `TruceError` with every fault, in order of line; warnings are the library's diagnostics.
    """
    with undisturbed():
        origins, diagnostics = read(text, file=file)
    library = Library((o.work for o in origins if o.work and o.sound), diagnostics)
    if any(d.severity is Severity.ERROR for d in diagnostics):
        raise TruceError(*diagnostics, library=library)
    return library


def read(text: str | bytes, *, file: str | None = None) -> tuple[list[Origin], list[Diagnostic]]:
    """Every record of `text` as far as it can be read, and all faults in order of line."""
    faults: list[Diagnostic] = []
    source, origins = _origins(text, file, faults)
    return _with_keys_of_their_own(origins, faults), _in_order(source, faults)


def _origins(
    text: str | bytes, file: str | None, faults: list[Diagnostic]
) -> tuple[Source, list[Origin]]:
    """Every record of a text, whatever keys the works have."""
    source = Source(text, file)
    origins = []
    for document, path, raw in _records(source):
        work = _work(source, document, path, raw, faults)
        origins.append(Origin(source, document, path, work, raw))
    return source, origins


def _in_order(source: Source, faults: list[Diagnostic]) -> list[Diagnostic]:
    """All that is wrong with a text, in order of line."""
    diagnostics = _without_echoes([*source.faults, *faults])
    return sorted(diagnostics, key=lambda d: (d.line or 0, d.column or 0))


def _records(source: Source) -> Iterator[tuple[int, Path, dict[str, Plain]]]:
    """Each record: its document, its path there and its fields as text."""
    for number, document in enumerate(source.documents()):
        listed = isinstance(document, list)
        for index, raw in enumerate(document if isinstance(document, list) else [document]):
            path: Path = (index,) if listed else ()
            if isinstance(raw, dict):
                yield number, path, read_marks(raw, partial(_unmatched, source, number, path))
            elif raw is not None and number not in source.broken:
                source.faults.append(
                    source.diagnostic(
                        "Y0",
                        "not a record",
                        source.place(number, path),
                        path=path,
                        hint=_how_to_begin(raw),
                    )
                )


def _unmatched(source: Source, document: int, root: Path, path: Path) -> None:
    """Tell of braces in a title that do not match."""
    path = (*root, *path)
    source.faults.append(
        source.diagnostic(
            "Y8",
            "the braces of this title do not match; they stay as they are",
            source.place(document, path),
            severity=Severity.WARNING,
            path=path,
            hint="put what keeps its case in `{…}`, and a backslash before a brace that is text",
        )
    )


def _how_to_begin(raw: Plain) -> str:
    """What to write in place of what is no record."""
    if isinstance(raw, str) and SPACELESS.match(raw):
        return f"put a space behind the colon: `{raw.partition(':')[0].strip()}: …`"
    return "a record is lines of `key: value`, beginning with `title:`"


def _work(
    source: Source, document: int, path: Path, raw: dict[str, Plain], faults: list[Diagnostic]
) -> Work | None:
    """The work of one record; None where it has faults, which are added to `faults`."""
    model = model_of(raw)
    fields = {k: v for k, v in raw.items() if k != "type"} if model is Book else raw
    try:
        work = model.model_validate(fields)
    except ValidationError as error:
        faults += faults_of(error, source, document, path, model)
        return None
    if isinstance(work, Reference) and not (work.title or work.author or work.editor):
        place = source.place(document, path, at_key=True)
        faults.append(
            source.diagnostic(
                "Y6",
                "the record has no title",
                place,
                severity=Severity.WARNING,
                path=path,
                hint="add `title:`",
            )
        )
    return work


def _without_echoes(faults: list[Diagnostic]) -> Iterable[Diagnostic]:
    """Without second reports of one place: a fault of the syntax covers its consequences."""
    refused = {f.line for f in faults if f.code == "Y2"}
    seen = set()
    for fault in faults:
        place = (fault.line, fault.column)
        echo = fault.code == "Y5" and fault.line in refused
        if not echo and (fault.code, fault.message, place) not in seen:
            seen.add((fault.code, fault.message, place))
            yield fault


def _with_keys_of_their_own(origins: list[Origin], faults: list[Diagnostic]) -> list[Origin]:
    """The records, without the work of one whose keys or those of its parts were there before."""
    taken: dict[str, Origin] = {}
    found = []
    for origin in origins:
        clash = next(_clashes(origin, taken), None) if origin.work else None
        if clash is None:
            found.append(origin)
            continue
        found.append(origin._replace(work=None))
        key, path = clash
        place = origin.source.place(origin.document, (*origin.path, *path))
        faults.append(
            origin.source.diagnostic(
                "Y7",
                f"the key {key} is used twice",
                place,
                path=(*origin.path, *path),
                hint="give this record a `key:` of its own",
            )
        )
    return found


def _clashes(origin: Origin, taken: dict[str, Origin]) -> Iterator[tuple[str, Path]]:
    """The keys of a work that are taken already, each with the path to what has it."""
    work = origin.work
    assert work is not None
    if work.key in taken:
        yield work.key, ("key",)
        return
    taken[work.key] = origin
    if isinstance(work, Book):
        for part, path, key, _ in part_keys(work):
            if key in taken:
                yield key, (*path, "key") if part.key else path
            taken[key] = origin


def entries(
    chunks: Iterable[str],
    diagnostics: list[Diagnostic],
    *,
    file: str | None = None,
    keys: Keys | None = None,
) -> Iterator[Work]:
    """Each work of a stream of `---` documents that comes in pieces; a faulty one is one less."""
    return entries_by_cuts(
        cuts(chunks, SIZE, file=file), of_cut, diagnostics, file=file, keys=keys
    )  # fmt: skip


def cuts(chunks: Iterable[str], size: int, *, file: str | None = None) -> Iterator[Cut]:
    """A stream of documents, cut between them."""
    return cuts_by_line(chunks, size, _DOCUMENT, file=file)


_DOCUMENT = re.compile(r"^(?:%.*\n)*---(?=\s)", re.MULTILINE)


def of_cut(cut: Cut, diagnostics: list[Diagnostic], *, file: str | None = None) -> Iterator[Found]:
    """The works of the documents in a cut."""
    faults: list[Diagnostic] = []
    with undisturbed():
        source, origins = _origins(cut.text, file, faults)
    diagnostics += moved(_in_order(source, faults), cut)
    for origin in origins:
        if origin.work and origin.sound:
            yield Found(origin.work, None, partial(_report, origin, cut, diagnostics))


def _report(
    origin: Origin, cut: Cut, diagnostics: list[Diagnostic], code: str, message: str
) -> None:
    """Report something of a record."""
    place = origin.source.place(origin.document, origin.path)
    fault = origin.source.diagnostic(code, message, place, severity=Severity.WARNING)
    diagnostics += moved((fault,), cut)


def dumps(works: Library | Work | Iterable[Work]) -> str:
    """The record of each work, `---` between them."""
    return "".join(pieces(works))


def pieces(works: Library | Work | Iterable[Work]) -> Iterator[str]:
    """The same, a record at a time."""
    between = ""
    for work in as_works(works):
        yield between + record_text(work)
        between = "---\n"


def losses(works: Library | Work | Iterable[Work]) -> list[Loss]:
    """Nothing: the record is where every fact has its place."""
    return []


def coverage() -> dict[str, str]:
    """Field of the model → "": there is a place for each."""
    return dict.fromkeys(field_paths(), "")
