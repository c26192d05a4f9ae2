"""Terms of RDF as text: namespaces, IRIs, literals (RDF 1.1 Turtle, section 6; N-Triples, 2).

A term is written once, as a *token*: `dcterms:title`, `<https://doi.org/10.1/x>`, `_:w1a1` or
`"Preface"@en`.  A value of a record never reaches a token but through `literal` or `iri`.

>>> literal('say "no" .\\n<a> <b> <c> .'), iri("https://example.org/a>b c")
('"say \\\\"no\\\\" .\\\\n<a> <b> <c> ."', '<https://example.org/a%3Eb%20c>')
>>> literal("Reka i pamiat'", "ru-Latn"), literal("x", "no tag")
('"Reka i pamiat\\'"@ru-Latn', '"x"')
>>> parts_of('"a \\\\"b\\\\""@en')
Text(value='a "b"', lang='en', datatype='')
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from precarious_truce.formats.crosswalk.markup import plain as without_markup

__all__ = [
    "EDTF",
    "KEV",
    "PREFIXES",
    "Text",
    "escaped",
    "expanded",
    "iri",
    "is_iri",
    "is_relative",
    "language_tag",
    "literal",
    "node_label",
    "parts_of",
    "plain",
    "quoted",
]

PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dcmitype": "http://purl.org/dc/dcmitype/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "bibo": "http://purl.org/ontology/bibo/",
    "schema": "https://schema.org/",
    "rel": "http://id.loc.gov/vocabulary/relators/",
    "bib": "http://purl.org/net/biblio#",
    "z": "http://www.zotero.org/namespaces/export#",
    "address": "http://schemas.talis.com/2005/address/schema#",
}
"""Prefix → namespace, in the order they are declared."""

EDTF = "<http://id.loc.gov/datatypes/edtf/EDTF>"
"""The datatype of dates that XML Schema has no word for (`1931~`, `1911/1914`)."""

KEV = "<info:ofi/fmt:kev:mtx:ctx>"
"""The datatype of an OpenURL context object (DCMI citation guidelines, 3.2)."""


def expanded(name: str) -> str:
    """The IRI of a prefixed name."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def is_relative(token: str) -> bool:
    """Whether the token is of an IRI that says nothing without a base.

    >>> is_relative("<rivers2004#ch1>"), is_relative("<urn:isbn:1>"), is_relative("_:a")
    (True, False, False)
    """
    return token[0] == "<" and ":" not in token


def node_label(token: str) -> str:
    """The label of the blank node that stands for a relative IRI; of each another.

    >>> node_label("<rivers2004#ch1>"), node_label("<a_b>")
    ('krivers2004_23ch1', 'ka_5Fb')
    """
    return "k" + _NO_LABEL.sub(lambda found: f"_{ord(found[0]):X}", token[1:-1])


_NO_LABEL = re.compile("[^A-Za-z0-9-]")


# --- literals -----------------------------------------------------------------------------------

_ESCAPES = {n: f"\\u{n:04X}" for n in (*range(32), *range(127, 160), 0x2028, 0x2029, 0xFEFF)}
_ESCAPES |= {
    ord("\\"): "\\\\",
    ord('"'): '\\"',
    ord("\n"): "\\n",
    ord("\r"): "\\r",
    ord("\t"): "\\t",
}

_LANGUAGE = re.compile(
    r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8})(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:-[A-WY-Za-wy-z0-9](?:-[A-Za-z0-9]{2,8})+)*"
    r"(?:-[xX](?:-[A-Za-z0-9]{1,8})+)?"
)
"""A well-formed language tag (BCP 47, section 2.1)."""


@lru_cache(maxsize=1024)
def language_tag(text: str) -> str:
    """The text if it is a well-formed language tag, else nothing.

    >>> language_tag("ru-Latn"), language_tag("und-t-ru"), language_tag("no tag")
    ('ru-Latn', 'und-t-ru', '')
    """
    return text if _LANGUAGE.fullmatch(text) else ""


def escaped(text: str) -> str:
    """The text as it stands between the quotes of a literal, without CSL's markup."""
    if "<" in text:
        text = without_markup(text)
    if text.isprintable() and '"' not in text and "\\" not in text:
        return text
    return text.translate(_ESCAPES)


def plain(text: str) -> str:
    """A literal without language; the markup of CSL is none of RDF's.

    >>> plain("The <i>Aeneid</i>"), plain("a < b")
    ('"The Aeneid"', '"a < b"')
    """
    if "<" in text:
        text = without_markup(text)
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return f'"{text.translate(_ESCAPES)}"'


def literal(text: str, lang: str | None = None) -> str:
    """A literal with a language tag, without one where `lang` is none."""
    tag = language_tag(lang) if lang else ""
    return f'"{escaped(text)}"@{tag}' if tag else f'"{escaped(text)}"'


class Text(NamedTuple):
    """What a literal says: its text, its language tag, its datatype as a token."""

    value: str
    lang: str = ""
    datatype: str = ""


_UNESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.S)
_SHORT = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    if not code:
        return _SHORT.get(found[3], found[3])
    number = int(code, 16)
    return chr(number) if number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else "\ufffd"


def parts_of(token: str) -> Text:
    """Text, language and datatype of the token of a literal."""
    end = token.rindex('"')
    value, rest = token[1:end], token[end + 1 :]
    if "\\" in value:
        value = _UNESCAPE.sub(_unescaped, value)
    return Text(value, rest[1:] if rest[:1] == "@" else "", rest[2:] if rest[:2] == "^^" else "")


# --- IRIs ---------------------------------------------------------------------------------------

_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_BYTES = [chr(n) if n in _UNRESERVED else f"%{n:02X}" for n in range(256)]
_WORDS = re.compile("[A-Za-z0-9._~ –-]*")


def quoted(text: str) -> str:
    """Percent-encoded, all but the unreserved characters (RFC 3986, 2.3).

    >>> quoted("a-b c"), quoted("1–2")
    ('a-b%20c', '1%E2%80%932')
    """
    if text.isascii() and text.isalnum():
        return text
    if _WORDS.fullmatch(text):  # most others: encoded at once
        return text.replace(" ", "%20").replace("–", "%E2%80%93")
    return "".join(map(_BYTES.__getitem__, text.encode()))


_IN_IRI = "/:;()._-,~!*'$&+=@?#[]%"
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_BRACKETS = str.maketrans({"[": "%5B", "]": "%5D"})


def is_iri(text: str) -> bool:
    """Whether the text is an absolute IRI as it stands."""
    return _ABSOLUTE.fullmatch(text) is not None


def iri(text: str) -> str:
    """The token of an IRI; what none can hold is percent-encoded (RFC 3987, 3.1)."""
    safe = _BAD_PERCENT.sub("%25", quote(text, safe=_IN_IRI))
    head, hash_sign, tail = safe.partition("#")
    scheme, slashes, rest = head.partition("//")
    host, slash, path = rest.partition("/") if slashes else ("", "", "")
    if slashes:
        head = scheme + slashes + host + slash + path.translate(_BRACKETS)
    else:
        head = head.translate(_BRACKETS)
    return f"<{head}{hash_sign}{tail.replace('#', '%23').translate(_BRACKETS)}>"
