"""Bibliographic metadata for books and what is in them.

One record a book, written in YAML like its contents page; from it every format, for the book and
for every chapter and page range in it.

>>> import precarious_truce as pt
>>> library = pt.loads('''
... title: The Precarious Truce
... author: Gorodetsky, Gabriel
... date: 1977
... contents: [{title: Preface, pages: ix–xiv}]
... ''')
>>> library["gorodetsky1977"].contents[0].pages
Pages('ix–xiv')
>>> library["gorodetsky1977-preface"].container_title.text
'The Precarious Truce'

Everything named in `__all__` is imported when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from precarious_truce.checks import check
    from precarious_truce.citations import Processor
    from precarious_truce.citing import bibliography, cite
    from precarious_truce.errors import (
        Diagnostic,
        FormatError,
        MissingKey,
        Severity,
        StyleError,
        TruceError,
    )
    from precarious_truce.formats.dublin_core import graph
    from precarious_truce.io import dump, dumps, load, loads, losses, stream
    from precarious_truce.managers import push
    from precarious_truce.model import (
        DOI,
        ISBN,
        ISSN,
        ORCID,
        Book,
        Chapter,
        Contributor,
        Date,
        Extent,
        Library,
        LocalText,
        Loss,
        Name,
        PageLabel,
        PageRange,
        Pages,
        Reference,
        Title,
        Volume,
    )
    from precarious_truce.model.placed import Placed
    from precarious_truce.model.validation import ValidationError, as_truce_error
    from precarious_truce.sources import Draft, draft_of

__version__ = "1.0.0"

_EXPORTS = {
    "checks": ("check",),
    "citations": ("Processor",),
    "citing": ("bibliography", "cite"),
    "formats.dublin_core": ("graph",),
    "errors": ("Diagnostic", "FormatError", "MissingKey", "Severity", "StyleError", "TruceError"),
    "io": ("dump", "dumps", "load", "loads", "losses", "stream"),
    "managers": ("push",),
    "model": (
        "DOI", "ISBN", "ISSN", "ORCID", "Book", "Chapter", "Contributor", "Date", "Extent",
        "Library", "LocalText", "Loss", "Name", "PageLabel", "PageRange", "Pages", "Reference",
        "Title", "Volume",
    ),
    "model.placed": ("Placed",),
    "model.validation": ("ValidationError", "as_truce_error"),
    "sources": ("Draft", "draft_of"),
}  # fmt: skip
_MODULE_OF = {name: module for module, names in _EXPORTS.items() for name in names}

__all__ = [
    "DOI", "ISBN", "ISSN", "ORCID", "Book", "Chapter", "Contributor", "Date", "Diagnostic",
    "Draft", "Extent", "FormatError", "Library", "LocalText", "Loss", "MissingKey", "Name",
    "PageLabel", "PageRange", "Pages", "Placed", "Processor", "Reference", "Severity",
    "StyleError", "Title", "TruceError", "ValidationError", "Volume", "as_truce_error",
    "bibliography", "check", "cite", "draft_of", "dump", "dumps", "graph", "load", "loads",
    "losses", "push", "stream",
]  # fmt: skip


if not TYPE_CHECKING:  # type checkers see the imports above, and report a name that is not there

    def __getattr__(name):
        module = _MODULE_OF.get(name)
        if module is None:
            raise AttributeError(_no_name(name))
        from importlib import import_module

        value = getattr(import_module(f"precarious_truce.{module}"), name)
        globals()[name] = value
        return value


def _no_name(name: str) -> str:
    """The message for a name that is not there."""
    message = f"module 'precarious_truce' has no attribute {name!r}"
    if name.startswith("_"):
        return message
    from precarious_truce.errors import did_you_mean
    from precarious_truce.habits import written_as

    call = written_as(name, "works")
    hint = f"write {call}" if call else did_you_mean(name, __all__)
    return f"{message}; {hint}" if hint else message


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULE_OF})
