"""Titles (130, 240–246, 787) and people (100, 110, 7XX)."""

from __future__ import annotations

import re

from precarious_truce.formats.crosswalk.engine import ROLE
from precarious_truce.formats.marc.folding.numbering import NUMBERED
from precarious_truce.formats.marc.folding.record import Record
from precarious_truce.formats.marc.names import Heading, heading_in, role_of
from precarious_truce.formats.marc.records import Field
from precarious_truce.formats.marc.statements import named_in, roles_in

__all__ = ["people", "titles"]

_ROWS = ("author", "editor", "translator", "series-editor")


def titles(record: Record) -> None:
    """Title (245), its translation (242), variants (246, 130, 240), what is reviewed (787)."""
    fields = record.take("245")
    if fields:
        _title(record, fields[0])
        record.keep(fields[1:])
    for one in record.take("242"):
        record.put("title-translated", one.get("a"), "242")
        record.put("subtitle-translated", one.get("b"), "242")
    parallel = list(record.rows.get("246 parallel", ()))
    for one in record.take("246"):
        words = one.get("i").rstrip(": ").lower()
        name = {"short title": "246 short", "original title": "246 original"}.get(words)
        if name and name not in record.rows:
            record.put(name, one.get("a"), "246")
        elif one.ind[1:] == "1" and one.get("a"):
            text = ": ".join(one.all("a", "b"))
            parallel += [text] if record.ours or text not in parallel else []
        else:
            record.keep([one])
    record.put("246 parallel", parallel, "246")
    for one in record.take("130", "240"):
        original = "" if record.ours else _original(record, one)
        if original and "246 original" not in record.rows:
            record.put("246 original", original, one.tag)
        else:
            record.keep([one])
    for one in record.take("787"):
        if one.get("i").rstrip(": ").lower().startswith("review of") and one.get("t"):
            record.put("787t", one.get("t"), "787")
        else:
            record.keep([one])


def _original(record: Record, one: Field) -> str:
    """The original title that a uniform title is; "" where it is no title of a translated work.

    It is one where the language of the translation stands behind it, or 041 says it is one.
    """
    title = one.get("a").strip(" .")
    is_translated = one.get("l") or any(
        f.get("h") or f.ind[:1] == "1" for f in record.tags.get("041", ())
    )
    if not title or not is_translated or _COLLECTIVE.fullmatch(title):
        return ""
    whole = ". ".join((title, *(part.strip(" .") for part in one.all("n", "p"))))
    return "" if whole.casefold() == str(record.rows.get("title", "")).casefold() else whole


_COLLECTIVE = re.compile(
    r"(?:works|selections|(?:short )?stories|novels?|poems|poetry|plays|essays|letters|prose works|"
    r"correspondence|speeches|fiction|laws, etc|treaties, etc|bible|werke|oeuvres|œuvres|opere|"
    r"obras|vermischte schriften|gedichte)(?:, (?:selections|selected))?",
    re.I,
)
"""Titles that catalogues make for works of one kind, which are those of none."""


def _title(record: Record, one: Field) -> None:
    other = record.script_of(one)
    for code, name in (("a", "title"), ("b", "subtitle")):
        here, there = one.get(code), other.get(code) if other else ""
        record.put(name, there or here, "245")
        if there and here and (record.ours or there != here):
            record.put(f"{name}-romanized", here, "245")
    record.put("246 parallel", one.all("="), "245")
    source = other if other and not record.ours and (other.get("n") or other.get("p")) else one
    numbers, parts = source.all("n"), source.all("p")
    if record.type == "book":
        number = ". ".join(numbers)
        record.put("245n", number if record.ours else NUMBERED.sub("", number).strip(" ."), "245")
        record.put("245p", ". ".join(parts), "245")
    elif numbers or parts:
        whole = [record.rows.get("title", ""), *source.all("n", "p")]
        record.rows["title"] = ". ".join(filter(None, whole))


def people(record: Record) -> None:
    """Who made it (1XX, 7XX), by relator; else as the statement of responsibility has it."""
    mains = record.take("100", "110")
    added = record.take("700", "710", "720")
    statement = record.tags["245"][0].get("c") if record.tags.get("245") else ""
    analytic = [one for one in added if one.get("t") and not record.ours]
    record.keep(analytic)
    found: dict[str, list[Heading]] = {}
    for one in mains + [f for f in added if f not in analytic]:
        heading = heading_in(one, record.script_of(one), ours=record.ours)
        for role in _roles(record, one, heading, statement, is_main=one in mains):
            if heading and (record.ours or heading not in found.get(role, ())):
                found.setdefault(role, []).append(heading)
    if statement and not record.ours:
        headings = [heading for same in found.values() for heading in same]
        for role, heading in named_in(statement):
            if not headings or (role != "author" and not _is_among(heading, headings)):
                found.setdefault(role, []).append(heading)
    for role, headings in found.items():
        name = role if role in _ROWS else f"{ROLE}{role}"
        if role == "series-editor" and not (record.tags.get("490") or record.tags.get("830")):
            name = f"{ROLE}series editor"
        record.put(name, headings, "100", "110", "700", "710", "720")


def _is_among(heading: Heading, others: list[Heading]) -> bool:
    """Whether somebody of a statement is one of these, by family name and first initial."""
    family, _, given = (part.strip().casefold() for part in heading.text.partition(","))
    for other in others:
        name, _, first = (part.strip().casefold() for part in other.text.partition(","))
        shared = set(family.split()) & set(name.split())
        if shared - {"van", "von", "de", "der"} and (not first or first[:1] == given[:1]):
            return True
    return False


def _roles(
    record: Record, one: Field, heading: Heading | None, statement: str, *, is_main: bool
) -> list[str]:
    codes, terms = one.all("4"), one.all("e")
    if record.ours:
        told = [role_of(one.get("4"), one.get("e"))]
        return ["author"] if told == [""] and (is_main or one.get("t")) else told
    told = [role for code in codes if (role := role_of(code, ""))]
    told = told or [role for term in terms if (role := role_of("", term.strip(" ,.:")))]
    told = [role for role in dict.fromkeys(told) if role != "publisher"] or ([] if told else ["?"])
    by_words = list(roles_in(statement, heading)) if heading else []
    if told == ["?"]:
        return by_words or ["author" if is_main else "contributor"]
    if not told:
        record.keep([one])
    return [*told, *(role for role in by_words if told[:1] == by_words[:1] and role not in told)]
