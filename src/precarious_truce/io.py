"""Reading and writing files in any format.

>>> import tempfile, pathlib
>>> folder = tempfile.TemporaryDirectory()
>>> path = pathlib.Path(folder.name, "rivers.yaml")
>>> _ = path.write_text("title: Rivers\\nauthor: Marsh, Eleanor\\ndate: 2004\\n", encoding="utf-8")
>>> library = load(path)
>>> dump(library, path.with_suffix(".csl.json"))
>>> path.with_suffix(".csl.json").read_text(encoding="utf-8")[:22]
'[\\n  {\\n    "id": "marsh'
>>> folder.cleanup()
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from typing import IO, TypeGuard, cast

from precarious_truce.errors import Diagnostic, FormatError, TruceError
from precarious_truce.files import (
    files_in,
    in_words,
    read_bytes,
    read_head,
    rewindable,
    whole,
    write_atomically,
)
from precarious_truce.formats import Format, by_name, by_suffix, options_by_suffix, registry
from precarious_truce.formats.crosswalk.building import Keys
from precarious_truce.formats.crosswalk.decoding import Chunks
from precarious_truce.formats.guessing import HEAD, format_of
from precarious_truce.model import Book, Library, Loss, Work
from precarious_truce.model.references import as_book
from precarious_truce.packing import packed

__all__ = [
    "Stream", "Works", "content", "dump", "dumps", "files_of", "load", "loads", "losses", "pieces",
    "stream",
]  # fmt: skip

Works = Library | Work | Iterable[Work]
Place = str | os.PathLike[str]
Option = str | bool | None
"""The value of an option of a writer."""


Source = Place | IO[str] | IO[bytes]
"""Where works are read from: a path, a directory, or an open text or binary file."""


def load(source: Source | Iterable[Place], format: str | Format | None = None) -> Library:
    """The library in a file, by suffix or `format`; in a directory; or in several of these.

    `source` is a path, or an open text or binary file; of a directory the records in it and below
    are read (or the files of `format`), in order of name; where there are none, the files of every
    format that can be read.  What a file holds tells its format where its ending does not.  What
    stands the same in two files is there once.

    Raises `TruceError` where a file cannot be read, two works have one key or, for records, there
    are faults: those of all files, and in `library` what was sound.
    """
    if source is None or source == "":
        hint = 'pt.load("rivers.yaml"); a dot is the directory one is in'
        raise TruceError.of("F1", "no file is named", hint=hint)
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        return _load_all(files_of(path, format), format) if path.is_dir() else _load(source, format)
    if _is_file(source):
        found = _format(format) if format else by_suffix(_name_of(source) or "")
        text = source.read()
        text = whole(text, _name_of(source) or "<file>") if isinstance(text, bytes) else text
        return _read(found, text, _name_of(source))
    places = cast(Iterable[Place], source)
    each = (files_of(Path(p), format) if Path(p).is_dir() else [p] for p in places)
    return _load_all((place for files in each for place in files), format)


def _load(place: Place, format: str | Format | None) -> Library:
    text = read_bytes(Path(place))
    found = _format(format) if format else format_of(str(place), text)
    return _read(found, text, str(place))


def _load_all(paths: Iterable[Place], format: str | Format | None) -> Library:
    """The works of several files; their faults together, where there are any."""
    library = Library()
    faults: list[Diagnostic] = []
    for path in paths:
        try:
            found = _load(path, format)
        except TruceError as error:
            faults += error.diagnostics
            found = error.library if isinstance(error.library, Library) else Library()
        try:
            library += found
        except TruceError as error:
            faults += (replace(fault, file=str(path)) for fault in error.diagnostics)
    if faults:
        raise TruceError(*faults, library=library)
    return library


def files_of(folder: Place, format: str | Format | None = None) -> list[Path]:
    """The files to read in a directory and below: of `format`, else records, else of any format.

    Files of a format are those of its own ending (`.biblatex.bib`), or else of the plain one
    (`.bib`).  Raises `TruceError` where there are none.
    """
    if format is not None:
        own = _format(format).suffixes
        plain = {PurePath(f"x{suffix}").suffix for suffix in own}
        try:
            return files_in(folder, own)
        except TruceError:
            return files_in(folder, sorted(plain))
    try:
        return files_in(folder, by_name("yaml").suffixes)
    except TruceError as error:
        known = tuple(suffix for kind in registry() if kind.reads for suffix in kind.suffixes)
        try:
            return files_in(folder, known)
        except TruceError:
            raise error from None


def _is_file(source: object) -> TypeGuard[IO[str] | IO[bytes]]:
    return hasattr(source, "read")


def _name_of(source: Source) -> str | None:
    """The name of a path or of an open file, where it has one."""
    name = source if isinstance(source, (str, os.PathLike)) else getattr(source, "name", None)
    return str(name) if isinstance(name, (str, os.PathLike)) else None


def _format(format: str | Format) -> Format:
    return format if isinstance(format, Format) else by_name(format)


def loads(text: str | bytes, format: str | Format = "yaml", *, file: str | None = None) -> Library:
    """The library that `text` holds; `file` is its name in diagnostics."""
    if not isinstance(text, (str, bytes)):
        message = f"text or bytes are read, not {type(text).__name__}"
        raise TruceError.of("F1", message, hint="pt.load reads files")
    return _read(_format(format), text, file)


def _read(format: Format, text: str | bytes, file: str | None) -> Library:
    if not format.reads:
        raise FormatError(Diagnostic("F2", f"{format.name} can be written, not read", file=file))
    library: Library = format.module.loads(text, file=file)
    return library


class Stream:
    """The works of a file, one at a time; what was found so far is in `diagnostics`.

    What is in a book is not gathered into it, for that takes the whole file: each entry is a work.
    A format that cannot be read in pieces (RDF/XML, JSON-LD, tables) is read whole.
    """

    def __init__(self, works: Iterator[Work], diagnostics: list[Diagnostic]) -> None:
        self._works, self.diagnostics = works, diagnostics

    def __iter__(self) -> Iterator[Work]:
        return self

    def __next__(self) -> Work:
        return next(self._works)


def stream(
    source: Place | IO[bytes],
    format: str | Format | None = None,
    *,
    file: str | None = None,
) -> Stream:
    """The works of a file (a path, or an open binary file), read as they are asked for.

    For files of any length, packed by gzip or not: of .bib, RIS, CSL-JSON (a list or lines), the
    JSON of Crossref and records (a stream of `---` documents) only the entries at hand are in
    memory, and those that others have something from (`crossref`).  Of N-Triples and Turtle it is
    what belongs to a work, where they have more than 16 MiB; these must stand so that what is said
    of a work, of its parts and of its people follows one another, as in a file sorted by subject.
    Writing goes piece by piece, so `dump(stream("long.bib"), "long.csl.json")` needs hardly any
    memory.  `file` is the name of the source in diagnostics.

    Raises `TruceError` where the file cannot be read, when the first work is asked for.

    >>> import io
    >>> works = stream(io.BytesIO(b"@book{a, title = {Rivers}} @misc{b, title = {Dykes"), "bibtex")
    >>> [work.key for work in works], [fault.code for fault in works.diagnostics]
    (['a', 'b'], ['B02'])
    """
    file = file or _name_of(source)
    found = _format(format) if format else _format_of(source, file)
    opened = Path(source) if isinstance(source, (str, os.PathLike)) else source
    diagnostics: list[Diagnostic] = []
    return Stream(_works(found, opened, file, diagnostics), diagnostics)


def _format_of(source: Place | IO[bytes], file: str | None) -> Format:
    """The format by the ending of the name, and by what is in it where that leaves it open."""
    if isinstance(source, (str, os.PathLike)) and Path(source).is_file():
        return format_of(str(source), read_head(Path(source), HEAD))
    return by_suffix(file or "")


def _works(
    format: Format, source: Path | IO[bytes], file: str | None, diagnostics: list[Diagnostic]
) -> Iterator[Work]:
    entries = entries_of(format)
    if entries is None:
        data = (
            read_bytes(source)
            if isinstance(source, Path)
            else whole(source.read(), file or "<file>")
        )
        library = _read(format, data, file)
        diagnostics += library.diagnostics
        yield from library
        return
    with rewindable(source) as binary:
        chunks = Chunks(binary, file)
        diagnostics += chunks.diagnostics
        try:
            for work in entries(chunks, diagnostics, file=file):
                yield work if isinstance(work, Book) else as_book(work) or work
        except OSError as error:
            raise TruceError.of("F1", in_words(error), file=file) from None


def entries_of(format: Format) -> Callable[..., Iterator[Work]] | None:
    """What reads a file of the format entry by entry, whatever number of keys it holds."""
    entries: Callable[..., Iterator[Work]] | None = getattr(format.module, "entries", None)
    if entries is None or not hasattr(format.module, "cuts"):
        return entries
    from precarious_truce.many_keys import ManyTaken

    return partial(entries, keys=Keys(ManyTaken()))


def dumps(works: Works, format: str | Format = "yaml", **options: Option) -> str:
    """The works in a format; `options` are those of its `dumps`."""
    return "".join(pieces(works, format, **options))


def losses(works: Works, format: str | Format, **options: Option) -> list[Loss]:
    """Every fact that `dumps` with these options would lose, see `Loss`."""
    kind = _format(format)
    found = getattr(kind.module, "losses", None)
    if found is None:
        raise FormatError(Diagnostic("F2", f"{kind.name} keeps no loss ledger"))
    return list(found(works, **options))


def pieces(works: Works, format: str | Format = "yaml", **options: Option) -> Iterator[str]:
    """The text that `dumps` gives, piece by piece as far as the format allows it."""
    kind = _format(format)
    for piece in content(works, kind, **options):
        if isinstance(piece, bytes):
            message, hint = f"{kind.name} is no text", "write it to a file, with `dump`"
            raise FormatError(Diagnostic("F10", message, hint=hint))
        yield piece


def content(works: Works, format: str | Format, **options: Option) -> Iterator[str | bytes]:
    """What a file of the works holds, piece by piece: text, or bytes where a format is none."""
    kind = _format(format)
    if not kind.writes:
        raise FormatError(Diagnostic("F2", f"{kind.name} can be read, not written"))
    parts = getattr(kind.module, "pieces", None)
    try:
        if parts is not None:
            yield from parts(works, **options)
        else:
            yield kind.module.dumps(works, **options)
    except TypeError as error:
        if "unexpected keyword argument" in str(error):
            option = str(error).rpartition(" ")[2].strip("'")
            raise FormatError(
                Diagnostic("F3", f"{kind.name} does not know an option {option}")
            ) from None
        raise


def dump(
    works: Works,
    target: Place | IO[str] | IO[bytes],
    format: str | Format | None = None,
    **options: Option,
) -> None:
    """Write works to a path (whole or not at all), or to an open text or binary file."""
    kind = _format(format) if format else by_suffix(_name_of(target) or "")
    options = {**options_by_suffix(kind, _name_of(target) or ""), **options}
    if isinstance(target, (str, os.PathLike)):
        write_atomically(Path(target), content(works, kind, **options))
    elif _is_binary(target):
        target.writelines(packed(_name_of(target) or "", content(works, kind, **options)))
    else:
        cast(IO[str], target).writelines(pieces(works, kind, **options))


def _is_binary(target: IO[str] | IO[bytes]) -> TypeGuard[IO[bytes]]:
    is_raw = isinstance(target, (io.RawIOBase, io.BufferedIOBase))
    return is_raw or "b" in getattr(target, "mode", "")
