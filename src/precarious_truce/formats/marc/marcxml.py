"""MARCXML (http://www.loc.gov/standards/marcxml/): MARC 21 in XML.

A book is one record: its contents in an enhanced note (505), and what the note cannot say of its
parts in constituent unit entries (774) and fields linked to them ($8 `n\\c`); with `analytic` each
part is a record of its own beside it, which names its host (773).  ISBD's punctuation is omitted
(leader/18 is c), and taken out on reading.

>>> from precarious_truce.model import Book
>>> preface = {"title": "Preface", "pages": "ix–xiv"}
>>> book = Book(title="Rivers", author="Marsh, Eleanor", contents=[preface])
>>> text = dumps(book)
>>> loads(text) == Library([book]), losses(book)
(True, [])
>>> print(text[text.index('    <datafield tag="505"'):text.index("  </record>")], end="")
    <datafield tag="505" ind1="0" ind2="0">
      <subfield code="t">Preface</subfield>
      <subfield code="g">(pages ix–xiv)</subfield>
    </datafield>
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from precarious_truce.errors import TruceError
from precarious_truce.formats.crosswalk.xml import Element, parsed
from precarious_truce.formats.crosswalk.xml import written as written_xml
from precarious_truce.formats.marc.crosswalk import CROSSWALK
from precarious_truce.formats.marc.reading import library_of
from precarious_truce.formats.marc.records import Field, Record, one_line
from precarious_truce.formats.marc.writing import losses as _losses
from precarious_truce.formats.marc.writing import records_of
from precarious_truce.model import Library, Loss, Work

__all__ = ["coverage", "dumps", "loads", "losses", "pieces"]

Works = Library | Work | Iterable[Work]

NAMESPACE = "http://www.loc.gov/MARC21/slim"
_SCHEMA = "http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd"
_HEAD = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<collection xmlns="{NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="{NAMESPACE} {_SCHEMA}">
"""


def dumps(works: Works, *, analytic: bool = False) -> str:
    """The works as a collection of records; with `analytic` each part has one of its own."""
    return "".join(pieces(works, analytic=analytic))


def pieces(works: Works, *, analytic: bool = False) -> Iterator[str]:
    """The text, record by record."""
    yield _HEAD
    for record in records_of(works, analytic=analytic):
        yield written_xml(_element(record), 1)
    yield "</collection>\n"


def loads(text: str | bytes, *, file: str | None = None) -> Library:
    """The library of the records in a text, wherever they stand in it (OAI, SRU).

    Raises `TruceError` where it is no XML, or holds no record that can be read.
    """
    root, faults = parsed(text, "MRC1", file=file)
    records = [e for e in root.walk() if e.name == "record" and _is_record(e)]
    if not records:
        if root.name == "collection" and not faults:
            return Library([], faults)
        message = "there is no MARC record in this XML"
        raise TruceError.of("MRC1", message, file=file, hint="MARCXML has `record` elements")
    return library_of(map(_record, records), faults, file)


def losses(works: Works, *, analytic: bool = False) -> list[Loss]:
    """What `dumps` would lose."""
    return _losses(works, analytic=analytic)


def coverage() -> dict[str, str]:
    """Field of the model → "" where MARC has a place for it, else why it has none."""
    return CROSSWALK.coverage()


# --- elements -------------------------------------------------------------------------------------


def _element(record: Record) -> Element:
    found = [Element("leader", text=record.leader)]
    for one in record.fields:
        if one.is_control:
            found.append(Element("controlfield", {"tag": one.tag}, one.data))
            continue
        said = {"tag": one.tag, "ind1": one.ind[0], "ind2": one.ind[1]}
        subs = [Element("subfield", {"code": code}, text) for code, text in one.subs]
        found.append(Element("datafield", said, children=subs))
    return Element("record", children=found)


def _is_record(element: Element) -> bool:
    """Whether an element is a record of MARC: others (OAI, SRU) hold it."""
    return element.find("datafield", "controlfield", "leader") is not None


def _record(element: Element) -> Record:
    """The record of an element; what is no field is passed over."""
    leader = element.find("leader")
    fields = []
    for child in element.children:
        tag = child.get("tag").zfill(3) if child.get("tag") else ""
        if child.name == "controlfield" and tag and child.text:
            fields.append(Field(tag, "", (("", child.text),)))
        elif child.name == "datafield" and tag.isalnum() and tag >= "010":
            ind = "".join((child.attrib.get(name) or " ")[:1] for name in ("ind1", "ind2"))
            subs = tuple(
                (sub.get("code")[:1] or "a", one_line(sub.content))
                for sub in child.all("subfield")
                if one_line(sub.content)
            )
            if subs:
                fields.append(Field(tag[:3], ind, subs))
    return Record(_padded(leader.text if leader else ""), fields, element.line or 0)


def _padded(leader: str) -> str:
    """A leader of 24 places; a text on paper of its own is brought back to its places."""
    text = leader.strip("\r\n\t")
    text = text if len(text) <= 24 else text.strip()
    return f"{text:24}" if len(text.strip()) > _SHORTEST else "00000nam a2200000   4500"


_SHORTEST = 18
"""Letters of a leader; a shorter text is none."""
