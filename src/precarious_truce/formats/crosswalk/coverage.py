"""Which fields of the model a format has a place for, and why not for the others.

The fields are those of a Reference, by their paths (`series.editor.family`), for that is what flat
formats write: what only a Book or a Chapter has (`contents`) is how references stand in each other.

>>> fields = field_paths()
>>> [path for path in fields if path.startswith("series")][:3]
['series', 'series.title', 'series.title.text']
>>> covered({"title.text": ""}, {"series": "no series"})["series.number"]
'no series'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from precarious_truce.model import Reference
from precarious_truce.model.annotations import field_paths as paths_in

__all__ = ["covered", "declined", "field_paths", "others_declined"]

_OF_THE_ENGINE = ("key", "type", "kind", "extra", "emptied")
"""What every flat format writes beside its rows: keys, entry types, and what is foreign."""


@cache
def field_paths() -> tuple[str, ...]:
    """Every field of a reference and of the records in its fields."""
    return tuple(".".join(path) for path in paths_in(Reference))


def declined(*reasons: tuple[str, *tuple[str, ...]]) -> dict[str, str]:
    """Field → why a format has no place for it, from reasons with their fields.

    >>> declined(("no short titles", "*.short", "title.short"))
    {'*.short': 'no short titles', 'title.short': 'no short titles'}
    """
    return {field: reason for reason, *fields in reasons for field in fields}


def others_declined(mapped: Iterable[str], reason: str) -> dict[str, str]:
    """Field → the one reason, for every field of a reference in which nothing is mapped.

    For formats that have a place for few: `mapped` are the paths of these.

    >>> others_declined(["title.text", "series.number"], "no place")["medium"]
    'no place'
    >>> others_declined(["title.text"], "no place").keys() & {"title", "key", "kind"}
    set()
    """
    held = {"key", "type", "kind", "emptied", *(path.partition(".")[0] for path in mapped)}
    tops = (path.partition(".")[0] for path in field_paths())
    return dict.fromkeys((top for top in tops if top not in held), reason)


def covered(rows: Mapping[str, str], declines: Mapping[str, str]) -> dict[str, str]:
    """Field → "" where there is a place for it, else the reason; a field of neither is left out.

    `rows` are the fields that are written (see `Table.coverage`).  What is said of a field itself
    comes first, then what `declines` says of all of its name (`*.short`), then what is said of the
    record that it is in.
    """
    mapped = {**rows, **dict.fromkeys(_OF_THE_ENGINE, "")}
    known = {**declines, **mapped}
    found: dict[str, str] = {}
    for path in field_paths():
        nearest = next((p for p in _upwards(path) if p in known), None)
        if nearest is not None:
            found[path] = known[nearest]
        elif any(other.startswith(f"{path}.") for other in mapped):
            found[path] = ""
    return found


def _upwards(path: str) -> Iterator[str]:
    """The path, any of its name, and the paths of what it is in."""
    yield path
    above, dot, name = path.rpartition(".")
    if dot:
        yield f"*.{name}"
    while above:
        yield above
        above = above.rpartition(".")[0]
