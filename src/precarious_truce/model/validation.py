"""Errors of models in scripts: pydantic's, and a TruceError made of one.

A model raises pydantic's `ValidationError`, all else of this package a `TruceError`.  No class can
be both, for pydantic's cannot be derived from; but both are ValueErrors, so `except ValueError`
catches either, and `as_truce_error` gives what a reader of records would have said.

>>> from precarious_truce.model import Book
>>> try:
...     Book(title="Rivers", contents=[{"title": "Floods", "page": "3"}])
... except ValidationError as error:
...     print(as_truce_error(error))
error[Y4]: contents[0].page: unknown field page
   = hint: did you mean pages?
"""

from __future__ import annotations

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from precarious_truce.errors import Diagnostic, TruceError
from precarious_truce.model.base import shown_path
from precarious_truce.model.faults import DUPLICATE_KEY

__all__ = ["ValidationError", "as_truce_error"]


def as_truce_error(error: ValidationError) -> TruceError:
    """The faults of a model's values as those of a record; `path` leads to each of them."""
    return TruceError(*map(_diagnostic, error.errors(include_url=False)))


_CODES = {"extra_forbidden": "Y4", "missing": "Y6", DUPLICATE_KEY: "Y7"}


def _diagnostic(detail: ErrorDetails) -> Diagnostic:
    message, _, hint = detail["msg"].removeprefix("Value error, ").partition("; ")
    path = detail["loc"]
    if len(path) > 1:
        message = f"{shown_path(path)}: {message}"
    code = _CODES.get(detail["type"], "Y5")
    return Diagnostic(code, message, path=path, hint=hint or None)
