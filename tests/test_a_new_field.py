"""A field is one attribute of the model: nothing else has to be touched for all to work.

The package is copied, one attribute is added to the copy, and the copy is used: the record and its
schema serve the field, every other format names it as a loss (or keeps it as it is), and the tests
are as green as before but for the one that lists fields that no format has decided on.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

ATTRIBUTE = '''\
    weight: Line | None = None
    """What the book weighs. Example: 1.2 kg"""

'''

USE = """
import precarious_truce as pt
from precarious_truce.formats import registry
from precarious_truce.formats.yaml.schema import record_schema
from precarious_truce.model import Reference

chapter, volume = {"title": "Floods", "weight": "1 g"}, {"number": "1", "weight": "2 g"}
works = pt.Library([
    pt.Book(key="b", title="Rivers", weight="1.2 kg", contents=[chapter], volumes=[volume]),
    Reference(key="t", type="thesis", title="Banks", weight="300 g"),
])
text = pt.dumps(works, "yaml")
assert text.count("weight:") == 4, text
assert pt.loads(text, "yaml") == works
for model in ("Book", "Chapter", "Reference"):
    assert "weight" in str(record_schema()["$defs"][model]), model
for kind in registry():
    if kind.name in ("yaml", "crossref-xml", "open-library") or not kind.writes:
        continue
    lost = [".".join(map(str, l.path)) for l in kind.module.losses(works) if "weight" in l.path]
    everywhere = ["b.contents.0.weight", "b.volumes.0.weight", "b.weight", "t.weight"]
    # in `custom`, with all that CSL has no variable for; tables have the columns of the model
    kept = kind.name in ("csl-json", "csv", "tsv", "xlsx")
    assert sorted(lost) == ([] if kept else everywhere), (kind.name, lost)
    assert kind.module.loads(kind.module.dumps(works)) == works.without(kind.module.losses(works))
"""

GAPS = "tests/formats/test_coverage.py::test_every_field_is_mapped_or_declined"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the package, with one attribute more."""
    folder = tmp_path_factory.mktemp("package")
    for source in sorted((ROOT / "src").rglob("*")):
        if source.is_file() and "__pycache__" not in source.parts:
            copy = folder / source.relative_to(ROOT / "src")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(source.read_bytes())
    model = folder / "precarious_truce" / "model" / "described.py"
    text, added = re.subn(
        r"(class Described\b.*?\n)(    rights: )", rf"\1{ATTRIBUTE}\2",
        model.read_text(encoding="utf-8"), count=1, flags=re.S,
    )  # fmt: skip
    assert added
    model.write_text(text, encoding="utf-8")
    return folder


def run(package: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python with the copy of the package in place of the package."""
    environment = os.environ | {"PYTHONPATH": str(package), "CI": "", "PYTEST_ADDOPTS": ""}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment, text=True, capture_output=True, check=False
    )


def test_one_attribute_is_a_field(package: Path) -> None:
    done = run(package, "-c", USE)
    assert done.returncode == 0, done.stderr


OTHERS = (
    "tests/formats/yaml", "tests/formats/test_every_row.py", "tests/formats/test_losses.py",
    "tests/formats/bib/test_rows.py", "tests/formats/ris", "tests/formats/csl_json",
    "tests/test_records_schema.py", "tests/test_golden.py", "tests/test_scaffold.py",
)  # fmt: skip
"""The tests that see the fields of the model, but for those that list them."""


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_other_tests_are_as_green(package: Path) -> None:
    quiet = ("-q", "-p", "no:cacheprovider", "-rf", "--tb=line")
    done = run(package, "-m", "pytest", *quiet, *OTHERS)
    assert done.returncode == 0, done.stdout[-4000:]


def test_the_test_of_gaps_names_it(package: Path) -> None:
    done = run(package, "-m", "pytest", "-q", "-p", "no:cacheprovider", GAPS)
    assert done.returncode == 1 and "weight" in done.stdout, done.stdout[-4000:]
