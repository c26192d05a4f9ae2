"""Markup in titles, CSL's as Crossref's faces and back (common5.5.0.xsd, "face_markup").

>>> from precarious_truce.formats.crosswalk.xml import written
>>> made = marked("title", 'The <i>Aeneid</i> and <sc>nasa</sc>')
>>> print(written(made), end="")
<title>The <i>Aeneid</i> and <scp>nasa</scp></title>
>>> read_marked(made)
'The <i>Aeneid</i> and <span style="font-variant: small-caps;">nasa</span>'
"""

from __future__ import annotations

from precarious_truce.formats.bib.raw.latex.markup import MARKUP, events, normalize
from precarious_truce.formats.crossref_xml.values import text_of, without_controls
from precarious_truce.formats.crosswalk.markup import plain
from precarious_truce.formats.crosswalk.xml import Element, one_line

__all__ = ["marked", "read_marked"]

_FACES = {"i": "i", "b": "b", "sup": "sup", "sub": "sub", "sc": "scp"}
"""CSL's markup → Crossref's; protection of letter case has none."""
_READ = {face: kind for kind, face in _FACES.items()} | {"em": "i", "strong": "b"}


def marked(name: str, value: object) -> Element | None:
    """The element of a text with its markup; None where there is no text."""
    text = text_of(value)
    if text is None:
        return None
    root = Element(name, text=text)
    source = str(value)
    if "<" not in source:
        return root
    made: list[tuple[Element, list[str | Element]]] = [(root, [])]
    for one in events(normalize(without_controls(source))):
        if not one.kind:
            made[-1][1].append(plain(one.text))
        elif (face := _FACES.get(one.kind)) and one.opens:
            made.append((Element(face), []))
        elif face:
            element, pieces = made.pop()
            made[-1][1].append(_filled(element, pieces))
    marked_up = _filled(Element(name), made[0][1])
    return marked_up if marked_up.children and marked_up.words else root


def _filled(element: Element, pieces: list[str | Element]) -> Element:
    element.children = [piece for piece in pieces if isinstance(piece, Element)]
    content = "".join(piece if isinstance(piece, str) else piece.content for piece in pieces)
    if element.children:
        element.pieces, element.mixed = pieces, content
    else:
        element.text = content
    return element


def read_marked(element: Element | None) -> str:
    """The text of an element with CSL's markup for its faces; "" where there is none."""
    if element is None or not element.words:
        return ""
    return normalize(one_line(_inside(element))) if element.children else element.words


def _inside(element: Element) -> str:
    if element.pieces:
        return "".join(p if isinstance(p, str) else _in_tags(p) for p in element.pieces)
    if not element.children:
        return element.text
    between = " " if element.text else ""
    return between.join(map(_in_tags, element.children))


def _in_tags(element: Element) -> str:
    kind = _READ.get(element.name)
    opening, closing, _ = MARKUP[kind] if kind else ("", "", "")
    return f"{opening}{_inside(element)}{closing}"
