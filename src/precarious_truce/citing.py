"""Citations and bibliographies of a library, in any CSL style.

>>> from precarious_truce.model import Book, Library
>>> library = Library([Book(title="Rivers and Borders", author="Marsh, Eleanor", date="2004",
...     contents=[{"number": "1", "title": "Floods", "pages": "15–61"}])])
>>> cite(library, "marsh2004-ch1", style="apa", locator="p. 16", output="text")
'(Marsh, 2004, p. 16)'
>>> print(bibliography(library, style="apa", output="text"))
Marsh, E. (2004a). Floods. In Rivers and Borders (pp. 15–61).
Marsh, E. (2004b). Rivers and Borders.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from precarious_truce.model import Library, Reference, Work
from precarious_truce.model.library import as_works

__all__ = ["bibliography", "cite", "each_entry", "locator_of"]

_LABELS = {
    "page": ("pp.", "p.", "pages", "page"), "chapter": ("chap.", "ch.", "chapter"),
    "volume": ("vol.", "volume"), "section": ("sec.", "section", "§§", "§"),
    "paragraph": ("para.", "paragraph", "¶¶", "¶"), "note": ("n.", "note"),
    "figure": ("fig.", "figure"), "line": ("l.", "line"), "verse": ("v.", "verse"),
    "folio": ("fol.", "folio"), "column": ("col.", "column"), "part": ("pt.", "part"),
    "book": ("bk.", "book"), "table": ("table", "tab."),
}  # fmt: skip
"""CSL locator types (CSL 1.0.2, "Locators") and how people write them."""


def locator_of(text: str) -> dict[str, str]:
    """A locator as typed, as CSL has it: `p. 60`, `ch. 3`, or a bare page.

    >>> locator_of("pp. 60–62"), locator_of("chap. 3")
    ({'locator': '60–62', 'label': 'page'}, {'locator': '3', 'label': 'chapter'})
    """
    text = text.strip()
    for label, spellings in _LABELS.items():
        for spelling in spellings:
            rest = text[len(spelling) :]
            if text.lower().startswith(spelling) and rest and not rest[0].isalpha():
                return {"locator": rest.strip(), "label": label}
    return {"locator": text, "label": "page"}


def cite(
    works: Library | Work | Iterable[Work],
    key: str,
    *,
    style: str = "apa",
    locator: str | None = None,
    output: str = "text",
    locale: str | None = None,
    **cite: Any,
) -> str:
    """One citation of the work or part with this key; only it is registered with the style.

    `locator` is written as people do (`p. 60`, `ch. 3`); further keywords are those of a CSL cite
    (`prefix`, `suffix`, `suppress_author` …).  Raises `TruceError` for an unknown key or style.
    """
    from precarious_truce.citations import Processor

    ref = _reference(_library(works), key)
    fields = {name.replace("_", "-"): value for name, value in cite.items()}
    where = locator_of(locator) if locator else {}
    processor = Processor(style, [ref], locale=locale, output=output)
    return str(processor.citations([[{"id": ref.key, **where, **fields}]])[0])


def bibliography(
    works: Library | Work | Iterable[Work],
    keys: Iterable[str] | None = None,
    *,
    style: str = "apa",
    output: str = "text",
    locale: str | None = None,
) -> str:
    """One bibliography in the order of the style: of all works and parts, or those with `keys`."""
    from precarious_truce.citations import Processor

    library = _library(works)
    chosen = library.references() if keys is None else [_reference(library, key) for key in keys]
    processor = Processor(style, chosen, locale=locale, output=output)
    entries = [entry for _, entry in processor.bibliography() if entry]
    if output == "html":
        return (
            '<div class="csl-bib-body">\n' + "".join(f"  {e.strip()}\n" for e in entries) + "</div>"
        )
    return "\n".join(entries)


def each_entry(
    refs: Iterable[Reference],
    *,
    style: str = "apa",
    output: str = "text",
    locale: str | None = None,
) -> Iterator[tuple[str, str]]:
    """(key, bibliography entry) of each reference, rendered on its own, in the order given.

    A style without a bibliography gives the citation instead.
    """
    from precarious_truce.citations import Processor

    for ref in refs:
        processor = Processor(style, [ref], locale=locale, output=output)
        entries = processor.bibliography()
        if entries:
            yield ref.key, entries[0][1]
        else:
            yield ref.key, processor.citations([[{"id": ref.key}]])[0]


def _library(works: Library | Work | Iterable[Work]) -> Library:
    return works if isinstance(works, Library) else Library(as_works(works))


def _reference(library: Library, key: str) -> Reference:
    return library.reference(key)
