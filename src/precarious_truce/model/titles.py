"""Titles and other text that has a script, a transliteration and a translation.

>>> title = Title.model_validate("The Precarious Truce")
>>> str(title), title.text, title.short
('The Precarious Truce', 'The Precarious Truce', None)
>>> str(Title(text="Река и память", romanized="Reka i pamiat'", lang="ru").romanized)
"Reka i pamiat'"
"""

from typing import TYPE_CHECKING, ClassVar

from pydantic import model_validator

from precarious_truce.model.base import Line, Record

if TYPE_CHECKING:
    from typing import Unpack

    from precarious_truce.model.inputs import LocalTextFields, TitleFields

__all__ = ["LocalText", "Title", "joined"]


class LocalText(Record):
    """Text as printed, romanised for catalogues, translated for readers; `lang` is BCP 47."""

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[LocalTextFields]) -> None: ...

    shorthand: ClassVar[str | None] = "text"

    text: Line
    """The text as printed. Example: Река и память"""
    romanized: Line | None = None
    """The text in Latin letters, as catalogues write it. Example: Reka i pamiat'"""
    translated: Line | None = None
    """What it means, in the reader's language. Example: The River and Memory"""
    lang: Line | None = None
    """The language of the text (BCP 47). Example: ru"""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return value if isinstance(value, (dict, cls)) else {"text": value}

    def __str__(self) -> str:
        return self.text


class Title(LocalText):
    """A title; `short` is its short form, `original` the title it was translated from.

    Inline markup is CSL's: `<i> <b> <sup> <sub> <sc> <span class="nocase">`.
    """

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[TitleFields]) -> None: ...

    short: Line | None = None
    """The short form that notes cite it by. Example: Precarious Truce"""
    original: Line | None = None
    """The title that it was translated from. Example: Le Bac de nuit"""


def joined(title: object, subtitle: object) -> str | None:
    """Title and subtitle as one text, `: ` between them (none after `?`, `!` or `:`).

    >>> joined("The Precarious Truce", "Anglo-Soviet Relations 1924–27"), joined("Why?", "Essays")
    ('The Precarious Truce: Anglo-Soviet Relations 1924–27', 'Why? Essays')
    """
    if not title or not subtitle:
        return str(title or subtitle) if title or subtitle else None
    text = str(title)
    return f"{text} {subtitle}" if text[-1] in "?!:" else f"{text}: {subtitle}"
