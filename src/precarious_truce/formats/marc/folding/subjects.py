"""What it is (338, 502, 655), what it is about (6XX), where it is kept (852) and found (856)."""

from __future__ import annotations

import re

from precarious_truce.formats.marc.dates import edtf
from precarious_truce.formats.marc.folding.record import Record
from precarious_truce.formats.marc.records import Field
from precarious_truce.formats.marc.types import KIND, TYPE, of_genre
from precarious_truce.model.identifiers import doi_at

__all__ = ["address", "genres", "places", "subjects"]

_ABOUT_IT = re.compile(
    r"table of contents|contents|catdir|/toc/|inhalt|abstract|descri|biograph|cover|sample|review|"
    r"rezension|klappentext|sommaire|table des mat|index|front ?matter|license|copyright",
    re.I,
)


def genres(record: Record) -> None:
    """Genre (655), dissertation (502), carrier in words (338)."""
    for one in record.take("655"):
        told = [name for prefix, name in ((TYPE, "csl-type"), (KIND, "kind"))
                if of_genre(one, prefix)]  # fmt: skip
        if told:
            continue
        if one.ind[1:] == "4" and "655a" not in record.rows:
            record.put("655a", one.get("a"), "655")
        else:
            record.keep([one])
    for one in record.take("502"):
        if not record.ours:
            _dissertation(record, one)
        elif one.subs != (("a", "Thesis"),):
            record.keep([one])
    for one in record.take("338"):
        if record.rows.get("338a") is None and not one.get("2") and not one.get("b"):
            record.put("338a", one.get("a"), "338")


def _dissertation(record: Record, one: Field) -> None:
    text = one.get("a")
    degree = one.get("b")
    found = re.match(r"(.*?)\s*[(（]([^()]+)[)）]", text)
    if not degree and found:
        degree = found[2].strip()
    label = "thesis" if not re.search(r"thesis|diss|habil", degree, re.I) else ""
    record.put("655a", f"{degree} {label}".strip() if degree else "", "502")
    school = one.get("c")
    if not school and (by := re.search(r"--\s*([^,]+)", text)):
        school = by[1].strip(" .")
    if school and "264b" not in record.rows:
        record.put("264b", [(school, "")], "502")
    elif school:
        record.keep([one])  # it was published elsewhere
    year = one.get("d") or text
    if "date" not in record.rows:
        record.put("date", edtf(year), "502")


def subjects(record: Record) -> None:
    """Headings of subjects (6XX), subdivided."""
    found = []
    for one in record.take("600", "610", "611", "630", "647", "648", "650", "651"):
        codes = "xyzv" if not record.ours else "x"
        heads = [one.get("a")] if record.ours else [_heading(one)]
        parts = tuple(t for t in (*heads, *(t for c, t in one.subs if c in codes)) if t)
        if parts:
            found.append(parts)
        else:
            record.keep([one])
    record.put("650", found, "650")


_BEFORE = {"b": ". ", "t": ". ", "p": ". ", "c": ", ", "d": ", "}
"""What stands before a subfield of a heading (ISBD): a unit of a body, a title, years of a life."""


def _heading(one: Field) -> str:
    """A heading without its subdivisions, as it is printed.

    >>> _heading(Field("600", "10", (("a", "Pepys, Samuel"), ("d", "1633-1703"), ("t", "Diary"))))
    'Pepys, Samuel, 1633-1703. Diary'
    >>> _heading(Field("611", "20", (("a", "Congress of Rivers"), ("d", "(1900 : Linz)"))))
    'Congress of Rivers (1900 : Linz)'
    """
    found = ""
    for code, text in one.subs:
        if code not in "abcdfghklmnopqrst":
            continue
        mark = _BEFORE.get(code, " ") if not text.startswith("(") else " "
        if code == "b" and one.tag == "600":  # the number of a king
            mark = " "
        found = (
            f"{found.removesuffix('.') if mark == '. ' else found}{mark}{text}" if found else text
        )
    return found


def places(record: Record) -> None:
    """Where a copy is kept (852)."""
    fields = record.take("852")
    record.keep(fields[1:])
    for one in fields[:1]:
        is_named = record.ours or " " in one.get("a").strip()
        for code in "abej" if is_named else "":  # else they are codes
            record.put(f"852{code}", one.get(code), "852")
        if one.get("h"):
            record.put("099a", " ".join(one.all("h", "i")), "852")


def address(record: Record) -> None:
    """The address (856), where it leads to the work."""
    for one in record.take("856"):
        text = one.get("u")
        if not text or "856u" in record.rows or not (record.ours or _leads_to_it(one)):
            record.keep([one])
            continue
        doi = doi_at(text)
        if doi and not record.ours and "doi" not in record.rows:
            record.put("doi", str(doi), "856")
            continue
        record.put("856u", text, "856")
        if accessed := re.fullmatch(r"accessed (.+)", one.get("z")):
            record.put("856z", accessed[1], "856")


def _leads_to_it(one: Field) -> bool:
    """Whether an address is that of the work, not of its table of contents or a notice of it."""
    said = f"{one.get('3')} {one.get('z')} {one.get('y')}"
    return one.ind[1:] not in ("2", "3", "4") and not _ABOUT_IT.search(f"{said} {one.get('u')}")
