"""Citations and bibliographies in any CSL style, as citeproc-js writes them (CSL 1.0.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from precarious_truce.citations.processor import Processor
    from precarious_truce.citations.styles import find_style, style_names

__all__ = ["Processor", "find_style", "style_names"]

_HOMES = {"Processor": "processor", "find_style": "styles", "style_names": "styles"}


def __getattr__(name: str) -> Any:
    """Import on use: lxml and the styles are heavy."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
