"""A processor as a whole: its state, its threads, and what it does with a document."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from typing import Any

import pytest

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
