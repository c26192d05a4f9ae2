"""A bibliography as a page of HTML that stands alone, with the indents of the style as CSS.

>>> page = write(Listing(['<div class="csl-entry">A &#38; https://x.org/a?b=1.</div>'], "en-US",
...     "", {"hanging-indent": True}))
>>> [line for line in page.splitlines() if "csl-entry" in line and "<" in line]
['<div class="csl-entry">A &#38; <a href="https://x.org/a?b=1">https://x.org/a?b=1</a>.</div>']
"""

from __future__ import annotations

import re
from html import escape

from precarious_truce.bibliographies.listing import Listing

__all__ = ["write"]

_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]]")
_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ max-width: 42em; margin: 2em auto; padding: 0 1em; font-family: Georgia, serif; }}
.csl-bib-body {{ line-height: {line}; }}
.csl-entry {{ margin-bottom: {space}em; overflow-wrap: break-word; {entry} }}
{rules}
</style>
</head>
<body>
{heading}<div class="csl-bib-body">
{entries}
</div>
</body>
</html>
"""
_HANGING = "padding-left: 2em; text-indent: -2em;"
_RULES = """\
.csl-block {{ display: block; text-indent: 0; }}
.csl-indent {{ margin: .5em 0 0 2em; text-indent: 0; }}
.csl-left-margin {{ float: left; min-width: {offset}ch; text-indent: 0; }}
.csl-right-inline {{ margin-left: {offset}ch; text-indent: 0; }}
.csl-entry::after {{ content: ""; display: block; clear: both; }}"""


def write(listing: Listing) -> str:
    """The page; addresses in it are links."""
    title = escape(listing.title)
    return _PAGE.format(
        language=escape(listing.language),
        title=title or "Bibliography",
        line=f"{1.35 * listing.line_spacing:g}",
        space=f"{0.6 * listing.entry_spacing:g}",
        entry=_HANGING if listing.hangs else "",
        rules=_RULES.format(offset=listing.offset + 1),
        heading=f"<h1>{title}</h1>\n" if title else "",
        entries="\n".join(_linked(_as_entry(entry.strip())) for entry in listing.entries),
    )


def _as_entry(text: str) -> str:
    """An entry in its div; a citation, which a style without a bibliography gives, has none."""
    return text if text.startswith("<div") else f'<div class="csl-entry">{text}</div>'


def _linked(entry: str) -> str:
    """The entry with addresses as links."""
    return _ADDRESS.sub(lambda m: f'<a href="{m[0]}">{m[0]}</a>', entry)
