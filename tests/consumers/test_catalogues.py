"""What the tools of libraries find in what is written here: YAZ, MARC::Lint, pymarc."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.consumers.test_libraries import dumps, keys, records
from tests.consumers.test_programs import program, run

pytestmark = pytest.mark.slow

_LINT = """
use MARC::Batch; use MARC::Lint; binmode(STDOUT, ":utf8");
my $batch = MARC::Batch->new('USMARC', $ARGV[0]); my $lint = MARC::Lint->new; my $n = 0;
while (my $record = $batch->next) {
  $n++; $lint->check_record($record);
  print $record->field('001')->data, ": $_\\n" for $lint->warnings;
}
print "records: $n\\n";
"""
_OMITTED = (
    "Must end with . (period)", "requires period", "be preceded by", "Subfield _8",
)  # fmt: skip
"""ISBD's punctuation, which leader/18 says is omitted; and $8, which Lint does not know in 041."""


def test_yaz(tmp_path: Path) -> None:
    yaz = program("yaz-marcdump")
    (tmp_path / "x.mrc").write_bytes(dumps("marc").encode())
    (tmp_path / "x.xml").write_text(dumps("marcxml"), encoding="utf-8")
    lines = run(yaz, "x.mrc", cwd=tmp_path)
    assert lines.count("\n001 ") + lines.startswith("001 ") == len(records())
    assert "gorodetsky1977" in lines and "(pages ix–xiv)" in lines
    by_xml = run(yaz, "-i", "marcxml", "-o", "line", "x.xml", cwd=tmp_path)
    assert _without_leaders(by_xml) == _without_leaders(lines)


def _without_leaders(lines: str) -> list[str]:
    """The lines of fields: the leader has the length of a record."""
    return [line for line in lines.splitlines() if line[3:4] == " "]


@pytest.mark.parametrize("analytic", [False, True])
def test_lint(analytic: bool, tmp_path: Path) -> None:
    perl = program("perl")
    if "Can't locate" in run(perl, "-MMARC::Lint", "-e", "1", cwd=tmp_path, check=False):
        pytest.skip("needs MARC::Lint")
    (tmp_path / "x.mrc").write_bytes(dumps("marc", analytic=analytic).encode())
    said = run(perl, "-e", _LINT, "x.mrc", cwd=tmp_path).splitlines()
    assert said[-1] == f"records: {len(keys()) if analytic else len(records())}"
    assert [line for line in said[:-1] if not any(known in line for known in _OMITTED)] == []


def test_pymarc() -> None:
    pymarc = pytest.importorskip("pymarc")
    found = {r["001"].data: r for r in pymarc.MARCReader(dumps("marc").encode())}
    by_xml = pymarc.parse_xml_to_array(io.StringIO(dumps("marcxml")))
    assert list(found) == [work.key for work in records()] == [r["001"].data for r in by_xml]
    book = found["gorodetsky1977"]
    assert (book.title, book.author) == (
        "The Precarious Truce Anglo-Soviet Relations 1924–27", "Gorodetsky, Gabriel author aut",
    ) or book.title.startswith("The Precarious Truce")  # fmt: skip
    assert book.pubyear == "1977" and book.isbn == "9780521086899"
