"""People and bodies as headings (MARC 21, fields X00 and X10), and roles as relators.

>>> name = Name(family="Weyden", given="Pieter", non_dropping_particle="van der", suffix="Jr.")
>>> heading_of(name)
Heading(is_person=True, text='van der Weyden, Pieter', suffix='Jr.', orcid='', romanized='',
        particle='van der', dropping='')
>>> name_of(parted(Heading(True, "Humboldt, Alexander von")))
{'family': 'Humboldt', 'given': 'Alexander', 'dropping_particle': 'von'}
>>> relator_of("introduction"), role_of("", "Hrsg."), role_of("ctg", "")
(('writer of introduction', 'win'), 'editor', 'cartographer')
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from precarious_truce.formats.marc.records import Field, Subfields, clean
from precarious_truce.model import Name
from precarious_truce.model.roles import role_code, role_term

__all__ = [
    "Heading", "canonical_role", "field_name", "heading_in", "heading_of", "name_of",
    "parted", "read_people", "relator_of", "role_of", "write_people",
]  # fmt: skip


class Heading(NamedTuple):
    """A name as a field has it: `Family, Given` of a person, else the name of a body.

    `particle` is how the family name begins, and `dropping` how the given names end, that are a
    particle.
    """

    is_person: bool
    text: str
    suffix: str = ""
    orcid: str = ""
    romanized: str = ""
    particle: str = ""
    dropping: str = ""


_PARTICLES = frozenset(
    [
        "af",
        "am",
        "an",
        "av",
        "d'",
        "da",
        "dal",
        "dalla",
        "de",
        "degli",
        "dei",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "in",
        "la",
        "las",
        "le",
        "les",
        "lo",
        "los",
        "ten",
        "ter",
        "to",
        "und",
        "van",
        "vom",
        "von",
        "vor",
        "y",
        "z",
        "zu",
        "zum",
        "zur",
        "'t",
        "al-",
    ]
)


def heading_of(name: Name) -> Heading | None:
    """The heading of a name; None where nothing of it can be written."""
    orcid, romanized = clean(name.orcid or ""), clean(name.romanized or "")
    if name.literal:
        text = clean(name.literal)
        return Heading(False, text, "", orcid, romanized) if text else None
    family = " ".join(p for p in (name.non_dropping_particle, name.family) if p)
    given = " ".join(p for p in (name.given, name.dropping_particle) if p)
    text = clean(f"{family}, {given}" if given else family)
    particles = (clean(p or "") for p in (name.non_dropping_particle, name.dropping_particle))
    suffix = clean(name.suffix or "")
    return Heading(True, text, suffix, orcid, romanized, *particles) if text else None


def name_of(heading: Heading) -> dict[str, str] | None:
    """The parts of a name by its heading."""
    text = heading.text.strip()
    parts = _parts(heading) if heading.is_person else {"literal": text}
    if not any(parts.get(key) for key in ("family", "given", "literal")):
        return None
    more = {"suffix": heading.suffix, "orcid": heading.orcid, "romanized": heading.romanized}
    if "literal" in parts:
        more.pop("suffix")
    return {key: part for key, part in {**parts, **more}.items() if part}


def _parts(heading: Heading) -> dict[str, str]:
    family, _, given = (part.strip() for part in heading.text.lstrip(" ,").partition(","))
    particle, dropping = heading.particle, heading.dropping
    if not particle or not family.startswith(f"{particle} "):
        particle = ""
    if not dropping or not (given == dropping or given.endswith(f" {dropping}")):
        dropping = ""
    return {
        "family": family.removeprefix(particle).strip(),
        "given": given.removesuffix(dropping).strip(),
        "non_dropping_particle": particle,
        "dropping_particle": dropping,
    }


def parted(heading: Heading) -> Heading:
    """The heading with the particles that its words show."""
    family, _, given = (part.strip() for part in heading.text.partition(","))
    before, after = family.split(" "), given.split(" ")
    count = 0
    while count < len(before) - 1 and before[count] in _PARTICLES:
        count += 1
    last = len(after)
    while last > 1 and after[last - 1] in _PARTICLES:
        last -= 1
    return heading._replace(particle=" ".join(before[:count]), dropping=" ".join(after[last:]))


def write_people(names: Iterable[Name]) -> list[Heading] | None:
    """The headings of names; None where there are none."""
    return [found for name in names if (found := heading_of(name)) and name_of(found)] or None


def read_people(headings: Iterable[Heading]) -> list[dict[str, str]] | None:
    """The names of headings."""
    return [name for heading in headings if (name := name_of(heading))] or None


# --- fields ---------------------------------------------------------------------------------------


def field_name(heading: Heading, *, main: bool, number: str = "") -> tuple[str, str, Subfields]:
    """Tag, indicators and subfields of a heading, without those of its role."""
    tag = ("1" if main else "7") + ("00" if heading.is_person else "10")
    first = "1" if "," in heading.text else "0"  # a given name alone, which nothing inverts
    ind = (first if heading.is_person else "2") + " "
    subs = [("6", number)] if number else []
    subs += [("a", heading.romanized if number else heading.text)]
    subs += [("c", heading.suffix)] if heading.suffix else []
    for name in _PARTS_OF_NAMES:
        subs += [("0", f"({name}){text}")] if (text := getattr(heading, name)) else []
    subs += [("1", f"https://orcid.org/{heading.orcid}")] if heading.orcid else []
    return tag, ind, tuple(subs)


_PARTS_OF_NAMES = ("particle", "dropping")
"""What $0 tells of a name of ours: which of its words are particles."""
_ORCID = re.compile(r"(?:https?://(?:www\.)?orcid\.org/|\(orcid\)\s*)(.+)", re.I)
_SUFFIX_IN_NAME = re.compile(r"(.+?), ((?:Jr|Sr|jun|sen)\.?|I{2,3}|IV|VI{0,3})", re.I)
_TITLES = re.compile(
    r"(?:Sir|Dame|Lord|Lady|Saint|Pope|Queen|King|Emperor|Empress|Prince|Princess|Bishop|Baron|"
    r"Baroness|Count|Countess|Duke|Earl|Viscount|Marquis|Graf|Freiherr|Mrs|Mr|Dr|Prof|Rev|Ph\.|"
    r"Papst|Sainte?|Abt|Abbot|Rabbi|Author|of |de |von |d')\b.*|\(.*",
    re.I,
)


def heading_in(field: Field, script: Field | None = None, *, ours: bool = True) -> Heading | None:
    """The heading that a field has; `script`: its other script (880), which then is the name."""
    source = script or field
    text, suffix = source.get("a").strip(), source.get("c").strip()
    is_person = field.tag[1:] == "00"
    if not is_person and not ours:
        text = _of_body(source)
    elif not ours:
        text = text.rstrip(",").strip()
        if field.ind[:1] == "0" and "," not in text:
            is_person, text = False, " ".join(p for p in (text, source.get("b").strip(" ,")) if p)
            suffix = ""
        elif found := _SUFFIX_IN_NAME.fullmatch(text):
            text, suffix = found[1], found[2]
            text = text if "," in text else source.get("a").strip()
        if _TITLES.fullmatch(suffix):
            suffix = ""
    if not text:
        return None
    orcids = [found[1] for value in field.all("1", "0") if (found := _ORCID.fullmatch(value))]
    romanized = field.get("a") if script else ""
    if script and not ours:
        romanized = romanized.strip(" ,") if field.tag[1:] == "00" else _of_body(field)
        romanized = "" if romanized == text else romanized
    heading = Heading(is_person, text, suffix, orcids[0] if orcids else "", romanized)
    if not ours:
        return parted(heading) if is_person else heading
    told = {
        name: text.removeprefix(f"({name})")
        for name in _PARTS_OF_NAMES
        for text in field.all("0")
        if text.startswith(f"({name})")
    }
    particle, dropping = (told.get(name, "") for name in _PARTS_OF_NAMES)
    return heading._replace(particle=particle, dropping=dropping)


def _of_body(field: Field) -> str:
    """The name of a body with those of its units, as a catalogue parts them."""
    parts = (
        part.strip(" .,") if n else part.strip(" ,") for n, part in enumerate(field.all("a", "b"))
    )
    return ". ".join(part for part in parts if part)


# --- roles ----------------------------------------------------------------------------------------

_TERMS = {
    "author": "author", "editor": "editor", "translator": "translator", "compiler": "compiler",
    "illustrator": "illustrator", "introduction": "writer of introduction",
    "foreword": "writer of foreword", "afterword": "writer of afterword",
    "commentator": "commentator", "annotator": "annotator",
    "editorial-director": "editorial director", "series-editor": "series editor",
    "reviewed-author": "reviewed author", "composer": "composer", "curator": "curator",
    "director": "director", "host": "host", "interviewer": "interviewer", "narrator": "narrator",
    "organizer": "organizer", "performer": "performer", "producer": "producer",
    "contributor": "contributor", "executive-producer": "executive producer",
    "script-writer": "script writer", "series-creator": "series creator", "chair": "chair",
    "guest": "guest", "recipient": "recipient",
}  # fmt: skip
"""Role of the record → relator term, or words where MARC has none."""

_LABELS = {term: label for label, term in _TERMS.items()}

_MET = {
    "aui": "introduction", "win": "introduction", "aft": "afterword", "waw": "afterword",
    "wfw": "foreword", "wpr": "writer of preface", "ed.": "editor", "eds.": "editor",
    "ed": "editor",
    "hrsg.": "editor", "hrsg": "editor", "hg.": "editor", "herausgeber": "editor",
    "herausgeberin": "editor", "herausgegeben von": "editor", "joint editor": "editor",
    "joint ed.": "editor", "éditeur scientifique": "editor", "directeur de publication": "editor",
    "red.": "editor", "redaktor": "editor", "curatore": "editor", "a cura di": "editor",
    "editor literario": "editor", "coordinador": "editor", "edited by": "editor",
    "editeur": "editor", "pbd": "editor", "edc": "editor",
    "verfasser": "author", "verfasserin": "author", "autor": "author", "autorin": "author",
    "auteur": "author", "autore": "author", "joint author": "author", "writer": "author",
    "aut.": "author", "dis": "author", "cre": "author", "creator": "author",
    "author, creator": "author", "dissertant": "author",
    "tr.": "translator", "tr": "translator", "trans.": "translator", "transl.": "translator",
    "übers.": "translator", "übersetzer": "translator", "übersetzerin": "translator",
    "traducteur": "translator", "traduttore": "translator", "traductor": "translator",
    "joint translator": "translator", "translated by": "translator",
    "comp.": "compiler", "comp": "compiler", "zusst.": "compiler",
    "zusammenstellender": "compiler", "joint compiler": "compiler",
    "ill.": "illustrator", "ill": "illustrator", "illus.": "illustrator",
    "illustrateur": "illustrator", "illustratorin": "illustrator",
    "writer of added commentary": "commentator", "wac": "commentator", "cwt": "commentator",
    "commentator for written text": "commentator", "cmm": "commentator",
    "writer of supplementary textual content": "contributor", "mitwirkender": "contributor",
    "mitwirkende": "contributor", "beiträger": "contributor", "contributeur": "contributor",
    "author of introduction": "introduction", "author of introduction, etc": "introduction",
    "verfasser eines geleitwortes": "foreword", "verfasser eines nachworts": "afterword",
    "verfasser eines vorworts": "foreword", "préfacier": "foreword",
    "prefacer": "foreword", "author of foreword": "foreword",
    "author of afterword, colophon, etc": "afterword",
}  # fmt: skip
"""Codes, and words of catalogues in $e, for roles of the record."""

_ROWS = ("author", "editor", "translator")
_NOT_OURS = " (contributor)"


def canonical_role(role: str) -> str:
    """The role as it comes back; a contributor in a role that has a list of its own is marked.

    >>> canonical_role("ctg"), canonical_role("editor"), canonical_role("Keeper")
    ('cartographer', 'editor (contributor)', 'Keeper')
    """
    if role in _TERMS and role not in _ROWS:
        return role
    label = role_of(role_code(role) or "", role) or "contributor"
    return f"{label}{_NOT_OURS}" if label in _ROWS else label


def relator_of(role: str) -> tuple[str, str]:
    """Term ($e) and code ($4) of a role; "" where MARC has no code."""
    term = _TERMS.get(role, role)
    code = role_code(term) or ""
    return term, code if role_of(code, "") == role else ""


def role_of(code: str, term: str) -> str:
    """The role that a code ($4), or else words ($e), mean; "" where neither says any."""
    code = code.rpartition("/")[2].strip().lower()
    by_code = _MET.get(code) or (role_term(code) if len(code) == 3 else None)
    if by_code:
        return _LABELS.get(by_code, by_code)
    words = clean(term)
    known = _MET.get(words.lower()) or _MET.get(words.lower().rstrip(".,"))
    if known:
        return _LABELS.get(known, known)
    lowered = words.lower().rstrip(".,")
    known = role_term(role_code(lowered) or "") or (lowered if lowered in _LABELS else "")
    return _LABELS.get(known, known) if known else words
