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

import contextlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from precarious_truce.errors import Diagnostic, MissingKey, TruceError, did_you_mean
from precarious_truce.model import Book, Chapter, Library, Pages, Reference, Work
from precarious_truce.model.library import as_works
from precarious_truce.model.placed import Placed

if TYPE_CHECKING:
    from precarious_truce.citations import Processor

__all__ = ["bibliography", "cite", "each_entry", "entries_of", "locator_of", "processor_of"]


def locator_of(text: str, language: str = "en-US") -> dict[str, str]:
    """A locator as typed, as CSL has it: `p. 60`, `ch. 3`, or a bare page.

    `language` is that of the document, whose words are looked for first.  Raises `TruceError` for
    what names no place in a work.

    >>> locator_of("pp. 60–62"), locator_of("chap. 3")
    ({'locator': '60-62', 'label': 'page'}, {'locator': '3', 'label': 'chapter'})
    """
    from precarious_truce.citations.locators import locator

    return locator(text, language).cite


Works = Library | Work | Placed[Book] | Iterable[Work]
"""What citations are taken from."""
Cited = str | Reference | Book | Chapter | Placed[Book]
"""What can be cited: by its key, as a work or reference, or as a chapter of a book at hand."""
Place = tuple[Cited, str]
"""What is cited with a locator of its own: `("marsh2004-ch1", "p. 16")`."""


def cite(
    works: Works,
    what: Cited | Iterable[Cited | Place] | None = None,
    *,
    style: str = "apa",
    locator: str | int | Pages | None = None,
    output: str = "text",
    locale: str | None = None,
    script: str | None = None,
    prefix: str = "",
    suffix: str = "",
    note: int = 0,
    **cite: str | int | bool,
) -> str:
    """One citation, of one thing or of several together; only what is cited is registered.

    `what` is a key, a `Reference`, a chapter of a book in `works`, or several of these, each maybe
    in a pair with a locator of its own; without it all of `works` is cited.  `locator` is written
    as people do (`p. 60`, `ch. 3`).  `prefix` stands before the first and `suffix` behind the last;
    `note` is the number of the note that the citation stands in.  Further keywords are those of a
    CSL cite (`suppress_author`, `position` …).  Raises `TruceError` for an unknown key or style,
    and for a locator of several things.

    >>> book = Book(title="Rivers", author="Marsh, Eleanor", date=2004, contents=["Floods"])
    >>> cite(book, book.contents[0]), cite(book.part("marsh2004-floods"), locator="p. 60")
    ('(Marsh, 2004)', '(Marsh, 2004, p. 60)')
    >>> cite(book, [("marsh2004", "p. 3")], prefix="see", style="chicago-author-date")
    '(see Marsh 2004, 3)'
    """
    from precarious_truce.citations import Processor
    from precarious_truce.citations.cites import Cite

    locale = _locale(locale)
    chosen = [_apart(one) for one in _several(what)] if what is not None else []
    refs = _chosen(works, [one for one, _ in chosen] if what is not None else None)
    if locator and len(refs) != 1:
        raise TruceError.of("K1", "a locator is of one thing", hint="give each its own")
    locators = [place or locator for _, place in chosen] or [locator] * len(refs)
    fields = {name.replace("_", "-"): value for name, value in cite.items()}
    for name in fields.keys() - Cite.__annotations__.keys():
        known = sorted(Cite.__annotations__)
        hint = "write it as `locator`" if name in ("page", "pages") else did_you_mean(name, known)
        raise TruceError.of("CIT5", f"a cite has no {name}", hint=hint or f"{', '.join(known)}")
    processor = Processor(style, refs, locale=locale, output=output, script=script)
    cites: list[dict[str, object]] = [
        {"id": ref.key, **(_place(str(where), ref, processor) if where else {}), **fields}
        for ref, where in zip(refs, locators, strict=True)
    ]
    if prefix and cites:
        cites[0]["prefix"] = prefix if prefix[-1].isspace() else f"{prefix} "
    if suffix and cites:
        cites[-1]["suffix"] = suffix
    cluster = {"citationItems": cites, "properties": {"noteIndex": note}}
    return str(processor.citations([cluster])[0])


def _locale(text: str | None) -> str | None:
    """The tag of a language by any name of it."""
    if text is None:
        return None
    from precarious_truce.citations.naming import locale_named

    return locale_named(text)


def _several(what: Cited | Iterable[Cited | Place]) -> Iterable[Cited | Place]:
    """What is cited, as several."""
    if isinstance(what, (str, Reference, Book, Chapter, Placed)):
        return (what,)
    return what


def _apart(what: Cited | Place) -> tuple[Cited, str | None]:
    """A thing, and its own locator if it has one."""
    return what if isinstance(what, tuple) else (what, None)


def _place(locator: str, ref: Reference, processor: Processor) -> dict[str, str]:
    """The locator; without the volume that a note names already."""
    from precarious_truce.citations.locators import locator as read
    from precarious_truce.citations.locators import without_volume

    found = read(locator, processor.language)
    if ref.volume and not processor.in_text:
        found = without_volume(found, ref.volume, processor.language, ref.pages) or found
    return found.cite


def bibliography(
    works: Works,
    keys: Cited | Iterable[Cited] | None = None,
    *,
    style: str = "apa",
    output: str = "text",
    locale: str | None = None,
    script: str | None = None,
) -> str:
    """One bibliography in the order of the style: of all works and parts, or of those in `keys`.

    `keys` are keys, references or chapters as `cite` takes them.  Markup has a free line between
    two entries, so that each is a paragraph.
    """
    processor = processor_of(works, keys, style=style, output=output, locale=locale, script=script)
    entries = [entry for _, entry in processor.bibliography() if entry]
    if output == "html":
        return (
            '<div class="csl-bib-body">\n' + "".join(f"  {e.strip()}\n" for e in entries) + "</div>"
        )
    return ("\n" if output == "text" else "\n\n").join(entries)


def processor_of(
    works: Works,
    keys: Cited | Iterable[Cited] | None = None,
    *,
    style: str = "apa",
    output: str = "text",
    locale: str | None = None,
    script: str | None = None,
) -> Processor:
    """What renders all works and parts, or those in `keys`, in a style."""
    from precarious_truce.citations import Processor

    if keys is None and not isinstance(works, Placed):
        chosen = list(_library(works).references())
    else:
        chosen = _chosen(works, keys)
    return Processor(style, chosen, locale=_locale(locale), output=output, script=script)


def entries_of(processor: Processor) -> list[tuple[str, str]]:
    """(key, entry) of what a processor has, in order.

    A style without a bibliography gives the citations instead.
    """
    found = [(key, entry) for key, entry in processor.bibliography() if entry]
    return found or [(key, processor.citations([[{"id": key}]])[0]) for key in processor.keys]


def each_entry(
    refs: Iterable[Reference],
    *,
    style: str = "apa",
    output: str = "text",
    locale: str | None = None,
    script: str | None = None,
) -> Iterator[tuple[str, str]]:
    """(key, bibliography entry) of each reference, rendered on its own, in the order given.

    Entries of numeric styles have no number.  A style without a bibliography gives the citation
    instead.
    """
    from precarious_truce.citations import Processor

    locale = _locale(locale)
    for ref in refs:
        processor = Processor(
            style, [ref], locale=locale, output=output, script=script, numbered=False
        )  # fmt: skip
        yield from entries_of(processor)[:1]


def _library(works: Library | Work | Iterable[Work]) -> Library:
    return works if isinstance(works, Library) else Library(as_works(works))


def _chosen(works: Works, what: Cited | Iterable[Cited | Place] | None) -> list[Reference]:
    """The reference of each thing that is cited."""
    if isinstance(works, Placed):
        library = Library([works.book])
        what = works if what is None else what
    else:
        library = _library(works)
    if what is None:
        return [library.reference(work.key) for work in library]
    return [_reference(library, _apart(one)[0]) for one in _several(what)]


def _reference(library: Library, what: Cited) -> Reference:
    """The reference of one thing, which need be in the library only where a key or chapter is."""
    match what:
        case Reference():
            return what
        case Book():
            return Library([what]).reference(what.key)
        case Placed():
            return Library([what.book]).reference(what.key)
        case Chapter():
            return library.reference(_key_of(what, library.books()))
    return library.reference(what)


def _key_of(chapter: Chapter, books: Iterable[Book]) -> str:
    """The key of a chapter in the first book that it is in."""
    for book in books:
        with contextlib.suppress(MissingKey):
            return book.part(chapter).key
    raise MissingKey(Diagnostic("K1", f"no book here has such a part: {chapter.title}"))
