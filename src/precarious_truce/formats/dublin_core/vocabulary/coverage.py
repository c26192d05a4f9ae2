"""Which fields of the model a profile has a place for, and what it loses of a work.

What is declined is named by the rows (see `rows`); all else comes back.  Order, printed number,
kind and roman pages of a part are never declined: a profile without words for them has them in
the citation of the part.

>>> coverage("dcterms")["edition"], coverage("dcterms")["printing"]
('', 'Dublin Core has no term for it')
>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", printing="3", contents=[{"title": "One", "archive": "Kew"}])
>>> for profile in ("rich", "dcterms"):
...     print(profile, [".".join(map(str, loss.path)) for loss in losses(book, profile)])
rich []
dcterms ['rivers.printing', 'rivers.contents.0.archive']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from pydantic import BaseModel

from precarious_truce.formats.dublin_core.vocabulary.exactness import Part
from precarious_truce.formats.dublin_core.vocabulary.profiles import profile_named
from precarious_truce.formats.dublin_core.vocabulary.records import RECORDS
from precarious_truce.formats.dublin_core.vocabulary.rows import DECLINED_INSIDE, rows_of
from precarious_truce.model import Book, Chapter, Library, Loss, Reference, Volume, Work
from precarious_truce.model.annotations import field_paths, model_in
from precarious_truce.model.base import Record, key_of
from precarious_truce.model.library import as_works

__all__ = ["coverage", "declined", "losses", "without_declined"]

PARTS: tuple[type[Part], ...] = (Book, Volume, Chapter, Reference)
"""What has fields of its own."""

UNNAMED = "no row names it"
"""Why a field is lost that the model has and the table has not."""


def coverage(
    profile: str, parts: Iterable[type[Part]] = (Book, Volume, Chapter, Reference)
) -> dict[str, str]:
    """Path of each field → "" where the profile has a place for it, else why it has none.

    A field that no row names is left out.
    """
    profile_named(profile)
    found: dict[str, str] = {}
    for part in parts:
        for path in field_paths(part, PARTS):
            reason = _reason(part, path, profile)
            if reason is not None:
                found.setdefault(".".join(path), reason)
    return found


def _reason(part: type[Part], path: tuple[str, ...], profile: str) -> str | None:
    """ "" for a field with a place; None for one that no row names."""
    row = rows_of(part).get(path[0])
    if row is None:
        return None
    if profile in row.declined:
        return row.declined[profile]
    model: type[BaseModel] = part
    for depth, name in enumerate(path, 1):
        above, model = model, model_in(model.model_fields[name].annotation) or Record
        if depth > 1 and name not in _named_in(above):
            return None
        inside = DECLINED_INSIDE.get(".".join(path[:depth]), {})
        if profile in inside:
            return inside[profile]
    return ""


def _named_in(model: type[BaseModel]) -> Iterable[str]:
    """The fields of a record that the table names."""
    return next((RECORDS[c.__name__] for c in model.__mro__ if c.__name__ in RECORDS), ())


# --- losses -------------------------------------------------------------------------------------


@lru_cache(maxsize=128)
def declined(part: type[Part], profile: str) -> Mapping[str, str]:
    """Field of a part, or of the record in one (`series.issn`) → why the profile has no place."""
    rows = rows_of(part)
    found = {
        name: UNNAMED if name not in rows else rows[name].declined.get(profile, "")
        for name in part.model_fields
    }
    inside = {path: reasons.get(profile, "") for path, reasons in DECLINED_INSIDE.items()}
    return {name: reason for name, reason in (found | inside).items() if reason}


def without_declined(ref: Reference, profile: str) -> Reference:
    """What will be read back of a reference, as far as whole fields go."""
    fields = Reference.model_fields
    lost = {
        name: fields[name].get_default()
        for name in declined(type(ref), profile)
        if name in fields and ref.__dict__[name] is not None
    }
    return ref.with_valid(**lost) if lost else ref


def losses(works: Library | Work | Iterable[Work], profile: str = "rich") -> list[Loss]:
    """What the profile has no place for, in the order of the works."""
    profile_named(profile)
    return [loss for work in as_works(works) for loss in _of_part(work, (work.key,), profile)]


def _of_part(part: Part, path: tuple[str | int, ...], profile: str) -> Iterator[Loss]:
    for name, reason in declined(type(part), profile).items():
        field, _, inside = name.partition(".")
        value = getattr(part, field, None)
        if inside:
            value = getattr(value, inside, None)
        if value is not None and value != ():
            steps = [_alias(part, field), *([key_of(inside)] if inside else [])]
            yield Loss((*path, *steps), value, None, reason)
    for holder in ("volumes", "contents"):
        for index, child in enumerate(getattr(part, holder, ())):
            yield from _of_part(child, (*path, holder, index), profile)


def _alias(part: Part, field: str) -> str:
    return type(part).model_fields[field].alias or key_of(field)
