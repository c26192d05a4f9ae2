"""What the closures of a compiled style have in common: their type, and what some leave behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from precarious_truce.citations.context import Context
from precarious_truce.citations.item import DATE_VARIABLES

__all__ = ["MAX_MEMO", "Render", "mark_done", "nothing", "substituted"]

Render = Callable[[Context], str]
"""A compiled element: from the state of a rendering to marked text, "" for nothing."""
MAX_MEMO = 4096


def nothing(ctx: Context) -> str:
    """The closure of an element that never renders anything."""
    return ""


def mark_done(ctx: Context, variables: Iterable[str]) -> None:
    """Variables that were rendered in a substitute are not rendered again."""
    if ctx.done is None:
        ctx.done = set()
    ctx.done.update(variables)


def substituted(ctx: Context, variable: str, text: str) -> None:
    """A variable used in a substitute is not printed again; as names it is compared as text."""
    mark_done(ctx, (variable,))
    if ctx.bibliography and ctx.first_names is None and text and variable not in DATE_VARIABLES:
        ctx.name_list = [text]
