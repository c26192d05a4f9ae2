"""The profiles, and what each of them has no place for.

| profile | holds |
|---|---|
| `simple-dc` | the fifteen elements of DCMES 1.1, literals only, one description a resource |
| `dcterms` | DCMI Metadata Terms, FOAF names and RDFS labels on value nodes |
| `rich` | everything of `dcterms`, and BIBO, schema.org and MARC relators beside it |
| `zotero` | `rich` for its importer: no class of BIBO, and its own fields beside (see `zotero`) |

`LOST` names, by field of the model, what a profile gives up; all else comes back.  Order, printed
number, kind and roman pages of a part are never among it: a profile without words for them has
them in the citation of the part (see `citation`).

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", printing="3", contents=[{"title": "One", "archive": "Kew"}])
>>> for profile in ("rich", "dcterms"):
...     print(profile, [".".join(map(str, loss.path)) for loss in losses(book, profile)])
rich []
dcterms ['rivers.printing', 'rivers.contents.0.archive']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from precarious_truce.errors import FormatError, did_you_mean
from precarious_truce.model import Loss
from precarious_truce.model.base import key_of

__all__ = ["LOST", "PROFILES", "losses", "profile_named"]

PROFILES = ("simple-dc", "dcterms", "rich", "zotero")

_OURS = {"private": "x- keys are exported nowhere", "extra": "kept for the format that knows it"}
_NO_TERM = "Dublin Core has no term for it"
_NO_ELEMENT = "none of the fifteen elements holds it"

_DCTERMS = (
    "printing", "event", "archive", "facing", "accept", "series.issn", "series.editor",
    "url.accessed", "annote", "authority", "call_number", "dimensions", "division", "jurisdiction",
    "medium", "references", "reviewed_genre", "reviewed_title", "scale", "source", "status",
    "version", "year_suffix", "submitted",
)  # fmt: skip
_SIMPLE = (
    *(f for f in _DCTERMS if "." not in f),
    "edition", "imprint", "copyright", "url", "identifiers", "original", "reissue_of", "classes", "license", "physical", "note", "sources", "genre", "volume_count",
    "supplement_number", "page_first",
)  # fmt: skip

LOST: dict[str, dict[str, str]] = {
    "rich": _OURS,
    "zotero": _OURS,
    "dcterms": _OURS | dict.fromkeys(_DCTERMS, _NO_TERM),
    "simple-dc": _OURS | dict.fromkeys(_SIMPLE, _NO_ELEMENT),
}
"""Profile → field (`series.issn`: of a record in a field) → why it has no place."""


def profile_named(name: str) -> str:
    """The name, if there is such a profile; else FormatError."""
    if name not in PROFILES:
        hint = did_you_mean(name, PROFILES) or f"profiles are {', '.join(PROFILES)}"
        raise FormatError.of("R1", f"no profile is called {name!r}", hint=hint)
    return name


def losses(works: Iterable[Any] | Any, profile: str = "rich") -> list[Loss]:
    """What the profile has no place for, in the order of the works."""
    from precarious_truce.model.library import as_works

    lost = LOST[profile_named(profile)]
    return [loss for work in as_works(works) for loss in _of_part(work, (work.key,), lost)]


def _of_part(part: Any, path: tuple[str | int, ...], lost: dict[str, str]) -> Iterator[Loss]:
    for name, reason in lost.items():
        field, _, within = name.partition(".")
        value = getattr(part, field, None)
        inner = getattr(value, within, None) if within else value
        if inner is not None and inner != ():
            steps = (_alias(part, field), *([key_of(within)] if within else []))
            yield Loss((*path, *steps), inner, None, reason)
    for holder in ("volumes", "contents"):
        for index, child in enumerate(getattr(part, holder, ())):
            yield from _of_part(child, (*path, holder, index), lost)


def _alias(part: Any, field: str) -> str:
    return type(part).model_fields[field].alias or key_of(field)
