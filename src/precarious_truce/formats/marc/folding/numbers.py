"""Fields of one subfield, identifiers (010, 024, 035), ISBNs (020, 776)."""

from __future__ import annotations

import re

from precarious_truce.formats.marc.folding.isbns import (
    digits,
    free_name,
    number_and_form,
    same_isbn,
)
from precarious_truce.formats.marc.folding.record import Record
from precarious_truce.formats.marc.linking import goes_on, whole_texts
from precarious_truce.formats.marc.spreading import IDENTIFIERS, LONG, NUMBERS, PLAIN
from precarious_truce.formats.marc.types import CONTAINED

__all__ = ["numbers", "plain"]

_ELSEWHERE = ("010", "020", "338")

_JOINED = {"050a": ("ab", " "), "250a": ("ab", " / "), "520a": ("ab", " ")}

_TRADE = re.compile(r"\((?:Produktform|VLB-\w+|BISAC[^)]*|Zielgruppe)\)")
"""What the book trade tells of its goods, among the keywords of the German national library."""

_OCLC = re.compile(r"^(?:ocm|ocn|on)?0*(?=\d)", re.I)


def plain(record: Record) -> None:
    """The fields of which one subfield is one row."""
    for name in PLAIN:
        tag, code = name[:3], name[3]
        if tag in _ELSEWHERE or (tag == "088" and record.is_foreign_book):
            continue
        if name in ("500a", "653a"):
            fields = record.take(tag)
            texts = whole_texts(fields, code)
            record.put(name, [t for t in texts if record.ours or not _TRADE.match(t)], tag)
            record.keep(one for one in fields if not one.get(code))
        elif record.ours and name in LONG:
            _long(record, name)
        elif name == "542f" and not record.ours:
            _rights(record)
        elif name == "540a" and not record.ours:
            _license(record)
        elif name == "255a" and not record.ours:
            others = (one.without("a") for one in record.tags.get(tag, ())[:1])
            record.first(tag, code, name)
            record.keep(one for one in others if one.subs)
        elif not record.ours and name in _JOINED:
            _joined(record, name, *_JOINED[name])
        else:
            record.first(tag, code, name)


def _license(record: Record) -> None:
    """The licence (540): its address, where one is told; its words then are the rights."""
    fields = record.take("540")
    for one in fields[:1]:
        address, words = one.get("u"), one.get("a")
        record.put("540a", address or words, "540")
        record.put("542f", words if address else "", "540")
    record.keep(fields[1:])


def _rights(record: Record) -> None:
    """Statement of rights, or who has them; the year of the copyright (542)."""
    fields = record.take("542")
    record.keep(fields[1:])
    for one in fields[:1]:
        holder, year = one.get("d", "c"), one.get("g")
        told = " ".join(filter(None, ("©", year, holder))) if holder else ""
        record.put("542f", one.get("f") or told, "542")
        if found := re.search(r"\d{4}", year):
            record.put("264c", found[0], "542")


def _long(record: Record, name: str) -> None:
    """A row of the first field, and of those in which it goes on."""
    fields = record.take(name[:3])
    first, others = (fields[0], fields[1:]) if fields else (None, [])
    count = next((n for n, one in enumerate(others) if not goes_on(one)), len(others))
    if first:
        whole = whole_texts([first, *others[:count]], name[3])
        record.put(name, " ".join(whole), name[:3])
    record.keep(others[count:])


def _joined(record: Record, name: str, codes: str, joint: str) -> None:
    """A row of several subfields of the first field."""
    fields = record.take(name[:3])
    if fields:
        record.put(name, joint.join(fields[0].all(*codes)), name[:3])
    record.keep(fields[1:])


def numbers(record: Record) -> None:
    """Identifiers (024, 035), the number of the Library of Congress (010), ISBNs (020)."""
    sources = {source: name for name, source in IDENTIFIERS.items()} | {"handle": "handle"}
    for one in record.take("024"):
        source, text = one.get("2").lower(), one.get("a")
        name = "doi" if source == "doi" else f"id:{sources[source]}" if source in sources else ""
        if name and text and name not in record.rows:
            record.put(name, text, "024")
        else:
            record.keep([one])
    systems = {system.lower(): name for name, system in NUMBERS.items()}
    for one in record.take("035"):
        told = re.fullmatch(r"\(([^()]+)\)\s*(.+)", one.get("a"))
        known = systems.get(told[1].lower()) if told else None
        if told and known and f"id:{known}" not in record.rows:
            text = told[2] if record.ours else _OCLC.sub("", told[2]) or told[2]
            record.put(f"id:{known}", text, "035")
        elif one.get("a"):
            record.keep([one])
    lccn = record.take("010")
    if lccn:
        text = lccn[0].get("a")
        record.put("id:lccn", text if record.ours else _lccn(text), "010")
    _isbns(record)


def _isbns(record: Record) -> None:
    fields = record.take("020")
    isbn = "773z" if record.type in CONTAINED else "020a"
    if record.ours:
        own = next((one for one in fields if not one.get("q")), None)
        record.put("020a", own.get("a") if own else "", "020")
        return
    forms: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    seen: dict[str, str] = {}
    for one in fields:
        number, name = number_and_form(one)
        if not number:
            record.keep([one] if one.get("z") else [])
            continue
        same = next((n for n in seen if same_isbn(n, number)), None)
        if same is None:
            seen[number] = name
        elif name and not seen[same]:
            seen[same] = name
        if same and len(digits(number)) == 13 and len(digits(same)) == 10:
            seen = {number if n == same else n: form for n, form in seen.items()}
    whole = [number for number, name in seen.items() if not name.startswith("volume ")]
    first = next(iter(whole or seen), "") if whole or len(seen) == 1 else ""
    for number, name in seen.items():
        label = name or ("other" if len(seen) > 1 and number != next(iter(seen)) else "")
        if label and len(seen) > 1:
            forms.append((free_name(label, [n for n, _ in forms]), (("z", number),)))
    record.put(isbn, first or _ean(record), "020")
    record.put("776", forms, "020", "776")


def _ean(record: Record) -> str:
    """The ISBN that is told as the number of an article of trade (024) alone."""
    numbers = (one.get("a") for one in record.tags.get("024", ()) if one.ind[:1] == "3")
    return next((text for text in numbers if re.fullmatch(r"97[89][\d -]{10,14}", text)), "")


def _lccn(text: str) -> str:
    """A number of the Library of Congress, as its own rules make it the same everywhere.

    >>> _lccn("   76027905 "), _lccn("61-14599/L/r83"), _lccn("n78-890")
    ('76027905', '61014599', 'n78000890')
    """
    text = text.replace(" ", "").partition("/")[0]
    found = re.fullmatch(r"([a-z]{0,3}\d{2}|[a-z]{0,2}\d{4})-(\d{1,6})", text)
    return f"{found[1]}{found[2].zfill(6)}" if found else text
