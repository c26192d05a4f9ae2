"""What describing a work needs to remember: the document so far, and the resource at hand.

A `Document` has the profile and all that is described once: people, languages, what the parts of
a work share.  A `Description` gathers the statements of one resource.
"""

from __future__ import annotations

from itertools import count
from typing import NamedTuple

from precarious_truce.formats.dublin_core.vocabulary import languages
from precarious_truce.formats.dublin_core.vocabulary.exactness import Part, all_exact
from precarious_truce.formats.dublin_core.vocabulary.json_values import Raw
from precarious_truce.formats.dublin_core.vocabulary.terms import language_tag, literal, plain
from precarious_truce.formats.dublin_core.writing import zotero
from precarious_truce.formats.dublin_core.writing.citation import Citer
from precarious_truce.formats.dublin_core.writing.dates import dated
from precarious_truce.formats.dublin_core.writing.identity import Identity
from precarious_truce.formats.dublin_core.writing.people import Agents
from precarious_truce.formats.dublin_core.writing.places import Path, Place
from precarious_truce.formats.dublin_core.writing.recording import holds_illegal, holds_markup
from precarious_truce.formats.dublin_core.writing.resources import Pairs, Resource, distinct
from precarious_truce.model import Date, Name, Reference
from precarious_truce.model.keys import Taken

__all__ = ["Description", "Document"]

_Made = tuple[Pairs, bool]
"""Statements, and whether they give the value back."""

_NOTHING: _Made = ([], True)


class _Shared(NamedTuple):
    """What parts of a work have in common, its statements, and the fields that they do not give.

    `dated` and `spoken` are those of date and language alone.
    """

    author: tuple[Name, ...]
    date: Date | None
    language: tuple[str, ...]
    listed: bool
    dated: _Made
    spoken: _Made
    pairs: Pairs
    failing: list[str]


class Document:
    """One document in one profile.

    `start` goes before keys in IRIs, `base` before what is relative; `skolem`, an IRI, makes
    named nodes of blank ones; `xml` is for syntaxes that cannot hold every character; `taken` are
    IRIs that are not given out.
    """

    def __init__(
        self,
        profile: str,
        start: str,
        *,
        base: str = "",
        skolem: str = "",
        xml: bool = False,
        taken: Taken | None = None,
    ) -> None:
        self.profile = profile
        self.rich = profile in ("rich", "zotero")
        self.zotero = profile == "zotero"
        self.base, self.xml, self.skolem = base, xml, skolem
        self.identity = Identity(start, taken)
        self.agents = Agents(self.rich, zotero.agent if self.zotero else None)
        self.citer = Citer()
        self._numbers = count(1)
        self._languages: set[str] = set()
        self._pending_languages: list[Resource] = []
        self._shared: dict[tuple[object, ...], _Shared] = {}
        self._last: _Shared | None = None
        self._isbns: dict[Path, list[str]] = {}

    def begin(self) -> None:
        """A new work: nothing of the one before is remembered but what the document says."""
        number = next(self._numbers)
        before, after = (f"<{self.skolem}", ">") if self.skolem else ("_:", "")
        self.agents.begin(f"{before}w{number}a{n}{after}" for n in count(1))
        self.citer = Citer()
        self._shared, self._last, self._isbns = {}, None, {}

    @property
    def has_pending(self) -> bool:
        """Whether languages or agents were named that are not described yet."""
        return bool(self.agents.pending or self._pending_languages)

    def pending(self) -> list[Resource]:
        """The languages and agents that were named since this was last asked."""
        found = self._pending_languages + self.agents.pending
        self._pending_languages, self.agents.pending = [], []
        return found

    def clean(self, value: object) -> bool:
        """Whether literals can hold the value: no markup, nothing that the syntax cannot have."""
        return not holds_markup(value) and not (self.xml and holds_illegal(value))

    def apart(self, pairs: Pairs) -> str:
        """The token of a blank node with these statements."""
        token = self.agents.fresh()
        self.agents.pending.append((token, distinct(pairs)))
        return token

    def isbns_of(self, path: Path, node: Part) -> list[str]:
        """The ISBNs of a work, a volume, or of what a part stands in."""
        if not path or (path[0] == "volumes" and len(path) == 2):
            self._isbns[path] = zotero.isbns(node, whole=False)
            return zotero.isbns(node, whole=True) or self._isbns[()]
        return self._isbns.get(path[:2]) or self._isbns[()]

    # --- what parts share ---

    def shared(self, ref: Reference, listed: bool) -> tuple[Pairs, list[str]]:
        """Author, date and language, and which of them do not come back; made once a work."""
        last = self._last
        author, date, language = ref.author, ref.date, ref.language
        if (
            last is None
            or last.author is not author
            or last.date is not date
            or last.language is not language
            or last.listed is not listed
        ):
            last = self._last = self._found(author, date, language, listed)
        return last.pairs, last.failing

    def _found(
        self, author: tuple[Name, ...], date: Date | None, language: tuple[str, ...], listed: bool
    ) -> _Shared:
        key = (author, date, language, listed)
        found = self._shared.get(key)
        if found is None:
            last = self._last
            made = {
                "author": self._creators(author, listed) if author else _NOTHING,
                "date": last.dated if last and last.date is date else self._dated(date),
                "language": last.spoken if last and last.language is language
                else self.spoken(language),
            }  # fmt: skip
            pairs = [pair for some, _ in made.values() for pair in some]
            failing = [field for field, (_, good) in made.items() if not good]
            found = _Shared(
                author, date, language, listed, made["date"], made["language"], pairs, failing
            )
            self._shared[key] = found
        return found

    def _dated(self, date: Date | None) -> _Made:
        return (dated(date, self.rich), self.clean(date)) if date else _NOTHING

    def _creators(self, names: tuple[Name, ...], listed: bool) -> _Made:
        """The statements of authorship, and whether they give the names back."""
        tokens = self.agents.tokens(names)
        each = list(dict.fromkeys(tokens))
        pairs: Pairs = [("dcterms:creator", t) for t in each]
        if not self.rich:
            alone = len(names) == 1 and not _beyond_foaf(names[0])
            return pairs, alone and all_exact(names) and self.clean(names)
        pairs += [("schema:author", t) for t in each]
        if listed:
            pairs.append(("bibo:authorList", tuple(tokens)))
        return pairs, all_exact(names) and self.clean(names)

    def spoken(self, tags: tuple[str, ...]) -> _Made:
        """The languages, as nodes where ISO 639-2 has them."""
        if not tags:
            return _NOTHING
        pairs: Pairs = []
        for tag in tags:
            pairs.append(("dcterms:language", self._language_node(tag) or plain(tag)))
            if self.rich:
                pairs.append(("schema:inLanguage", plain(tag)))
        return pairs, len(tags) == 1 and self.clean(tags)

    def _language_node(self, tag: str) -> str | None:
        """The node of a language, described once a document."""
        code = languages.code_of(tag)
        if code is None:
            return None
        token = f"<{languages.NAMESPACE}{code}>"
        if code not in self._languages:
            self._languages.add(code)
            label = literal(languages.LABELS[code], "en")
            pairs: Pairs = [("rdf:type", "dcterms:LinguisticSystem"), ("rdfs:label", label)]
            self._pending_languages.append((token, pairs))
        return token


def _beyond_foaf(name: Name) -> bool:
    """Whether a name has parts that FOAF has no word for."""
    return bool(name.suffix or name.romanized or name.non_dropping_particle)


class Description:
    """The description of one resource as it grows.

    `ref` is the work or part seen whole, `node` as the record has it; `out` are the statements,
    `private` what goes into private data; `repeats` says that a statement may be there twice.
    """

    __slots__ = (
        "doc", "node", "out", "own", "parts", "path", "private", "ref", "repeats", "rich", "tag",
        "whole",
    )  # fmt: skip

    def __init__(self, doc: Document, ref: Reference, node: Part, place: Place) -> None:
        self.doc, self.ref, self.node = doc, ref, node
        self.own, _, self.path, whole, parts = place
        self.whole = whole.token if whole else None
        self.parts = [part.token for part in parts]
        self.rich = doc.rich
        self.out: Pairs = []
        self.private: Raw = {}
        self.repeats = False
        language = ref.language
        self.tag = language_tag(language[0]) if language else ""
