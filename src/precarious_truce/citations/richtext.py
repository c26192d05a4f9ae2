"""The rich text between style and output: a tree of blobs, and inline markup read into it.

A `Blob` is a stretch of text, or a list of blobs, with affixes, a delimiter and formatting (CSL
1.0.2, "Affixes", "Delimiter", "Formatting").  Nothing is escaped here: serialisers do that.

>>> blob = Blob("The <i>Odyssey</i> & others")
>>> Markup(Quotes("“", "”", "‘", "’")).expand(blob, ())
>>> [(b.blobs if isinstance(b.blobs, str) else b.blobs[0].blobs, b.decor) for b in blob.blobs]
[('The ', ()), ('Odyssey', (('font-style', 'italic'),)), (' & others', ())]
"""

from __future__ import annotations

import re
from typing import NamedTuple, Union

__all__ = ["Blob", "Decor", "Markup", "Number", "Quotes", "plain_text"]

Decor = tuple[tuple[str, str], ...]

ROMANESQUE = (
    r"-0-9a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05d4\u05d6-\u05ff"
    r"\u1f00-\u1fff\u0600-\u06ff\u200c\u200d\u200e\u0218\u0219\u021a\u021b\u202a-\u202e"
)
"""Characters of scripts that write words apart (a class for regular expressions)."""


class Blob:
    """Text or blobs, with what surrounds and formats them."""

    __slots__ = ("blobs", "decor", "delim", "prefix", "suffix")

    def __init__(
        self,
        blobs: str | list[Blob],
        prefix: str = "",
        suffix: str = "",
        delim: str = "",
        decor: Decor = (),
    ) -> None:
        self.blobs: Union[str, list[Blob]] = blobs
        self.prefix = prefix
        self.suffix = suffix
        self.delim = delim
        self.decor = decor

    def __repr__(self) -> str:
        return f"Blob({self.blobs!r}, {self.prefix!r}, {self.suffix!r}, {self.delim!r}, {self.decor!r})"


class Number(Blob):
    """A number that may be collapsed with those of neighbouring cites (CSL 1.0.2, "Cite Collapsing")."""

    __slots__ = ("inside", "kind", "num", "range_prefix", "splice", "status", "successor")

    def __init__(self, text: str, num: int, kind: str) -> None:
        super().__init__(text)
        self.num = num
        self.kind = kind
        self.status = ""
        self.splice = ""
        self.successor = ""
        self.range_prefix = ""
        self.inside = False


def plain_text(blobs: list[Blob], delim: str = "") -> str:
    """The text of a tree without its formatting."""
    parts = []
    for blob in blobs:
        inner = blob.blobs if isinstance(blob.blobs, str) else plain_text(blob.blobs, blob.delim)
        if inner:
            parts.append(blob.prefix + inner + blob.suffix)
    return delim.join(parts)


class Quotes(NamedTuple):
    """The quotation marks of a locale: outer and inner pair."""

    open: str
    close: str
    open_inner: str
    close_inner: str


_FLIP_QUOTES = {"true": "inner", "inner": "true", "false": "true"}
_OPENERS: dict[str, tuple[str, str, str, dict[str, str]]] = {
    # opener: closer, attribute, value where nothing around has the attribute, value otherwise
    '<span class="nocase">': ("</span>", "nocase", "", {}),
    '<span class="nodecor">': ("</span>", "nodecor", "", {}),
    '<span style="font-variant:small-caps;">': (
        "</span>", "font-variant", "small-caps", {"small-caps": "normal", "normal": "small-caps"},
    ),
    "<sc>": ("</sc>", "font-variant", "small-caps", {"small-caps": "normal", "normal": "small-caps"}),
    "<i>": ("</i>", "font-style", "italic", {"italic": "normal", "normal": "italic"}),
    "<b>": ("</b>", "font-weight", "bold", {"bold": "normal", "normal": "bold"}),
    "<sup>": ("</sup>", "vertical-align", "sup", {"sub": "sup", "sup": "sup"}),
    "<sub>": ("</sub>", "vertical-align", "sub", {"sup": "sub", "sub": "sub"}),
}  # fmt: skip
_QUOTE_OPENERS = {' "': '"', " '": "'", '("': '"', "('": "'"}
_OTHER_QUOTE = {" '": ' "', ' "': " '", '("': "('", "('": '("'}
_SPAN_SC = re.compile(r'<span\s+style="font-variant:\s*small-caps;?"[^>]*>')
_SPAN_CLASS = re.compile(r'<span\s+class="(no(?:case|decor))"[^>]*>')
_APOSTROPHE = re.compile(f"([{ROMANESQUE}])\u2019(?=[{ROMANESQUE}])")
_WORDLIKE = re.compile(f"[{ROMANESQUE}]")
_QUOTED_START = re.compile(r"\s+['\"]")
_MARKS = frozenset("<\"'\u2019")


class Markup:
    """Reads inline markup and quotes of values, for the quotation marks of one locale.

    Markup of a kind that is already in force around a value is turned off instead (flip-flop).
    """

    def __init__(self, quotes: Quotes) -> None:
        self._closers = {opener: known[0] for opener, known in _OPENERS.items()}
        self._closers.update(_QUOTE_OPENERS)
        self._outer = {' "': "true", " '": "inner", '("': "true", "('": "inner"}
        plain = {' "', " '", '"', "'"}
        for opener, closer, level in (
            (quotes.open, quotes.close, "true"),
            (quotes.open_inner, quotes.close_inner, "inner"),
        ):
            if opener and closer and opener not in plain:
                self._closers[opener] = closer
                self._outer[opener] = level
        openers, closers = list(self._closers), dict.fromkeys(self._closers.values())
        self._tags = re.compile("(" + "|".join(map(re.escape, [*openers, *closers])) + ")")
        marks = set(_MARKS) | set(
            "".join(o + c for o, c in self._closers.items() if o not in _OPENERS)
        )
        self._marks = re.compile("[" + re.escape("".join(sorted(marks - set(" (")))) + "]")

    def has(self, text: str) -> bool:
        """Whether `text` may hold markup or quotes."""
        return self._marks.search(text) is not None

    def expand(self, blob: Blob, around: Decor) -> None:
        """Replace the text of `blob` by blobs, one for each marked stretch.

        `around` is the formatting in force, outermost first.
        """
        text = blob.blobs
        assert isinstance(text, str)
        leading = text[:1] == " " and not _QUOTED_START.match(text)
        if "<span" in text:
            text = _SPAN_SC.sub('<span style="font-variant:small-caps;">', text)
            text = _SPAN_CLASS.sub(r'<span class="\1">', text)
        if "\u2019" in text:
            text = _APOSTROPHE.sub(r"\1'", text)
        pieces = self._tags.split(" " + text)
        if len(pieces) == 1:
            return
        strings, tags = pieces[0::2], pieces[1::2]
        forced = self._force_spaces(strings, tags)
        self._pair(strings, tags, forced)
        self._build(blob, strings, tags, forced, around, leading)

    def _force_spaces(self, strings: list[str], tags: list[str]) -> set[int]:
        """A quote that opens right after a tag has no space to know it by: give it one."""
        forced = set()
        for i in range(len(tags) - 1):
            if tags[i] in self._closers and strings[i + 1] == "" and tags[i + 1] in ('"', "'"):
                tags[i + 1] = " " + tags[i + 1]
                forced.add(i + 1)
        return forced

    def _pair(self, strings: list[str], tags: list[str], forced: set[int]) -> None:
        """Turn every tag without a partner, and every apostrophe, back into text."""
        stack: list[tuple[str, int]] = []
        for i, tag in enumerate(tags):
            after = strings[i + 1]
            if tag == "'" and after and after[0] not in ",.?:; ":
                strings[i + 1], tags[i] = "\u2019" + after, ""
                continue
            if tag == " '" and after[:1] == " ":
                strings[i + 1], tags[i] = " \u2019" + after, ""
                continue
            if tag in self._closers:
                self._open(stack, strings, tags, forced, i)
            else:
                self._close(stack, strings, tags, forced, i)
        for opener, i in reversed(stack):
            strings[i + 1] = (" \u2019" if opener == " '" else tags[i]) + strings[i + 1]
            tags[i] = ""

    def _open(
        self, stack: list[tuple[str, int]], strings: list[str], tags: list[str],
        forced: set[int], i: int,
    ) -> None:  # fmt: skip
        tag = tags[i]
        if stack and self._is_quote(tag) and stack[-1][0] == tag:
            _, before = stack.pop()
            self._as_text(strings, tags, forced, before)
        stack.append((tag, i))

    def _close(
        self, stack: list[tuple[str, int]], strings: list[str], tags: list[str],
        forced: set[int], i: int,
    ) -> None:  # fmt: skip
        tag = tags[i]
        if tag == "'" and not (stack and self._closers[stack[-1][0]] == "'"):
            strings[i + 1], tags[i] = "\u2019" + strings[i + 1], ""
            return
        matching = [k for k, (opener, _) in enumerate(stack) if self._closers[opener] == tag]
        if not matching:
            self._as_text(strings, tags, forced, i)
            return
        while len(stack) > matching[-1] + 1:
            _, before = stack.pop()
            self._as_text(strings, tags, forced, before)
        opener, start = stack.pop()
        if opener == '<span class="nocase">':
            tags[start] = tags[i] = ""

    @staticmethod
    def _as_text(strings: list[str], tags: list[str], forced: set[int], i: int) -> None:
        text = tags[i][1:] if i in forced else tags[i]
        strings[i + 1], tags[i] = text + strings[i + 1], ""

    def _is_quote(self, tag: str) -> bool:
        return tag not in _OPENERS

    def _build(
        self, blob: Blob, strings: list[str], tags: list[str], forced: set[int],
        around: Decor, leading: bool,
    ) -> None:  # fmt: skip
        """Make the tree: `stack` holds the lists that tags opened, `decors` what each put on."""
        outer = self._levels(tags)
        root: list[Blob] = []
        stack, decors = [root], []
        text = (" " if leading else "") + strings[0]
        pending = ""
        first = True
        everything = (*around, *blob.decor)
        for i, tag in enumerate([*tags, None]):
            if tag == "":
                text += strings[i + 1]
                continue
            if tag is not None and tag in _QUOTE_OPENERS and i not in forced:
                pending = tag[0]
            text += pending
            pending = ""
            if first:
                text = text[1:] if text[:1] == " " else text
                text = text[1:] if text[:1] == " " and not leading else text
                first = False
            if text:
                stack[-1].append(Blob(text))
            if tag is None:
                break
            if tag in self._closers:
                children: list[Blob] = []
                decor = self._decor(tag, outer, decors, everything)
                stack[-1].append(Blob(children, decor=decor))
                stack.append(children)
                decors.append(decor)
            elif len(stack) > 1:
                stack.pop()
                decors.pop()
            text = strings[i + 1]
        blob.blobs = root

    def _levels(self, tags: list[str]) -> dict[str, str]:
        """Which level each straight quote stands for: the first one seen is the outer one."""
        for tag in tags:
            if tag in _OTHER_QUOTE:
                other = _OTHER_QUOTE[tag]
                levels = dict(self._outer)
                levels[tag], levels[other] = "true", "inner"
                return levels
        return self._outer

    @staticmethod
    def _in_force(attribute: str, decors: list[Decor], around: Decor) -> str | None:
        for decor in reversed(decors):
            for name, value in decor:
                if name == attribute:
                    return value
        for name, value in around:
            if name == attribute:
                return value
        return None

    def _decor(self, tag: str, outer: dict[str, str], decors: list[Decor], around: Decor) -> Decor:
        if tag in _OPENERS:
            _, attribute, value, flip = _OPENERS[tag]
            if attribute == "nodecor":
                return self._without(decors, around)
        else:
            attribute, value, flip = "quotes", outer[tag], _FLIP_QUOTES
        now = self._in_force(attribute, decors, around)
        if now is None:
            return ((attribute, value),)
        return ((attribute, flip.get(now, value)),)

    @staticmethod
    def _without(decors: list[Decor], around: Decor) -> Decor:
        """`nodecor` takes off whatever formatting there is around."""
        names = [n for d in (around, *decors) for n, _ in d]
        kinds = ("font-weight", "font-style", "font-variant")
        return tuple((n, "normal") for n in dict.fromkeys(names) if n in kinds)


def wordlike(text: str) -> bool:
    """Whether `text` has a character of a script that writes words apart (and has italics).

    >>> wordlike("史料"), wordlike("abc")
    (False, True)
    """
    return text.isascii() and text[:1].isalpha() or _WORDLIKE.search(text) is not None
