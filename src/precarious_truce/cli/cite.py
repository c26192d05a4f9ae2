"""`precarious-truce cite`: one citation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

import click

from precarious_truce.citations.cited.manner import SCRIPTS
from precarious_truce.cli import completion
from precarious_truce.cli.arguments import (
    apart,
    blaming,
    from_option,
    inputs_argument,
    locale_option,
    opened,
    style_option,
)
from precarious_truce.cli.names import output_name
from precarious_truce.cli.streams import data, report, shown
from precarious_truce.errors import TruceError
from precarious_truce.model import Book, Library, Pages
from precarious_truce.patterns import pattern

__all__ = ["command"]

_OUTPUTS = ("text", "html", "markdown", "latex", "rst")


@click.command("cite")
@inputs_argument("FILE… [KEY[@LOCATOR]…]")
@click.option("-k", "--key", "keys", multiple=True, metavar="KEY", help="the same as KEY")
@click.option("--page", metavar="PAGE", help="cite the chapter that holds this page, with the page")
@click.option("--locator", metavar="LOCATOR", help="a place in the work or part: p. 60, ch. 3")
@style_option
@click.option(
    "--output", "--format", "-t", "--to", default="text", show_default=True, metavar="OUTPUT",
    shell_complete=completion.outputs(_OUTPUTS), help=", ".join(_OUTPUTS),
)  # fmt: skip
@click.option("--bibliography", "entry", is_flag=True, help="the entry of the bibliography instead")
@locale_option("citation")
@click.option(
    "--script", type=click.Choice(SCRIPTS), help="what is printed of a text with a transliteration"
)
@click.option("--prefix", default="", metavar="TEXT", help="what stands before it: see, cf.")
@click.option("--suffix", default="", metavar="TEXT", help="what stands behind it")
@click.option("--note", type=click.IntRange(1), metavar="N", help="the note that it stands in")
@click.option(
    "--first-note", type=click.IntRange(1), metavar="N",
    help="the note that cited it first: the short form",
)  # fmt: skip
@click.option("--suppress-author", is_flag=True, help="without the author: (2004, p. 60)")
@click.option("--author-only", is_flag=True, help="the author alone")
@from_option
@click.option("--losses", "show_losses", is_flag=True, help="list what the style does not print")
def command(
    words: tuple[str, ...], keys: tuple[str, ...], page: str | None, locator: str | None,
    style: str, output: str,
    entry: bool, locale: str | None, script: str | None, prefix: str, suffix: str,
    note: int | None, first_note: int | None, suppress_author: bool, author_only: bool,
    source_format: str | None, show_losses: bool,
) -> int:  # fmt: skip
    """Print a citation of works or parts by their KEYs, or of the part that holds a page.

    Several keys are one citation.  A place goes behind its key: marsh2004@60, "marsh2004@ch. 3".
    A file with one work needs no key.
    """
    files, named = apart(words)
    named = [*keys, *named]
    library = opened(files, source_format)
    manner = Manner(style=style, output=output_name(output, _OUTPUTS), locale=locale, script=script)
    fields = _position(note, first_note)
    fields |= {"prefix": prefix, "suffix": suffix, "note": note or 0}
    fields |= {"suppress_author": suppress_author, "author_only": author_only}
    _check_style(library, style, named)
    with blaming(files):
        cited = _all_cited(library, named, page, locator)
        text = _entry(library, cited, manner) if entry else _citation(
            library, cited, manner, fields
        )  # fmt: skip
    data(shown(text.split("\n")))
    if show_losses:
        _report_losses(library, cited, manner)
    return 0


def _check_style(library: Library, style: str, words: Sequence[str]) -> None:
    """A usage error for a style whose second word is not in quotes: `--style APA 7th`."""
    last = words[-1] if words else ""
    if len(words) == 1 and last not in library and _ORDINAL.fullmatch(last) and " " not in style:
        whole = f'"{style} {last}"'
        raise click.UsageError(f"a style of two words stands in quotes: --style {whole}")


_ORDINAL = pattern(r"\d{1,2}(?:st|nd|rd|th)|ed\.?|edition|author-date|notes|style|(?i:manual)")
"""What stands behind the name of a style."""

Cited = tuple[str, str | None]
"""A key, and its locator if it has one."""


class Manner(TypedDict):
    """How it is cited."""

    style: str
    output: str
    locale: str | None
    script: str | None


class CiteFields(TypedDict, total=False):
    """What `cite` takes of a CSL cite."""

    prefix: str
    suffix: str
    note: int
    suppress_author: bool
    author_only: bool
    position: int
    first_reference_note_number: int
    near_note: bool


_NEAR = 5
"""Notes so far apart are near each other (CSL 1.0.2, `near-note-distance`)."""


def _position(note: int | None, first_note: int | None) -> CiteFields:
    """What a cite says of where it was cited before."""
    if first_note is None:
        return {}
    near = note is not None and note - first_note <= _NEAR
    return {"position": 1, "first_reference_note_number": first_note, "near_note": near}


_NUMBER = r"(?:\d+[\d–\-,;a-zA-Z.:]*|(?:[ivxlcdm]+(?:[–-][ivxlcdm]+)?|[IVXLCDM]+)[,;]?)"
_PLACE = pattern(
    rf"[a-zA-Z]{{1,6}}\.{_NUMBER}?|pp?(?=\d)\d[\d–\-]*|pp?|[§¶]*{_NUMBER}|[§¶]+|[A-Z]{{1,2}}\d+"
    r"|pages?|ch|chaps?|chapters?|sections?|sec|vols?|volumes?|parts?|figs?|figures?|notes?|lines?"
    r"|plates?|appendix|folios?|fol|columns?|verses?|ff?|n|S|Seite|Kapitel|capítulo|chapitre",
)
"""A word of a place that is not tied to its key by an @: `p.`, `60`, `p.60`, `ix–xi`, `chapter`."""


def _citation(library: Library, cited: Sequence[Cited], manner: Manner, fields: CiteFields) -> str:
    from precarious_truce.citing import cite

    what = [(key, place) if place else key for key, place in cited]
    return cite(library, what, **manner, **fields)


def _entry(library: Library, cited: Sequence[Cited], manner: Manner) -> str:
    from precarious_truce.citing import bibliography

    return bibliography(library, [key for key, _ in cited], **manner)


def _all_cited(
    library: Library, named: Sequence[str], page: str | None, locator: str | None
) -> list[Cited]:
    """What is to be cited, by the words and options of the command line."""
    cited: list[Cited] = []
    if page is None and locator is None and _is_place(library, named):  # FILE p. 60
        return _placed(library, " ".join(named))
    for word in named:
        if cited and word not in library and _PLACE.fullmatch(word := word.rstrip("]")):  # KEY 60
            key, place = cited[-1]
            cited[-1] = (key, f"{place} {word}" if place else word)
        else:
            cited.append(_cited(library, word))
    cited = cited or [(_only_key(library), locator)]
    if page is not None:
        key = _part_with(library, _only_one(cited, "--page"), page)
        return [(key, locator or page)]
    return cited if locator is None else [(_only_one(cited, "--locator"), locator)]


def _is_place(library: Library, words: Sequence[str]) -> bool:
    """Whether words behind a file with one work are a place in it, in place of a key."""
    if len(library) != 1 or not words or any(w.rstrip(",;") in library for w in words):
        return False
    if len(words) == 1 and f"{_only_key(library)}-ch{words[0]}" in library:
        return False  # the chapter may be meant
    has_number = any(c.isdigit() for word in words for c in word)
    is_page = Pages(words[0]).valid if len(words) == 1 else bool(_PLACE.fullmatch(words[0]))
    return (has_number or is_page) and all(_PLACE.fullmatch(word) for word in words)


def _placed(library: Library, place: str) -> list[Cited]:
    """The only work with a place in it; of a page, the part that holds it."""
    from precarious_truce.citations.locators import locator

    if locator(place).label == "page":
        return [(_part_with(library, _only_key(library), place), place)]
    return [(_only_key(library), place)]


def _cited(library: Library, word: str) -> Cited:
    """A key and its locator, as typed: `marsh2004`, `marsh2004@60`, `@marsh2004`."""
    if word in library:
        return word, None
    word = word.strip("[]").removeprefix("@")
    key, _, place = word.partition("@")
    first, _, rest = word.partition(",")
    if first in library and key not in library:  # as a manuscript has it: [@marsh2004, p. 60]
        key, place = first, rest
    return key.rstrip(",;"), place.strip() or None


def _only_one(cited: Sequence[Cited], option: str) -> str:
    if len(cited) != 1:
        raise click.UsageError(f"{option} is of one work; give each its place: KEY@60")
    return cited[0][0]


def _only_key(library: Library) -> str:
    if len(library) == 1:
        return library.keys()[0]
    known = ", ".join(library.keys()[:8]) + (" …" if len(library) > 8 else "")
    raise click.UsageError(f"there are {len(library)} works; name one: {known}")


def _part_with(library: Library, key: str, page: str) -> str:
    """The key of the one part that holds the page, certainly or by inference."""
    book = library[key]
    if not isinstance(book, Book):
        return book.key
    found = book.locate(page)
    sure = [place for place in found if place.certainty in ("certain", "inferred")]
    if len(sure) == 1:
        return sure[0].key
    if not found:
        if book.contents or book.volumes:
            report(f"page {page} is in no part of {key}; cited is the whole")
        return book.key
    candidates = "; ".join(f"{place.key} ({place.chapter.title})" for place in found)
    raise TruceError.of(
        "L3",
        f"page {page} may be in {len(found)} parts: {candidates}",
        hint=f"name one of them: precarious-truce cite FILE KEY@{page}",
    )


def _report_losses(library: Library, cited: Sequence[Cited], manner: Manner) -> None:
    from precarious_truce.citations.unprinted import unprinted

    how = (manner["style"], manner["locale"], manner["script"])
    for key, _ in cited:
        found = unprinted(library.reference(key), style=how[0], locale=how[1], script=how[2])
        report("\n".join(map(str, found)) or f"{key}: all of it is printed")
