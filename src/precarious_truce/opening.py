"""What is named as input, opened: files of any readable format, directories, and `-` for stdin.

>>> import tempfile
>>> folder = tempfile.TemporaryDirectory()
>>> for name, text in (("a.bib", "@book{a, title = {Alps}}"), ("b.yaml", "title: Baltic")):
...     _ = Path(folder.name, name).write_text(text)
>>> open_library([f"{folder.name}/a.bib", f"{folder.name}/b.yaml"])
Library(a, baltic)
>>> folder.cleanup()
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from precarious_truce import remote
from precarious_truce.errors import Diagnostic, FormatError, TruceError
from precarious_truce.files import (
    MAX_SIZE,
    in_words,
    is_pipe,
    read_bytes,
    read_head,
    stdin,
    whole,
)
from precarious_truce.formats import Format, by_name, registry
from precarious_truce.formats.guessing import HEAD, by_content, format_of
from precarious_truce.io import files_of, loads
from precarious_truce.model import Library, Loss, Reference, Work
from precarious_truce.model.keys import unused
from precarious_truce.model.losses import after_losses
from precarious_truce.packing import unpacked, without_ending
from precarious_truce.remote import Url, files_at, is_url, name_of

__all__ = ["Source", "join", "key_in_two_inputs", "open_library", "paths_in", "source_of"]


@dataclass(frozen=True)
class Source:
    """An input: its path, - for stdin, and the format it is in."""

    path: str
    format: Format
    _text: bytes | None = field(default=None, repr=False, compare=False)

    @property
    def name(self) -> str:
        """What it is called in messages."""
        return _name(self.path)

    @property
    def stem(self) -> str:
        """Its name without folder and ending."""
        path = "stdin" if self.path == "-" else self.path
        name = without_ending(name_of(path) if isinstance(path, Url) else Path(path).name)
        endings = [s for s in self.format.suffixes if name.lower().endswith(s)]
        return name[: -max(map(len, endings))] if endings else Path(name).stem

    def load(self) -> Library:
        """The library in it; TruceError as `load` has it."""
        return loads(self.read(), self.format, file=self.name)

    def read(self) -> bytes:
        """What it holds."""
        if self._text is None and isinstance(self.path, Url):
            with remote.opened(self.path) as stream:
                return whole(stream.read(MAX_SIZE), self.path)
        return read_bytes(self.path) if self._text is None else self._text

    def opened(self, piped: BinaryIO | None = None) -> AbstractContextManager[BinaryIO]:
        """What it holds, as a binary file; stdin stays open, or is `piped`, which can be rewound.

        Raises `TruceError` where it cannot be opened.
        """
        if self._text is not None:
            return BytesIO(self._text)
        if self.path == "-":
            return nullcontext(stdin() if piped is None else piped)
        if isinstance(self.path, Url):
            return remote.opened(self.path)
        try:
            return Path(self.path).open("rb")
        except (OSError, ValueError) as error:
            raise TruceError.of("F1", in_words(error), file=self.name) from None


def _name(path: str) -> str:
    return "<stdin>" if path == "-" else path


def source_of(path: str, format: Format | None = None) -> Source:
    """The input at a path, by `format`, its ending, or what it holds; a pipe is read for that.

    Raises `TruceError` where it cannot be read, or nothing tells its format.
    """
    if format is not None:
        return Source(path, format)
    try:
        text = read_bytes(path) if is_pipe(path) else None
        if text is not None and not Path(path).suffix:
            return Source(path, by_content(text) or by_name("yaml"), text)
        named = name_of(path) if isinstance(path, Url) else path
        return Source(path, format_of(named, _head(path) if text is None else text), text)
    except FormatError as error:
        raise FormatError(replace(error.diagnostics[0], file=path)) from None


def _head(path: str) -> bytes:
    """What a file begins with, unpacked."""
    if not isinstance(path, Url):
        return read_head(path, HEAD)
    with remote.opened(path) as stream:
        return unpacked(stream, path).read(HEAD) if stream.seekable() else stream.read(HEAD)


def paths_in(
    paths: Iterable[str], format: Format | None = None, *, urls: bool = False
) -> Iterator[str]:
    """The files to read, each once: `-` and files as given, what a directory holds by name.

    `urls`: what begins with a scheme is the URL of a file, or (with * or a / at the end) of some.

    Of a directory these are the records in it and below (or the files of `format`); where there
    are none, the files of every format that can be read.
    """
    seen = set()
    for path in paths:
        for one in _files(path, format, urls):
            if one not in seen:
                seen.add(one)
                yield one


def _files(path: str, format: Format | None, urls: bool) -> Iterable[str]:
    if urls and is_url(path):
        known = (format,) if format else (kind for kind in registry() if kind.reads)
        return files_at(path, [suffix for kind in known for suffix in kind.suffixes])
    is_folder = path != "-" and Path(path).is_dir()
    return map(str, files_of(path, format)) if is_folder else (path,)


def open_library(
    paths: Iterable[str], format: Format | None = None, *, rename: bool = False
) -> Library:
    """The works of all inputs as one library.

    Raises one `TruceError` with the faults of all, and where two works have one key: unless
    `rename` is given, which makes the keys differ.
    """
    libraries: dict[str, Library] = {}
    faults: list[Diagnostic] = []
    kinds: list[TruceError] = []
    for path in paths_in(paths, format):
        try:
            libraries[path] = source_of(path, format).load()
        except TruceError as error:
            kinds.append(error)
            faults += error.diagnostics
    if len(kinds) == 1:
        raise kinds[0]
    if kinds:
        raise TruceError(*faults)
    return join(libraries, rename=rename)


def join(libraries: Mapping[str, Library], *, rename: bool = False) -> Library:
    """One library of the works of several inputs; what is the same in two is there once.

    Raises `TruceError` that names both places of every key that stands for two works or parts;
    with `rename` the later of the two gets a letter behind its key.
    """
    if len(libraries) == 1:
        return next(iter(libraries.values()))
    places: dict[str, str] = {}
    works: dict[str, Work] = {}
    faults: list[Diagnostic] = []
    for path, library in libraries.items():
        for work in library:
            if works.get(work.key) == work:
                continue
            own = Library([work])
            taken = [ref.key for ref in own.references() if ref.key in places]
            if taken and rename:
                own = Library([_renamed(work, places)])
            elif taken:
                faults += [key_in_two_inputs(key, _name(path), places[key]) for key in taken]
                continue
            places |= {ref.key: _name(path) for ref in own.references()}
            works |= {one.key: one for one in own}
    if faults:
        raise TruceError(*faults)
    return Library(
        works.values(),
        (fault for library in libraries.values() for fault in library.diagnostics),
        (text for library in libraries.values() for text in library.unread),
    )


def _renamed(work: Work, taken: Collection[str]) -> Work:
    """The work with a letter behind its key; its parts' keys, which are made of it, follow.

    >>> from precarious_truce.model import Book
    >>> book = Book(title="Alps", contents=[{"title": "Index", "key": "i"}, "Preface"])
    >>> [ref.key for ref in Library([_renamed(book, {"alps", "i"})]).references()]
    ['alpsb', 'ib', 'alpsb-preface']
    """
    changed = work.with_valid(key=unused(work.key, taken))
    if isinstance(changed, Reference):
        return changed
    for part in [part for part in changed.parts() if part.key in taken]:
        loss = Loss((changed.key, *part.path, "key"), part.key, unused(part.key, taken), "")
        changed = after_losses(changed, [loss])
    return changed


def key_in_two_inputs(key: str, path: str, earlier: str) -> Diagnostic:
    """The fault of a key that stands for different things in two inputs."""
    hint = "give one of them a key of its own, or let --rename-keys do it"
    return Diagnostic("K3", f"the key {key} is used in {earlier} too", file=path, hint=hint)
