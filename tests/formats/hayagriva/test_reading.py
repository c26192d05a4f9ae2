"""Bibliographies of typst as people write them; the examples of its documentation among them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import precarious_truce as pt
from precarious_truce.errors import TruceError
from precarious_truce.formats.hayagriva import dumps, loads, losses
from precarious_truce.model import Book
from precarious_truce.model.references import CSL_TYPES

MET = """\
# A bibliography
gedanken:
    type: Anthos
    title: Gedanken-experiments on sequential machines
    author: Moore, Edward F.
    page-range: 129-153
    parent:
        title: Automata studies
        editor: ["Shannon, C. E.", "McCarthy, J."]
        volume: 34
        date: 1956-04
        serial-number: { isbn: 978-0-691-07916-5 }
        location: Princeton, NJ, USA
        publisher: NBS
        parent:
            type: Anthology
            title: Annals of Mathematics Studies
kinetics:
    type: Article
    title: "{BEC} and {$T_c$}"
    author: ["Doan, T. D.", "von der Leyen, Ursula", "King, Jr., Martin Luther", UNICEF]
    serial-number: { doi: "10.1103/PhysRevB.102.165126", serial: 165126, pmid: 31 }
    date: ~2020-10-14
    parent:
        title: {value: Physical Review B, short: Phys. Rev. B}
        volume: 102
        issue: 16
wwdc:
    type: Article
    title: Boost Performance
    author:
        given-name: Gloria Jean
        name: Watkins
        alias: bell hooks
    parent:
        - type: Conference
          title: World Wide Developer Conference 2020
          location: Mountain View, CA
          date: 2020-06
        - type: Video
          runtime: "00:13:42"
          url: {value: https://developer.apple.com/, date: 2020-09-17}
wire:
    type: video
    title: {value: The wire, verbatim: true}
    volume-total: 5
    affiliated:
        - {role: Executive-Producer, names: ["Simon, David", "Colesberry, Robert F."]}
        - {role: key-grip, names: "Grip, Kim"}
    runtime: "57:00"
plaque:
    type: misc
    title: Plaque
    publisher: {name: Stiftung, location: Berlin}
    parent:
        type: Artwork
        author: Jacoby, Max
        parent: {type: Anthology, title: Bleibtreustraße}
number:
    type: report
    title: 1984
    serial-number: RFC 2845
    organization: ETH
"""


@pytest.fixture(scope="module")
def library() -> pt.Library:
    return loads(MET)


def test_a_chapter_of_an_anthology(library: pt.Library) -> None:
    ref = library.reference("gedanken")
    assert (ref.type, str(ref.container_title), ref.volume) == ("chapter", "Automata studies", "34")
    assert [str(name) for name in ref.editor] == ["C. E. Shannon", "J. McCarthy"]
    assert (str(ref.date), ref.isbn, ref.place[0].text) == (
        "1956-04", "978-0-691-07916-5", "Princeton, NJ, USA",
    )  # fmt: skip
    assert str(ref.series.title) == "Annals of Mathematics Studies"
    assert str(ref.pages) == "129-153"


def test_an_article(library: pt.Library) -> None:
    ref = library.reference("kinetics")
    assert (ref.type, str(ref.date), ref.volume, ref.issue) == (
        "article-journal", "2020-10-14~", "102", "16",
    )  # fmt: skip
    assert ref.container_title.short == "Phys. Rev. B"
    assert [name.facts() for name in ref.author] == [
        {"family": "Doan", "given": "T. D."},
        {"family": "Leyen", "given": "Ursula", "non_dropping_particle": "von der"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"literal": "UNICEF"},
    ]
    assert (ref.article_number, ref.identifiers.pmid, ref.doi) == (
        "165126", "31", "10.1103/PhysRevB.102.165126",
    )  # fmt: skip


def test_several_parents(library: pt.Library) -> None:
    ref = library.reference("wwdc")
    assert str(ref.event.name) == "World Wide Developer Conference 2020"
    assert (str(ref.event.place), str(ref.event.date)) == ("Mountain View, CA", "2020-06")
    assert ref.author[0].facts() == {"family": "Watkins", "given": "Gloria Jean"}
    assert ref.url is not None and str(ref.url.accessed) == "2020-09-17"


def test_other_roles_and_what_nothing_here_knows(library: pt.Library) -> None:
    ref = library.reference("wire")
    assert [name.family for name in ref.executive_producer] == ["Simon", "Colesberry"]
    assert ref.contributor[0].role == "key-grip"
    assert ref.extra == {"hayagriva": {"runtime": "57:00"}}
    assert library.reference("plaque").publisher[0].text == "Stiftung"
    report = library.reference("number")
    assert (str(report.title), report.number) == ("1984", "RFC 2845")
    assert report.publisher[0].text == "ETH"


def test_it_is_written_as_it_was_read(library: pt.Library) -> None:
    text = dumps(library)
    assert loads(text) == library.without(losses(library))
    assert dumps(loads(text)) == text
    assert 'title: "1984"' in text and "runtime" in text and "x-role: key-grip" in text


@pytest.mark.parametrize(
    ("text", "keys", "codes"),
    [
        ("", [], []),
        ("{}", [], []),
        ("# nothing", [], []),
        ("a: 1\nb:\n  type: book\n  title: B\n", ["b"], ["HAY2"]),
        ("a:\n  type: book\n  title: A\n  date: {year: x}\n", ["a"], []),
        ("a:\n  title: A\n", ["a"], []),
        ("a:\n  type: nonsense\n  title: A\n", ["a"], []),
        ("a:\n  type: book\n  title: [1, {b: 2}]\n  parent: 3\n  affiliated: x\n", ["a"], []),
        ("a:\n  type: book\n  title: A\na:\n  type: book\n  title: B\n", ["a"], ["Y2"]),
        ("a:\n  type: book\n  title: !x A\n", ["a"], ["Y2"]),
        ("a: {type: book, title: A, parent: {parent: {parent: {title: D}}}}\n", ["a"], []),
    ],
)
def test_one_bad_entry_spoils_no_other(text: str, keys: list[str], codes: list[str]) -> None:
    library = loads(text)
    assert [work.key for work in library] == keys
    assert [fault.code for fault in library.diagnostics] == codes
    assert dumps(loads(dumps(library))) == dumps(library)


def test_an_entry_that_is_no_yaml_spoils_no_other() -> None:
    text = 'a:\n  title: A\nb:\n  title: [B\n  x: "\n  y: {\nc:\n  title: C\n  type: book\n'
    library = loads(text, file="refs.yml")
    assert [work.key for work in library] == ["a", "c"]
    assert [(fault.code, fault.severity) for fault in library.diagnostics][:1] == [
        ("Y0", "warning")
    ]
    assert 3 <= (library.diagnostics[0].line or 0) <= 7


@pytest.mark.parametrize("text", ["- a\n- b\n", "plain", "[" * 500, b"\xff\xfe\x00"])
def test_what_is_none_is_refused(text: str | bytes) -> None:
    with pytest.raises(TruceError):
        loads(text)


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("refs.yml", MET, "hayagriva"),
        ("refs.yaml", "a:\n\n  title: A\n  type: 'Book'\n", "hayagriva"),
        ("refs.hayagriva.yaml", "a:\n  title: A\n", "hayagriva"),
        ("refs.yaml", "title: A\nseries:\n  title: type\n", "yaml"),
        ("refs.yaml", "title:\n  text: A\ntype: book\n", "yaml"),
        ("refs.yaml", "- type: book\n  title: A\n", "yaml"),
        ("refs.yaml", "key: a\ntype: book\ntitle: A\n", "yaml"),
    ],
)
def test_a_file_of_typst_is_told_from_a_record(
    name: str, text: str, kind: str, tmp_path: Path
) -> None:
    from precarious_truce.opening import source_of

    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert source_of(str(path)).format.name == kind


@pytest.mark.parametrize("head", ["#\n" * 4000, " \n" * 4000, "a:\n" + " \n" * 4000, "-" * 8000,
                                  "a:\n" + " b: c\n" * 1500, "a" * 4000 + ":" * 4000])  # fmt: skip
def test_telling_takes_no_time(head: str) -> None:
    from precarious_truce.formats.guessing import by_content

    by_content(head.encode())


def test_parts_come_back_into_their_book() -> None:
    book = pt.Book(
        key="m", title="Rivers", editor="Marsh, Eleanor", date=2004, isbn="978-0-521-08689-9",
        contents=[{"number": 1, "title": "Floods of the Elbe", "pages": "1–30", "author": "Lee"},
                  {"title": "Index", "key": "i"}],
    )  # fmt: skip
    assert loads(dumps(book)) == pt.Library([book])


def test_kinds_of_parts_come_back() -> None:
    contents: list[Any] = [{"title": "Upstream", "kind": "part", "number": "1"}, "Dykes",
                {"title": "Sources", "kind": "appendix"}]  # fmt: skip
    book = Book(title="Rivers", date="2004", publisher="Northfield", contents=contents)
    assert losses(book) == []
    assert list(loads(dumps(book))) == [book]


def test_losses_of_parts_are_named_where_their_nesting_is_lost() -> None:
    fords: dict[str, Any] = {"title": "Fords", "note": "a <i>boat</i>", "keywords": ["ferry"]}
    upstream: dict[str, Any] = {"title": "Upstream", "kind": "part", "contents": ["Dykes", fords]}
    book = Book(title="Rivers", date="2004", publisher="Northfield", contents=[upstream, "Weirs"])
    here = ("contents", 0, "contents", 1)
    assert {loss.path[1:] for loss in losses(book)} == {
        ("contents",), (*here, "note"), (*here, "keywords"),
    }  # fmt: skip
    library = pt.Library([book])
    assert list(loads(dumps(book))) == list(library.without(losses(book)))


@pytest.mark.parametrize(
    "type_", ["blog", "conference", "newspaper", "original", "scene", "thread", "anthology",
              "reference", "proceedings", "exhibition", "book", "periodical", "web", "post"],
)  # fmt: skip
def test_types_come_back_as_they_were(type_: str) -> None:
    """What typst prints badly by itself, anthologies and works of reference, says so beside."""
    works = loads(f"k: {{type: {type_}, title: Rivers}}")
    text = dumps(works)
    kinds = {"anthology": "anthology", "reference": "encyclopedia"}
    shown = f"type: book\n  x-kind: {kinds[type_]}" if type_ in kinds else f"type: {type_}"
    assert text.startswith(f"k:\n  {shown}\n")
    assert loads(text) == works and dumps(loads(text)) == text


@pytest.mark.parametrize("type_", ["chapter", "anthos", "article"])
@pytest.mark.parametrize("has_book", [False, True])
def test_chapters_of_an_anthology(type_: str, has_book: bool) -> None:
    book = "m: {type: anthology, title: Rivers, publisher: N, date: 2004}\n" if has_book else ""
    works = loads(
        book + f"one: {{type: {type_}, title: Floods, parent: {{type: anthology, title: Rivers,"
        " publisher: N, date: 2004}}"
    )
    text = dumps(works)
    assert "  type: chapter\n" in text and "  parent:\n    type: anthology\n" in text
    assert loads(text) == works and dumps(loads(text)) == text
    assert len(works) == 1


@pytest.mark.parametrize("type_", sorted(CSL_TYPES))
@pytest.mark.parametrize(
    "facts", [{}, {"container_title": "Water"}, {"series": "S"}, {"container_author": "Grove, A."}]
)
def test_every_type_comes_back_whatever_it_is_in(type_: str, facts: dict[str, str]) -> None:
    work = pt.Reference(type=type_, title="Rivers", key="r", **facts)
    library = pt.Library([work])
    expected = list(library.without(losses(library)))
    assert list(loads(dumps(library))) == expected
    assert [ref.type for ref in expected] == [type_]


def test_a_song_is_in_an_album() -> None:
    work = pt.Reference(type="song", title="Rivers", key="r", container_title="Water")
    assert "  type: audio\n  title: Rivers\n  parent:\n    type: audio\n" in dumps(work)
