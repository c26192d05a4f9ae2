"""A processor as a whole: its state, its threads, and what it does with a document."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from typing import Any

import pytest
from tests.citations.build import DOE, HISTORY, NS, RICHARD, ROE, entries, style

from precarious_truce.citations import Processor
from precarious_truce.citations.compiled import compiled

ITEMS: list[dict[str, Any]] = [
    {
        "id": "huizinga", "type": "book", "title": "Herfsttij der Middeleeuwen",
        "author": [{"family": "van der Huizinga", "given": "Johan"}], "edition": "2",
        "issued": {"date-parts": [[1919, 5]]}, "publisher": "Tjeenk Willink",
        "publisher-place": "Haarlem", "language": "nl",
    },
    {
        "id": "ladurie", "type": "chapter", "title": "L’histoire immobile", "page": "673-692",
        "author": [{"family": "Le Roy Ladurie", "given": "Emmanuel"}],
        "editor": [{"family": "de la Croix", "given": "Anne"}, {"family": "Braudel"}],
        "translator": [{"family": "Day", "given": "John"}], "container-title": "Le territoire",
        "issued": {"date-parts": [[1978], [1979]]}, "publisher": "Gallimard", "volume": "2",
    },
    {
        "id": "anon", "type": "webpage", "title": "On peace", "URL": "https://example.org/a",
        "accessed": {"date-parts": [[2020, 1, 2]]},
    },
]  # fmt: skip
DOCUMENT = [[{"id": "huizinga", "locator": "12-14"}], [{"id": "ladurie"}, {"id": "anon"}]]
RENDER = """
import json, sys
from precarious_truce.citations import Processor
items, document, style, locale, output = json.load(sys.stdin)
processor = Processor(style, items, locale=locale, output=output)
print(json.dumps([processor.citations(document), processor.bibliography()]))
"""


def in_a_fresh_process(style: str, locale: str | None, output: str) -> Any:
    given = json.dumps([ITEMS, DOCUMENT, style, locale, output])
    done = subprocess.run(
        [sys.executable, "-c", RENDER], input=given, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def here(style: str, locale: str | None, output: str) -> Any:
    processor = Processor(style, ITEMS, locale=locale, output=output)
    return json.loads(json.dumps([processor.citations(DOCUMENT), processor.bibliography()]))


def check_in_threads(cases: list[tuple[str, str | None, str]], threads: int, times: int) -> None:
    """`times` renderings of every case, in an order that mixes them, are those of fresh ones."""
    with ThreadPoolExecutor(4) as pool:
        expected = dict(zip(cases, pool.map(lambda case: in_a_fresh_process(*case), cases),
                            strict=True))  # fmt: skip
    compiled.cache_clear()
    jobs = cases * times
    with ThreadPoolExecutor(threads) as pool:
        for case, found in zip(jobs, pool.map(lambda case: here(*case), jobs), strict=True):
            assert found == expected[case], case


def test_threads_over_styles_and_locales_render_as_fresh_processes() -> None:
    check_in_threads(
        [("apa", "fr-FR", "html"), ("apa", "de-DE", "html"),
         ("chicago-notes-bibliography", "fr-FR", "text")], threads=8, times=15,
    )  # fmt: skip


@pytest.mark.slow
def test_many_threads_over_many_styles_and_locales_render_as_fresh_processes() -> None:
    styles = ["apa", "chicago-author-date", "chicago-notes-bibliography", "ieee", "nature",
              "modern-language-association", "harvard-cite-them-right"]  # fmt: skip
    cases = list(product(styles, [None, "fr-FR", "de-DE", "ru-RU"], ["html"]))
    check_in_threads(cases, threads=16, times=120)


def test_the_order_in_which_locales_are_used_does_not_show() -> None:
    locales = ["fr-FR", "de-DE", "cs-CZ", "en-US"]
    compiled.cache_clear()
    forwards = {locale: here("apa", locale, "text") for locale in locales}
    compiled.cache_clear()
    backwards = {locale: here("apa", locale, "text") for locale in reversed(locales)}
    assert forwards == backwards
    assert "\u00a0" in forwards["fr-FR"][1][0][1]  # French keeps particle and name together


def test_a_locale_that_there_is_not_has_no_part_in_the_one_that_serves_it() -> None:
    style = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><locale xml:lang="xx-XX">'
        '<terms><term name="editor">redaktoro</term></terms></locale><citation><layout>'
        '<text term="editor"/></layout></citation></style>'
    )
    items = [{"id": "a"}]
    shown = [
        Processor(style, items, locale=locale, output="text").citations([[{"id": "a"}]])[0]
        for locale in ("xx-XX", "en-US")
    ]
    assert shown == ["redaktoro", "editor"]


def test_threads_share_a_processor() -> None:
    processor = Processor("apa", ITEMS, output="text")
    first, second = [[{"id": "huizinga"}]], [[{"id": "ladurie"}, {"id": "anon"}]]
    expected = [Processor("apa", ITEMS, output="text").citations(d) for d in (first, second)]
    entries = processor.bibliography()
    with ThreadPoolExecutor(8) as pool:
        shown = list(pool.map(processor.citations, [first, second] * 40))
        listed = list(pool.map(lambda _: processor.bibliography(), range(20)))
    assert shown == expected * 40
    assert listed == [entries] * 20


def notes(*clusters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"citationItems": c, "properties": {"noteIndex": n}} for n, c in enumerate(clusters, 1)]


HEADING = '<group display="block"><names variable="author"/></group>'


def html(body: str, **parts: str) -> str:
    return entries(
        style(body, **parts), {"author": [DOE, ROE], "publisher": "Press"}, output="html"
    )[0]


def test_a_document_that_grows_is_as_one_processed_at_once() -> None:
    items = [
        HISTORY | {"id": "a"},
        HISTORY | {"id": "b", "author": [RICHARD]},
        HISTORY | {"id": "c"},
    ]
    first = notes([{"id": "a"}], [{"id": "a"}])
    grown = notes([{"id": "a"}], [{"id": "b"}, {"id": "c"}], [{"id": "a"}])
    for name in ("chicago-notes-bibliography", "apa", "ieee"):
        growing, at_once = Processor(name, items), Processor(name, items)
        growing.citations(first)
        growing.bibliography()
        assert growing.citations(grown) == at_once.citations(grown)
        assert growing.bibliography() == at_once.bibliography()


def test_the_same_style_in_many_threads() -> None:
    items = [HISTORY | {"id": str(n), "title": f"Title {n}"} for n in range(30)]
    expected = Processor("chicago-author-date", items).bibliography()
    found: list[object] = []
    threads = [
        threading.Thread(
            target=lambda: found.append(Processor("chicago-author-date", items).bibliography())
        )
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 8


def test_suppressed_author_and_author_alone() -> None:
    processor = Processor("apa", [HISTORY], output="text")
    assert processor.citations([[{"id": "doe", "suppress-author": True}]]) == ["(2004)"]
    assert processor.citations([[{"id": "doe", "author-only": True}]]) == ["Doe"]


def test_a_suppressed_author_behind_a_prefix_or_another_cite() -> None:
    works = [
        {
            "id": f"m{n}",
            "type": "book",
            "title": t,
            "author": [{"family": a}],
            "issued": {"date-parts": [[n]]},
        }
        for n, t, a in ((2004, "Rivers", "Marsh"), (2005, "Alps", "Osei"))
    ]
    processor = Processor("apa", works, output="text")
    alone = {"id": "m2005", "suppress-author": True}
    assert processor.citations([[{**alone, "prefix": "see "}]]) == ["(see 2005)"]
    assert processor.citations([[{"id": "m2004"}, alone]]) == ["(Marsh, 2004; 2005)"]


def test_options_of_the_bibliography() -> None:
    assert Processor("apa", [HISTORY]).bibliography_options["hanging-indent"] is True
    ieee = Processor("ieee", [HISTORY]).bibliography_options
    assert ieee["second-field-align"] == "flush" and ieee["max-offset"] == 3


def test_a_style_without_a_bibliography() -> None:
    text = f'<style {NS}><citation><layout><text variable="title"/></layout></citation></style>'
    processor = Processor(text, [HISTORY])
    assert processor.bibliography() == [] and processor.bibliography_options == {}
    assert processor.citations([[{"id": "doe"}]]) == ["A history of peace"]


@pytest.mark.parametrize(
    ("body", "suffix", "expected"),
    [
        ('<text variable="title" suffix="!"/>', ".", "On peace."),
        ('<group suffix="!"><text variable="title"/></group>', "", "On peace"),
        ('<text variable="title"/><text variable="DOI"/>', ".", "On peace."),
        ('<text variable="title"/><names variable="editor"/>', ".", "On peace"),
        ('<group display="indent" suffix="."><text variable="title"/></group>', "!", "On peace.!"),
    ],
)
def test_the_suffix_of_a_layout_that_begins_with_a_block(
    body: str, suffix: str, expected: str
) -> None:
    [shown] = entries(style(HEADING + body, suffix=suffix), {})
    assert shown.rpartition("Jane Doe")[2].strip() == expected


def test_an_entry_of_a_numeric_style_that_comes_to_nothing() -> None:
    text = style('<text variable="title"/>', citation='<text variable="citation-number"/>')
    shown = entries(text, {}, {"title": ""})
    assert shown[1] == "2. [CSL STYLE ERROR: reference with no printed form.]"


def test_the_prefix_of_a_layout_goes_into_the_first_field() -> None:
    body = '<text variable="citation-number" suffix="] "/><text variable="title"/>'
    text = style(body, bib='second-field-align="flush"').replace(
        '<layout suffix="">', '<layout prefix="[">'
    )
    [shown] = entries(text, {}, output="html")
    assert '<div class="csl-left-margin">[1] </div>' in shown
