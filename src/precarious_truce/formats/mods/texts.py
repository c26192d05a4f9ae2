"""Titles and other texts, with what they are in Latin letters and in another language.

A text in two scripts is two elements that share an `altRepGroup` (MODS user guidelines); ours in
Latin letters has `transliteration`.  Of pairs that catalogues make (MARC field 880) the one in
Latin letters is the romanised one, whichever comes first.

>>> from precarious_truce.formats.crosswalk.xml import written
>>> from precarious_truce.model import Title
>>> river = Title(text="Река", romanized="Reka", lang="ru")
>>> print("".join(map(written, title_infos(river, None, Groups()))), end="")
<titleInfo altRepGroup="01" xml:lang="ru">
  <title>Река</title>
</titleInfo>
<titleInfo altRepGroup="01" script="Latn" transliteration="romanized">
  <title>Reka</title>
</titleInfo>
>>> read_titles(title_infos(river, None, Groups()))["title"]
{'text': 'Река', 'lang': 'ru', 'romanized': 'Reka'}
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from precarious_truce.formats.crosswalk.markup import plain
from precarious_truce.formats.crosswalk.rows import Fields
from precarious_truce.formats.crosswalk.xml import Element, one_line, storable
from precarious_truce.model import LocalText, Title
from precarious_truce.model.language_names import tag_of

__all__ = [
    "ROMANIZED", "TRANSLATED", "Groups", "address", "alternate_texts", "is_latin", "is_romanized",
    "lang_of", "line", "lines", "local_elements", "of_lang", "plain_text", "read_local",
    "read_titles", "romanized_pair", "title_infos",
]  # fmt: skip

ROMANIZED = {"script": "Latn", "transliteration": "romanized"}
"""The attributes of what is in Latin letters; by which rules, records do not say."""
TRANSLATED = {"displayLabel": "translated"}
"""The attribute of a text that is a translation, but of titles, which have a type for it."""


class Groups:
    """Gives out the names by which elements of a record are put together."""

    def __init__(self) -> None:
        self._last = 0

    def new(self) -> str:
        """A name that nothing in the record has yet."""
        self._last += 1
        return f"{self._last:02}"


# --- text -----------------------------------------------------------------------------------------


def line(text: object) -> str:
    """A text on one line, without markup, as XML can hold it."""
    known = str(text)
    if known.isprintable() and "<" not in known and "  " not in known:
        return known.strip()
    return one_line(storable(plain(known)))


_NOT_IN_ADDRESSES = re.compile(r"[\s<>\"{}|\\^`]|%(?![0-9A-Fa-f]{2})")


def address(text: object) -> str:
    """An address with what stands in none percent-encoded (RFC 3987).

    >>> address("https://example.org/a b?c={d}")
    'https://example.org/a%20b?c=%7Bd%7D'
    """
    return _NOT_IN_ADDRESSES.sub(lambda found: quote(found[0]), line(text))


def lines(text: object) -> str:
    """A text with its lines: a break before white space only wraps, as in files set out for people.

    >>> lines("one \\n two\\nthree")
    'one two\\nthree'
    """
    text = re.sub(r"\s*\n[^\S\n]+", " ", storable(plain(str(text))).replace("\r\n", "\n"))
    return "\n".join(map(one_line, text.split("\n"))).strip()


_LANG = re.compile(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*")


def lang_of(tag: str | None) -> dict[str, str]:
    """The attribute for the language of a text, where XML can say it."""
    return {"xml:lang": tag} if tag and _LANG.fullmatch(tag) else {}


def of_lang(element: Element) -> str | None:
    """The language of a text as a tag (BCP 47): by `xml:lang`, or by `lang` (ISO 639-2)."""
    return element.get("xml:lang") or tag_of(element.get("lang")) or None


def is_latin(text: str) -> bool:
    """Whether a text has letters, and these are Latin ones.

    >>> is_latin("Reka i pamiat'"), is_latin("Река"), is_latin("1977")
    (True, False, False)
    """
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and all(
        c.isascii() or "LATIN" in unicodedata.name(c, "") or unicodedata.category(c) == "Lm"
        for c in letters
    )


def is_romanized(element: Element) -> bool:
    """Whether an element says that it is in Latin letters in place of others."""
    return bool(element.get("transliteration")) or element.get("script") == "Latn"


def romanized_pair(first: Element, second: Element, text: str, other: str) -> bool | None:
    """Of two forms of one text, whether the second is the romanised one; None if neither is."""
    if is_romanized(second) and (second.get("transliteration") or not is_romanized(first)):
        return True
    if is_romanized(first):
        return False
    if is_latin(text) is is_latin(other):
        return None
    return is_latin(other)


# --- texts of publication (publisher, place) ------------------------------------------------------


def local_elements(name: str, texts: Iterable[LocalText]) -> list[Element]:
    """An element for each text."""
    return [Element(name, lang_of(text.lang), line(text.text)) for text in texts]


def alternate_texts(texts: Sequence[LocalText], form: str) -> list[str]:
    """The romanised or translated form of each text, itself where it has none; [] if none has."""
    if not any(getattr(text, form) for text in texts):
        return []
    return [line(getattr(text, form) or text.text) for text in texts]


def read_local(
    elements: Sequence[Element], romanized: Sequence[Element], translated: Sequence[Element]
) -> list[dict[str, str]]:
    """The texts of elements, with other forms where there are as many of these."""
    found: list[dict[str, str]] = []
    kept = [element for element in elements if element.words]
    for place, element in enumerate(kept):
        said = {"text": element.words} | _lang(of_lang(element))
        for form, others in (("romanized", romanized), ("translated", translated)):
            other = others[place].words if len(others) == len(elements) == len(kept) else ""
            if other and other != element.words:
                said[form] = other
        found.append(said)
    return found


def _lang(tag: str | None) -> dict[str, str]:
    return {"lang": tag} if tag else {}


# --- titles ---------------------------------------------------------------------------------------


def title_infos(
    title: Title | LocalText | None,
    subtitle: LocalText | None,
    groups: Groups,
    attributes: Mapping[str, str] | None = None,
) -> list[Element]:
    """The titleInfo of a title, and those of its other forms."""
    if title is None and subtitle is None:
        return []
    of_kind = dict(attributes or {})
    romanized = _title_parts(_form(title, "romanized"), _form(subtitle, "romanized"))
    group = {"altRepGroup": groups.new()} if romanized else {}
    found = [
        Element(
            "titleInfo",
            of_kind | group | lang_of(title.lang if title else None),
            children=_title_parts(
                _form(title, "text"),
                _form(subtitle, "text"),
                lang_of(subtitle.lang if subtitle else None),
            ),
        )
    ]
    if romanized:
        found.append(Element("titleInfo", of_kind | group | ROMANIZED, children=romanized))
    if of_kind.get("type"):
        return found
    translated = _title_parts(_form(title, "translated"), _form(subtitle, "translated"))
    if translated:
        found.append(Element("titleInfo", {"type": "translated"} | of_kind, children=translated))
    for type_, field in (("abbreviated", "short"), ("uniform", "original")):
        if text := getattr(title, field, None):
            parts = _title_parts(text, None)
            found.append(Element("titleInfo", {"type": type_} | of_kind, children=parts))
    return found


def _form(text: LocalText | None, form: str) -> str | None:
    found: str | None = getattr(text, form, None)
    return found


def _title_parts(
    title: str | None, subtitle: str | None, lang: Mapping[str, str] | None = None
) -> list[Element]:
    found = [Element("title", text=line(title))] if title else []
    return found + ([Element("subTitle", lang, line(subtitle))] if subtitle else [])


def read_titles(infos: Iterable[Element]) -> Fields:
    """What titleInfos say: `title`, `subtitle`, `parallel_title`; `number` and `part` of a part.

    >>> info = Element("titleInfo", children=[Element("nonSort", text="The "),
    ...     Element("title", text="ferry :"), Element("subTitle", text="a novel"),
    ...     Element("partNumber", text="Vol. 2")])
    >>> read_titles([info])
    {'title': {'text': 'The ferry'}, 'subtitle': {'text': 'a novel'}, 'number': 'Vol. 2'}
    """
    infos = [info for info in infos if any(e.words for e in info)]
    main, others = _main_title(infos)
    if main is None:
        return {}
    found = _said(main)
    parallel: list[Fields] = []
    for info in others:
        if _is_beside(main, info) and _put_other_script(found, main, info):
            continue
        if not _put_form(found, info):
            parallel += _with_other_script(parallel, info)
    for title in parallel:
        title.pop("group", None)
    titles = [title["title"] for title in parallel if title.get("title") != found.get("title")]
    return found | ({"parallel_title": titles} if titles else {})


def _is_beside(info: Element, other: Element) -> bool:
    """Whether two titles of one sort are the same in two scripts."""
    group = info.get("altRepGroup")
    same = group == other.get("altRepGroup") and info.get("type") == other.get("type")
    return bool(group) and same


def _main_title(infos: Sequence[Element]) -> tuple[Element | None, list[Element]]:
    """The title itself, else the first of any sort, and the others."""
    plain_ones = [info for info in infos if not info.get("type") and not info.get("otherType")]
    usable = [info for info in plain_ones if info.get("usage") == "primary"] or plain_ones
    ranked = usable or [info for info in infos if info.get("type") != "abbreviated"] or infos
    main = next(iter(ranked), None)
    return main, [info for info in infos if info is not main]


def _title_of(info: Element) -> str:
    """The title with what is not sorted by, without the mark of what follows (ISBD)."""
    title, article = _words_of(info, "title"), _words_of(info, "nonSort")
    if article and title:
        joint = "" if article[-1] in "'’-" or article.endswith("ʻ") else " "
        title = f"{article}{joint}{title}"
    return _unmarked(title)


def _unmarked(text: str) -> str:
    """A text without the mark of what follows (ISBD)."""
    return re.sub(r"\s+[:/;=]$", "", text)


def _words_of(info: Element, name: str) -> str:
    element = info.find(name)
    return element.words if element else ""


def _said(info: Element) -> Fields:
    """What a titleInfo says by itself."""
    found: Fields = {}
    if title := _title_of(info):
        found["title"] = {"text": title} | _lang(of_lang(info))
    subtitle = info.find("subTitle")
    if subtitle is not None and subtitle.words:
        found["subtitle"] = {"text": _unmarked(subtitle.words)} | _lang(of_lang(subtitle))
    for name, field in (("partNumber", "number"), ("partName", "part")):
        if text := " ".join(e.words for e in info.all(name)):
            found[field] = text
    return found


def _put_other_script(found: Fields, main: Element, info: Element) -> bool:
    """Add the other form of the title; whether it is one in Latin letters, or the title is."""
    other = _said(info)
    pairs = [(field, found.get(field), other.get(field)) for field in ("title", "subtitle")]
    text = " ".join(ours["text"] for _, ours, _ in pairs if ours)
    latin = " ".join(theirs["text"] for _, _, theirs in pairs if theirs)
    is_second = romanized_pair(main, info, text, latin)
    if is_second is None:
        return False
    for field, ours, theirs in pairs:
        if not theirs:
            continue
        if is_second and ours:
            ours["romanized"] = theirs["text"]
        elif not is_second:
            found[field] = theirs | ({"romanized": ours["text"]} if ours else {})
    return True


_FORMS = {"translated": "translated", "abbreviated": "short", "uniform": "original"}


def _put_form(found: Fields, info: Element) -> bool:
    """Add what a titleInfo of a type says of the title, where nothing said it before."""
    form = _FORMS.get(info.get("type"))
    if info.get("otherType") or form is None:
        return bool(info.get("otherType"))
    title, text, subtitle = found.get("title", {}), _title_of(info), _words_of(info, "subTitle")
    if form in title or is_romanized(info) or not (title or subtitle):
        return False
    if form == "translated" and subtitle and "subtitle" in found:
        found["subtitle"][form] = subtitle
        subtitle = ""
    if text and title and (form == "short" or text != title["text"]):
        title[form] = f"{text}: {subtitle}" if subtitle else text
    return True


def _with_other_script(parallel: Sequence[Fields], info: Element) -> Iterator[Fields]:
    """A parallel title; one that is the other form of the one before it is added to that."""
    said = _said(info)
    if "title" not in said:
        return
    group = info.get("altRepGroup")
    before = next((p for p in parallel if group and p["group"][0] == group), None)
    if before is not None and _put_other_script(before, before["group"][1], info):
        return
    if subtitle := said.pop("subtitle", None):
        said["title"]["text"] += f": {subtitle['text']}"
    yield {"title": said["title"], "group": (group, info)}


def plain_text(value: Any) -> str:
    """The text of a title that was read."""
    return str(value["text"]) if isinstance(value, dict) else str(value or "")
