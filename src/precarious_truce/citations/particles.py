"""Particles and suffixes of names that were not given apart (CSL 1.0.2, "Name Particles").

>>> split_name({"family": "van der Vlist", "given": "Eric"})
{'family': 'Vlist', 'given': 'Eric', 'non-dropping-particle': 'van der'}
>>> split_name({"family": "Gogh", "given": "Vincent van"})
{'family': 'Gogh', 'given': 'Vincent', 'dropping-particle': 'van'}
"""

from __future__ import annotations

import re
from typing import Any

__all__ = ["split_name"]

_PARTS = (
    "literal", "family", "given", "suffix", "non-dropping-particle", "dropping-particle",
)  # fmt: skip
_FLAGS = ("comma-suffix", "static-ordering", "parse-names", "isInstitution", "static-particles")
_FAMILY = re.compile(r"^([^ ]+(?:-|\u02bb|\u2019| |') *)(.+)$", re.DOTALL)
_GIVEN = re.compile(r"^([^ ]+(?:\u02bb |\u2019 | |' ) *)(.+)$", re.DOTALL)
_LEAD = re.compile(r"^[-'\u02bb\u2019\s]*(.)", re.DOTALL)
_SUFFIX = re.compile(r"(\s*,!*\s*)")


def split_name(source: dict[str, Any]) -> dict[str, Any]:
    """The parts of a name as they are rendered; a copy without foreign keys."""
    name: dict[str, Any] = {}
    for part in _PARTS:
        value = source.get(part)
        if value is not None and value != "" and not isinstance(value, (dict, list)):
            name[part] = str(value)
    for flag in _FLAGS:
        if flag in source:
            value = source[flag]
            name[flag] = bool(value) and value not in ("false", "0")
    if "literal" in name:
        return {"literal": name["literal"]}
    if name.pop("isInstitution", False) and "given" not in name and "family" in name:
        return {"literal": name["family"]}
    family = name.get("family", "")
    parse = name.pop("parse-names", True)
    static = name.pop("static-particles", False)
    if len(family) > 1 and family[0] == family[-1] == '"':
        name["family"] = family[1:-1]
    elif parse and not static and family and name.get("given"):
        if "non-dropping-particle" not in name:
            _split(name)
    return name


def _split(name: dict[str, Any]) -> None:
    family, particles = _from_front(name["family"])
    name["family"] = family
    if particle := _trimmed("".join(particles)):
        name["non-dropping-particle"] = particle
    _suffix(name)
    given, particle = _from_end(name["given"])
    name["given"] = given
    if particle:
        name["dropping-particle"] = particle
    if not name["given"]:
        del name["given"]


def _is_particle(text: str) -> bool:
    lead = _LEAD.match(text)
    return bool(lead) and lead[1].upper() != lead[1]  # type: ignore[index]


def _from_front(text: str) -> tuple[str, list[str]]:
    found: list[str] = []
    while (match := _FAMILY.match(text)) and _is_particle(match[1]):
        found.append(match[1])
        text = match[2]
    return text, found


def _from_end(text: str) -> tuple[str, str]:
    """Small words at the end of given names: matched on the reversed text."""
    rest = text
    while (match := _GIVEN.match(rest[::-1])) and _is_particle(match[1][::-1]):
        rest = rest[: len(rest) - len(match[1])]
    return rest, text[len(rest) :].strip()


def _trimmed(text: str) -> str:
    """Without spaces around, but for one that follows an apostrophe."""
    bare = text.strip()
    return bare + " " if text[-1:] == " " and bare[-1:] in ("'", "\u2019") and bare else bare


def _suffix(name: dict[str, Any]) -> None:
    """A suffix after a comma in the given names: `John, Jr.`; with `,!` the comma is kept."""
    if "suffix" in name:
        return
    match = _SUFFIX.search(name["given"])
    if not match:
        return
    suffix = name["given"][match.end() :]
    name["given"] = name["given"][: match.start()]
    if suffix.replace(".", "") == "et al" and "dropping-particle" not in name:
        name["dropping-particle"] = suffix
        name["comma-dropping-particle"] = True
        return
    if len(re.sub(r"\s", "", match[1])) == 2:
        name["comma-suffix"] = True
    if suffix:
        name["suffix"] = suffix
