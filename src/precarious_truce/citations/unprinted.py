"""What a style does not print of a reference.

Each fact is left out in turn: where the citation and the entry are the same without it, it is not
printed.

>>> from precarious_truce.model import Reference
>>> ref = Reference(type="book", title="Rivers", author="Marsh, Eleanor", date="2004",
...                 honoree="Osei, Kwame", place="Leeds")
>>> for loss in unprinted(ref, style="apa"):
...     print(loss)
marsh2004: contributor: Kwame Osei is lost (the style does not print it)
marsh2004: place: Leeds is lost (the style does not print it)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from precarious_truce.citations.processor import Processor
from precarious_truce.model import Loss, Reference
from precarious_truce.model.base import Record, key_of

__all__ = ["unprinted"]

_NOT_FOR_CITATIONS = frozenset(
    ("key", "type", "kind", "abstract", "annote", "note", "keywords", "subjects", "classes",
     "language", "sources", "accept", "contents_status", "extra", "private", "emptied", "rights",
     "license", "physical")
)  # fmt: skip
"""Fields for readers of the record; no citation is to print them."""
_DERIVED = ("volume_count", "part_number", "part_title")
"""What the references of parts and volumes have from their book."""
_REASON = "the style does not print it"


def unprinted(
    ref: Reference,
    *,
    style: str = "apa",
    locale: str | None = None,
    script: str | None = None,
) -> list[Loss]:
    """The facts that neither the citation nor the entry of a reference shows, in their order.

    Abstracts, notes, keywords and the like are no facts of a citation and are not listed.
    """

    def printed(one: Reference) -> tuple[str, object]:
        processor = Processor(style, [one], locale=locale, output="text", script=script)
        return processor.citations([[{"id": one.key}]])[0], processor.bibliography()

    whole = printed(ref)
    return [
        Loss((ref.key, *path), value, None, _REASON)
        for path, value, without in _each_left_out(ref)
        if printed(without) == whole
    ]


def _each_left_out(ref: Reference) -> Iterator[tuple[tuple[str, ...], object, Reference]]:
    """The path of each fact, the fact, and the reference without it."""
    for name, value in ref.facts().items():
        if name in _NOT_FOR_CITATIONS:
            continue
        if name in _DERIVED and (ref.within or ref.kind == "volume"):
            continue
        for path, fact, left in _parts(value):
            if path in (("lang",), ("language",)):
                continue
            without = ref.with_valid(**{name: left})
            yield (key_of(name), *path), fact, without


def _parts(value: object) -> Iterator[tuple[tuple[str, ...], object, object]]:
    """The facts in a value: the parts of a record one by one, names and texts as a whole."""
    if not isinstance(value, Record):
        yield (), value, () if isinstance(value, tuple) else None
        return
    facts = value.facts()
    if len(facts) == 1:
        yield (), next(iter(facts.values())), None
        return
    required = {name for name, field in type(value).model_fields.items() if field.is_required()}
    for name, fact in facts.items():
        if name in required:
            yield (), fact, None
        else:
            empty: Mapping[str, object] = {name: () if isinstance(fact, tuple) else None}
            yield (key_of(name),), fact, value.with_valid(**empty)
