"""Pages as bibliographies have them, which are no fault of a record."""

from __future__ import annotations

import pytest

import precarious_truce as pt


def faults(pages: str) -> list[str]:
    reference = pt.Reference(type="article-journal", title="A", container_title="J", pages=pages)
    return [fault.code for fault in pt.check(reference) if fault.code in ("P8", "P9", "P10")]


@pytest.mark.parametrize(
    "pages",
    ["cols. 1066–1081", "col. 1066–1081", "Sp. 12–15", "fols. 3r–4v", "figs. 3–5", "nos. 3–5",
     "129.e19–129.e27", "129.e1", "129.e19–e27", "e5–e9", "1:e5–1:e9", "130.e1–130.e9, 131",
     "<i>12</i>–14", '<span class="nocase">A</span>12', "12–<b>15</b>"],
)  # fmt: skip
def test_words_before_pages_online_pages_and_markup_are_no_fault(pages: str) -> None:
    assert faults(pages) == []


@pytest.mark.parametrize(
    ("pages", "code"),
    [("A1–12", "P8"), ("xi–12", "P8"), ("ix–XIV", "P8"), ("<i>somewhere</i>", "P9"), ("vx", "P9"),
     ("x.e", "P9"), ("e12345", "P10")],
)  # fmt: skip
def test_what_is_a_fault_stays_one(pages: str, code: str) -> None:
    assert code in faults(pages)
