"""The main job: read files, write each work's references in the formats and styles asked for.

A `Target` is one of `--to`: a format, or a citation style.  An `Export` is one run: into a folder,
where every input and target is a file of its own, or into one document of all inputs.  Nothing is
written for a file with faults; other files are not affected; no two outputs of a run may have one
name.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from precarious_truce.errors import Diagnostic, FormatError, Severity, TruceError, did_you_mean
from precarious_truce.files import is_pipe, rewindable, stdin, write_atomically, write_stdout
from precarious_truce.formats import Format, by_name, by_suffix, options_by_suffix, registry
from precarious_truce.formats.guessing import HEAD, by_content
from precarious_truce.io import Works, content, dumps, losses, stream
from precarious_truce.many_keys import Places
from precarious_truce.model import Library, Loss, Work
from precarious_truce.model.library import as_works
from precarious_truce.opening import Source, join, key_in_two_inputs, source_of
from precarious_truce.packing import without_ending

__all__ = [
    "DEFAULT_STYLE", "DEFAULT_TARGETS", "Destination", "Export", "Target", "plan", "safe_name",
    "targets",
]  # fmt: skip

DEFAULT_STYLE = "apa"
RDF_FORMATS = ("turtle", "n-triples", "rdf-xml", "json-ld")
DEFAULT_TARGETS = ("bibtex", "csl-json", "turtle", DEFAULT_STYLE)
Options = Mapping[str, str | bool]
LONG = 64 * 1024 * 1024
"""Bytes of an input that is exported work by work, where that loses nothing."""
_WHOLE_WORKS = frozenset(("yaml", "n-triples", "turtle"))
"""Formats whose works are whole wherever they are read: no part stands apart from its book."""


_HELD = frozenset(("csv", "tsv", "xlsx", "oai-static"))
"""Formats of which the first line needs all works."""


# --- targets --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Target:
    """A format, with the options for it, or (where `format` is None) the citation style `name`."""

    name: str
    suffix: str
    format: Format | None = None
    options: Options = field(default_factory=dict)

    @property
    def is_streamed(self) -> bool:
        """Whether this can be written work by work, holding none of them."""
        written = self.format is not None and hasattr(self.format.module, "pieces")
        return written and self.name not in _HELD

    def pieces(self, works: Works) -> Iterator[str | bytes]:
        """The works in this target: text, or bytes."""
        if self.format is not None:
            yield from content(works, self.format, **self.options)
            return
        from precarious_truce.citing import each_entry

        library = works if isinstance(works, Library) else Library(as_works(works))
        for _, entry in each_entry(library.references(), style=self.name):
            yield entry.strip() + "\n"

    def check_shapes(self, library: Library) -> None:
        """Raise what the SHACL shapes have against the output, where it is RDF."""
        if self.format is None or self.name not in RDF_FORMATS:
            return
        from precarious_truce.formats.dublin_core.validation import validate

        faults = validate(
            dumps(library, self.format, **self.options), syntax=self.name, file=self.name
        )
        if any(fault.severity is Severity.ERROR for fault in faults):
            raise TruceError(*faults)

    def losses(self, works: Works) -> list[Loss]:
        """What this target loses of the works; citations are made to be read, not read back."""
        if self.format is None or not hasattr(self.format.module, "losses"):
            return []
        return losses(works, self.format, **self.options)


def targets(names: Iterable[str], options: Mapping[str, Options]) -> list[Target]:
    """The targets of `--to`; FormatError, with the nearest names, for one that is unknown.

    `options`: format → the options of its writer.

    >>> [t.suffix for t in targets(["bibtex", "apa", "ieee"], {})]
    ['.bib', '.txt', '.ieee.txt']
    """
    return [_target(name, options) for name in dict.fromkeys(names)]


def _target(name: str, options: Mapping[str, Options]) -> Target:
    found = next((format for format in registry() if format.name == name), None)
    if found is None:
        return _style(name)
    if not found.writes:
        raise FormatError(Diagnostic("F2", f"{name} can be read, not written", file="--to"))
    suffix = found.suffixes[0] if found.suffixes else f".{name}"
    return Target(name, suffix, found, options.get(name, {}))


def _style(name: str) -> Target:
    from precarious_truce.citations.naming import nearest_styles, style_file

    try:
        style_file(name)
    except TruceError:
        formats = [f.name for f in registry() if f.writes]
        near = _document_hint(name) or did_you_mean(name, formats) or nearest_styles(name)
        hint = (
            near or f"formats are {', '.join(formats)}; `precarious-truce styles` lists the styles"
        )
        message = f"no format and no citation style is called {name!r}"
        raise FormatError(Diagnostic("F2", message, file="--to", hint=hint)) from None
    return Target(name, ".txt" if name == DEFAULT_STYLE else f".{safe_name(Path(name).stem)}.txt")


def _document_hint(name: str) -> str | None:
    """A hint for what is no format of records, but of bibliographies: docx, html, refs.pdf."""
    from precarious_truce.bibliographies import ENDINGS, OUTPUTS

    if name.lower() == "zotero":
        return "Zotero imports `--to rdf-xml --profile zotero`, and csl-json, bibtex, ris"
    if name.lower() in ("jsonl", "ndjson", "json-lines", "jsonlines"):
        return "CSL-JSON in lines is chosen by the ending: -o refs.jsonl"
    ending = f".{name.lower().rpartition('.')[2]}"
    if ending in ENDINGS or name.lower() in (*OUTPUTS, "word"):
        return "`precarious-truce bibliography FILE -o refs.docx` (or .html, .md, .tex) writes it"
    if ending in (".pdf", ".doc", ".odt"):
        return (
            "write refs.docx or refs.html by `precarious-truce bibliography`, and save that as PDF"
        )
    if ending == ".xml":
        return "name the file .mods.xml, .oai.xml for oai-dc or .rdf for RDF/XML, or give --to"
    return None


# --- where it goes --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Destination:
    """A folder, or one document of all inputs: a file, or (where `path` is None) stdout."""

    path: Path | None
    is_folder: bool = False


def plan(
    names: Sequence[str], out: str, options: Mapping[str, Options]
) -> tuple[list[Target], Destination]:
    """What `--to` and `-o` ask for: the targets, and where they go.

    The ending of a file chooses the format where `--to` does not.  Raises `FormatError` for an
    unknown name or ending, and where one document is to hold several formats.

    >>> found, where = plan([], "refs.ris", {})
    >>> found[0].name, where.path.name, where.is_folder
    ('ris', 'refs.ris', False)
    """
    where = Destination(None if out == "-" else Path(out), _is_folder(out, names))
    if where.is_folder or where.path is None:
        names = names or DEFAULT_TARGETS
    found = targets(names or [_named_by_ending(Path(out))], options)
    found = [_as_ending_says(target, out) for target in found] if not where.is_folder else found
    if not where.is_folder and len(found) > 1:
        message = f"one document cannot hold {len(found)} formats"
        hint = "choose one with --to, or give a folder to -o"
        raise FormatError(Diagnostic("F8", message, file=out, hint=hint))
    return found, where


def _as_ending_says(target: Target, out: str) -> Target:
    """The target with what the ending of its file says of how the format is written."""
    more = options_by_suffix(target.format, out) if target.format else {}
    return replace(target, options={**more, **target.options}) if more else target


def _is_folder(out: str, names: Sequence[str]) -> bool:
    """Whether `-o` names a folder: one that is there, or a name without an ending."""
    path = Path(out)
    if out == "-":
        return False
    if path.is_dir() or out.endswith(("/", os.sep)):
        return True
    if path.exists() and not path.is_file():  # a FIFO, a device
        return False
    return not path.suffix or (len(names) > 1 and not _ending_is_known(path))


def _ending_is_known(path: Path) -> bool:
    return any(path.name.lower().endswith(s) for f in registry() for s in (*f.suffixes, ".txt"))


def _named_by_ending(path: Path) -> str:
    """The format, or for `.txt` and `.STYLE.txt` the citation style, that the ending names."""
    if path.suffix.lower() == ".txt":
        from precarious_truce.citations import style_names

        style = Path(path.stem).suffix.removeprefix(".")
        return style if style in style_names() else DEFAULT_STYLE
    try:
        return by_suffix(path).name
    except FormatError as error:
        message = error.diagnostics[0].message
        hint = _document_hint(path.name)
        hint = hint or f"name the format with --to; a folder is given as {path.name}/"
        raise FormatError(Diagnostic("F2", message, file="-o", hint=hint)) from None


# --- names ----------------------------------------------------------------------------------------

_UNSAFE = re.compile(r"[^\w.+@=,~ -]|[\x00-\x1f]")
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


_MOST_BYTES = 180


def safe_name(name: str) -> str:
    """One component of a path, whatever a key holds: never empty, hidden, or outside its folder.

    It is short enough, in bytes too, for an ending and for the file that it is written to first.

    >>> safe_name("../../etc/passwd"), safe_name("DBLP:conf/x"), safe_name("nul")
    ('_.._etc_passwd', 'DBLP_conf_x', '_nul')
    """
    cleaned = _UNSAFE.sub("_", name).strip(" ").lstrip(".")[:120]
    cleaned = (
        cleaned.encode("utf-8", "replace")[:_MOST_BYTES].decode("utf-8", "ignore").rstrip(". ")
    )
    return f"_{cleaned}" if not cleaned or _RESERVED.match(cleaned) else cleaned


# --- the job --------------------------------------------------------------------------------------


class Export:
    """One run: what is to be written of each input, and where.

    `lost` counts, by target, the facts that could not be written; `on_loss` gets each of them.
    `on_read` is told, of what is streamed, how many bytes are read and how many more works.
    """

    def __init__(
        self,
        targets: Sequence[Target],
        where: Destination,
        *,
        source_format: Format | None = None,
        keep_going: bool = False,
        validate: bool = False,
        rename: bool = False,
        on_loss: Callable[[str, Loss], None] | None = None,
        on_read: Callable[[int, int], None] = lambda read, works: None,
    ) -> None:
        self.targets, self.where, self.validate = targets, where, validate
        self.source_format, self.keep_going, self.rename = source_format, keep_going, rename
        self.lost: Counter[str] = Counter()
        self.on_loss, self.on_read = on_loss, on_read
        self._read_before = 0
        self._written: dict[str, str] = {}
        self._pipes: dict[str, Source] = {}

    @property
    def name(self) -> str:
        """What a run into one document is called in messages."""
        return "<stdout>" if self.where.path is None else str(self.where.path)

    def _source(self, path: str) -> Source:
        """The input at a path; a pipe is read once."""
        if not is_pipe(path):
            return source_of(path, self.source_format)
        if path not in self._pipes:
            self._pipes[path] = source_of(path, self.source_format)
        return self._pipes[path]

    def read(self, path: str) -> tuple[Library | None, list[Diagnostic]]:
        """The library of an input and the faults in it; None where it must not be written."""
        try:
            library = self._source(path).load()
        except TruceError as error:
            sound = error.library if self.keep_going else None
            found = sound if isinstance(sound, Library) and len(sound) else None
            return found, list(error.diagnostics)
        faults = list(library.diagnostics)
        return None if _has_errors(faults) and not self.keep_going else library, faults

    def is_long(self, paths: Sequence[str]) -> bool:
        """Whether an input is so long that work by work is better, and that loses nothing.

        That is so of records, N-Triples and Turtle, into formats that are written work by work.
        """
        if self.rename or not all(target.is_streamed for target in self.targets) or self.validate:
            return False
        long = [path for path in paths if path != "-" and _is_long(Path(path))]
        try:
            return bool(long) and all(self._source(p).format.name in _WHOLE_WORKS for p in paths)
        except TruceError:
            return False

    # Into a folder

    def write(self, path: str, library: Library) -> Iterator[Path]:
        """Write a file for every target of one input; each as it is written."""
        works = list(library)
        stem = works[0].key if len(works) == 1 else self._source(path).stem
        for target, where in self._paths(path, stem):
            yield from self._write(target, library, where)

    def stream(self, path: str) -> tuple[list[Path], list[Diagnostic]]:
        """Write every target of one input entry by entry, holding none but the one at hand.

        The files that were written, and the faults of the input; where it has errors nothing is
        written, unless the run is to keep going.
        """
        stem = "stdin" if path == "-" else self._source(path).stem
        return self._stream([path], self._paths(path, stem))

    def _paths(self, path: str, stem: str) -> list[tuple[Target, Path]]:
        """Where each target of an input goes; TruceError where another input has a name already."""
        folder = self.where.path or Path()
        planned = [
            (target, Path(folder, safe_name(stem) + target.suffix)) for target in self.targets
        ]
        for _, where in planned:
            name = str(where).casefold()
            earlier = self._written.get(name)
            if earlier is not None:
                raise TruceError.of(
                    "F4", f"its output {where} is written for {earlier} already", file=path,
                    hint="give one of the works another key, or export it elsewhere",
                )  # fmt: skip
            self._written[name] = path
        return planned

    # One document

    def write_document(self, libraries: Mapping[str, Library]) -> Iterator[Path]:
        """Write one document of the libraries of all inputs; TruceError where keys collide."""
        yield from self._write(
            self.targets[0], join(libraries, rename=self.rename), self.where.path
        )

    def stream_document(self, paths: Sequence[str]) -> tuple[list[Path], list[Diagnostic]]:
        """Write one document of all inputs entry by entry, see `stream`."""
        return self._stream(paths, [(self.targets[0], self.where.path)])

    # Both

    def documents(
        self, paths: Sequence[str]
    ) -> Iterator[tuple[Sequence[str], Target, Path | None]]:
        """Every output of a run: its inputs, the target, and where it goes."""
        if not self.where.is_folder:
            yield paths, self.targets[0], self.where.path
            return
        for path in paths:
            stem = "stdin" if path == "-" else self._source(path).stem
            for target, where in self._paths(path, stem):
                yield [path], target, where

    def _write(self, target: Target, library: Library, where: Path | None) -> Iterator[Path]:
        if self.validate:
            target.check_shapes(library)
        _put(target.pieces(library), where)
        if where is not None:
            yield where
        self._count(target, library)

    def _count(self, target: Target, works: Works) -> None:
        for loss in target.losses(works):
            self.lost[target.name] += 1
            if self.on_loss is not None:
                self.on_loss(target.name, loss)

    def _stream(
        self, paths: Sequence[str], planned: Sequence[tuple[Target, Path | None]]
    ) -> tuple[list[Path], list[Diagnostic]]:
        if alone := [t.name for t in self.targets if t.format is None or self.validate]:
            message = f"{alone[0]} needs all entries at once"
            raise TruceError.of("F5", message, file=paths[0], hint="leave out --stream")
        written: list[Path] = []
        faults: list[Diagnostic] = []
        with contextlib.ExitStack() as stack:
            piped = stack.enter_context(rewindable(stdin())) if "-" in paths else None
            for target, where in planned:
                faults = []
                works = self._works([self.streamed(path, piped) for path in paths], piped, faults)
                try:
                    _put(target.pieces(self._count_each(target, works)), where)
                except TruceError as error:
                    return written, list(dict.fromkeys((*faults, *error.diagnostics)))
                written += [where] if where else []
        return written, faults

    def streamed(self, path: str, piped: BinaryIO | None) -> Source:
        """The input at a path; what comes in on stdin is only looked at."""
        if path != "-" or piped is None or self.source_format is not None:
            return self._source(path)
        piped.seek(0)
        return Source(path, by_content(piped.read(HEAD)) or by_name("yaml"))

    def _works(
        self, sources: Sequence[Source], piped: BinaryIO | None, faults: list[Diagnostic]
    ) -> Iterator[Work]:
        """The works of all sources; TruceError at their end where they must not be written."""
        earlier = Places() if len(sources) > 1 else None
        for source in sources:
            with source.opened(piped) as raw, rewindable(raw) as binary:
                binary.seek(0)
                found = stream(binary, source.format, file=source.name)
                for work in found:
                    self.on_read(self._read_before + binary.tell(), 1)
                    place = earlier.of(work.key, source.name) if earlier else None
                    if place is None:
                        yield work
                    else:
                        faults.append(key_in_two_inputs(work.key, source.name, place))
                faults += found.diagnostics
                self._read_before += binary.tell()
        if not self.keep_going and _has_errors(faults):
            raise TruceError(*faults)

    def _count_each(self, target: Target, works: Iterable[Work]) -> Iterator[Work]:
        for work in works:
            self._count(target, work)
            yield work


def _is_long(path: Path) -> bool:
    """Whether a file holds more than `LONG`, as far as its size tells; packed ones hold more."""
    try:
        return path.is_file() and path.stat().st_size * _times(path) > LONG
    except OSError:
        return False


def _times(path: Path) -> int:
    """How many times its size a file holds, about."""
    return 8 if without_ending(path.name) != path.name else 1


def _has_errors(faults: Iterable[Diagnostic]) -> bool:
    return any(fault.severity is Severity.ERROR for fault in faults)


def _put(text: Iterable[str | bytes], where: Path | None) -> None:
    """Write to a file, or to stdout."""
    if where is not None:
        write_atomically(where, text)
    else:
        write_stdout(text)


def summary(lost: Mapping[str, int]) -> list[str]:
    """A line for each target that loses something.

    >>> summary({"ris": 1})
    ['ris: 1 fact is lost or changed']
    """
    return [f"{n}: {c} fact{'s are' if c > 1 else ' is'} lost or changed" for n, c in lost.items()]
