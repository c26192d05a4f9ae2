"""`check(loads(text))` and `check_text(text)` find the same.

Only text has the faults of its syntax (`Y`), and addresses of DOIs (`I3`).
"""

from __future__ import annotations

from collections import Counter
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from tests import strategies

import precarious_truce as pt
from precarious_truce.checks import check, check_text
from precarious_truce.formats import yaml

TESTS = Path(__file__).parents[1]
RECORDS = [*TESTS.glob("fixtures/invalid/**/*.yaml"), *TESTS.parent.glob("data/*.yaml")]
ADDRESS = "a DOI written as an address"


def found(diagnostics: list[pt.Diagnostic]) -> Counter[tuple[str, str, str]]:
    return Counter(
        (d.code, str(d.severity), d.message)
        for d in diagnostics
        if not d.code.startswith("Y") and d.message != ADDRESS
    )


def same(text: str) -> None:
    try:
        library = pt.loads(text)
    except pt.TruceError:
        return  # such a record has no works to be checked
    assert found(check(library)) == found(check_text(text)), text


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_of_every_record(record: Path) -> None:
    text = record.read_bytes().decode("utf-8", "replace")
    same(text)


ROLES = ("author", "editor", "contributor", "cartographer")
NAMES = (
    '"Rossi, Ann; Bianchi, Bea"', '[Doe J, "Rossi, Ann; Bea"]',
    '{family: Rossi, given: "Ann; Bea"}',
    '[{family: Doe}, {family: Rossi, given: "Ann; Bea", orcid: 0000-0002-1825-0097}]',
    '{literal: "Rossi Ann; Bea Bianchi"}', "{literal: Jane Doe}", "Jane Doe", "[Jane, Doe]",
    '["Doe", "J. R."]', "[Rossi and Bianchi]", "[{literal: Doe}, {literal: Jane}]",
    '{family: "Doe, Jane"}', "ALICE DOE", "Marsh, E. (ed.)", "{name: Jane Doe, role: win}",
    '{name: "Doe, A; Roe, B", role: win}', "{name: {literal: Jane Doe}, role: win}",
)  # fmt: skip
PLACES = (
    "title: Rivers\n{}: {}\n", "title: Rivers\ncontents:\n  - {{title: Floods, {}: {}}}\n",
    "title: Rivers\nvolumes:\n- number: 1\n  {}: {}\n  contents: [Floods]\n",
    "type: article-journal\ntitle: R\ncontainer-title: J\n{}: {}\n",
)  # fmt: skip


@pytest.mark.parametrize(("role", "names"), [*product(ROLES, NAMES)])
def test_of_people(role: str, names: str) -> None:
    for place in PLACES:
        same(place.format(role, names))


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        ("Jane Doe", ["N2"]), ("{literal: Jane Doe}", []),
        ('"Rossi, Ann; Bea"', ["N4"]), ('{family: Rossi, given: "Ann; Bea"}', []),
        ("[Doe, Jane]", ["N1"]), ("[{literal: Doe}, {literal: Jane}]", []),
    ],
)  # fmt: skip
def test_what_a_record_says_in_parts_is_not_doubted(names: str, codes: list[str]) -> None:
    text = f"title: Rivers\nauthor: {names}\n"
    assert [d.code for d in check(pt.loads(text))] == codes
    assert [d.code for d in check_text(text)] == codes


@given(library=strategies.libraries)
def test_of_drawn_works(library: pt.Library) -> None:
    same(yaml.dumps(library))
