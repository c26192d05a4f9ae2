"""Hayagriva's YAML, the bibliographies of typst (github.com/typst/hayagriva, docs/file-format.md).

Each part is an entry of its own, and has its book as its parent, so that typst prints both.  What
hayagriva passes over is used for what its types do not say (`x-type`, `x-kind`), a date, number of
pages or address that is none for it (`x-date`, `x-page-total`, `x-url`), the role of a collaborator
(`x-role`), and a chapter's number (`x-chapter`).

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", author="Marsh, Eleanor", publisher="Northfield", date="2004",
...             contents=[{"title": "Preface", "pages": "ix–xiv"}])
>>> text = dumps(book)
>>> print(text, end="")
marsh2004:
  type: book
  title: Rivers
  author: Marsh, Eleanor
  publisher: Northfield
  date: 2004
<BLANKLINE>
marsh2004-preface:
  type: chapter
  title: Preface
  author: Marsh, Eleanor
  date: 2004
  page-range: ix-xiv
  parent:
    type: book
    title: Rivers
    publisher: Northfield
>>> loads(text) == Library([book]), losses(book)
(True, [])
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from precarious_truce.errors import Diagnostic, Severity
from precarious_truce.formats.crosswalk.engine import (
    ROLE,
    Crosswalk,
    Folded,
    Foreign,
    Placement,
    ReadEntry,
    Roles,
    WrittenKeys,
    library,
)
from precarious_truce.formats.crosswalk.flattening import flattened
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.hayagriva.declines import DECLINES
from precarious_truce.formats.hayagriva.rows import CODECS, ROLES, TABLE
from precarious_truce.formats.hayagriva.syntax import AFFILIATED, Entry, written
from precarious_truce.formats.hayagriva.syntax import entries as entries_of
from precarious_truce.formats.hayagriva.types import BESIDE, TYPES
from precarious_truce.model import Library, Loss, Reference, Work

__all__ = ["CROSSWALK", "coverage", "dumps", "loads", "losses", "pieces"]

Works = Library | Work | Iterable[Work]

_ROLES = {
    "afterword": "afterword", "foreword": "foreword", "introduction": "introduction",
    "annotator": "annotator", "commentator": "commentator", "compiler": "compiler",
    "contributor": "collaborator", "organizer": "organizer", "performer": "cast-member",
    "composer": "composer", "producer": "producer", "executive-producer": "executive-producer",
    "script-writer": "writer", "director": "director", "illustrator": "illustrator",
    "narrator": "narrator", "series-creator": "founder", "patent-holder": "holder",
    "cinematographer": "cinematography",
}  # fmt: skip
"""Our name of a role → hayagriva's (docs/file-format.md, "Possible role values")."""
_OURS = {there: here for here, there in _ROLES.items()}
_OWN = ("x-type", "x-kind", "x-in", "parent.type")

_IN, _ANTHOLOGY = "x-parent-type", "anthology"
"""What a chapter of an anthology keeps, for its book may have no entry that says what it is."""
_ALBUM = "audio"
"""What a song is in; what is in a book is a score."""
_AS = "x-entry-type"
"""What an entry keeps whose type is written for another: a conference is no exhibition."""


class _Compounds:
    """People of other roles are groups of `affiliated`; each other fact has a field of its own."""

    def spread(self, rows: Fields, entry_type: str, type_: str) -> Fields:
        """The fields of an entry."""
        found: Fields = {}
        for name, value in rows.items():
            role = name[len(ROLE) :] if name.startswith(ROLE) else ""
            group = f"{AFFILIATED}{_ROLES.get(role) or f'x:{role}'}"
            found[group if role else name] = value
        return found

    def fold(self, fields: Mapping[str, Any], entry_type: str, type_: str) -> Folded:
        """The rows of fields."""
        rows: dict[str, Any] = {}
        made_of: dict[str, tuple[str, ...]] = {}
        for name, value in fields.items():
            if name.startswith(AFFILIATED) and name != f"{AFFILIATED}translator":
                role = name[len(AFFILIATED) :]
                row = ROLE + (role[2:] if role.startswith("x:") else _OURS.get(role, role))
                made_of[row] = (*made_of.get(row, ()), name)
                rows[row] = [*rows.get(row, []), *value]
            elif name not in _OWN:
                rows[name] = value
        return Folded(rows, made_of)


def _to_text(value: Any) -> str:
    return value if isinstance(value, str) and value[:1] not in '{["' else json.dumps(
        value, ensure_ascii=False
    )  # fmt: skip


def _from_text(text: str) -> Any:
    if text[:1] not in '{["':
        return text
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _is_free(name: str) -> bool:
    """Whether a field of another program can be written beside ours."""
    root = name.partition(".")[0]
    return bool(name.strip()) and root not in ("type", "parent", "affiliated") and name not in _OWN


def _role(text: str) -> str:
    return " ".join(text.split()) or "contributor"


CROSSWALK = Crosswalk(
    "hayagriva",
    TABLE,
    TYPES,
    _Compounds(),
    Foreign(_is_free, write=_from_text, read=_to_text, type_name="type"),
    Roles(CODECS["people"], write=_role, read=str, also=ROLES),
    prepare=flattened,
    declines=DECLINES,
)
"""Hayagriva as data: see `crosswalk.engine`."""


def _key(key: str) -> str:
    return " ".join(key.split()) or "unnamed"


# --- writing --------------------------------------------------------------------------------------


def dumps(works: Works) -> str:
    """The references of the works as a bibliography of hayagriva's."""
    return "".join(pieces(works))


def pieces(works: Works) -> Iterator[str]:
    """The text of all references, an entry at a time."""
    between, book = "", ""
    for references in WrittenKeys(_key).of(works):
        for ref, key in references:
            if ref.within is None:
                book = key
            yield between + _entry_of(ref, key, book)
            between = "\n"
    if not between:
        yield "{}\n"


def _entry_of(ref: Reference, key: str, book: str) -> str:
    """An entry; where its key does not begin with the book's, it says what it is in."""
    type_, fields = CROSSWALK.write(ref)
    if ref.within is not None and not key.startswith(f"{book}-"):
        fields["x-in"] = book
    if type_ == "chapter" and fields.get(_IN) == _ANTHOLOGY and _has_parent(fields):
        fields["parent.type"] = fields.pop(_IN)
    if type_ == "audio" and _has_parent(fields):
        fields.setdefault("parent.type", _ALBUM)
    if fields.get(_AS) in BESIDE and BESIDE[fields[_AS]] == type_ and "x-type" not in fields:
        type_ = fields.pop(_AS)
    return written(key, type_, fields)


def _has_parent(fields: Mapping[str, Any]) -> bool:
    return any(name.startswith("parent.") for name in fields)


# --- reading --------------------------------------------------------------------------------------


def loads(text: str | bytes, *, file: str | None = None) -> Library:
    """The library of a bibliography of hayagriva's; what is damaged is in `.diagnostics`.

    Raises `TruceError` where nothing of it can be read.
    """
    diagnostics: list[Diagnostic] = []
    found = entries_of(text, file, diagnostics)
    return library((_read(entry, file, diagnostics) for entry in found), diagnostics, [])


def _read(entry: Entry, file: str | None, diagnostics: list[Diagnostic]) -> ReadEntry:
    """The reference of an entry, and the key of what it says that it is in."""

    def report(code: str, message: str) -> None:
        place = file, entry.line, 1
        diagnostics.append(Diagnostic(code, message, Severity.WARNING, *place))

    fields = entry.fields
    is_part = TYPES.read(entry.type, fields).type == "chapter"
    if is_part and fields.get("parent.type") == _ANTHOLOGY:
        fields = {**fields, _IN: _ANTHOLOGY}
    if entry.type in BESIDE:
        fields = {**fields, _AS: entry.type}
    made = CROSSWALK.read(entry.type, entry.key, fields)
    for name in made.refused:
        report("HAY3", f"{name} of {entry.key} cannot be used; it is left out")
    parent = entry.fields.get("x-in")
    place = Placement(parent) if isinstance(parent, str) else None
    return ReadEntry(made.ref, place, report)


# --- what is lost ---------------------------------------------------------------------------------


def losses(works: Works) -> list[Loss]:
    """What `dumps` would lose."""
    return CROSSWALK.losses(works, WrittenKeys(_key))


def coverage() -> dict[str, str]:
    """Field of the model → "" where the format has a place for it, else why it has none."""
    return CROSSWALK.coverage()
