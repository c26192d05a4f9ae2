"""Display blocks of bibliography entries, and `second-field-align` (CSL 1.0.2, "Display")."""

from __future__ import annotations

from precarious_truce.citations.compile import Node
from precarious_truce.citations.richtext import Blob
from precarious_truce.citations.state import State

__all__ = ["align_fields", "in_block"]


def in_block(node: Node, display: str) -> Node:
    """What `node` makes, as a block of its own."""

    def block(st: State) -> None:
        outer = st.out
        st.out = made = []
        node(st)
        st.out = outer
        if made:
            outer.append(Blob(made, decor=(("display", display),)))

    return block


def align_fields(nodes: list[Node]) -> list[Node]:
    """The first field in the margin, the others beside it."""

    def aligned(st: State) -> None:
        outer = st.out
        margin: list[Blob] = []
        st.out = margin
        rest = iter(nodes)
        for node in rest:
            node(st)
            break
        st.out = beside = []
        for node in rest:
            node(st)
        st.out = outer
        if margin:
            outer.append(Blob(margin, decor=(("display", "left-margin"),)))
        if beside:
            outer.append(Blob(beside, decor=(("display", "right-inline"),)))

    return [aligned]
