"""What each line of a page offers to its reading: number, words, page, names; nothing chosen yet.

`cues_of` reads the lines for one place of the page (at the end or at the start of a line), and
settles what only the whole page can tell: whether `1873` is a page, whether `12` is a number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from precarious_truce.model.page_labels import LabelStyle
from precarious_truce.sources.folios import Folio, alone, at_end, at_start, first_label, mended
from precarious_truce.sources.labels import Label, label
from precarious_truce.sources.lines import Line
from precarious_truce.sources.numerals import style_of, value_in_series, value_of
from precarious_truce.sources.people import People, people
from precarious_truce.sources.rising import rising
from precarious_truce.sources.roles import split_credits
from precarious_truce.sources.words import matter

__all__ = ["Cue", "cues_of", "page_side"]


@dataclass(slots=True)
class Cue:
    """A line with what it offers."""

    line: Line
    head: str
    """The words without number and page."""
    label: Label | None = None
    page: str | None = None
    weight: int = 0
    alone: str | None = None
    """The page, where the line is nothing else."""
    matter: str | None = None
    people: People = field(default_factory=lambda: People((), -9))
    named: bool = False
    """Whether people follow its number: `1. Janet Holloway`, the title on the next line."""
    doubts: list[str] = field(default_factory=list)
    titles_label: bool = False
    """Whether a chapter's word and number stand alone on the line above."""
    leads: bool = False
    """Whether its page stands before its title."""
    serial: bool = False
    """Whether a number that stands alone is one of a series, and no page."""

    goes_on: bool = False
    """Whether it is the rest of the title above."""

    @property
    def is_label(self) -> bool:
        """Whether it is a number, or a division's word and number, and nothing else."""
        return self.label is not None and not self.head and not self.page

    def label_division(self) -> str | None:
        """The division that its label names, if it has one."""
        return self.label.division if self.label else None

    @property
    def caps(self) -> bool:
        """Whether its words are in capitals."""
        return self.head.isupper() and sum(c.isalpha() for c in self.head) > 2

    @property
    def column(self) -> int:
        """Where its title begins."""
        place = self.line.text.find(self.head) if self.head else 0
        return self.line.indent + max(place, 0)


def page_side(lines: list[Line]) -> str:
    """Where pages stand: `end`, `start`, or `none`; by which reading makes them rise throughout.

    >>> from precarious_truce.sources.lines import lines_of
    >>> page_side(lines_of("vii  Preface\\n1  The Pass\\n29  Mule Trains"))
    'start'
    """
    sides = {"end": _folios(lines, at_end), "start": _folios(lines, at_start)}
    worth = {side: sum(f.weight for f in rising(found) if f) for side, found in sides.items()}
    starts = [f for f in sides["start"] if f]
    if worth["start"] > worth["end"] * 1.2 and len(starts) * 3 >= len(lines) and _jumps(starts):
        return "start"
    return "end"


def _jumps(folios: list[Folio]) -> bool:
    """Whether the numbers at the start leap, as pages do, and do not count up one by one.

    Chapters are neither left out nor counted twice, so a few leaps among short poems are enough.
    """
    labels = [found for f in folios if (found := first_label(f.page))]
    steps = [b.number - a.number for a, b in pairwise(labels)]
    leaps = sum(
        b.number - a.number > 1 or a == b
        for a, b in pairwise(labels)
        if a.style is b.style and a.style is not LabelStyle.UPPER_ROMAN
    )
    return bool(steps) and (
        sum(step == 1 for step in steps) * 2 < len(steps) or (leaps > 2 and leaps * 4 >= len(steps))
    )


def cues_of(lines: list[Line]) -> list[Cue]:
    """The cues of every line, settled by the whole page."""
    side = page_side(lines)
    found = _folios(lines, at_start if side == "start" else at_end)
    kept = rising(found)
    if (
        not any(f and f.weight > 1 for f in kept)
        and sum(f is not None for f in kept) * 5 < len(lines) * 2
    ):
        kept = [None] * len(lines)
    if side == "start":
        lines = _from_titles(lines, kept)
    cues = [_cue(line, folio, was) for line, folio, was in zip(lines, kept, found, strict=True)]
    if side == "start":
        for cue in cues:
            cue.leads = cue.page is not None and not cue.line.whole
    _settle_misread(cues)
    _settle_numbers(cues)
    for cue in cues:
        cue.matter = (
            matter(cue.head)
            if cue.head and (cue.label is None or cue.label.division == "appendix")
            else None
        )
        if cue.label is None and cue.alone is None and "people" not in cue.line.given:
            cue.people = people(_authors(cue.head))
        elif cue.label and cue.head and not cue.page and not cue.line.whole:
            found_people = people(_authors(cue.head))
            if found_people.score > 1 and cue.label.division in (None, "chapter"):
                cue.people, cue.named = found_people, True
    _settle_alone(cues)
    for above, cue in pairwise(cues):
        cue.titles_label = above.is_label and above.label_division() == "chapter"
    return cues


def _from_titles(lines: list[Line], folios: list[Folio | None]) -> list[Line]:
    """Lines whose pages stand first: what counts is where their titles begin.

    One gap behind all pages, however long they are, makes no columns: there all begin alike.
    """
    places = [
        (line, line.text.find(folio.head) if folio else 0, len(folio.page) if folio else 0)
        for line, folio in zip(lines, folios, strict=True)
    ]
    paged = [(line.indent, place, place - width) for line, place, width in places if place]
    alike = len({(indent, gap) for indent, _, gap in paged}) == 1
    first = min((place for _, place, _ in paged), default=0)
    return [
        line.but(indent=line.indent + (first if alike else place)) if place else line
        for line, place, _ in places
    ]


def _authors(text: str) -> str:
    """The authors of a statement that goes on with translators."""
    first = split_credits(text)[:1]
    return first[0][1] if first and first[0][0] == "author" else text


def _folios(lines: list[Line], find: Callable[[str], Folio | None]) -> list[Folio | None]:
    found = [_folio(line, find) for line in lines]
    above: Folio | None = None
    for n, (line, below) in enumerate(zip(lines, found[1:], strict=False)):
        if found[n] is None and "page" not in line.given and below and _roman(below):
            weak = find(line.text)
            found[n] = weak if weak and _stands_between(above, weak, below) else None
        above = found[n] or above
    return found


def _stands_between(above: Folio | None, weak: Folio, below: Folio) -> bool:
    """Whether `i` or `v` at the end of a line is a page: the Roman ones around it rise so."""
    at, after = _roman(weak), _roman(below)
    before = _roman(above) if above else 0
    rises = before < at < after < at + 20
    return rises and (above is None or before > 0)


def _roman(folio: Folio) -> int:
    """The value of a page in small Roman numbers; 0 for others."""
    return (value_of(folio.page) or 0) if re.fullmatch("[ivxl]+", folio.page) else 0


def _folio(line: Line, find: Callable[[str], Folio | None]) -> Folio | None:
    text = line.text
    if "page" in line.given or alone(text):
        return None
    whole = label(text)
    found = find(text)
    if found and whole and whole.division == "appendix" and _is_page_of_appendix(found, whole):
        return found
    if (
        whole is not None
        and not whole.title
        and (whole.division or found is None or found.weight < 2)
    ):
        return None
    if found is None:
        return None
    if whole is not None and whole.division and found.weight < 3 and _names_a_number(found.head):
        return None
    first = first_label(found.page)
    if first and found.weight < 4 and first.number >= 1000:
        found = found._replace(weight=0)
    if found.weight <= 2 and not found.page[0].isdigit() and not _is_likely_roman(found):
        return None
    return found


def _is_page_of_appendix(found: Folio, whole: Label) -> bool:
    """Whether the number behind `Appendix` is its page: `APPENDIX  95`."""
    return not whole.title and (whole.number or "").isdigit() and int(whole.number or 0) > 12


def _names_a_number(head: str) -> bool:
    """Whether a number must follow: `Chapter`, `Part`."""
    return label(f"{head} 1") is not None and label(head) is None and len(head.split()) == 1


_ROMAN_WORDS = frozenset(
    ["mi", "di", "li", "mix", "vi", "i", "v", "x", "c", "d", "l", "m", "dim", "mild", "mil", "lil"]
)


def _is_likely_roman(found: Folio) -> bool:
    """Whether Roman letters behind one space are a page, and no word: `mix`, `I`."""
    if re.search(r"\d", found.page):
        return True
    if found.page.isupper():
        if len(found.page) == 1:
            return matter(found.head) == "front"
        return matter(found.head) is not None
    return found.page not in _ROMAN_WORDS or matter(found.head) is not None


_MISREAD = re.compile(
    r"[lIO|]{1,2}\d[\dlIOSBZ|]{0,2}|\d{1,3}[lIioOSBZ|]{1,2}|\d[lIOSBZ]\d{1,2}|[lI]{2}\d"
)


def _cue(line: Line, folio: Folio | None, was: Folio | None) -> Cue:
    doubts = list(line.doubts)
    text = line.text
    if "page" in line.given:
        folio = Folio(text, line.given["page"], 4)
    elif (
        folio
        and _MISREAD.fullmatch(folio.page)
        and (repaired := mended(f"{folio.head}   {folio.page}"))
        and repaired.page.isdigit()
    ):
        folio = repaired
        doubts.append("its page was misread: put right")
    elif folio is None and was is None and (repaired := mended(text)):
        folio = repaired
        doubts.append("its page was misread: put right" if repaired.page else "its page is missing")
    misfit = first_label(was.page) if was and not folio and was.page.isdigit() else None
    if misfit and misfit.number < 1000:
        doubts.append("a number of the title, or a page?")
    head = folio.head if folio else text
    found = label(head)
    only = alone(text) if folio is None and not line.whole else None
    if only and only[1]:
        found, head = None, ""
    elif found:
        head = found.title
    return Cue(
        line,
        head,
        found,
        (folio.page or None) if folio else None,
        folio.weight if folio else 0,
        only[0] if only else None,
        doubts=doubts,
    )


_SIGNED = re.compile(r"\s*\([^()]*\)$")
"""Who wrote it, behind a title."""


def _settle_misread(cues: list[Cue]) -> None:
    """Take `l` for 1 and `ll` for 11 where the sequence asks for it: pages, and chapters' numbers.

    Page `l` is no 50 between `ix` and 12; chapter `i` is no Roman number before 2.
    """
    paged = [c for c in cues if c.page]
    for before, cue, after in zip([None, *paged], paged, paged[1:], strict=False):
        was = first_label(before.page) if before else None
        if (
            re.fullmatch("[lI]{1,2}", cue.page or "")
            and not (cue.page == "I" and matter(_SIGNED.sub("", cue.head)) == "front")
            and (was is None or (was.style is not LabelStyle.ARABIC and was.number < 40))
            and (after.page or "").isdigit()
            and (before is not None or len(cues) > 3)
        ):
            cue.page = (cue.page or "").replace("l", "1").replace("I", "1")
            cue.doubts.append("its page was misread: put right")
    _settle_misread_roman(cues)
    numbered = [c for c in cues if c.label and c.label.number and not c.label.division]
    known = {c.label.number for c in numbered if c.label}
    for cue, after in pairwise(numbered):
        one, two = cue.label, after.label
        first = {"2": "1", "II": "I"}.get(two.number or "") if two else None
        if (
            one
            and two
            and first not in (None, one.number)
            and first not in known
            and re.fullmatch("[il1I|]", one.number or "")
        ):
            cue.label = one._replace(number=first, style=two.style, sure=True)
            cue.doubts.append("its number was misread: put right")
            return


_LIKE_ROMAN = re.compile(r"(?P<number>[IVXLl1|!]{2,6})(?P<after>[.,:])\s+(?P<title>\S.*)")


def _settle_misread_roman(cues: list[Cue]) -> None:
    """Take `Vl.` between `V.` and `VII.` for VI: the series asks for it."""
    last: Label | None = None
    for cue in cues:
        found = _LIKE_ROMAN.fullmatch(cue.head) if cue.label is None else None
        number = re.sub("[l1|!]", "I", found["number"]) if found else ""
        mended_label = label(f"{number}{found['after']} {found['title']}") if found else None
        if mended_label and last and value_of(number) == (value_of(last.number or "") or -1) + 1:
            cue.label, cue.head = mended_label, mended_label.title
            cue.doubts.append("its number was misread: put right")
        if cue.label and re.fullmatch("[IVXL]+", cue.label.number or ""):
            last = cue.label


def _settle_numbers(cues: list[Cue]) -> None:
    """Take away the numbers that are none: they stand alone, in no series."""
    _settle_alphabet(cues)
    _settle_letters(cues)
    series: dict[str, set[int]] = defaultdict(set)
    for cue in cues:
        if cue.label and cue.label.number and (value := _value(cue.label)) is not None:
            series[cue.label.style].add(value)
            series[cue.label.style.rstrip(".:)")].add(value)
    for cue, after in zip(cues, [*cues[1:], None], strict=False):
        found = cue.label
        if found is None or found.division or found.number is None:
            continue
        if (
            cue.line.whole
            and after
            and (after.line.depth or 0) > (cue.line.depth or 0)
            and found.title[:1].isupper()
        ):
            continue
        value = _value(found) or 0
        style = found.style if found.sure else found.style.rstrip(".:)")
        known = series[style]
        if _is_number(found, value, known, len(cues)):
            continue
        folio = (at_start if cue.leads else at_end)(cue.line.text) if cue.page else None
        cue.label, cue.head = None, folio.head if folio else cue.line.text


def _is_number(found: Label, value: int, known: set[int], lines: int) -> bool:
    """Whether a number without a word before it is one: marked as one, or in a series."""
    number = found.number or ""
    if re.fullmatch(r"\d+(?:\.\d+)+", number):
        return True
    fits = value - 1 in known or value + 1 in known
    fits = fits or (value == 1 and number.isdigit() and found.style != "one")
    if len(number) == 1 and number.isalpha() and style_of(number) in ("A", "А"):
        fits = fits and bool({1, 2} & known)  # else initials: `J. Smith`, `K. Brown`
    else:
        fits = fits or (
            len(known) > 3 and any(abs(value - other) <= 3 for other in known - {value})
        )
    if len(number) == 1 and number.isalpha():
        return fits or (
            found.sure
            and bool(found.title)
            and (number == "I" or (number == "A" and not found.style.endswith(".")))
        )
    if found.sure:
        return value < 200 or (fits and value < 1000)
    return value < 200 and (fits or (lines == 1 and found.style != "one"))


def _value(found: Label) -> int | None:
    """The value of a label's number; C is 3 among letters, 100 among Roman numbers."""
    return value_in_series(found.number or "", found.style)


def _settle_alphabet(cues: list[Cue]) -> None:
    """Take the letters of a dictionary for titles: `A  1`, `B  19`, `C  48`, `I–J  90`.

    Three or more stand with a page and nothing else, A or B among them, no Roman number does, and
    no heading of appendices is above; beside them `A Dictionary of Knots` has no number.
    """
    bare: list[tuple[Cue, str]] = []
    for above, cue in zip([None, *cues], cues, strict=False):
        found = cue.label
        if found and found.number and cue.page and not (found.division or found.title):
            if not bare and above and _APPENDICES.match(above.head):
                return
            bare.append((cue, found.number))
    letters = {number for _, number in bare if re.fullmatch("[A-Z]", number)}
    if len(letters) < 3 or len(letters) < len(bare) or not letters & {"A", "B"}:
        return
    for cue, number in bare:
        cue.head, cue.label = number, None
    for cue in cues:
        if cue.label and cue.label.number == "A" and not (cue.label.sure or cue.label.division):
            folio = at_end(cue.line.text) if cue.page else None
            cue.head, cue.label = folio.head if folio else cue.line.text, None


_APPENDICES = re.compile(r"appendi|anh[aä]ng|annex|anex|ap[éê]nd|прилож|додат|bijlage", re.I)


def _settle_letters(cues: list[Cue]) -> None:
    """Take C and D for letters, and no Roman numbers, where B precedes them; c) and d) likewise."""
    last: dict[str, str] = {}  # by kind: A, a, aa
    for cue in cues:
        found = cue.label
        if not found or not found.number or not re.fullmatch(r"[A-Za-z]|([a-z])\1", found.number):
            continue
        letter = found.number[0]
        kind = "A" if letter.isupper() else "a" * len(found.number)
        first = found.number == "A" or (letter == "a" and found.style[-1:] in ".)")
        if first or (kind in last and ord(letter) == ord(last[kind]) + 1):
            last[kind] = letter
            end = found.style[-1:] if found.style[-1:] in ".:)" else ""
            style = f"{found.division or ''} {kind}{end}"
            cue.label = found._replace(style=style)


def _settle_alone(cues: list[Cue]) -> None:
    """Tell numbers that stand alone above their title from pages that stand alone."""
    _settle_years(cues)
    values = [
        int(c.alone) if c.alone and c.alone.isdecimal() and not _is_worded(c) else None
        for c in cues
    ]
    expected = 1
    counted: set[int] = set()  # the numbers that stood above a title
    for n, value in enumerate(values):
        after = cues[n + 1] if n + 1 < len(cues) else None
        if value == expected and expected > 1 and _titles_alone(cues, values, n):
            cues[n + 1].alone, cues[n + 1].label = None, None
            cues[n + 1].head = cues[n + 1].line.text
            cues[n + 1].matter = None
        if value is not None and after and after.head and not after.alone and after.label is None:
            again, counted = value in counted, counted | {value}
            if value != expected or (again and expected > 1):
                continue
            later = next((m for m in range(n + 1, len(values)) if values[m] == expected + 1), None)
            if later is not None or expected > 1:
                cues[n].serial = True
                expected += 1
    below = sum(v is not None and not c.serial for v, c in zip(values, cues, strict=True)) >= 3
    for before, cue in zip([None, *cues], cues, strict=False):
        if (
            below
            and before
            and before.head
            and not cue.alone
            and re.fullmatch(r"[IVX]", cue.line.text)
        ):
            cue.alone = cue.line.text
        if cue.alone and not _is_worded(cue):
            if (
                cue.serial
                or (cue.label and not cue.alone.isdigit() and cue.label.division)
                or (cue.label and re.fullmatch(r"[IVXLC]+", cue.alone) and not below)
            ):
                cue.alone = None
            else:
                cue.label, cue.head = None, ""


_YEARS = re.compile(r"(?P<first>1\d{3}|20\d{2})(?: ?[-–—/] ?(?P<last>\d{2}|1\d{3}|20\d{2}))?")
_OPEN_END = re.compile(r".*(?:[,:(–—]|\s(?:in|of|from|since|before|after|to|von|vor|nach|seit|de))")


def _settle_years(cues: list[Cue]) -> None:
    """Take years on a line of their own for the rest of a title, where the page stands below.

    `The Great Drainage,` / `1843–1862` / `77`: behind a title that is not at its end, or years from
    and to, in a book without so high a page.
    """
    pages = [int(c.alone) for c in cues if c.alone and c.alone.isdecimal()]
    high = any(page >= 1000 and not _YEARS.fullmatch(str(page)) for page in pages)
    for before, cue, after in zip(cues, cues[1:], cues[2:], strict=False):
        years = _YEARS.fullmatch(cue.alone or "") if not _is_worded(cue) else None
        above = before.head and not before.page and not before.alone
        below = (after.alone or "").isdecimal() and int(after.alone or 0) < 1000
        if not (years and above and below) or high:
            continue
        if _OPEN_END.fullmatch(before.line.text) or years["last"]:
            cue.alone, cue.label, cue.matter = None, None, None
            cue.head, cue.goes_on = cue.line.text, True


def _titles_alone(cues: list[Cue], values: list[int | None], n: int) -> bool:
    """Whether a number that stands alone is a title, between its own number and its page.

    `4` / `1936` / `81`: three in a row, the middle one no page between that before and that behind.
    """
    if n + 2 >= len(values):
        return False
    title, page = values[n + 1 : n + 3]
    return title is not None and page is not None and title > page and title >= 1000 > page


def _is_worded(cue: Cue) -> bool:
    found = alone(cue.line.text)
    return bool(found and found[1])
