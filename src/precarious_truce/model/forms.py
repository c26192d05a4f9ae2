"""Forms that a book comes in, by the names that records give them under `formats`.

>>> is_electronic("Ebook"), is_electronic("hardback")
(True, False)
>>> is_printed("Hardback"), is_printed("paperback"), is_softcover("paperback"), is_printed("audio")
(True, True, True, False)
"""

from __future__ import annotations

__all__ = ["is_electronic", "is_printed", "is_softcover"]

_ELECTRONIC = frozenset(
    ("online", "ebook", "e-book", "electronic", "epub", "pdf", "kindle", "web", "digital")
)
_SOFTCOVER = frozenset(("paperback", "softcover", "softback", "pocket"))
_PRINTED = frozenset(("print", "printed", "hardback", "hardcover", "cloth")) | _SOFTCOVER


def is_electronic(form: str) -> bool:
    """Whether a form is read on a screen."""
    return form.lower() in _ELECTRONIC


def is_printed(form: str) -> bool:
    """Whether a form is on paper."""
    return form.lower() in _PRINTED


def is_softcover(form: str) -> bool:
    """Whether a form is on paper and in soft covers, as a later and cheaper one often is."""
    return form.lower() in _SOFTCOVER
