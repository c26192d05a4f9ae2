"""What threads and processes may share: libraries, processors, and every public name."""

from __future__ import annotations

import copy
import pickle
import pkgutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType

import pytest

import precarious_truce as pt
from precarious_truce.citations import Processor
from precarious_truce.formats import by_name, registry
from precarious_truce.formats.crosswalk.engine import Crosswalk
from precarious_truce.sources import draft_of

DATA = Path(__file__).parents[1] / "data"
DOCUMENT = [[{"id": "gorodetsky1977", "locator": "12"}], [{"id": "gorodetsky1977-ch2"}]]


def packages() -> Iterator[str]:
    """The package and every package in it."""
    yield "precarious_truce"
    for found in pkgutil.walk_packages(pt.__path__, "precarious_truce."):
        if found.ispkg:
            yield found.name


def public() -> list[tuple[str, str]]:
    return [
        (package, name)
        for package in packages()
        for name in getattr(import_module(package), "__all__", ())
    ]


@pytest.mark.parametrize(("package", "name"), public())
def test_every_public_name_is_pickled(package: str, name: str) -> None:
    """Classes and functions go by their names, so that a pool of processes can be given them."""
    found = getattr(import_module(package), name)
    if isinstance(found, Crosswalk):
        with pytest.raises(TypeError, match=f"the crosswalk of {found.name} is made of functions"):
            pickle.dumps(found)
        return
    if not isinstance(found, ModuleType):
        again = pickle.loads(pickle.dumps(found))
        assert again is found or again == found or type(again) is type(found)


def record() -> pt.Library:
    return pt.load(DATA / "precarious-truce.yaml")


def raised(call: Callable[[], object]) -> Exception:
    with pytest.raises((pt.TruceError, pt.ValidationError)) as told:
        call()
    return told.value


def made() -> dict[str, object]:
    """A value of every public class, by the name of the class."""
    library = record()
    book = library.book("gorodetsky1977")
    by_faults = pt.loads("@book{a, title = {T}, isbn = {978-0-521-08689-1}}\n@book{b", "bibtex")
    values: list[object] = [
        library, book, book.contents[3], book.contents[3].pages, book.date, pt.ISBN("0521086892"),
        pt.DOI("10.1/x"), pt.ISSN("1234-5679"), pt.ORCID("0000-0002-1825-0097"), pt.Extent("300"),
        library["gorodetsky1977-ch2"], by_faults.diagnostics[0],
        raised(lambda: pt.loads("titel: x")), raised(lambda: library["x"]),
        raised(lambda: pt.loads("x", "y")), raised(lambda: Processor("no style", library)),
        raised(lambda: pt.Book.model_validate({"title": []})), pt.Severity.ERROR, book.title,
        pt.LocalText(text="x"), pt.Name(literal="x"), pt.Contributor(role="win", literal="x"),
        pt.Volume(title="x"), pt.Pages("ix–xiv").ranges[0], pt.Pages("ix").ranges[0].first,
        book.parts()[0], *pt.losses(library, "oai-dc")[:1], Processor("apa", library),
        by_name("ris"), draft_of(b"Preface ... ix\n1 Water ... 15\n"),
    ]  # fmt: skip
    return {type(value).__name__: value for value in values}


def test_every_public_class_is_among_them() -> None:
    classes = {name for name in pt.__all__ if isinstance(getattr(pt, name), type)}
    assert classes <= made().keys()


@pytest.mark.parametrize("name", made())
def test_a_value_of_every_public_class_is_pickled(name: str) -> None:
    value = made()[name]
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(value, protocol))
        assert type(again) is type(value)
        if isinstance(value, Exception):
            assert (str(again), vars(again)) == (str(value), vars(value))
        elif not isinstance(value, Processor):
            assert again == value


def cited(processor: Processor) -> object:
    return processor.citations(DOCUMENT), processor.bibliography()


@pytest.mark.parametrize(
    "again",
    [lambda p: pickle.loads(pickle.dumps(p)), copy.copy, copy.deepcopy],
    ids=["pickle", "copy", "deepcopy"],
)
def test_a_processor_that_is_copied(again: Callable[[Processor], Processor]) -> None:
    """With its arguments, and as it was after the document that was cited last."""
    processor = Processor(
        "apa", record().references(), locale="de-DE", output="text", numbered=False
    )
    fresh = again(processor)
    expected = processor.bibliography()
    assert fresh.bibliography() == expected
    cited_last = processor.citations(iter(DOCUMENT[1:]))
    other = again(processor)
    assert other.bibliography() == processor.bibliography() != []
    assert other.citations(DOCUMENT[1:]) == cited_last
    processor.citations(DOCUMENT)
    assert fresh.bibliography() == expected  # neither knows of the other


def test_a_processor_in_other_processes() -> None:
    processor = Processor("ieee", record(), output="text")
    with get_context("spawn").Pool(1) as pool:
        assert pool.map(cited, [processor]) == [cited(processor)]


TOGETHER = """
import sys, threading
sys.setswitchinterval(1e-6)
import precarious_truce as pt
library = pt.load(sys.argv[1])
start, found = threading.Barrier(6), []

def work():
    start.wait()
    try:
        parts = [ref.key for ref in library.references() if library[ref.key]]
        texts = [pt.dumps(library, name) for name in ("bibtex", "ris", "csl-json", "mods")]
        back = [pt.loads(t, n) for t, n in zip(texts, ("bibtex", "ris", "csl-json", "mods"))]
        cited = [pt.cite(library, key, style="apa", output="text") for key in parts[:3]]
        found.append(repr((parts, texts, [list(b) for b in back], cited, pt.check(library))))
    except BaseException as error:
        found.append(repr(error))

threads = [threading.Thread(target=work) for _ in range(6)]
for thread in threads: thread.start()
for thread in threads: thread.join()
start = threading.Barrier(1)
work()
alone = found.pop()
print(len(found), set(found) == {alone}, alone[:80] if "Error" in alone[:60] else "")
"""


def test_threads_that_begin_at_once_in_a_fresh_process() -> None:
    """Nothing is loaded yet: modules, formats, styles and caches are made by all of them."""
    done = subprocess.run(
        [sys.executable, "-c", TOGETHER, str(DATA / "edited-volume.yaml")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["6", "True"], done.stdout + done.stderr


def test_threads_share_a_library() -> None:
    library = record()
    names = [f.name for f in registry() if f.reads and f.writes and f.is_text]
    names.remove("crossref-xml")  # needs to know who deposits
    expected = {name: pt.dumps(library, name) for name in names}
    with ThreadPoolExecutor(8) as pool:
        shown = list(pool.map(lambda name: (name, pt.dumps(library, name)), names * 3))
        keys = set(pool.map(lambda _: tuple(r.key for r in library.references()), range(20)))
    assert all(expected[name] == text for name, text in shown)
    assert len(keys) == 1 and library == record()
