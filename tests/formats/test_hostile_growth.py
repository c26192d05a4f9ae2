"""Texts that would take quadratic time: each ends in diagnostics, with what was sound of it.

The sizes are such that a step too many for every character before would run into the hang guard
(`slow`), or be seen by what is left (fast).
"""

from __future__ import annotations

import json

import pytest

from precarious_truce.errors import TruceError
from precarious_truce.formats import by_name
from precarious_truce.formats.bib.raw.names import split_list
from precarious_truce.formats.bib.raw.syntax import Broken, Entry, scan
from precarious_truce.model import DOI, Library
from precarious_truce.model.keys import Taken, unused

SOUND = "\n@book{last, title = {Sound}}\n"


@pytest.mark.parametrize(
    "damage",
    [
        "@book{" + "{" * 3_000,
        "@book{a{" + "x{" * 3_000,
        "@book{a, title = {" + "x{" * 3_000,
        "@book{a, title = {" + "x = {\n" * 3_000,
        '@book{a, title = "' + "x{" * 3_000,
        "@book{a, " + "x, " * 3_000,
        "@string{a = {" + "x{" * 3_000,
        "@string{a = {\n" * 3_000,
        "@preamble{{" + "x{" * 3_000,
        '@preamble{"\n' * 3_000,
        "@comment(\n" * 3_000,
        "@book{a, title = {\n" + " x = {\n" * 3_000 + "\n@book{b, title = {" + "}" * 3_000,
    ],
)
def test_what_follows_damage_is_read(damage: str) -> None:
    blocks = list(scan(damage + SOUND))
    entry = blocks[-1]
    assert isinstance(entry, Entry) and entry.key == "last"
    assert all(len(block.diagnostics) <= 20 for block in blocks)
    raw = "".join(block.raw for block in blocks)
    assert "".join(raw.split()) == "".join((damage + SOUND).split())


def test_an_entry_that_is_all_damage_is_kept_as_text() -> None:
    broken, entry = scan("@book{a, " + "x, " * 3_000 + "title = {Late}" + SOUND)
    assert isinstance(broken, Broken) and "title = {Late}" in broken.raw
    assert isinstance(entry, Entry)


def test_white_space_between_names() -> None:
    gap = " " * 20_000
    assert split_list(f"Ola{gap}and{gap}Ek{gap}x") == ["Ola", f"Ek{gap}x"]
    assert split_list(f"{{A}}{gap}and{gap}Ek") == ["{A}", "Ek"]


def test_keys_of_one_kind_are_numbered_on() -> None:
    class Counted(Taken):
        asked = 0

        def __contains__(self, key: object) -> bool:
            self.asked += 1
            return super().__contains__(key)

    taken = Counted()
    for _ in range(1_000):
        taken.add(unused("a", taken))
    assert len(taken) == 1_000 and "a-1000" in taken
    assert taken.asked < 4_000


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "ris", "csl-json"])
def test_a_chain_that_is_too_deep_does_not_end_the_reader(name: str) -> None:
    items = [
        {"id": f"k{n}", "type": "chapter" if n else "book", "title": "T",
         "custom": {"precarious-truce": {"in": f"k{n - 1}"}}}
        for n in range(2_000)
    ]  # fmt: skip
    library = by_name("csl-json").module.loads(json.dumps(items))
    assert len(list(library.references())) == 2_000
    format = by_name(name).module
    back = format.loads(format.dumps(library))
    assert back == library.without(format.losses(library))


@pytest.mark.parametrize(
    "text",
    ["http://" + "doi." * 200_000, "http://doi." * 200_000, "doi:" + " " * 500_000,
     "http://" + "a" * 500_000 + "doi.org/10.1/x", "https://doi.org/" * 50_000],
)  # fmt: skip
def test_resolvers_of_resolvers(text: str) -> None:
    assert len(DOI(text)) in (len(text), len("10.1/x"))


def test_white_space_that_is_folded() -> None:
    record = "TY  - BOOK\nTI  - A" + " " * 500_000 + "B" + " \t" * 200_000 + "\nER  - \n"
    (book,) = by_name("ris").module.loads(record)
    assert len(book.title.text) == 500_002


N = 100_000
NESTED = "{" * N + "x" + "}" * N
LINKED = "@inbook{{k{}, title = {{T}}, crossref = {{{}}}}}\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("bibtex", "@book{a, author = {" + " and ".join(["Ek, Åsa"] * 5 * N) + "}}"),
        ("bibtex", "@book{" + "{" * 100 * N),
        ("bibtex", "@book{a, title = {" + "x = {\n" * 16 * N),
        ("bibtex", "@string{a = {\n" * 7 * N),
        ("bibtex", '@preamble{"\n' * 8 * N),
        ("bibtex", "@comment(\n" * 10 * N),
        ("bibtex", "@book{a, title = {T}, author = {" + NESTED + "}}"),
        ("bibtex", "@book{a, title = {T}, author = {A" + " " * 50 * N + "B}}"),
        ("bibtex", "@book{a, title = {T}}\n" * N),
        ("bibtex", "@book{a,\n" + "".join(f" f{n} = {{x}},\n" for n in range(N)) + "}"),
        ("bibtex", "".join(f"@string{{s{n} = {{x}}}}\n" for n in range(N))),
        ("biblatex", "".join(LINKED.format(n, f"k{n + 1}") for n in range(N))),
        ("biblatex", "".join(LINKED.format(n, f"k{(n + 1) % N}") for n in range(N))),
        ("biblatex", "".join(LINKED.format(n, "b") for n in range(N)) + "@book{b, title = {B}}"),
        ("ris", "TY  - BOOK\nER  - \n" * 2 * N),
        ("ris", "TY  - BOOK\n" + "KW  - k\n" * N + "ER  - \n"),
        ("csl-json", json.dumps([{"id": "a", "type": "book", "title": "T"}] * N)),
        ("csl-json", "[" + '{"id": "a", "title": \n' * N + '{"id": "b"}]'),
        ("csl-json", json.dumps([{"id": str(n), "title": "T"} for n in range(N)])[:-1]),
    ],
)
def test_a_hundred_thousand(name: str, text: str) -> None:
    format = by_name(name).module
    try:
        library: Library = format.loads(text)
    except TruceError as error:
        assert error.diagnostics
    else:
        format.dumps(library)
        format.losses(library)


def test_a_macro_is_not_written_out_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    from precarious_truce.formats.bib.raw import window

    monkeypatch.setattr(window, "MOST_EXPANSION", 1000)
    entries = "".join(f"@book{{b{n}, title = long # long}}\n" for n in range(10))
    library = by_name("bibtex").module.loads(f"@string{{long = {{{'x' * 200}}}}}\n{entries}")
    titles = [len(str(work.title)) for work in library]
    assert titles[:2] == [400, 400] and titles[2] < 400 and titles[-1] == len("longlong")
    assert {fault.code for fault in library.diagnostics} == {"B15"}
