"""The law of every format: what is written comes back, but for the losses that were named.

    loads(dumps(works, **options)) == works.without(losses(works, **options))

and what was read once is written the same again.  `CASES` are the formats that read and write,
with their options as the signatures of their `dumps` have them.

>>> [str(case) for case in CASES if case.format.name == "bibtex"]
['bibtex', 'bibtex ascii', 'bibtex crossref', 'bibtex ascii crossref']
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from pydantic import BaseModel

from precarious_truce.formats import Format, registry
from precarious_truce.model import Library, Loss

__all__ = ["ALWAYS", "CASES", "Case", "breach", "moved"]

_VALUES: dict[str, tuple[Any, ...]] = {
    "ascii": (True,),
    "crossref": (True,),
    "strict": (True,),
    "lines": (True,),
    "profile": ("dcterms", "simple-dc", "zotero"),
    "base": ("https://example.org/books#",),
    "headings": ("press",),
    "mark": (True,),
    "analytic": (True,),
    "skolem": ("https://example.org/.well-known/genid/",),
    "email": ("press@example.org",),
    "repository": ("Books of a press",),
    "datestamp": ("2026-01-31",),
}
"""The values of each option beside the one that it has when it is not given."""

ALWAYS: dict[str, dict[str, str]] = {
    "crossref-xml": {
        "depositor": "Northfield", "email": "doi@example.org", "registrant": "Northfield",
        "batch": "deposit-1", "timestamp": "20260131120000",
    },
}  # fmt: skip
"""Options that a format's `dumps` cannot be without."""

_ONLY: dict[tuple[str, str], tuple[Any, ...]] = {
    ("oai-dc", "profile"): (),
    ("oai-static", "repository"): (),
    ("oai-static", "email"): (),
    ("oai-static", "datestamp"): (),
}
"""Where a format knows fewer."""


_SYNTAXES = ("n-triples", "rdf-xml", "tsv")
"""Other syntaxes of what turtle and csv hold: tried without options and with all of them."""


@dataclass(frozen=True)
class Case:
    """A format with options of its `dumps`."""

    format: Format
    options: tuple[tuple[str, Any], ...] = ()

    def __str__(self) -> str:
        always = ALWAYS.get(self.format.name, {})
        said = [name if value is True else str(value) for name, value in self.options
                if name not in always]  # fmt: skip
        return " ".join([self.format.name, *said])


def _options_of(kind: Format) -> dict[str, tuple[Any, ...]]:
    """The options of a format's `dumps` (of its `pieces`, where `dumps` hands them on)."""
    found: dict[str, tuple[Any, ...]] = {}
    for verb in ("dumps", "pieces"):
        parameters = inspect.signature(getattr(kind.module, verb, kind.module.dumps)).parameters
        for name, parameter in parameters.items():
            if parameter.kind is parameter.KEYWORD_ONLY and name not in ALWAYS.get(kind.name, {}):
                found[name] = _ONLY.get((kind.name, name), _VALUES[name])
    return found


def _cases(kind: Format) -> Iterator[Case]:
    """No option, each value of each option alone, then all options together."""
    options = _options_of(kind)
    yield Case(kind, tuple(ALWAYS.get(kind.name, {}).items()))
    for name, values in options.items() if kind.name not in _SYNTAXES else ():
        yield from (Case(kind, ((name, value),)) for value in values)
    together = tuple((name, values[-1]) for name, values in options.items() if values)
    if len(together) > 1:
        yield Case(kind, together)


CASES = tuple(case for kind in registry() if kind.reads and kind.writes for case in _cases(kind))
"""Every format that reads and writes, with each of its options."""


def breach(case: Case, library: Library) -> str | None:
    """How the law is broken by these works, in a few words; None where it holds."""
    verbs, options = case.format.module, dict(case.options)
    step = "dumps"
    try:
        text = verbs.dumps(library, **options)
        step = "losses"
        losses = verbs.losses(library, **options)
        assert all(isinstance(loss, Loss) for loss in losses)
        step = "without"
        expected = library.without(losses)
        step = "loads"
        read = verbs.loads(text)
        if list(read) != list(expected):
            return "; ".join(differences(expected, read)) or "works differ in what is not shown"
        step = "dumps of what was read"
        again = verbs.dumps(read, **options)
        step = "loads of what was written again"
        second = verbs.loads(again)
        if second != read:
            return "read again: " + "; ".join(differences(read, second))
        if verbs.dumps(second, **options) != again:
            return "written again it is another text"
    except Exception as error:
        return f"{step} raises {type(error).__name__}: {str(error)[:120]}"
    return None


def moved(case: Case, library: Library) -> str | None:
    """The first line that is written otherwise when what was read is written; None for none."""
    verbs, options = case.format.module, dict(case.options)
    text = verbs.dumps(library, **options)
    again = verbs.dumps(verbs.loads(text), **options)
    for line, other in zip_longest(text.split("\n"), again.split("\n")):
        if line != other:
            return f"{line!r} is written again as {other!r}"
    return None


def differences(expected: Library, read: Library) -> list[str]:
    """Each fact that was expected and what came back instead."""
    want, got = dict(_facts(expected)), dict(_facts(read))
    return [
        f"{path}: {want.get(path)!r} came back as {got.get(path)!r}"
        for path in dict.fromkeys((*want, *got))
        if want.get(path) != got.get(path) or type(want.get(path)) is not type(got.get(path))
    ]


def _facts(library: Library) -> Iterator[tuple[str, Any]]:
    for work in library:
        yield f"{work.key} is", type(work).__name__
        yield from _leaves(work, work.key)


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """The facts in a value; each field by the record's key."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            held = getattr(value, name)
            if held is not None and held != ():
                yield from _leaves(held, f"{path}.{field.alias or name}")
    elif isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}")
    elif isinstance(value, (list, tuple)) and value:
        for number, inner in enumerate(value):
            yield from _leaves(inner, f"{path}[{number}]")
    else:
        yield path, value
