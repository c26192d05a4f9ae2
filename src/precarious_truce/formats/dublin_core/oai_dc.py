"""Simple Dublin Core for harvesters: oai_dc records (OAI-PMH 2.0, section 3.2; oai_dc.xsd).

One `oai_dc:dc` for each book and each part, all in a `records` element of no namespace.  A record
says the same as the profile `simple-dc`; its first identifier of its own is its IRI.

>>> from precarious_truce.model import Book
>>> text = dumps(Book(title="Rivers", author="Marsh, Eleanor", date="2004"))
>>> print(text[text.index("    <dc:t") :].partition("    <dc:date>")[0], end="")
    <dc:title>Rivers</dc:title>
    <dc:creator>Marsh, Eleanor</dc:creator>
>>> loads(text)["marsh2004"].author[0].given
'Eleanor'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree import ElementTree

from precarious_truce.errors import Diagnostic, FormatError, TruceError
from precarious_truce.formats.crosswalk.xml import without_doctype
from precarious_truce.formats.dublin_core.rdf_xml import text_of
from precarious_truce.formats.dublin_core.reading.citation import fields_of
from precarious_truce.formats.dublin_core.reading.parsing import Statements, decoded
from precarious_truce.formats.dublin_core.reading.works import described
from precarious_truce.formats.dublin_core.vocabulary.coverage import coverage as _coverage
from precarious_truce.formats.dublin_core.vocabulary.coverage import losses as _losses
from precarious_truce.formats.dublin_core.vocabulary.openurl import START
from precarious_truce.formats.dublin_core.vocabulary.terms import PREFIXES, Text, parts_of
from precarious_truce.formats.dublin_core.writing.options import Options, describer
from precarious_truce.model import Library, Loss, Reference, Work
from precarious_truce.model.keys import Taken
from precarious_truce.model.library import as_works

__all__ = ["coverage", "dumps", "loads", "losses", "pieces", "pieces_with"]

Works = Library | Work | Iterable[Work]

OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_SCHEMA = f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_PROFILE = "simple-dc"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def loads(text: str | bytes, *, file: str | None = None) -> Library:
    """The library that the records describe: ours, or any with `oai_dc:dc` somewhere in it."""
    sound, faults = decoded(text, "rdf-xml", file)
    found = Statements(diagnostics=faults)
    try:
        parser: ElementTree.XMLPullParser[Any] = ElementTree.XMLPullParser(events=("start", "end"))
        parser.feed(without_doctype(sound))
        parser.close()
        _collect(parser.read_events(), found)
    except ElementTree.ParseError as error:
        line, column = error.position
        fault = Diagnostic("RDF2", f"not XML: {error}", file=file, line=line, column=column + 1)
        raise TruceError(fault) from None
    except TruceError:
        raise
    except ValueError as error:
        raise TruceError.of("RDF3", str(error), file=file, hint="write the entities out") from None
    return described(found, file)


def dumps(works: Works, *, profile: str = _PROFILE, base: str | None = None) -> str:
    """The records; `base` is what IRIs of works without DOI or ISBN begin with."""
    return "".join(pieces(works, profile=profile, base=base))


def losses(works: Works, *, profile: str = _PROFILE, **_: Any) -> list[Loss]:
    """What the fifteen elements have no place for."""
    _refuse_others(profile)
    return _losses(works, profile)


def coverage(*, profile: str = _PROFILE) -> dict[str, str]:
    """Field of a reference → "" where an element has a place for it, else why none has."""
    _refuse_others(profile)
    return _coverage(profile, (Reference,))


def pieces(works: Works, *, profile: str = _PROFILE, base: str | None = None) -> Iterator[str]:
    """The records, work by work."""
    return _pieces(works, None, profile, base)


def pieces_with(
    works: Works, taken: Taken, *, profile: str = _PROFILE, base: str | None = None
) -> Iterator[str]:
    """The same as a part of a longer document, where IRIs are taken."""
    return _pieces(works, taken, profile, base)


def _pieces(works: Works, taken: Taken | None, profile: str, base: str | None) -> Iterator[str]:
    _refuse_others(profile)
    source = describer(Options(profile, base, taken=taken), xml=True)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<records>\n'
    for work in as_works(works):
        yield "".join(_record(pairs) for _, pairs in source.resources(work))
    yield "</records>\n"


def _refuse_others(profile: str) -> None:
    if profile != _PROFILE:
        hint = "it holds the fifteen elements; use turtle or rdf-xml for more"
        raise FormatError.of("RDF1", f"oai-dc has no profile {profile}", hint=hint)


def _record(pairs: Any) -> str:
    head = f'  <oai_dc:dc xmlns:oai_dc="{OAI_DC}" xmlns:dc="{PREFIXES["dc"]}"\n'
    head += f'      xmlns:xsi="{_XSI}"\n      xsi:schemaLocation="{_SCHEMA}">\n'
    elements = "".join(_element(name, parts_of(token)) for name, token in pairs)
    return f"{head}{elements}  </oai_dc:dc>\n"


def _element(name: str, text: Text) -> str:
    lang = f' xml:lang="{text.lang}"' if text.lang else ""
    return f"    <{name}{lang}>{text_of(text.value)}</{name}>\n"


# --- reading ------------------------------------------------------------------------------------


def _collect(events: Iterable[Any], found: Statements) -> None:
    """The statements of each record, under the IRI that it gives itself."""
    number = 0
    for event, element in events:
        if event == "end" and element.tag == f"{{{OAI_DC}}}dc":
            number += 1
            _add(element, f"_:record{number}", found)
            element.clear()


def _add(record: ElementTree.Element, label: str, found: Statements) -> None:
    """The statements of one record; without an IRI of its own it goes by `label`."""
    texts = [(e.tag, Text((e.text or "").strip(), e.get(_LANG) or "")) for e in record]
    subject = _own_iri(texts) or label
    for tag, text in texts:
        if isinstance(tag, str) and tag.startswith("{") and text.value:
            found.add(subject, tag[1:].replace("}", ""), text)


def _own_iri(texts: list[tuple[str, Text]]) -> str | None:
    """The IRI of the record: `rft_id` of our citation, else its first identifier that is one.

    Of a record of ours that calls itself by no whole IRI, a blank node.
    """
    identifiers = [t.value for tag, t in texts if tag == f"{{{PREFIXES['dc']}}}identifier"]
    for value in identifiers:
        if value.startswith(START):
            return fields_of(value).get("rft_id")
    return next((v for v in identifiers if re.match(r"(?:https?://|urn:)\S+$", v)), None)
