"""The matrix field × format, printed from the tables that write and read.

    python -m precarious_truce.formats.matrix > matrix.md

A column is a format, or a profile of one; a row a field of the model.  ● stands where there is a
place for it, – where there is none; why, is said below, format by format.

>>> lines = markdown().splitlines()
>>> lines[0][:35]
'| field | yaml | bibtex | biblatex '
>>> next(line for line in lines if line.startswith("| `printing` |"))[:24]
'| `printing` | ● | – | –'
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from precarious_truce.formats import Format, registry

__all__ = ["columns", "markdown"]

_PLACE, _NONE = "●", "–"
_PEOPLE_OF_ALL = "author."
"""The parts of names are the same in every field of people; they are shown for one."""


def columns() -> dict[str, Mapping[str, str]]:
    """Name of a format, with its profile where it has some → what `coverage` says of it.

    Syntaxes of one model of RDF hold the same; the first stands for them.
    """
    found: dict[str, Mapping[str, str]] = {}
    for kind in registry():
        for name, coverage in _coverages(kind):
            if coverage not in found.values():
                found[name] = coverage
    return found


def _coverages(kind: Format) -> Iterator[tuple[str, Mapping[str, str]]]:
    """What a format says of its fields, profile by profile; nothing where it does not say it."""
    module = kind.module
    if not hasattr(module, "coverage"):
        return
    profiles = getattr(module, "PROFILES", ())
    if not profiles:
        yield kind.name, module.coverage()
    for profile in profiles:
        yield f"{kind.name} {profile}", module.coverage(profile=profile)


def markdown() -> str:
    """The table, and the reasons for what has no place."""
    formats = columns()
    fields = [field for field in _fields(formats) if _is_shown(field)]
    lines = [f"| field | {' | '.join(formats)} |", f"|---|{':-:|' * len(formats)}"]
    for field in fields:
        marks = (
            _PLACE if not coverage.get(field, _NONE) else _NONE for coverage in formats.values()
        )
        lines.append(f"| `{field}` | {' | '.join(marks)} |")
    for name, coverage in formats.items():
        lines += ["", f"**{name}**", ""]
        lines += [f"- {reason}: {names}" for reason, names in _reasons(coverage)]
    return "\n".join(lines) + "\n"


def _fields(formats: Mapping[str, Mapping[str, str]]) -> list[str]:
    return list(dict.fromkeys(field for coverage in formats.values() for field in coverage))


def _is_shown(field: str) -> bool:
    """Whether a field is one of a work, or of a record in it that is no person."""
    above, _, name = field.rpartition(".")
    return name not in _PARTS_OF_NAMES or not above or field.startswith(_PEOPLE_OF_ALL)


_PARTS_OF_NAMES = frozenset(
    ("family", "given", "dropping_particle", "non_dropping_particle", "suffix", "comma_suffix",
     "static_ordering", "literal", "orcid")
)  # fmt: skip


def _reasons(coverage: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each reason with its fields; those within a field that has no place itself are left out."""
    fields: dict[str, list[str]] = {}
    for field, reason in coverage.items():
        above = field.rpartition(".")[0]
        if reason and _is_shown(field) and coverage.get(above, "") != reason:
            fields.setdefault(reason, []).append(field)
    for reason, names in fields.items():
        yield reason, ", ".join(f"`{name}`" for name in _together(names))


_MANY = 5


def _together(fields: list[str]) -> Iterator[str]:
    """The fields, those of one name in many records as one.

    >>> list(_together(["isbn", *(f"{record}.lang" for record in "abcdef")]))
    ['isbn', '*.lang']
    """
    often = Counter(field.rpartition(".")[2] for field in fields if "." in field)
    shown = (
        f"*.{name}" if above and often[name] > _MANY else field
        for field in fields
        for above, _, name in [field.rpartition(".")]
    )
    yield from dict.fromkeys(shown)


if __name__ == "__main__":
    print(markdown(), end="")
