"""Pages in a citation: the quick way to them and the model's say the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from precarious_truce.formats.dublin_core.writing.citation import printed
from precarious_truce.model import Pages

numbers = st.one_of(st.integers(0, 1200).map(str), st.from_regex("[0-9]{1,8}", fullmatch=True))
labels = st.one_of(numbers, st.sampled_from(["ix", "A1", "12a", "2-1", "[iii]", "xIx"]))
ranges = st.tuples(labels, st.sampled_from(["-", "–", "--", " - ", ", "]), labels).map("".join)


@given(text=st.one_of(ranges, labels, numbers.map("{}ff.".format)))
def test_pages_are_read_as_the_model_reads_them(text: str) -> None:
    pages, found = Pages(text), printed(Pages(text))
    assert found.text == pages.canonical
    assert found.first == (pages.first.text if pages.first else "")
    assert found.last == (pages.last.text if pages.last else "")
    if pages.ranges and "-" not in pages.canonical:
        assert found.hyphenated == pages.canonical.replace("–", "-")
    else:
        assert found.hyphenated == pages.hyphenated
