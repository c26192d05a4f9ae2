"""Beginning a record: a commented start, or one made from a pasted contents page.

Leaders, tabs, roman pages, "Part I", "Chapter 3", numbers like 2.1, indentation and lines broken
in two are understood; whatever is a guess is marked with `# ?`.

>>> print(from_contents('''
... Contents
... Preface .......... ix
... Part One: Water
...   1  Who owns a flood?  . . . .  15
...   2  Translating the river ... 62
... Index                 305
... ''', title="Rivers"), end="")
title: Rivers
contents:
  - title: Preface
    pages: ix–
  - number: 1
    kind: part
    title: Water
    contents:
      - number: 1
        title: Who owns a flood?
        pages: 15–
      - number: 2
        title: Translating the river
        pages: 62–
  - title: Index
    pages: 305–
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from textwrap import wrap

from precarious_truce.formats.yaml.write import Written, to_yaml
from precarious_truce.model import Book, Chapter
from precarious_truce.model.described import Described
from precarious_truce.model.fields import field_notes, key_ranks
from precarious_truce.model.kinds import KINDS, by_title
from precarious_truce.model.pages import LabelStyle, PageLabel, to_roman

__all__ = ["Entry", "commented_record", "entries", "from_contents"]

# --- the commented record -----------------------------------------------------------------------

_HEAD = """\
# A record: one book, written down once. Lines that begin with "# " are notes. A line that begins
# with # and no space is a field not in use: take the # away, and write what your book has.
# What is not known is left out. `precarious-truce check FILE` finds slips.
"""
_IN_USE = ("title", "author", "publisher", "date", "number", "pages")
"""The fields that most records have."""


def commented_record() -> str:
    """A record to begin with: every field of a book and of a chapter, with its note and example.

    >>> record = commented_record()
    >>> "# Where it is, as printed; `31–` where the end is not known.\\n    pages: 15–61" in record
    True
    """
    names = _in_order(Book, frozenset(Book.model_fields) - {"contents"})
    lines = [line for name in names for line in ("", *_commented(Book, name))]
    contents = ["", *_note_of(Book, "contents"), "contents:", "  - Preface", "  -"]
    own = frozenset(Chapter.model_fields) - frozenset(Described.model_fields) | {"title"}
    for name in _in_order(Chapter, own):
        contents += [f"    {line}" for line in _commented(Chapter, name)]
    return "\n".join([*_HEAD.splitlines(), *lines, *contents, "  - Index", ""])


def _in_order(model: type[Described], names: frozenset[str]) -> list[str]:
    """The fields that are keys of the record, in its order; keys of one's own come last."""
    ranks = key_ranks(model)
    keys = {name: key for name in names if (key := _key(model, name)) != "emptied"}
    return sorted(keys, key=lambda name: ranks[keys[name]])


def _key(model: type[Described], name: str) -> str:
    return model.model_fields[name].alias or name


def _commented(model: type[Described], name: str) -> list[str]:
    """A field of a record below its note, as a comment unless most records have it."""
    example = field_notes(model)[name].example
    own_key = _key(model, name) == "x-"
    line = example.strip("{}") if own_key else f"{_key(model, name)}: {example}"
    return [*_note_of(model, name), line if name in _IN_USE else f"#{line}"]


def _note_of(model: type[Described], name: str) -> list[str]:
    sentence = field_notes(model)[name].sentence
    return wrap(sentence, 96, initial_indent="# ", subsequent_indent="# ")


# --- a line of a contents page ------------------------------------------------------------------


@dataclass(slots=True)
class Entry:
    """One line of a contents page; `doubts` name what of it is a guess."""

    title: str
    number: str | None = None
    page: str | None = None
    kind: str | None = None
    depth: int = 0
    doubts: list[str] = field(default_factory=list)
    contents: list[Entry] = field(default_factory=list)


# --- lines --------------------------------------------------------------------------------------

_LEADER = r"(?:\s*(?:(?:[.·•_‧∙]\s?){3,}|(?:…\s?)+|-{4,}|(?:\s\.){2,})\s*)"
_LABEL = r"\[?(?:[A-Za-z]{1,3}[.-]?)?\d{1,4}[a-z]?\]?|\[?[ivxlcdm]{1,9}\]?|\[?[IVXLCDM]{1,9}\]?"
_PAGE_WORD = r"(?:(?:pages?|pp?|seite|s|с|стр|pág|p)\.?\s+)"
_TO = r"(?:\s?(?:-{1,2}|[–—])\s?(?:\d{1,4}|[ivxlc]{1,9}))?"
_WITH_LEADER = re.compile(
    rf"(?P<head>.*?\S){_LEADER}{_PAGE_WORD}?(?P<page>(?:{_LABEL}){_TO})[.\s]*"
)
_WITH_SPACE = re.compile(rf"(?P<head>.*?\S)(?P<gap>\t\s*|\s{{2,}})(?P<page>(?:{_LABEL}){_TO})\s*")
_WITH_COMMA = re.compile(
    rf"(?P<head>.*?\S),?\s+(?:{_PAGE_WORD})(?P<page>(?:{_LABEL}){_TO})\s*", re.I
)
_WITH_ONE_SPACE = re.compile(r"(?P<head>.*?\S)\s(?P<page>\d{1,4}|[ivxl]{1,8})\s*")
_PAGE_FIRST = re.compile(r"(?P<page>\d{1,4}|[ivxl]{1,8})(?:\t+|\s{3,})(?P<head>\D.*\S)\s*")
_ONLY_PAGE = re.compile(rf"{_LEADER}?\s*(?P<page>\d{{1,4}}|[ivxl]{{1,8}})\s*")
_ONLY_LEADER = re.compile(rf"(?P<head>.*?\S){_LEADER}")


def _cut(line: str) -> tuple[str, str | None, list[str]]:
    """The head of a line, its page and doubts about it.

    >>> _cut("3 The alliance ... 86"), _cut("Europe in 1914 53")
    (('3 The alliance', '86', []), ('Europe in 1914', '53', []))
    >>> _cut("List of illustrations page ix")[:2], _cut("Europe in 1914")
    (('List of illustrations', 'ix'), ('Europe in', '1914', ['a year or a page?']))
    """
    for pattern in (_WITH_LEADER, _WITH_SPACE, _WITH_COMMA):
        found = pattern.fullmatch(line)
        if found and _is_page(found["page"]):
            return found["head"], found["page"], []
    found = _WITH_ONE_SPACE.fullmatch(line)
    if found and _is_page(found["page"]) and not _names_only_a_number(found["head"]):
        head = found["head"].rstrip(",;")
        return head, found["page"], _page_doubts(head, found["page"])
    only = _ONLY_LEADER.fullmatch(line)
    if only:
        return only["head"], None, ["its page is missing"]
    return line, None, []


def _is_page(text: str) -> bool:
    first = re.split(r"\s?(?:--?|[–—])\s?", text)[0]
    return PageLabel.parse(first) is not None


def _page_doubts(head: str, page: str) -> list[str]:
    """Doubts about a page that only one space parts from the title."""
    if page.isdigit() and 1000 <= int(page) <= 2100:
        return ["a year or a page?"]
    if not page.isdigit() and len(page) == 1:
        return ["a number or a page?"]
    return (
        ["a word or a page?"]
        if not page.isdigit() and head[-1:] not in ",;:" and page in _WORDS
        else []
    )


_WORDS = frozenset(("mi", "di", "li", "vi", "mix", "i", "v", "x", "c", "d", "l", "m"))
_NUMBER_WORDS = (
    "chapter", "part", "section", "book", "appendix", "kapitel", "teil", "abschnitt", "anhang",
    "chapitre", "partie", "annexe", "capitolo", "parte", "capítulo", "глава", "часть", "hoofdstuk",
    "deel", "volume", "band", "buch", "livre", "libro", "bijlage", "del", "kapittel", "rozdział",
)  # fmt: skip
_PART_WORDS = frozenset(
    ("part", "teil", "partie", "parte", "часть", "deel", "book", "buch", "livre", "libro", "del")
)
_APPENDIX_WORDS = frozenset(("appendix", "anhang", "annexe", "bijlage", "apéndice"))
_SPELLED_NUMBERS = {
    word: str(number)
    for number, words in enumerate(
        (
            "one first eins erster première premier primera prima первая",
            "two second zwei zweiter deuxième segunda seconda вторая",
            "three third drei dritter troisième tercera terza третья",
            "four fourth vier vierter quatrième cuarta quarta",
            "five fifth fünf fünfter cinquième quinta", "six sixth sechs", "seven seventh sieben",
            "eight eighth acht", "nine ninth neun", "ten tenth zehn", "eleven", "twelve",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
_SPELLED = "|".join(_SPELLED_NUMBERS)
_NAMED = re.compile(
    rf"(?P<word>{'|'.join(_NUMBER_WORDS)})\s+(?P<number>\d{{1,3}}(?:\.\d+)*|[IVXLC]{{1,8}}|[A-Z]|{_SPELLED})"
    r"(?:(?:\s*[.:–—-])+\s*|\s+|$)(?P<title>.*)",
    re.I,
)
_ORDINAL = re.compile(
    rf"(?P<number>{_SPELLED})\s+(?P<word>{'|'.join(sorted(_PART_WORDS))})(?:(?:\s*[.:–—-])+\s*|\s+|$)(?P<title>.*)",
    re.I,
)
_NUMBERED = re.compile(
    r"(?:§\s*)?(?P<number>\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,8}(?=[.:)]|\s)|[A-Z](?=[.:)]\s))[.:)]?(?:\s+[–—-])?\s+(?P<title>\S.*)"
)


def _names_only_a_number(head: str) -> bool:
    """Whether the head is `Chapter`, `Part`: what follows is its number, not a page."""
    return head.lower().strip() in _NUMBER_WORDS


def _entry(head: str, depth: int) -> Entry:
    """The entry that a line begins, its number apart from its title."""
    text = head.strip(" \t.·…") or head.strip() or "[?]"
    named = _NAMED.fullmatch(text) or _ORDINAL.fullmatch(text)
    if named:
        return _numbered_heading(named, depth)
    numbered = _NUMBERED.fullmatch(text)
    if numbered and not _is_sentence(numbered["number"], numbered["title"]):
        entry = Entry(numbered["title"].strip(), numbered["number"], depth=depth)
        if re.fullmatch(r"1\d{3}|20\d\d", entry.number or ""):
            entry.doubts.append("a year or a number?")
        return entry
    return Entry(text, depth=depth)


def _numbered_heading(found: re.Match[str], depth: int) -> Entry:
    """The entry of a line such as `Chapter One: Floods` or `PART II`."""
    word, title = found["word"].lower(), found["title"].strip()
    number = _SPELLED_NUMBERS.get(found["number"].lower(), found["number"])
    entry = Entry(title or found[0], number, depth=depth)
    if word in _PART_WORDS:
        entry.kind = "part"
    elif word in _APPENDIX_WORDS:
        entry.kind = "appendix"
    if not title:
        entry.doubts.append("no title of its own")
    return entry


def _is_sentence(number: str, title: str) -> bool:
    """Whether the number belongs to the words: `I remember`, `C is for chalk`."""
    return number in ("I", "C", "D", "L", "M", "X", "V") and title[:1].islower()


# --- the page -----------------------------------------------------------------------------------

_HEADINGS = frozenset(
    ("contents", "table of contents", "inhalt", "inhaltsverzeichnis", "table des matières",
     "sommaire", "indice", "índice", "содержание", "оглавление", "inhoud", "indice generale",
     "page", "pages", "seite")
)  # fmt: skip


def entries(text: str) -> list[Entry]:
    """The lines of a contents page, in printed order, with their depth."""
    found: list[Entry] = []
    pending: Entry | None = None  # a line without a page, that the next may go on
    for number, (indent, line) in enumerate(_lines(text)):
        if not found and pending is None and number < 2 and line.casefold() in _HEADINGS:
            continue
        only = _ONLY_PAGE.fullmatch(line)
        if only and pending is not None and pending.page is None:
            pending.page, pending = only["page"], None
            continue
        head, page, doubts = _head_and_page(line)
        if pending is not None and _goes_on(pending, head, page, indent):
            _join(pending, head, page, doubts)
            pending = None if page else pending
            continue
        entry = _entry(head, indent)
        entry.page, entry.doubts = page, entry.doubts + doubts
        found.append(entry)
        pending = entry if page is None else None
    return found


def _head_and_page(line: str) -> tuple[str, str | None, list[str]]:
    """The words of a line, its page (which may stand first: `ix Preface`), and doubts."""
    head, page, doubts = _cut(line)
    first = _PAGE_FIRST.fullmatch(line) if page is None else None
    if first and by_title(first["head"]) is not None:
        return first["head"], first["page"], []
    return head, page, doubts


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with its indentation, control characters and odd spaces made plain."""
    for raw in text.splitlines():
        line = "".join(
            " " if unicodedata.category(c) in ("Zs", "Zl") else c
            for c in raw.expandtabs(4).replace("\u00ad", "")
            if c.isprintable() or unicodedata.category(c).startswith("Z")
        )
        if "\t" in raw.strip() and not re.search(r"\s{2,}\S+\s*$", line):
            line = re.sub(r"\s(\S+)\s*$", r"  \1", line)
        if line.strip():
            yield len(line) - len(line.lstrip()), line.strip()


def _goes_on(pending: Entry, head: str, page: str | None, indent: int) -> bool:
    """Whether a line goes on the one before it, which had no page."""
    if _entry(head, 0).number is not None or by_title(head) is not None:
        return False
    if pending.kind == "part":
        return "no title of its own" in pending.doubts
    if pending.number is None and by_title(pending.title) is not None:
        return False
    if not head[:1].isalpha() and head[:1] not in "‘“(«\"'":
        return True
    hangs = page is not None and indent > pending.depth
    return _is_unfinished(pending) or head[:1].islower() or hangs


def _is_unfinished(entry: Entry) -> bool:
    """Whether its title ends in the middle, or it has only a number so far."""
    if entry.doubts == ["no title of its own"] and entry.kind is None:
        return True
    return entry.title[-1:] in "-–:,(" or entry.title.rpartition(" ")[2].lower() in _LINKS


_LINKS = frozenset(
    ("a", "an", "the", "of", "and", "in", "on", "to", "for", "from", "with", "by", "at", "or",
     "as", "der", "die", "das", "und", "von", "im", "le", "la", "les", "de", "du", "des", "et",
     "en", "el", "los", "y", "del", "della", "di", "e", "il")
)  # fmt: skip
"""Words that no title ends with."""


def _join(pending: Entry, head: str, page: str | None, doubts: list[str]) -> None:
    """Add a second line to a title."""
    if pending.doubts[:1] == ["no title of its own"]:
        pending.title = head
        pending.doubts = doubts
    else:
        hyphen = pending.title.endswith("-") and head[:1].islower()
        pending.title = pending.title[:-1] + head if hyphen else f"{pending.title} {head}"
        pending.doubts += ["two lines joined", *doubts]
    pending.page = page


# --- nesting ------------------------------------------------------------------------------------


def _nest(found: list[Entry]) -> list[Entry]:
    """The entries as a tree: by numbers such as 2.1, by parts, by indentation."""
    top: list[Entry] = []
    stack: list[tuple[tuple[int, int], Entry]] = []
    part = False
    for entry, level in zip(found, _levels(found), strict=True):
        matter = KINDS[by_title(entry.title) or "chapter"].matter
        leaves_part = entry.number is None and level == 0 and (matter != "body" or _closes(entry))
        if entry.kind == "part":
            part, place = True, (0, 0)
        elif part and not leaves_part and entry.kind != "appendix":
            place = (1, level)
        else:
            part, place = False, (0, level)
        while stack and stack[-1][0] >= place:
            stack.pop()
        (stack[-1][1].contents if stack else top).append(entry)
        stack.append((place, entry))
    return top


def _closes(entry: Entry) -> bool:
    """Whether it closes the body: conclusions stand beside the parts, not in the last of them."""
    return by_title(entry.title) in ("conclusion", "epilogue")


def _levels(found: list[Entry]) -> list[int]:
    """How deep each entry is: by the dots of its number, else by its indentation."""
    if any(re.fullmatch(r"\d+(?:\.\d+)+", entry.number or "") for entry in found):
        return [(entry.number or "").count(".") for entry in found]
    return _levels_by_indentation(found)


def _levels_by_indentation(found: list[Entry]) -> list[int]:
    levels = {depth: level for level, depth in enumerate(sorted({e.depth for e in found}))}
    parts = [entry.depth for entry in found if entry.kind == "part"]
    numbered = [entry.depth for entry in found if entry.kind != "part" and entry.number]
    if parts and numbered and min(numbered) > min(parts):
        # What is in a part is a level deeper anyway: its indentation does not count again.
        levels = {depth: level - (depth > min(parts)) for depth, level in levels.items()}
    return [levels[entry.depth] for entry in found]


# --- pages --------------------------------------------------------------------------------------


def _label(text: str | None) -> PageLabel | None:
    return PageLabel.parse(text) if text else None


def _doubt_order(found: list[Entry]) -> None:
    """Mark pages that are missing or go back, and numbers that skip."""
    _doubt_missing_pages([entry for entry in found if entry.kind != "part"])
    _doubt_pages(found)
    numbers = [(e, int(e.number)) for e in found if e.number and e.number.isdigit()]
    for (_, earlier), (entry, number) in pairwise(numbers):
        if number not in (earlier + 1, 1):
            entry.doubts.append("its number does not follow")


def _doubt_pages(found: list[Entry]) -> None:
    """Mark pages that go back."""
    known = [(e, label) for e in found if (label := _label(e.page))]
    for (_, before), (entry, label) in pairwise(known):
        if label[:3] == before[:3] and label.order < before.order:
            entry.doubts.append("its page is before the one above")


def _doubt_missing_pages(lines: list[Entry]) -> None:
    """Mark the lines without a page where most have one."""
    without = [entry for entry in lines if entry.page is None]
    for entry in without if 2 * len(without) < len(lines) else ():
        if "its page is missing" not in entry.doubts:
            entry.doubts.append("no page")


def _ranges(found: list[Entry], infer_ends: bool) -> dict[int, str]:
    """The `pages` of each entry, by its identity: `15–`, or with an end that is inferred."""
    labels = [(e, _label(e.page)) for e in found]
    ranges = {}
    for index, (entry, label) in enumerate(labels):
        if label is None:
            if entry.page:
                ranges[id(entry)] = entry.page
            continue
        end = _end(entry, label, labels[index + 1 :]) if infer_ends else None
        ranges[id(entry)] = str(end) if end == entry.page else f"{entry.page}–{end or ''}"
    return ranges


def _end(entry: Entry, label: PageLabel, after: list[tuple[Entry, PageLabel | None]]) -> str | None:
    """The page before the next entry that does not lie in this one; None where it is not known."""
    inside = {id(e) for e in _all(entry.contents)}
    for other, following in after:
        if id(other) in inside:
            continue
        if following is None or following[:3] != label[:3]:
            return None
        number = max(following.number - 1, label.number)
        if following.order < label.order:
            return None
        return _page_label(label, number)
    return None


def _page_label(label: PageLabel, number: int) -> str:
    if label.style is LabelStyle.ARABIC:
        return f"{label.prefix}{number}"
    roman = to_roman(number)
    return label.prefix + (roman.upper() if label.style is LabelStyle.UPPER_ROMAN else roman)


def _all(tree: list[Entry]) -> Iterator[Entry]:
    for entry in tree:
        yield entry
        yield from _all(entry.contents)


# --- the record ---------------------------------------------------------------------------------


def from_contents(text: str, *, title: str = "", author: str = "", infer_ends: bool = False) -> str:
    """A record with the contents that `text` lists; what is a guess is marked `# ?`.

    The end of a part's pages is inferred from the next beginning only with `infer_ends`.
    """
    found = entries(text)
    _doubt_order(found)
    tree = _nest(found)
    ranges = _ranges(found, infer_ends)
    head = {"title": title or "The title as on the title page"}
    if author:
        head["author"] = author
    start = to_yaml(dict(head))
    if not title:
        start = start.replace("\n", "      # ? write the title\n", 1)
    if not tree:
        return start + "# no line of a contents page was found\n"
    lines = [line for entry in tree for line in _entry_lines(entry, ranges, "  ")]
    return start + "contents:\n" + "".join(f"{line}\n" for line in lines)


def _entry_lines(entry: Entry, ranges: dict[int, str], indent: str) -> Iterator[str]:
    """The lines of one entry of `contents`."""
    fields = {
        "number": entry.number,
        "kind": entry.kind,
        "title": entry.title,
        "pages": ranges.get(id(entry)),
    }
    given: dict[str, Written] = {key: value for key, value in fields.items() if value}
    mark = f"   # ? {'; '.join(dict.fromkeys(entry.doubts))}" if entry.doubts else ""
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
