"""One name: its parts, particles and initials (CSL 1.0.2, "Names").

>>> name = Name.read({"family": "van der Vlist", "given": "Eric J."})
>>> name.particle, name.family, name.given
('van der', 'Vlist', 'Eric J.')
>>> initials("Jean-Luc Marie de", ". ", hyphen=True), initials("Ph. D.", "", hyphen=True)
('J.-L. M. de', 'PhD')
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field

from precarious_truce.citations.marks import clean
from precarious_truce.patterns import pattern

__all__ = ["Name", "initials", "is_roman", "normalised"]

_LETTERS = (
    r"[-0-9a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05d4\u05d6-\u05ff"
    r"\u1f00-\u1fff\u0600-\u06ff\u200c-\u200e\u0218-\u021b\u202a-\u202e]"
)
_ROMAN, _STARTS_ROMAN = pattern(_LETTERS), pattern("[&" + _LETTERS[5:])
_LEADING = pattern(r"([^ ]+(?:[-ʻ’ ']) *)(.+)$")
_PARTS = {
    "family": "family", "given": "given", "non-dropping-particle": "particle",
    "dropping-particle": "dropping", "suffix": "suffix", "literal": "literal",
    "in-own-script": "in_own_script",
}  # fmt: skip
"""The parts of a name in CSL-JSON, and what they are called here."""
_BEFORE_LETTERS = "-'ʻ’" + "".join(filter(str.isspace, map(chr, range(0x3001))))
_COMMA = pattern(r"\s*,!*\s*")


def is_roman(text: str) -> bool:
    """Whether `text` starts in a script that puts spaces between words."""
    first = text[:1]
    return (first.isascii() and first.isalpha()) or _STARTS_ROMAN.match(text) is not None


@dataclass(eq=False, slots=True)
class Name:
    """A name of a name variable, taken apart.

    `followed`: by people whose names are not given; `language`: that of its item;
    `in_own_script`: what follows a transliteration; `rendered`: what styles made of it.
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    dropping: str = ""
    suffix: str = ""
    literal: str = ""
    comma_suffix: bool = False
    et_al: bool = False
    followed: bool = False
    static: bool = False
    language: str = ""
    in_own_script: str = ""
    keys: tuple[str, str, str] | None = None
    rendered: dict[tuple[object, int, bool], str] = field(default_factory=dict)

    @classmethod
    def read(cls, value: object) -> Name | None:
        """The name in CSL-JSON, or None where there is nothing of a name in it."""
        if isinstance(value, (str, int, float)) and not isinstance(value, bool):
            text = clean(str(value)).strip()
            return cls(literal=text) if text else None
        if not isinstance(value, dict):
            return None
        name = cls()
        for key, part in value.items():
            if part and isinstance(part, (str, int)) and (field := _PARTS.get(key)):
                setattr(name, field, clean(str(part)).strip(" "))
        if name.literal and not name.family and not name.given:
            return cls(literal=name.literal, in_own_script=name.in_own_script)
        if not name.family and not name.given:
            return None
        if value.get("isInstitution") and not name.given:
            return cls(literal=name.family)
        name.comma_suffix = bool(value.get("comma-suffix"))
        name.static = bool(value.get("static-ordering"))
        name._parse(value)
        return name

    def _parse(self, value: dict[str, object]) -> None:
        if len(self.family) > 1 and self.family[0] == self.family[-1] == '"':
            self.family = self.family[1:-1]
            return
        if value.get("parse-names") in (0, False, "0", "false") and "parse-names" in value:
            return
        if self.particle or not self.family or not self.given or value.get("static-particles"):
            return
        particles, self.family = _leading_particles(self.family)
        self.particle = particles
        if not self.suffix:
            self._suffix_of_given()
        dropping, given = _trailing_particles(self.given)
        if dropping:
            self.given = given
            self.dropping = dropping

    def _suffix_of_given(self) -> None:
        comma = _COMMA.search(self.given) if "," in self.given else None
        if not comma:
            return
        rest = self.given[comma.end() :]
        self.given = self.given[: comma.start()]
        if rest.replace(".", "") == "et al" and not self.dropping:
            self.dropping, self.et_al = rest, True
        else:
            self.comma_suffix = "!" in comma[0] or self.comma_suffix
            self.suffix = rest

    @property
    def is_literal(self) -> bool:
        """Whether it is in one piece, such as that of an institution."""
        return bool(self.literal and not self.family)

    @property
    def raw(self) -> str:
        """All of it, to compare with another name."""
        return "".join(
            (self.family, self.given, self.particle, self.dropping, self.suffix, self.literal)
        )

    @property
    def script(self) -> int:
        """2: written as in Latin script; 1: family first, with a space; 0: without a space."""
        first = self.family[:1]
        if (first.isascii() and first.isalnum()) or _ROMAN.search(self.family.replace('"', "")):
            return 2
        return 1 if self.given and is_roman(self.given) else 0


def _is_particle(word: str) -> bool:
    first = word.lstrip(_BEFORE_LETTERS)[:1]
    return first.upper() != first


def _leading_particles(family: str) -> tuple[str, str]:
    out = ""
    match = _LEADING.match(family)
    while match and _is_particle(match[1]):
        out += match[1]
        family = match[2]
        match = _LEADING.match(family)
    trimmed = out.strip()
    if out.endswith(" ") and trimmed.endswith(("'", "’")):
        trimmed += " "
    return trimmed, family


def _trailing_particles(given: str) -> tuple[str, str]:
    words = given.split(" ")
    cut = len(words)
    while cut > 1 and words[cut - 1] and _is_particle(words[cut - 1]):
        cut -= 1
    if cut == len(words):
        return "", given
    return " ".join(words[cut:]), " ".join(words[:cut])


# ---- initials ---------------------------------------------------------------------------------


_UPPER = pattern(
    r"([A-Z\u0e01-\u0e5b\u00c0-\u017f\u0400-\u042f\u0590-\u05d4\u05d6-\u05ff\u0600-\u06ff\u0370"
    r"\u0372\u0376\u0386\u0388-\u03ab\u03e2-\u03ff])"
    r"([a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0400-\u052f\u0600-\u06ff\u0370-\u03ff\u1f00-\u1fff]*|)(\.)*"
)
_SPLIT = pattern(r"([-\s]+)")
_TAG = pattern(r"(</?[a-z][^<>]*>)")
_IN_WORD = pattern(r"\w</?[a-z][^<>]*>\w")


def _prepared(given: str, hyphen: bool) -> list[str]:
    """Words (even places) and what separates them, with a full stop after a last lone capital."""
    if not hyphen:
        given = given.replace("-", " ")
    given = re.sub(r"\s*-\s*", "-", given)
    given = re.sub(r"\s+", " ", given)
    given = re.sub(r"-(?=[a-z])", "–", given)
    given = re.sub(r"\.(?=[^ ])", ". ", given)
    pieces = _SPLIT.split(given)
    if len(pieces) == 1:
        last = re.search(r"[^.]+$", pieces[0])
        if last and len(last[0]) == 1 and last[0] != last[0].lower():
            pieces[0] += "."
    return pieces


def _finished(text: str) -> str:
    text = re.sub(r"[\t\n\r \ufeff\u00a0]+$", "", text)
    text = re.sub(r"\s*-\s*", "-", text)
    text = re.sub(r"[\t\n\r ]+", " ", text)
    return re.sub(r"–(?=[a-z])", "-", text)


@functools.lru_cache(maxsize=16384)
def initials(given: str, mark: str, hyphen: bool) -> str:
    """`given` with its names as initials, each followed by `mark` (initialize-with).

    >>> initials("<b>John</b> Quincy", ". ", hyphen=True)
    '<b>J.</b> Q.'
    """
    if "<" in given and not _IN_WORD.search(given):
        between = enumerate(_TAG.split(given))
        return "".join(text if n % 2 else _initials_in(text, mark, hyphen) for n, text in between)
    return _initials(given, mark, hyphen)


def _initials_in(text: str, mark: str, hyphen: bool) -> str:
    """The initials of what stands between two tags; where it has spaces, those of the mark."""
    gap = mark[len(mark.rstrip()) :]
    bare = text.strip()
    before = gap if text[:1].isspace() else ""
    after = gap if text[-1:].isspace() and bare else ""
    joint = bare[: len(bare) - len(bare.lstrip("-"))]
    return before + joint + _initials(bare.removeprefix(joint), mark, hyphen) + after


def _initials(given: str, mark: str, hyphen: bool) -> str:
    if given in ("Lord", "Lady") or not is_roman(given):
        return given
    out: list[str] = []
    pieces = _prepared(given, hyphen)
    for i in range(0, len(pieces), 2):
        word, after = pieces[i], pieces[i + 1] if i + 1 < len(pieces) else ""
        found = _UPPER.match(word) if word else None
        if found and found[1] == found[1].upper():
            initial = _initial(found)
            out.append(initial)
            out.append(mark + "-" if "-" in after else mark)
        else:
            out.append(f" {word}" if word and not (found and found[3]) else word)
            out.append(after)
    return _finished("".join(out))


def _initial(found: re.Match[str]) -> str:
    first, rest, stop = found.groups()
    if rest and stop:
        return first + rest
    capitals = ""
    for char in rest:
        if char != char.upper():
            break
        capitals += char
    return first + (capitals.lower() if capitals and len(capitals) < len(rest) else "")


@functools.lru_cache(maxsize=4096)
def normalised(given: str, mark: str, hyphen: bool) -> str:
    """`given` as it is, but its initials each followed by `mark` (initialize="false")."""
    if not is_roman(given):
        return given
    pieces = _prepared(given, hyphen)
    short = []
    for i, piece in enumerate(pieces):
        if len(piece) > 1 and piece.endswith("."):
            pieces[i] = piece[:-1]
            short.append(True)
        else:
            short.append(len(piece) == 1 and piece.upper() == piece)
    for i in range(0, len(pieces), 2):
        if not short[i]:
            continue
        if i == len(pieces) - 1:
            pieces[i] += mark
        else:
            between = pieces[i + 1] + ("" if short[i + 2] else " ")
            long = len(pieces[i + 2]) > 1
            pieces[i + 1] = mark.rstrip("\ufeff") + between if long else mark
    return _finished("".join(pieces))
