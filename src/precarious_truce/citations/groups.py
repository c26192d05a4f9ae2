"""Sequences and groups of elements, and which of them print nothing (CSL 1.0.2, "Group").

A group whose variables are all empty prints nothing.  Where that depends on the item alone, it is
remembered for all items of the same signature, and the group is not rendered for them again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from precarious_truce.citations.context import Context
from precarious_truce.citations.formatting import FIRSTS, LASTS, Formatting, seam
from precarious_truce.citations.rendering import MAX_MEMO, Render, nothing

__all__ = ["Remembered", "grouped", "sequence"]


class Trace(NamedTuple):
    """What a group that prints nothing leaves behind: `has_empty` and `distinct`."""

    has_empty: bool
    distinct: bool


_TRACES = {(a, b): Trace(a, b) for a in (False, True) for b in (False, True)}
Traces = dict[int, Trace]
"""For the signatures of which items a group prints nothing, and what it leaves behind."""
Branches = dict[int, Render]
"""The branch of a choice that items of a signature take."""


class Remembered:
    """What is known of an area for items of one signature: empty groups, and branches taken."""

    def __init__(self) -> None:
        self.traces: dict[Render, Traces] = {}
        self.branches: dict[Render, Branches] = {}

    def taken(self, render: Render, signature: int) -> Render:
        """The branch that such items take in place of a choice; what is no choice, as it is."""
        while (branches := self.branches.get(render)) is not None and signature in branches:
            render = branches[signature]
        return render

    def plan(self, renders: list[Render], signature: int) -> tuple[list[Render], Trace]:
        """Which of `renders` have to run for items like this, and what the others would leave.

        In place of a choice stands the branch that such items take.
        """
        needed, has_empty, distinct = [], False, False
        for render in (self.taken(render, signature) for render in renders):
            if render is nothing:
                continue
            traces = self.traces.get(render)
            trace = traces.get(signature) if traces is not None else None
            if trace is None:
                needed.append(render)
            else:
                has_empty = has_empty or trace.has_empty
                distinct = distinct or trace.distinct
        return needed, Trace(has_empty, distinct)


def sequence(renders: list[Render], delimiter: str, remembered: Remembered) -> Render:
    """One closure of several, their results joined by `delimiter`."""
    if not renders:
        return nothing
    if len(renders) == 1:
        return renders[0]
    joint = seam(delimiter)
    plans: dict[int, tuple[list[Render], Trace]] = {}

    def run(ctx: Context) -> str:
        texts = []
        signature = ctx.signature
        plan = None if ctx.suppress_author else plans.get(signature)
        for render in renders if plan is None else plan[0]:
            text = render(ctx)
            if text:
                texts.append(text)
        if plan is not None:
            trace = plan[1]
            ctx.has_empty = ctx.has_empty or trace.has_empty
            ctx.distinct = ctx.distinct or trace.distinct
        elif len(plans) < MAX_MEMO and not ctx.suppress_author:
            plans[signature] = remembered.plan(renders, signature)
        return joint.join(texts) if len(texts) != 1 else texts[0]

    return run


def grouped(
    run: Callable[[], Render], pure: bool, formatting: Formatting, remembered: Remembered
) -> Render:
    """A group of what `run` gives; `pure`: its contents depend on the item alone."""
    traces: Traces = {}

    def remember(ctx: Context, signature: int, has_empty: bool) -> None:
        """That the group prints nothing, unless the cite or other entries have a part in it."""
        usual = ctx.signature == signature and not ctx.suppress_author and ctx.collapsing is None
        if usual and ctx.replacement is None and len(traces) < MAX_MEMO:
            traces[signature] = _TRACES[has_empty, ctx.distinct]

    format_group, before, after = formatting.group, formatting.before, formatting.after

    def group(ctx: Context) -> str:
        signature = ctx.signature
        if pure and not ctx.suppress_author:
            trace = traces.get(signature)
            if trace is not None:
                ctx.has_empty = ctx.has_empty or trace.has_empty
                ctx.distinct = ctx.distinct or trace.distinct
                return ""
        has_value, has_empty, begun, distinct = (
            ctx.has_value, ctx.has_empty, ctx.begun, ctx.distinct,
        )  # fmt: skip
        ctx.has_value = ctx.has_empty = ctx.distinct = False
        if distinct:
            ctx.distinct_outside = True
        text = run()(ctx)
        if ctx.has_value or not ctx.has_empty:
            if text:
                ctx.has_value, ctx.has_empty = True, has_empty
                ctx.distinct = ctx.distinct or distinct
                if text[-1] in LASTS or text[0] in FIRSTS:
                    return format_group(text)
                return before + text + after
            if pure and not ctx.has_value:
                remember(ctx, signature, False)
            ctx.has_value, ctx.has_empty = has_value or ctx.has_value, has_empty
        else:
            if pure:
                remember(ctx, signature, True)
            ctx.has_value, ctx.has_empty, ctx.begun = has_value, True, begun
        ctx.distinct = ctx.distinct or distinct
        return ""

    if pure:
        remembered.traces[group] = traces
    return group
