"""Inputs made of good ones: changed as text, as bytes, and (JSON, XML) as trees.

>>> from random import Random
>>> grammar = Grammar(("{", "}"), tree=None)
>>> mutated(Random(1), [b"@book{a, title = {T}}"], grammar) != b"@book{a, title = {T}}"
True
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any
from xml.etree import ElementTree

__all__ = ["Grammar", "mutated", "mutated_json"]


@dataclass(frozen=True)
class Grammar:
    """What the inputs of a target are written with: tokens, and whether they are a tree."""

    tokens: tuple[str, ...]
    tree: str | None = None
    """`json` or `xml`."""


ANYWHERE = (
    "\0", "\x1b[31m", "\ufeff", "\u2028", "\u0085", "\u202e", "\ud800", "\udc80", "\ufffe", "\x7f",
    "e\u0301", "\u00ad", "\U0001f409", "İ", "ß", "ﬁ", "ǅ", "٣", "²", "①", "Ⅳ", "\r", "\r\n", "\t",
    "\n\n", " ", "\u00a0", '"', "'", "’", "“", "<i>", "</i>", "<b", "&amp;", "&#x110000;",
    "&#xD800;", "\\", "%", "-", "--", "–", "0", "-1", "9" * 30, "1e999", "NaN", "null", "1977",
    "2004-02-30", "ix–xiv", "iiiiiiiiiii", "10.1000/x", "http://doi.org/", "978-0-521-08689-9",
    "Doe, Jane", " and ", ";", ",", ":", "/", "..", "~", "[", "]", "{", "}", "(", ")", "", "a" * 99,
)  # fmt: skip
"""Tokens that are worth trying in any syntax."""

_PIECE = re.compile(r"\w+|\s+|.", re.DOTALL)


def mutated(rng: Random, seeds: Sequence[bytes], grammar: Grammar) -> bytes:
    """One of the seeds, changed in one to six places; now and then it is two of them."""
    seed = rng.choice(seeds)
    if grammar.tree and rng.random() < 0.6 and (made := _of_tree(rng, seed, grammar.tree)):
        if rng.random() < 0.8:
            return made
        seed = made
    text = seed.decode("utf-8", "surrogateescape")
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 6))):
        text = rng.choice(_OF_TEXT)(rng, text, seeds, grammar)
    data = text[:MOST].encode("utf-8", "surrogatepass")
    if rng.random() < 0.08:
        data = _of_bytes(rng, data)
    return data


MOST = 20_000
"""Characters of an input; what more of the same does is for the tests of growth."""

# --- text -----------------------------------------------------------------------------------------


def _span(rng: Random, text: str, most: int = 40) -> tuple[int, int]:
    start = rng.randrange(len(text) + 1)
    return start, min(len(text), start + rng.randrange(1, most))


def _token(rng: Random, grammar: Grammar) -> str:
    own = grammar.tokens and rng.random() < 0.6
    return rng.choice(grammar.tokens if own else ANYWHERE)


def _insert(rng: Random, text: str, seeds: Sequence[bytes], grammar: Grammar) -> str:
    at = rng.randrange(len(text) + 1)
    times = rng.choice((1, 1, 1, 1, 2, 50))
    return text[:at] + _token(rng, grammar) * times + text[at:]


def _delete(rng: Random, text: str, seeds: Sequence[bytes], grammar: Grammar) -> str:
    start, end = _span(rng, text)
    return text[:start] + text[end:]


def _repeat(rng: Random, text: str, seeds: Sequence[bytes], grammar: Grammar) -> str:
    start, end = _span(rng, text, 80)
    return text[:end] + text[start:end] * rng.choice((1, 1, 2, 30)) + text[end:]


def _replace_piece(rng: Random, text: str, seeds: Sequence[bytes], grammar: Grammar) -> str:
    pieces = list(_PIECE.finditer(text))
    if not pieces:
        return _token(rng, grammar)
    piece = rng.choice(pieces)
    return text[: piece.start()] + _token(rng, grammar) + text[piece.end() :]


def _swap(rng: Random, text: str, seeds: Sequence[bytes], grammar: Grammar) -> str:
    first, second = sorted((_span(rng, text), _span(rng, text)))
    if first[1] > second[0]:
        return text
    (a, b), (c, d) = first, second
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _splice(rng: Random, text: str, seeds: Sequence[bytes], grammar: Grammar) -> str:
    other = rng.choice(seeds).decode("utf-8", "replace")
    start, end = _span(rng, other, 200)
    at = rng.randrange(len(text) + 1)
    return text[:at] + other[start:end] + text[at:]


def _cut(rng: Random, text: str, seeds: Sequence[bytes], grammar: Grammar) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] if rng.random() < 0.7 else text[at:]


def _lines(rng: Random, text: str, seeds: Sequence[bytes], grammar: Grammar) -> str:
    lines = text.splitlines(keepends=True)
    if len(lines) < 2:
        return text
    line, to = rng.choice(lines), rng.randrange(len(lines))
    if rng.random() < 0.5:
        lines.remove(line)
    lines.insert(to, line if rng.random() < 0.7 else rng.choice(("  ", "\t")) + line)
    return "".join(lines)


def _characters(rng: Random, text: str, seeds: Sequence[bytes], grammar: Grammar) -> str:
    at = rng.randrange(len(text) + 1)
    drawn = (chr(rng.choice((rng.randrange(128), rng.randrange(0x3000)))) for _ in range(3))
    return text[:at] + "".join(drawn) + text[at + 1 :]


_OF_TEXT: tuple[Callable[[Random, str, Sequence[bytes], Grammar], str], ...] = (
    _insert, _insert, _delete, _repeat, _replace_piece, _replace_piece, _swap, _splice, _cut,
    _lines, _characters,
)  # fmt: skip


def _of_bytes(rng: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 4))):
        if changed:
            changed[rng.randrange(len(changed))] = rng.randrange(256)
    if rng.random() < 0.2:
        head = rng.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x1f\x8b", b"PK\x03\x04"))
        return head + bytes(changed)
    return bytes(changed)


# --- trees ----------------------------------------------------------------------------------------


def _of_tree(rng: Random, data: bytes, kind: str) -> bytes | None:
    try:
        if kind == "json":
            return json.dumps(mutated_json(rng, json.loads(data))).encode()
        return ElementTree.tostring(_mutated_xml(rng, ElementTree.fromstring(data)))
    except (ValueError, ElementTree.ParseError, RecursionError):
        return None


ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1e308, 10**30, 0.1, "", " ", "x", "1977", "\ud800", [], {}, [None],
    [[]],
    {"": ""}, [1, 2, 3], [{"family": None}], {"date-parts": [[]]}, {"date-parts": [[2004, 13, 99]]},
    {"literal": "x"}, {"raw": "May 2004"}, {"text": "T"}, {"family": "Doe", "given": "J."},
    "a" * 300,
)  # fmt: skip


def mutated_json(rng: Random, value: Any) -> Any:
    """A value of JSON with one to three of its nodes changed."""
    for _ in range(rng.choice((1, 1, 2, 3))):
        value = _with_change(rng, value)
    return value


def _with_change(rng: Random, value: Any) -> Any:
    if isinstance(value, dict) and value and rng.random() < 0.85:
        key = rng.choice(list(value))
        match rng.randrange(8):
            case 0:
                return {k: v for k, v in value.items() if k != key}
            case 1:
                return {**value, rng.choice((*value, "", "x-y", "id", "type")): rng.choice(ODD)}
            case 2:
                return {**value, rng.choice(list(value)): value[key]}
        return {**value, key: _with_change(rng, value[key])}
    if isinstance(value, list) and value and rng.random() < 0.85:
        at = rng.randrange(len(value))
        match rng.randrange(8):
            case 0:
                return value[:at] + value[at + 1 :]
            case 1:
                return [*value, *[value[at]] * rng.choice((1, 1, 20))]
            case 2:
                return value[at]
        return [*value[:at], _with_change(rng, value[at]), *value[at + 1 :]]
    match rng.randrange(6):
        case 0:
            return [value] * rng.choice((0, 1, 2))
        case 1:
            return {rng.choice(("text", "literal", "x", "0")): value}
        case 2 if isinstance(value, str):
            return _replace_piece(rng, value, (), Grammar(()))
    return rng.choice(ODD)


def _mutated_xml(rng: Random, root: ElementTree.Element) -> ElementTree.Element:
    for _ in range(rng.choice((1, 1, 2, 4))):
        nodes = list(root.iter())
        node, other = rng.choice(nodes), rng.choice(nodes)
        match rng.randrange(8):
            case 0 if len(node):
                node.remove(rng.choice(list(node)))
            case 1 if len(node):
                child = rng.choice(list(node))
                node.extend([child] * rng.choice((1, 1, 5)))
            case 2 if node not in other.iter():
                node.append(other)
            case 3 if node.attrib:
                node.attrib.pop(rng.choice(list(node.attrib)))
            case 4 if node.attrib:
                node.set(rng.choice(list(node.attrib)), _value(rng, nodes))
            case 5:
                node.set(
                    rng.choice([a for n in nodes for a in n.attrib] or ["x"]), _value(rng, nodes)
                )
            case 6:
                node.tag = rng.choice(nodes).tag
            case 7:
                node.text = _without_controls(rng.choice(ANYWHERE))
    return root


def _value(rng: Random, nodes: list[ElementTree.Element]) -> str:
    known = [value for node in nodes for value in node.attrib.values()]
    return _without_controls(rng.choice(known if known and rng.random() < 0.6 else ANYWHERE))


def _without_controls(text: str) -> str:
    return "".join(c for c in text if c >= " " and not "\ud800" <= c <= "\udfff")
