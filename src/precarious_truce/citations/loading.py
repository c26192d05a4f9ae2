"""Styles by name, path or text; each is parsed once, as long as it stays as it is.

>>> load("apa").in_text, load("apa") is load("apa")
(True, True)
"""

from __future__ import annotations

import functools
from pathlib import Path

from precarious_truce.citations.elements import parse
from precarious_truce.citations.finding import find_style
from precarious_truce.citations.naming import style_file
from precarious_truce.citations.style import Style
from precarious_truce.errors import Diagnostic, StyleError

__all__ = ["load"]

MAX_BYTES = 8_000_000


def load(style: str | bytes | Path) -> Style:
    """The style with this name, at this path, or with this text (anything with a `<` in it).

    Of a dependent style its parent is given.  Raises `StyleError` where there is none, or where
    it cannot be read.
    """
    found = _load(style)
    if found.parent and not found.areas:
        return _at(find_style(found.parent))
    if not found.areas:
        message = "a style needs cs:citation or cs:bibliography"
        raise StyleError(Diagnostic("S2", message, file=found.name, line=1))
    return found


def _load(style: str | bytes | Path) -> Style:
    if isinstance(style, (bytes, bytearray)):
        return _of_text(bytes(style))
    if isinstance(style, Path):
        return _at(style)
    if not isinstance(style, str):
        raise StyleError(Diagnostic("S1", "a style is a name, a path or a text", file="style"))
    if "<" in style:
        return _of_text(style.encode("utf-8", "replace"))
    is_path = "/" in style or "\\" in style
    if (is_path or style.endswith(".csl")) and _is_file(style):
        return _at(Path(style))
    if is_path:
        raise StyleError(Diagnostic("S1", "there is no such file", file=style[:200]))
    return _at(style_file(style))


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def _at(path: Path) -> Style:
    try:
        stat = path.stat()
        return _of_file(str(path), (stat.st_mtime_ns, stat.st_size))
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise StyleError(Diagnostic("S1", message, file=str(path))) from None


@functools.lru_cache(maxsize=64)
def _of_file(path: str, _stamp: tuple[int, int]) -> Style:
    file = Path(path)
    if file.stat().st_size > MAX_BYTES:
        raise StyleError(Diagnostic("S2", "the file is too large for a style", file=file.name))
    return Style(parse(file.read_bytes(), file.name), file.name)


@functools.lru_cache(maxsize=32)
def _of_text(data: bytes) -> Style:
    return Style(parse(data), "style")
