"""What is asked for by the name that another library gives it, and what to write here instead.

>>> written_as("to_bibtex", "book"), written_as("save", "library")
('pt.dumps(book, "bibtex")', 'pt.dump(library, "FILE.bib")')
>>> written_as("nothing", "book"), written_as("sort", "library")
(None, 'library.sorted()')
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PAGES", "no_attribute_of", "written_as"]

_CALLS = {
    "pt.cite({})": ("cite", "citation", "format_citation", "to_citation", "citations"),
    "pt.bibliography({})": ("bibliography", "format_bibliography", "to_bibliography"),
    'pt.dump({}, "FILE.bib")': (
        "dump", "export", "save", "save_as", "to_file", "write", "write_file", "convert",
    ),
    'pt.dumps({}, "bibtex")': ("dumps", "serialize", "to_string", "to_text", "render"),
    'pt.load("FILE")': (
        "load", "from_file", "load_file", "open", "parse_file", "read", "read_file", "from_path",
    ),
    "pt.loads(TEXT)": (
        "loads", "from_string", "from_text", "from_str", "from_yaml", "parse", "parse_string",
    ),
    'pt.loads(TEXT, "bibtex")': ("from_bibtex", "parse_bibtex", "read_bibtex"),
    "pt.check({})": ("check", "lint", "validate", "faults"),
    'pt.losses({}, "bibtex")': ("losses", "lost"),
    "pt.graph({})": ("graph", "to_graph", "to_rdf", "rdf", "as_graph"),
    "pt.push({})": ("push", "send", "to_zotero"),
    "pandas.DataFrame(pt.Library({}).rows())": (
        "rows", "to_dataframe", "dataframe", "to_pandas", "to_df", "df",
    ),
    "pt.Library({}).references()": ("references", "walk", "iter_parts", "all_parts"),
    "pt.draft_of(PAGE).record()": ("draft", "from_page", "from_contents", "new"),
    'book.locate("p. 60")': ("locate", "at", "at_page", "find_page"),
    'book.part("KEY")': ("part", "get_chapter", "find", "find_part", "get_part"),
}  # fmt: skip
"""What to write here → what it is called elsewhere."""
_OF_LIBRARIES = {
    "library.to_list()": ("to_dict", "as_dict", "model_dump", "model_dump_json", "json", "dict"),
    "library.filter(lambda work: …)": ("find", "search", "query", "where", "select"),
    "library.keys()": ("ids", "get_keys", "citekeys"),
    "library.sorted()": ("sort", "order_by", "sort_by"),
    "library + [work]": ("add", "append", "extend", "update", "insert"),
}  # fmt: skip
_OF_WORKS = {
    "{}.model_dump()": ("to_dict", "as_dict"), "{}.model_dump_json()": ("to_json", "as_json"),
    "{}.changed(FIELD=…)": ("replace", "evolve", "update", "set", "with_"),
}  # fmt: skip
PAGES = {
    "start": "first", "begin": "first", "first_page": "first", "end": "last", "last_page": "last",
    "count": "total", "length": "total", "number_of_pages": "total", "size": "total",
}  # fmt: skip
"""What others ask of a range of pages → what it is called here."""


def _by_name(calls: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {name: call for call, names in calls.items() for name in names}


_WRITTEN = _by_name(_CALLS)
_OF_ALL = {"library": _by_name(_OF_LIBRARIES)}
_OF_ONE = _by_name(_OF_WORKS)


def written_as(name: str, on: str) -> str | None:
    """What to write for a name asked of `on`, which is a word for the object; None if unknown."""
    own = _OF_ALL.get(on, {} if on == "works" else _OF_ONE)
    if call := own.get(name) or _WRITTEN.get(name):
        return call.format(on).replace("pt.Library(library)", "library")
    verb, _, format = name.partition("_")
    if verb not in ("to", "as") or not format:
        return None
    from precarious_truce.errors import FormatError
    from precarious_truce.formats import by_name

    try:
        return f'pt.dumps({on}, "{by_name(format.replace("_", "-")).name}")'
    except FormatError:
        return None


def no_attribute_of(what: str, name: str, on: str) -> str:
    """The message for an attribute that something does not have.

    >>> no_attribute_of("a Library", "to_ris", "library")
    'a Library has no attribute to_ris; write pt.dumps(library, "ris")'
    """
    call = None if name.startswith("_") else written_as(name, on)
    return f"{what} has no attribute {name}" + (f"; write {call}" if call else "")
