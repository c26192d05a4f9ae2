"""A dialect of .bib as data, and its entries as text: BibTeX and BibLaTeX are two of them.

>>> from precarious_truce.formats.bib.biblatex import DIALECT
>>> from precarious_truce.model import Book
>>> print("".join(DIALECT.pieces(Book(title="Rivers", date="2004"))), end="")
@book{rivers2004,
  title = {Rivers},
  date = {2004},
}
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from typing import ClassVar

from precarious_truce.formats.bib.annotations import ANNOTATION, NameAnnotations
from precarious_truce.formats.bib.compounds import (
    DIVISION,
    REINTERPRETING,
    STRUCTURAL,
    TOGETHER,
    VERBATIM_IDENTIFIERS,
    Compounds,
)
from precarious_truce.formats.bib.linking import FAMILY, Links, is_linked, linked
from precarious_truce.formats.bib.raw.latex import decode, encode, unknown_commands
from precarious_truce.formats.bib.raw.syntax import Entry, render, safe_key, valid_key, valid_name
from precarious_truce.formats.bib.raw.writing import balanced
from precarious_truce.formats.bib.types import FOREIGN_TYPE, EntryTypes, says_more
from precarious_truce.formats.bib.values import codecs
from precarious_truce.formats.crosswalk.engine import Crosswalk, Foreign, Roles, WrittenKeys
from precarious_truce.formats.crosswalk.flattening import TITLES, flattened
from precarious_truce.formats.crosswalk.rows import Fields, Row, Table
from precarious_truce.formats.crosswalk.unpublished import as_status, unpublished
from precarious_truce.formats.crosswalk.years import is_lettered
from precarious_truce.model import Library, Loss, Reference, Title, Work
from precarious_truce.model.described import OtherEdition
from precarious_truce.model.keys import Taken
from precarious_truce.model.kinds import COUNTED_APART

__all__ = ["Dialect", "kept_as_written"]


@dataclass(frozen=True, eq=False)
class Dialect:
    """A dialect: its rows, the entry type of a reference, the order of fields.

    `classic`: title and subtitle are one field, years and months two, lists are text; `declines`:
    which fields of the model it has no place for, and why.
    """

    name: str
    rows: tuple[Row, ...]
    entry_type: Callable[[Reference], str]
    order: tuple[str, ...]
    classic: bool
    declines: Mapping[str, str] = field(default_factory=dict)
    links: ClassVar[Links] = Links()

    @cached_property
    def crosswalk(self) -> Crosswalk:
        """The crosswalk that writes Unicode, and reads."""
        return self._crosswalk(ascii=False)

    @cached_property
    def ascii_crosswalk(self) -> Crosswalk:
        """The crosswalk that writes ASCII."""
        return self._crosswalk(ascii=True)

    def _crosswalk(self, *, ascii: bool) -> Crosswalk:
        kinds = codecs(ascii=ascii, classic=self.classic)
        compounds = Compounds(self.classic)
        return Crosswalk(
            self.name,
            Table(self.rows, kinds),
            EntryTypes(FAMILY, self.entry_type, self.classic),
            compounds,
            Foreign(
                _is_free,
                _as_scanned,
                str,
                FOREIGN_TYPE,
                _is_alone,
                frozenset(("options",)),
                FAMILY,
                kept_as_written,
                says_more,
            ),
            Roles(kinds["names"], write=partial(encode, ascii=ascii, title=False), read=_role),
            prepare=self._prepared,
            annotations=NameAnnotations(ascii, self.classic),
            declines=self.declines,
            derived=compounds.derived,
            links=self.links,
            has_status=True,
        )

    def _prepared(self, ref: Reference) -> Reference:
        """A reference as an entry says it; the title it was translated from is the original's."""
        ref = as_status(flattened(ref, titles=_JOINED if self.classic else ()))
        if ref.title and ref.title.original and not (ref.original and ref.original.title):
            edition = ref.original.facts() if ref.original else {}
            edition["title"] = Title(text=ref.title.original)
            return ref.with_valid(original=OtherEdition.from_valid(edition))
        return ref

    @cached_property
    def _rank(self) -> Mapping[str, int]:
        return {name: n for n, name in enumerate(self.order)}

    def writer(self, *, ascii: bool) -> Crosswalk:
        """The crosswalk that writes."""
        return self.ascii_crosswalk if ascii else self.crosswalk

    def losses(
        self, works: Library | Work | Iterable[Work], *, ascii: bool = False, crossref: bool = False
    ) -> list[Loss]:
        """Every fact of the works that would not come back."""
        linked = partial(is_linked, crossref=crossref)
        return self.writer(ascii=ascii).losses(works, self.keys(ascii=ascii), linked)

    def keys(self, *, ascii: bool = False, taken: Taken | None = None) -> WrittenKeys:
        """The keys of one file; those that are `taken` are not given out."""
        return WrittenKeys(_ascii_key if ascii else _key, taken)

    def entry(self, ref: Reference, key: str, *, ascii: bool = False) -> Entry:
        """A reference as an entry with its raw fields, in the order of the dialect."""
        type_, fields = self.writer(ascii=ascii).write(ref)
        if ref.extra and ref.within is None and (placement := self.links.read(ref)):
            fields["xref"] = placement.parent
        if ref.within is not None:
            fields = _with_divisions(fields, ref)
        rank, last = self._rank, len(self.order)
        ordered = sorted(fields, key=lambda name: rank.get(name, last))
        return Entry(type_, key, {name: raw for name in ordered if (raw := fields[name])})

    def pieces(
        self,
        works: Library | Work | Iterable[Work],
        *,
        ascii: bool = False,
        crossref: bool = False,
        taken: Taken | None = None,
    ) -> Iterator[str]:
        """The entries of all references, one text each, a blank line between them."""
        between = ""
        for references in self.keys(ascii=ascii, taken=taken).of(works):
            entries = [(ref, self.entry(ref, key, ascii=ascii)) for ref, key in references]
            for entry in linked(entries, self.name, crossref):
                yield between + render(entry)
                between = "\n"


_JOINED = (*TITLES, ("volume_title", "volume_subtitle"))
"""Titles that hold their subtitles in BibTeX."""


def _with_divisions(fields: Fields, ref: Reference) -> Fields:
    """The fields of a part of a book; the division that it is in is no part of a volume, and the
    number of a division or of plates none of a chapter.
    """
    moved = {"part": "usera"} | ({"chapter": "userb"} if ref.kind in COUNTED_APART else {})
    if moved.keys().isdisjoint(fields) or ref.type == "book":
        return fields
    return {
        moved.get(name, name): f"{DIVISION}{raw}" if name in moved else raw
        for name, raw in fields.items()
    }


def _key(key: str) -> str:
    return key if valid_key(key) else safe_key(key)


def _ascii_key(key: str) -> str:
    return key if valid_key(key, ascii=True) else safe_key(key, ascii=True)


def _role(raw: str) -> str:
    return " ".join(decode(raw, title=False).split())


# --- what other programs say ----------------------------------------------------------------------


@lru_cache(maxsize=1024)
def _is_free(name: str) -> bool:
    """Whether a field of another program can stand beside ours."""
    valid = valid_name(name) and name == name.lower()
    return valid and name not in STRUCTURAL and name not in REINTERPRETING


_NO_TEXT = frozenset(
    ("doi", "url", "eprint", "eprinttype", "archiveprefix", "file", "date", "crossref", "xref",
     "xdata", "entrysubtype", *VERBATIM_IDENTIFIERS)
)  # fmt: skip
"""Fields in which a backslash is no command."""


def kept_as_written(fields: Mapping[str, str]) -> dict[str, str]:
    """The fields whose TeX is not all known, so that it comes back as it was.

    >>> kept_as_written({"title": r"\\emph{A} \\foo{B}", "note": r"\\emph{C}"})
    {'title': '\\\\emph{A} \\\\foo{B}'}
    >>> kept_as_written({"year": "1931a"})  # whose letter is none of the date
    {'year': '1931a'}
    >>> kept_as_written({"year": "n.d."})
    {'year': 'n.d.'}
    """
    found = {n: raw for n in _YEARS if (raw := fields.get(n)) and is_lettered(raw.strip("{} "))}
    if "year" in fields and _is_no_date(fields["year"].strip("{} ")):
        found["year"] = fields["year"]
    if "\\" not in "".join(fields.values()):
        return found
    found |= {
        name: value
        for name, value in fields.items()
        if "\\" in value and name not in _NO_TEXT and valid_name(name) and unknown_commands(value)
    }
    if found.get("key") == fields.get("title"):  # the writer makes it of the title
        found.pop("key", None)
    return found


_YEARS = ("year", "date", "origdate", "origyear")
"""Fields of dates that may have the letter of a year."""


def _is_no_date(text: str) -> bool:
    said = unpublished(text) if text and not text.isdecimal() else None
    return said is not None and not said.status


def _is_alone(name: str) -> bool:
    """Whether a field says nothing together with others."""
    return name not in TOGETHER and ANNOTATION not in name


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _as_scanned(raw: str) -> str:
    """A raw value as it can be written and is read again; empty where it says nothing."""
    if not raw.isprintable():
        raw = _CONTROL.sub("", raw.replace("\r\n", "\n").replace("\r", "\n"))
    value = balanced(raw)
    return value if value.strip() else ""
