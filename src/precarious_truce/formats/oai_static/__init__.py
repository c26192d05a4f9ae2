"""OAI-PMH static repository files: a file that a gateway gives to harvesters, record by record.

Guidelines: http://www.openarchives.org/OAI/2.0/guidelines-static-repository.htm.  `oai_dc` has a
record for each work and each of its parts; `mods` and `marcxml` have one for
each work with its parts inside.  Who keeps the repository, and where it is served, is in no record:
`email` and `base` say it, and a file without them is not complete.

>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", date="2004", contents=["Floods"])
>>> text = dumps(book, base="https://gateway.example.org/oai/example.org/books.xml",
...              email="press@example.org", datestamp="2026-01-31")
>>> for line in text.splitlines():
...     if "<oai:identifier>" in line:
...         print(line.strip())
<oai:identifier>oai:gateway.example.org:rivers2004</oai:identifier>
<oai:identifier>oai:gateway.example.org:rivers2004-floods</oai:identifier>
<oai:identifier>oai:gateway.example.org:rivers2004</oai:identifier>
<oai:identifier>oai:gateway.example.org:rivers2004</oai:identifier>
>>> loads(text)["rivers2004-floods"].container_title.text
'Rivers'
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from precarious_truce.errors import FormatError
from precarious_truce.formats import by_name, registry
from precarious_truce.formats.crosswalk.markup import plain
from precarious_truce.formats.crosswalk.xml import Element, parsed, written
from precarious_truce.model import Library, Loss, Reference, Work
from precarious_truce.model.dates import Date
from precarious_truce.model.library import as_works
from precarious_truce.model.references import references

__all__ = ["coverage", "dumps", "loads", "losses", "pieces"]

Works = Library | Work | Iterable[Work]

_STATIC = "http://www.openarchives.org/OAI/2.0/static-repository"
_OAI = "http://www.openarchives.org/OAI/2.0/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


class _Metadata(NamedTuple):
    """A format of metadata: its prefix in OAI-PMH, which format here writes it, and its schema.

    `element` is the name of one record in what that writes; `parts`: whether parts have their own.
    """

    prefix: str
    format: str
    namespace: str
    schema: str
    element: str
    parts: bool = False


_FORMATS = (
    _Metadata("oai_dc", "oai-dc", f"{_OAI}oai_dc/", f"{_OAI}oai_dc.xsd", "dc", parts=True),
    _Metadata("mods", "mods", "http://www.loc.gov/mods/v3",
              "http://www.loc.gov/standards/mods/v3/mods-3-8.xsd", "mods"),
    _Metadata("marcxml", "marcxml", "http://www.loc.gov/MARC21/slim",
              "http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd", "record"),
)  # fmt: skip
_PREFIXES = {
    f"{_OAI}oai_dc/": "oai_dc", "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.loc.gov/mods/v3": "mods", "http://www.loc.gov/MARC21/slim": "marc",
}  # fmt: skip


def _known() -> list[_Metadata]:
    """The formats of metadata that can be written."""
    writable = {kind.name for kind in registry() if kind.writes}
    return [metadata for metadata in _FORMATS if metadata.format in writable]


# --- writing --------------------------------------------------------------------------------------


def dumps(
    works: Works,
    *,
    base: str | None = None,
    email: str | None = None,
    repository: str | None = None,
    datestamp: str | None = None,
) -> str:
    """The file; `base` is the address at the gateway, `email` that of who keeps the repository.

    `repository` is its name, `datestamp` the day on which its records were changed last (today).
    """
    given = pieces(works, base=base, email=email, repository=repository, datestamp=datestamp)
    return "".join(given)


def pieces(
    works: Works,
    *,
    base: str | None = None,
    email: str | None = None,
    repository: str | None = None,
    datestamp: str | None = None,
) -> Iterator[str]:
    """The same, record by record.

    Raises `FormatError` for a datestamp that is no day, or a base that is no address.
    """
    day = _day(datestamp)
    host = _host(base)
    held = list(as_works(works))
    as_read = _as_read(held)
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<Repository xmlns="{_STATIC}" xmlns:oai="{_OAI}"\n'
        f'    xmlns:xsi="{_XSI}"\n'
        f'    xsi:schemaLocation="{_STATIC} {_STATIC}.xsd">\n'
    )
    yield from _missing(base, email)
    yield written(_identify(repository or _name(held), base, email, day), 1)
    yield written(Element("ListMetadataFormats", children=map(_described, _known())), 1)
    for metadata in _known():
        yield f'  <ListRecords metadataPrefix="{metadata.prefix}">\n'
        for work in as_read:
            for record in _records(work, metadata, host, day):
                yield written(record, 2)
        yield "  </ListRecords>\n"
    yield "</Repository>\n"


def _as_read(works: Sequence[Work]) -> Sequence[Work]:
    """The works as the reader of the file has them, by their MODS: no other format says more."""
    lost = losses(works)
    return list(Library(works).without(lost)) if lost else works


def _missing(base: str | None, email: str | None) -> Iterator[str]:
    """A remark on what a gateway asks for and was not given."""
    names = [name for name, value in (("base", base), ("email", email)) if not value]
    if names:
        yield f"  <!-- not complete: give {' and '.join(names)} when this file is written -->\n"


def _day(datestamp: str | None) -> str:
    """The day as OAI-PMH has it."""
    day = datestamp or datetime.datetime.now(datetime.UTC).date().isoformat()
    if (
        Date(day).valid
        and Date(day).day
        and not Date(day).interval
        and len(day) == len("2026-01-31")
    ):
        return day
    hint = "write it as 2026-01-31"
    raise FormatError.of("OAI1", f"a datestamp is a day, not {day!r}", hint=hint)


def _host(base: str | None) -> str:
    """The host by which records are identified; "" where it is not said."""
    if not base:
        return ""
    try:
        parts = urlsplit(base)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if not host or parts.scheme not in ("http", "https"):
        hint = "write https://gateway.example.org/oai/example.org/books.xml"
        raise FormatError.of("OAI1", f"the base is no address: {base}", hint=hint)
    return host


def _name(works: Sequence[Work]) -> str:
    """What a repository is called that has no name: by the title of its only work."""
    titles = [plain(work.title.text) for work in works if work.title]
    return titles[0] if len(works) == 1 and titles else "Bibliographic records"


def _identify(name: str, base: str | None, email: str | None, day: str) -> Element:
    said = (
        ("repositoryName", name), ("baseURL", base), ("protocolVersion", "2.0"),
        ("adminEmail", email), ("earliestDatestamp", day), ("deletedRecord", "no"),
        ("granularity", "YYYY-MM-DD"),
    )  # fmt: skip
    children = [Element(f"oai:{name}", text=" ".join(text.split())) for name, text in said if text]
    return Element("Identify", children=children)


def _described(metadata: _Metadata) -> Element:
    said = (
        ("metadataPrefix", metadata.prefix), ("schema", metadata.schema),
        ("metadataNamespace", metadata.namespace),
    )  # fmt: skip
    children = [Element(f"oai:{name}", text=text) for name, text in said]
    return Element("oai:metadataFormat", children=children)


def _records(work: Work, metadata: _Metadata, host: str, day: str) -> Iterator[Element]:
    """The records of a work in one format: it, and its parts where these have their own."""
    root, _ = parsed(by_name(metadata.format).module.dumps(work), "OAI2")
    held = [e for e in root.walk() if e.name == metadata.element and e.namespace in _PREFIXES]
    refs = list(references(work)) if metadata.parts else [next(references(work))]
    for ref, inside in zip(refs, held, strict=False):
        header = [
            Element("oai:identifier", text=_identifier(ref, host)),
            Element("oai:datestamp", text=day),
        ]
        children = [
            Element("oai:header", children=header),
            Element("oai:metadata", children=[_declared(inside, metadata)]),
        ]
        yield Element("oai:record", children=children)


def _identifier(ref: Reference, host: str) -> str:
    """What a harvester knows a record by: in the namespace of the host, else its DOI or key."""
    if host:
        return f"oai:{host}:{quote(ref.key, safe='-_.')}"
    return ref.doi.url if ref.doi else quote(ref.key, safe="-_.")


def _declared(element: Element, metadata: _Metadata) -> Element:
    """The root of some metadata, with the namespaces of all that is in it."""
    prefixed = _prefixed(element)
    spaces = {e.namespace for e in element.walk()}
    declared = {f"xmlns:{p}": ns for ns, p in _PREFIXES.items() if ns in spaces}
    declared |= {
        "xmlns:xsi": _XSI,
        "xsi:schemaLocation": f"{metadata.namespace} {metadata.schema}",
    }
    others = {k: v for k, v in prefixed.attrib.items() if not k.startswith(("xmlns", "xsi:"))}
    return Element(prefixed.name, declared | others, prefixed.text, prefixed.children)


def _prefixed(element: Element) -> Element:
    name = f"{_PREFIXES.get(element.namespace, 'mods')}:{element.name}"
    children = [_prefixed(child) for child in element]
    return Element(name, element.attrib, "" if children else element.text, children)


# --- reading --------------------------------------------------------------------------------------


def loads(text: str | bytes, *, file: str | None = None) -> Library:
    """The library of the file's MODS, which is its fullest format; else of its Dublin Core."""
    root, _ = parsed(text, "OAI2", file=file)
    names = {e.name for e in root.walk()}
    kind = "mods" if "mods" in names or "dc" not in names else "oai-dc"
    library: Library = by_name(kind).module.loads(text, file=file)
    return library


def losses(works: Works, **_: object) -> list[Loss]:
    """What the fullest of its formats would lose."""
    found: list[Loss] = by_name("mods").module.losses(works)
    return found


def coverage() -> dict[str, str]:
    """Field of a reference → "" where MODS has a place for it, else why it has none."""
    found: dict[str, str] = by_name("mods").module.coverage()
    return found
