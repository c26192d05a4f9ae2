"""Parts within the record of their book: fields that are linked to a constituent item ($8 `n\\c`).

MARC 21, Appendix A: "Constituent item (c): used in a record for a collection of items to link the
fields relating to the constituent units.  All nonlinked fields pertain to the collection as a
whole."  What the record of a part has in 245 and 773 stands in a constituent unit entry (774); a
part in a part has the number of that too, with its place there.

>>> from precarious_truce.formats.marc.records import field_of, line_of
>>> fields = [field_of("245", "00$aFloods"), field_of("773", "0\\\\$gpages:1–30")]
>>> made = linked(fields, Place(2, 1, 1), 0)
>>> [(f.tag, line_of(f)) for f in made]
[('774', '1\\\\$81.1\\\\c$82\\\\c$tFloods$gpages:1–30')]
>>> [(f.tag, line_of(f)) for f in unlinked(made)[2].fields]
[('245', '00$aFloods'), ('773', '0\\\\$gpages:1–30')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from precarious_truce.formats.marc.records import LARGEST_FIELD, Field, Subfields
from precarious_truce.formats.marc.values import (
    labelled,
    labels_in,
    with_subtitle,
    without_subtitle,
)

__all__ = [
    "NONE", "OWN_KEY", "Constituent", "Place", "goes_on", "linked", "pieces_of", "script_of",
    "scripts_in", "sequence", "unlinked", "whole_texts",
]  # fmt: skip

NONE = "none"
"""The label of a list that a part empties: `none:author`."""
OWN_KEY = ("g", "key:own")
"""What the record of a part says whose key (001) is not the one that is derived."""


class Place(NamedTuple):
    """Where a part stands: its number, that of the part it is in (0: none), its place there."""

    number: int
    parent: int
    order: int

    @property
    def links(self) -> Subfields:
        """The subfields $8 of its own fields."""
        return (("8", f"{self.number}\\c"),)

    @property
    def entry_links(self) -> Subfields:
        """Those of its entry."""
        above = (("8", f"{self.parent}.{self.order}\\c"),) if self.parent else ()
        return above + self.links


_ROOM = LARGEST_FIELD - 100
"""Bytes of a text that has place in one field, beside links."""


def pieces_of(text: str) -> list[str]:
    """A text in pieces that each have place in a field; it is parted at spaces.

    >>> [len(piece) for piece in pieces_of("Floods and fords. " * 1000)]
    [9892, 8107]
    """
    if len(text) * 4 <= _ROOM or len(text.encode()) <= _ROOM:
        return [text]
    found: list[str] = []
    words: list[str] = []
    size = 0
    for word in text.split(" "):
        length = len(word.encode()) + 1
        if words and size + length > _ROOM:
            found.append(" ".join(words))
            words, size = [], 0
        words.append(word)
        size += length
    return [*found, " ".join(words)]


def sequence(number: int, place: int) -> str:
    """What $8 has in fields that go on: `1.2\\x` (general sequencing) is the second of these."""
    return f"{number}.{place}\\x"


_SEQUENCE = re.compile(r"\d{1,5}\.(\d{1,5})\\x")


def goes_on(one: Field) -> bool:
    """Whether a field goes on with the text of the one before."""
    links = (_SEQUENCE.fullmatch(text) for text in one.all("8"))
    return any(link and int(link[1]) > 1 for link in links)


def whole_texts(fields: Iterable[Field], code: str) -> list[str]:
    """The texts of fields, each with what goes on in others."""
    found: list[str] = []
    for one in fields:
        for text in one.all(code):
            if found and goes_on(one):
                found[-1] = f"{found[-1]} {text}"
            else:
                found.append(text)
    return found


def script_of(one: Field) -> str:
    """How the field of the same in another script (880) begins in $6: `505-02`; "" for none.

    >>> script_of(Field("505", "0 ", (("6", "880-02"), ("a", "Floods"))))
    '505-02'
    """
    found = re.match(r"880-(\d\d)", one.get("6"))
    return f"{one.tag}-{found[1]}" if found and found[1] != "00" else ""


def scripts_in(fields: Iterable[Field]) -> int:
    """How many fields stand in another script, too."""
    return sum(one.tag == "880" for one in fields)


def linked(
    fields: list[Field], place: Place, scripts: int, key: str = "", emptied: Iterable[str] = ()
) -> list[Field]:
    """The fields of a part as they stand in its book's record; `scripts` are taken already.

    `key` is one that is stated, `emptied` are lists that the part has not from its book.
    """
    fields = [_renumbered(one, scripts) for one in fields if not one.is_control]
    title = next((one for one in fields if one.tag == "245"), None)
    of_title = _partner(title, fields)
    host = next((one for one in fields if one.tag == "773"), None)
    numbers = [one for one in fields if _in_entry(one)]
    entry = Field("774", "1 ", place.entry_links + _entry(title, host, numbers, key, emptied))
    found = [_with_number(entry, title.get("6") if title else "")]
    if of_title:
        subs = _title_subs(of_title, shown="")
        number = of_title.get("6").replace("245-", "774-")
        found.append(Field("880", "1 ", (("6", number), *place.links, *subs)))
    gone = (title, of_title, host)
    words = title.get("a") if title else ""
    for one in fields:
        if not any(one is g for g in gone) and not any(one is n for n in numbers):
            found.append(_of_part(one, place, words))
    return found


def _in_entry(one: Field) -> bool:
    return one.tag == "024" and one.get("2") == "doi"


def _with_number(one: Field, number: str) -> Field:
    return one._replace(subs=(("6", number), *one.subs)) if number else one


def _entry(
    title: Field | None,
    host: Field | None,
    numbers: list[Field],
    key: str,
    emptied: Iterable[str],
) -> Subfields:
    subs = _title_subs(title, shown=" : ") if title else ()
    if host:
        subs += tuple(pair for pair in host.subs if pair[0] in "gxz")
    subs += tuple(labelled(NONE, name) for name in emptied)
    subs += tuple(("o", f"doi:{one.get('a')}") for one in numbers)
    return subs + ((("w", key),) if key else ())


def _title_subs(one: Field, shown: str) -> Subfields:
    """Title, subtitle, number and title of a volume as the entry has them."""
    title, subtitle = one.get("a"), one.get("b")
    text = with_subtitle(title, subtitle) if shown and title else title
    found = [("t", text)] if text else []
    found += [labelled("subtitle", subtitle)] if subtitle else []
    found += [labelled("volume", one.get("n"))] if one.get("n") else []
    return tuple(found)


def _partner(title: Field | None, fields: list[Field]) -> Field | None:
    number = title.get("6").removeprefix("880-") if title else ""
    wanted = f"245-{number}"
    return (
        next((f for f in fields if f.tag == "880" and f.get("6") == wanted), None)
        if number
        else None
    )


_SCRIPT = re.compile(r"(\d{3})-(\d{2,4})")


def _renumbered(one: Field, more: int) -> Field:
    """The field with its numbers in 880 counted on."""
    if not more or one.subs[0][0] != "6":
        return one
    found = _SCRIPT.fullmatch(one.subs[0][1])
    if not found:
        return one
    return one._replace(subs=(("6", f"{found[1]}-{int(found[2]) + more:02}"), *one.subs[1:]))


def _of_part(one: Field, place: Place, title: str) -> Field:
    """A field that is linked; authors stand with the title of what they wrote."""
    tag, ind, subs = one.tag, one.ind, one.subs
    if tag[0] == "1":
        tag = f"7{tag[1:]}"
    if tag == "880":
        subs = tuple((c, re.sub(r"^1(?=\d\d-)", "7", t)) if c == "6" else (c, t) for c, t in subs)
    if tag == "856":
        ind = "43"
    if one.get("4") == "aut" and title:
        ind = f"{ind[0]}2"
        subs = (*(pair for pair in subs if pair[0] not in "e4"), ("t", title))
    subs = tuple((c, _SEQUENCE.sub(rf"{place.number + 1}.\1\\x", t)) if c == "8" else (c, t)
                 for c, t in subs)  # fmt: skip
    head = subs[:1] if subs[:1] and subs[0][0] == "6" else ()
    return Field(tag, ind, (*head, *place.links, *subs[len(head) :]))


# --- reading --------------------------------------------------------------------------------------


@dataclass
class Constituent:
    """A part that was found in a record: its own fields, what it is in, its key."""

    number: int
    parent: int = 0
    order: int = 0
    key: str = ""
    emptied: tuple[str, ...] = ()
    fields: list[Field] = field(default_factory=list)
    has_entry: bool = False


_LINK = re.compile(r"(\d{1,5})(?:\.(\d{1,5}))?\\c")


def unlinked(fields: Iterable[Field]) -> dict[int, Constituent]:
    """The parts that linked fields tell of, by their numbers; those with an entry alone."""
    found: dict[int, Constituent] = {}
    for one in fields:
        links = [link for text in one.all("8") if (link := _LINK.fullmatch(text))]
        own = next((int(link[1]) for link in links if not link[2]), None)
        if own is None:
            continue
        part = found.setdefault(own, Constituent(own))
        bare = one._replace(subs=tuple(p for p in one.subs if p[0] != "8" or not _LINK.match(p[1])))
        if one.tag == "774":
            part.has_entry = True
            above = next((link for link in links if link[2]), None)
            if above:
                part.parent, part.order = int(above[1]), int(above[2])
            part.key = bare.get("w")
            part.emptied = tuple(labels_in(bare.all("g")).get(NONE, ()))
            part.fields += _from_entry(bare)
        elif one.tag == "880" and bare.get("6").startswith("774-"):
            part.fields.append(_title_from(bare, "880"))
        else:
            part.fields.append(_from_linked(bare))
    return {number: found[number] for number in sorted(found) if found[number].has_entry}


def _from_linked(one: Field) -> Field:
    if one.tag in ("700", "710") and one.get("t"):
        one = one.without("t")
        one = one._replace(subs=(*one.subs, ("e", "author"), ("4", "aut")))
    if one.tag == "856":
        return one._replace(ind="40")
    return one


def _from_entry(one: Field) -> list[Field]:
    """The fields that an entry stands for."""
    found = [_title_from(one, "245")]
    labels = tuple(pair for pair in one.subs if pair[0] == "g" and not _OF_TITLE.match(pair[1]))
    host = (*labels, *(pair for pair in one.subs if pair[0] in "xz"))
    if host:
        found.append(Field("773", "0 ", host))
    for text in one.all("o"):
        if text.startswith("doi:"):
            found.append(Field("024", "7 ", (("a", text[4:]), ("2", "doi"))))
    return [f for f in found if f.subs]


_OF_TITLE = re.compile("(?:subtitle|volume|none):")


def _title_from(one: Field, tag: str) -> Field:
    """The field of the title that an entry, or its other script, stands for."""
    labels = labels_in(one.all("g"))
    subtitle = labels.get("subtitle", [""])[0]
    title = one.get("t")
    if tag == "245" and title:
        title = without_subtitle(title, subtitle)[0]
    number = one.get("6").replace("774-", "245-") if tag == "880" else one.get("6")
    subs = (("6", number), ("a", title), ("b", subtitle), ("n", labels.get("volume", [""])[0]))
    return Field(tag, "00", tuple(pair for pair in subs if pair[1]))
