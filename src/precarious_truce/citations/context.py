"""What rendering one cite or entry reads and leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from precarious_truce.citations.marks import unseamed, visible

if TYPE_CHECKING:
    from precarious_truce.citations.item import Item
    from precarious_truce.citations.name_register import NameRegister

__all__ = ["NO_CITE", "Collapsing", "Config", "Context", "Tail"]

NO_CITE: dict[str, Any] = {}
_NO_YEARS: list[int] = []


class Config:
    """How far an item's cite is disambiguated: names shown and forms of given names of each list
    of names, whether `disambiguate="true"` holds (how often), and the year suffix."""

    __slots__ = ("disambiguate", "givens", "names", "year_suffix")

    def __init__(self) -> None:
        self.names: list[int] = []
        self.givens: list[list[int]] = []
        self.disambiguate: int = 0
        self.year_suffix: int | None = None

    def copy(self) -> Config:
        """Another one, free to change."""
        new = Config()
        new.names = self.names.copy()
        new.givens = [levels.copy() for levels in self.givens]
        new.disambiguate = self.disambiguate
        new.year_suffix = self.year_suffix
        return new

    def pad(self) -> None:
        """A given-name level for every name shown."""
        while len(self.givens) < len(self.names):
            self.givens.append([])
        for levels, count in zip(self.givens, self.names, strict=False):
            levels.extend([0] * (count - len(levels)))


class Collapsing:
    """The names that the cites of a cluster printed last, while it is written.

    Names that are alike are left out where the style collapses cites; `same` tells whether those
    compared last were alike.  Formatting counts, unless the output is `plain`.
    """

    __slots__ = ("drops", "last", "plain", "same")

    def __init__(self, drops: bool, plain: bool) -> None:
        self.drops = drops
        self.plain = plain
        self.last = ""
        self.same = False

    def repeats(self, names: str) -> bool:
        """Whether `names` are those printed last; they are from now on."""
        names = visible(names) if self.plain else unseamed(names)
        self.same = names == self.last
        self.last = names
        return self.same


class Tail(NamedTuple):
    """How an entry ends that begins with a display block.

    Whether the last child of the layout printed something, has a suffix, is a display block.
    """

    printed: bool
    suffixed: bool
    displayed: bool


class Context:
    """The state of one rendering; made anew for each, so nothing is shared between threads."""

    __slots__ = (
        "author_only", "begun", "bibliography", "cite", "collapsing", "config", "cut",
        "dis_count", "dis_max", "done", "et_al", "first_names", "found_givens", "found_max",
        "found_names", "held", "hit", "item", "kept", "located", "looking", "miss", "name_list",
        "names_asked", "nameset", "register", "replace_names", "request", "signature",
        "sort", "suppress_author", "tail", "year_done", "years", "years_before",
    )  # fmt: skip

    def __init__(
        self, item: Item, cite: dict[str, Any], config: Config, register: NameRegister
    ) -> None:
        self.item = item
        self.cite = cite
        self.config = config
        self.register = register
        self.signature = 2 * item.signature
        self.bibliography = False
        self.looking = False
        self.sort = False
        self.request = False
        self.names_asked = True
        self.begun = False
        self.hit = False
        self.miss = False
        self.done: set[str] | None = None
        self.suppress_author = False
        self.author_only = False
        self.nameset = 0
        self.first_names: str | None = None
        self.name_list: list[str] | None = None
        self.collapsing: Collapsing | None = None
        self.cut = False
        self.kept = False
        self.held = False
        self.located = False
        self.years: list[int] = []
        self.years_before: list[int] = _NO_YEARS
        self.year_done = False
        self.replace_names: Any = None
        self.tail: Tail | None = None
        self.dis_count = 0
        self.dis_max = 0
        self.found_names: list[int] = []
        self.found_max: list[int] = []
        self.found_givens: list[list[int]] = []
        self.et_al: tuple[int, int, bool | None] | None = None
