"""The formats: one module each, with the same verbs.

    loads(text, *, file=None) -> Library     reads; foreign formats keep going and leave diagnostics
    dumps(works, **options) -> str           writes
    losses(works, **options) -> list[Loss]   what `dumps` with these options would lose
    coverage(**options) -> dict[str, str]    field → "" where it has a place, else why it has none
    pieces(works, **options) -> Iterator[str]   optional: `dumps` piece by piece, for long output
    entries(chunks, diagnostics, *, file=None, keys=None) -> Iterator[Work]   optional: reads a text
                                             in pieces, an entry at a time; faults go to the list
    cuts, of_cut                             optional: a long text in stretches that can be read
                                             each by itself, see `cutting`

A format is imported when it is first used.  Other packages add theirs by an entry point of the
group `precarious_truce.formats`: its name is the format's, its value a module with these verbs
and, if files are to be known by their ending, `SUFFIXES`.

>>> [f.name for f in registry()][:3]
['yaml', 'bibtex', 'biblatex']
>>> by_suffix("rivers.csl.json").name
'csl-json'
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path, PurePath
from types import ModuleType

from precarious_truce.errors import Diagnostic, FormatError, did_you_mean
from precarious_truce.packing import without_ending

__all__ = ["ALIASES", "Format", "by_name", "by_suffix", "options_by_suffix", "registry"]

ENTRY_POINTS = "precarious_truce.formats"


@dataclass(frozen=True)
class Format:
    """A format: its name, the endings of its files (the first is the one written), its verbs."""

    name: str
    module_name: str
    suffixes: tuple[str, ...] = ()
    reads: bool = True
    writes: bool = True
    is_text: bool = True
    """Whether `dumps` gives text; else bytes, which only a file can hold."""

    @cached_property
    def module(self) -> ModuleType:
        """The module with the verbs, imported now if it was not before."""
        return import_module(self.module_name)

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in vars(self).items() if name != "module"}


_HERE = "precarious_truce.formats."
_BUILT_IN = (
    Format("yaml", _HERE + "yaml", (".yaml", ".yml")),
    Format("bibtex", _HERE + "bib.bibtex", (".bib", ".bibtex")),
    Format("biblatex", _HERE + "bib.biblatex", (".biblatex.bib", ".biblatex")),
    Format("csl-json", _HERE + "csl_json", (".csl.json", ".json", ".jsonl", ".ndjson")),
    Format("ris", _HERE + "ris", (".ris",)),
    Format("turtle", _HERE + "dublin_core.turtle", (".ttl", ".turtle")),
    Format("n-triples", _HERE + "dublin_core.n_triples", (".nt",)),
    Format("rdf-xml", _HERE + "dublin_core.rdf_xml", (".rdf",)),
    Format("json-ld", _HERE + "dublin_core.json_ld", (".jsonld",)),
    Format("oai-dc", _HERE + "dublin_core.oai_dc", (".oai.xml",)),
    Format("mods", _HERE + "mods", (".mods.xml", ".mods")),
    Format("oai-static", _HERE + "oai_static", (".oai-static.xml",)),
    Format("csv", _HERE + "tables.csv", (".csv",)),
    Format("tsv", _HERE + "tables.tsv", (".tsv", ".tab")),
    Format("xlsx", _HERE + "tables.xlsx", (".xlsx",), is_text=False),
    Format("marcxml", _HERE + "marc.marcxml", (".marcxml", ".marc.xml")),
    Format("marc", _HERE + "marc.iso2709", (".mrc", ".marc")),
    Format("crossref-xml", _HERE + "crossref_xml", (".crossref.xml",)),
    Format("hayagriva", _HERE + "hayagriva", (".hayagriva.yaml", ".hayagriva.yml", ".hayagriva")),
    Format("crossref-json", _HERE + "services.crossref_json", (".crossref.json",), writes=False),
    Format("open-library", _HERE + "open_library", (".openlibrary.json",)),
)


@cache
def registry() -> tuple[Format, ...]:
    """Every format, those of this package first."""
    if not _is_extended():
        return _BUILT_IN
    from importlib.metadata import entry_points

    others = [
        Format(point.name, point.value, _suffixes_of(point.value))
        for point in entry_points(group=ENTRY_POINTS)
        if all(point.name != known.name for known in _BUILT_IN)
    ]
    return (*_BUILT_IN, *sorted(others, key=lambda f: f.name))


def _is_extended() -> bool:
    """Whether an installed package names the group: sooner known than which, and seldom so."""
    group = ENTRY_POINTS.encode()
    for folder in sys.path:
        try:
            with os.scandir(folder or ".") as found:
                packages = [e.path for e in found if e.name.endswith((".dist-info", ".egg-info"))]
        except OSError:
            if Path(folder).is_file():  # an archive of packages
                return True
            continue
        for package in packages:
            with suppress(OSError):
                if group in Path(package, _DECLARED).read_bytes():
                    return True
    return False


_DECLARED = "entry_points.txt"


def _suffixes_of(module: str) -> tuple[str, ...]:
    try:
        return tuple(getattr(import_module(module), "SUFFIXES", ()))
    except ImportError:
        return ()


ALIASES = {
    "bib": "bibtex", "tex": "bibtex", "latex": "bibtex", "json": "csl-json", "csl": "csl-json",
    "csljson": "csl-json", "endnote": "ris", "mendeley": "ris", "refman": "ris",
    "excel": "xlsx", "spreadsheet": "xlsx", "dublin-core": "oai-dc", "dc": "oai-dc",
    "ttl": "turtle", "nt": "n-triples", "ntriples": "n-triples",
    "rdfxml": "rdf-xml", "jsonld": "json-ld", "yml": "yaml", "oai": "oai-dc",
    "typst": "hayagriva",
}  # fmt: skip
"""What people call a format, too → its name."""


def by_name(name: str) -> Format:
    """The format of that name, in any case, or of another name that it goes by.

    Raises `FormatError`, with the nearest names, where there is none.

    >>> by_name("BibTeX").name, by_name("json").name
    ('bibtex', 'csl-json')
    """
    if not isinstance(name, str):
        hint = "several files are given in a list: pt.load([one, other])"
        message = f"a format is called by a text, not {name!r:.60}"
        raise FormatError(Diagnostic("F2", message, hint=hint))
    wanted = ALIASES.get(name.lower(), name.lower())
    found = next((f for f in registry() if f.name == wanted), None)
    if found is None:
        names = [f.name for f in registry()]
        raise _unknown(f"no format is called {name!r}", did_you_mean(wanted, names), names)
    return found


def by_suffix(name: str | PurePath) -> Format:
    """The format of a file by the longest suffix that fits; FormatError where none does.

    >>> by_suffix("rivers.bib.gz").name
    'bibtex'
    """
    lowered = without_ending(PurePath(name).name.lower())
    fitting = [(len(s), f) for f in registry() for s in f.suffixes if lowered.endswith(s)]
    if not fitting:
        names = [f.name for f in registry()]
        raise _unknown(f"no format is known by the ending of {PurePath(name).name!r}", None, names)
    return max(fitting, key=lambda pair: pair[0])[1]


def options_by_suffix(format: Format, name: str | PurePath) -> dict[str, bool]:
    """What the ending of a file says of how its format is written there.

    >>> options_by_suffix(by_name("csl-json"), "rivers.jsonl.gz")
    {'lines': True}
    """
    ending = without_ending(PurePath(name).name.lower())
    is_lines = format.name == "csl-json" and ending.endswith(_LINES)
    return {"lines": True} if is_lines else {}


_LINES = (".jsonl", ".ndjson")


def _unknown(message: str, hint: str | None, names: Sequence[str]) -> FormatError:
    return FormatError(Diagnostic("F2", message, hint=hint or f"formats are {', '.join(names)}"))
