"""Entries of volumes with a title of their own, and that of the work they belong to.

biblatex has the work in `maintitle`, CSL the volume in `volume-title`.  Where the work has no entry
itself, and parts stand in the volume, a work is made that holds it: it says no more than its title
and how many volumes there are, for all else may be the volume's alone.

>>> entry = Reference(key="v", type="book", title="The River Atlas", volume="2",
...                   volume_title="Floods", editor="Osei, Kwame", volume_count="3")
>>> work, volume = apart(entry)
>>> work.key, str(work.title), work.volume_count, work.editor
('v-work', 'The River Atlas', '3', ())
>>> volume.key, volume.volume, str(volume.volume_title), volume.volume_count
('v', '2', 'Floods', None)
"""

from __future__ import annotations

from collections.abc import Iterable

from precarious_truce.model import Reference, Volume

__all__ = ["apart", "is_titled_volume", "key_of_work", "of_one_work", "why_not_apart"]

_OF_WORK = frozenset(("title", "subtitle", "volume_count"))
_OF_VOLUME = frozenset(Volume.model_fields) | {"type", "volume", "volume_title", "volume_subtitle"}


def is_titled_volume(ref: Reference) -> bool:
    """Whether an entry is of a volume with a title beside that of its work."""
    return ref.type == "book" and bool(ref.title) and bool(ref.volume_title)


def why_not_apart(ref: Reference) -> str:
    """Why no work can be made to hold a volume; "" where one can.

    >>> why_not_apart(Reference(type="book", title="The River Atlas", volume_title="Floods"))
    'its entry has no number of the volume'
    """
    if not ref.volume:
        return "its entry has no number of the volume"
    others = ref.facts().keys() - _OF_WORK - _OF_VOLUME
    if others - {"kind"}:
        return f"a volume has no place for its {min(others - {'kind'}).replace('_', '-')}"
    return ""


def apart(ref: Reference) -> tuple[Reference, Reference]:
    """The work of a volume, and the volume by itself."""
    facts = ref.facts()
    work = {name: value for name, value in facts.items() if name in (*_OF_WORK, "kind")}
    volume = ref.with_valid(volume_count=None, kind=None)
    return Reference.from_valid({**work, "key": key_of_work(ref.key), "type": "book"}), volume


def key_of_work(key: str) -> str:
    """The key of a work that is made for a volume, by the key of that."""
    return f"{key}-work"


def of_one_work(volumes: Iterable[Reference]) -> list[list[Reference]]:
    """The volumes that one work can be made for: of one title, publisher and number of volumes.

    >>> v = Reference(key="v", type="book", title="The River Atlas", volume="2", volume_title="F")
    >>> w = v.changed(key="w", volume="3", volume_title="G")
    >>> [[one.key for one in some] for some in of_one_work([v, w, v.changed(key="x")])]
    [['v', 'w'], ['x']]
    """
    works: list[list[Reference]] = []
    of_title: dict[str, list[list[Reference]]] = {}
    for ref in volumes:
        known = of_title.setdefault(str(ref.title), [])
        for some in known:
            same = all(getattr(ref, name) == getattr(some[0], name) for name in _IN_COMMON)
            if same and ref.volume not in [one.volume for one in some]:
                some.append(ref)
                break
        else:
            works.append([ref])
            known.append(works[-1])
    return works


_IN_COMMON = ("title", "subtitle", "volume_count", "kind", "publisher")
