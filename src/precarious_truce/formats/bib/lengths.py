"""`pages` of what stands in nothing: how long it is, as catalogues and programs put it there.

>>> is_length("xxiii+885"), is_length("10--119"), without_page_one("1--885")
(True, False, '885')
"""

from __future__ import annotations

import re
from functools import lru_cache

from precarious_truce.model import Extent

__all__ = ["is_length", "without_page_one"]

_ROMAN = r"[ivxlcdm]+|[IVXLCDM]+"
_FROM_ONE = re.compile(
    rf"(?:(?:[iI]\s*–\s*)?(?:{_ROMAN})\s*[,+;]\s*)?1\s*–\s*\d+(?:\s*[^\W\d_]+\.?)?"
)
_SUM = re.compile(rf"(?:{_ROMAN}|\[?\d+\]?(?=.*[+;]|\s*[^\W\d_]|\]?$)).*", re.DOTALL)


@lru_cache(maxsize=4096)
def is_length(text: str) -> bool:
    """Whether the pages of a book tell how long it is, not where in it something stands.

    >>> [is_length(text) for text in ("885", "xxiii+885", "xiv, 289 p.", "1--885", "885 S.")]
    [True, True, True, True, True]
    >>> [is_length(text) for text in ("10–119", "12, 14", "A1", "ix–xiv", "3:1–3:18")]
    [False, False, False, False, False]
    """
    plain = text.replace("--", "–").replace("-", "–").strip()
    if "–" in plain:
        return _FROM_ONE.fullmatch(plain) is not None
    return _SUM.fullmatch(plain) is not None and Extent(plain).valid


_FROM_PAGE_ONE = re.compile(r"^\s*1\s*(?:-{1,3}|–)\s*(?=\d)")


def without_page_one(raw: str) -> str:
    """A length by its last page, where it is told by the first and the last."""
    return _FROM_PAGE_ONE.sub("", raw)
