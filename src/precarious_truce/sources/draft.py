"""A draft: what was read from a page made for people, and the record that it becomes.

>>> entries = [Entry("Preface", page="ix"), Entry("Floods", "1", page="1")]
>>> draft = Draft({"title": "Rivers"}, entries)
>>> draft.entries[1].doubt("a year or a number?")
>>> print(draft.record(), end="")
title: Rivers
contents:
  - title: Preface
    pages: ix–
  - number: 1
    title: Floods   # ? a year or a number?
    pages: 1–
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from precarious_truce.formats.yaml.marks import write_marks
from precarious_truce.formats.yaml.write import Written, to_yaml
from precarious_truce.model.language_names import tag_of
from precarious_truce.model.page_labels import LabelStyle, PageLabel
from precarious_truce.model.pages import Pages
from precarious_truce.model.roman import to_roman
from precarious_truce.sources.entry import Entry, every
from precarious_truce.sources.folios import first_label
from precarious_truce.sources.person_names import as_written
from precarious_truce.sources.volumes import are_volumes

__all__ = ["Draft"]

_NO_TITLE = "The title as on the title page"
_ORDER = (
    "key",
    "title",
    "subtitle",
    "author",
    "editor",
    "translator",
    "edition",
    "publisher",
    "place",
    "date",
    "language",
    "series",
    "volume",
    "isbn",
    "doi",
    "url",
    "formats",
    "extent",
)


@dataclass(slots=True)
class Draft:
    """The facts of the book, its contents, and what was left out.

    `doubts` names, for a fact of the book, why it is a guess; `dropped` holds lines that are no
    part of the book, with the reason; `notes` are sentences for the reader of the record;
    `part_pages` are those that the page states of the one part that it shows.
    """

    facts: dict[str, Written] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    doubts: dict[str, str] = field(default_factory=dict)
    dropped: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    part_pages: str | None = None

    @property
    def doubtful(self) -> int:
        """How many lines of the record are marked."""
        return (
            sum(bool(e.doubts) for e in every(self.entries))
            + len(self.doubts)
            + ("title" not in self.facts)
        )

    def state(self, key: str, value: str | list[str]) -> None:
        """State a fact of the book, over what the source says."""
        self.facts[key] = [*value] if isinstance(value, list) else value
        self.doubts.pop(key, None)

    def record(self, *, infer_ends: bool = False) -> str:
        """The record as YAML, each guess marked `# ?`; what was left out is named at its end.

        `infer_ends`: each part ends on the page before the next begins.
        """
        facts = {"title": self.facts.get("title") or _NO_TITLE} | self.facts
        if language := facts.get("language"):
            facts["language"] = _tags(language)
        reasons = (
            self.doubts if self.facts.get("title") else self.doubts | {"title": "write the title"}
        )
        lines: list[str] = []
        for key in sorted(facts, key=lambda k: _ORDER.index(k) if k in _ORDER else 99):
            first, *rest = to_yaml(write_marks({key: _alone(facts[key])})).splitlines()
            lines += [f"{first}   # ? {reasons[key]}" if key in reasons else first, *rest]
        ranges = _ranges(self.entries, infer_ends)
        if self.entries:
            lines.append("volumes:" if are_volumes(self.entries) else "contents:")
        for entry in self.entries:
            lines += _entry_lines(entry, ranges, "  ")
        lines += [f"# {_inert(note)}" for note in (*self.notes, *self._left_out())]
        return "".join(f"{line}\n" for line in lines)

    def _left_out(self) -> Iterator[str]:
        """What of the page is not in the record: the same lines counted."""
        if not self.dropped:
            return
        lines = "1 line" if len(self.dropped) == 1 else f"{len(self.dropped)} lines"
        yield f"left out: {lines} of the page"
        counts = Counter(self.dropped)
        for (text, why), count in counts.items():
            times = f" ({count} times)" if count > 1 else ""
            yield f"  {why}: {text if len(text) < 100 else text[:97] + '…'}{times}"


def _alone(value: Written) -> Written:
    """The one name of a list of one."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _tags(language: Written) -> Written:
    """Languages by their tags, as far as their names are known.

    >>> _tags("English"), _tags("German; Church Slavonic"), _tags(["eng", "tlh-Piqd"])
    ('en', 'German; Church Slavonic', ['en', 'tlh-Piqd'])
    """
    if isinstance(language, list):
        return [_tags(one) for one in language]
    names = re.split(r"\s*[,;]\s*|\s+and\s+", language) if isinstance(language, str) else []
    tags = [tag for name in names if (tag := tag_of(name))]
    return _alone([*tags]) if tags and len(tags) == len(names) else language


def _inert(text: str) -> str:
    """A comment's text: one line, nothing that YAML minds, and no mark of a doubt."""
    return "".join(c if c.isprintable() else " " for c in text).replace("# ?", "#?")


def _entry_lines(entry: Entry, ranges: dict[int, str], indent: str) -> Iterator[str]:
    """The lines of one entry of `contents`."""
    given: dict[str, Written] = {}
    kind = None if entry.kind == "volume" else entry.kind  # said by the key above it
    for key, value in (("number", entry.number), ("kind", kind), ("title", entry.title)):
        if value:
            given[key] = value
    for role, names in entry.people.items():
        written = as_written(names)
        given[role] = written[0] if len(written) == 1 else written
    for key, value in (("pages", ranges.get(id(entry))), ("doi", entry.doi)):
        if value:
            given[key] = value
    given |= entry.facts
    mark = f"   # ? {_inert('; '.join(entry.doubts))}" if entry.doubts else ""
    given = write_marks(given)
    if set(given) == {"title"} and not entry.contents:
        value = to_yaml(given).removeprefix("title: ").rstrip("\n")
        yield f"{indent}- {value}{mark}"
        return
    for number, line in enumerate(to_yaml(given).splitlines()):
        dash = "- " if number == 0 else "  "
        yield f"{indent}{dash}{line}{mark if line.startswith('title:') else ''}"
    if entry.contents:
        yield f"{indent}  contents:"
        for below in entry.contents:
            yield from _entry_lines(below, ranges, indent + "    ")


# --- pages ----------------------------------------------------------------------------------------


def _ranges(tree: list[Entry], infer_ends: bool) -> dict[int, str]:
    """The `pages` of each entry, by its identity: `15–`, or with its end."""
    found = list(every(tree))
    labels = [(e, first_label(e.page)) for e in found]
    ranges = {}
    for index, (entry, label) in enumerate(labels):
        if not entry.page:
            continue
        span = Pages(entry.page)
        if label is None:
            ranges[id(entry)] = entry.page
        elif (
            span.valid
            and span.ranges
            and span.ranges[0].last is not None
            and (
                span.ranges[0].last != span.ranges[0].first
                or "-" in entry.page
                or "–" in entry.page
            )
        ):
            only = span.ranges[0].last == span.ranges[0].first and len(span.ranges) == 1
            ranges[id(entry)] = str(span.ranges[0].first) if only else span.canonical
        else:
            end = _end(entry, label, labels[index + 1 :]) if infer_ends else None
            start = entry.page.strip(" –-")
            ranges[id(entry)] = start if end == start else f"{start}–{end or ''}"
    return ranges


def _end(entry: Entry, label: PageLabel, after: list[tuple[Entry, PageLabel | None]]) -> str | None:
    """The page before the next entry that does not lie in this one; None where it is not known."""
    inside = {id(e) for e in every(entry.contents)}
    for other, following in after:
        if id(other) in inside:
            continue
        if (
            following is None
            or following.sequence != label.sequence
            or following.order < label.order
        ):
            return None
        return _page_label(label, max(following.number - 1, label.number))
    return None


def _page_label(label: PageLabel, number: int) -> str:
    if label.style is LabelStyle.ARABIC:
        return f"{label.prefix}{number}"
    roman = to_roman(number)
    return label.prefix + (roman.upper() if label.style is LabelStyle.UPPER_ROMAN else roman)
