"""Every field of the model is, for each format, mapped or declined by name with a reason.

The module of a format has `coverage(**options)`: field (`series.editor.family`) → "" where the
format has a place for it, else why it has none.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping

import pytest
from tests.examples import FEW, HOLDERS, Example, examples
from tests.fields import attributes, paths
from tests.law import CASES, Case

from precarious_truce.model import Library, Reference

FOREIGN = [
    case
    for case in CASES
    if case.format.name != "yaml" and {name for name, _ in case.options} <= {"profile", "strict"}
]
"""All formats but the record's own, which has a place for everything; with the options that say
which fields there are."""

foreign = pytest.mark.parametrize("case", FOREIGN, ids=str)

FIELDS = dict(zip(attributes(Reference), paths(Reference), strict=True))
"""Every field of a reference by Python's names → by the record's keys."""


def coverage(case: Case) -> Mapping[str, str]:
    """What the format says of each field with these options."""
    asked = case.format.module.coverage
    known = inspect.signature(asked).parameters
    said: Mapping[str, str] = asked(**{k: v for k, v in case.options if k in known})
    return said


@foreign
def test_every_field_is_mapped_or_declined(case: Case) -> None:
    said = coverage(case)
    missing = [field for field in FIELDS if field not in said]
    assert not missing


@foreign
def test_only_fields_are_named(case: Case) -> None:
    unknown = set(coverage(case)) - set(FIELDS) - {"emptied"}
    assert not unknown


@foreign
def test_what_is_declined_is_a_loss(case: Case) -> None:
    """Of an article, a book, a chapter …: no type of work keeps it."""
    declined = {FIELDS[field]: reason for field, reason in coverage(case).items() if reason}
    kept = [
        f"{example} is no loss, but declined: {declined[example.path]}"
        for example in examples(tuple(h for h in FEW if h in TYPES))
        if example.path in declined and not _is_lost(case, example)
    ]
    assert not kept, "\n".join(kept)


@pytest.mark.slow
@foreign
def test_what_is_mapped_is_kept_of_some_work(case: Case) -> None:
    mapped = {FIELDS[f] for f, reason in coverage(case).items() if not reason and f in FIELDS}
    mapped &= {example.path for example in examples(TYPES[:1])}
    for holder in TYPES:
        for example in examples((holder,)) if mapped else ():
            if example.path in mapped and not _is_lost(case, example):
                mapped.remove(example.path)
    assert not sorted(mapped), "mapped, but lost of works of every type"


TYPES = tuple(dict.fromkeys([*(h for h in FEW if h.startswith("type ")),
                             *(h for h in HOLDERS if h.startswith("type "))]))  # fmt: skip
"""References of every type, those first that keep most."""


def _is_lost(case: Case, example: Example) -> bool:
    """Whether the field, something in it or what it is in is named as lost or changed."""
    losses = case.format.module.losses(Library([example.work]), **dict(case.options))
    field = example.path.split(".")
    for loss in losses:
        steps = [str(step) for step in loss.path[1:] if isinstance(step, str)]
        shared = min(len(steps), len(field))
        if steps[:shared] == field[:shared]:
            return True
    return False
