"""Libraries that only a few things need: each imported when it is used, its absence one clear line.

>>> try:
...     with extra("pages are made with Jinja2", "site"):
...         from precarious_truce import no_such_library
... except TruceError as error:
...     print(error)
error[F9]: pages are made with Jinja2, which is not installed
   = hint: pip install 'precarious-truce[site]'
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from precarious_truce.errors import TruceError

__all__ = ["extra"]


@contextmanager
def extra(what: str, name: str, *, file: str | None = None, instead: str = "") -> Iterator[None]:
    """Around imports from what the extra `name` installs.

    `what` says what needs which library; `instead` is what can be done without it.  Raises
    `TruceError` (F9) where an import fails, for lack of a library or of one that it is built on.
    """
    try:
        yield
    except (ImportError, OSError):
        hint = f"pip install 'precarious-truce[{name}]'" + (f", or {instead}" if instead else "")
        message = f"{what}, which is not installed"
        raise TruceError.of("F9", message, file=file, hint=hint) from None
