"""Roman numerals, as pages, volumes and chapters have them.

>>> to_roman(1977), from_roman("mcmlxxvii")
('mcmlxxvii', 1977)
"""

from __future__ import annotations

from functools import lru_cache

from precarious_truce.patterns import pattern

__all__ = ["LARGEST", "from_roman", "to_roman"]

LARGEST = 4999
"""The largest number that is written with letters alone."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_SHAPE = pattern(
    r"m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})"
)  # with the additive forms (iiii, xiiii) of old books


def to_roman(number: int) -> str:
    """The canonical lower-case roman numeral of a positive number up to `LARGEST`.

    >>> to_roman(14)
    'xiv'
    """
    if not 0 < number <= LARGEST:
        raise ValueError(f"no roman numeral for {number}")
    out = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out += letters * count
    return out


@lru_cache(maxsize=4096)
def from_roman(text: str) -> int | None:
    """The number of a lower-case roman numeral, additive forms included; None where it is none.

    >>> from_roman("xiv"), from_roman("xiiii"), from_roman("vx"), from_roman("")
    (14, 14, None, None)
    """
    if not text or not _ROMAN_SHAPE.fullmatch(text):
        return None
    number, rest = 0, text
    for value, letters in _ROMAN:
        while rest.startswith(letters):
            number, rest = number + value, rest[len(letters) :]
    return number
