"""Facts of RIS that share tags: the tags they are spread over, and back.

Rows deal in one name a fact.  PY, Y1 and DA are one date, SP and EP one range of pages, SN is an
ISBN or an ISSN, T2 stands as BT too, and U5 holds facts of ours and people of other roles.  Of what
is given at a meeting, T2 is the meeting and C3 the volume (EndNote, Zotero), CY is where they met.

>>> rows = {"date": "2011-06", "pages": ["ix", "xiv"], "isbn": "0521086892", "role:binder": ["Bo,"]}
>>> tags = COMPOUNDS.spread(rows, "CHAP", "chapter")
>>> tags
{'PY': ['2011'], 'DA': ['2011/06//'], 'SP': ['ix'], 'EP': ['xiv'], 'SN': ['0521086892'],
 'U5': ['binder: Bo,']}
>>> COMPOUNDS.fold(tags, "CHAP", "chapter").rows == rows
True
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from precarious_truce.formats.crosswalk.engine import ROLE, Folded
from precarious_truce.formats.crosswalk.isbns import split_isbns
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.crosswalk.unpublished import unpublished
from precarious_truce.formats.crosswalk.years import read_year
from precarious_truce.formats.ris.archives import is_accession, is_database
from precarious_truce.formats.ris.own import FACTS, NAMED, OWN
from precarious_truce.formats.ris.types import ARTICLES, MEETINGS, NUMBERED, PARTS, WHOLE
from precarious_truce.formats.ris.values import (
    best_date,
    date_of,
    date_tags,
    is_issn,
    isbn_in,
    length_of,
    read_identifiers,
    read_people,
)
from precarious_truce.model import Date, Reference

__all__ = ["COMPOUNDS", "SHARED", "SeveralIsbns"]

Tags = dict[str, list[str]]

_DATES = ("PY", "Y1", "DA")
_PAGES = ("SP", "EP")
_LISTS = frozenset(("AU", "A1", "A2", "A3", "A4", "ED", "KW"))
"""Tags of which each line is an item of one list."""
_EDITORS = ("AU", "A1", "A3", "ED")
"""Tags of the editors of an edited book."""
_NOTES = frozenset(("N1", "RN"))
"""Tags of which each line is a line of one text."""
_CONTAINERS = ("C3", "BT", "JF", "JO")
"""Where programs have the title of the volume that a paper is in."""
SHARED = frozenset((*_DATES, *_PAGES, "SN", "U5", "BT", "T2", "C1", "C2", "C3", "CY", "AN", "DB"))
"""Tags that say something together, or that several facts share."""

_PUBMED = re.compile(r"pub ?med|medline", re.IGNORECASE)
_VOLUME = re.compile(
    r"\b(?:proc\.|proceedings|actes|actas|atti|akten|tagungsband|beiträge|transactions|"
    r"lecture notes|papers (?:from|of)|труды|материалы)",
    re.IGNORECASE,
)
"""Words in the title of a volume of papers; a meeting is called otherwise."""


class _Compounds:
    """How rows and the tags of a record are made of each other."""

    def spread(self, rows: Fields, entry_type: str, type_: str) -> Tags:
        """The tags of a record, each with its lines."""
        tags: Tags = {}
        for name, value in _where_they_fit(rows, type_).items():
            lines = list(value) if isinstance(value, list) else [value]
            if name == "date":
                tags |= {tag: [text] for tag, text in date_tags(value).items()}
            elif name in ("pages", "extent"):
                tags |= {tag: [line] for tag, line in zip(_PAGES, lines, strict=False)}
            elif name in ("isbn", "issn"):
                tags.setdefault("SN", []).append(value)
            elif name.startswith((OWN, ROLE)):
                label = name.partition(":")[2]
                tags.setdefault("U5", []).extend(f"{label}: {line}" for line in lines)
            elif name in _NOTES:
                tags[name] = value.split("\n")
            else:
                tags[name] = lines
        said = unpublished(str(rows.get(f"{OWN}status", "")))
        if said and said.status and "date" not in rows:  # as readers of RIS print it
            tags["DA"] = [f"///{said.status}"]
        if "container" in tags:
            tags |= {"C3": tags["container"], "BT": tags.pop("container")}
        if "event" in tags:
            tags["T2"] = tags.pop("event")
        elif "T2" in tags and type_ in PARTS:
            tags["BT"] = tags["T2"]
        return tags

    def fold(self, fields: Mapping[str, list[str]], entry_type: str, type_: str) -> Folded:
        """The rows of a record, and the lines that stand in none of them."""
        folding = _Folding(fields, type_)
        if entry_type.strip().upper() == "EDBOOK":
            folding.edited()
        folding.simple()
        folding.numbers()
        folding.dates()
        folding.pages()
        folding.own()
        folding.archive()
        folding.addresses()
        if type_ in MEETINGS:
            folding.meeting()
        rest = {tag: lines for tag, lines in folding.rest.items() if any(lines)}
        return Folded(folding.rows, folding.fields, rest)


COMPOUNDS = _Compounds()


# --- writing --------------------------------------------------------------------------------------


def _where_they_fit(rows: Fields, type_: str) -> Fields:
    """The rows under the names of tags that say the same to a reader, as far as there are any."""
    moved: dict[str, str] = {}
    if "DP" in rows and "DB" not in rows and is_database(rows["DP"]):
        moved["DP"] = "DB"
    if (
        type_ in MEETINGS
        and "own:event-place" in rows
        and _is_where_they_met(rows, "container" in rows)
    ):
        moved["own:event-place"] = "CY"
    if "AN" in rows and "DB" not in rows and (moved or _is_no_shelfmark(rows["AN"])):
        moved["AN"] = f"{OWN}shelfmark"
    return {moved.get(name, name): value for name, value in rows.items()} if moved else rows


def _is_where_they_met(rows: Mapping[str, Any], is_in_volume: bool) -> bool:
    """Whether CY is where a meeting was held; else it is where the volume was published.

    EndNote writes the place of the volume as C1 and its title as C3; who knows of no meeting writes
    neither of them.
    """
    return "C1" in rows or is_in_volume or ("event" in rows and "PB" not in rows)


def _is_no_shelfmark(text: str) -> bool:
    """Whether AN is a number of another kind, where no archive is named."""
    return is_accession(text) or read_identifiers(text) is not None


# --- reading --------------------------------------------------------------------------------------


class SeveralIsbns:
    """The ISBNs of a book beside the first: those of its formats, of which RIS has no names."""

    def fields(self) -> list[str]:
        """The fields of the model that it holds."""
        return []

    def write(self, ref: Reference) -> Fields:
        """Nothing: readers take the ISBNs of a record for one."""
        return {}

    def read(self, found: Fields, rows: Mapping[str, Any]) -> list[str]:
        """The first ISBN and the formats that the others are of.

        >>> found = {}
        >>> SeveralIsbns().read(found, {"isbns": "9780521086899 (pbk) 0198526636"}), found["isbn"]
        (['isbns'], '9780521086899')
        """
        if "isbns" not in rows:
            return []
        found |= split_isbns(rows["isbns"])
        return ["isbns"]


class _Folding:
    """One record while its tags become rows."""

    def __init__(self, tags: Mapping[str, list[str]], type_: str) -> None:
        self.tags, self.type = tags, type_
        self.rows: dict[str, Any] = {}
        self.rest: Tags = {}
        self.fields: dict[str, tuple[str, ...]] = {}

    def edited(self) -> None:
        """EDBOOK: AU are the editors, A2 those of the series."""
        tags = {tag: lines for tag, lines in self.tags.items() if tag not in _EDITORS}
        editors = [line for tag in _EDITORS for line in self.tags.get(tag, ())]
        tags |= {"A3": list(dict.fromkeys(editors))} if editors else {}
        if "A2" in tags and not any(tag in tags for tag in ("T2", "T3")):
            self.role("series-editor", "A2", tags.pop("A2"))
        self.tags = tags

    def role(self, label: str, tag: str, lines: list[str]) -> None:
        """People of a role that has no tag of its own here."""
        self.rows[ROLE + label] = lines
        self.fields[ROLE + label] = (tag,)

    def simple(self) -> None:
        """Tags of one value, or of a list; what repeats the first line stays over."""
        for tag, lines in self.tags.items():
            if tag in _LISTS:
                self.rows[tag] = lines
            elif tag in _NOTES:
                self.rows[tag] = "\n".join(line for line in lines if line)
            elif tag in ("BT", "T2", "C1", "C2", "C3", "CY", "AN", "DB") or tag not in SHARED:
                self.rows[tag], self.rest[tag] = lines[0], lines[1:]
        seen = {self.rows.get("TI", self.rows.get("T1"))} if self.type == "book" else set()
        for tag in _CONTAINERS if self.type in MEETINGS else ("T2", *_CONTAINERS):
            if tag in self.rows and self.rows[tag] in seen:
                del self.rows[tag]
            seen.add(self.rows.get(tag))
        self.in_a_book()

    def in_a_book(self) -> None:
        """BT is the book of a part, whatever T2 is; ED are editors beside those of A2 or A3."""
        rows = self.rows
        if "BT" in rows and "T2" in rows and self.type in PARTS - MEETINGS:
            series = rows.pop("T2")
            if "T3" in rows:
                self.rest["T2"] = [series, *self.rest.get("T2", ())]
            else:
                rows["T3"], self.fields["T3"] = series, ("T2",)
            rows["T2"], self.fields["T2"] = rows.pop("BT"), ("BT",)
        editors = "A3" if self.type == "book" else "A2"
        if "ED" in rows and editors in rows:
            rows[editors] = list(dict.fromkeys([*rows[editors], *rows.pop("ED")]))
            self.fields[editors] = (editors, "ED")

    def numbers(self) -> None:
        """SN: the first ISBN, the first ISSN, and the number of a report."""
        journal = self.type in ARTICLES
        lines = self.tags.get("SN", ())
        several = " ".join(line for line in lines if line and not is_issn(line, journal))
        if self.type == "book" and len(split_isbns(several).get("formats", ())) > 0:
            self.rows["isbns"], self.fields["isbns"] = several, ("SN",)
            lines = [line for line in lines if is_issn(line, journal)]
        for line in lines:
            name = "issn" if is_issn(line, journal) else "isbn"
            if name == "isbn" and self.type in NUMBERED and not isbn_in(line):
                name = "number"
            if line and (
                name in self.rows or (name == "isbn" and isbn_in(line) not in (None, line))
            ):
                self.rest.setdefault("SN", []).append(line)
            if line:
                self.rows.setdefault(name, line)
        self.fields |= dict.fromkeys(("isbn", "issn", "number"), ("SN",))

    def dates(self) -> None:
        """The date that says most; others stay over where they say something else."""
        lines = {tag: found[0] for tag in _DATES if (found := self.tags.get(tag)) and found[0]}
        best = best_date(lines)
        if best is not None:
            self.rows["date"] = best.date
            self.fields["date"] = _DATES
            years = (read_year(lines[tag]) for tag in lines if tag in best.tags)
            if copyright_ := next((year.copyright for year in years if year), ""):
                self.rows["copyright"] = copyright_
                self.fields["copyright"] = _DATES
        for tag, line in lines.items():
            if best is None or tag not in best.tags:
                self.rest.setdefault(tag, []).append(line)

    def pages(self) -> None:
        """SP and EP; of a whole book or thesis they tell how long it is, or nothing."""
        ends = [next(iter(self.tags.get(tag, ())), "") for tag in _PAGES]
        if self.type not in WHOLE:
            self.rows |= {"pages": ends} if any(ends) else {}
        elif length := length_of(ends):
            self.rows["extent"] = length
        else:
            self.rest |= {tag: [line] for tag, line in zip(_PAGES, ends, strict=True) if line}
        self.fields |= {"pages": _PAGES, "extent": _PAGES}

    def own(self) -> None:
        """U5: facts by their names, people by their roles."""
        for line in self.tags.get("U5", ()):
            found = NAMED.fullmatch(line)
            label, text = (found[1].strip(), found[2]) if found else ("", line)
            if label in FACTS:
                self.rows.setdefault(OWN + label, text)
            elif label and read_people([text]):
                self.rows.setdefault(ROLE + label, []).append(text)
                self.fields[ROLE + label] = ("U5",)
            else:
                self.rest.setdefault("U5", []).append(line)

    def archive(self) -> None:
        """DB and AN: an archive and a shelfmark, or a database and its number of the record."""
        name, number = self.rows.get("DB", ""), self.rows.get("AN", "")
        if not name and not number:
            return
        if is_database(name):
            if "DP" in self.rows:
                self.rest["DP"] = [self.rows["DP"], *self.rest.get("DP", ())]
            self.rows["DP"] = self.rows.pop("DB")
        if (name and not is_database(name)) or not (name or _is_no_shelfmark(number)):
            return
        self.rows.pop("AN", None)
        known = f"pmid:{number}" if number.isdecimal() and _PUBMED.match(name) else number
        if read_identifiers(known):
            self.rows.setdefault(f"{OWN}identifiers", known)
        elif number:
            self.rest["AN"] = [number, *self.rest.get("AN", ())]

    def addresses(self) -> None:
        """UR: the first address; others are links to the text, for which L2 is."""
        lines = [line for line in self.tags.get("UR", ()) if line]
        if len(lines) > 1:
            self.rows["UR"] = lines[0]
            self.rows.pop("L2", None)
            self.rest["UR"], self.rest["L2"] = [], [*lines[1:], *self.tags.get("L2", ())]

    def meeting(self) -> None:
        """Of what is given at a meeting: that, where and when it was, and the volume it is in."""
        rows, event = self.rows, self.rows.pop("T2", None)
        volume = next((tag for tag in _CONTAINERS if rows.get(tag)), None)
        if volume:
            rows["container"], self.fields["container"] = rows.pop(volume), (volume,)
            event = event if volume == "C3" or event != rows["container"] else None
        elif event and _VOLUME.search(event):
            rows["container"], self.fields["container"], event = event, ("T2",), None
        if event:
            rows["event"], self.fields["event"] = event, ("T2",)
        place = f"{OWN}event-place"
        if "CY" in rows and place not in rows and _is_where_they_met(rows, volume == "C3"):
            rows[place] = rows.pop("CY")
        published = date_of(rows.get("C2", "")) or ""
        if self.type == "paper-conference" and Date(published).valid:
            held, rows["date"] = rows.get("date", published), published
            del rows["C2"]
            if held != published:
                rows.setdefault(f"{OWN}event-date", held)
