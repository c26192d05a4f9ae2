"""An item to cite: CSL-JSON made ready to be asked many times.

>>> item = Item({"id": 1, "title": "A 'b'", "page": "7-9", "author": [{"family": "Doe"}]})
>>> item.id, item.value("title"), item.number_of("page").plural, item.names("author")[0].family
('1', "A 'b'", True, 'Doe')
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import TYPE_CHECKING, TypeAlias

from precarious_truce.citations import dates, numbers
from precarious_truce.citations.config import Config
from precarious_truce.citations.dates import Date
from precarious_truce.citations.marks import clean
from precarious_truce.citations.markup import marked
from precarious_truce.citations.note_fields import fields
from precarious_truce.citations.person import Name
from precarious_truce.citations.variables import (
    DATE_VARIABLES,
    NAME_VARIABLES,
    NUMBER_VARIABLES,
)
from precarious_truce.errors import TruceError

if TYPE_CHECKING:
    from precarious_truce.citations.cited.manner import Manner
    from precarious_truce.model import Library, Reference

__all__ = ["Item", "Items", "read_items"]

Items: TypeAlias = "Library | Iterable[Reference | Mapping[str, object]]"
"""What can be cited: references and CSL-JSON, or a library."""

_FIRST_PAGE = ("&", ", ", "-", "–")
_OTHERS = "others"
_NOTHING: Mapping[str, str] = {}
_ALIASES = {"title-short": "shortTitle", "container-title-short": "journalAbbreviation"}


class Item:
    """One item; what a style asks of it is worked out once.

    `ends_in_others`: a last name `others`, as BibTeX has it, stands for names that are not given,
    and is shown as "et al."; citeproc-js takes it for a name, which counts for CSL-JSON.
    `languages`: those of single variables, where they are not that of the item.
    """

    __slots__ = (
        "_dates",
        "_names",
        "_signature",
        "_texts",
        "config",
        "ends_in_others",
        "first_note",
        "id",
        "language",
        "languages",
        "number",
        "place",
        "raw",
        "type",
    )  # fmt: skip

    def __init__(
        self,
        raw: Mapping[str, object],
        *,
        ends_in_others: bool = False,
        languages: Mapping[str, str] = _NOTHING,
    ) -> None:
        note = raw.get("note")
        if isinstance(note, str) and ":" in note:
            raw = {**raw, **fields(note[:20_000], raw)}
        self.raw = raw
        self.ends_in_others = ends_in_others
        self._signature: int | None = None
        self.id = str(raw.get("id", ""))
        kind = raw.get("type")
        self.type = kind if isinstance(kind, str) else ""
        language = raw.get("language")
        self.language = language.lower() if isinstance(language, str) else ""
        self.languages = languages
        self.number = 0
        self.place = 0
        self.first_note: int | str | None = None
        self.config = Config()
        self._texts: dict[str, str] = {}
        self._names: dict[str, list[Name]] = {}
        self._dates: dict[str, Date | None] = {}

    @property
    def signature(self) -> int:
        """A number that items share whose type and variables are alike for every condition.

        It is even: the odd one after it stands for the same items while cites are compared.
        """
        if self._signature is None:
            self._signature = _SIGNATURES.of(_facts(self))
        return self._signature

    def signature_without(self, suppressed: frozenset[str]) -> int:
        """The same for items of which these variables are suppressed."""
        return _SIGNATURES.of((str(self.signature), *sorted(suppressed)))

    def value(self, variable: str) -> str:
        """The value of a text or number variable as it was given, without control characters."""
        value = self.raw.get(variable)
        if type(value) is str:
            return clean(value)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)[:64]
        if value is None:
            if variable == "page-first":
                return self._first_page()
            if variable in _ALIASES:
                return self.value(_ALIASES[variable])
        return ""

    def _first_page(self) -> str:
        page = self.value("page")
        cut = min((at for at in map(page.find, _FIRST_PAGE) if at >= 0), default=len(page))
        if cut and page[cut - 1] == "\\":
            return page
        return page[:cut].strip()

    def text(self, variable: str, quotes: tuple[str, str, str, str]) -> str:
        """The value as marked text."""
        found = self._texts.get(variable)
        if found is None:
            value = self.value(variable)
            found = self._texts[variable] = marked(value, quotes) if value else ""
        return found

    def language_of(self, variable: str) -> str:
        """The language that a text is in, in lower case; "" where none is known."""
        return self.languages.get(variable, self.language)

    def names(self, variable: str) -> list[Name]:
        """The names of a name variable."""
        found = self._names.get(variable)
        if found is None:
            value = self.raw.get(variable)
            found = self._names[variable] = self._read_names(value) if value else []
        return found

    def _read_names(self, value: object) -> list[Name]:
        values = value if isinstance(value, list) else [value]
        found = [name for name in map(Name.read, values) if name is not None]
        if self.ends_in_others and len(found) > 1 and found[-1].literal == _OTHERS:
            found.pop()
            found[-1].followed = True
        if self.language:
            for name in found:
                name.language = self.language[:2]
        return found

    def all_names(self) -> list[Name]:
        """The names of all the name variables that were asked for so far."""
        return [name for names in self._names.values() for name in names]

    def date(self, variable: str) -> Date | None:
        """The date of a date variable."""
        if variable not in self._dates:
            value = self.raw.get(variable)
            self._dates[variable] = dates.read(value) if value else None
        return self._dates[variable]

    def number_of(self, variable: str) -> numbers.Number | None:
        """The number of a number variable, or None where it has no value."""
        value = self.value(variable)
        return numbers.parse(value, variable) if value else None

    def has(self, variable: str) -> bool:
        """Whether the variable has a value at all."""
        if variable in NAME_VARIABLES:
            return bool(self.names(variable))
        if variable in DATE_VARIABLES:
            return self.date(variable) is not None
        value = self.raw.get(variable)
        if value is None:
            return (variable == "page-first" or variable in _ALIASES) and bool(self.value(variable))
        if isinstance(value, str):
            return bool(value) and bool(clean(value))
        return isinstance(value, (int, float)) and not isinstance(value, bool) and value != 0


class _Signatures:
    """A number for each set of facts about an item that conditions can ask for.

    A number is never given twice, so that what is remembered by it holds for items to come; facts
    are forgotten when there are too many, and then get another number.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.numbers: dict[tuple[str, ...], int] = {}
        self.serial = count(2, 2)
        self.lock = threading.Lock()

    def of(self, facts: tuple[str, ...]) -> int:
        with self.lock:
            found = self.numbers.get(facts)
            if found is None:
                if len(self.numbers) >= self.most:
                    self.numbers.clear()
                found = self.numbers[facts] = next(self.serial)
            return found


_SIGNATURES = _Signatures(50_000)


def _facts(item: Item) -> tuple[str, ...]:
    """The type of an item, and of each variable what conditions can ask for."""
    facts = [item.type]
    for variable in sorted(map(str, item.raw)):
        if variable in DATE_VARIABLES:
            date = item.date(variable)
            if date is not None:
                facts.append(variable + date.pattern)
        elif item.has(variable):
            facts.append(variable)
            number = item.number_of(variable) if variable in NUMBER_VARIABLES else None
            if number is not None:
                facts.append(f"{number.numeric}{number.plural}")
            elif variable == "title":
                facts.append(str(item.value(variable)[-1:].isdecimal()))
    return tuple(facts)


def read_items(items: Items, manner: Callable[[], Manner] | None = None) -> dict[str, Item]:
    """The items by id, in order; of two with one id the later counts.

    `manner` gives how references are to be cited; for CSL-JSON, taken as it is, nobody asks it.
    Raises `TruceError` for what is no item, and for an item without an id.
    """
    references = getattr(items, "references", None)
    if callable(references):
        items = references()
    if isinstance(items, (str, bytes)) or not isinstance(items, Iterable):
        raise TruceError.of("CIT1", "the items are no list of items", file="items")
    found: dict[str, Item] = {}
    for place, given in enumerate(items):
        item = Item(given) if isinstance(given, Mapping) else _of_reference(given, place, manner)
        identifier = item.raw.get("id")
        if isinstance(identifier, bool) or not isinstance(identifier, (str, int, float)):
            raise TruceError.of(
                "CIT2", f"item {place + 1} has no id", file="items", path=(place, "id")
            )
        found[item.id] = item
    return found


def _of_reference(reference: object, place: int, manner: Callable[[], Manner] | None) -> Item:
    from precarious_truce.model import Reference

    if not isinstance(reference, Reference):
        message = f"item {place + 1} is neither CSL-JSON nor a reference"
        raise TruceError.of("CIT3", message, file="items", path=(place,))
    from precarious_truce.citations.cited import item

    cited = item(reference, manner() if manner else None)
    return Item(cited.values, ends_in_others=True, languages=cited.languages)
