"""CSL's inline markup (CSL 1.0.2, "Rich text"), for formats that know none.

>>> plain('The <i>Aeneid</i> and <span class="nocase">NASA</span>'), plain("a < b <i>")
('The Aeneid and NASA', 'a < b <i>')
"""

from __future__ import annotations

import re

from precarious_truce.patterns import pattern

__all__ = ["plain"]

_TAG = pattern(
    r"<(?:(?P<opens>i|b|em|strong|u|sup|sub|sc|span)(?P<more>\s[^<>]{0,200})?"
    r"|/(?P<closes>i|b|em|strong|u|sup|sub|sc|span)\s?)>",
    re.IGNORECASE,
)
"""The tags of CSL, and those of HTML that are met in their place."""


def plain(text: str) -> str:
    """The text without markup; a tag that has no partner is text, and so are tags around nothing.

    >>> plain("<i></i>")
    '<i></i>'
    """
    if "<" not in text:
        return text
    waiting: list[re.Match[str]] = []
    cut: list[tuple[int, int]] = []
    for tag in _TAG.finditer(text):
        if tag["opens"]:
            waiting.append(tag)
        elif waiting and waiting[-1]["opens"].lower() == tag["closes"].lower():
            cut += [waiting.pop().span(), tag.span()]
    kept, done = [], 0
    for start, end in sorted(cut):
        kept.append(text[done:start])
        done = end
    without = "".join([*kept, text[done:]])
    return without if without.strip() else text
