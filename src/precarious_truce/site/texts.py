"""Text of records, made safe and right for its place in a page: HTML, an address, data of a script.

Whatever a record holds reaches a page through these: Jinja escapes what is no `Markup`, and `shown`
takes out of every expression what would turn round or garble the text beside it.

>>> str(rich("The <i>Aeneid</i> & <script>alert(1)</script>"))
'The <i>Aeneid</i> &amp; &lt;script&gt;alert(1)&lt;/script&gt;'
>>> link("javascript:alert(1)"), link("https://example.org/a b")
(None, 'https://example.org/a%20b')
>>> str(data({"title": "</script><!--"}))
'{"title":"\\\\u003c/script\\\\u003e\\\\u003c!--"}'
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from precarious_truce.model.language_names import tag_of

__all__ = [
    "Text",
    "data",
    "direction",
    "doi_link",
    "language_tag",
    "link",
    "rich",
    "shown",
    "text_of",
]

# --- characters ---------------------------------------------------------------------------------

_UNSHOWN = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], " "),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF], ""),
    **dict.fromkeys([0x2028, 0x2029], " "),
    **dict.fromkeys([0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], "�"),
}
"""Control characters, and those that overrule the direction of text (UAX 9, 2.1 to 2.5)."""


_UNSHOWN_IN_MARKUP = {code: text for code, text in _UNSHOWN.items() if code != ord("\n")}
_FOR_PRINTING = re.compile(f"[^{re.escape(''.join(map(chr, _UNSHOWN_IN_MARKUP)))}]*")


def shown(value: object) -> object:
    """A value as a page prints it: of text, without the characters that are not for printing.

    >>> shown("a\\u202eb\\x07"), shown(Markup("<p>\\x1b\\n</p>"))
    ('ab ', Markup('<p> \\n</p>'))
    """
    if not isinstance(value, str):
        return "" if value is None else value
    if isinstance(value, Markup):
        is_fit = _FOR_PRINTING.fullmatch(value)
        return value if is_fit else Markup(str(value).translate(_UNSHOWN_IN_MARKUP))
    return value if value.isascii() and value.isprintable() else value.translate(_UNSHOWN)


# --- direction and language ---------------------------------------------------------------------

_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "azb", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "pnb", "ps", "sd",
     "syr", "ug", "ur", "yi")
)  # fmt: skip
"""Languages that are written from right to left unless a script says other."""
_SCRIPTS = frozenset(("adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"))
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def language_tag(text: str | None) -> str:
    """The tag (BCP 47) of a language as a record names it; "" where it is none.

    >>> language_tag("ru-Latn"), language_tag("French"), language_tag('"><script>')
    ('ru-Latn', 'fr', '')
    """
    if not text:
        return ""
    return text if _TAG.fullmatch(text) else tag_of(text) or ""


def direction(text: str, language: str = "") -> str:
    """`rtl` or `ltr`: by the first letter that has a direction, else by the language.

    >>> direction("נהרות"), direction("1977", "he"), direction("1977"), direction("Rivers", "he")
    ('rtl', 'rtl', 'ltr', 'ltr')
    """
    for character in text:
        if (kind := unicodedata.bidirectional(character)) in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return "rtl" if is_right_to_left(language) else "ltr"


def _has_right_to_left(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def is_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left; a script in its tag decides.

    >>> is_right_to_left("he"), is_right_to_left("he-Latn"), is_right_to_left("az-Arab")
    (True, False, True)
    """
    first, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), None)
    return script in _SCRIPTS if script else first in _RIGHT_TO_LEFT


# --- markup -------------------------------------------------------------------------------------

_OPENING = re.compile(r'<(?P<name>i|b|sup|sub|sc|span class="(?:nocase|no-case)")>')
_CLOSING = re.compile(r"</(?P<name>i|b|sup|sub|sc|span)>")
_PIECES = re.compile(r"(</?[^<>]{1,40}>)")
_ELEMENTS = {"sc": ('<span class="sc">', "</span>"), "span": ("", "")}
"""What HTML says otherwise than CSL."""


def rich(text: str) -> Markup:
    """Text with CSL's inline markup (CSL 1.0.2, "Rich text") as HTML; any other tag is text.

    A tag without a partner is text, too.

    >>> str(rich("<sc>ii</sc> <i>open"))
    '<span class="sc">ii</span> &lt;i&gt;open'
    """
    plain = str(shown(text))
    if "<" not in plain:
        return escape(plain)
    pieces = _PIECES.split(plain)
    made = [str(escape(piece)) for piece in pieces]
    waiting: list[tuple[str, int]] = []
    for place, piece in enumerate(pieces):
        if opening := _OPENING.fullmatch(piece):
            waiting.append((opening["name"].partition(" ")[0], place))
        elif (closing := _CLOSING.fullmatch(piece)) and waiting:
            name, start = waiting[-1]
            if name == closing["name"]:
                waiting.pop()
                made[start], made[place] = _ELEMENTS.get(name, (f"<{name}>", f"</{name}>"))
    return Markup("".join(made))


@dataclass(frozen=True, slots=True)
class Text:
    """Text for a page: as HTML and without markup, with its language and direction.

    `lang` and `dir` are "" where they need not be said.
    """

    html: Markup
    plain: str
    lang: str
    dir: str

    def __bool__(self) -> bool:
        return bool(self.plain)

    def __html__(self) -> Markup:
        """The text, in an element where it has a language or direction; Jinja asks for it."""
        said = "".join(
            f' {name}="{value}"'
            for name, value in (("lang", self.lang), ("dir", self.dir))
            if value
        )
        return Markup(f"<span{said}>{self.html}</span>") if said else self.html


def text_of(value: object, languages: Iterable[str] = ()) -> Text:
    """A text of the model for a page, in its own language or the first that can be told."""
    from precarious_truce.formats.crosswalk.markup import plain

    printed = str(value) if value is not None else ""
    own = getattr(value, "lang", None)
    lang = next(filter(None, map(language_tag, (own, *languages))), "")
    without = str(shown(plain(printed)))
    turns = is_right_to_left(lang) or _has_right_to_left(without)
    return Text(rich(printed), without, lang, direction(without, lang) if turns else "")


# --- addresses ----------------------------------------------------------------------------------

_SCHEMES = ("http", "https", "mailto")
_SAFE = "/:?#[]@!$&'()*+,;=%~-._"


def link(address: str) -> str | None:
    """An address that a page may link to; None for any that is not of the web or of mail."""
    text = address.strip()
    if any(c.isspace() and c != " " for c in text) or not text.isprintable():
        return None
    try:
        parts = urlsplit(text)
        if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.path):
            return None
        if parts.scheme.lower() != "mailto" and not parts.hostname:
            return None
    except ValueError:
        return None
    return quote(text, safe=_SAFE)


def doi_link(doi: str) -> str:
    """The address of a DOI.

    >>> doi_link('10.5555/a<b>"c')
    'https://doi.org/10.5555/a%3Cb%3E%22c'
    """
    return "https://doi.org/" + quote(str(doi), safe="/:;().-_~")


# --- data ---------------------------------------------------------------------------------------

_IN_SCRIPT = {code: f"\\u{code:04x}" for code in (*map(ord, "<>&"), *_UNSHOWN)}


def data(value: object) -> Markup:
    """A value as JSON that may stand in a `script` element (HTML, 4.12.1.3)."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_IN_SCRIPT))
