"""Elements of MODS as branches of fields: our records, and those of catalogues and programs.

>>> mods, _ = parsed('''<mods><titleInfo><title>Models of transition</title></titleInfo>
... <relatedItem type="host"><titleInfo><title>Post-Fordism</title></titleInfo>
... <part><extent unit="page"><start>23</start><end>45</end></extent></part></relatedItem>
... </mods>''', "MODS1")
>>> branch = branch_of(mods, Seen())
>>> [branch.fields[name] for name in ("type", "container_title", "pages")]
['chapter', {'text': 'Post-Fordism'}, '23–45']
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.crosswalk.trees import Branch
from precarious_truce.formats.crosswalk.xml import Element, parsed
from precarious_truce.formats.mods.contents import keep_contents, put_contents
from precarious_truce.formats.mods.foreign import keep
from precarious_truce.formats.mods.hosts import (
    is_of_journal,
    is_ours,
    is_volume,
    put_host,
    put_set,
    put_volume,
    read_host,
    set_of,
    stands_alone,
)
from precarious_truce.formats.mods.items import TELLING, Seen, item
from precarious_truce.formats.mods.relations import put_related, related
from precarious_truce.formats.mods.types import is_said_by_type, read_kind, read_type
from precarious_truce.model.described import INHERITED_LISTS

__all__ = ["branch_of", "parsed", "part_of"]


def branch_of(mods: Element, seen: Seen) -> Branch:
    """The branch of a record, with those of its parts."""
    found = item(mods, seen)
    put_related(found, mods, seen)
    hosts = [held for held in related(mods, "host") if held.children]
    host = _all_hosts(hosts, seen)
    parts = related(mods, "constituent")
    if hosts and is_volume(mods, found, host) and (parts or not stands_alone(mods, found, host)):
        children = [part_of(part, seen) for part in _ordered(parts)]
        volume = _volume_of_set(mods, found, host, children)
        return Branch(set_of(volume.fields, host, seen), [volume])
    alone = bool(hosts) and stands_alone(mods, found, host)
    _put_type(found, mods, [] if alone else hosts, host, seen)
    if alone and found["type"] == "book" and "series" not in found:
        put_set(found, host, hosts[0], seen)
    elif hosts:
        put_host(found, host, found["type"], seen, is_ours=is_ours(mods))
    children = [part_of(part, seen) for part in _ordered(parts)]
    if not children and found["type"] == "book":
        children = put_contents(mods, found)
    else:
        keep_contents(mods, found)
    return Branch(found, children)


def _volume_of_set(
    mods: Element, found: Fields, host: Fields, children: Sequence[Branch]
) -> Branch:
    """The one volume of a set that the record is of."""
    put_volume(found, host)
    if children:
        keep_contents(mods, found)
    else:
        children = put_contents(mods, found)
    return Branch(found | {"type": "book", "kind": "volume"}, children)


def _ordered(parts: Sequence[Element]) -> list[Element]:
    """The parts in the order that all of them tell (`part/@order`), else as they stand."""
    told = [next((p.get("order") for p in e.all("part") if p.get("order")), "") for e in parts]
    if not all(re.fullmatch(r"[0-9]{1,9}", order) for order in told):
        return list(parts)
    places = sorted(range(len(parts)), key=lambda place: int(told[place]))
    return [parts[place] for place in places]


def _all_hosts(hosts: Sequence[Element], seen: Seen) -> Fields:
    """What the first host says, and others beside it."""
    host = read_host(hosts[0], seen) if hosts else {}
    for other in hosts[1:]:
        seen["relatedItem host, a second one"] += 1
        host = read_host(other, seen) | host
    return host


def _put_type(
    found: Fields, mods: Element, hosts: Sequence[Element], host: Fields, seen: Seen
) -> None:
    """What it is, by its genres and those of what it is in, and how it was issued."""
    issued = {
        e.words
        for held in (*hosts, mods)
        for origin in held.all("originInfo")
        for e in origin.all("issuance", "frequency")
    }
    continuing = not issued.isdisjoint(("continuing", "serial"))
    whole = bool(issued) or bool(related(mods, "constituent")) or "isbn" in found
    type_, kind, genres = read_type(
        [*mods, *(genre for held in hosts for genre in held.all("genre"))],
        hosted=bool(hosts),
        continuing=continuing or (bool(hosts) and is_of_journal(host)),
        monographic=whole or (bool(host) and not hosts),
    )
    found |= {"type": type_, "kind": kind} if kind else {"type": type_}
    if genres:
        found["genre"] = "; ".join(dict.fromkeys(genres))
    _keep_genres(found, mods, genres, seen)


def _keep_genres(found: Fields, mods: Element, read: Sequence[str], seen: Seen) -> None:
    """Keep the genres that say more than the type, or tell of those that nothing keeps apart."""
    for genre in mods.all("genre"):
        word, authority = genre.words, genre.get("authority")
        if genre.get("type") in ("csl", "kind") or authority not in ("", *TELLING):
            continue
        if not word or word in read or is_said_by_type(word, found["type"], found.get("kind")):
            continue
        if authority:
            keep(found, genre)
        else:
            seen["genre"] += 1


def part_of(element: Element, seen: Seen) -> Branch:
    """A part of a book, or a volume, with what is in it."""
    found = item(element, seen, usual_date=False)
    put_related(found, element, seen)
    kind = read_kind(element.children)
    children = [part_of(part, seen) for part in _ordered(related(element, "constituent"))]
    if children:
        keep_contents(element, found)
    else:
        children = put_contents(element, found)
    if kind is None and "volume" in found and "number" not in found and "pages" not in found:
        kind = "volume"
    if kind == "volume":
        found |= {"type": "book", "kind": kind}
        if "title" not in found and "volume_title" in found:
            found["title"] = found.pop("volume_title")
    else:
        if kind:
            found["kind"] = kind
        _settle_part(found)
    return Branch(found, children, _emptied(element))


def _settle_part(found: Fields) -> None:
    """Numbers of a part of a book, however they are called, are its number."""
    for field in ("part_number", "volume", "issue", "section"):
        if "number" not in found and field in found:
            found["number"] = found.pop(field)
    if "part_title" in found or "volume_title" in found:
        title = found.pop("part_title", None) or found.pop("volume_title", None)
        if "title" not in found:
            found["title"] = title


def _emptied(element: Element) -> tuple[str, ...]:
    named = [
        name.strip()
        for note in element.all("note")
        if note.get("type") == "without"
        for name in note.words.split(",")
    ]
    return tuple(name for name in named if name in INHERITED_LISTS)
