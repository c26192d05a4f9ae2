"""The options of `cs:name` and `cs:names`, worked out when a style is compiled (CSL 1.0.2, "Name",
"Et-al", "Name options")."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from precarious_truce.citations.formatting import Formatting
from precarious_truce.citations.locale import Locale
from precarious_truce.citations.marks import HARD, SEAM
from precarious_truce.citations.person import is_roman

__all__ = ["NameOptions", "NamesSpec", "between"]

_SPACES = re.compile(r" {2,}")


@dataclass(eq=False)
class NameOptions:
    """Every option of `cs:name`: `attributes` are its own and those that it inherits.

    `family`, `given`: formatting of the name parts; `whole`: of each name; `institution`: of a
    name in one piece.
    """

    attributes: Mapping[str, str]
    locale: Locale
    family: Formatting
    given: Formatting
    whole: Formatting
    institution: Formatting
    never_demote: bool
    demote_display: bool
    hyphen: bool

    def __post_init__(self) -> None:
        get = self.attributes.get
        self.quotes = self.locale.quotes
        self.language = self.locale.language[:2]
        self.delimiter = get("delimiter", ", ")
        self.short = get("form") == "short"
        self.count = get("form") == "count"
        self.initialize_with = get("initialize-with")
        self.initialize = get("initialize", "true") != "false"
        self.inverts_all = get("name-as-sort-order") == "all"
        self.inverts_first = get("name-as-sort-order") == "first"
        self.sort_separator = _SPACES.sub(" ", get("sort-separator", ", "))
        self.et_al_min = _integer(get("et-al-min"))
        self.et_al_first = _integer(get("et-al-use-first"))
        self.et_al_last = get("et-al-use-last") == "true"
        self.later_min = _integer(get("et-al-subsequent-min")) or self.et_al_min
        self.later_first = _integer(get("et-al-subsequent-use-first")) or self.et_al_first
        self.base_level = 0 if self.short else 1 if self.initialize_with is not None else 2
        self.space = "\u00a0" if self.language in ("fr", "ru", "cs") else " "
        self.apart = HARD if self.whole.suffix[-1:] in tuple(".,;:!?") else ""
        self.joint = self.apart + between(self.delimiter)
        how = get("delimiter-precedes-et-al", "contextual")
        self.et_al_single, self.et_al_more = _before_last(how, self.delimiter)
        self._conjunctions(get("and"), get("delimiter-precedes-last", "contextual"))

    def _conjunctions(self, kind: str | None, how: str) -> None:
        """What stands before the last of two names and of more, with the term for "and"."""
        self.after_inverted = how == "after-inverted-name"
        if kind not in ("text", "symbol"):
            both_spaced = self.whole.prefix[:1] == " " and self.delimiter[-1:] == " "
            self.and_two = self.and_more = between(self.delimiter) + (HARD if both_spaced else "")
            self.and_term = ""
            return
        term = self.locale.text("and") if kind == "text" else "&"
        if is_roman(term):
            two, more = _before_last(how, self.delimiter)
            self.and_term = term + " "
        else:
            two, more = self.delimiter if how == "always" else "", ""
            self.and_term = term
        self.and_two, self.and_more = between(two) + self.and_term, between(more) + self.and_term


def _before_last(how: str, delimiter: str) -> tuple[str, str]:
    """What precedes "and" or "et al." after one name and after more.

    >>> _before_last("contextual", ", "), _before_last("after-inverted-name", ", ")
    ((' ', ', '), (', ', ' '))
    """
    after_one = delimiter if how in ("always", "after-inverted-name") else " "
    after_more = " " if how in ("never", "after-inverted-name") else delimiter
    return after_one, after_more


def _integer(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else 0


def between(text: str) -> str:
    """A delimiter between names: with seams only where its punctuation could be doubled."""
    return f"{SEAM}{text}{SEAM}" if text[:1] in tuple(".;:!? ") else text


@dataclass(eq=False)
class NamesSpec:
    """A compiled `cs:names`: options, formatting, et al. and label.

    `scoped`: something in it takes off formatting, which knows nothing of what is around.
    """

    options: NameOptions
    delimiter: str
    formatting: Formatting
    et_al: str
    et_al_formatting: Formatting
    label: Callable[[str, bool], str] | None = None
    label_after: bool = True
    scoped: bool = False

    def __post_init__(self) -> None:
        self.joint = SEAM + self.delimiter + SEAM
