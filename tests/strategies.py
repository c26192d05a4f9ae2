"""Hypothesis strategies: works with every field, and text meant to break things."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from precarious_truce.model import Book, Library, Reference
from precarious_truce.model.kinds import BOOK_KINDS, KINDS
from precarious_truce.model.pages import to_roman
from precarious_truce.model.references import CSL_TYPES

_HOSTILE = (
    "null", "true", "0521215609", "1.10", "1e3", "~", "- dash", "? q", ": c", "a: b", "a #b", "#4",
    "{x}", "[y]", "'q'", '"q"', "!Kung", "&a", "*b", "<<", "%d", "@at", "`t`", "|", ">", "a\nb",
    "\\input{x}", "$x_1^2$", "50% & more", "}{", "<script>", "<i>it</i>", "a -- b", "a – b", "É—ß",
    "Река", "日本語", "e\u0301", "\u00a0x", "and others", "A and B", "x\ty", '" .\n<a> <b> <c> .',
)  # fmt: skip

words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")),
    min_size=1,
    max_size=12,
)
lines = st.one_of(
    words, st.sampled_from(_HOSTILE), st.lists(words, min_size=1, max_size=4).map(" ".join)
).filter(lambda text: text.strip())
"""Text of one or more lines that is not blank."""

plain_lines = lines.map(lambda text: " ".join(text.split())).filter(bool)
"""Text on one line."""


def fields(**strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping with some of the fields."""
    return st.fixed_dictionaries({}, optional={k.rstrip("_"): v for k, v in strategies.items()})


persons = st.fixed_dictionaries(
    {"family": plain_lines},
    optional={
        "given": plain_lines,
        "suffix": st.sampled_from(["Jr.", "III"]),
        "dropping-particle": st.sampled_from(["de", "von"]),
        "non-dropping-particle": st.sampled_from(["van der", "la"]),
        "romanized": plain_lines,
        "orcid": st.just("0000-0002-1825-0097"),
    },
)
names = st.one_of(persons, st.fixed_dictionaries({"literal": plain_lines}))
people = st.lists(names, max_size=3)
texts = st.one_of(
    plain_lines,
    st.fixed_dictionaries(
        {"text": plain_lines},
        optional={
            "romanized": plain_lines,
            "translated": plain_lines,
            "lang": st.sampled_from(["ru", "de"]),
        },
    ),
)
titles = st.one_of(
    texts,
    st.fixed_dictionaries(
        {"text": plain_lines}, optional={"short": plain_lines, "original": plain_lines}
    ),
)
years = st.integers(1000, 2100).map(str)
dates = st.one_of(
    years,
    st.builds("{}-{:02}".format, years, st.integers(1, 12)),
    st.builds("{}-{:02}-{:02}".format, years, st.integers(1, 12), st.integers(1, 28)),
    st.builds("{}{}".format, years, st.sampled_from("~?%")),
    st.builds("{}/{}".format, years, st.one_of(years, st.just(".."))),
    st.sampled_from(["c. 1931", "forthcoming", "2001-21", "197X"]),
)
_numbers = st.integers(1, 999)
labels = st.one_of(
    _numbers.map(str), _numbers.map(to_roman), _numbers.map(lambda n: f"A{n}"),
    _numbers.map(lambda n: f"[{n}]"), _numbers.map(lambda n: f"{n}a"),
    _numbers.map(lambda n: f"4:{n}"),
)  # fmt: skip
ranges = st.one_of(
    labels, st.builds("{}{}{}".format, labels, st.sampled_from(["–", "-", "--"]), labels)
)
pages = st.one_of(
    st.lists(ranges, min_size=1, max_size=3).map(", ".join),
    st.sampled_from(["134–", "88ff.", "100f.", "70–61", "vx", "e1006791", "11E201", "113–18"]),
)
isbns = st.sampled_from(
    ["978-0-521-08689-9", "9780000000002", "0-19-852663-6", "978-0-00-000000-3"]
)
dois = st.sampled_from(["10.5555/12345678", "10.1002/(SICI)1097<1::AID>3.0", "10.5555/a_b#c%d"])
urls = st.one_of(
    st.sampled_from(["https://example.org/a_b?c=d&e=f%20g", "https://example.org/~x"]),
    st.fixed_dictionaries(
        {"text": st.just("https://example.org/"), "accessed": st.just("2020-02-01")}
    ),
)
editions = fields(
    title=titles, subtitle=texts, author=people, publisher=st.lists(texts, max_size=2), place=texts,
    date=dates, language=st.sampled_from(["fr", "ru"]), isbn=isbns,
)  # fmt: skip
series = st.one_of(
    plain_lines,
    st.fixed_dictionaries(
        {"title": titles},
        optional={"number": plain_lines, "issn": st.just("1234-5679"), "editor": people},
    ),
)

_described = {
    "subtitle": texts,
    "parallel-title": st.lists(titles, max_size=2),
    **dict.fromkeys(
        ("author", "editor", "translator", "illustrator", "introduction", "foreword"), people
    ),
    "contributor": st.lists(
        st.one_of(names, st.builds(lambda n: {"name": n, "role": "cartographer"}, plain_lines)),
        max_size=2,
    ),
    "publisher": st.lists(texts, max_size=2),
    "place": st.lists(texts, max_size=2),
    "date": dates,
    "edition": st.one_of(st.sampled_from(["2", "Revised edition"]), plain_lines),
    "language": st.lists(st.sampled_from(["en", "de", "ru", "fr"]), max_size=2, unique=True),
    "series": series,
    "event": fields(name=texts, place=texts, date=dates),
    "isbn": isbns,
    "doi": dois,
    "url": urls,
    "identifiers": fields(oclc=st.just("1234"), lccn=st.just("n78-890"), handle=st.just("1/2")),
    "original": editions,
    "reissue-of": editions,
    "abstract": lines,
    "keywords": st.lists(plain_lines, max_size=3),
    "subjects": st.lists(plain_lines, max_size=2),
    "classes": fields(lcc=plain_lines, ddc=plain_lines),
    "rights": plain_lines,
    "license": plain_lines,
    "note": lines,
    "archive": fields(name=plain_lines, place=plain_lines, shelfmark=plain_lines),
    "sources": st.lists(
        fields(url=st.just("https://example.org/"), for_=st.just(["title"])), max_size=1
    ),
    "extra": st.dictionaries(
        st.sampled_from(["bibtex", "ris"]),
        st.dictionaries(st.sampled_from(["file", "zz"]), lines, min_size=1),
        max_size=2,
    ),
    "x-mine": st.one_of(lines, st.lists(plain_lines), st.dictionaries(plain_lines, plain_lines)),
}  # fmt: skip


def _some(also: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """A few of the described fields, so that a book stays small enough to read."""
    pool = _described | also

    def chosen(keys: list[str]) -> st.SearchStrategy[dict[str, Any]]:
        return st.fixed_dictionaries({k: pool[k] for k in keys})

    return st.lists(st.sampled_from(sorted(pool)), max_size=5, unique=True).flatmap(chosen)


_formats = st.dictionaries(
    st.sampled_from(["hardback", "paperback", "online"]),
    fields(isbn=isbns, date=dates, doi=dois, publisher=texts),
    max_size=2,
)
_chapter_only = {
    "pages": pages,
    "number": st.one_of(_numbers.map(str), st.sampled_from(["I", "IV", "A", "3a"])),
    "kind": st.sampled_from(sorted(KINDS)),
    "facing": st.sampled_from(["true", "false"]),
    "article-number": _numbers.map(str),
}
_known_titles = st.sampled_from(
    ["Preface", "Index", "Introduction: Why?", "Conclusions", "Vorwort", "Contents"]
)


def _chapters(depth: int) -> st.SearchStrategy[list[Any]]:
    bare = st.one_of(_known_titles, plain_lines)
    also = dict(_chapter_only)
    if depth:
        also["contents"] = _chapters(depth - 1)
    full = st.builds(lambda t, f: {"title": t, **f}, st.one_of(titles, _known_titles), _some(also))
    return st.lists(st.one_of(bare, full), max_size=4 if depth else 2)


_volumes = st.lists(
    st.builds(
        lambda n, f: {"number": str(n), **f},
        _numbers,
        _some({"title": titles, "contents": _chapters(0), "extent": st.just("xiv + 289")}),
    ),
    max_size=2,
)
raw_books = st.builds(
    lambda title, some, contents: {"title": title, **some, "contents": contents},
    titles,
    _some({"kind": st.sampled_from(BOOK_KINDS),
           "extent": st.sampled_from(["xiv + 289", "300", "[8] plates"]),
           "formats": _formats, "volumes": _volumes, "volume-count": st.just("3")}),
    _chapters(1),
)  # fmt: skip
"""Books as a record has them, before they are models."""

_article_only = {
    **_chapter_only,
    "container-title": titles,
    "container-author": people,
    "volume": plain_lines,
    "issue": plain_lines,
    "genre": plain_lines,
    "recipient": people,
    "director": people,
    "status": plain_lines,
    "version": plain_lines,
    "submitted": dates,
}
_article_only.pop("kind")
raw_references = st.builds(
    lambda kind, title, some: {"type": kind, "title": title, **some},
    st.sampled_from(sorted(set(CSL_TYPES) - {"book"})),
    titles,
    _some(_article_only),
)

books = raw_books.map(Book.model_validate)
references = raw_references.map(Reference.model_validate)


def _library(works: list[Any]) -> Library:
    """Works under keys of their own, whatever they were called."""
    return Library(
        work.model_validate({**_tree(work), "key": f"w{n}"}) for n, work in enumerate(works, 1)
    )


def _tree(work: Any) -> dict[str, Any]:
    from precarious_truce.model.losses import after_losses

    return dict(after_losses(work, []))


libraries = st.lists(st.one_of(books, references), min_size=1, max_size=2).map(_library)
"""Libraries of one or two works with keys w1, w2."""
