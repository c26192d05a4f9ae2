"""What manuals want of the facts of a reference, one rule a function.

A rule takes a reference, the manner in which it is cited and the variables found so far, which it
changes.  `RULES` are in the order in which they run.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from precarious_truce.citations.cited import kinds, numbering
from precarious_truce.citations.cited.manner import Manner
from precarious_truce.citations.cited.people import ROLES, people
from precarious_truce.citations.cited.titles import printed
from precarious_truce.citations.note_fields import fields
from precarious_truce.formats.csl_json.values import write_date
from precarious_truce.model import Date, LocalText, Reference
from precarious_truce.model.described import OtherEdition
from precarious_truce.model.references import host_of, reissued_in
from precarious_truce.patterns import pattern

__all__ = ["RULES", "Values"]

Values: TypeAlias = dict[str, object]
Rule: TypeAlias = Callable[[Reference, Manner, Values], None]


def _private(ref: Reference, manner: Manner, values: Values) -> None:
    """Abstract, keywords and notes are for readers of the record; variables in a note count."""
    note = values.pop("note", None)
    if isinstance(note, str) and ":" in note:
        values |= fields(note[:20_000], values)
    for name in ("abstract", "keyword", "note"):
        values.pop(name, None)


def _roles(ref: Reference, manner: Manner, values: Values) -> None:
    """Names in the script of the document; who wrote an introduction or was honoured is not named.

    A `contributor` is one who wrote the work with its author ("with Jane Doe"), not one who printed
    it.  A part by somebody else names the translator of the book where the style does so behind the
    title of the book (CMOS 14.110); elsewhere it would be taken for that of the part.
    """
    for role in ROLES:
        names = getattr(ref, role)
        if role == "contributor":
            names = [name for name in names if not name.role]
        if (
            role == "translator"
            and not names
            and (host := host_of(ref))
            and host.translator
            and manner.translator_of_book
        ):
            names = host.translator
        if role == "container_author" and names == ref.author:
            names = ()
        values[role.replace("_", "-")] = people(names, manner)


def _other_editions(ref: Reference, manner: Manner, values: Values) -> None:
    """The original or what is reissued: its date, and what it was called if it is this very work.

    The original of a book is not the original of a chapter in it, but for the date.
    """
    original, host = ref.original, host_of(ref)
    values["original-date"] = _original_date(ref, original, reissued_in(ref), manner)
    if not manner.manual.names_original:
        for variable in ("title", *_OF_AN_ORIGINAL):
            values.pop(f"original-{variable}", None)
    elif original:
        whole = host.original if host else None
        for variable, field in _OF_AN_ORIGINAL.items():
            value = getattr(original, field)
            own = value and not (whole and getattr(whole, field) == value)
            values[f"original-{variable}"] = _FORMS[field](value, manner) if own else None
        if original.title and ref.title and original.title.text == ref.title.text:
            values.pop("original-title", None)  # it came out under the title that it has


def _original_date(
    ref: Reference, original: OtherEdition | None, reissued: OtherEdition | None, manner: Manner
) -> object:
    """When the original came out; of what was translated only where the manual dates it."""
    dated = manner.in_text or manner.manual.dates_original_in_notes
    if original and ref.translator and not (original.title or ref.is_part or dated):
        original = None
    return next((date(e.date) for e in (original, reissued) if e and e.date), None)


def _publishers(ref: Reference, manner: Manner, values: Values) -> None:
    """Publishers as the manual joins them, and of several places the first (CMOS 14.129)."""
    whole = (ref.editor or ref.container_author) if ref.is_part else ()
    authors = whole or ref.author or ref.editor
    is_author = len(authors) == 1 and _same(authors[0].literal, ref.publisher)
    again = manner.manual.publisher_again or not is_author
    values["publisher"] = publishers(ref.publisher, manner) if again else None
    if is_author and not manner.manual.author_again and not ref.is_part:
        values["author"] = None
    values["publisher-place"] = place(ref.place, manner)


def publishers(names: tuple[LocalText, ...], manner: Manner) -> str:
    """Publishers as one text."""
    return manner.manual.between_publishers.join(printed(name, manner) for name in names)


def place(places: tuple[LocalText, ...], manner: Manner) -> str | None:
    """The first place; cities have names in other languages, so a translation comes first."""
    if not places:
        return None
    first = places[0]
    if manner.latin and manner.script != "original" and first.translated:
        return first.translated
    return printed(first, manner)


def _same(author: str | None, publisher: tuple[LocalText, ...]) -> bool:
    return bool(author) and any(
        name.text.casefold() == (author or "").casefold() for name in publisher
    )


def _numbers(ref: Reference, manner: Manner, values: Values) -> None:
    """Volumes, chapters, editions and extents as manuals write them."""
    if ref.volume:
        values["volume"] = numbering.volume(ref.volume)
        values.pop("number-of-volumes", None)
    if ref.edition:
        values["edition"] = _edition(ref.edition, manner)
    if ref.series and ref.series.number:
        values["collection-number"] = numbering.in_series(ref.series.number)
    if ref.extent:
        values["number-of-pages"] = numbering.pages_of(ref.extent)
    if number := values.get("chapter-number"):
        values["chapter-number"] = numbering.chapter(str(number))


def _edition(stated: str, manner: Manner) -> str:
    """An edition in the words of the document's language, as the style begins and ends it."""
    text = numbering.edition(stated) or ""
    if text.endswith(" ed."):
        text = text.removesuffix("ed.") + ("" if manner.edition_again else manner.edition_term)
        text = text.strip() if manner.stops else text.replace(".", "").strip()
    begins = manner.manual.capital_editions or manner.edition_begins
    return text[:1].upper() + text[1:] if begins else text


def _objects(ref: Reference, manner: Manner, values: Values) -> None:
    """A medium is named (Kindle, PDF), the size of a book and its binding are not; nor is the event
    of proceedings that have a publisher.
    """
    if _SIZE.search(str(values.get("dimensions", ""))):
        del values["dimensions"]
    if ref.type == "book" and ref.publisher:
        for name in ("event-title", "event-place", "event-date"):
            values.pop(name, None)


_SIZE = pattern(
    r"\d\s*(?:cm|mm|in)\b|paperback|hard(?:back|cover)|softcover|\bill(?:\.|us)|\bplates?\b|\bbound\b",
    re.IGNORECASE,
)


def _divisions(ref: Reference, manner: Manner, values: Values) -> None:
    """A division of a book's contents is no piece of a volume, and is not named."""
    if ref.within:
        values.pop("part-number", None)
        values.pop("part-title", None)


def _chapters(ref: Reference, manner: Manner, values: Values) -> None:
    """The number of a chapter is named in a book by its author only (CMOS 14.106–107); that of a
    part, an appendix or a section is none of a chapter.
    """
    if "chapter-number" not in values:
        return
    host = host_of(ref)
    edited = bool(ref.editor) and not (host and host.author and host.author == ref.author)
    if ref.container_author or edited or ref.kind not in (None, "chapter"):
        del values["chapter-number"]


def _kinds(ref: Reference, manner: Manner, values: Values) -> None:
    """A preface is cited as one where the style does so, and not by a title that it has not."""
    word = kinds.word_for(ref, manner.language) if ref.author else None
    if word and manner.names_kinds:
        values["genre"] = word
        for name in ("title", "title-short"):
            values.pop(name, None)


def _online(ref: Reference, manner: Manner, values: Values) -> None:
    """The DOI and address of the online form, where the work has none beside it."""
    online = (ref.formats or {}).get("online")
    if online is None:
        return
    if online.doi and not ref.doi:
        values["DOI"] = str(online.doi)
    if online.url and not ref.url and not values.get("DOI"):
        values["URL"] = online.url.text


def _dates(ref: Reference, manner: Manner, values: Values) -> None:
    """Years before Christ, and in place of a date how far the work has come (APA 8.16)."""
    for name, found in (("issued", ref.date), ("submitted", ref.submitted)):
        if found:
            values[name] = date(found)
    stage = ref.status or ""
    if ref.date and not ref.date.valid and str(ref.date).casefold() in _STAGES:
        stage = str(ref.date)
        values["issued"] = None
    if stage and not values.get("issued"):
        values["status" if manner.prints_status else "issued"] = (
            stage if manner.prints_status else {"literal": stage}
        )


_STAGES = frozenset((
    "forthcoming", "in press", "in preparation", "submitted", "accepted", "to appear",
    "im druck", "im erscheinen", "in vorbereitung", "à paraître", "sous presse", "en prensa",
    "in corso di stampa", "no prelo", "в печати",
))  # fmt: skip
"""How far a work has come, where a date would stand."""


def date(given: Date) -> dict[str, object]:
    """A date in CSL's parts; EDTF counts years from 1 BCE as 0, CSL has no year 0.

    >>> date(Date("-0349")), date(Date("0000"))
    ({'date-parts': [[-350]]}, {'date-parts': [[-1]]})
    """
    return dict(write_date(given))


def _language(ref: Reference, manner: Manner, values: Values) -> None:
    """The first language: CSL has one for an item."""
    if ref.language:
        values["language"] = str(ref.language[0])


_OF_AN_ORIGINAL = {"author": "author", "publisher": "publisher", "publisher-place": "place"}
"""Variable, after `original-` → the field of the other edition."""
_FORMS: dict[str, Callable[..., object]] = {
    "author": people, "publisher": publishers, "place": place,
}  # fmt: skip

RULES: tuple[Rule, ...] = (
    _private, _roles, _other_editions, _publishers, _numbers, _objects, _divisions, _chapters,
    _online, _dates, _language, _kinds,
)  # fmt: skip
