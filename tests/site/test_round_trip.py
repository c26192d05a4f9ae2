"""What a site's pages give back: the record, but for what the ledger names."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from tests import strategies

import precarious_truce as pt
from precarious_truce import site
from precarious_truce.model import Library, Work
from precarious_truce.site.names import names_of
from precarious_truce.site.pages import Site, WorkPages
from precarious_truce.site.rendering import Renderer
from precarious_truce.sources import draft_of

ROOT = Path(__file__).parents[2]
RENDERER = Renderer()


def pages_of(work: Work, base_url: str = "") -> dict[str, str]:
    """The pages of a work by their paths."""
    made = WorkPages(Site("Books", names_of([work]), base_url), work)
    return {path: RENDERER.page("work.html", **context) for path, context in made.described()}


def returned(page: str) -> Library:
    """The library that the draft of a page is."""
    return pt.loads(draft_of(page.encode("utf-8", "surrogatepass")).record())


def record_files() -> list[Path]:
    shared = ROOT.parent / "shared" / "records"
    return sorted([*(ROOT / "data").glob("*.yaml"), *shared.glob("*.yaml")])


@pytest.mark.parametrize("path", record_files(), ids=lambda path: path.stem)
def test_a_record_comes_back_from_the_page_of_its_book(path: Path, tmp_path: Path) -> None:
    try:
        library = pt.load(path)
    except pt.TruceError as error:  # a record that is wrong on purpose: what is sound of it
        assert isinstance(error.library, Library)
        library = error.library
    site.build(library, tmp_path)
    kept = library.without(site.losses(library))
    for work in library:
        page = (tmp_path / work.key / "index.html").read_text(encoding="utf-8")
        assert list(returned(page)) == [kept[work.key]]


@settings(max_examples=25)
@given(strategies.libraries)
def test_the_law(library: Library) -> None:
    kept = library.without(site.losses(library))
    for before, after in zip(library, kept, strict=True):
        pages = pages_of(site.public(before))
        page = pages[f"{names_of([before])[before.key].folder}/index.html"]
        if after.title is not None:  # without one it is no page of a book
            assert list(returned(page)) == [after]


def test_what_is_not_published() -> None:
    work = pt.Book.model_validate({
        "title": "Rivers", "accept": {"C1": "no chapter 2"}, "x-shelf": "3",
        "extra": {"bibtex": {"file": "papers/r.pdf"}},
        "contents": [{"title": "Floods", "x-read": "yes"}],
    })  # fmt: skip
    assert [loss.path[1:] for loss in site.losses(work)] == [
        ("x-",), ("extra",), ("accept",), ("contents", 0, "x-"),
    ]  # fmt: skip
    page = next(iter(pages_of(site.public(work)).values()))
    assert not any(word in page for word in ("x-shelf", "r.pdf", "no chapter 2", "x-read"))


def test_the_page_of_a_part_gives_its_book_and_the_part() -> None:
    """Not all of the book: what the page says of it, and the part that it is of."""
    work = pt.load(ROOT / "data" / "edited-volume.yaml").book("marsh2004")
    pages = pages_of(work)
    (found,) = returned(pages["marsh2004/marsh2004-ch1.html"]).books()
    assert (found.title, found.subtitle) == (work.title, work.subtitle)
    assert [(p.number, p.title, p.pages, p.author, p.doi) for p in found.contents] == [
        (p.number, p.title, p.pages, p.author, p.doi) for p in work.contents[2:3]
    ]
    assert found.series == work.series and found.publisher == work.publisher
    assert found.place == work.place and found.date == work.date and found.extent is None


def test_other_sites_pages_are_read_by_the_same_words() -> None:
    """Without the record: what JSON-LD says is enough for most of it."""
    for path in (ROOT / "data").glob("*.yaml"):
        for work in pt.load(path).books():
            page = pages_of(work)[f"{work.key}/index.html"]
            before, _, rest = page.partition('<script type="application/json" id="precarious')
            (found,) = returned(before + rest.partition("</script>")[2]).books()
            for told, said in ((found.title, work.title), (found.subtitle, work.subtitle)):
                assert (told and told.text) == (said and said.text)
            if not work.volumes:
                assert [(p.number, p.title.text) for p in found.walk()] == [
                    (p.number, p.title.text) for p in work.walk()
                ]


@pytest.mark.parametrize("held", ["[]", "{", '{"title": null}', '{"title": ""}', "1", '{"a": 1}'])
def test_what_is_no_record_is_passed_over(held: str) -> None:
    page = (
        f'<script type="application/json" id="precarious-truce-record">{held}</script>'
        '<meta name="citation_title" content="Rivers"><p>nothing</p>'
    )
    assert draft_of(page.encode()).facts["title"] == "Rivers"
