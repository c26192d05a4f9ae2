"""Given names cut to initials (CSL 1.0.2, "Name", `initialize`, `initialize-with`).

>>> initialized("Jean-Luc K.", ". ", True, True)
'J.-L. K.'
>>> initialized("John R. R.", ".", False, True)
'John R.R.'
"""

from __future__ import annotations

import functools
import re

__all__ = ["initialized"]

_LETTERS = (
    "&a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05d4\u05d6-\u05ff"
    "\u1f00-\u1fff\u0600-\u06ff\u200c\u200d\u200e\u0218\u0219\u021a\u021b\u202a-\u202e"
)
_STARTS = re.compile(f"[{_LETTERS}]")
_WORDLIKE = re.compile(f"[-0-9{_LETTERS[1:]}]")
_INITIAL = re.compile(
    "([A-Z\u0e01-\u0e5b\u00c0-\u017f\u0400-\u042f\u0590-\u05d4\u05d6-\u05ff\u0600-\u06ff\u0370"
    "\u0372\u0376\u0386\u0388-\u03ab\u03e2\u03e4\u03e6\u03e8\u03ea\u03ec\u03ee\u03f4\u03f7"
    "\u03fd-\u03ff])([a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0400-\u052f\u0600-\u06ff\u0370-\u03ff"
    "\u1f00-\u1fff]*|)(\\.)*"
)
_TAG = r"</*(?:span\s+class=\"no(?:case|decor)\"|i|sc|b|sub|sup)>"
_SPLIT = re.compile(rf"([-\s]*{_TAG}[-\s]*|[-\s]+)")
_LEADING_TAGS = re.compile(r"^(?:<[^>]+>)*")
_TAGS = re.compile(r"(?:-*<[^>]+>-*)")
_TAG_RUN = re.compile(r"(?:<[^>]+>)+")
_TAIL = re.compile("[\t\n\v\f\r \ufeff\u00a0]+$")
_HYPHENS = re.compile(r"\s*-\s*")
_SPACES = re.compile("[\t\n\v\f\r ]+")


@functools.lru_cache(maxsize=8192)
def initialized(name: str, terminator: str, initialize: bool, hyphen: bool) -> str:
    """`name` with initials, or only its existing initials put in the style's form."""
    if name in ("Lord", "Lady"):
        return name
    if "%s" not in terminator and not _STARTS.match(_LEADING_TAGS.sub("", name)):
        return name
    if not hyphen:
        name = name.replace("-", " ")
    name = re.sub(r"\s+", " ", _HYPHENS.sub("-", name))
    name = re.sub("-([a-z])", "\u2013\\1", name)
    name = re.sub(r"\.(?=[^ ])", ". ", name)
    words = _SPLIT.split(name)
    if len(words) == 1:
        last = re.search(r"[^.]+$", words[0])
        if last and len(last[0]) == 1 and last[0] != last[0].lower():
            words[0] += "."
    done = _initialize(words, terminator) if initialize else _normalize(words, terminator)
    text = _SPACES.sub(" ", _HYPHENS.sub("-", _TAIL.sub("", "".join(done))))
    return re.sub("\u2013([a-z])", r"-\1", text)


def _merge_tag(separator: str, text: str) -> str:
    """The tags of a separator, put before the spaces that `text` ends in."""
    tags = "".join(_TAGS.findall(separator))
    if not tags:
        return text
    bare = text.rstrip()
    return bare + tags + text[len(bare) :]


def _tags_only(separator: str) -> str:
    found = _TAG_RUN.search(separator)
    return found[0] if found else separator


def _normalize(words: list[str], terminator: str) -> list[str]:
    abbreviated = []
    for i, word in enumerate(words):
        bare = _LEADING_TAGS.sub("", word)
        if len(bare) > 1 and bare.endswith("."):
            at = word.rindex(".")
            words[i] = word[:at] + word[at + 1 :]
            abbreviated.append(True)
        else:
            abbreviated.append(len(word) == 1 and word.upper() == word)
    for i in range(0, len(words), 2):
        if not abbreviated[i]:
            continue
        if i < len(words) - 2:
            gap = _only(words[i + 1])
            if not abbreviated[i + 2]:
                gap = _only(gap) + " "
            if len(words[i + 2]) > 1:
                words[i + 1] = terminator.rstrip("\ufeff") + gap
            else:
                words[i + 1] = _merge_tag(gap, terminator)
        if i == len(words) - 1:
            words[i] += terminator
    return words


def _only(separator: str) -> str:
    return _tags_only(separator)


def _initialize(words: list[str], terminator: str) -> list[str]:
    template = "%s" in terminator
    for i in range(0, len(words), 2):
        word = words[i]
        if not word:
            continue
        match = _INITIAL.match(word)
        head = tail = dot = ""
        if match:
            head, tail, dot = match[1], match[2] or "", match[3] or ""
        elif template and len(word) > 1 and not _STARTS.match(word):
            head, tail = word[0], word[1:]
        if tail and dot:
            head, tail = head + tail, ""
        if head and head[0] == head[0].upper():
            capitals = ""
            for char in tail:
                if char != char.upper():
                    break
                capitals += char
            extra = capitals.lower() if len(capitals) < len(tail) else ""
            words[i] = head + extra
            if template:
                words[i] = terminator.replace("%s", words[i])
            elif i < len(words) - 1:
                gap = words[i + 1]
                if "-" in gap:
                    words[i + 1] = _merge_tag(gap.replace("-", "", 1), terminator) + "-"
                else:
                    words[i + 1] = _merge_tag(gap, terminator)
            else:
                words.append(terminator)
        elif _WORDLIKE.search(word) and not dot:
            words[i] = " " + word
    return words
