"""Letter case of text (CSL 1.0.2, "Text-case").

>>> title_case("the old man and the sea: a reading")
'The Old Man and the Sea: A Reading'
>>> sentence_case("The Old Man and <span class=\\"nocase\\">NATO</span>")
'The old man and <span class="nocase">NATO</span>'
"""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["CASES", "capitalize_first", "sentence_case", "title_case"]

_STOP_WORDS = (
    "about above across afore after against al along alongside amid amidst among amongst anenst "
    "apropos apud around as aside astride at athwart atop barring before behind below beneath "
    "beside besides between beyond but by circa despite down during et except for forenenst from "
    "given in inside into lest like modulo near next notwithstanding of off on onto out over per "
    "plus pro qua sans since than through throughout thruout till to toward towards under "
    "underneath until unto up upon versus vs. v. vs v via vis-à-vis with within without or yet so "
    "nor and a an the de d' von van c ca"
).split()
STOP_WORDS = frozenset(_STOP_WORDS)
"""Words that title case leaves small (CSL 1.0.2, "Title Case Conversion")."""
_STOP_PARTS = re.compile(
    r"(?:-|^)(?:" + "|".join(map(re.escape, _STOP_WORDS)) + r")(?=-|$)"
)

_TAGS = re.compile(
    "(\u2018|\u2019|\u201c|\u201d| \"| '|\"|'|[-\u2013\u2014/.,;?!:]|\\[|\\]|\\(|\\)"
    '|<span style="font-variant: small-caps;">|<span class="no(?:case|decor)">|</span>'
    "|</?(?:i|sc|b|sub|sup)>)"
)
_PROTECTING = {
    '<span style="font-variant: small-caps;">': "</span>", '<span class="nocase">': "</span>",
    '<span class="nodecor">': "</span>", "<sc>": "</sc>", "<sub>": "</sub>", "<sup>": "</sup>",
}  # fmt: skip
_SPAN_CLASS = re.compile(r'<span\s+class="(no(?:case|decor))"[^>]*>')
_SPAN_SC = re.compile(r'<span\s+style="font-variant:\s*small-caps;?"[^>]*>')
_WORD_SPACES = re.compile("([\u00a0 \u2000-\u200b\u205f\u3000]+)")
_GREEK = re.compile("[\u0370-\u03ff]")
_QUOTES = {' "': (" '", '"'), " '": (' "', "'"), "\u2018": ("\u2018", "\u2019"), "\u201c": ("\u201c", "\u201d")}
_CLOSING = frozenset("\u2019\u201d\"'")


def _split(text: str) -> tuple[list[str], list[str]]:
    """The stretches of text, and the marks and tags between them."""
    if "<span" in text:
        text = _SPAN_CLASS.sub(r'<span class="\1">', text)
        text = _SPAN_SC.sub('<span style="font-variant: small-caps;">', text)
    pieces = _TAGS.split(text)
    strings, tags = pieces[0::2], pieces[1::2]
    for i in range(len(tags) - 1, -1, -1):
        if tags[i] == "'" and strings[i + 1]:
            strings[i + 1] = "'" + strings[i + 1]
            tags[i] = ""
    return strings, tags


def _join(strings: list[str], tags: list[str]) -> str:
    return "".join(s + t for s, t in zip(strings, [*tags, ""], strict=True))


def capitalized(word: str) -> str:
    """`word` with its first letter large; a Greek letter alone (a symbol) stays."""
    lead = len(word) - len(word.lstrip())
    if lead >= len(word):
        return word
    first, rest = word[lead], word[lead + 1 :]
    if not rest and _GREEK.match(first):
        return word
    return word[:lead] + first.upper() + rest


class _Caser:
    """One conversion: walks over the stretches between marks and tags.

    Text in `nocase` and the like stays, and so does a stretch after an apostrophe that looked
    like an opening quote.
    """

    quotes = True

    def __init__(self) -> None:
        self.first = True
        self.after_punct = False
        self.last_word: tuple[int, int] | None = None

    def words(self, text: str, place: int, following: str) -> str:
        raise NotImplementedError

    def finish(self, strings: list[str]) -> None:
        """A last look at the whole."""

    def __call__(self, text: str) -> str:
        strings, tags = _split(text)
        original = list(strings)
        protecting: list[str] = []
        quotes: list[tuple[str, str, int | None]] = []
        if strings[0].strip():
            strings[0] = self.words(strings[0], 0, tags[0] if tags else "")
        for i, tag in enumerate(tags):
            before = strings[i + 1]
            if tag in _PROTECTING:
                protecting.append(_PROTECTING[tag])
            elif protecting and tag == protecting[-1]:
                protecting.pop()
            if tag[-1:] in ("!", "?", ":") and tag:
                self.after_punct = True
            if not protecting:
                following = tags[i + 1] if i + 1 < len(tags) else ""
                strings[i + 1] = self.words(before, i + 1, following)
            elif before.strip():
                self.last_word = None
            if self.quotes:
                wrong = self._quote(quotes, tag, i)
                if wrong is not None:
                    strings[wrong + 1] = original[wrong + 1][:1] + strings[wrong + 1][1:]
                    self.last_word = None
            if before.strip():
                self.first = self.after_punct = False
        for _, _, place in quotes:
            if place is not None:
                strings[place + 1] = original[place + 1][:1] + strings[place + 1][1:]
        self.finish(strings)
        return _join(strings, tags)

    @staticmethod
    def _quote(quotes: list[tuple[str, str, int | None]], tag: str, place: int) -> int | None:
        """Follow the quotes; give the place of one that turns out not to be one."""
        if tag in _QUOTES:
            opener, closer = _QUOTES[tag]
            if not quotes or tag == quotes[-1][0]:
                quotes.append((opener, closer, place))
                return None
            _, _, before = quotes.pop()
            quotes.append((opener, closer, None))
            return before
        if tag and tag[0] in _CLOSING:
            if quotes and tag == quotes[-1][1]:
                quotes.pop()
                return None
            return place
        return None


class _Lower(_Caser):
    quotes = False

    def words(self, text: str, place: int, following: str) -> str:
        return text.lower()


class _Upper(_Caser):
    quotes = False

    def words(self, text: str, place: int, following: str) -> str:
        return text.upper()


class _Sentence(_Caser):
    def words(self, text: str, place: int, following: str) -> str:
        words = text.split(" ")
        for i, word in enumerate(words):
            if word:
                words[i] = capitalized(word) if self.first else word.lower()
                self.first = False
        return " ".join(words)


class _CapitalizeFirst(_Caser):
    def words(self, text: str, place: int, following: str) -> str:
        if not self.first:
            return text
        pieces = _WORD_SPACES.split(text)
        for i in range(0, len(pieces), 2):
            if pieces[i]:
                if pieces[i] == pieces[i].lower():
                    pieces[i] = capitalized(pieces[i])
                self.first = False
                break
        return "".join(pieces)


class _CapitalizeAll(_Caser):
    def words(self, text: str, place: int, following: str) -> str:
        pieces = _WORD_SPACES.split(text)
        for i in range(0, len(pieces), 2):
            if pieces[i] and pieces[i] == pieces[i].lower():
                pieces[i] = capitalized(pieces[i])
        return "".join(pieces)


class _Title(_Caser):
    def words(self, text: str, place: int, following: str) -> str:
        if not text.strip():
            return text
        pieces = _WORD_SPACES.split(text)
        for i in range(0, len(pieces), 2):
            word = pieces[i]
            if not word:
                continue
            small = word.lower()
            large = (
                (len(word) > 1 and not _is_stop_word(small))
                or (i == len(pieces) - 1 and following == "-")
                or self.first
                or self.after_punct
            )
            if large and word == small:
                pieces[i] = capitalized(word)
            self.after_punct = self.first = False
            self.last_word = (place, i)
        return "".join(pieces)

    def finish(self, strings: list[str]) -> None:
        if self.last_word is None:
            return
        place, i = self.last_word
        pieces = _WORD_SPACES.split(strings[place])
        if i < len(pieces) and len(pieces[i]) > 1 and _is_stop_word(pieces[i].lower()):
            pieces[i] = capitalized(pieces[i])
            strings[place] = "".join(pieces)


def _is_stop_word(word: str) -> bool:
    return word in STOP_WORDS or ("-" in word and _STOP_PARTS.search(word) is not None)


_SIMPLE = re.compile(r"[a-z][a-z0-9]*(?: [^\"'\u2018\u2019\u201c\u201d<]*)?$")


def lowercase(text: str) -> str:
    return _Lower()(text) if "<" in text else text.lower()


def uppercase(text: str) -> str:
    return _Upper()(text) if "<" in text else text.upper()


def capitalize_first(text: str) -> str:
    """The first word with a large letter, where it is written small.

    >>> capitalize_first("mRNA at work"), capitalize_first("in press")
    ('mRNA at work', 'In press')
    """
    if _SIMPLE.match(text):
        return text[0].upper() + text[1:]
    return _CapitalizeFirst()(text) if text else text


def capitalize_all(text: str) -> str:
    return _CapitalizeAll()(text)


def sentence_case(text: str) -> str:
    """Only the first word large (CSL 1.0.2, "Sentence Case Conversion")."""
    return _Sentence()(text)


def title_case(text: str) -> str:
    """All words large but stop words (CSL 1.0.2, "Title Case Conversion")."""
    return _Title()(text)


CASES: dict[str, Callable[[str], str]] = {
    "lowercase": lowercase,
    "uppercase": uppercase,
    "capitalize-first": capitalize_first,
    "capitalize-all": capitalize_all,
    "sentence": sentence_case,
    "title": title_case,
}
