"""Typst prints what is written for it: every chapter with its book, every type of work at all."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.examples import examples

import precarious_truce as pt
from precarious_truce.model.references import CSL_TYPES

pytestmark = pytest.mark.slow

DATA = Path(__file__).resolve().parents[2] / "data"
_PRINTED = frozenset((
    "orlova1993", "marsh2004", "arkwright1911", "bellweather1952", "gorodetsky1977", "ledgers2019",
    "delmas1968",
))  # fmt: skip
"""Works that typst's own fonts have the letters of; where several have parts of one title and no
author, its MLA writes these by a dash."""
STYLES = ("apa", "chicago-notes", "chicago-author-date", "ieee", "mla")


def printed(works: pt.Library, style: str, folder: Path, full: str = "true") -> list[str]:
    """The bibliography of all works in a style of typst's, a line an entry."""
    typst = pytest.importorskip("typst")
    pypdf = pytest.importorskip("pypdf")
    pt.dump(works, folder / "refs.hayagriva.yaml")
    source = (
        '#set page(width: 200cm, height: auto)\n#set text(hyphenate: false, lang: "en")\n'
        f'#bibliography("refs.hayagriva.yaml", full: {full}, title: none, style: "{style}")\n'
    )
    (folder / "a.typ").write_text(source, encoding="utf-8")
    pages = pypdf.PdfReader(io.BytesIO(typst.compile(folder / "a.typ", format="pdf"))).pages
    return "\n".join(page.extract_text() for page in pages).splitlines()


@pytest.mark.parametrize("style", STYLES)
def test_every_chapter_has_its_book(style: str, tmp_path: Path) -> None:
    library = pt.load(DATA).filter(lambda work: work.key in _PRINTED)
    lines = printed(library, style, tmp_path)
    text = " ".join(lines).casefold()
    for ref in library.references():
        title, container = ref.title.text.casefold(), ref.container_title
        assert title.split(":")[0] in text, ref.key
        if container and ref.is_part:
            assert any(
                title.split(":")[0] in line.casefold()
                and container.text.casefold() in line.casefold()
                for line in lines
            ), ref.key


WANTED = {
    "apa": [
        "Gorodetsky, G. (1977). The policy of doing nothing. In The Precarious Truce: Anglo-Soviet "
        "Relations 1924–27 (pp. 53–85). Cambridge University Press.",
        "Nguyen, T. L. (2004). Translating the river (J. Brandt, Trans.). In E. Marsh & P. van der "
        "Weyden (Eds.), Rivers and Borders: Essays on the Upper Danube (pp. 62–118). Northfield "
        "University Press. (Original work published as Traduire le fleuve)",
        "Arkwright, T., Jr. (1914). The desert caravans. In M. Lisle (Ed.), A History of the Salt "
        "Roads (Vol. 2, pp. 1–95). Hallam & Son.",
    ],
    "chicago-notes": [
        "Gorodetsky, Gabriel. “The Policy of Doing Nothing.” In The Precarious Truce: Anglo-Soviet "
        "Relations 1924–27. Cambridge University Press, 1977.",
        "Kovács, Ágnes, and Danube Survey Group. “Who Owns a Flood? Dykes and Neighbours, "
        "1650–1720.” In Rivers and Borders: Essays on the Upper Danube, edited by Eleanor Marsh "
        "and Pieter van der Weyden. Studies in Water History 12. Northfield University Press, "
        "2004. https://doi.org/10.5555/12345678.",
    ],
}


@pytest.mark.parametrize("style", WANTED)
def test_chapters_are_printed_right(style: str, tmp_path: Path) -> None:
    lines = printed(pt.load(DATA), style, tmp_path)
    for wanted in WANTED[style]:
        assert wanted in lines, wanted


@pytest.mark.parametrize("type_", ["chapter", "book", "article-journal", "report"])
def test_every_field_is_read(type_: str, tmp_path: Path) -> None:
    """One value that typst cannot read would cost it the whole file."""
    found = enumerate(examples((f"type {type_}",)))
    works = [example.work.with_valid(key=f"k{number}") for number, example in found]
    assert len(works) > 500
    assert printed(pt.Library(works), "apa", tmp_path, full="false") == []


def test_every_type_is_printed(tmp_path: Path) -> None:
    works = [pt.Reference(key=name, type=name, title=f"T {name}") for name in CSL_TYPES]
    text = " ".join(printed(pt.Library(works), "apa", tmp_path)).casefold()
    assert not [name for name in CSL_TYPES if f"t {name}".casefold() not in text]


ODD = ("{", "}", "$x$", "a\\b", "yes", "null", "1e3", "0x1f", "~", "- a", "a: b", "#c", "1977-01")


def test_odd_texts_are_read(tmp_path: Path) -> None:
    works = [
        pt.Reference(
            key=f"k{number}", type="chapter", title=text, author=[{"literal": text}], volume=text,
            edition=text, date=text, pages=text, url=text, language=text, container_title=text,
            volume_count=text, extent=text, doi=text, publisher=text, number=text,
        )
        for number, text in enumerate(ODD)
    ]  # fmt: skip
    assert len(printed(pt.Library(works), "apa", tmp_path)) >= len(ODD)
