"""The filter on documents as pandoc gives them: citations in words, or handed over."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.pandoc.test_locators import inlines

import precarious_truce as pt
from precarious_truce.pandoc.ast import SPACE, Element, element, plain, text, to_meta
from precarious_truce.pandoc.filter import filtered

BOOK = pt.Book(
    key="m", title="Rivers", subtitle="A <i>History</i>", author="Marsh, Eleanor", date=2004,
    publisher="Northfield", contents=[
        {"title": "Preface", "pages": "v–ix"}, {"number": 1, "title": "Floods", "pages": "1–30"},
        {"number": 2, "title": "Fords"}, {"number": 3, "title": "Bridges", "pages": "60–90"},
        "Ferries", "Dykes", {"title": "Plates", "pages": "pl. I–IV"},
    ],
)  # fmt: skip
VOLUMES = pt.Book(
    key="v", title="Salt", author="Osei, Kwame", date=1911,
    volumes=[{"number": 1, "contents": [{"title": "Pans", "pages": "1–70"}]},
             {"number": 2, "contents": [{"title": "Tax", "pages": "1–70"},
                                         {"title": "Brine", "number": 1, "pages": "71–99"}]}],
)  # fmt: skip
LEAVES = pt.Book(
    key="w", title="Water", author="Weir, John", date=1488, contents=[
        {"title": "Vow", "pages": "[iii]"}, {"title": "Wells", "number": 1, "pages": "1r–12v"},
        {"title": "Weirs", "number": 2, "pages": "ff. 13–20",
         "contents": [{"title": "Wood", "number": "2.1"}, {"title": "Stone", "number": "2.2"}]},
        *({"title": title, "number": number, "kind": "part",
           "contents": [{"title": "Up", "number": 3}]}
          for number, title in (("I", "Locks"), ("II", "Keys"))),
        {"title": "Tables", "number": "A", "kind": "appendix"},
    ],
)  # fmt: skip
OTHER = pt.Reference(key="o", type="article-journal", title="Reed", date=1999, author="Lee, Ann",
                     doi="10.1000/o", container_title="Banks", volume="3")  # fmt: skip


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("PATH", "FILE"):
        monkeypatch.delenv(f"QUARTO_DOCUMENT_{name}", raising=False)
    pt.dump(pt.Library([BOOK, VOLUMES, LEAVES]), "books.yaml")
    pt.dump(OTHER, "others.bib", "biblatex")


def cite(*ones: str, mode: str = "NormalCitation") -> Element:
    """A citation of `prefix @key suffix`, the prefix and the suffix maybe empty."""
    found = []
    for one in ones:
        prefix, _, rest = one.rpartition("@")
        key, _, _ = rest.partition(",")
        key = key.split("{")[0].split(" ")[0]
        found.append({
            "citationId": key, "citationMode": {"t": mode}, "citationHash": 0,
            "citationPrefix": inlines(prefix.strip()) if prefix else [],
            "citationSuffix": inlines(rest[len(key):]), "citationNoteNum": 0,
        })  # fmt: skip
    return element("Cite", [found, [text("?")]])


def para(*parts: str | Element) -> Element:
    found: list[Element] = []
    for part in parts:
        found += inlines(part) if isinstance(part, str) else [part]
    return element("Para", found)


def run(
    *blocks: Element, meta: dict[str, Any] | None = None, style: str | None = "apa"
) -> tuple[dict[str, Any], list[str]]:
    """The document that comes out, and the codes and messages of what is warned of."""
    given = {"bibliography": ["books.yaml", "others.bib"], **(meta or {})}
    if style:
        given["precarious-truce-style"] = style
    metadata = {name: one if isinstance(one, dict) and "t" in one else to_meta(one)
                for name, one in given.items()}  # fmt: skip
    document = {"pandoc-api-version": [1, 23, 1], "meta": metadata, "blocks": list(blocks)}
    warnings: list[Any] = []
    out = json.loads(filtered(json.dumps(document), warnings))
    return out, [f"{one.code}: {one.message}" for one in warnings]


def words(node: Any) -> str:
    """The text of a block, notes in brackets."""
    if isinstance(node, dict) and node["t"] == "Note":
        return f"[{words(node['c'])}]"
    if isinstance(node, dict) and node["t"] in ("Span", "Link", "Quoted", "Div"):
        return words(node["c"][1])
    if isinstance(node, dict) and node["t"] in ("Para", "Emph", "Strong", "Strikeout"):
        return words(node["c"])
    if isinstance(node, dict):
        return plain([node])
    return "".join(map(words, node)) if isinstance(node, list) else ""


def said(*parts: str | Element, **options: Any) -> str:
    """A paragraph in words."""
    return words(run(para(*parts), **options)[0]["blocks"][0])


# --- all modes, in the text -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cited", "printed"),
    [
        (cite("@m"), "(Marsh, 2004b)"),
        (cite("@m", mode="AuthorInText"), "Marsh (2004b)"),
        (cite("@m, p. 12", mode="AuthorInText"), "Marsh (2004b, p. 12)"),
        (cite("@m", mode="SuppressAuthor"), "(2004b)"),
        (cite("see @m-ch1, p. 3 and more", "@o"), "(Lee, 1999; see Marsh, 2004a, p. 3 and more)"),
        (cite("@m-ch1{ii, A}, x"), "(Marsh, 2004a, ii, A, x)"),
        (cite("@m", "@o, 4", mode="AuthorInText"), "Marsh (2004b; Lee, 1999, p. 4)"),
    ],
)
def test_modes_in_the_text(cited: Element, printed: str) -> None:
    nocite = element("MetaInlines", [cite("@m-ch1", "@m")])
    meta = {"precarious-truce-chapters": False, "nocite": nocite}
    assert said("A ", cited, ".", meta=meta) == f"A {printed}."


def test_notes_with_ibid() -> None:
    shown = said(
        "One ", cite("@m, p. 70"), ", two ", cite("@m, p. 71"), ". Three ",
        cite("see @o"), " four ", cite("@o", mode="AuthorInText"), ".",
        style="chicago-notes-bibliography-subsequent-ibid", meta={"lang": "en-US"},
    )  # fmt: skip
    first = "Eleanor Marsh, “Bridges,” chap. 3 in Rivers: A History (Northfield, 2004), 70."
    third = "See Ann Lee, “Reed,” Banks 3 (1999), https://doi.org/10.1000/o."
    assert shown == f"One,[{first}] two.[Ibid., 71.] Three[{third}] four Lee.[Ibid.]"


def test_citations_in_notes_stand_in_parentheses_but_the_first() -> None:
    lone = element("Note", [para(cite("@o"))])
    later = element(
        "Note", [para("See ", cite("@o", mode="AuthorInText"), " and ", cite("@m"), ".")]
    )
    shown = said("A", lone, " b", later, style="chicago-notes-bibliography", meta={"lang": "en-US"})
    assert shown.startswith("A[Ann Lee, “Reed,” Banks 3 (1999)")
    assert "b[See Lee, “Reed” and (Eleanor Marsh, Rivers: A History (Northfield, 2004)).]" in shown
    assert "Note" not in json.dumps(run(para("A", lone))[0]["blocks"][0]["c"][1]["c"][0]["c"])


@pytest.mark.parametrize(
    ("after", "printed"),
    [(None, "A,[Lee"), (True, "A,[Lee"), (False, "A[Lee")],
)
def test_where_notes_stand(after: bool | None, printed: str) -> None:
    meta = {} if after is None else {"notes-after-punctuation": after}
    shown = said("A ", cite("@o"), ", b.", style="chicago-notes-bibliography", meta=meta)
    assert shown.replace("Ann ", "").startswith(printed)


def test_numbers_as_superscripts_stand_behind_punctuation() -> None:
    meta = {"notes-after-punctuation": True}
    shown = said("A ", cite("@o"), ". B", style="nature", meta=meta)
    assert shown == "A.1 B"


def test_numeric_styles_name_no_author() -> None:
    assert said("As ", cite("@o", mode="AuthorInText"), " says", style="ieee") == "As [1] says"


def test_what_csl_cannot_hold_stays_in_affixes() -> None:
    cited = cite("see @o and")
    math = element("Math", [{"t": "InlineMath"}, "x<y"])
    strike = element("Strikeout", [text("a")])
    cited["c"][0][0]["citationSuffix"] = [text(","), SPACE, math, SPACE, strike, text("a<b>c</b>")]
    block = run(para(cited))[0]["blocks"][0]
    found = json.dumps(block)
    assert json.dumps(math) in found and json.dumps(strike) in found
    assert words(block) == "(see Lee, 1999, x<y aa<b>c</b>)"


def test_markup_becomes_elements() -> None:
    out, _ = run(para(cite("@m")))
    entry = out["blocks"][-1]["c"][1][0]["c"][1][0]["c"]
    emph = next(one for one in entry if one["t"] == "Emph")
    assert words(emph) == "Rivers: A " and "History" in words(entry)


# --- the chapter that holds the page --------------------------------------------------------------


@pytest.mark.parametrize(
    ("cited", "keys", "warned"),
    [
        ("@m, p. 12", "m-ch1", 0),
        ("@m, pp. 12-14", "m-ch1", 0),
        ("@m, 12, 14", "m-ch1", 0),
        ("@m, p. vi", "m-preface", 0),
        ("@m, vi", "m-preface", 0),
        ("@m, pl. II", "m-plates", 0),
        ("@m, p. 45", "m-ch2", 0),
        ("@m, p. 95", "m", 1),
        ("@m, pp. 12, 70", "m", 1),
        ("@m, ch. 2", "m-ch2", 0),
        ("@m, chap. II", "m-ch2", 0),
        ("@m, chapter 2, p. 45", "m-ch2", 0),
        ("@m, chap. 2, p. 12", "m", 1),
        ("@m, chaps. 2-3", "m", 0),
        ("@m, chap. 9", "m", 1),
        ("@m, sec. 9", "m", 0),
        ("@m, vol. 2", "m", 0),
        ("@m, fig. 2", "m", 0),
        ("@m, n. 2", "m", 0),
        ("@m, 1v-2r", "m", 1),
        ("@m, p. 12a", "m", 1),
        ("@m, fol. 12v", "m", 1),
        ("@w, p. iii", "w-vow", 0),
        ("@w, p. [iii]", "w-vow", 0),
        ("@w, iii", "w-vow", 0),
        ("@w, 1v-2r", "w-ch1", 0),
        ("@w, fol. 2r", "w-ch1", 0),
        ("@w, ff. 13-14", "w-ch2", 0),
        ("@w, fol. 13v", "w-ch2", 0),
        ("@w, sec. 2.1", "w-ch2-ch2-1", 0),
        ("@w, pt. I, chap. 3", "w-pt1-ch3", 0),
        ("@w, pt. 2, chap. 3", "w-pt2-ch3", 0),
        ("@w, chap. 3", "w", 1),
        ("@w, part two", "w", 0),
        ("@m, ch. 2, p. 45", "m-ch2", 0),
        ("@m, ch. 2, and so on", "m", 0),
        ("@m, ch. two", "m", 0),
        ("@w, Kap. 2", "w-ch2", 0),
        ("@w, pt. I, ch. 3, p. 90", "w-pt1-ch3", 0),
        ("@w, app. A", "w-appa", 0),
        ("@v, vol. 2, chap. 1", "v-v2-ch1", 0),
        ("@v, vol. II, chap. 1, p. 90", "v-v2-ch1", 0),
        ("@v, vol. 3, p. 2", "v", 1),
        ("@v, vol. 2", "v", 0),
        ("@m, and so on", "m", 0),
        ("@m", "m", 0),
        ("@m-ch1, p. 70", "m-ch1", 0),
        ("@v, vol. 2, p. 14", "v-v2-tax", 0),
        ("@v-v2, p. 14", "v-v2", 0),
        ("@v, p. 14", "v", 1),
        ("@o, p. 14", "o", 0),
    ],
)
def test_chapters(cited: str, keys: str, warned: int) -> None:
    for style in ("apa", None):
        out, warnings = run(para(cite(cited)), style=style)
        assert len(warnings) == warned, warnings
        if style is None:
            one = out["blocks"][0]["c"][0]["c"][0][0]
            assert one["citationId"] == keys
            assert [plain(r["c"]["id"]["c"]) for r in out["meta"]["references"]["c"]] == [keys]
        else:
            assert out["blocks"][-1]["c"][1][0]["c"][0][0] == f"ref-{keys}"


def test_chapters_can_be_declined() -> None:
    out, _ = run(para(cite("@m, p. 12")), meta={"precarious-truce-chapters": False})
    assert out["blocks"][-1]["c"][1][0]["c"][0][0] == "ref-m"


def test_handed_over_pages_of_volumes() -> None:
    out, _ = run(para(cite("@v, vol. 2, p. 14")), style=None)
    assert plain(out["blocks"][0]["c"][0]["c"][0][0]["citationSuffix"]) == ", 14"


# --- what is not there ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cited", "style", "printed"),
    [
        (cite("@x"), "apa", "(x?)"),
        (cite("@x", mode="AuthorInText"), "apa", "(x?)"),
        (cite("@o", "@x"), "apa", "(Lee, 1999; x?)"),
        (cite("@o", "@x"), "ieee", "[1; x?]"),
        (cite("@x"), "chicago-notes-bibliography", "[x?]"),
    ],
)
def test_unknown_keys(cited: Element, style: str, printed: str) -> None:
    out, warnings = run(para(cited), style=style)
    assert warnings == ["DOC1: no work and no part has the key x"]
    assert words(out["blocks"][0]) == printed
    assert '"Strong"' in json.dumps(out["blocks"][0])


@pytest.mark.parametrize("key", ["fig-map", "eq:flow", "tbl-x", "sec-one"])
def test_cross_references_stay(key: str) -> None:
    cited = cite(f"@{key}", mode="AuthorInText")
    out, warnings = run(para(cited))
    assert out["blocks"] == [para(cited)] and not warnings


def test_options_and_languages_are_warned_of() -> None:
    warnings = run(para("A"), meta={"precarious-truce-stile": "x", "lang": "tlh"})[1]
    assert [one[:4] for one in warnings] == ["DOC4", "DOC4"]
    assert run(para(cite("@o")), meta={"bibliography": []}, style="apa")[1]
    warned = run(para("A"), meta={"nocite": element("MetaInlines", [cite("@q")])})[1]
    assert warned == ["DOC1: no work and no part has the key q (nocite)"]


PAPER = """\
---
precarious-truce-stile: apa
lang: tlh
nocite: "@q"
---
One [@m, p. 12], `[@m, p. 95]`,
```
[@m]
```
two [@m, p. 95; @x], me@m.org, three @{m}.
And @o, [@o] <!-- [@m] -->
"""


def test_what_is_warned_of_has_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pandoc tells a filter neither file nor line; Quarto tells the file."""
    Path("paper.qmd").write_text(PAPER, encoding="utf-8")
    cited = [cite("@m, p. 12"), cite("@m, p. 95", "@x"), cite("@m", mode="AuthorInText")]
    meta = {"bibliography": to_meta(["books.yaml"]), "precarious-truce-stile": to_meta("apa"),
            "precarious-truce-style": to_meta("apa"), "lang": to_meta("tlh"),
            "nocite": element("MetaInlines", [cite("@q")])}  # fmt: skip

    def places(*more: Element) -> list[str]:
        document = {"pandoc-api-version": [1, 23], "meta": meta, "blocks": [para(*cited, *more)]}
        warnings: list[Any] = []
        filtered(json.dumps(document), warnings)
        return [f"{one.place} {one.code}" for one in warnings]

    assert set(places()) == {"document DOC4", "document DOC2", "document DOC1"}
    monkeypatch.setenv("QUARTO_DOCUMENT_PATH", str(Path().absolute()))
    monkeypatch.setenv("QUARTO_DOCUMENT_FILE", "paper.qmd")
    assert places() == [
        "paper.qmd:2 DOC4", "paper.qmd:3 DOC4", "paper.qmd:10 DOC2", "paper.qmd:10 DOC1",
        "paper.qmd:4 DOC1",
    ]  # fmt: skip
    assert "paper.qmd DOC2" in places(cite("@m"))  # included from another file: no line is sure
    monkeypatch.setenv("QUARTO_DOCUMENT_FILE", "gone.qmd")
    assert "gone.qmd DOC2" in places()


def test_two_bibliographies_with_one_key() -> None:
    pt.dump(OTHER.changed(title="Other"), "more.bib", "biblatex")
    out, warnings = run(para(cite("@o")), meta={"bibliography": ["others.bib", "more.bib"]})
    assert warnings == ["K3: the key o is used in others.bib too"]
    assert "Reed" in words(out["blocks"][-1])


def test_references_in_the_metadata_come_first() -> None:
    own = to_meta([{"id": "o", "type": "book", "title": "Mine", "issued": "2001-05",
                    "author": [{"family": "Own", "given": "A."}]}])  # fmt: skip
    out, _ = run(para(cite("@o")), meta={"references": own})
    assert words(out["blocks"][0]) == "(Own, 2001)"


CSL_YAML = """\
---
references:
- id: y
  type: book
  title: "Rivers: a history"
  author:
  - family: Own
    given: A.
  issued:
  - year: 2001
    month: 5
  doi: 10.1000/y
- {id: z, type: book, title: Z, author: [{literal: Group}], issued: 1999-01}
...
"""


def test_references_in_a_file_of_pandocs() -> None:
    Path("refs.yaml").write_text(CSL_YAML, encoding="utf-8")
    out, warnings = run(para(cite("@y", "@z")), meta={"bibliography": "refs.yaml"})
    assert words(out["blocks"][0]) == "(Group, 1999; Own, 2001)" and not warnings
    assert "https://doi.org/10.1000/y" in json.dumps(out)


def test_a_bibliography_of_typst() -> None:
    pt.dump(BOOK, "books.hayagriva.yaml")
    Path("books.hayagriva.yaml").rename("refs.yml")
    out, _ = run(para(cite("@m, p. 12")), meta={"bibliography": "refs.yml"})
    assert out["blocks"][-1]["c"][1][0]["c"][0][0] == "ref-m-ch1"


# --- the bibliography -----------------------------------------------------------------------------


def test_the_bibliography_stands_at_the_end() -> None:
    head = element("Header", [1, ["refs-head", ["x"], []], inlines("References")])
    for blocks, level in (([para(cite("@o"))], 1), ([para(cite("@o")), head], 2)):
        out, _ = run(*blocks)
        attrs, entries = out["blocks"][-1]["c"]
        assert attrs[:2] == ["refs", ["references", "csl-bib-body", "hanging-indent"]]
        assert len(out["blocks"]) == level + 1 and len(entries) == 1
        assert entries[0]["c"][0] == ["ref-o", ["csl-entry"], []]
    assert out["blocks"][1]["c"][1][1] == ["unnumbered", "x"]


def test_it_has_a_place_and_a_title() -> None:
    refs = element("Div", [["refs", ["mine"], []], [para("Here:")]])
    blocks = run(para(cite("@o")), refs, para("End"))[0]["blocks"]
    assert blocks[1]["c"][0][1][:2] == ["mine", "references"] and len(blocks) == 3
    titled = run(para(cite("@o")), meta={"reference-section-title": "Books"})[0]["blocks"]
    assert titled[1] == element(
        "Header", [1, ["bibliography", ["unnumbered"], []], [text("Books")]]
    )
    assert len(run(para(cite("@o")), meta={"suppress-bibliography": True})[0]["blocks"]) == 1


def test_nocite() -> None:
    one = element("MetaInlines", [cite("@o")])
    every = element("MetaInlines", [cite("@*")])
    assert len(run(para("A"), meta={"nocite": one})[0]["blocks"][-1]["c"][1]) == 1
    all_refs = len(list(pt.Library([BOOK, VOLUMES, LEAVES, OTHER]).references()))
    assert len(run(para("A"), meta={"nocite": every})[0]["blocks"][-1]["c"][1]) == all_refs
    handed = run(para("A"), meta={"nocite": every}, style=None)[0]["meta"]
    assert len(handed["references"]["c"]) == all_refs and "nocite" in handed


def test_links() -> None:
    out, _ = run(para(cite("see @o, p. 3", "@m")), meta={"link-citations": True})
    links = [one for one in out["blocks"][0]["c"][0]["c"][1] if one["t"] == "Link"]
    assert [(words(one), one["c"][2][0]) for one in links] == [
        ("Lee, 1999, p. 3", "#ref-o"), ("Marsh, 2004", "#ref-m"),
    ] or [one["c"][2][0] for one in links] == ["#ref-o", "#ref-m"]  # fmt: skip
    entry = json.dumps(out["blocks"][-1])
    assert '["https://doi.org/10.1000/o", ""]' in entry
    plain_entry = run(para(cite("@o")), meta={"link-bibliography": False})[0]["blocks"][-1]
    assert "Link" not in json.dumps(plain_entry)


def test_numbers_stand_in_the_margin() -> None:
    out, _ = run(para(cite("@o")), style="ieee")
    first, second = out["blocks"][-1]["c"][1][0]["c"][1][0]["c"]
    assert first["c"][0][1] == ["csl-left-margin"] and words(first) == "[1] "
    assert second["c"][0][1] == ["csl-right-inline"]


def test_the_language_of_the_document() -> None:
    shown = said(cite("@o, S. 3"), meta={"lang": "de"})
    assert shown == "(Lee, 1999, S. 3)"


def test_a_second_engine_finds_no_citation_left() -> None:
    out, _ = run(para(cite("@o")))
    assert '"Cite"' not in json.dumps(out) and "bibliography" not in out["meta"]


def test_without_bibliography_and_style_nothing_is_changed() -> None:
    document = json.dumps({"pandoc-api-version": [1, 22], "meta": {}, "blocks": [para(cite("@a"))]})
    assert json.loads(filtered(document, [])) == json.loads(document)


# --- the program ----------------------------------------------------------------------------------


def program(given: str, *args: str) -> tuple[int, str, str]:
    code = "from precarious_truce.pandoc import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, *args], input=given, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


GOOD = {"pandoc-api-version": [1, 23], "meta": {}, "blocks": []}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("", "this is no JSON"),
        ("# Markdown", "this is no JSON"),
        ("[]", "no document of pandoc's"),
        ("{}", "no document of pandoc's"),
        (json.dumps({**GOOD, "pandoc-api-version": [1, 20]}), "is of version 1.20"),
        (json.dumps({**GOOD, "pandoc-api-version": "x"}), "is of version"),
        (json.dumps({**GOOD, "meta": {"bibliography": to_meta("no.bib")}}), "no.bib: error[F1]"),
        (json.dumps({**GOOD, "meta": {"precarious-truce-style": to_meta("apaa")}}), "error[S1]"),
        (json.dumps({**GOOD, "meta": {"bibliography": to_meta([])},
                     "blocks": [{"t": "Cite", "c": 7}]}), "not as pandoc makes it"),
        ('{"pandoc-api-version": [1, 23], "meta": {}, "blocks": ' + "[" * 100_000, "DOC3"),
        ('{"pandoc-api-version": [1, 23], "meta": {"precarious-truce-style": {"t": "MetaString", '
         '"c": "apa"}}, "blocks": ' + "[" * 5000 + "]" * 5000 + "}", "nested too deep"),
    ],
)  # fmt: skip
def test_bad_input_is_one_line(given: str, told: str) -> None:
    status, out, err = program(given, "html")
    assert (status, out) == (1, "") and told in err
    assert err.count("\n") == 1 and "Traceback" not in err


def test_help_and_version() -> None:
    assert program("", "--help")[1].startswith("Usage: pandoc --filter")
    assert pt.__version__ in program("", "--version")[1]
    assert program("", "--oops")[0] == 2
    status, out, err = program(json.dumps(GOOD), "docx")
    assert (status, json.loads(out), err) == (0, GOOD, "")


@pytest.mark.parametrize("page", ["70n5", "p. 70n5", "p. 1q2"])
def test_what_is_no_page_is_cited_of_the_book_and_told(page: str) -> None:
    out, warnings = run(para("A ", cite(f"@m, {page}"), "."))
    assert words(out["blocks"][0]).startswith("A (Marsh, 2004")
    assert len(warnings) == 1 and "is no page" in warnings[0]


def test_a_page_behind_and_counts_when_the_part_is_chosen() -> None:
    out, warnings = run(para("A ", cite("@m, pp. vi, vii and 60"), "."))
    assert words(out["blocks"][0]) == "A (Marsh, 2004, pp. vi, vii and 60)."
    assert len(warnings) == 1 and "are in m-preface and m-ch3" in warnings[0]
    out, warnings = run(para("A ", cite("@m, pp. 3 and 9"), "."))
    assert words(out["blocks"][0]) == "A (Marsh, 2004, p. 3 and 9)." and not warnings
