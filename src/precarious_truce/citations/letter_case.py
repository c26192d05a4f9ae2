"""Text case on marked text (CSL 1.0.2, "Text-case").

>>> change("a tale of two cities: the beginning", "title")
'A Tale of Two Cities: The Beginning'
>>> change("the UNESCO report", "capitalize-first"), change("Ab ab", "uppercase")
('The UNESCO report', 'AB AB')
"""

from __future__ import annotations

from collections.abc import Callable

from precarious_truce.citations.marks import CLOSE, INLINE, MARKS, NOCASE, NODECOR, OPENING
from precarious_truce.patterns import pattern

__all__ = ["TURKIC", "change"]

_PIECE = pattern(f"([{MARKS}]|[‘’“”\"'\\-–—/.,;?!:\\[\\]()])")
_WORD = pattern("([\u00a0 \u2000-\u200b\u205f\u3000]+)")
_SKIPPED = {NOCASE, NODECOR, INLINE["sc"], INLINE["sup"], INLINE["sub"]}

TURKIC = frozenset(["tr", "az"])
"""Languages with a dotless i; what counts is the item's language, then the style's."""

SKIP_WORDS = frozenset([
    "about", "above", "across", "afore", "after", "against", "al", "along", "alongside", "amid",
    "amidst", "among", "amongst", "anenst", "apropos", "apud", "around", "as", "aside", "astride",
    "at", "athwart", "atop", "barring", "before", "behind", "below", "beneath", "beside",
    "besides", "between", "beyond", "but", "by", "circa", "despite", "down", "during", "et",
    "except", "for", "forenenst", "from", "given", "in", "inside", "into", "lest", "like",
    "modulo", "near", "next", "notwithstanding", "of", "off", "on", "onto", "out", "over", "per",
    "plus", "pro", "qua", "sans", "since", "than", "through", "thru", "throughout", "thruout",
    "till", "to", "toward", "towards", "under", "underneath", "until", "unto", "up", "upon",
    "versus", "vs.", "v.", "vs", "v", "via", "vis-à-vis", "with", "within", "without", "or", "yet",
    "so", "and", "nor", "a", "an", "the", "de", "d'", "von", "van", "c", "ca",
])  # fmt: skip
"""Words that title case leaves as they are, unless they begin or end a phrase."""


def change(text: str, case: str, language: str = "en") -> str:
    """`text` in the text-case `case`; anything that is not one leaves it alone."""
    function = _CASES.get(case)
    if function is None or not text:
        return text
    return function(text, language)


def _upper(text: str, language: str) -> str:
    if language in TURKIC:
        text = text.replace("i", "İ")
    return text.upper()


def _lower(text: str, language: str) -> str:
    if language in TURKIC:
        text = text.replace("İ", "i").replace("I", "ı")
    return text.lower()


def _capital(word: str, language: str) -> str:
    """`word` with its first letter as a capital; a lone Greek letter is a symbol."""
    if len(word) == 1 and "\u0370" <= word <= "\u03ff":
        return word
    return _upper(word[:1], language) + word[1:]


def _pieces(text: str) -> list[tuple[str, bool]]:
    """The pieces of `text` (even: text, odd: a mark or punctuation) and whether case may change."""
    found, stack = [], []
    held = 0
    for number, piece in enumerate(_PIECE.split(text)):
        if number % 2:
            if piece in OPENING:
                stack.append(piece in _SKIPPED)
                held += piece in _SKIPPED
            elif piece == CLOSE and stack:
                held -= stack.pop()
        found.append((piece, not held))
    return found


def _everywhere(function: Callable[[str, str], str]) -> Callable[[str, str], str]:
    def apply(text: str, language: str) -> str:
        if _PIECE.search(text) is None:
            return function(text, language)
        return "".join(
            function(piece, language) if free and not n % 2 else piece
            for n, (piece, free) in enumerate(_pieces(text))
        )

    return apply


def _capitalize_first(text: str, language: str) -> str:
    out, done = [], False
    for number, (given, free) in enumerate(_pieces(text)):
        piece = given
        if not number % 2 and not done and piece.strip():
            done = True
            if free:
                words = _WORD.split(piece)
                first = next(i for i, w in enumerate(words) if i % 2 == 0 and w)
                if words[first] == _lower(words[first], language):
                    words[first] = _capital(words[first], language)
                piece = "".join(words)
        out.append(piece)
    return "".join(out)


def _capitalize_all(piece: str, language: str) -> str:
    return "".join(
        _capital(w, language) if w and not n % 2 and w == _lower(w, language) else w
        for n, w in enumerate(_WORD.split(piece))
    )


def _sentence(text: str, language: str) -> str:
    out, first = [], True
    for number, (given, free) in enumerate(_pieces(text)):
        piece = given
        if not number % 2 and piece.strip():
            if free:
                words = piece.split(" ")
                for i, word in enumerate(words):
                    if word:
                        words[i] = (_capital if first else _lower)(word, language)
                        first = False
                piece = " ".join(words)
            first = False
        out.append(piece)
    return "".join(out)


class _Title:
    """Title case: all words but the stop words, and these too where a phrase begins or ends."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.first = True
        self.after_punctuation = False
        self.last: tuple[int, int] | None = None
        self.out: list[str] = []

    def result(self, text: str) -> str:
        pieces = _pieces(text)
        for number, (given, free) in enumerate(pieces):
            piece = given
            if number % 2:
                if piece in "!?:":
                    self.after_punctuation = True
            elif piece.strip():
                if free and number and pieces[number - 1][0] in "’'" and not piece[0].isspace():
                    head, space, rest = piece.partition(" ")
                    head += space
                    before = len(_WORD.split(head)) - 1
                    piece = head + (self._words(rest, number, before=before) if rest else "")
                    self.last = None if not rest.strip() else self.last
                elif free:
                    hyphen = number == 0 and len(pieces) > 1 and pieces[1][0] == "-"
                    piece = self._words(piece, number, hyphen=hyphen)
                else:
                    self.last = None
                self.first = self.after_punctuation = False
            self.out.append(piece)
        self._capitalize_last()
        return "".join(self.out)

    def _words(self, piece: str, number: int, *, hyphen: bool = False, before: int = 0) -> str:
        """The words of a piece, behind so many words and spaces of it."""
        words = _WORD.split(piece)
        for i in range(0, len(words), 2):
            word = words[i]
            if not word:
                continue
            lower = _lower(word, self.language)
            capital = (
                (len(word) > 1 and lower not in SKIP_WORDS)
                or (hyphen and i == len(words) - 1)
                or self.first
                or self.after_punctuation
            )
            if capital and word == lower:
                words[i] = _capital(word, self.language)
            self.first = self.after_punctuation = False
            self.last = (number, before + i)
        return "".join(words)

    def _capitalize_last(self) -> None:
        if self.last is None:
            return
        number, i = self.last
        words = _WORD.split(self.out[number])
        if len(words[i]) > 1 and _lower(words[i], self.language) in SKIP_WORDS:
            words[i] = _capital(words[i], self.language)
            self.out[number] = "".join(words)


def _title(text: str, language: str) -> str:
    return _Title(language).result(text)


_CASES: dict[str, Callable[[str, str], str]] = {
    "lowercase": _everywhere(_lower),
    "uppercase": _everywhere(_upper),
    "capitalize-first": _capitalize_first,
    "capitalize-all": _everywhere(_capitalize_all),
    "sentence": _sentence,
    "title": _title,
}
