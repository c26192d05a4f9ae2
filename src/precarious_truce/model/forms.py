"""Forms that a book comes in, by the names that records give them under `formats`.

>>> is_electronic("Ebook"), is_electronic("hardback")
(True, False)
"""

from __future__ import annotations

__all__ = ["is_electronic"]

_ELECTRONIC = frozenset(
    ("online", "ebook", "e-book", "electronic", "epub", "pdf", "kindle", "web", "digital")
)


def is_electronic(form: str) -> bool:
    """Whether a form is read on a screen."""
    return form.lower() in _ELECTRONIC
