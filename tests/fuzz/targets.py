"""What is fuzzed: the one table, of each target what makes an input and what is done with it.

>>> [name for name in TARGETS if "csl-json" in name]
['read csl-json', 'read csl-json as text']
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any

import precarious_truce as pt
from precarious_truce.checks import check, check_text
from precarious_truce.checks.fixes import fix_text
from precarious_truce.checks.registry import Selection
from precarious_truce.citations import Processor
from precarious_truce.citations.serialise import OUTPUTS
from precarious_truce.citing import locator_of
from precarious_truce.formats import Format, by_name, registry
from precarious_truce.formats.yaml.format import format_text
from precarious_truce.model import DOI, ISBN, ISSN, ORCID, Book, Date, Extent, Library, Name, Pages
from precarious_truce.site import public
from precarious_truce.sources import draft_of
from tests.citations.build import BOOK, DOE, GROUP, HISTORY, NAMES, SHORT, YEAR, style
from tests.examples import HOLDERS, Example, examples, fragments
from tests.fuzz.mutations import Grammar, mutated, mutated_json
from tests.holes import is_known
from tests.law import ALWAYS, CASES, breach
from tests.site.test_hostile import check_page
from tests.site.test_round_trip import pages_of, returned
from tests.sources.made import NAV, NCX, OPF, epub, pdf

__all__ = ["CLUSTERS", "ITEMS", "SMALL_STYLE", "TARGETS", "Target"]

DATA = Path(__file__).parents[2] / "data"


@dataclass(frozen=True)
class Target:
    """What makes an input, and what is done with it: that may raise a `TruceError`, no more."""

    make: Callable[[Random], Any]
    call: Callable[[Any], object]


# --- readers --------------------------------------------------------------------------------------

_XML = (
    "<",
    "/>",
    "]]>",
    "<!--",
    "<![CDATA[",
    "<?x?>",
    "<!DOCTYPE x>",
    "&lt;",
    "&#0;",
    'xml:lang=""',
)
_MODS = (
    *_XML, "<mods>", "<titleInfo>", '<relatedItem type="host">', '<relatedItem type="constituent">',
    "<name>", "<namePart>", "<part>", "<dateIssued>", 'encoding="marc"', 'point="end"', "19uu",
    "9999", 'type="family"', 'altRepGroup="01"', 'script="Latn"', 'transliteration="x"',
    "<tableOfContents>a -- b</tableOfContents>", "<detail>", "<list>", "[s.n.]", "c1999",
)  # fmt: skip
_JSON = ("{", "}", "[", "]", '"', ",", ":", "\\ud800", "\\u0000", "null", "1e999", "\\", "true")
_YAML = ("- ", ": ", "#", "|\n", ">\n", "{", "}", "[", "]", "&a", "*a", "!x", "<<", "---\n", "? ",
         "contents:", "volumes:", "\n  ", "key:", "%YAML 9", "@", "`", "x-a:", "formats:",
         "\t")  # fmt: skip
_HAYAGRIVA = (*_YAML, "type: ", "parent:\n", "title: {", "value: ", "verbatim: true", "affiliated:",
              "role: ", "names: [", "serial-number: ", "x-date: ", "x-as: container", "{$", "\\{",
              "date: ~", "publisher: {location: ", "url: {value: ")  # fmt: skip
_BIB = ("{", "}", "@", "#", "\\", '"', "@string{a=", "crossref={a},", "xdata={a},", " and ",
        "others",
        "\\symbol{56320}", "\\char55296 ", "{\\\"{", "\\'", "\\newcommand{\\x}{", "$", "%\n",
        "@comment",
        "=", "--", "\\u", "\\o", "\\textit{", "month=jan#", "\\begin{x}", "^", "_", "~",
        "\\verb|")  # fmt: skip
_RIS = ("TY  - ", "ER  - ", "AU  - ", "\nT2  - ", "  - ", "SP  - ", "PY  - ", "DA  - ////",
        "\nA1  - ",
        "SN  - ", "\nTY  - BOOK\n", "\nXX  - ")  # fmt: skip
_RDF = ("<", ">", "a ", ";", ".", "_:b0", "@prefix x: <", "^^xsd:gYear", "@en", "[", "]", "(", ")",
        '"""', "<http://purl.org/dc/terms/isPartOf>", "schema:position", "\\u",
        "\\UFFFFFFFF")  # fmt: skip
_MARC = ("\x1e", "\x1f", "\x1d", "\x1fa", "00042", "245", "505", "880", "$8", "1.1\\c", "\xe8")
_CSV = (",", '"', '""', "\n", "\t", ";", "1,2", "contents.1", "title", "=1+1", "chapter")

_GRAMMARS = {
    "yaml": Grammar(_YAML), "hayagriva": Grammar(_HAYAGRIVA),
    "bibtex": Grammar(_BIB), "biblatex": Grammar(_BIB),
    "ris": Grammar(_RIS), "csl-json": Grammar(_JSON, "json"), "turtle": Grammar(_RDF),
    "n-triples": Grammar(_RDF), "rdf-xml": Grammar(_XML, "xml"), "json-ld": Grammar(_JSON, "json"),
    "oai-dc": Grammar(_XML, "xml"), "mods": Grammar(_MODS, "xml"),
    "oai-static": Grammar(_MODS, "xml"), "marcxml": Grammar(_XML, "xml"), "marc": Grammar(_MARC),
    "crossref-xml": Grammar(_XML, "xml"),
    "csv": Grammar(_CSV), "tsv": Grammar(_CSV),
    "crossref-json": Grammar(_JSON, "json"), "open-library": Grammar(_JSON, "json"),
}  # fmt: skip
"""How each format is written; of one that is not here, nothing is known."""


def _answers(name: str) -> list[bytes]:
    """Answers of a service, which nothing here writes."""
    from tests.sources import test_answers as saved

    if name == "crossref-json":
        found: list[Any] = [saved.BOOK, [saved.SECOND, saved.FIRST], {"message": {"items": [
            saved.BOOK, saved.FIRST, saved.SECOND, saved.ARTICLE]}}]  # fmt: skip
    else:
        found = [OPEN_LIBRARY, [OPEN_LIBRARY], {"ISBN:0521086899": {"details": OPEN_LIBRARY}}]
    return [json.dumps(answer).encode() for answer in found]


OPEN_LIBRARY = {
    "key": "/books/OL1M", "title": "Rivers", "subtitle": "Essays", "publishers": ["Northfield"],
    "publish_date": "May 2004", "isbn_13": ["9780521086899"], "number_of_pages": 300,
    "pagination": "xii, 300 p.", "authors": [{"key": "/authors/OL1A", "name": "Eleanor Marsh"}],
    "by_statement": "Eleanor Marsh ; translated by P. Weyden.", "series": ["Waters ; 3"],
    "languages": [{"key": "/languages/eng"}], "publish_places": ["Leiden"],
    "edition_name": "2nd ed.",
    "table_of_contents": [
        {"level": 0, "label": "1", "title": "Floods", "pagenum": "1",
        "type": {"key": "/type/toc_item"}},
        {"level": 1, "label": "", "title": "Dykes", "pagenum": "5"}, {"title": "Index"}, "Wells",
    ],
    "identifiers": {"oclc": ["1234"]}, "lccn": ["n78890"], "dewey_decimal_class": ["551.48"],
}  # fmt: skip


@cache
def _works() -> Sequence[Example]:
    """A few hundred works, each with one field of interest."""
    found = [*examples(), *examples(nasty=True)]
    return Random(0).sample(found, 400)


@cache
def _texts(name: str) -> Sequence[bytes]:
    """Files of a format, small ones and a few books with chapters."""
    kind = by_name(name)
    if not kind.writes:
        return _answers(name)
    libraries = [Library([one.work]) for one in _works()[:: 20 if name == "xlsx" else 3]]
    libraries += [pt.load(path) for path in sorted(DATA.glob("*.yaml"))]
    made = [_written(kind, library) for library in libraries]
    return [data for data in made if len(data) < 12_000] if kind.is_text else made


def _written(kind: Format, library: Library) -> bytes:
    held = io.BytesIO()
    pt.dump(library, held, kind, **ALWAYS.get(kind.name, {}))
    return held.getvalue()


def _file(name: str, rng: Random) -> bytes:
    if name == "xlsx" and rng.random() < 0.9:
        return _with_a_member_changed(rng, rng.choice(_texts(name)))
    return mutated(rng, _texts(name), _GRAMMARS.get(name, Grammar(())))


def _with_a_member_changed(rng: Random, data: bytes) -> bytes:
    """A ZIP archive with one of its files changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice([name for name in files if name.endswith((".xml", ".rels"))])
    files[name] = mutated(rng, [files[name]], Grammar(_XML, "xml"))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def _read(name: str, data: bytes | str) -> Library:
    """Read; what was read, be it sound or only in part, is checked and written."""
    try:
        library = pt.loads(data, name)
    except pt.TruceError as error:
        if isinstance(error.library, Library):
            _use(name, error.library, len(data))
        raise
    _use(name, library, len(data))
    return library


def _read_text(name: str, data: bytes) -> Library:
    return _read(name, _as_text(data))


def _use(name: str, library: Library, turn: int) -> None:
    """Check a library, and write it as the format that it was read from and as another."""
    for fault in library.diagnostics:
        str(fault).encode()
    written = [f for f in registry() if f.writes and f.is_text and f.name not in _LONG]
    for kind in {name: by_name(name), "other": written[turn % len(written)]}.values():
        if kind.writes and len(library):
            pt.losses(library, kind)
            for piece in pt.io.content(library, kind, **ALWAYS.get(kind.name, {})):
                piece.encode() if isinstance(piece, str) else piece
    check(library)


_LONG = ("rdf-xml", "json-ld", "n-triples")
"""Formats that hold what turtle holds, and take longer to write."""


def _streamed(name: str, data: bytes) -> list[object]:
    return list(pt.stream(io.BytesIO(data), name))


def _as_text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


# --- records --------------------------------------------------------------------------------------


def _formatted(data: bytes) -> str:
    text = _as_text(data)
    once = format_text(text)
    assert format_text(once) == once, "formatted again it is another text"
    return once


def _checked(data: bytes) -> list[str]:
    found = check_text(data, file="x.yaml")
    for fault in found:
        str(fault).encode()
    return [fault.code for fault in found]


def _fixed(data: bytes) -> str:
    return fix_text(_as_text(data), Selection())[0]


def _model(rng: Random) -> Any:
    return mutated_json(rng, rng.choice(_dumped()))


@cache
def _dumped() -> Sequence[Any]:
    found = [
        one.work.model_dump(mode="json", by_alias=True, exclude_defaults=True) for one in _works()
    ]
    return [json.loads(json.dumps(one)) for one in found]


def _modelled(value: Any) -> object:
    model = (
        pt.Reference if isinstance(value, dict) and value.get("type", "book") != "book" else Book
    )
    try:
        work = model.model_validate(value)
    except pt.ValidationError as error:
        return str(pt.as_truce_error(error))
    library = Library([work])
    pt.dumps(library).encode()
    assert model.model_validate(work.model_dump()) == work
    return library


def _paged(value: Any) -> object:
    """The pages of a work, which hold nothing but what is theirs and give it back."""
    model = (
        pt.Reference if isinstance(value, dict) and value.get("type", "book") != "book" else Book
    )
    try:
        work = model.model_validate(value)
    except pt.ValidationError as error:
        return type(error).__name__
    pages = pages_of(public(work), "https://example.org/")
    for page in pages.values():
        check_page(page)
    if work.title:
        whole = next(page for name, page in pages.items() if name.endswith("/index.html"))
        assert list(returned(whole)) == list(Library([public(work)]))
    return len(pages)


# --- pages of people ------------------------------------------------------------------------------

_PAGES = (
    "Preface ... ix\n1 Water ... 15\n  1.1 Dykes ... 17\n2 Wells, by A. Oak ... 31\nIndex ... 90\n",
    "CONTENTS\n\nPart I: Water\n1. Floods    Eleanor Marsh    1\n2. Fords    Pieter Weyden    28\n"
    "Part II: Land\n3. Hills    1\u20131\nNotes 200\n",
    "Inhalt\nVorwort\t7\nKapitel 1 – Wasser\t9\nA. Der Fluß\t9\nB. Das Meer\t31\nRegister\t99\n",
    "Contents: Introduction / E. Marsh -- Rivers / A. Oak and B. Ash -- Wells -- Index.",
    "Frontmatter\npp i-iv\nContents\npp v-vi\n1 - Soviet Russia\npp 1-12\nBy Gabriel Gorodetsky\n"
    "Get access\nDOI: https://doi.org/10.1017/CBO9780511\n",
    "\\contentsline {chapter}{\\numberline {1}Floods}{15}{chapter.1}\n"
    "\\contentsline {section}{\\numberline {1.1}Dykes}{17}{section.1.1}\n",
    '<html><head><meta name="citation_title" content="Rivers"/><meta name="citation_isbn" '
    'content="9780521086899"/></head><body><h1>Rivers</h1><ul><li><a href="c1">1 Floods</a> '
    "<span>pp. 1–30</span></li><li>2 Fords<ol><li>2.1 Dykes 31</li></ol></li></ul></body></html>",
    '<script type="application/json" id="precarious-truce-record">{"title": {"text": "Rivers", '
    '"lang": "en"}, "date": "2004", "contents": ["Floods", {"title": "Fords", "pages": "1–9", '
    '"contents": [{"number": "1", "title": "Dykes"}]}], "volumes": []}</script>',
    '<script type="application/ld+json">{"@type": "Book", "name": "Rivers", "author": [{"@type": '
    '"Person", "familyName": "Marsh", "givenName": "E."}], "isPartOf": {"@type": "BookSeries", '
    '"name": "Waters", "position": 3}, "hasPart": [{"@type": "Chapter", "name": "Floods", '
    '"position": 2, "pageStart": "1", "hasPart": [{"name": "Dykes"}]}]}</script><p>x</p>',
    "<table><tr><td>1</td><td>Floods</td><td>15</td></tr><tr><td>2</td><td>Fords</td><td>31</td>"
    "</tr></table>",
)
_SOURCE = Grammar((
    "...", ". . .", "\t", "\n", "Part I", "Chapter 1", "pp. ", "by ", " / ", " -- ", "ix", "15",
    "<li>",
    "</li>", "<a href='#'>", "Contents\n", "Abstract\n", "DOI: 10.1/x", "1.1.1 ", "§ 4", "IV. ",
    "    ", "and", "edited by", "<table>", "<script>", "\\contentsline", "{chapter}", "|", "• ",
))  # fmt: skip


@cache
def _sources() -> Sequence[bytes]:
    return [
        *(page.encode() for page in _PAGES),
        *_answers("crossref-json"),
        *_answers("open-library"),
    ]


def _page(rng: Random) -> bytes:
    return mutated(rng, _sources(), _SOURCE)


def _package(rng: Random) -> bytes:
    """An EPUB whose files are changed, or that is changed itself."""
    if rng.random() < 0.1:
        return mutated(rng, [epub()], Grammar(()))
    grammar = Grammar(_XML, "xml")
    parts = {"nav": NAV, "ncx": NCX, "opf": OPF}
    changed = rng.choice(list(parts))
    parts[changed] = mutated(rng, [parts[changed].encode()], grammar).decode("utf-8", "replace")
    if rng.random() < 0.1 and changed != "opf":
        return epub(**{**parts, changed: None})  # type: ignore[arg-type]
    return epub(**parts)


@cache
def _pdfs() -> Sequence[bytes]:
    return [pdf(), pdf(labels=False), pdf(outline=False)]


_PDF = Grammar(
    ("obj", "endobj", "<<", ">>", "/Kids", "/First", "/Next", "1 0 R", "/Nums [", "stream")
)


def _portable(rng: Random) -> bytes:
    """A PDF with a few of its bytes or numbers of objects changed."""
    data = bytearray(rng.choice(_pdfs()))
    for _ in range(rng.choice((1, 1, 2, 5))):
        at = rng.randrange(len(data))
        data[at : at + rng.choice((0, 1, 1, 3))] = rng.choice(
            (bytes([rng.randrange(256)]), rng.choice(_PDF.tokens).encode(), b"", b"9")
        )
    return bytes(data)


def _drafted(data: bytes) -> str:
    draft = draft_of(data)
    record = draft.record(infer_ends=len(data) % 2 == 0)
    record.encode()
    pt.loads(record)
    return record


# --- citations ------------------------------------------------------------------------------------

_EDITORS = """
<names variable="author editor">
  <name and="text" delimiter-precedes-last="always" initialize-with=". "
        name-as-sort-order="first"/>
  <et-al term="and others"/><label form="short" prefix=" "/>
  <substitute><names variable="editor"/><text variable="title"/></substitute>
</names>"""
_CHOICES = """
<choose>
  <if type="book chapter" match="any"><text macro="t"/></if>
  <else-if variable="volume" is-numeric="volume"><number variable="volume" form="roman"/></else-if>
  <else><text value="n.d."/></else>
</choose>
<label variable="page" form="short" plural="contextual"/><text variable="page" prefix=", "/>
<date variable="issued" form="text" date-parts="year-month"/>"""
_HEAD = """
<macro name="t">
  <text variable="title" text-case="title" quotes="true" strip-periods="true"/>
</macro>
<locale xml:lang="en">
  <terms>
    <term name="page" form="short"><single>p.</single><multiple>pp.</multiple></term>
  </terms>
  <date form="text"><date-part name="month" form="long"/><date-part name="year" prefix=" "/></date>
  <style-options punctuation-in-quote="true"/>
</locale>"""
_IBID = f"""
<choose>
  <if position="ibid-with-locator"><text term="ibid"/></if><else>{SHORT}</else>
</choose>
<text variable="citation-number" prefix="[" suffix="]" vertical-align="sup"/>"""
_STYLES = (
    style(NAMES.format("") + '<text variable="title" font-style="italic"/>' + YEAR),
    style(
        GROUP.format(_EDITORS),
        citation=SHORT + YEAR + '<text variable="year-suffix"/><text variable="locator"/>',
        options='disambiguate-add-year-suffix="true" disambiguate-add-names="true" et-al-min="3" '
        'et-al-use-first="1" collapse="year-suffix" disambiguate-add-givenname="true"',
        sort='<sort><key variable="author"/><key variable="issued" sort="descending"/></sort>',
        bib='hanging-indent="true" subsequent-author-substitute="———" second-field-align="flush"',
        root='class="in-text" default-locale="de"',
    ),
    style(
        _CHOICES, head=_HEAD, citation=_IBID,
        root='class="note" page-range-format="chicago" demote-non-dropping-particle="never"',
    ),
)  # fmt: skip
SMALL_STYLE = _STYLES[0]
_CSL = Grammar((*_XML, "<group>", "</group>", '<text variable="note"/>', "macro=", 'form="short"',
                'et-al-min="99"', 'delimiter="', "<choose>", 'position="first"', "<names/>"),
                "xml")  # fmt: skip

ITEMS: list[dict[str, Any]] = [
    BOOK, {**HISTORY, "id": "b", "volume": "2", "locator": "x"},
    {"id": "c", "type": "chapter", "title": "The “Floods” of <i>1953</i>: a study",
    "page": "113-118, 120",
     "author": [DOE, {"literal": "Danube Survey Group"}, {"family": "Weyden", "given": "Pieter",
      "non-dropping-particle": "van der", "suffix": "Jr."}], "container-title": "Rivers",
      "edition": "2nd",
     "issued": {"date-parts": [[2004, 5], [2005, 1, 2]]}, "volume": "iv", "language": "de",
     "DOI": "10.1/x",
     "editor": [{"family": "Oak", "given": "Ada B.-C."}], "chapter-number": "3",
     "note": "original-date: 1931"},
    {"id": "d", "type": "article-journal", "title": "Tides", "issued": {"raw": "May 2004/2005"},
     "accessed": {"date-parts": [["2011", "06"]], "circa": True}, "number": "12A", "author": [DOE]},
]  # fmt: skip
CLUSTERS: list[Any] = [
    [{"id": "doe", "locator": "12", "label": "page", "prefix": "see "}, {"id": "c",
    "suppress-author": True}],
    {"citationItems": [{"id": "d", "suffix": ", and more", "position": 1}],
    "properties": {"noteIndex": 3}},
    [{"id": "c", "author-only": True, "near-note": True}], [{"id": "doe"}, {"id": "b"},
    {"id": "d"}],
]  # fmt: skip


def _cited(given: tuple[str | bytes, Any, Any, str]) -> list[Any]:
    csl, items, clusters, output = given
    processor = Processor(csl, items, output=output)
    found = [*processor.bibliography(), *processor.citations(clusters), *processor.bibliography()]
    json.dumps(found).encode()
    _ = processor.bibliography_options
    return found


def _some_style(rng: Random) -> Any:
    data = mutated(rng, [s.encode() for s in _STYLES], _CSL)
    return data, ITEMS, CLUSTERS, rng.choice(OUTPUTS)


def _some_items(rng: Random) -> Any:
    name = rng.choice(("apa", "ieee", "nature", "modern-language-association", *_STYLES))
    items = (
        mutated_json(rng, ITEMS) if rng.random() < 0.8 else [mutated_json(rng, rng.choice(ITEMS))]
    )
    known = (
        [i["id"] for i in items if isinstance(i, dict) and "id" in i]
        if isinstance(items, list)
        else []
    )
    return name, items, [[{"id": i} for i in known]], rng.choice(OUTPUTS)


def _some_clusters(rng: Random) -> Any:
    return rng.choice(_STYLES), ITEMS, mutated_json(rng, CLUSTERS), rng.choice(OUTPUTS)


# --- single values --------------------------------------------------------------------------------

_VALUES = (
    "ix–xiv", "pp. 12–14, 17ff.", "[iii]", "pl. I–VIII", "2:1–2:20", "A1–A12",
    "xiv + 289 + [8] plates",
    "1931~", "1911/1914", "2011-06-01", "-0044", "197X", "c. 1931", "2001-21",
    "van der Weyden, Pieter, Jr.",
    "Marsh, Eleanor", "978-0-521-08689-9", "0-19-852663-X", "1234-5679",
    "https://doi.org/10.5555/12345678",
    "0000-0002-1825-0097", "chap. 3", "s.v. “salt”", "vol. 2, p. 960", "§ 4", "fol. 12r–13v",
    "1.3.36–37",
    "S. 12", "с. 5", "стр. 10", "ll. 3-5", "p. 1 n. 3",
)  # fmt: skip
_VALUE = Grammar(("–", "-", "--", "ff.", "f.", "[", "]", "+", "/", "?", "~", "%", "X", "..", "p.",
                  "pp. ",
                  "vol. ", "n. ", ":", "i", "v", "x", "0", "a", " ", "r", "van ",
                  ", "))  # fmt: skip


def _value(rng: Random) -> str:
    made = mutated(rng, [value.encode() for value in _VALUES], _VALUE)
    return _as_text(made[:3000])


def _of_value(text: str) -> list[str]:
    made = [Pages(text), Date(text), Extent(text), ISBN(text), ISSN(text), DOI(text), ORCID(text)]
    found = [f"{value} {value!r}" for value in made]
    try:
        found.append(str(Name.model_validate(text)))
    except pt.ValidationError as error:
        found.append(str(pt.as_truce_error(error)))
    return found


@cache
def _located() -> Book:
    (book,) = pt.load(DATA / "odd-pages.yaml").books()
    return book


def _locators(text: str) -> list[object]:
    found: list[object] = []
    for call in (_located().locate, locator_of, partial(locator_of, language="ru")):
        try:
            found.append(call(text))
        except pt.TruceError as error:
            found.append(str(error))
    return found


# --- structure ------------------------------------------------------------------------------------


def _library(rng: Random) -> tuple[str, Any]:
    """A case of the law, and works with several fields of the model, in it or in its parts."""
    works = [_work(rng, f"w{number}") for number in range(rng.choice((1, 1, 2)))]
    return str(rng.choice(_TRIED)), works


_TRIED = [case for case in CASES if case.format.name != "xlsx"]


def _work(rng: Random, key: str) -> dict[str, Any]:
    """A work as a record has it: the plain one of a holder, with four other fields."""
    holder = rng.choice(tuple(HOLDERS))
    model, made = HOLDERS[holder]
    known = _fragments(model)
    names = rng.sample(list(known), 4)
    for _ in range(20):
        some = {name: rng.choice(known[name]) for name in names}
        try:
            work = made(**some)
        except pt.ValidationError:
            names = rng.sample(list(known), 3)
            continue
        return {**work.model_dump(mode="json", by_alias=True, exclude_defaults=True), "key": key}
    return {"title": "Rivers", "key": key}


@cache
def _fragments(model: Any) -> dict[str, list[Any]]:
    return {name: found for name, found in fragments(model).items() if found and name != "key"}


def _lawful(given: tuple[str, Any]) -> str:
    name, works = given
    case = next(case for case in CASES if str(case) == name)
    try:
        library = Library(
            (pt.Reference if work.get("type", "book") != "book" else Book).model_validate(work)
            for work in works
        )
    except (pt.ValidationError, pt.TruceError) as error:
        return type(error).__name__
    found = breach(case, library)
    assert found is None or is_known(case, found), f"{case}: {found}"
    return "holds"


# --- the table ------------------------------------------------------------------------------------


def _targets() -> Iterator[tuple[str, Target]]:
    for kind in registry():
        if kind.reads:
            make = partial(_file, kind.name)
            yield f"read {kind.name}", Target(make, partial(_read, kind.name))
            if kind.is_text:
                yield f"read {kind.name} as text", Target(make, partial(_read_text, kind.name))
    for name in ("bibtex", "biblatex", "ris"):
        yield f"stream {name}", Target(partial(_file, name), partial(_streamed, name))
    for name, done in (("check", _checked), ("fmt", _formatted), ("fix", _fixed)):
        yield name, Target(partial(_file, "yaml"), done)
    yield "models", Target(_model, _modelled)
    yield "pages", Target(_model, _paged)
    yield "new", Target(_page, _drafted)
    yield "new epub", Target(_package, _drafted)
    yield "new pdf", Target(_portable, _drafted)
    yield "styles", Target(_some_style, _cited)
    yield "items", Target(_some_items, _cited)
    yield "cites", Target(_some_clusters, _cited)
    yield "values", Target(_value, _of_value)
    yield "locators", Target(_value, _locators)
    yield "the law", Target(_library, _lawful)


TARGETS: dict[str, Target] = dict(_targets())
"""Every target by its name."""
