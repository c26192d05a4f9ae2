"""Two notes of contents that say the same in two scripts, as one.

>>> ours, latin = [{"title": "Река"}], [{"number": "1", "title": "Reka", "pages": "3-9"}]
>>> in_two_scripts(ours, latin)
[{'number': '1', 'title': 'Река', 'pages': '3-9', 'romanized title': 'Reka'}]
>>> in_two_scripts(ours, [*latin, *latin]) is None
True
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

__all__ = ["in_two_scripts", "romanized"]

_TEXTS = ("title", "subtitle", "names")
"""What a unit says in words."""


def in_two_scripts(
    units: Sequence[Mapping[str, str]], latin: Sequence[Mapping[str, str]]
) -> list[dict[str, str]] | None:
    """The units with what they are in Latin letters; None where the two notes differ in parts.

    Numbers, pages and kinds are those of the note in Latin letters, whose words for them are known.
    """
    if len(units) != len(latin) or any(
        ("title" in one) != ("title" in other) for one, other in zip(units, latin, strict=True)
    ):
        return None
    return [_joined(one, other) for one, other in zip(units, latin, strict=True)]


def _joined(unit: Mapping[str, str], latin: Mapping[str, str]) -> dict[str, str]:
    found = {**latin, **{name: unit[name] for name in _TEXTS if name in unit}}
    for name in _TEXTS:
        if name in unit and name in latin and latin[name] != unit[name]:
            found[romanized(name)] = latin[name]
    return found


def romanized(name: str) -> str:
    """The key of what a unit says in Latin letters."""
    return f"romanized {name}"
