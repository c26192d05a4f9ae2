"""The tests that are near a module, the nearest first: these must notice a change of it.

>>> near("citations/date_text.py")[:2]
['src/precarious_truce/citations/date_text.py', 'tests/citations/test_date_text.py']
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["LATE", "MODULES", "near"]

ROOT = Path(__file__).resolve().parents[2]

MODULES = (
    "bulk/joining.py",
    "checks/pages.py",
    "checks/people.py",
    "citations/date_text.py",
    "citations/dates.py",
    "citations/locators.py",
    "citations/names.py",
    "citations/pages.py",
    "cli/export.py",
    "exporting.py",
    "formats/bib/bibtex.py",
    "formats/bib/types.py",
    "formats/bib/compounds.py",
    "formats/csl_json/rows.py",
    "formats/crosswalk/gathering.py",
    "formats/marc/values.py",
    "formats/mods/names.py",
    "formats/ris/compounds.py",
    "formats/ris/rows.py",
    "formats/tables/columns.py",
    "io.py",
    "model/inheritance.py",
    "model/page_labels.py",
    "model/pages.py",
    "site/facts.py",
    "sources/people.py",
    "sources/person_names.py",
)
"""What is changed unless other modules are named: of every room, tables and code."""

_FLAT = "tests/formats/test_every_row.py tests/formats/test_pages_in_formats.py"
_EXPORT = " ".join(
    f"tests/cli/test_{name}.py" for name in ("export", "inputs", "streams", "progress")
)
_GOLDEN = "tests/test_golden.py"

ALSO = {
    "formats/ris": f"tests/formats/ris {_FLAT} {_GOLDEN}",
    "formats/bib": f"tests/formats/bib {_FLAT} {_GOLDEN}",
    "formats/csl_json": f"tests/formats/csl_json {_FLAT} {_GOLDEN}",
    "formats/hayagriva": f"tests/formats/hayagriva {_FLAT}",
    "formats/tables": f"tests/formats/tables {_GOLDEN}",
    "formats/marc": f"tests/formats/marc {_GOLDEN}",
    "formats/mods": f"tests/formats/mods {_GOLDEN}",
    "formats/dublin_core": f"tests/formats/dublin_core {_GOLDEN}",
    "formats/crossref_xml": f"tests/formats/crossref_xml {_GOLDEN}",
    "formats/crosswalk": "tests/formats/crosswalk tests/formats/ris tests/formats/bib "
    "tests/formats/csl_json",
    "formats": f"tests/formats {_GOLDEN}",
    "citations": "tests/citations",
    "checks": "tests/checks",
    "model": f"tests/model tests/formats/yaml tests/formats/ris/test_rows.py {_GOLDEN}",
    "cli": _EXPORT,
    "site": "tests/site",
    "sources": "tests/sources",
    "bulk": "tests/bulk",
    "managers": "tests/managers",
    "pandoc": "tests/pandoc",
    "exporting.py": _EXPORT,
    "io.py": f"{_EXPORT} tests/test_stream.py tests/formats/test_hostile.py",
    "": "tests/test_package.py tests/cli",
}
"""A room or module → the tests of it, and those of others that meet it."""


LATE = ("threads", "processes", "hostile", "growth", "takes_no_time", "real_files", "every_code")
"""Words of the names of tests that look at time and at other programs: these are left out."""


def near(module: str) -> list[str]:
    """What is given to pytest: the module's doctests, its own tests, and those of its room."""
    path = Path(module)
    own = path.with_name(f"test_{path.name}")
    found = [f"src/precarious_truce/{module}", f"tests/{own}"]
    rooms = [module, *(p.as_posix() for p in path.parents if p.as_posix() != "."), ""]
    found += next(ALSO[room] for room in rooms if room in ALSO).split()
    there = [name for name in found if (ROOT / name.partition("::")[0]).exists()]
    return list(dict.fromkeys(there))
