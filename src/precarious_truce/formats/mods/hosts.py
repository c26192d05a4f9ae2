"""The host of a chapter or an article; that of a book is a series, a set or a collection."""

from __future__ import annotations

from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.crosswalk.xml import Element
from precarious_truce.formats.mods.items import Seen, item
from precarious_truce.formats.mods.relations import put_related, put_series, related, tell
from precarious_truce.formats.mods.types import HOSTED
from precarious_truce.model.references import PART_TYPES

__all__ = [
    "is_of_journal", "is_ours", "is_volume", "put_host", "put_set", "put_volume", "read_host",
    "set_of", "stands_alone",
]  # fmt: skip


def is_ours(mods: Element) -> bool:
    """Whether a record says what it is in words of CSL, as those that are written here do."""
    return any(genre.get("type") == "csl" for genre in mods.all("genre"))


def stands_alone(mods: Element, found: Fields, host: Fields) -> bool:
    """Whether what has a host is a book all the same: in a series, a set, a collection.

    It has its own publisher and no pages in the host; that has no part, or the book says itself
    that it is one.
    """
    if is_ours(mods) or "pages" in found | host:
        return False
    if "publisher" not in found:
        return False
    whole = _is_whole(mods)
    numbered = not {"volume", "issue", "number"}.isdisjoint(host)
    return whole or (not numbered and "issn" not in host and "publisher" not in host)


def _is_whole(mods: Element) -> bool:
    return any(
        e.words in ("monographic", "single unit", "multipart monograph")
        for origin in mods.all("originInfo")
        for e in origin.all("issuance")
    )


def is_volume(mods: Element, found: Fields, host: Fields) -> bool:
    """Whether what has a host is a volume of that: a book with a number, and no pages in it."""
    numbers = [fields.get("volume") for fields in (found, host)]
    if is_ours(mods) or "title" not in host or "pages" in found | host or not any(numbers):
        return False
    if is_of_journal(host):
        return False
    return _is_whole(mods) or any(e.words.lower().rstrip(".") == "book" for e in mods.all("genre"))


def put_volume(found: Fields, host: Fields) -> None:
    """The number and title of a volume in its set; what it says of that as well stands there."""
    number = host.pop("volume", None)
    found.setdefault("volume", number)
    title, whole = found.pop("title", None), host["title"]
    if title and title["text"].casefold() != whole["text"].casefold():
        part = found.pop("volume_title", None)
        found["title"] = title | {"text": f"{title['text']}. {part['text']}"} if part else title
    elif "volume_title" in found:
        found.pop("subtitle", None)
        found["title"] = found.pop("volume_title")


def set_of(found: Fields, host: Fields, seen: Seen) -> Fields:
    """The book that a volume is of: what its host says, and what the volume says of it alone."""
    tell(seen, "host", host, _used(host))
    said = {n: v for n, v in host.items() if n in _OF_SETS or n not in _NEVER}
    shared = {n: found.pop(n) for n in _OF_SETS if n in found}
    return shared | said | {"type": "book"}


_OF_SETS = ("publisher", "place", "language", "series", "volume_count")
"""What is said of a set in the record of a volume."""


def put_set(found: Fields, host: Fields, held: Element, seen: Seen) -> None:
    """The series or the set that a book is in; a collection of a library is none."""
    collection = any(e.get("collection") == "yes" for e in held.all("typeOfResource")) or any(
        e.get("authority").startswith("dlf") for e in held.all("titleInfo")
    )
    if collection or "title" not in host:
        seen["relatedItem host, a collection"] += 1
        return
    numbers = [h.pop(n) for h in (host, found) for n in ("volume", "number", "issue")
               if n in h and not (h is found and n == "volume")]  # fmt: skip
    said: Fields = {n: host[n] for n in ("title", "subtitle", "issn", "editor") if n in host}
    if numbers:
        said["volume"] = numbers[0]
    put_series(found, said)
    tell(seen, "host", host, said)


def is_of_journal(host: Fields) -> bool:
    return ("issn" in host and "isbn" not in host) or "issue" in host


def read_host(holder: Element, seen: Seen) -> Fields:
    """What the host of something is: by its own host where it is a volume or an issue of that."""
    found = item(holder, seen, hosted=True)
    put_related(found, holder, seen)
    above = related(holder, "host")
    if not above:
        return found
    whole = read_host(above[0], seen)
    if "title" in found and "title" in whole:
        found["volume_title"] = found.pop("title")
        if "subtitle" in found:
            found["volume_subtitle"] = found.pop("subtitle")
    return whole | found


_OF_HOST = {"title": "container_title", "subtitle": "container_subtitle"}
_NEVER = ("abstract", "keywords", "subjects", "doi", "url", "note", "key", "extent", "classes",
          "call_number", "identifiers", "parallel_title", "physical", "medium", "kind",
          "original", "reissue_of", "formats", "sources", "genre")  # fmt: skip
"""What is said of the host alone: for it a reference has no place."""


def _used(host: Fields) -> list[str]:
    """The fields of a host that something in it has a place for."""
    return [name for name in host if name in _OF_SETS or name not in _NEVER]


def put_host(found: Fields, host: Fields, type_: str, seen: Seen, *, is_ours: bool) -> None:
    """What something has of the book or journal that it is in.

    Others repeat who wrote the book where it is who wrote the chapter.  The date of an issue that
    is that of the article to the month or day is the article's.
    """
    tell(seen, "host", host, _used(host))
    for name, value in host.items():
        if name == "date" and not is_ours and f"{value}".startswith(f"{found.get('date')}-"):
            found["date"] = value
        if name in _OF_HOST:
            found.setdefault(_OF_HOST[name], value)
        elif name == "author":
            if type_ in HOSTED or "author" in found:
                found.setdefault("container_author", value)
            else:
                found["author"] = value
        elif name not in _NEVER and found.setdefault(name, value) != value and not is_ours:
            tell(seen, "host", {name: value}, ())
    is_part = type_ in PART_TYPES and not is_ours
    if is_part and "container_author" in found and found["container_author"] == found.get("author"):
        del found["container_author"]
