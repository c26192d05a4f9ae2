"""Authors on the line of the title: `Name: Title`, `Title / Name`, `Title — Name`, in columns …

A way of writing is one for the whole page: the one is chosen that finds names on most lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile

from precarious_truce.sources.assembling import add_people, tidy
from precarious_truce.sources.entry import Entry
from precarious_truce.sources.numerals import fold, word_set
from precarious_truce.sources.people import people
from precarious_truce.sources.roles import credit_inside
from precarious_truce.sources.words import SAME_AUTHOR, matter

__all__ = ["SCHEMES", "by_phrases", "by_scheme"]

_Split = tuple[str, str] | None


def _cut(separator: str, *, first: bool, last: bool) -> Callable[[str], _Split]:
    """A way of parting names and title at a separator: the names come first or last."""
    pattern = re.compile(separator)

    def split(text: str) -> _Split:
        places = [m for m in pattern.finditer(text) if m.start() > 0 and m.end() < len(text)]
        options = [
            (text[: m.start()], text[m.end() :]) if first else (text[m.end() :], text[: m.start()])
            for m in places
        ]
        if not options:
            return None
        options = _without_idle(options if last else options[:3])
        return max(
            options, key=lambda pair: (people(pair[0]).score > 0.5, _worth(pair[0]), len(pair[0]))
        )

    return split


def _without_idle(options: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The ways to part a title, but for those that take words of it which name nobody else.

    `Jean Ravel, La vapeur, la voile`: `Jean Ravel, La vapeur` names no more than `Jean Ravel`.
    """
    found: list[tuple[str, str]] = []
    seen: list[object] = []
    for who, title in sorted(options, key=lambda pair: len(pair[0])):
        names = people(who).names
        if names not in seen:
            found.append((who, title))
            seen.append(names)
    return found


def _worth(text: str) -> float:
    return min(people(text).score, 2.5)


def _leading_name(text: str) -> _Split:
    """`Воронцова А. С. Заглавие`, `HATHERLEY, R. M. The Poet`, `J. Smith The Title`."""
    initials = r"(?:[^\W\d_a-zа-я]\.[ -]?){0,2}[^\W\d_a-zа-я]\."
    one = rf"(?:[^\W\d_][\w’'-]+,?\s{initials}|{initials}\s?[^\W\d_][\w’'-]+)"
    found = re.match(
        rf"(?P<who>{one}(?:(?:,\s*|\s+(?:и|and|und|et|та|і|&)\s+){one})*)[.:,]?\s*(?P<title>\S.*)",
        text,
    )
    return (found["who"].strip(" ,"), found["title"]) if found else None


def _inverted_last(text: str) -> _Split:
    """`Das Wort und sein Ort Falk, Sabine`, `Namen Neumann, Jost / Falk, S.`."""
    word = r"[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?"
    one = rf"(?:(?:von|van|de|der|den|zu|di|da|du)\s)*{word},\s{word}(?:\s(?:{word}|[^\W\d_]\.))?"
    found = re.fullmatch(rf"(?P<title>.*?[^\s,/;])\s(?P<who>{one}(?:\s?[/;]\s?{one})*)", text)
    return (found["who"], found["title"]) if found else None


_NAME = r"[^\W\d_a-zа-я](?:[^\W\d_]+(?:[-’'][^\W\d_]+)*|\.)"
_ENDS_IN_NAMES = re.compile(
    rf"(?P<title>.*\S)\s(?P<who>{_NAME}(?:\s{_NAME}){{1,3}}"
    rf"(?:(?:,\s|,?\s(?:and|&|und|et)\s){_NAME}(?:\s{_NAME}){{1,3}}){{0,3}})"
)


def _names_last(text: str) -> _Split:
    """`Ponds and sluices Ann Mallory`: names of which capitals alone say where they begin.

    None where the word before them leads up to them: `The trial of Ann Mallory`.
    """
    words = text.split()
    for count in range(2, min(len(words), 14)):
        title, who = " ".join(words[:-count]), " ".join(words[-count:])
        before = words[-count - 1]
        if before in ("and", "&", "und", "et"):
            continue  # another name before it
        if not before[0].isupper() and _ENDS_IN_NAMES.fullmatch(f"x {who}"):
            leads = fold(before) in _LEADS_TO_NAME
            return None if leads or people(who).score <= 1 else (who, title)
    return None


_LEADS_TO_NAME = word_set(
    "of by and or on with for to from in at as the a an about after before between against near"
    " like under over than is was von der die das des dem den mit und für bei nach über de du la le"
    " les des et avec à sur par pour di da del della e il con per su per y el los las en saint st"
    " mr mrs dr sir lady king queen"
)


def _in_brackets(text: str) -> _Split:
    found = re.fullmatch(r"(?P<title>.*\S)\s*[(\[](?P<who>[^()\[\]]+)[)\]]", text)
    return (found["who"], found["title"]) if found else None


def _parts_names(words: list[str], place: int) -> bool:
    """Whether a dash stands between names in capitals: `NIKOS ROE – ANNA LEE, The Harbour`."""
    if words[place] not in ("–", "—", "-"):
        return False
    behind = list(takewhile(str.isupper, words[place + 1 : place + 8]))
    return 1 < len(behind) < 6 and behind[-1].endswith(",")


def _capitals_first(text: str) -> _Split:
    """`R. M. HATHERLEY The Poet as Tax Collector`, `HATHERLEY, R. M.: The Poet`."""
    words = text.split()
    count = 0
    while count < len(words) and (
        words[count].isupper()
        or (count and _parts_names(words, count))
        or words[count] in ("and", "und", "et", "&", "y", "e", "de", "von", "van", "der", ",")
    ):
        count += 1
    if count < 2 or count >= len(words) or words[count][:1].islower():
        return None
    if words[count - 1] == "A" or (
        len(words[count - 1].strip(".")) == 1 and not words[count - 1].endswith(".")
    ):
        count -= 1
    who = re.sub(r"\s[–—-]\s", "; ", " ".join(words[:count]))
    return (
        (
            who.strip(" ,:.") + ("." if re.search(r"\b[A-Z]\.$", who) else ""),
            " ".join(words[count:]),
        )
        if count >= 2
        else None
    )


def _capitals_last(text: str) -> _Split:
    """`Beer and the Bishop ROBERT TYLER`, `The Hop Garden SUSAN PRATT AND J. VAN LOON`."""
    words = text.split()
    count = 0
    while count < len(words) - 1 and (
        words[-1 - count].isupper() or words[-1 - count] in ("and", "und", "et", "&", "y", "e")
    ):
        count += 1
    title, who = words[: len(words) - count], words[len(words) - count :]
    small = any(c.islower() for c in "".join(title))
    return (" ".join(who), " ".join(title)) if len(who) > 1 and small else None


def _east_asian_last(text: str) -> _Split:
    found = re.fullmatch(
        r"(?P<title>.*?\S)\s*(?:[/／|｜]\s*"
        r"|\s)(?P<who>[\u4e00-\u9fff\uac00-\ud7af]{1,4}(?:\s[\u4e00-\u9fff\uac00-\ud7af]{1,4})?"
        r"(?:[、・]\s*[\u4e00-\u9fff]{2,5})*|[\u4e00-\u9fff]{2,4}(?:\s+[\u4e00-\u9fff]{2,4})+)(?:\s*[著译譯文])?",
        text,
    )
    if not found:
        return None
    who, title = found["who"], found["title"]
    # names that gaps part: the last words, as long as they look like names of their own
    words = title.split()
    while len(words) > 1 and all(len(w) > 1 for w in who.split()) and _is_whole_name(words[-1]):
        who = f"{words.pop()}、{who}"
    return re.sub(r"(?<=[\u4e00-\u9fff]{2})\s+(?=[\u4e00-\u9fff]{2})", "、", who), " ".join(words)


def _is_whole_name(word: str) -> bool:
    return bool(re.fullmatch(r"[\u4e00-\u9fff]{2,4}", word)) and people(word).score > 1.5


SCHEMES: dict[str, Callable[[str], _Split]] = {
    "name: title": _cut(r"\s*[:：]\s+", first=True, last=False),
    "name — title": _cut(r"\s+[–—-]\s+|—", first=True, last=False),
    "name, title": _cut(r"[,،]\s+", first=True, last=False),
    "name. title": _cut(r"(?<![\s.][^\W\d_])\.\s+", first=True, last=False),
    "name / title": _cut(r"\s+[/|•·]\s+", first=True, last=False),
    "name   title": _cut(r"\s{2,}", first=True, last=False),
    "name title": _leading_name,
    "NAME title": _capitals_first,
    "title NAME": _capitals_last,
    "title — name": _cut(r"\s+[–—-]\s+|—", first=False, last=True),
    "title / name": _cut(r"\s+[/|•·~]\s+|\s//\s", first=False, last=True),
    "title   name": _cut(r"\s{2,}", first=False, last=True),
    "title, name": _cut(r"[,،]\s+", first=False, last=True),
    "title. name": _cut(r"(?<![\s.][^\W\d_])[.?!]\s+", first=False, last=True),
    "title: name": _cut(r":\s+", first=False, last=True),
    "title Family, Given": _inverted_last,
    "title Name": _names_last,
    "title; name": _cut(r"[;؛]\s+", first=False, last=True),
    "title …… name": _cut(r"\s*(?:(?:[.·•_]\s?){4,}|…{2,}|⋯{2,})\s*", first=False, last=True),
    "title (name)": _in_brackets,
    "title 名": _east_asian_last,
}
_LOOSE = (
    "title: name",
    "title, name",
    "title. name",
    "name, title",
    "name. title",
    "title 名",
    "title Name",
)
"""Ways that titles without names look like, too."""


_LEAST = {"title …… name": -1.0, "title / name": 0.2}
"""How little need look like a name what can hardly be anything else: it stands behind a leader."""


def by_phrases(entries: list[Entry]) -> None:
    """Take the people out of titles that name their role: `Fences (by Ellen Pask)`."""
    for entry in entries:
        if SAME_AUTHOR.match(entry.title):
            continue
        _by_signature(entry)
        _by_genitive(entry)
        _by_initials(entry)
        for _ in range(2):
            text = re.sub(r"\s{2,}", "  ", entry.title)
            if _names_stand_apart(text):
                break
            found = credit_inside(text, known=_may_be_signed(text))
            if found is None:
                break
            title, role, who, sure = found
            add_people(entry, who) if role == "author" else add_people(entry, _worded(role, who))
            entry.title = _by_opened(entry, title)
            if not sure:
                entry.doubt("“by” a name, or words of the title?")


def _names_stand_apart(title: str) -> bool:
    """Whether a gap parts names from a title that has a `by` of its own: `By Rail  T. Roe`."""
    words, gap, who = title.rpartition("  ")
    by = re.search(r"\bby\b", words)
    return bool(gap and by and words[by.end() :].strip()) and people(who).score >= 1


_SIGNED = (
    "title (name)", "title   name", "title — name", "title / name", "title NAME", "title, name",
    "title. name",
)  # fmt: skip


_LEAST_SIGNED = {"title (name)": 0.9, "title / name": 0.2}
"""How little need look like a name what stands behind the title of a preface in these ways."""


def _by_signature(entry: Entry) -> None:
    """Take the name out of `Foreword (Anthony Boyle)`, `Preface, Helen Achterberg`."""
    if entry.people:
        return
    for name in _SIGNED:
        pair = SCHEMES[name](entry.title.strip())
        if (
            pair
            and people(pair[0]).score > _LEAST_SIGNED.get(name, 2)
            and matter(pair[1]) in ("front", "intro", "close")
            and len(pair[1].split()) <= 4
        ):
            add_people(entry, pair[0])
            entry.title = tidy(pair[1])
            if people(pair[0]).score < 2:
                entry.doubt("a name, or words of the title?")
            return


def _name_behind(text: str) -> _Split:
    """`Introduction Ann Mallory`: one word that titles a preface, and nothing but a name."""
    word, gap, who = text.strip().partition(" ")
    signed = gap and len(word) > 4 and matter(word) in ("front", "intro")
    if not signed or not _ENDS_IN_NAMES.fullmatch(f"x {who}") or people(who).score <= 2:
        return None
    return who, word


def _by_opened(entry: Entry, title: str) -> str:
    """Take the author out of `Sirocco (Giulia Neri`, what closed the bracket being gone."""
    before, opened, who = title.rpartition("(")
    if not opened or ")" in who or people(who).score <= 0.5:
        return title
    add_people(entry, who)
    return before.strip()


_GENITIVE = re.compile(
    r"(?P<title>(?:[^\W\d_]+ )?(?i:предисловие|статья|введение|послесловие|вступление|заметка"
    r"|передмова|слово|післямова))\s(?P<given>(?:[^\W\d_]\.\s?){1,2})(?P<family>[^\W\d_a-zа-я][а-яёіїє-]+)"
)
_ENDINGS = (
    ("ского", "ский"), ("цкого", "цкий"), ("ской", "ская"), ("ого", "ой"),
    ("овой", "ова"), ("евой", "ева"), ("ёвой", "ёва"), ("иной", "ина"), ("ыной", "ына"),
    ("ова", "ов"), ("ева", "ев"), ("ёва", "ёв"), ("ина", "ин"), ("ына", "ын"),
)  # fmt: skip
"""How Russian family names end in the genitive, and in the nominative."""


def _by_genitive(entry: Entry) -> None:
    """Take the name out of `Вступительная статья Н. И. Тарасова`: Тарасов, Н. И., as a guess."""
    found = _GENITIVE.fullmatch(entry.title)
    if found is None or entry.people:
        return
    family = found["family"]
    ending = next((pair for pair in _ENDINGS if family.endswith(pair[0])), ("", ""))
    family = family.removesuffix(ending[0]) + ending[1]
    add_people(entry, f"{family} {found['given'].strip()}")
    entry.title = found["title"]
    entry.doubt("its author stood in the genitive")


def _by_initials(entry: Entry) -> None:
    """Take the names out of `Смирнов П. А. Мой дед`: no title begins so in Russian."""
    if entry.people or not re.match(
        r"[А-ЯЁІЇЄ][а-яёіїє-]+,? [А-ЯЁІЇЄ]\. ?[А-ЯЁІЇЄ]\.", entry.title
    ):
        return
    pair = _leading_name(entry.title)
    if pair and people(pair[0]).score > 1 and len(pair[1]) > 2:
        add_people(entry, pair[0])
        entry.title = pair[1]


_PHRASES = {
    "translator": "translated by ",
    "editor": "edited by ",
    "interviewer": "interview by ",
    "illustrator": "illustrated by ",
    "introduction": "introduced by ",
}


def _worded(role: str, who: str) -> str:
    return _PHRASES[role] + who


def _may_be_signed(title: str) -> bool:
    """Whether the first word titles a preface or the like, which somebody signs."""
    first = re.split(r"(?i)\s(?=(?:di|de|von|par|por|door|av|af|od|by)\s)", title)[0]
    return len(first.split()) <= 3 and matter(first) in ("front", "intro", "close")


def by_scheme(entries: list[Entry]) -> float:
    """Take the people out of titles in the way that the page writes them; how sure that is.

    Nothing is changed, and 0 given back, where no way of writing finds names on enough lines.
    """
    paged = sum(e.page is not None for e in entries) * 2 > len(entries)
    eligible = [
        e
        for e in entries
        if "author" not in e.people and e.title and _is_open(e) and (e.page or not paged)
    ]
    best, worth = _best_scheme(eligible)
    if best is None or worth < 2.5:  # chapters by somebody, whose sections are not signed
        chapters = [e for e in eligible if "." not in (e.number or "").strip(".")]
        if len(chapters) < len(eligible):
            best, worth = _best_scheme(chapters)
    if best is None or worth < 2.5:
        return 0.0
    return _apply(best, entries, worth)


def _best_scheme(eligible: list[Entry]) -> tuple[str | None, float]:
    """The way of writing that finds names on most of the entries, and how sure it is."""
    best, worth = None, 0.0
    if len(eligible) < 2:
        return best, worth
    for name, split in SCHEMES.items():
        least = _LEAST.get(name, 0.5)
        found = [
            (e, pair)
            for e in eligible
            if (pair := split(e.title.strip())) and _is_good(pair, least)
        ]
        gain = sum(min(max(people(who).score, 0.5), 3.0) for _, (who, _) in found)
        lacking = len(eligible) - len(found)
        gain -= lacking * (1.2 if name in _LOOSE else 0.6)
        need = 0.6 if name in _LOOSE else 0.4
        if gain > worth and len(found) >= max(2, need * len(eligible)):
            best, worth = name, gain
    return best, worth


def _apply(name: str, entries: list[Entry], worth: float) -> float:
    split = SCHEMES[name]
    for entry in entries:
        if not entry.title or entry.division in ("part", "volume"):
            continue
        pair = split(entry.title.strip())
        if pair is None and name == "title Name":
            pair = _name_behind(entry.title)
        if pair and _is_good(pair, _LEAST.get(name, 0.5 if name in _LOOSE else 0.0)):
            who, title = pair
            while name == "title   name" and (more := split(title)) and _is_good(more):
                who, title = f"{more[0]}; {who}", more[1]
            add_people(entry, who)
            entry.title = tidy(title)
            least = min(people(one).score for one in re.split(r"[,،]\s+", pair[0]))
            unsure = name == "title Name" or (name == "title, name" and least < 0.9)
            if people(pair[0]).score < 1.0 or unsure:
                entry.doubt("a name, or words of the title?")
    return worth


def _is_open(entry: Entry) -> bool:
    """Whether an author may be expected: it is no list, no index, no division of parts."""
    return (
        matter(entry.title) not in ("back", "front")
        and entry.division not in ("part", "volume", "appendix")
        and not (entry.caps and entry.page is None)
    )


def _is_good(pair: tuple[str, str], least: float = 0.5) -> bool:
    who, title = pair
    return (
        people(who).score > least
        and (len(tidy(title)) > 1 or title.strip() > "\u3000")
        and not (people(who).score < 1.5 and people(title).score > people(who).score)
    )
