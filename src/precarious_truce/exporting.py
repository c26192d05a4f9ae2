"""The main job: read files, write each work's references in the formats and styles asked for.

An `Export` is one target of `--to`: a format, or a citation style.  Nothing is written for a file
with faults; other files are not affected; no two outputs of a run may have one name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from precarious_truce.errors import Diagnostic, FormatError, Severity, TruceError, did_you_mean
from precarious_truce.files import rewindable, stdin, write_atomically, write_stdout
from precarious_truce.formats import by_name, by_suffix, registry
from precarious_truce.io import (
    Stream,
    Works,
    load,
    loads,
    pieces,
    stream,
)
from precarious_truce.model import Library, Loss, Work

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
            yield from pieces(library, self.name, **self.options)
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

    def losses(self, works: Works) -> list[Loss]:
        """What this target loses of the works; citations are made to be read, not read back."""
        found = None if self.style else getattr(by_name(self.name).module, "losses", None)
        return list(found(works, **self.options)) if found else []


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
    """One run: `out` is a directory, a file for one output, or "-" for stdout.

    `lost` counts, by target, the facts that could not be written; `on_loss` is told of each.
    """

    def __init__(
        self,
        targets: Sequence[Target],
        out: str,
        *,
        source_format: str | None = None,
        keep_going: bool = False,
        validate: bool = False,
        on_loss: Callable[[str, Loss], None] | None = None,
    ) -> None:
        self.targets, self.out, self.validate = targets, out, validate
        self.source_format, self.keep_going = source_format, keep_going
        self.lost: Counter[str] = Counter()
        self.on_loss = on_loss
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
            return loads(stdin().read(), self._format(path), file="<stdin>")
        return load(path, self._format(path))

    def _format(self, path: str) -> str:
        return self.source_format or ("yaml" if path == "-" else by_suffix(path).name)

    def write(self, path: str, library: Library) -> Iterator[Path]:
        """Write every target of one input; each file as it is written."""
        for target, where in self._planned(path, _stem(path, library)):
            if self.validate:
                target.check_shapes(library)
            _put(target.pieces(library), where)
            if where is not None:
                yield where
            self._count(target, library)

    def _planned(self, path: str, stem: str) -> list[tuple[Target, Path | None]]:
        """Where each target of an input goes; the names are taken from now on."""
        planned = [(target, self._path(safe_name(stem), target)) for target in self.targets]
        for _, where in planned:
            self._claim(where, path)
        return planned

    def _count(self, target: Target, works: Works) -> None:
        for loss in target.losses(works):
            self.lost[target.name] += 1
            if self.on_loss is not None:
                self.on_loss(target.name, loss)

    def stream(self, path: str) -> tuple[list[Path], list[Diagnostic]]:
        """Write every target of one input entry by entry, so that none but the one at hand is held.

        The files that were written, and what is to be said of the input; where it has errors
        nothing is written, unless the run is to keep going.
        """
        if alone := [t.name for t in self.targets if t.style or self.validate]:
            hint = "leave out --stream"
            message = f"{alone[0]} needs all entries at once"
            raise TruceError.of("F5", message, file=path, hint=hint)
        kind = self._format(path)
        planned = self._planned(path, _stem_of(path))
        written: list[Path] = []
        faults: list[Diagnostic] = []
        with rewindable(stdin() if path == "-" else Path(path)) as source:
            for target, where in planned:
                source.seek(0)
                works = stream(source, kind, file="<stdin>" if path == "-" else path)
                try:
                    _put(self._passed(target, works), where)
                    written += [where] if where else []
                except TruceError as error:
                    return written, list(error.diagnostics)
                faults = works.diagnostics
        return written, faults

    def _passed(self, target: Target, works: Stream) -> Iterator[str]:
        """The text of the works; TruceError at its end where it must not be written."""
        yield from pieces(self._counted(target, works), target.name, **target.options)
        if not self.keep_going and any(f.severity is Severity.ERROR for f in works.diagnostics):
            raise TruceError(*works.diagnostics)

    def _counted(self, target: Target, works: Iterable[Work]) -> Iterator[Work]:
        for work in works:
            self._count(target, work)
            yield work

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


def _put(text: Iterable[str], where: Path | None) -> None:
    """Write to a file, or to stdout."""
    if where is not None:
        write_atomically(where, text)
    else:
        write_stdout(text)


def _stem(path: str, library: Library) -> str:
    works = list(library)
    return works[0].key if len(works) == 1 else _stem_of(path)


def _stem_of(path: str) -> str:
    name = Path("stdin" if path == "-" else path).name
    known = sorted((s for f in registry() for s in f.suffixes if name.lower().endswith(s)), key=len)
    return name[: -len(known[-1])] if known else Path(name).stem


def summary(lost: Mapping[str, int]) -> list[str]:
    """A line for each target that loses something.

    >>> summary({"ris": 1})
    ['ris: 1 fact is lost or changed']
    """
    return [f"{n}: {c} fact{'s are' if c > 1 else ' is'} lost or changed" for n, c in lost.items()]
