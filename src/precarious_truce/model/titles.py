"""Titles and other text that has a script, a transliteration and a translation.

>>> title = Title.model_validate("The Precarious Truce")
>>> str(title), title.text, title.short
('The Precarious Truce', 'The Precarious Truce', None)
>>> str(Title(text="Река и память", romanized="Reka i pamiat'", lang="ru").romanized)
"Reka i pamiat'"
"""

from typing import Any, ClassVar

from pydantic import model_validator

from precarious_truce.model.base import Line, Record

__all__ = ["LocalText", "Title"]


class LocalText(Record):
    """Text as printed, romanised for catalogues, translated for readers; `lang` is BCP 47."""

    shorthand: ClassVar[str | None] = "text"

    text: Line
    romanized: Line | None = None
    translated: Line | None = None
    lang: Line | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return value if isinstance(value, (dict, cls)) else {"text": value}

    def __str__(self) -> str:
        return self.text


class Title(LocalText):
    """A title; `short` is its short form, `original` the title it was translated from.

    Inline markup is CSL's: `<i> <b> <sup> <sub> <sc> <span class="nocase">`.
    """

    short: Line | None = None
    original: Line | None = None
