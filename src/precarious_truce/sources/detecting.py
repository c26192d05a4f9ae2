"""What a source is, by its first bytes, and who reads it."""

from __future__ import annotations

from precarious_truce.errors import TruceError
from precarious_truce.sources.contents import read_contents
from precarious_truce.sources.draft import Draft
from precarious_truce.sources.epub import read_epub
from precarious_truce.sources.json_answers import read_json
from precarious_truce.sources.markup import is_markup
from precarious_truce.sources.pdf import read_pdf
from precarious_truce.sources.saved_pages import read_html

__all__ = ["draft_of"]


def draft_of(data: bytes | str, *, name: str = "") -> Draft:
    """The draft of a source: a contents page, a page of a site, an EPUB, a PDF, a service's JSON.

    `data` are its bytes, or its text as it is pasted; `name` is that of its file.  Raises
    `TruceError` where it is none of these, or names no part of a book.

    >>> draft = draft_of("Preface ix\\n1 Water 15\\n2 Salt 40")
    >>> [entry.title for entry in draft.entries], draft.doubtful
    (['Preface', 'Water', 'Salt'], 1)
    """
    if isinstance(data, str):
        data = data.encode("utf-8", errors="replace")
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return read_epub(data)
    if b"%PDF-" in data[:1024]:
        return read_pdf(data)
    if len(data) > MAX_BYTES:
        raise TruceError.of(
            "SRC1", f"too large for a page: {len(data) // 1_000_000} MB", hint=_HINT
        )
    if b"\0" in data[:4096] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise TruceError.of("SRC1", "this is no text, no EPUB and no PDF", hint=_HINT)
    text = _text(data, name)
    if text.lstrip()[:1] in ("{", "[") and (draft := read_json(text, name)) is not None:
        return draft
    return read_html(text) if is_markup(text) else read_contents(text)


MAX_BYTES = 32_000_000
_HINT = "give a contents page, the page of a publisher, an EPUB, a PDF, or a service's JSON"


def _text(data: bytes, name: str) -> str:
    try:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "save the file in the encoding UTF-8"
        raise TruceError.of("F6", "not UTF-8", file=name or None, hint=hint) from None
