"""RDF that was written in parts, as the one document that one process would have written.

Nodes without a name are called by the number of their work (`_:w3a1`), which goes on from part to
part; what is described once a document (languages, people with an ORCID) is left out where a part
before has it in the same words.

>>> text = b'\\n<a>\\n    dcterms:creator _:w1a1 ;\\n    dcterms:title "_:w1a1" .\\n'
>>> print(_TURTLE.numbered(text, 4).decode().strip())
<a>
    dcterms:creator _:w5a1 ;
    dcterms:title "_:w1a1" .
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from precarious_truce.formats.dublin_core.vocabulary.languages import NAMESPACE

__all__ = ["JOINS", "Join", "Part", "is_new"]


class Part(NamedTuple):
    """The output of a part: its file, and how many works are in it."""

    path: Path
    works: int


Join = Callable[[Iterable[Part]], Iterator[bytes]]
_ONCE = (NAMESPACE.encode(), b"https://orcid.org/")
"""How the IRIs begin of what is described once a document."""


@dataclass(frozen=True)
class _Syntax:
    """What a document in a syntax is made of.

    `body` finds what stands between head and tail, `blocks` each resource in it (with its subject
    in the first group); `numbered` moves the numbers of works; `between` stands between resources.
    `once` is what stands in one place only, wherever it is first needed; where the head has
    `unnamed`, all nodes have names.
    """

    body: re.Pattern[bytes]
    blocks: re.Pattern[bytes]
    numbered: Callable[[bytes, int], bytes]
    between: bytes = b""
    once: re.Pattern[bytes] = re.compile(rb"(?!)")
    unnamed: bytes = b"\0"

    def joined(self, parts: Iterable[Part]) -> Iterator[bytes]:
        """The whole of the parts."""
        before, told, between, tail = 0, set[bytes](), b"", None
        seen = set[bytes]()
        for part in parts:
            data = part.path.read_bytes()
            found = self.body.search(data)
            if found is None:
                raise ValueError(f"{part.path} is not what was written")
            if tail is None:
                yield data[: found.start(1)]
            tail = data[found.end(1) :]
            moved = 0 if self.unnamed in data[: found.start(1)] else before
            text = self.once.sub(partial(_unless_seen, seen), found[1])
            for block in self.blocks.finditer(text):
                if (block[1] or b"").startswith(_ONCE) and not is_new(block[0], told):
                    continue
                yield between + self.numbered(block[0], moved)
                between = self.between
            before += part.works
        yield tail or b""


def is_new(text: bytes, told: set[bytes]) -> bool:
    """Whether a text was not told yet; `told` has a digest of each that was."""
    digest = blake2b(text, digest_size=16).digest()
    if digest in told:
        return False
    told.add(digest)
    return True


def _unless_seen(seen: set[bytes], found: re.Match[bytes]) -> bytes:
    """What is found, unless it was found before."""
    if found[0] in seen:
        return b""
    seen.add(found[0])
    return found[0]


def _moved(before: int, label: re.Match[bytes]) -> bytes:
    """A label with the number of its work in the whole; what is no label as it is."""
    number = label[2]
    return label[0] if number is None else b"%s%d" % (label[1], int(number) + before)


_IN_TURTLE = re.compile(rb'"(?:[^"\\]|\\.)*+"|<[^>\n]*+>|(_:w)(\d+)(?=a\d)')
_IN_XML = re.compile(rb'( rdf:nodeID="w)(\d+)(?=a\d)')
_IN_JSON = re.compile(rb'("_:w)(\d+)(?=a\d+",?$)')


def _by(pattern: re.Pattern[bytes], data: bytes, before: int) -> bytes:
    return pattern.sub(partial(_moved, before), data) if before else data


def _in_json(data: bytes, before: int) -> bytes:
    """The labels where addresses stand: of `@id`, and of members whose values are resources."""
    if not before:
        return data
    from precarious_truce.formats.dublin_core.json_ld import ADDRESSES

    names = frozenset(name.encode() for name in ADDRESSES)
    lists: list[bool] = []
    lines = data.split(b"\n")
    for number, line in enumerate(lines):
        bare = line.strip()
        member = _MEMBER.match(bare)
        if member is not None:
            if bare.endswith((b"[", b"{")):
                lists.append(member[1] in names)
            elif member[1] in names:
                lines[number] = _by(_IN_JSON, line, before)
        elif bare in (b"{", b"["):
            lists.append(False)
        elif bare in (b"}", b"},", b"]", b"],"):
            if lists:
                lists.pop()
        elif lists and lists[-1]:
            lines[number] = _by(_IN_JSON, line, before)
    return b"\n".join(lines)


_MEMBER = re.compile(rb'"((?:[^"\\]|\\.)*+)": ')
_TURTLE = _Syntax(
    re.compile(rb"\A(?:@prefix [^\n]*\n)*(.*)\Z", re.S),
    re.compile(rb"\n<?((?:(?<=<)[^>\n]*+)|_:[^\n]*+)>?\n    (?:[^\n]+\n)+|@base [^\n]*\n"),
    partial(_by, _IN_TURTLE),
    once=re.compile(rb"^@base [^\n]*\n", re.M),
)
_XML = _Syntax(
    re.compile(rb"\A[^\n]*\n<rdf:RDF[^>]*>\n(.*)</rdf:RDF>\n\Z", re.S),
    re.compile(rb'  <rdf:Description rdf:(?:about|nodeID)="([^"]*)">\n(?:    [^\n]*\n)*+'
               rb"  </rdf:Description>\n"),
    partial(_by, _IN_XML),
)  # fmt: skip
_JSON = _Syntax(
    re.compile(rb'\A.*?\n  "@graph": \[(.*)\n  \]\n\}\n\Z', re.S),
    re.compile(rb'\n    \{\n      "@id": "([^\n"]*)"[^\n]*\n(?:      [^\n]*\n)*+    \}'),
    _in_json,
    between=b",",
    unnamed=b'"title": "dc:title"',
)
_OAI = _Syntax(
    re.compile(rb"\A[^\n]*\n<records>\n(.*)</records>\n\Z", re.S),
    re.compile(rb"()  <oai_dc:dc [^\n]*\n(?:    [^\n]*\n)*+  </oai_dc:dc>\n"),
    lambda data, before: data,
)
JOINS: dict[str, Join] = {
    "turtle": _TURTLE.joined,
    "rdf-xml": _XML.joined,
    "json-ld": _JSON.joined,
    "oai-dc": _OAI.joined,
}
"""Format → how its parts are joined."""
