"""What a source is, by its first bytes, and who reads it."""

from __future__ import annotations

from precarious_truce.errors import TruceError
from precarious_truce.sources.contents import read_contents
from precarious_truce.sources.draft import Draft
from precarious_truce.sources.markup import is_markup
from precarious_truce.sources.saved_pages import read_html

__all__ = ["draft_of"]


def draft_of(data: bytes, *, name: str = "") -> Draft:
    """The draft of a source: a contents page, a page of a site, an EPUB, a PDF, a service's JSON.

    Raises `TruceError` where it is none of these, or names no part of a book.
    """
    text = _text(data, name)
    return read_html(text) if is_markup(text) else read_contents(text)


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "save the file in the encoding UTF-8"
        raise TruceError.of("F6", "not UTF-8", file=name or None, hint=hint) from None
