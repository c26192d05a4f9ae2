"""Command lines as people type them who have not read the manual."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest
from tests.cli.command import Run

import precarious_truce as pt

BOOK = pt.Book(
    key="m", title="Rivers", author="Marsh, Eleanor", date=2004, publisher="Northfield",
    contents=[{"title": "Preface", "pages": "ix–xiv"}, {"number": 1, "title": "Floods"},
              {"number": 2, "title": "Fords", "pages": "53–85"}],
)  # fmt: skip


@pytest.fixture
def typed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    pt.dump(BOOK, "x.yaml")
    return run


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("x.yaml p. 60", "(Marsh, 2004, p. 60)"),
        ("x.yaml 60", "(Marsh, 2004, p. 60)"),
        ("x.yaml page 60", "(Marsh, 2004, p. 60)"),
        ("x.yaml pp 60-62", "(Marsh, 2004, pp. 60–62)"),
        ("x.yaml pp. 60–62", "(Marsh, 2004, pp. 60–62)"),
        ("x.yaml xi", "(Marsh, 2004, p. xi)"),
        ("x.yaml p.60", "(Marsh, 2004, p. 60)"),
        ("x.yaml p60", "(Marsh, 2004, p. 60)"),
        ("x.yaml pp.60-62", "(Marsh, 2004, pp. 60–62)"),
        ("x.yaml p.xi", "(Marsh, 2004, p. xi)"),
        ("x.yaml S.60", "(Marsh, 2004, p. 60)"),
        ("x.yaml vol. II, p. 60", "(Marsh, 2004, Volume II, p. 60)"),
        ("x.yaml vol 2 p 60", "(Marsh, 2004, Volume 2, p. 60)"),
        ("x.yaml m p.60", "(Marsh, 2004, p. 60)"),
        ("x.yaml chapter 2", "(Marsh, 2004, Chapter 2)"),
        ("x.yaml ch. 2", "(Marsh, 2004, Chapter 2)"),
        ("x.yaml m chapter 2", "(Marsh, 2004, Chapter 2)"),
        ("x.yaml m-ch2 p. 60", "(Marsh, 2004, p. 60)"),
        ("m x.yaml", "(Marsh, 2004)"),
        ("x.yaml m, p. 60", "(Marsh, 2004, p. 60)"),
        ("x.yaml [@m, p. 60]", "(Marsh, 2004, p. 60)"),
        ("x.yaml m; m-preface", "(Marsh, 2004b, 2004a)"),
        ("x.yaml -k m", "(Marsh, 2004)"),
        ("x.yaml --key m --locator 60", "(Marsh, 2004, p. 60)"),
        ("m x.yaml 60", "(Marsh, 2004, p. 60)"),
        ("--style apa x.yaml m", "(Marsh, 2004)"),
    ],
)
def test_places_without_a_key_and_words_in_any_order(line: str, printed: str, typed: Run) -> None:
    assert typed("cite", *line.split(), stdin="")[:2] == (0, f"{printed}\n")


@pytest.mark.parametrize("word", ["m, p. 60", "[@m, p. 60]", "@m, p. 60", "m@60"])
def test_a_citation_as_a_manuscript_has_it(word: str, typed: Run) -> None:
    assert typed("cite", "x.yaml", word)[1] == "(Marsh, 2004, p. 60)\n"


@pytest.mark.parametrize("line", ["x.yaml 60", "60 x.yaml", "x.yaml --page 60", "p. 60 x.yaml"])
def test_pages_are_located_in_any_order(line: str, typed: Run) -> None:
    assert typed("locate", *line.split())[1] == "certain   2 Fords (53–85)  [m-ch2]\n"


def test_a_page_without_a_key_is_of_the_part_that_holds_it(typed: Run) -> None:
    found = typed("cite", "x.yaml", "p.", "60", "--style", "mla", "--bibliography")[1]
    assert found.startswith("Marsh, Eleanor. “Fords.” Rivers")


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        ("cite x.yaml banana", 1, "no work or part has the key 'banana'"),
        ("cite x.yaml n", 1, "no work or part has the key 'n'"),
        ("cite x.yaml --style APA 7th", 2, 'stands in quotes: --style "APA 7th"'),
        ("cite x.yaml m -f html", 2, "-f is the format of the input; what is written: -t html"),
        ("bibliography x.yaml -f docx", 2, "--from: error[F2]: no format is called 'docx'"),
        ("export x.yaml ris", 2, "ris is no file; to write that format: --to ris"),
        ("export x.yaml -f bibtex", 1, "no bibtex in it"),
        ("export x.yaml -f bibtex -o all.ris", 1, "what is written: -t bibtex"),
        ("cite nosuch.yaml m", 1, "nosuch.yaml: error[F1]: no such file"),
        ("cite m", 1, "the file comes first: FILE m"),
        ("show x.yaml m-ch2", 1, "leave the key away for all of them"),
        ("site x.yaml s1", 2, "the folder of the site is not named: -o s1"),
        ("site x.yaml", 2, "the folder of the site is not named: -o DIR"),
        ("check --explain X99", 1, "code: error[F7]: no diagnostic has the code X99"),
        ("ls x.yaml", 2, "did you mean show?"),
        ("cite x.yaml --style chicgo", 2, "did you mean chicago-author-date or"),
        ("styles vancuver", 2, "did you mean vancouver-nlm"),
        ("styles modren language", 2, "did you mean modern-language-association"),
        ("export x.yaml --to jsonl", 2, "chosen by the ending: -o refs.jsonl"),
        ("cite x.yml", 1, "did you mean x.yaml?"),
        ("cite https://example.org/x.yaml", 1, "nothing is fetched from the web"),
        ("new --from https://example.org/x", 1, "nothing is fetched from the web"),
        ("fmt", 2, "- stands for stdin"),
        ("cite", 2, "- stands for stdin"),
        ("check", 2, "- stands for stdin"),
        ("new --from x.yaml", 1, "this is a record, no page"),
        ("--style mla cite x.yaml", 2, "first: precarious-truce cite --style mla x.yaml"),
        ("import x.yaml -o old.json", 2, "-o old.json: records are .yaml files"),
        ("accept x.yaml", 2, "did you mean the key `accept` of a record"),
        ("new a.yaml -o b.yaml", 2, "are the same: give one of them"),
        ("new --infer-ends", 2, "--infer-ends goes with --from"),
    ],
)
def test_what_is_meant_is_said(line: str, status: int, said: str, typed: Run) -> None:
    found = typed(*line.split())
    assert found[0] == status and said in found[2], found
    assert sorted(path.name for path in Path().iterdir()) == ["x.yaml"]


def test_a_page_is_drafted_by_its_option(typed: Run) -> None:
    Path("page.txt").write_text("Preface 1\n")
    said = typed("new", "page.txt")[2]
    assert "precarious-truce new --from page.txt" in said
    assert "choose another name" in typed("new", "x.yaml")[2]


@pytest.mark.parametrize(
    ("asked", "hint"),
    [("nope.yaml", None), ("qiune.yaml", "quine.yaml"), ("kunth", "knuth.yml"),
     ("Quine.yaml", "quine.yaml"), ("quine.bib", "quine.yaml"), ("quin", "quine.yaml")],
)  # fmt: skip
def test_a_file_that_is_near_by_its_name(asked: str, hint: str | None, typed: Run) -> None:
    Path("quine.yaml").write_text("title: A\n")
    Path("knuth.yml").write_text("title: A\n")
    said = typed("show", asked)[2]
    assert (f"did you mean {hint}?" in said) if hint else ("hint" not in said)


def test_short_options_with_a_sign(typed: Run) -> None:
    """`-o=refs.ris` made a folder that is called `=`, or a file `=refs.ris`."""
    assert typed("export", "x.yaml", "-o=refs.ris")[0] == 0
    assert typed("cite", "x.yaml", "-s=mla")[1] == "(Marsh)\n"
    assert sorted(path.name for path in Path().iterdir()) == ["refs.ris", "x.yaml"]


@pytest.mark.parametrize(
    ("name", "text", "line", "hint"),
    [
        ("page.txt", "Preface 1\n", "cite page.txt", "precarious-truce new --from page.txt"),
        ("page.html", "<p>Preface 1", "import page.html", "precarious-truce new --from page.html"),
        ("a.bib", "@book{a, title = {A}}", "new --from a.bib", "precarious-truce import a.bib"),
        ("a.txt", "TY  - BOOK\nTI  - A\nER  - \n", "new --from a.txt", "import a.txt"),
    ],
)
def test_pages_are_drafted_and_bibliographies_imported(
    name: str, text: str, line: str, hint: str, typed: Run
) -> None:
    Path(name).write_text(text, encoding="utf-8")
    assert hint in typed(*line.split())[2]


def test_an_empty_file_of_the_format_is_no_mistake(typed: Run) -> None:
    Path("empty.bib").write_text("")
    assert typed("export", "empty.bib", "-f", "biblatex", "-t", "ris", "-o", "-")[0] in (0, 1)
    Path("empty.txt").write_text("")
    assert typed("export", "empty.txt", "-f", "bibtex", "-t", "ris", "-o", "-")[0] == 0


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_version(option: str, typed: Run) -> None:
    assert typed(option)[1] == f"precarious-truce, version {pt.__version__}\n"


@pytest.mark.parametrize("line", ["help cite", "--help cite", "-h cite", "cite -h"])
def test_help_of_a_command(line: str, typed: Run) -> None:
    status, out, _ = typed(*line.split())
    assert status == 0 and out.startswith("Usage: precarious-truce cite")


# --- new ------------------------------------------------------------------------------------------


def test_a_record_begins_with_what_is_given(typed: Run) -> None:
    facts = ("--title", "Salt: a history", "--author", "Osei, Kwame", "--author", "Lee, Ann",
             "--date", "1911", "--isbn", "978-0-521-08689-9")  # fmt: skip
    assert typed("new", *facts, "-o", "n.yaml")[0] == 0
    book = pt.load("n.yaml").books()[0]
    assert book == pt.Book(
        title="Salt: a history", author=["Osei, Kwame", "Lee, Ann"], date=1911,
        isbn="978-0-521-08689-9",
    )  # fmt: skip
    assert "#contents:" in Path("n.yaml").read_text(encoding="utf-8")
    assert pt.loads(typed("new", "--title", "[Sic]")[1]).books()[0].title == "[Sic]"


# --- pictures -------------------------------------------------------------------------------------


def test_pictures_by_their_endings(typed: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """PNG is CairoSVG's: here it is one that shows what it was given."""
    maker = ModuleType("cairosvg")
    seen: list[bytes] = []

    def svg2png(bytestring: bytes, **options: object) -> bytes:
        seen.append(bytestring)
        return b"\x89PNG\r\n\x1a\n"

    maker.svg2png = svg2png  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "cairosvg", maker)
    for name in ("a.svg", "b.png", "C.PNG"):
        assert typed("show", "x.yaml", "-o", name)[::2] == (0, f"wrote {name}\n")
    assert Path("a.svg").read_text(encoding="utf-8").startswith("<svg")
    assert Path("b.png").read_bytes() == Path("C.PNG").read_bytes() == b"\x89PNG\r\n\x1a\n"
    assert seen[0].startswith(b"<svg") and b"Floods" in seen[0]


def test_pictures_without_their_maker(typed: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cairosvg", None)
    status, _, err = typed("show", "x.yaml", "-o", "b.png")
    assert status == 1 and "pip install 'precarious-truce[png]'" in err
    assert not Path("b.png").exists()
