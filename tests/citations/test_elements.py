"""Reading the XML of styles."""

from __future__ import annotations

from tests.citations.build import entries, style


def test_entities_that_a_style_escaped_twice() -> None:
    text = style('<text variable="title" prefix="A &amp;#8211; "/><text value="&amp;amp;"/>')
    assert entries(text, {}) == ["A – On peace&"]
