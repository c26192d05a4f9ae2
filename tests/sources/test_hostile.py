"""What is too large, too deep, locked or made to hang: one line, and soon."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile

import pytest
from tests.sources.made import CONTAINER, pdf

from precarious_truce.errors import TruceError
from precarious_truce.sources import draft_of

SECONDS = 60  # what each takes is well below two on an idle machine


def epub(**members: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return held.getvalue()


OPF = (
    '<package><manifest><item id="n" href="n.xhtml" properties="nav"/>'
    '<item id="t" href="t.xhtml"/></manifest><spine><itemref idref="t"/></spine></package>'
)
MANY = 3000
NAV = (
    "<nav epub:type='toc'><ol>"
    + "".join(f"<li><a href='t.xhtml#x{n}'>Chapter {n}</a></li>" for n in range(MANY))
    + "</ol></nav><nav epub:type='page-list'><ol>"
    + "".join(f"<li><a href='t.xhtml#p{n}'>{n}</a></li>" for n in range(MANY))
    + "</ol></nav>"
)
TEXT = "".join(f"<span id='p{n}'/><h1 id='x{n}'>t</h1>" for n in range(MANY)) + "w " * 500_000


@pytest.mark.parametrize(
    "page",
    [
        "<", "<!-- ", "<?", "</", "<![CDATA[", "<a b='", "<p ", "<script></scrip", "&a",
        "<ul><li>x", "<p>words ",
    ],
)  # fmt: skip
def test_markup_that_never_ends(page: str) -> None:
    begun = time.monotonic()
    with pytest.raises(TruceError) as caught:
        draft_of(("<html><body><p><b>" + page * 100_000).encode())
    assert len(caught.value.diagnostics) == 1 and caught.value.diagnostics[0].code == "SRC1"
    assert time.monotonic() - begun < SECONDS


@pytest.mark.parametrize(
    "page",
    [
        "a -- b / c. " * 45_000, ". " * 250_000, "x" + " " * 500_000 + "1", "a\n" * 250_000,
        "word " * 100_000, "[" * 500_000, '{"message":' + "[" * 100_000,
        "Chapter 1 A ... 1\n" * 40_000,
    ],
)  # fmt: skip
def test_text_that_is_no_page(page: str) -> None:
    begun = time.monotonic()
    with pytest.raises(TruceError) as caught:
        draft_of(page.encode())
    assert len(caught.value.diagnostics) == 1
    assert time.monotonic() - begun < SECONDS


def test_a_lettered_section_behind_an_index_that_is_there_twice() -> None:
    page = "Kapitel 1 – Wasser\t9\nA. Der Fluß\t9\nRegister\t99\nB. Das Meer\t31\nRegister\t99"
    record = draft_of(page.encode()).record()
    places = [record.index(title) for title in ("Wasser", "Der Fluß", "Das Meer")]
    assert places == sorted(places) and record.count("Register") == 2


def test_the_longest_page_that_is_read() -> None:
    begun = time.monotonic()
    draft = draft_of("".join(f"{n} The Flood {n} {n}\n" for n in range(1, 4999)).encode())
    assert len(draft.entries) > 4000 and time.monotonic() - begun < SECONDS


def test_an_epub_with_thousands_of_pages_in_one_document() -> None:
    data = epub(**{"META-INF__container_xml": CONTAINER.replace("OEBPS/book", "a")}, a_opf=OPF,
                n_xhtml=NAV, t_xhtml=TEXT)  # fmt: skip
    begun = time.monotonic()
    draft = draft_of(data)
    assert len(draft.entries) == MANY and draft.entries[7].page == "7–7"
    assert time.monotonic() - begun < SECONDS


def test_a_navigation_that_is_nested_without_end() -> None:
    nav = "<nav epub:type='toc'>" + "<ol><li><a href='x'>a</a>" * 20_000
    data = epub(**{"META-INF__container_xml": CONTAINER.replace("OEBPS/book", "a")}, a_opf=OPF,
                n_xhtml=nav)  # fmt: skip
    assert draft_of(data).record()


def test_a_document_of_an_office_suite_is_named_as_one() -> None:
    data = epub(**{"[Content_Types]_xml": "<x/>", "word__document_xml": "<x/>"}).replace(
        b"[Content.Types]", b"[Content_Types]"
    )
    with pytest.raises(TruceError, match="a document of an office suite"):
        draft_of(data)


def test_bookmarks_that_lead_to_themselves() -> None:
    import pypdf
    from pypdf.generic import NameObject

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf()))
    first = writer.root_object["/Outlines"]["/First"]  # type: ignore[index]
    first.get_object()[NameObject("/Next")] = first.indirect_reference
    held = io.BytesIO()
    writer.write(held)
    begun = time.monotonic()
    try:
        assert draft_of(held.getvalue()).record()
    except TruceError as error:
        assert len(error.diagnostics) == 1
    assert time.monotonic() - begun < SECONDS


CHAINED = "Preface ... ix\n1 Water ... 1\nPart II: Stone\n2 Mills ... l9\nIndex, 40\n"


def run(*arguments: str, text: str) -> str:
    """What the command writes to stdout, given a text on stdin."""
    done = subprocess.run(
        [sys.executable, "-m", "precarious_truce", *arguments],
        input=text, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, (arguments, done.stderr)
    return done.stdout


def test_new_is_read_by_what_follows_in_a_chain() -> None:
    made = run("new", "--from", "-", "--title", "T", "--author", "Marsh, E.", text=CHAINED)
    assert "pages: 19–" in made
    run("check", "-", text=made)
    assert run("fmt", "-", text=made).count("title:") >= 4
    assert "@incollection" in run("export", "-", "--to", "bibtex", "-o", "-", text=made)


@pytest.mark.parametrize("leader", ["." * 1900, ". " * 950, "…" * 1900])
def test_a_leader_longer_than_any_line(leader: str) -> None:
    begun = time.monotonic()
    draft = draft_of(f"Contents\nMills {leader} 3\nWeirs {leader} 31\nIndex {leader} 59\n".encode())
    assert [(entry.title, entry.page) for entry in draft.entries] == [
        ("Mills", "3"), ("Weirs", "31"), ("Index", "59"),
    ]  # fmt: skip
    assert time.monotonic() - begun < SECONDS
