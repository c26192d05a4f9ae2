"""Variables in the note of an item, as Zotero's users write them."""

from __future__ import annotations

from precarious_truce.citations.note_fields import fields


def test_lines_at_the_beginning_are_variables() -> None:
    note = "original-date: 1924\nDOI: 10.1/x\nA remark.\nISBN: not any more"
    assert fields(note, {}) == {"original-date": {"raw": "1924"}, "DOI": "10.1/x"}


def test_the_first_line_may_be_a_remark() -> None:
    assert fields("Reprinted.\nsection: 4", {}) == {"section": "4"}


def test_names_are_gathered_in_order() -> None:
    note = "editor: Carr || E. H.\neditor: Royal Institute"
    carr, institute = {"family": "Carr", "given": "E. H."}, {"literal": "Royal Institute"}
    assert fields(note, {}) == {"editor": [carr, institute]}


def test_what_the_item_has_itself_counts_but_for_its_type() -> None:
    assert fields("title: X\ntype: chapter", {"title": "T", "type": "book"}) == {"type": "chapter"}
