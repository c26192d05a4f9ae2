"""Inputs that failed once, each with the answer that is right.

What the fuzzer finds goes here, made as small as it can be, under the target that found it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from precarious_truce.errors import TruceError
from precarious_truce.model import Library
from tests.fuzz.targets import CLUSTERS, ITEMS, SMALL_STYLE, TARGETS

__all__ = ["FOUND", "Found"]


class Found(NamedTuple):
    """An input of a target, why it failed, and the answer that is right.

    An answer is a text; of a library it is its works (type and title) with the codes of its
    diagnostics; of what is refused, `refused` with the codes.
    """

    target: str
    why: str
    given: Any
    right: str

    def answer(self) -> str:
        """What the target makes of the input now."""
        try:
            found = TARGETS[self.target].call(self.given)
        except TruceError as error:
            return " ".join(["refused", *(fault.code for fault in error.diagnostics)])
        if not isinstance(found, Library):
            return str(found)
        works = [f"{getattr(work, 'type', 'book')} {work.title}" for work in found]
        return "; ".join([*works, *(fault.code for fault in found.diagnostics)])


TEXT = "Jane DoeOn peace2004"
FOUND = (
    Found("read yaml as text", "half a letter", b"title: A\xf9b\n", "book A\ufffdb; F11"),
    Found("read yaml as text", "half a letter in a comment", b"title: A  # \xf9\n", "book A; F11"),
    Found("fmt", "half a letter", b"title: A\xf9b\n", "refused Y0"),
    Found("fmt", "half a letter behind #", b"title: A #\xf9b\n", "refused Y0"),
    Found("read crossref-json", "a type that is a list",
          b'[{"DOI": "10.5555/a", "type": ["x"], "title": ["A"]}]', "document A"),
    Found("read crossref-json", "a type that is a mapping",
          b'[{"DOI": "10.5555/a", "type": {"book": 1}, "title": ["A"]}]', "document A"),
    Found("read crossref-json", "a truth for a year",
          b'[{"DOI": "10.5555/a", "title": ["A"], "issued": {"date-parts": [[true, "\xc2\xb2"]]}}]',
          "document A"),
    Found("read n-triples as text", "half a letter in a date",
          b'<urn:a> <http://purl.org/dc/terms/title> "A" .\n'
          b'<urn:a> <http://purl.org/dc/terms/date> "1\xff" .', "document A; F11"),
    Found("models", "a truth for a person", {"title": "A", "key": "a", "composer": False},
          "error[Y5]: contributor[0]: False is no name\n   = hint: write Family, Given"),
    Found("new", "many digits behind a letter", b"1 Water A" + b"15" * 60 + b"s Weyden 28\n",
          "title: The title as on the title page   # ? write the title\ncontents:\n  - number: 1\n"
          f"    title: Water A{'15' * 60}s Weyden\n    pages: 28–\n"),
    Found("new", "a section of markup that Python does not know",
          b"<html><body><![C[x]]><ul><li>1 Floods 15</li><li>2 Wells 28</li></ul></body></html>",
          "title: The title as on the title page   # ? write the title\ncontents:\n"
          "  - number: 1\n    title: Floods\n    pages: 15–\n"
          "  - number: 2\n    title: Wells\n    pages: 28–\n"),
    Found("cites", "a number of a note that int() does not know", (SMALL_STYLE, ITEMS[:1], [
        {"citationItems": [{"id": "doe"}], "properties": {"noteIndex": "²"}}], "text"),
        str([("doe", TEXT), TEXT, ("doe", TEXT)])),
    Found("items", "a date that int() does not know", (SMALL_STYLE, [
        {"id": "doe", "title": "On peace", "issued": {"raw": "²"}}], [], "text"),
        str([("doe", "On peace²")] * 2)),
    Found("cites", "a number for a list of citations",
          (SMALL_STYLE, ITEMS, 1e308, "text"), "refused CIT5"),
    Found("cites", "a mapping for a list of citations",
          (SMALL_STYLE, ITEMS, {"a": CLUSTERS}, "text"), "refused CIT5"),
    Found("read csl-json", "the title of a part is nothing that XML can hold", (
        b'[{"id": "b", "type": "book", "title": "Rivers"}, {"id": "b-x", "type": "chapter",'
        b' "title": "\\ufffe", "container-title": "Rivers", "custom": {"precarious-truce":'
        b' {"in": "b"}}}]'), "book Rivers"),
    Found("the law", "the title of a part is nothing that XML can hold", ("marcxml", [
        {"title": "A", "key": "w0", "contents": ["\ufffe"]}]), "holds"),
    Found("the law", "markup in the number of a class", ("turtle", [
        {"title": "A", "key": "w0", "classes": {"lcc": "<i>it</i>"}}]), "holds"),
    Found("the law", "a role without words before one that has them", ("biblatex", [
        {"title": "A", "key": "w0", "contributor": [
            {"family": "Oak", "role": "narrator"}, {"family": "Ash", "role": "organizer"}]}]),
            "holds"),
    Found("the law", "a book with a director", ("marc", [
        {"title": "A", "key": "w0", "director": "Ash"}]), "holds"),
    Found("the law", "a volume beside a table of contents of its name", ("csv", [
        {"title": "A", "key": "w0", "author": "Ash", "publisher": "P", "volume": "2"},
        {"title": "A", "key": "w1", "author": "Ash", "publisher": "P", "contents": ["B"]}]),
        "holds"),
    Found("pages", "identifiers of which none is there",
          {"title": "A", "type": "report", "identifiers": {"oclc": None}}, "1"),
)  # fmt: skip
