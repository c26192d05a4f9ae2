"""The text of cells: lists and people in one cell, and what a spreadsheet would take for a formula.

Items of a list stand with `; ` between them; a `\\` stands before a `;` that is part of an item.

>>> write_items(["a; b", "c"]), read_items("a\\\\; b; c")
('a\\\\; b; c', ['a; b', 'c'])

Of people, each is `Family, Given, Suffix` (particles where the language has them), or a name of
one piece; `{…}` holds a name that would be taken apart.  An ORCID, or what somebody did, stands in
parentheses behind the name.

>>> [p["family"] for p in read_people("Marsh, Eleanor; Pieter van der Weyden")]
['Marsh', 'Weyden']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from precarious_truce.model import Name
from precarious_truce.model.names import Contributor

__all__ = [
    "harmless", "may_be_two", "original", "read_contributors", "read_items", "read_people",
    "write_items", "write_people",
]  # fmt: skip

Parts = dict[str, str]
"""The parts of a name, as the model calls them."""

# --- formulas -------------------------------------------------------------------------------------

_RUNS = re.compile(r"'*\s*[=+\-@＝＋－＠]|'*[\t\r\n]")
"""What a spreadsheet may run, or would run without the white space before it."""
_MARKED = re.compile(rf"'(?:{_RUNS.pattern})")


def harmless(text: str) -> str:
    """The text as no spreadsheet takes it for a formula: with an apostrophe in front.

    >>> harmless("=1+1"), harmless("a=1"), original(harmless("'=1")) == "'=1"
    ("'=1+1", 'a=1', True)
    """
    return f"'{text}" if _RUNS.match(text) else text


def original(text: str) -> str:
    """The text that `harmless` made a cell of."""
    return text[1:] if _MARKED.match(text) else text


# --- lists ----------------------------------------------------------------------------------------

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ITEM = re.compile(r"(?:[^;\n|\\]|\\.|\\$)+", re.DOTALL)
_WORDS_OF_LIST = re.compile(r"(?:[^;\\]|\\.|\\$)+", re.DOTALL)


def _escape(text: str, marks: str) -> str:
    return re.sub(f"[{re.escape(marks)}\\\\]", lambda found: f"\\{found[0]}", text)


def _plain(text: str) -> str:
    """Without the escapes; white space at the ends is no part of an item."""
    return _ESCAPED.sub(r"\1", text).strip()


def write_items(values: Iterable[object]) -> str | None:
    """The items of a list in one cell; None where there are none."""
    return "; ".join(_escape(str(value), ";") for value in values) or None


def read_items(text: str) -> list[str] | None:
    """The items of a cell."""
    return [item for cut in _WORDS_OF_LIST.findall(text) if (item := _plain(cut))] or None


# --- people: reading ------------------------------------------------------------------------------

_BEHIND = re.compile(r"(.*\S)\s*\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")
_AND = re.compile(r"\s+(?:and|&|und|et|y|e)\s+")
_ESCAPED_OR_COMMA = re.compile(r"\\.|,", re.DOTALL)
_NO_PERSON = re.compile(
    r"(?i)\b(?:of|the|for|on|de la|group|project|team|university|universit\w+|institut\w*|press|"
    r"verlag|ministry|committee|commission|council|society|association|organi[sz]ation|museum|"
    r"library|foundation|company|ltd|inc|gmbh|agency|office|department|bank|union|network|"
    r"al\.?|various|anonymous)(?!\w)|[\d&/@:{}\"()]"
)
_MOST_WORDS = 5


def read_people(text: str) -> list[Parts] | None:
    """The people of a cell: `;`, a new line or `|` stands between them, or else "and"."""
    return _people(text, with_role=False)


def read_contributors(text: str) -> list[Parts] | None:
    """The same, each with what they did in parentheses."""
    return _people(text, with_role=True)


def _people(text: str, *, with_role: bool) -> list[Parts] | None:
    items = [text] if _is_one(text) else _ITEM.findall(text)
    if len(items) == 1 and not re.search(r"[;\n|{\\]", text):
        items = _joined_by_and(text)
    return [name for item in items if (name := _person(item.strip(), with_role=with_role))] or None


def _is_one(text: str) -> bool:
    return not re.search(r"[;\n|]", text)


def _joined_by_and(text: str) -> list[str]:
    """`A B, C D and E F`, `A B & C D`, `Family, Given and Family, Given`; else the text alone."""
    *first, last = _AND.split(text)
    if not first or _NO_PERSON.search(_AND.sub(" ", text)):
        return [text]
    listed = first[0].split(",")
    if len(first) == 1 and len(listed) > 1 and all(_is_natural(part) for part in [*listed, last]):
        return [*listed, last]
    return [*(part.rstrip(", ") for part in first), last]


def _is_natural(text: str) -> bool:
    """Whether a text looks like given and family name of one person."""
    words = text.split()
    return 2 <= len(words) <= _MOST_WORDS and words[0][:1].isupper() and words[-1][:1].isupper()


def may_be_two(text: str) -> bool:
    """Whether a cell without `;` may mean two people: `Eleanor Marsh, Pieter Weyden`."""
    parts = text.split(",")
    return _is_one(text) and len(parts) == 2 and all(map(_is_natural, parts))


def _person(text: str, *, with_role: bool) -> Parts | None:
    behind: Parts = {}
    while found := _BEHIND.fullmatch(text):
        inner = _plain(found[2])
        orcid = _ORCID.fullmatch(inner)
        name = "orcid" if orcid else "role"
        if name in behind or not inner or not (orcid or with_role):
            break
        behind[name] = orcid[1] if orcid else inner
        text = found[1]
    parts = _name(text)
    return parts | behind if parts else None


def _name(text: str) -> Parts | None:
    if text.startswith("{") and text.endswith("}"):
        literal = _plain(text[1:-1])
        return {"literal": literal} if literal else None
    if "," not in text.replace("\\,", ""):
        return _natural(text)
    pieces = [piece.strip() for piece in _at_commas(text)]
    family, given, suffix = [*pieces, "", ""][:3]
    if len(pieces) > 3:
        suffix = ", ".join(pieces[2:])
    parts = _with_particles(family.split(" "), given.split(" ")) | {"suffix": _plain(suffix)}
    parts = {name: part for name, part in parts.items() if part}
    return parts if parts.get("family") or parts.get("given") else None


def _at_commas(text: str) -> Iterator[str]:
    """The pieces of a text between commas that are not escaped."""
    start = 0
    for mark in _ESCAPED_OR_COMMA.finditer(text):
        if mark[0] == ",":
            yield text[start : mark.start()]
            start = mark.end()
    yield text[start:]


def _with_particles(family: list[str], given: list[str]) -> Parts:
    """Small words before the family name always stand there, those behind the given name not."""
    start = next((n for n, word in enumerate(family) if not word[:1].islower()), len(family) - 1)
    end = len(given)
    while end > 1 and given[end - 1][:1].islower():
        end -= 1
    return {
        "family": _plain(" ".join(family[start:])),
        "given": _plain(" ".join(given[:end])),
        "non_dropping_particle": _plain(" ".join(family[:start])),
        "dropping_particle": _plain(" ".join(given[end:])),
    }


def _natural(text: str) -> Parts | None:
    """`Pieter van der Weyden` in parts; what does not look like a person is a literal name."""
    plain = _plain(text)
    if "\\" in text or _NO_PERSON.search(plain) or not _is_natural(plain):
        return {"literal": plain} if plain else None
    words = plain.split()
    start = next((n for n, word in enumerate(words) if word[0].islower()), len(words) - 1)
    parts = _with_particles(words[start:], [])
    return {"given": " ".join(words[:start])} | {n: part for n, part in parts.items() if part}


# --- people: writing ------------------------------------------------------------------------------


def write_people(names: Iterable[Name]) -> str | None:
    """The people in one cell; None where there are none.

    >>> from precarious_truce.model import Name
    >>> write_people([Name(family="Cole", given="Bo"), Name(literal="Danube Survey Group")])
    'Cole, Bo; Danube Survey Group'
    >>> write_people([Name(literal="Emil Cole")])
    '{Emil Cole}'
    """
    written = [_written(name) for name in names]
    text = "; ".join(written)
    if len(written) == 1 and len(_joined_by_and(text)) > 1:
        return f"{text};"  # one name that has an "and" in it
    return text or None


def _written(name: Name) -> str:
    text = _whole_name(name)
    if name.orcid:
        text += f" ({name.orcid})"
    if isinstance(name, Contributor) and name.role:
        text += f" ({_escape(name.role, ';|()')})".replace("\n", "\\\n")
    return text


def _whole_name(name: Name) -> str:
    if name.literal:
        text = _in_list(name.literal, ",")
        plain = "\\" not in text and _name(text) == {"literal": name.literal}
        return text if plain and not _BEHIND.fullmatch(text) else f"{{{text}}}"
    family = " ".join(p for p in (name.non_dropping_particle, name.family) if p)
    given = " ".join(p for p in (name.given, name.dropping_particle) if p)
    parts = [family, given, *([name.suffix] if name.suffix else [])]
    return ", ".join(_in_list(part, ",") for part in parts).rstrip(" ")


def _in_list(text: str, marks: str) -> str:
    """A part of a name as it stands in a list of people."""
    return _escape(text, f";|{marks}{{}}()").replace("\n", "\\\n")
