"""What the closures of a compiled style have in common: their type, and what some leave behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from precarious_truce.citations.context import Context
from precarious_truce.citations.variables import DATE_VARIABLES

__all__ = ["MAX_MEMO", "Render", "nothing", "suppress", "used_as_substitute"]

Render = Callable[[Context], str]
"""A compiled element: from the state of a rendering to marked text, "" for nothing."""
MAX_MEMO = 4096
"""How many results a closure remembers at most."""


def nothing(ctx: Context) -> str:
    """The closure of an element that never prints anything."""
    return ""


def suppress(ctx: Context, variables: Iterable[str]) -> None:
    """Variables that a substitute printed are suppressed in the rest (CSL 1.0.2, "Substitute")."""
    ctx.suppressed = ctx.suppressed.union(variables)
    ctx.signature = ctx.item.signature_without(ctx.suppressed) + ctx.comparing


def used_as_substitute(ctx: Context, variable: str, text: str) -> None:
    """Suppress `variable`; its `text` is what later entries compare, in place of names."""
    suppress(ctx, (variable,))
    begins = ctx.bibliography and ctx.first_names is None
    if begins and text and variable not in DATE_VARIABLES:
        ctx.leading_names = [text]
