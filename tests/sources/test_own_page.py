"""The page that this project began with, as a reader copies it: it is cited as its record is."""

from __future__ import annotations

from pathlib import Path

import precarious_truce as pt
from precarious_truce.sources import draft_of


def pasted(book: pt.Book) -> str:
    """The page of one part of a book at its publisher's: the list twice, then of both."""
    listed = [f"- {part.number or ''} {part.title}".replace("-  ", "- ") for part in book.contents]
    about = f"- {book.title}{book.subtitle}, pp. ix - xivPublisher: {book.publisher[0]}"
    return "\n".join(
        [
            "Book contents", *listed, *listed,
            "Summary",
            "The two governments met. Neither was ready for what the other one asked of it. "
            "What followed was a truce, and it did not hold.",
            "- Type", "- Chapter", "- Information", f"{about}Print publication year: {book.date}",
        ]
    )  # fmt: skip


def test_it_is_cited_as_its_record_is(root: Path) -> None:
    (record,) = pt.load(root / "data" / "precarious-truce.yaml")
    assert isinstance(record, pt.Book)
    draft = draft_of(pasted(record).encode())
    draft.state("author", "Gorodetsky, Gabriel")
    draft.state("language", "en")
    (drafted,) = pt.loads(draft.record())
    assert isinstance(drafted, pt.Book) and len(drafted.contents) == 14
    assert str(drafted.contents[3].pages) == "ix–xiv"
    known = [
        r.key for r in pt.Library([record]).references() if str(r.pages) in ("None", "ix–xiv")
    ]  # the page does not tell the pages of the others
    assert len(known) == 13
    for style in ("apa", "chicago-author-date", "ieee"):
        for key in known:
            made, wanted = (
                pt.bibliography(pt.Library([book]), [key], style=style, output="text")
                for book in (drafted, record)
            )
            assert made == wanted
