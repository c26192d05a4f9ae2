"""Volumes with a title of their own hold their parts, in a work that has an entry or is made."""

from __future__ import annotations

import json

import pytest

import precarious_truce as pt
from precarious_truce.model import Book, Library
from precarious_truce.moving import records, report

VOLUME = """@book{v, maintitle={The River Atlas}, volume={2}, title={Floods of the North},
  editor={Osei, K.}, year=2004, publisher={N}}
"""
PART = """@incollection{a, title={Ponds}, author={Ek, B.}, booktitle={Floods of the North},
  editor={Osei, K.}, year=2004, pages={1--10}}
"""
OTHER = VOLUME.replace("{v,", "{w,").replace("{2}", "{3}").replace("the North", "the South")
OTHER_PART = PART.replace("{a,", "{b,").replace("the North", "the South")
WORK = "@mvbook{t, title={The River Atlas}, publisher={N}, volumes={3}, year={2003/2006}}\n"


def _read(text: str, format: str) -> Library:
    """The library, which comes back from its YAML and from its own format."""
    library = pt.loads(text, format)
    assert pt.loads(records(library)).keys() == library.keys()
    again = pt.loads(pt.dumps(library, format), format)
    assert list(again) == list(library.without(pt.losses(library, format)))
    return library


def _held(book: Book) -> dict[str, list[str | None]]:
    return {f"{v.number} {v.title}": [part.key for part in v.contents] for v in book.volumes}


@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
@pytest.mark.parametrize(
    "part",
    [
        PART,
        PART.replace("booktitle={Floods of", "crossref={v}, booktitle={Floods of"),
        PART.replace("booktitle", "maintitle={The River Atlas}, volume={2}, booktitle"),
        PART.replace("booktitle={Floods of the North}", "booktitle={The river atlas}, volume={II}"),
    ],
    ids=["volume's title", "crossref", "both titles", "work's title and number"],
)  # fmt: skip
def test_a_volume_holds_its_parts_in_a_work_that_is_made(part: str, format: str) -> None:
    library = _read(part + VOLUME, format)
    book = library.book("v-work")
    assert _held(book) == {"2 Floods of the North": ["a"]}
    assert str(book.title) == "The River Atlas" and not book.editor
    assert library["v"].key == "v" and library["a"].editor[0].family == "Osei"
    assert any("as v-work, to hold it" in line for line in report(library))


def _item(key: str, **said: object) -> dict[str, object]:
    return {"id": key, "editor": [{"family": "Osei", "given": "K."}],
            "issued": {"date-parts": [[2004]]}, **said}  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        {"container-title": "Floods of the North"},
        {"container-title": "The River Atlas", "volume-title": "Floods of the North"},
        {"container-title": "The River Atlas", "volume": "2"},
    ],
)
def test_so_it_is_in_csl_json(said: dict[str, object]) -> None:
    volume = _item("v", type="book", title="The River Atlas", volume="2",
                   **{"volume-title": "Floods of the North"})  # fmt: skip
    part = _item("a", type="chapter", title="Ponds", author=[{"family": "Ek"}], **said)
    library = _read(json.dumps([volume, part]), "csl-json")
    assert _held(library.book("v-work")) == {"2 Floods of the North": ["a"]}


RIS = """TY  - BOOK
ID  - v
TI  - Floods of the North
T2  - The River Atlas
VL  - 2
A3  - Osei, K.
PY  - 2004
ER  -
TY  - CHAP
ID  - a
TI  - Ponds
AU  - Ek, B.
T2  - The River Atlas
VL  - 2
A2  - Osei, K.
PY  - 2004
ER  -
"""


def test_in_ris_the_work_is_the_series() -> None:
    library = _read(RIS, "ris")
    assert [part.key for part in library.book("v").contents] == ["a"]
    assert [d.code for d in library.diagnostics] == ["K6"]
    library = _read(RIS.replace("VL  - 2", "VL  - 1", 1), "ris")
    assert [d.message for d in library.diagnostics] == [
        "1 part names the book v as what it is in, but the volume differs; it stays by itself"
    ]
    library = _read("".join(RIS.rsplit("VL  - 2\n", 1)), "ris")
    assert [d.message for d in library.diagnostics] == [
        "1 part names the book v as what it is in, but it is not said which volume; "
        "it stays by itself"
    ]


def test_what_is_in_one_volume_of_a_series_is_not_in_one_book() -> None:
    book = """@inbook{m, title={Yamdena Phonology}, author={Mettler, T.}, series={Workpapers in
      Indonesian Languages}, volume={8}, publisher={SIL}, year={1990}}"""
    part = """@inbook{s, title={Galela Phonemes}, author={Shelden, H.}, booktitle={Workpapers in
      Indonesian Languages}, volume={8}, publisher={SIL}, year={1990}}"""
    assert list(_read(book + part, "bibtex").keys()) == ["m", "s"]


def test_the_volumes_of_one_work_stand_in_one() -> None:
    library = _read(VOLUME + PART + OTHER_PART + OTHER, "biblatex")
    assert list(library.keys()) == ["v-work"]
    held = {"2 Floods of the North": ["a"], "3 Floods of the South": ["b"]}
    assert _held(library.book("v-work")) == held
    apart = OTHER.replace("publisher={N}", "publisher={M}")
    library = _read(VOLUME + PART + OTHER_PART + apart, "biblatex")
    assert list(library.keys()) == ["v-work", "w-work"]


def test_a_work_that_has_an_entry_holds_them() -> None:
    library = _read(WORK + VOLUME.replace("2004", "2004, related={t}") + PART, "biblatex")
    assert list(library.keys()) == ["t"]
    library = _read(
        WORK + VOLUME.replace("maintitle", "crossref={t}, maintitle") + PART, "biblatex"
    )
    assert _held(library.book("t")) == {"2 Floods of the North": ["a"]}


@pytest.mark.parametrize(
    ("volume", "part", "reason"),
    [
        (VOLUME.replace("volume={2},", ""), PART, "its entry has no number of the volume"),
        (VOLUME, PART.replace("Floods of the North", "The River Atlas"),
         "it is not said which volume"),
        (VOLUME, PART.replace("2004", "1999"), "the year differs"),
    ],
)  # fmt: skip
def test_near_misses_are_told(volume: str, part: str, reason: str) -> None:
    library = _read(volume + part, "biblatex")
    assert list(library.keys()) == ["v", "a"]
    (told,) = [d.message for d in library.diagnostics if d.code == "K4"]
    assert told == f"1 part names the book v as what it is in, but {reason}; it stays by itself"


def test_a_volume_without_parts_stays_as_it_is() -> None:
    assert list(_read(VOLUME, "biblatex").keys()) == ["v"]
    library = _read(VOLUME + "@book{v-work, title={X}, year=1999}\n" + PART, "biblatex")
    assert list(library.keys()) == ["v", "a", "v-work"]
