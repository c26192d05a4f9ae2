"""Installed styles."""

from __future__ import annotations

from typing import Any

import pytest

from precarious_truce.citations import find_style, style_names
from precarious_truce.errors import StyleError


def notes(*clusters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"citationItems": c, "properties": {"noteIndex": n}} for n, c in enumerate(clusters, 1)]


def test_finding_styles() -> None:
    assert {"apa", "ieee", "nature-digest"} <= set(style_names())
    assert find_style("nature-digest").stem == "nature"
    assert find_style("chicago-fullnote-bibliography").stem == "chicago-notes-bibliography"
    with pytest.raises(StyleError, match="did you mean apa"):
        find_style("appa")
