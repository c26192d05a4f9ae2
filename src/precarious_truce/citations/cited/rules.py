"""What manuals want of the facts of a reference, one rule a function.

A rule takes a reference, the manner in which it is cited and the variables found so far, which it
changes.  `RULES` are in the order in which they run.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from precarious_truce.citations.cited import kinds, numbering
from precarious_truce.citations.cited.manner import Manner
from precarious_truce.citations.cited.people import ROLES, people
from precarious_truce.citations.cited.titles import printed
from precarious_truce.citations.note_fields import fields
from precarious_truce.formats.csl_json.values import write_date
from precarious_truce.model import Date, LocalText, Reference

__all__ = ["RULES", "Values", "host_of"]

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
            and manner.translator_of_book
            and (host := host_of(ref))
        ):
            names = host.translator
        if role == "container_author" and names == ref.author:
            names = ()
        values[role.replace("_", "-")] = people(names, manner)


def _other_editions(ref: Reference, manner: Manner, values: Values) -> None:
    """The original or what is reissued: its date, and what it was called if it is this very work.

    The original of a book is not the original of a chapter in it, but for the date.
    """
    original, reissued = ref.original, ref.reissue_of
    host = host_of(ref)
    if host and not ref.container_author and ref.author == host.author:
        reissued = reissued or host.reissue_of
    for edition in (original, reissued):
        if edition and edition.date:
            values.setdefault("original-date", date(edition.date))
    if original:
        whole = host.original if host else None
        for variable, field in _OF_AN_ORIGINAL.items():
            value = getattr(original, field)
            own = value and not (whole and getattr(whole, field) == value)
            values[f"original-{variable}"] = _FORMS[field](value, manner) if own else None


def _publishers(ref: Reference, manner: Manner, values: Values) -> None:
    """Publishers as the manual joins them, and of several places the first (CMOS 14.129)."""
    authors = ref.author or ref.editor
    is_author = len(authors) == 1 and _same(authors[0].literal, ref.publisher)
    again = manner.manual.publisher_again or not is_author
    values["publisher"] = publishers(ref.publisher, manner) if again else None
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
        edition = numbering.edition(ref.edition) or ""
        capital = manner.manual.capital_editions
        values["edition"] = edition[:1].upper() + edition[1:] if capital else edition
    if ref.extent:
        values["number-of-pages"] = numbering.pages_of(ref.extent)
    if number := values.get("chapter-number"):
        values["chapter-number"] = numbering.chapter(str(number))


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
    word = kinds.word_for(ref, manner.language) if manner.names_kinds and ref.author else None
    if word:
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
    if not ref.date and ref.status:
        values["issued"] = {"literal": ref.status}


def date(given: Date) -> dict[str, object]:
    """A date in CSL's parts; EDTF counts years from 1 BCE as 0, CSL has no year 0.

    >>> date(Date("-0349")), date(Date("0000"))
    ({'date-parts': [[-350]]}, {'date-parts': [[-1]]})
    """
    ends = [moment for moment in (given.start, given.end) if moment]
    if all(moment.year > 0 for moment in ends):
        return dict(write_date(given))
    parts = [
        [moment.year - (moment.year <= 0), *moment.parts[1:]] if not moment.season
        else [moment.year - (moment.year <= 0)]
        for moment in ends
    ]  # fmt: skip
    found: dict[str, object] = {"date-parts": parts}
    return found | ({"circa": True} if given.circa else {})


def _language(ref: Reference, manner: Manner, values: Values) -> None:
    """The first language: CSL has one for an item."""
    if ref.language:
        values["language"] = str(ref.language[0])


def host_of(ref: Reference) -> Reference | None:
    """The book, or the volume, that a part is in."""
    within = ref.within
    return within.host if within and ref.is_part else None


_OF_AN_ORIGINAL = {"author": "author", "publisher": "publisher", "publisher-place": "place"}
"""Variable, after `original-` → the field of the other edition."""
_FORMS: dict[str, Callable[..., object]] = {
    "author": people, "publisher": publishers, "place": place,
}  # fmt: skip

RULES: tuple[Rule, ...] = (
    _private, _roles, _other_editions, _publishers, _numbers, _divisions, _chapters, _online,
    _dates, _language, _kinds,
)  # fmt: skip
