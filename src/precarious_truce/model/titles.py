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

    def __eq__(self, other: object) -> bool:
        """Whether both say the same; text is compared with the text as printed."""
        return self.text == other if isinstance(other, str) else super().__eq__(other)

    def __hash__(self) -> int:
        return hash(self.text)

    def __contains__(self, text: str) -> bool:
        """Whether the text as printed has this in it."""
        return text in self.text

    def __lt__(self, other: "LocalText") -> bool:
        """Whether it comes first by its text as printed, whatever the case of letters."""
        if not isinstance(other, LocalText):
            return NotImplemented
        return (self.text.casefold(), self.text) < (other.text.casefold(), other.text)


class Title(LocalText):
    """A title; `short` is its short form, `original` the title it was translated from.

    Inline markup is CSL's: `<i> <b> <sup> <sub> <sc> <span class="nocase">`.
    """

    if TYPE_CHECKING:

        def __init__(self, **fields: Unpack[TitleFields]) -> None: ...

        def __eq__(self, other: object) -> bool: ...  # else checkers take a dataclass's own

        def __hash__(self) -> int: ...

    short: Line | None = None
    """The short form that notes cite it by. Example: Precarious Truce"""
    original: Line | None = None
    """The title that it was translated from. Example: Le Bac de nuit"""


def joined(title: object, subtitle: object, joint: str = ": ") -> str | None:
    """Title and subtitle as one text, `joint` between them (a space after `?`, `!` or `:`).

    >>> joined("The Precarious Truce", "Anglo-Soviet Relations 1924–27"), joined("Why?", "Essays")
    ('The Precarious Truce: Anglo-Soviet Relations 1924–27', 'Why? Essays')
    """
    if not title or not subtitle:
        return str(title or subtitle) if title or subtitle else None
    text = str(title)
    return f"{text}{' ' if text[-1] in '?!:' else joint}{subtitle}"
