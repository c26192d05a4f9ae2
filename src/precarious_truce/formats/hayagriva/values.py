"""The values of hayagriva and what they are here: formattable text, names, dates, numbers.

One value that typst cannot read costs it the whole file, so what is not in the form that
hayagriva's documentation (`docs/file-format.md`) asks for is not written.

>>> write_title("The history of <i>NASA</i> and {braces}")
'The history of {NASA} and \\\\{braces\\\\}'
>>> read_title("The history of {NASA} and \\\\{braces\\\\}"), read_title("On {silk}")
('The history of NASA and {braces}', 'On <span class="nocase">silk</span>')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from precarious_truce.formats.bib.raw.latex.case import protected, unprotected
from precarious_truce.formats.bib.raw.latex.markup import NOCASE, events, normalize
from precarious_truce.formats.crosswalk.markup import plain
from precarious_truce.model import Date, Name, Pages

__all__ = [
    "date_of", "date_text", "is_numeric", "is_url", "read_lists", "read_people", "read_text",
    "read_title", "read_verbatim", "write_language", "write_list", "write_pages",
    "write_people", "write_text", "write_title", "write_verbatim",
]  # fmt: skip

# --- text -----------------------------------------------------------------------------------------


def _folded(text: str) -> str:
    return " ".join(text.split())


def _without_markup(text: str) -> str:
    """The text with case protection, and without all other markup."""
    if "<" not in text:
        return text
    for _ in range(8):
        before = text
        kept = (one.text for one in events(normalize(text)) if one.kind in ("", "nocase"))
        text = "".join(kept)
        if text == before:
            break
    return text


_SPECIAL = re.compile(r"[\\{}$]")


def _escaped(text: str) -> str:
    """Formattable text: braces for case protection, signs of the format behind a backslash."""
    if "<" not in text:
        return _SPECIAL.sub(r"\\\g<0>", text)
    out = []
    for one in events(text):
        if one.kind == "nocase":
            out.append("{" if one.opens else "}")
        else:
            out.append(_SPECIAL.sub(r"\\\g<0>", one.text))
    return "".join(out)


def write_text(value: object) -> str | None:
    """Formattable text; None for what is blank."""
    text = _without_markup(_folded(str(value)))
    return _escaped(text) if plain(text).strip() else None


def write_title(value: object) -> str | None:
    """A title: words that a style would set in small letters are protected."""
    text = protected(_without_markup(_folded(str(value))))
    if NOCASE in str(value):  # in the form in which it comes back
        text = protected(unprotected(text))
    return _escaped(text) if plain(text).strip() else None


def read_text(raw: object) -> str | None:
    """Text of formattable text; its braces are case protection."""
    if not isinstance(raw, str):
        return None
    out: list[str] = []
    depth = 0
    pieces = re.split(r"(\\[\\{}$]|[{}])", raw)
    for piece in pieces:
        if piece == "{":
            out += [NOCASE] if depth == 0 else []
            depth += 1
        elif piece == "}":
            out += ["</span>"] if depth == 1 else []
            depth = max(0, depth - 1)
        else:
            out.append(piece[1:] if len(piece) == 2 and piece[0] == "\\" else piece)
    text = _folded("".join(out) + ("</span>" if depth else ""))
    return normalize(text).strip() if plain(text).strip() else None


def read_title(raw: object) -> str | None:
    """A title, without the protection that is put there when it is written."""
    text = read_text(raw)
    return unprotected(text) if text else None


def write_verbatim(value: object) -> str | None:
    """Text that nothing formats."""
    return _folded(plain(str(value))) or None


def read_verbatim(raw: object) -> str | None:
    """The same, read."""
    return _folded(raw) or None if isinstance(raw, str) else None


def write_list(values: Iterable[object]) -> str | None:
    """Several publishers or places as the one text that there is.

    >>> write_list(["London ; New York", "Bern"])
    'London; New York; Bern'
    """
    items = (item.strip() for value in values for item in str(value).split("; "))
    return write_text("; ".join(item for item in items if item))


def read_lists(raw: object) -> list[str] | None:
    """The items of such a text."""
    text = read_text(raw)
    return [item.strip() for item in text.split("; ") if item.strip()] or None if text else None


_NUMERIC = re.compile(r"\d{1,9}")


def is_numeric(text: str) -> bool:
    """Whether text is a number, where hayagriva takes nothing else."""
    return _NUMERIC.fullmatch(text) is not None


_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?")


def write_language(values: Iterable[object]) -> str | None:
    """The first of several languages that is an identifier of Unicode (UTS 35)."""
    return next((tag for tag in map(str, values) if _LANGUAGE.fullmatch(tag)), None)


def write_pages(pages: Pages) -> str | None:
    """Pages with hyphens."""
    return _folded(pages.hyphenated) or None


_URL = re.compile(
    r"(?:https?|ftp)://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,4})?(?:[/?#]\S*)?"
)


def is_url(text: str) -> bool:
    """Whether text is an address of the web, which alone hayagriva takes for one."""
    return _URL.fullmatch(text) is not None


# --- names ----------------------------------------------------------------------------------------

Person = str | dict[str, Any]


def write_people(names: Iterable[Name]) -> list[Person] | None:
    """Names; None where there is none."""
    return [one for name in names if (one := _person(name))] or None


def _person(name: Name) -> Person | None:
    """`Family, Given` where that says all, else its parts.

    >>> _person(Name(family="Weyden", given="Pieter", non_dropping_particle="van der"))
    {'name': 'Weyden', 'given-name': 'Pieter', 'prefix': 'van der'}
    >>> _person(Name(family="Marsh", given="Ellen")), _person(Name(literal="Danube Group"))
    ('Marsh, Ellen', {'name': 'Danube Group'})
    """
    if name.literal is not None:
        text = _folded(name.literal)
        return text if text.isalnum() and text[:1].isupper() else {"name": text} if text else None
    prefix = " ".join(part for part in (name.particles,) if part)
    parts = {
        "name": name.family or "", "given-name": name.given or "", "prefix": prefix,
        "suffix": name.suffix or "",
    }  # fmt: skip
    stated: dict[str, Any] = {here: _folded(text) for here, text in parts.items() if text.strip()}
    if "name" not in stated:
        if "given-name" not in stated:
            return None
        stated["name"] = stated.pop("given-name")
        return {**stated, _IS: "given"}
    if name.comma_suffix is not None:
        stated["comma-suffix"] = "true" if name.comma_suffix else "false"
    if stated.keys() == {"name", "given-name"} and _is_plain(stated):
        return f"{stated['name']}, {stated['given-name']}"
    return stated if "given-name" in stated else {**stated, _IS: "family"}


_IS = "x-is"
"""What tells of a name in one part what it is."""


def _is_plain(stated: Mapping[str, str]) -> bool:
    """Whether a name in one line is parted as it was."""
    words = stated["name"].split(" ")
    return all(word[:1].isupper() for word in words) and "," not in "".join(stated.values())


def read_people(raw: object) -> list[dict[str, Any]] | None:
    """Names of a list, or of one."""
    items = raw if isinstance(raw, list) else [raw]
    return [name for one in items if (name := _read_person(one))] or None


def _read_person(raw: object) -> dict[str, Any] | None:
    if isinstance(raw, str):
        return _parted(raw)
    if not isinstance(raw, dict):
        return None
    text = {here: _folded(one) for here, one in raw.items() if isinstance(one, str) and one.strip()}
    name = text.get("name")
    if not name:
        alias = text.get("alias")
        return {"literal": alias} if alias else None
    if text.get(_IS) == "given":
        found = {"given": name}
    elif "given-name" in text or text.get(_IS) == "family" or {"prefix", "suffix"} & text.keys():
        found = {"family": name, "given": text.get("given-name", "")}
    else:
        return {"literal": name}
    found |= {"non_dropping_particle": text.get("prefix", ""), "suffix": text.get("suffix", "")}
    parts: dict[str, Any] = {here: one for here, one in found.items() if one}
    if "comma-suffix" in text:
        parts["comma_suffix"] = text["comma-suffix"] == "true"
    return parts


def _parted(text: str) -> dict[str, Any] | None:
    """The parts of `prefix Name, Suffix, Given`, as hayagriva tells them."""
    parts = [_folded(part) for part in text.split(",", 2)]
    if len(parts) == 1 or not parts[0]:
        literal = _folded(text.strip(" ,"))
        return {"literal": literal} if literal else None
    words = parts[0].split(" ")
    lower = [n for n, word in enumerate(words[:-1]) if word[:1].islower()]
    cut = lower[-1] + 1 if lower else 0
    found = {
        "family": " ".join(words[cut:]), "given": parts[-1],
        "non_dropping_particle": " ".join(words[:cut]),
        "suffix": parts[1] if len(parts) == 3 else "",
    }  # fmt: skip
    return {here: one for here, one in found.items() if one}


# --- dates ----------------------------------------------------------------------------------------

_READ = re.compile(r"(~?)\s*([+-]?\d{1,6}(?:-\d\d(?:-\d\d)?)?)")


def date_text(edtf: str) -> str | None:
    """A date of EDTF as hayagriva has it: year, month, day, maybe `~`; None where it has no year.

    >>> [date_text(text) for text in ("1977", "1931~", "2011-06-01", "1911/1914", "1952?", "-0043")]
    ['1977', '~1931', '2011-06-01', '1911', '~1952', '-0043']
    >>> date_text("2001-21"), date_text("forthcoming")
    ('2001', None)
    """
    date = Date(edtf)
    moment = date.start or date.end
    if moment is None or moment.year is None or abs(moment.year) > 9999:
        return None
    parts = [moment.year] if moment.season else list(moment.parts)
    sign = "-" if parts[0] < 0 else ""
    text = "-".join([f"{sign}{abs(parts[0]):04d}", *(f"{part:02d}" for part in parts[1:])])
    return ("~" if date.circa else "") + text


def date_of(raw: str) -> str | None:
    """The EDTF of a date as hayagriva has it; other text stays as it is.

    >>> [date_of(text) for text in ("~2003-06-21", "1977", "-0043", "soon")]
    ['2003-06-21~', '1977', '-0043', 'soon']
    """
    found = _READ.fullmatch(raw.strip())
    if found is None:
        return _folded(raw) or None
    circa, text = found.groups()
    sign, digits = ("-", text[1:]) if text[0] == "-" else ("", text.lstrip("+"))
    year, dash, rest = digits.partition("-")
    return f"{sign}{year:0>4}{dash}{rest}" + ("~" if circa else "")
