"""Statements of responsibility (245 $c, 505 $r): who did what, as title pages say it.

>>> text = "edited by Eleanor Marsh and Kwame Osei ; translated by Ruth Whitcombe."
>>> [(role, name["family"]) for role, name in responsible(text)]
[('editor', 'Marsh'), ('editor', 'Osei'), ('translator', 'Whitcombe')]
"""

from __future__ import annotations

import re

from precarious_truce.formats.contents_notes.names import name_from

__all__ = ["names_in", "responsible", "segments"]

_ASSISTED = (
    r"(?:with the (?:\w+ )?(?:assistance|help|aid) of|assisted by|"
    r"with (?:\w+ )?contributions? (?:by|from|of)|unter (?:mitarbeit|mitwirkung) von|"
    r"mit beiträgen von|avec (?:la participation|des contributions) de|"
    r"con (?:la participación|contribuciones) de|con contributi di)\b"
)
"""What leads to those who helped, or wrote parts of it."""
_PHRASES = (
    (_ASSISTED, "contributor"),
    (r"(?:written|text)\b", "author"),
    (r"(?:edited(?: and translated)?|compiled and edited|selected and edited|ed\.|eds\.|"
     r"editors?\b:?(?! of\b)|hrsg\.|herausgegeben|hg\.|édité|sous la direction de|dirigé par|"
     r"a cura di|edición de|coordinad[oa]s?|red\.|general editor|"
     r"under the (?:general )?editorship of|pod red|под (?:общ\w*\.? )?ред)", "editor"),
    (r"(?:translated|(?:in )?(?:an? )?(?:new )?(?:\w+ )?translations?\b|transl\.|"
     r"tr\.|übersetzt|aus d\w+ .*? (?:von|übers)|traduit|traducción|traduzione|"
     r"tradotto|trad\.|vert\.|przekł|пер(?:евод|\.))", "translator"),
    (r"(?:with an? |mit (?:einer|einem) |avec une )?(?:new )?(?:introduction|intro\.|introduced|"
     r"introductory|einleitung|eingeleitet|einführung|introducción|introduzione)", "introduction"),
    (r"(?:with an? |mit (?:einem|e\.) )?(?:foreword|geleitwort|avant-propos|vorwort|"
     r"prologue|prólogo|prefazione|prefacio)", "foreword"),
    (r"(?:with an? |mit (?:einem|e\.) )?(?:afterword|nachwort|postface)", "afterword"),
    (r"(?:with an? )?(?:preface|préface)", "foreword"),
    (r"(?:illustrated|illustrations?|illus\.|ill\.|illustriert|illustré|drawings|pictures)",
     "illustrator"),
    (r"(?:compiled|comp\.|zusammengestellt|selected)", "compiler"),
    (r"(?:annotated|with notes|notes)", "annotator"),
)  # fmt: skip
_NOUNS = (
    (r"editors?|herausgeber(?:in|innen)?|éditeurs?|curator[ei]|coordinador(?:es|as?)?|directeurs?",
     r"[Ee]ds|ed|edit|[Hh]rsgg?|Hg|[Rr]ed", "editor"),
    (r"translators?|übersetzer(?:in|innen)?|traduct(?:eur|rice|or)s?|traduttor[ei]",
     r"transl?|tr|trad|[Üü]bers|vert", "translator"),
    (r"compilers?|compilator[ei]s?", r"comps?", "compiler"),
    (r"illustrators?|illustrateurs?|illustrator(?:in|innen)", r"illus|ill", "illustrator"),
    (r"authors?|verfasser(?:in|innen)?|autor(?:in|innen|en|e)?|auteurs?", r"aut", "author"),
)  # fmt: skip
"""What people are called, in full and in short, before or behind their names: their role."""
_QUALIFIED = (
    r"(?i:(?:(?:general|associate|assistant|joint|co|chief|managing|guest|volume|series|senior|"
    r"consulting|the)[\s-]+)*)"
)
_NOUN = "|".join(
    rf"(?P<{role}>(?i:{words})(?i:[- ]in[- ]chief)?|(?:{short})\b\.?)"
    for words, short, role in _NOUNS
)
_BEFORE = re.compile(
    rf"{_QUALIFIED}(?:{_NOUN})(?![^\W\d_]|\.?\s*(?:by|von|v\.)\s)\s*[,:]?\s+(?=[^\W\d_a-zß-ÿ])"
)
_BEHIND = re.compile(rf"(?:\s?[,(]\s?|\s(?=[a-zü]|H(?:rs)?g)){_QUALIFIED}(?:{_NOUN})[.)\s]*$")

_CAPITAL = r"(?=(?:the |l'|dem |der )?[^\W\d_]*[A-ZÀ-Þ])"
_BY = tuple(
    re.compile(rf"(?:^|.*?\s)(?:{words})\s+{_CAPITAL}")
    for words in (r"by", r"von|v\.|par|por|door", r"di|da|av|af|de|of")
)
"""What leads to names, the surest first: `of` may lead to what they edited it for."""
_LEADING = re.compile(r"^(?:\[?by\]?|written by|text by|von|par|por|di|with|and|mit|avec)\s+", re.I)
_OTHERS = re.compile(
    r"\s*(?:\.\.\.|…)?\s*\[?(?:and \w+ others?|and others|et al\.?|u\. ?a\.)\]?\s*$", re.I
)
_WITH = r"(?:(?:with|mit|avec|con|and)\s+)?(?:(?:an?|the|new|einem|einer|e\.|une?)\s+)*"
_DONE = (
    r"(?:(?:edited|translated|illustrated|compiled|annotated|selected|revised|introduced)\b|"
    r"(?:hrsg\.|herausgegeben|übersetzt|aus dem|illustriert|traduit|édité|introduction|foreword|"
    r"preface|afterword|notes|drawings|illustrations|photographs|einleitung|geleitwort|vorwort|"
    r"nachwort|préface|postface|a cura di|traduzione|traducción|edición|einführung|introductory|"
    r"introducción|introduzione|prologue|prólogo|prefazione|prefacio)\b)"
)
_CUT = re.compile(
    rf"\s*;\s+|(?:\s*\.|\s/)\s+(?={_WITH}{_DONE})|"
    rf",\s+(?={_DONE}\s[^,;]{{0,60}}?\b(?:by|von|par)\s)|,?\s+(?={_ASSISTED})",
    re.I,
)
"""Where another role begins."""
_INNER = re.compile(
    rf",?\s+(?=(?:with|and|mit|avec)\s+{_WITH}{_DONE}[^,;]{{0,60}}?\b(?:by|von|par)\s)", re.I
)


_LONGEST = 2000
"""Letters of a statement that are looked at."""


def segments(statement: str) -> list[tuple[tuple[str, ...], str]]:
    """Roles and names of each part of a statement, as text; somebody may have several roles.

    >>> segments("A. Bee ; edited with an introduction by C. Dee in collaboration with E. Eff")
    [(('author',), 'A. Bee'), (('editor', 'introduction'), 'C. Dee and E. Eff')]
    """
    statement = " ".join(re.sub(r"[\[\]]", "", statement[:_LONGEST]).split())
    statement = _TOGETHER.sub(" and ", statement)
    waiting = [part for part in reversed(_CUT.split(statement)) if part and part.strip(" .")]
    found: list[tuple[tuple[str, ...], str]] = []
    while waiting:
        text = waiting.pop().strip()
        roles, names = _roles_and_names(text)
        if inner := _INNER.search(names):
            waiting.append(names[inner.end() :])
            names = names[: inner.start()]
        if not roles and found:
            roles = ("contributor",) if not _NAMES_ONLY.fullmatch(names) else found[-1][0]
        found.append((roles or ("author",), _LEADING.sub("", names)))
    return found


_TOGETHER = re.compile(
    r",?\s+(?:in (?:close )?(?:collaboration|co-?operation|association|conjunction) with|"
    r"with the (?:collaboration|co-?operation) of|together with|"
    r"in (?:zusammenarbeit|verbindung|gemeinschaft) mit|"
    r"(?:en|avec la) collaboration (?:avec|de)|(?:in|con la) collaborazione (?:con|di)|"
    r"(?:en|con la) colaboración (?:con|de))\s+(?-i:(?=[^\W\d_a-zß-ÿ]))",
    re.I,
)
"""What joins those who did the same."""


def _roles_and_names(text: str) -> tuple[tuple[str, ...], str]:
    """The roles that words of a part tell, none where none do, and who has them.

    >>> _roles_and_names("edited for the Society by A. Bee"), _roles_and_names("A. Bee, editor")
    ((('editor',), 'A. Bee'), (('editor',), 'A. Bee'))
    >>> _roles_and_names("translated from the French, and introduced, by A. Bee")
    (('translator', 'introduction'), 'A. Bee')
    """
    bare, found, role = text, None, ""
    for bare in (text, re.sub(f"^{_WITH}", "", text, flags=re.I)):
        matches = ((re.match(words, bare, re.I), role) for words, role in _PHRASES)
        found, role = next(((m, r) for m, r in matches if m), (None, ""))
        if found:
            break
    if found and (by := next((m for words in _BY if (m := words.match(bare))), None)):
        others = _others(bare[: by.end()], role)
        return (role, *others), _BEHIND.sub("", bare[by.end() :])
    if noun := _BEFORE.match(bare):
        return (str(noun.lastgroup),), bare[noun.end() :]
    if noun := _BEHIND.search(text):
        return (str(noun.lastgroup),), text[: noun.start()]
    if found:
        after = re.match(r"\s*[,:]\s+(?=[A-ZÀ-Þ])", bare[found.end() :])
        return (role,), bare[found.end() + after.end() :] if after else ""
    return (), text


_MORE = (
    (r"edited|herausgegeben|hrsg\.", "editor"),
    (r"translated|translations?|übers(?:etzt|\.)|traduit|tradotto|traducido", "translator"),
    (r"introduced|(?:an?|new|,|and) introduction|introductory|eingeleitet|(?:einer|e\.) einleitung|"
     r"introduction et", "introduction"),
    (r"foreword|preface|geleitwort|vorwort|préface", "foreword"),
    (r"afterword|nachwort|postface", "afterword"),
    (r"illustrated|illustrations|drawings|illustriert|illustré", "illustrator"),
    (r"annotated|kommentiert", "annotator"),
)  # fmt: skip
"""Words before names → another role of the same people."""


def _others(words: str, first: str) -> list[str]:
    """The roles that words tell beside the first, in their order; none of what was contributed."""
    if first == "contributor":
        return []
    places = [(m.start(), role) for told, role in _MORE if role != first
              and (m := re.search(rf"(?<!\w)(?:{told})(?!\w)", words))]  # fmt: skip
    return [role for _, role in sorted(places)]


_NAMES_ONLY = re.compile(r"(?:[A-ZÀ-Þ][\w’'.-]*,?\s?){2,8}")


def names_in(text: str) -> list[dict[str, str]]:
    """The names of a list as it is printed; none where that is no list of names.

    >>> names_in("Sir John Smith, KCB, and Ann Lee, M.A."), names_in("Smith, John")
    ([{'family': 'Smith', 'given': 'John'}, {'family': 'Lee', 'given': 'Ann'}],
     [{'family': 'Smith', 'given': 'John'}])
    """
    text = _OTHERS.sub("", re.sub(r"\s*\([^()]*\)", "", text).strip(" "))
    text = _LEADING.sub("", text).strip(" ,")
    found = []
    for turned in _turned(_people(text)):
        part = turned.strip(" ,")
        bare = part if _INITIAL.search(part) else part.strip(" .")
        untitled = _TITLE.sub("", bare)
        if name := name_from(untitled if " " in untitled else bare):
            found.append(name)
    return [name for name in found if not _NOBODY.match(name.get("literal", ""))]


def _people(text: str) -> list[list[str]]:
    """The parts between commas of each group between other words (and), without honours."""
    groups: list[list[str]] = []
    for group in _GROUPS.split(text):
        parts: list[str] = []
        for part in re.split(r"\s*,\s+(?!(?:Jr|Sr|I{2,3})\b)", group):
            is_honour = bool(parts) and " " in parts[-1] and _HONOUR.fullmatch(part.strip(" ,"))
            if part.strip(" .,") and not is_honour:
                parts.append(part)
        groups += [parts] if parts else []
    return groups


def _turned(groups: list[list[str]]) -> list[str]:
    """The names of groups in the order of speech: `Smith, John` is one."""
    whole = all(
        (len(g) == 2 and _FAMILY.fullmatch(g[0]) and _GIVEN.fullmatch(g[1]))
        or (len(g) == 1 and " " in g[0].strip())
        for g in groups
    )
    found = []
    for group in groups:
        pairs = list(zip(group[::2], group[1::2], strict=False))
        is_paired = len(group) % 2 == 0 and all(
            _FAMILY.fullmatch(family) and _INITIALS.fullmatch(given) for family, given in pairs
        )
        if is_paired or (whole and len(group) == 2):
            found += [f"{given} {family}" for family, given in pairs]
        else:
            found += group
    return found


_GROUPS = re.compile(r"\s*,?\s+(?:and|und|et|y|e|&|i|og|och|en|with)\s+|\s*;\s+")
_FAMILY = re.compile(r"(?:(?:van|von|de|der|den|la|le|du|di|da|del|ter|zu)\s)*[A-ZÀ-Þ][\w’'-]+\.?")
_GIVEN = re.compile(r"[A-ZÀ-Þ][\w’'-]*\.?(?:[\s-]?[A-ZÀ-Þ][\w’'-]*\.?){0,3}")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.?[\s-]?){1,4}")
_INITIAL = re.compile(r"(?:^|[\s.])[A-ZÀ-Þ]\.$")
_HONOUR = re.compile(
    r"(?:[A-Z]\.\s?){2,5}|(?:[A-Z][A-Za-z]{0,3}\.)+\s?[A-Z][a-z]{0,4}\.(?!\w)|"
    r"[KGDCOM]BE|[KG]?CB|[KG]?CMG|[KG]?CVO|[LM]VO|DS[OC]|MC|VC|CH|OM|F[RBS][SA]E?|FRSL|FRC[A-Z]|"
    r"FRGS|MP|[BM]A|[BM]Sc|[BM]Litt|[BM]Phil|[BM]D|Ph\.? ?D\.?|D\.? ?Phil\.?|DSc|DLitt|"
    r"LL\.? ?[BMD]|DD|[QK]C|JP|SJ|OP|OSB|OFM|OSA|RN|RA|USN|Esq(?:uire)?\.?|"
    r"(?i:(?:emeritus |assistant |associate )?(?:professor|lecturer|fellow|director|president|"
    r"bishop|rector|curator|member|late)\b.*)"
)
"""What stands behind a name and is none: honours, degrees, offices."""
_TITLE = re.compile(
    r"(?:(?:the\s+)?(?:late|Sir|Dame|Lord|Lady|Dr|Drs|Prof|Professor|Rev|Reverend|Capt|Captain|Col|Colonel|"
    r"Gen|General|Maj|Major|Lt|Hon|Mr|Mrs|Ms|Miss|Right|Very|Most|Count|Baron|Dom|Fr|Father)\.?\s+)+",
    re.I,
)


_NOBODY = re.compile(
    r"(?:anon(?:ymous|\.)?|s\. ?n\.?|various authors|with|by|and|the|editors?|eds?\.?|hrsg\.?|"
    r"translators?|author|herausgeber)$",
    re.I,
)


_ROLES = ("author", "editor", "translator", "introduction", "foreword", "afterword", "illustrator",
          "compiler", "annotator")  # fmt: skip


def responsible(statement: str) -> list[tuple[str, dict[str, str]]]:
    """Who is named for one part of a contents note, in which role; also in one word, or a body.

    >>> responsible("Abiodun Ola and Eleanor Marsh ; translated by Ruth Whitcombe")
    [('author', {'family': 'Ola', 'given': 'Abiodun'}),
     ('author', {'family': 'Marsh', 'given': 'Eleanor'}),
     ('translator', {'family': 'Whitcombe', 'given': 'Ruth'})]
    """
    return [
        (role, name) for roles, text in segments(statement)
        for name in names_in(text) for role in roles if role in _ROLES
    ]  # fmt: skip
