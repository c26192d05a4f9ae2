"""Groups, and which of them print nothing (CSL 1.0.2, "Group")."""

from __future__ import annotations

from tests.citations.build import entry


def test_a_group_without_its_variables_is_nothing() -> None:
    group = '<group><text term="edition"/><text variable="edition" prefix=" "/></group>'
    body = group + '<text value="!"/>'
    assert entry(body) == "!"
