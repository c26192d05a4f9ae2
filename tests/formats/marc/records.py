"""Records for tests, in MarcEdit's mnemonic form: `=245  10$aRivers`, a backslash for a blank."""

from __future__ import annotations

from precarious_truce.errors import Diagnostic
from precarious_truce.formats.marc.reading import library_of
from precarious_truce.formats.marc.records import Field, Record
from precarious_truce.model import Library, Work

__all__ = ["read", "record", "work"]


def record(text: str) -> Record:
    """The record of such lines; without `=LDR` it is a book with ISBD's punctuation."""
    made = Record("00000cam a2200000 a 4500")
    for line in filter(None, map(str.strip, text.strip().split("\n"))):
        tag, rest = line[1:4], line[6:]
        if tag == "LDR":
            made.leader = f"{rest.replace(chr(92), ' '):24}"
        elif tag < "010":
            made.fields.append(Field(tag, "", (("", rest.replace("\\", " ")),)))
        else:
            subs = tuple((p[0], p[1:].replace("{dollar}", "$")) for p in rest[2:].split("$")[1:])
            made.fields.append(Field(tag, rest[:2].replace("\\", " "), subs))
    return made


def read(*texts: str) -> Library:
    """The library of records."""
    found: list[Diagnostic] = []
    return library_of(map(record, texts), found)


def work(text: str) -> Work:
    """The one work of a record."""
    (only,) = read(text)
    return only
