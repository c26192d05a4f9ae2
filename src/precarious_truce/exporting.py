"""The main job: read files, write each work's references in the formats and styles asked for.

An `Export` is one target of `--to`: a format, or a citation style.  Nothing is written for a file
with faults; other files are not affected; no two outputs of a run may have one name.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from precarious_truce.errors import Diagnostic, FormatError, Severity, TruceError, did_you_mean
from precarious_truce.formats import by_name, by_suffix, registry
from precarious_truce.io import load, loads, write_atomically
from precarious_truce.model import Library, Loss

__all__ = ["DEFAULT_STYLE", "DEFAULT_TARGETS", "Export", "Target", "inputs", "safe_name", "targets"]

DEFAULT_STYLE = "apa"
RDF_FORMATS = ("turtle", "n-triples", "rdf-xml", "json-ld")
DEFAULT_TARGETS = ("bibtex", "csl-json", "turtle", DEFAULT_STYLE)


@dataclass(frozen=True)
class Target:
    """A format or (where `style` is set) a citation style, with the options for it."""

    name: str
    suffix: str
    style: str | None = None
    options: dict[str, Any] = field(default_factory=dict)

    def pieces(self, library: Library) -> Iterator[str]:
        """The text of the whole library in this target."""
        if self.style is None:
            module = by_name(self.name).module
            pieces = getattr(module, "pieces", None)
            yield from (
                pieces(library, **self.options)
                if pieces
                else [module.dumps(library, **self.options)]
            )
            return
        from precarious_truce.citing import each_entry

        for _, entry in each_entry(library.references(), style=self.style):
            yield entry.strip() + "\n"

    def check_shapes(self, library: Library) -> None:
        """Raise what the SHACL shapes have against the output, where it is RDF."""
        if self.name not in RDF_FORMATS:
            return
        from precarious_truce.formats.dublin_core.validation import validate

        faults = validate("".join(self.pieces(library)), syntax=self.name, file=self.name)
        if any(fault.severity is Severity.ERROR for fault in faults):
            raise TruceError(*faults)

    def losses(self, library: Library) -> list[Loss]:
        """What this target loses of the library; citations are made to be read, not read back."""
        found = None if self.style else getattr(by_name(self.name).module, "losses", None)
        return list(found(library, **self.options)) if found else []


def targets(names: Sequence[str], options: dict[str, dict[str, Any]]) -> list[Target]:
    """The targets of `--to`; FormatError, with the nearest names, for one that is unknown.

    `options`: format → the options of its writer.

    >>> [t.suffix for t in targets(["bibtex", "apa", "ieee"], {})]
    ['.bib', '.txt', '.ieee.txt']
    """
    return [_target(name, options.get(name, {})) for name in dict.fromkeys(names)]


def _target(name: str, options: dict[str, Any]) -> Target:
    found = next((f for f in registry() if f.name == name and f.writes), None)
    if found is not None:
        return Target(name, found.suffixes[0] if found.suffixes else f".{name}", options=options)
    from precarious_truce.citations import find_style, style_names

    try:
        find_style(name)
    except TruceError:
        formats = [f.name for f in registry() if f.writes]
        near = did_you_mean(name, formats) or did_you_mean(name, [*formats, *style_names()])
        hint = (
            near or f"formats are {', '.join(formats)}; `precarious-truce styles` lists the styles"
        )
        message = f"no format and no citation style is called {name!r}"
        raise FormatError(Diagnostic("F2", message, file="--to", hint=hint)) from None
    suffix = ".txt" if name == DEFAULT_STYLE else f".{safe_name(Path(name).stem)}.txt"
    return Target(name, suffix, style=name)


# --- names ----------------------------------------------------------------------------------------

_UNSAFE = re.compile(r"[^\w.+@=,~ -]|[\x00-\x1f]")
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


def safe_name(name: str) -> str:
    """One component of a path, whatever a key holds: never empty, hidden, or outside its folder.

    >>> safe_name("../../etc/passwd"), safe_name("DBLP:conf/x"), safe_name("nul")
    ('_.._etc_passwd', 'DBLP_conf_x', '_nul')
    """
    cleaned = _UNSAFE.sub("_", name).strip(" ").lstrip(".")[:120].rstrip(". ")
    return f"_{cleaned}" if not cleaned or _RESERVED.match(cleaned) else cleaned


_READABLE_IN_FOLDERS = (".yaml", ".yml")


def inputs(paths: Iterable[str]) -> Iterator[str]:
    """The files to read: `-` and files as given, the records in a directory in order of name."""
    for path in paths:
        if path == "-" or not Path(path).is_dir():
            yield path
            continue
        found = sorted(
            p for p in Path(path).rglob("*") if p.suffix in _READABLE_IN_FOLDERS and p.is_file()
        )
        if not found:
            raise TruceError.of(
                "F1",
                "no records in this directory",
                file=path,
                hint="records are files ending in .yaml",
            )
        yield from map(str, found)


# --- the job --------------------------------------------------------------------------------------


class Export:
    """One run: `out` is a directory, a file for one output, or "-" for stdout."""

    def __init__(
        self,
        targets: Sequence[Target],
        out: str,
        *,
        source_format: str | None = None,
        keep_going: bool = False,
        validate: bool = False,
    ) -> None:
        self.targets, self.out, self.validate = targets, out, validate
        self.source_format, self.keep_going = source_format, keep_going
        self.losses: list[tuple[str, Loss]] = []
        self._written: dict[str, str] = {}

    def read(self, path: str) -> tuple[Library | None, list[Diagnostic]]:
        """The library of a file and what is to be said of it; None where it has faults."""
        try:
            library = self._load(path)
        except TruceError as error:
            sound = error.library if self.keep_going else None
            return sound if sound is not None and len(sound) else None, list(error.diagnostics)
        faults = list(library.diagnostics)
        damaged = any(f.severity is Severity.ERROR for f in faults)
        return None if damaged and not self.keep_going else library, faults

    def _load(self, path: str) -> Library:
        if path == "-":
            return loads(sys.stdin.buffer.read(), self.source_format or "yaml", file="<stdin>")
        kind = self.source_format
        if kind is None:
            kind = by_suffix(path).name
        return load(path, kind)

    def write(self, path: str, library: Library) -> Iterator[Path]:
        """Write every target of one input; each file as it is written."""
        stem = safe_name(_stem(path, library))
        planned = [(target, self._path(stem, target)) for target in self.targets]
        for _, where in planned:
            self._claim(where, path)
        for target, where in planned:
            if self.validate:
                target.check_shapes(library)
            if where is None:
                for piece in target.pieces(library):
                    sys.stdout.write(piece)
            else:
                write_atomically(where, target.pieces(library))
                yield where
            self.losses += [(target.name, loss) for loss in target.losses(library)]

    def _path(self, stem: str, target: Target) -> Path | None:
        if self.out == "-":
            return None
        if (
            len(self.targets) == 1
            and not Path(self.out).is_dir()
            and Path(self.out).name.endswith(target.suffix)
        ):
            return Path(self.out)
        return Path(self.out, stem + target.suffix)

    def _claim(self, where: Path | None, path: str) -> None:
        if where is None:
            return
        name = str(where).casefold()
        earlier = self._written.get(name)
        if earlier is not None:
            raise TruceError.of(
                "F4", f"its output {where} is written for {earlier} already", file=path,
                hint="give one of the works another key, or export it elsewhere",
            )  # fmt: skip
        self._written[name] = path


def _stem(path: str, library: Library) -> str:
    works = list(library)
    if len(works) == 1:
        return works[0].key
    name = Path("stdin" if path == "-" else path).name
    known = sorted((s for f in registry() for s in f.suffixes if name.lower().endswith(s)), key=len)
    return name[: -len(known[-1])] if known else Path(name).stem


def summary(losses: Sequence[tuple[str, Loss]]) -> list[str]:
    """A line for each target that loses something.

    >>> summary([("ris", Loss(("a", "note"), "n", None, "no place"))])
    ['ris: 1 fact is lost or changed']
    """
    counts: dict[str, int] = {}
    for name, _ in losses:
        counts[name] = counts.get(name, 0) + 1
    return [
        f"{n}: {c} fact{'s are' if c > 1 else ' is'} lost or changed" for n, c in counts.items()
    ]
