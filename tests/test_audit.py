"""No reader, writer, check or style opens a file, an address or a program that nobody named.

Python's audit hook (PEP 578) sees each of them; what the interpreter and the package have with
them (modules, styles, locales) may be opened.
"""

from __future__ import annotations

import sys
import sysconfig
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir

import pytest

import precarious_truce as pt
from precarious_truce.citations import Processor
from precarious_truce.errors import TruceError
from precarious_truce.formats import Format, registry
from precarious_truce.sources import draft_of
from tests.law import ALWAYS

WATCHED = ("open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system")
PLACES = ("stdlib", "platstdlib", "purelib", "platlib")
OWN = (
    *(str(Path(sysconfig.get_path(name)).resolve()) for name in PLACES),
    str(Path(pt.__file__).resolve().parent),
    str(Path(sys.base_prefix).resolve()),
)
BOOK = pt.Book(
    key="m", title="Rivers", author="Marsh, Eleanor", date=2004, contents=["Floods"],
    url="https://example.org/rivers", extra={"bibtex": {"file": "/etc/passwd"}},
)  # fmt: skip


class Watch:
    """What was opened while it is on."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        if self.on and event in WATCHED:
            name = str(args[1] if event == "socket.connect" else args[0]) if args else ""
            if event != "open" or not (isinstance(args[0], int) or _is_own(name)):
                self.seen.append(f"{event} {name}")


def _is_own(name: str) -> bool:
    return str(Path(name).resolve()).startswith(OWN) if "\0" not in name else False


WATCH = Watch()
sys.addaudithook(WATCH)


@contextmanager
def watched() -> Iterator[list[str]]:
    """What is opened within, but for what belongs to Python and the package."""
    WATCH.seen = []
    WATCH.on = True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield WATCH.seen
    finally:
        WATCH.on = False


NAMED = (
    '<!DOCTYPE a SYSTEM "http://example.org/a.dtd" [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
    ' rdf:about="file:///etc/passwd"/></rdf:RDF>',
    '{"@context": "http://example.org/context.jsonld", "@id": "a", "name": "x"}',
    '{"@context": ["file:///etc/passwd"], "@import": "http://example.org/b", "@id": "a"}',
    "@prefix a: <http://example.org/> .\n<file:///etc/passwd> a:b <http://example.org/c> .",
    "title: !!python/object/apply:os.system ['true']\n",
    "title: !include /etc/passwd\nurl: http://example.org/\n",
    "@book{a, title={\\input{/etc/passwd}}, file={/etc/passwd}, url={http://example.org/}}",
    "TY  - BOOK\nTI  - A\nL1  - file:///etc/passwd\nUR  - http://example.org/\nER  -\n",
    'title,url\n=HYPERLINK("http://example.org/"),file:///etc/passwd\n',
    '[{"id": "a", "type": "book", "title": "A", "URL": "file:///etc/passwd"}]',
)
"""Texts that name files and addresses, for whoever would follow them."""


@pytest.mark.parametrize("kind", [k for k in registry() if k.reads and k.is_text], ids=str)
def test_readers_open_nothing(kind: Format) -> None:
    for text in NAMED:
        with watched() as seen, suppress(TruceError):
            pt.check(pt.loads(text, kind))
        assert not seen, (text, seen)


@pytest.mark.parametrize("kind", [k for k in registry() if k.writes], ids=str)
def test_writers_open_nothing(kind: Format) -> None:
    """A workbook is made in a temporary file, and its maker asks the system for types of files."""
    with watched() as seen:
        kind.module.dumps(pt.Library([BOOK]), **ALWAYS.get(kind.name, {}))
        kind.module.losses(pt.Library([BOOK]))
    allowed = ("open /etc/mime.types", f"open {gettempdir()}") if kind.name == "xlsx" else ()
    assert not [one for one in seen if not one.startswith(tuple(allowed))], seen


@pytest.mark.parametrize("text", NAMED)
def test_drafts_open_nothing(text: str) -> None:
    page = f'<link rel="stylesheet" href="http://example.org/a.css"><img src="/etc/passwd">{text}'
    for source in (text, page):
        with watched() as seen, suppress(TruceError):
            draft_of(source.encode()).record()
        assert not seen


def test_styles_open_nothing() -> None:
    parent = '<link rel="independent-parent" href="http://example.org/no-such-style"/>'
    head = f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info>{parent}</info>'
    layout = '<citation><layout><text variable="title"/></layout></citation></style>'
    for style in ("apa", head + layout, NAMED[0], f"{head}<include href='/etc/passwd'/>{layout}"):
        with watched() as seen, suppress(TruceError):
            Processor(style, [*pt.Library([BOOK]).references()]).citations([[{"id": "m"}]])
        assert not seen, (style, seen)


def test_a_push_goes_to_this_machine_alone() -> None:
    with watched() as seen, suppress(TruceError):
        pt.push(BOOK, port=9)
    assert seen and all("127.0.0.1" in one or "::1" in one for one in seen), seen


def test_the_hook_sees_what_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("title: A\n")
    with watched() as seen:
        pt.load(path)
    assert seen == [f"open {path}"]
