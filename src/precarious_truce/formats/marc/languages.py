"""Languages: MARC's codes (ISO 639-2/B) and BCP 47, which the record has.

>>> codes_of(("en", "de")), codes_of(("en-GB",)), main_code(("en-GB", "de"))
(['eng', 'ger'], None, 'eng')
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from precarious_truce.model.language_codes import CODES
from precarious_truce.model.language_names import code_of
from precarious_truce.model.language_names import tag_of as named

__all__ = ["codes_of", "main_code"]


def codes_of(tags: Iterable[str]) -> list[str] | None:
    """The MARC codes of languages; None where one of them has none, or says more.

    >>> codes_of(["sr-Latn"]) is None
    True
    """
    found = [CODES.get(tag, "") for tag in tags]
    return found if all(found) else None


def main_code(tags: Sequence[str]) -> str:
    """The code for 008/35–37: of the first language, `und` where that is unknown.

    >>> main_code(["zh-Hant"]), main_code(["Greek"]), main_code(["tlh-x-old"]), main_code([])
    ('chi', 'gre', 'tlh', 'und')
    >>> main_code(["zxx"]), main_code(["mul"]), main_code(["nothing known"])
    ('zxx', 'mul', 'und')
    """
    first = tags[0] if tags else ""
    return first if first in _NO_LANGUAGE else code_of(named(first) or first) or "und"


_NO_LANGUAGE = ("mul", "zxx", "und")
"""Codes that are both MARC's and BCP 47's: several languages, none, which is not known."""
