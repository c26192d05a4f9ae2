"""The state of one rendering: what its elements read, and what they leave for those after them."""

from __future__ import annotations

from typing import NamedTuple

from precarious_truce.citations.cites import Cite
from precarious_truce.citations.config import Config
from precarious_truce.citations.item import Item
from precarious_truce.citations.marks import unseamed, visible
from precarious_truce.citations.name_register import NameRegister
from precarious_truce.citations.replacing import Replacement

__all__ = ["Collapsing", "Context", "NameLimits", "Tail"]

_NO_YEARS: list[int] = []
_NONE: frozenset[str] = frozenset()

NameLimits = tuple[int, int, bool | None]
"""`names-min`, `names-use-first` and `names-use-last` of a `cs:key`; 0 or None where not given."""


class Collapsing:
    """The names that the cites of a cluster printed last, while it is rendered.

    Names that are alike are left out where the style collapses cites (`drops`); `same` tells
    whether those compared last were alike.  Formatting counts, unless the output is `plain`.
    """

    __slots__ = ("drops", "last", "plain", "same")

    def __init__(self, drops: bool, plain: bool) -> None:
        self.drops = drops
        self.plain = plain
        self.last = ""
        self.same = False

    def repeats(self, names: str) -> bool:
        """Whether `names` are those printed last; from now on they are."""
        names = visible(names) if self.plain else unseamed(names)
        self.same = names == self.last
        self.last = names
        return self.same


class Tail(NamedTuple):
    """How an entry ends that begins with a display block: of the last child of its layout,
    whether it printed something, has a suffix of its own, is a display block."""

    printed: bool
    suffixed: bool
    displayed: bool


class Context:
    """The state of one rendering; each has its own, so that threads share none.

    What is rendered, and to what end:
    `item`, `cite`, `config`, `register`; `signature`: a number that items share for which groups
    and conditions come out alike, as long as the same variables are suppressed; `bibliography`,
    `sort` (a sort key), `comparing` (a cite to compare with others while they are disambiguated;
    nothing of it is printed); `uses_config`,
    `adds_names`: whether `config` decides on given names and on the number of names;
    `suppress_author`, `author_only`: of the cite; `name_limits`: of the sort key; `collapsing`,
    `years_before`: names and years of the cite before; `continues`: a prefix or another cite stands
    before it in the sentence; `replacement`: what stands for names.

    What the elements leave for those after them:
    `begun`: something is printed; `has_value`, `has_empty`: in the group that is being rendered a
    variable had a value, had none; `suppressed`: variables that a substitute has used up;
    `distinct`, `distinct_outside`: the cite printed something, in this group or in one around it,
    that the cite before may not have had, so that its year is not collapsed; `names_omitted`: names
    gave nothing because they are those of the cite before; `locator_printed`, `suffix_printed` (the
    year suffix); `list_number`: of the list of names to come; `first_names`: the text of the first
    names, `leading_names`: those that begin an entry; `years`: those printed; `tail`.

    What disambiguation learns: `names_shown`, `names_given`, `given_levels` of each list of names;
    `disambiguate_tests`: how often `disambiguate="true"` was asked for, `disambiguated`: how often
    it held.
    """

    __slots__ = (
        "adds_names", "author_only", "begun", "bibliography", "cite", "collapsing", "comparing",
        "config", "continues", "disambiguate_tests", "disambiguated", "distinct",
        "distinct_outside", "first_names", "given_levels", "has_empty", "has_value", "item",
        "leading_names",
        "list_number", "locator_printed", "name_limits", "names_given", "names_omitted",
        "names_shown", "register", "replacement", "signature", "sort", "suffix_printed",
        "suppress_author", "suppressed", "tail", "uses_config", "years", "years_before",
    )  # fmt: skip

    def __init__(self, item: Item, cite: Cite, config: Config, register: NameRegister) -> None:
        self.item = item
        self.cite = cite
        self.config = config
        self.register = register
        self.signature = item.signature
        self.bibliography = False
        self.comparing = False
        self.sort = False
        self.uses_config = False
        self.adds_names = True
        self.continues = False
        self.begun = False
        self.has_value = False
        self.has_empty = False
        self.suppressed: frozenset[str] = _NONE
        self.suppress_author = False
        self.author_only = False
        self.list_number = 0
        self.first_names: str | None = None
        self.leading_names: list[str] | None = None
        self.collapsing: Collapsing | None = None
        self.names_omitted = False
        self.distinct = False
        self.distinct_outside = False
        self.locator_printed = False
        self.years: list[int] = []
        self.years_before: list[int] = _NO_YEARS
        self.suffix_printed = False
        self.replacement: Replacement | None = None
        self.tail: Tail | None = None
        self.disambiguated = 0
        self.disambiguate_tests = 0
        self.names_shown: list[int] = []
        self.names_given: list[int] = []
        self.given_levels: list[list[int]] = []
        self.name_limits: NameLimits | None = None
