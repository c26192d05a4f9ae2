"""What rendering carries along: one `State` per processor, reset for each cite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from precarious_truce.citations.items import Item
from precarious_truce.citations.richtext import Blob, Decor, Markup

if TYPE_CHECKING:
    from precarious_truce.citations.registry import Entry, NameRegister

__all__ = ["Ambiguity", "State"]

NO_CITE: dict[str, Any] = {}


class Ambiguity:
    """How far an item is disambiguated (CSL 1.0.2, "Disambiguation").

    `names` holds how many names each set of names shows, `givens` the level of each given name:
    0 none, 1 initials, 2 in full.
    """

    __slots__ = ("disambiguate", "givens", "names", "year_suffix")

    def __init__(self) -> None:
        self.names: list[int] = []
        self.givens: list[list[int | None]] = []
        self.year_suffix: int | None = None
        self.disambiguate = 0

    def copy(self) -> Ambiguity:
        new = Ambiguity()
        new.names = list(self.names)
        new.givens = [list(g) for g in self.givens]
        new.year_suffix = self.year_suffix
        new.disambiguate = self.disambiguate
        return new

    def pad(self) -> None:
        """Every name shown has a level."""
        for i, count in enumerate(self.names):
            while len(self.givens) <= i:
                self.givens.append([])
            row = self.givens[i]
            for j in range(count):
                if j >= len(row):
                    row.append(0)
                elif row[j] is None:
                    row[j] = 0

    def key(self) -> tuple[Any, ...]:
        return (tuple(self.names), tuple(map(tuple, self.givens)), self.disambiguate)


class State:
    """The registers that closures of a compiled style read and write while rendering."""

    __slots__ = (
        "area", "around", "attempt", "block_substitute", "cite", "cite_predecessor", "collapsed",
        "counting", "date_macro", "disambiguate_count", "disambiguate_max", "done", "entry",
        "first_names", "had_suffix", "item", "just_looking", "label_form", "language", "last_names",
        "last_names_text", "last_years", "markup", "name_sets", "names_max", "note_style", "numbers", "out",
        "plain", "predecessor", "present", "register", "rendered_any", "rendered_names", "request",
        "right_done", "settings", "signature", "sorting", "sort_et_al", "strip", "success",
        "term", "use_group_delimiter", "years", "substituting", "citation_number",
        "suppress", "group_delimiter_hit", "number_direction", "splice_override", "namesub_ok",
        "last_rendered", "took_substitute",
    )  # fmt: skip

    def __init__(self, register: NameRegister, markup: Markup) -> None:
        self.register = register
        self.markup = markup
        self.area = "citation"
        self.around: Decor = ()
        self.out: list[Blob] = []
        self.last_rendered: list[str] | None = None
        self.sort_et_al: tuple[int | None, int | None, bool | None] = (None, None, None)
        self.numbers: dict[str, Any] = {}
        self.last_years: list[Any] = []
        self.last_names_text: str | None = None
        self.use_group_delimiter = False
        self.just_looking = self.plain = self.sorting = False
        self.language = "en"

    def start(self, entry: Entry, cite: dict[str, Any] | None) -> None:
        """Make ready for one cite of an item."""
        item: Item = entry.item
        self.entry, self.item = entry, item
        self.present, self.signature = entry.present, entry.signature
        self.language = entry.language
        self.cite = cite
        self.out = []
        self.around = ()
        self.term = self.attempt = self.success = False
        self.predecessor = self.cite_predecessor = False
        self.done: set[str] = set()
        self.block_substitute = False
        self.substituting: list[bool] = []
        self.strip = 0
        self.date_macro = False
        self.disambiguate_count = self.disambiguate_max = 0
        self.name_sets = 0
        self.names_max: list[int] = []
        self.rendered_any = False
        self.rendered_names: list[str] = []
        self.had_suffix = False
        self.years: list[Any] = []
        self.right_done = False
        self.numbers = {}
        self.suppress = False
        self.splice_override: str | None = None
        self.namesub_ok = not self.plain
        self.took_substitute = False
        self.first_names = True
