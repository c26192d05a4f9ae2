r"""Case that a title keeps, as a record has it: in braces, as BibTeX and hayagriva have it.

`{TUC}` in a title is `<span class="nocase">TUC</span>` of CSL, which may be written too.  A brace
that is meant as one has a backslash before it, and so has a backslash in a title with braces.

>>> record = {"title": "Rivers and {Borders}", "contents": [r"On \{sets\}", {"title": "Floods"}]}
>>> read_marks(record)["title"], read_marks(record)["contents"]
('Rivers and <span class="nocase">Borders</span>', ['On {sets}', {'title': 'Floods'}])
>>> write_marks(read_marks(record)) == record
True
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from precarious_truce.model.base import Path

__all__ = ["read_marks", "write_marks"]

TITLES = frozenset(
    ("title", "subtitle", "parallel-title", "container-title", "container-subtitle", "volume-title",
     "volume-subtitle", "part-title", "reviewed-title")
)  # fmt: skip
"""Keys of titles."""
HOLDERS = {
    "contents": TITLES, "volumes": TITLES, "series": TITLES, "original": TITLES,
    "reissue-of": TITLES, "event": frozenset(("name",)),
}  # fmt: skip
"""Keys of what has titles in its turn, and whose text is a title → the keys of these."""

T = TypeVar("T")
Change = Callable[[str, Path], str]


def read_marks(
    record: dict[str, T], unmatched: Callable[[Path], None] | None = None
) -> dict[str, T]:
    """The record with the markup of CSL in its titles; `unmatched` gets the path of each title
    whose braces do not match, which stays as it is.
    """

    def change(text: str, path: Path) -> str:
        if "{" not in text and "}" not in text:
            return text
        marked = _read(text)
        if marked is None and unmatched:
            unmatched(path)
        return text if marked is None else marked

    return _changed(record, change, (), TITLES)


def write_marks(record: dict[str, T]) -> dict[str, T]:
    """The record with braces in its titles where they have case protection of CSL."""
    return _changed(record, _write, (), TITLES)


# --- where titles are -----------------------------------------------------------------------------


def _changed(
    record: Mapping[str, T], change: Change, path: Path, titles: frozenset[str]
) -> dict[str, T]:
    return {key: _under(key, value, change, (*path, key), titles) for key, value in record.items()}


def _under(key: str, value: T, change: Change, path: Path, titles: frozenset[str]) -> T:
    if key in titles:
        return _text(value, change, path)
    if key in HOLDERS:
        return _holder(value, change, path, HOLDERS[key])
    return value


def _holder(value: T, change: Change, path: Path, titles: frozenset[str]) -> T:
    """What has titles, or is the text of one."""
    found: object = value
    if isinstance(value, str):
        found = change(value, path)
    elif isinstance(value, dict):
        found = _changed(value, change, path, titles)
    elif isinstance(value, list):
        found = [_holder(item, change, (*path, n), titles) for n, item in enumerate(value)]
    return found  # type: ignore[return-value]


def _text(value: T, change: Change, path: Path) -> T:
    """A title: text, or texts by what they are, or several."""
    found: object = value
    if isinstance(value, str):
        found = change(value, path)
    elif isinstance(value, dict):
        found = {k: v if k == "lang" else _text(v, change, (*path, k)) for k, v in value.items()}
    elif isinstance(value, list):
        found = [_text(item, change, (*path, n)) for n, item in enumerate(value)]
    return found  # type: ignore[return-value]


# --- marks ----------------------------------------------------------------------------------------

_OPENS, _CLOSES = '<span class="nocase">', "</span>"
_BRACES = re.compile(r"(\\[\\{}]|\{\}|[{}])")
_SPANS = re.compile(r"(<span[^<>]*>|</span>)")
_ESCAPED = re.compile(r"[\\{}]")


def _read(text: str) -> str | None:
    r"""The text with markup for braces; None where these do not match.

    >>> _read("A {b {c}}"), _read(r"\{} \x \\ {a}"), _read("{} }{")
    ('A <span class="nocase">b <span class="nocase">c</span></span>', None, None)
    >>> _read(r"\{\} \x \\ {a} {}")
    '{} \\x \\ <span class="nocase">a</span> {}'
    """
    depth = 0
    found = []
    for number, token in enumerate(_BRACES.split(text)):
        if number % 2 and token in ("{", "}"):
            depth += 1 if token == "{" else -1
            found.append(_OPENS if token == "{" else _CLOSES)
        else:
            found.append(token[1:] if number % 2 and token[0] == "\\" else token)
        if depth < 0:
            return None
    return "".join(found) if depth == 0 else None


def _write(text: str, path: Path) -> str:
    r"""The text with braces for markup.

    >>> _write('A <span class="nocase">b</span>', ()), _write(r"\a", ()), _write(r"{\a}", ())
    ('A {b}', '\\a', '\\{\\\\a\\}')
    """
    marked = _OPENS in text
    if not marked and "{" not in text and "}" not in text:
        return text
    tokens = _SPANS.split(text)
    braces = dict(_pairs(tokens)) if marked else {}
    if not braces and "{" not in text and "}" not in text:
        return text
    return "".join(
        braces.get(number) or _ESCAPED.sub(r"\\\g<0>", token) for number, token in enumerate(tokens)
    )


def _pairs(tokens: list[str]) -> Iterator[tuple[int, str]]:
    """The tokens that are case protection around something, with the braces for them."""
    waiting: list[int] = []
    for number in range(1, len(tokens), 2):
        if tokens[number] != _CLOSES:
            waiting.append(number)
        elif waiting:
            opened = waiting.pop()
            is_empty = opened + 2 == number and not tokens[opened + 1]
            if tokens[opened] == _OPENS and not is_empty:
                yield from ((opened, "{"), (number, "}"))
