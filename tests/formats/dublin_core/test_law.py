"""The law: what is read back is the library without its losses, in every profile and syntax."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.dublin_core import examples
from tests.strategies import libraries

import precarious_truce as pt
from precarious_truce.formats.dublin_core import json_ld, n_triples, oai_dc, rdf_xml, turtle
from precarious_truce.formats.dublin_core.reading import parsing
from precarious_truce.formats.dublin_core.vocabulary.profiles import PROFILES

pytestmark = pytest.mark.no_cover
"""As the law of all formats: what is reached says little, and is twice as long in being counted."""

ROOT = Path(__file__).resolve().parents[3]
RECORDS = sorted(ROOT.glob("data/*.yaml")) + sorted(ROOT.glob("../shared/records/[!b]*.yaml"))
SYNTAXES = {"turtle": turtle, "n-triples": n_triples, "rdf-xml": rdf_xml, "json-ld": json_ld}


def holds(module: Any, library: pt.Library, **options: str) -> None:
    """The law for one library."""
    back = module.loads(module.dumps(library, **options))
    want = library.without(module.losses(library, **options))
    assert back == want, (
        pt.dumps(want, "yaml") + "\n=== came back as ===\n" + pt.dumps(back, "yaml")
    )
    assert not back.diagnostics


def is_fixed(module: Any, library: pt.Library, **options: str) -> None:
    """The text is the same when it is written again from what was read."""
    text = module.dumps(library, **options)
    assert module.dumps(module.loads(text), **options) == text


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("syntax", SYNTAXES)
@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_records_come_back_without_their_losses(path: Path, syntax: str, profile: str) -> None:
    holds(SYNTAXES[syntax], pt.load(path), profile=profile)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_records_come_back_from_harvesters(path: Path) -> None:
    holds(oai_dc, pt.load(path))


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("syntax", SYNTAXES)
@given(library=libraries)
def test_any_library_comes_back(syntax: str, profile: str, library: pt.Library) -> None:
    holds(SYNTAXES[syntax], library, profile=profile)


@given(library=libraries)
def test_any_library_comes_back_from_harvesters(library: pt.Library) -> None:
    holds(oai_dc, library)


@pytest.mark.parametrize("syntax", ["turtle", "rdf-xml", "json-ld"])
@given(library=libraries)
def test_the_law_needs_no_pyoxigraph(syntax: str, library: pt.Library) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "parser", lambda: parsing.by_rdflib)
        holds(SYNTAXES[syntax], library)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_rich_loses_nothing_of_the_records(path: Path) -> None:
    assert turtle.losses(pt.load(path)) == []


@given(library=libraries, seed=st.integers(0, 2**32))
def test_the_order_of_triples_tells_nothing(library: pt.Library, seed: int) -> None:
    lines = n_triples.dumps(library).splitlines(keepends=True)
    random.Random(seed).shuffle(lines)
    back = n_triples.loads("".join(lines))
    want = library.without(n_triples.losses(library))
    assert {work.key: work for work in back} == {work.key: work for work in want}


@pytest.mark.parametrize("syntax", SYNTAXES)
@given(library=libraries)
def test_bases_and_skolem_iris_change_nothing(syntax: str, library: pt.Library) -> None:
    genid = "https://example.org/.well-known/genid/"
    holds(SYNTAXES[syntax], library, base="https://example.org/books#", skolem=genid)


@pytest.mark.parametrize(
    "title", ["ISBN", "ISBN 9780521086899", "doi:10.5555/1", "urn:x", "ctx_ver=Z39.88-2004&x"]
)
@pytest.mark.parametrize("profile", PROFILES)
def test_titles_that_look_like_identifiers(title: str, profile: str) -> None:
    holds(turtle, pt.Library([pt.Book(title=title, contents=[title])]), profile=profile)


@pytest.mark.parametrize("profile", PROFILES)
def test_one_orcid_under_two_names(profile: str) -> None:
    """The second is a node of its own, which says the ORCID too."""
    orcid = "0000-0002-1825-0097"
    library = pt.Library(
        [
            pt.Book(key=given, title="Rivers", author=[{"given": given, "orcid": orcid}])
            for given in ("Ada", "A")
        ]
    )
    assert pt.loads(pt.dumps(library, "turtle", profile=profile), "turtle") == library


# --- every field of the model -------------------------------------------------------------------

BASE = "https://example.org/books#"
GENID = "https://example.org/.well-known/genid/"
OPTIONS = [{}, {"base": BASE, "skolem": GENID}]
FORMATS = [
    *((syntax, {"profile": profile, **options})
      for syntax in SYNTAXES for profile in PROFILES for options in OPTIONS),
    ("oai-dc", {}),
    ("oai-dc", {"base": BASE}),
]  # fmt: skip


def every_field_comes_back(syntax: str, options: dict[str, str], *, brief: bool) -> None:
    """Each field of each model, leaf by leaf, in one library; a work that fails is named by it."""
    module = (SYNTAXES | {"oai-dc": oai_dc})[syntax]
    names, works = zip(*_named_works(brief), strict=True)
    library = pt.Library(works)
    text = module.dumps(library, **options)
    back = module.loads(text)
    want = library.without(module.losses(library, **options))
    pairs = zip(names, want, back, strict=True)
    assert [name for name, work, other in pairs if work != other] == []
    assert not back.diagnostics
    again = module.dumps(back, **options)
    assert len(again) == len(text) and again == text


@cache
def _named_works(brief: bool) -> list[tuple[str, pt.Book | pt.Reference]]:
    records = enumerate(examples.works(brief=brief))
    return [(name, examples.made(record, f"w{n}")) for n, (name, record) in records]


@pytest.mark.parametrize(
    ("syntax", "profile"),
    [*(("n-triples", profile) for profile in PROFILES), ("rdf-xml", "rich"), ("json-ld", "rich")],
)
def test_every_field_comes_back(syntax: str, profile: str) -> None:
    every_field_comes_back(syntax, {"profile": profile}, brief=True)


@pytest.mark.slow
@pytest.mark.parametrize(("syntax", "options"), FORMATS, ids=lambda v: "-".join(v) or "plain")
def test_every_field_comes_back_from_every_format(syntax: str, options: dict[str, str]) -> None:
    every_field_comes_back(syntax, options, brief=False)


@pytest.mark.parametrize("syntax", SYNTAXES)
@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_records_are_written_the_same_again(path: Path, syntax: str) -> None:
    for profile in PROFILES:
        is_fixed(SYNTAXES[syntax], pt.load(path), profile=profile)


# --- pages in odd forms -------------------------------------------------------------------------

LABELS = (
    "12", "ix", "[iii]", "pl. I", "A1", "11E201", "e1006791", "vx", "2-1", "p. 5", "S. 5", "5 r",
    "12*", "fol. 3v", "12bis", "0", "-5", "–", "n. pag.", "9[9]", "\N{NO-BREAK SPACE}x", "№ 5",
)  # fmt: skip
DASHES = ("–", "-", "--", "---", " - ", "‐", "‑", "‒", "—", "―", "−", ", ", ";", " & ", "/", "\n")
PAGES = sorted(
    {"1–12, 17–24", "[iii–iv]", "pl. I–VIII", "pp. 12-14", "88ff.", "100f.", "134–", "70–61"}
    | set(LABELS)
    | {
        first + dash + last
        for first in LABELS
        for dash in DASHES
        for last in ("19", "xiv", "11E210")
    }
    | {first + dash for first in LABELS for dash in DASHES}
)


@pytest.mark.parametrize(
    ("syntax", "profile"), [*(("n-triples", p) for p in PROFILES), ("rdf-xml", "rich")]
)
def test_pages_of_any_form_come_back(syntax: str, profile: str) -> None:
    contents = [{"title": f"T{n}", "pages": text} for n, text in enumerate(PAGES)]
    library = pt.Library([pt.Book(key="w", title="Rivers", contents=contents)])
    holds(SYNTAXES[syntax], library, profile=profile)
    is_fixed(SYNTAXES[syntax], library, profile=profile)
