"""The format of a text by what it begins with: for stdin, and for files whose ending does not tell.

>>> by_content(b"% my books\\n@book{marsh2004, title = {Rivers}}").name
'bibtex'
>>> by_content(b"TY  - BOOK\\nTI  - Rivers\\nER  - ").name, by_content(b"title: Rivers") is None
('ris', True)
"""

from __future__ import annotations

import re
from dataclasses import replace

from precarious_truce.errors import FormatError
from precarious_truce.formats import Format, by_name, by_suffix
from precarious_truce.packing import without_ending

__all__ = ["by_content", "format_of"]

HEAD = 8192
"""How many bytes are looked at."""

_Signs = tuple[tuple[str, str], ...]
_TEXTS: _Signs = (
    (r"(?m)^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]", "bibtex"),
    (r"(?m)^TY {1,3}- ?\w", "ris"),
    (r"(?mi)^[ \t]*@?prefix[ \t]+[\w-]*:[ \t]*<", "turtle"),
    (r"(?m)^(?:<[^>\s]+>|_:\w+) <[^>\s]+> .", "n-triples"),
    (r"(?i)\A(?=[^\n:]*\btitle\b)[^\n:]*\t", "tsv"),
    (r"(?i)\A(?=[^\n:]*\btitle\b)[^\n:]*,", "csv"),
)
_XML: _Signs = (
    (r"OAI/2\.0/static-repository", "oai-static"),
    (r"<(?:\w+:)?dc\b[^>]*oai_dc|<oai_dc:dc\b", "oai-dc"),
    (r"<(?:\w+:)?mods(?:Collection)?[\s>]", "mods"),
    (r"<doi_batch\b|crossref\.org/schema", "crossref-xml"),
    (r"MARC21/slim|<(?:\w+:)?datafield\b", "marcxml"),
    (r"oai_dc", "oai-dc"),
    (r"\bRDF\b", "rdf-xml"),
    *_TEXTS[3:4],
)
_HAYAGRIVA = (
    r"(?i)\A(?:[ \t]*#[^\n]*\n|[ \t]*\n|---[^\n]*\n)*+"
    r"(?!(?:title|author|editor|original|series|contents|volumes|event|publisher):)"
    r"[^\s#:{\[-][^\n]*:[ \t]*\n(?:[ \t]+[^\n]*\n|\n)*?"
    r"[ \t]+type:[ \t]*[\"']?(?:article|chapter|entry|anthos|report|thesis|web|scene|artwork|patent"
    r"|case|newspaper|legislation|manuscript|original|post|misc|performance|periodical|proceedings"
    r"|book|blog|reference|conference|anthology|repository|thread|video|audio|exhibition)[\"']?\s"
)
"""How a bibliography of hayagriva's begins: a key, and below it fields with a type of its own."""
_JSON: _Signs = (
    (r'"@(?:context|graph|id|type)"\s*:', "json-ld"),
    (r'"message-(?:type|version)"\s*:', "crossref-json"),
    (r'"(?:ISBN|OLID|LCCN|OCLC):|"/(?:books|works|type)/', "open-library"),
    ("", "csl-json"),
)
"""What shows a format, and its name; the first that is found counts."""
_UNSURE = (".json", ".jsonl", ".ndjson", ".xml", ".txt")
"""Endings of files that may be in several formats."""
_PAGES = (".html", ".htm", ".xhtml", ".epub", ".pdf", ".txt")
"""Endings of what is read by people."""
_YAML = (".yaml", ".yml")
"""Endings of records, and of bibliographies of typst."""


def by_content(text: bytes) -> Format | None:
    """The format that the beginning of a text shows, or None; records (YAML) have no sign."""
    if text[:4] == b"PK\x03\x04" and b"xl/" in text:
        return by_name("xlsx")
    if re.match(rb"\s*\d{5}[a-z][a-z][a-z ][ a-z][ a]22\d{5}", text):
        return by_name("marc")
    head = _decoded(text[:HEAD]).lstrip()
    signs = _XML if head.startswith("<") else _TEXTS
    signs = _JSON if re.match(r"\{|\[\s*[{\]]", head) else signs
    name = next((name for sign, name in signs if re.search(sign, head)), None)
    if name is None and _is_hayagriva(head):
        name = "hayagriva"
    return by_name(name) if name else None


def _is_hayagriva(head: str) -> bool:
    return "type:" in head.lower() and re.search(_HAYAGRIVA, head) is not None


def _decoded(head: bytes) -> str:
    wide = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    return head.decode("utf-16" if wide else "utf-8-sig", errors="replace")


def format_of(name: str, text: bytes) -> Format:
    """The format of a file by its ending, and by what it holds where the ending leaves it open.

    Raises `FormatError` where neither tells.

    >>> format_of("books.txt", b"@book{a, title = {A}}").name, format_of("a.json", b"[]").name
    ('bibtex', 'csl-json')
    """
    ending = without_ending(name.lower())
    unsure = ending.endswith(_UNSURE) and not ending.endswith(
        (".csl.json", ".oai.xml", ".mods.xml", ".oai-static.xml")
    )
    shown = by_content(text) if unsure else None
    if ending.endswith(_YAML) and _is_hayagriva(_decoded(text[:HEAD])):
        return by_name("hayagriva")
    try:
        return shown or by_suffix(name)
    except FormatError as error:
        shown = by_content(text)
        if shown is None and ending.endswith(_PAGES):
            hint = f"a record is drafted of it by `precarious-truce new --from {name}`"
            raise FormatError(replace(error.diagnostics[0], hint=hint)) from None
        if shown is None:
            raise
        return shown
