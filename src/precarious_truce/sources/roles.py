"""Lines and phrases that say who did what: `by …`, `translated by …`, `Übersetzt von …`.

>>> byline("by Victor Sallis"), byline("Translated from the Portuguese by Peter Lomax")
(('author', 'Victor Sallis'), ('translator', 'Peter Lomax'))
>>> byline("By the River"), byline("Standing")
(None, None)
>>> split_credits("Joan Tregear ; translated by Per Lindgren")
[('author', 'Joan Tregear'), ('translator', 'Per Lindgren')]
"""

from __future__ import annotations

import re
from functools import lru_cache

from precarious_truce.sources.people import begins_with_particle, people

__all__ = ["byline", "credit_inside", "split_credits"]

_DID = (
    r"(?:written|text|texts|words|retold|told|adapted|compiled|collected|selected|recorded|narrated"
    r"|arranged|prepared|contributed|remembered|described)"
)
_BY = (
    r"(?:by|von|par|de|di|por(?: D\.| Dña\.| Don| Doña)?"
    r"|door|av|af|od|przez|автор[ы]?:?|מאת|بقلم|تأليف|yazan:?|του|της"
    r"|авт\.:?|文|著|écrit par|a cura di"
    rf"|{_DID} by|erzählt von|zusammengestellt von"
    r"|raconté par|conté par|réuni par|raccontat[ao] da|contado por)"
)
_CREDITS = (
    (
        "translator",
        r"(?:(?:translated|trans\.|transl\.|tr\.|trad\.|übers\.|translation"
        r"|englished)(?:\s+(?:and \w+ )?(?:from|into) (?:the )?[^\W\d_]+(?:"
        r" [^\W\d_]+)?)?(?:\s+and (?:annotated|edited|introduced))?(?:\s+by)?:?"
        r"|(?:aus dem [^\W\d_]+ )?(?:übersetzt|übertragen|übersetzung)(?: aus dem"
        r" [^\W\d_]+)?(?: von)?:?(?: aus dem [^\W\d_]+ von)?|aus dem [^\W\d_]+(?:"
        r" übersetzt)? von|traduit (?:de l['’ ]?[^\W\d_]+|du [^\W\d_]+|par)(?: par)?"
        r"|traduction (?:de|par|:)(?: [^\W\d_]+ par)?|traduzione (?:di|a cura di)"
        r"|tradotto da|traducción de|traducido (?:del [^\W\d_]+ )?por|tradução (?:de"
        r"|do [^\W\d_]+ de)?|traduzido (?:do [^\W\d_]+ )?por"
        r"|vertaald (?:uit het [^\W\d_]+ )?door|vertaling:?|пер\. с [^\W\d_]+\.?"
        r"|перевод(?: с [^\W\d_]+)?:?|переводчик:?|przełożył[a]?|tłum\.|přeložil[a]?"
        r"|överlatt av|översatt av|översättning(?: av)?:?|oversatt av|oversat af"
        r"|çeviren:?|תרגום:|תרגמה?:?"
        r"|ترجمة|מתרגם:?)",
    ),
    (
        "editor",
        r"(?:(?:section|part|volume|guest) editors?:?"
        r"|(?:compiled and )?edited(?: and \w+)? by|ed\. by|eds?\.:?|hrsg\.(?: v(?:on|\.))?"
        r"|herausgegeben von|édité par|dirigé par|sous la dir(?:ection|\.) de"
        r"|(?:textes )?réunis par"
        r"|(?:bearbeitet|besorgt|redigiert|zusammengestellt und bearbeitet) von|bearb\. v(?:on|\.)"
        r"|établi par|(?:présenté|établi) et annoté par|compilad[ao] por"
        r"|(?:bezorgd|samengesteld|geredigeerd) door|oprac(?:owa(?:ł[a]?|nie)|\.)|uspořádal[a]?"
        r"|(?:edizione )?a cura d[ie]|edición de|edición a cargo de|edi(?:tado|ção d[eo]|ción) por"
        r"|(?:coordina|organiza)(?:do por|ción de|ção de)|bajo la dirección de|onder redactie van"
        r"|red(?:igeret|igerad|igert) a[vf]|pod red(?:akcją|\.)|под ред(?:акцией|\.)|uredi[lo]a?"
        r"|szerkesztette:?|主编|主編|編|red\.)",
    ),
    (
        "introduction",
        r"(?:introduced by|introduction by|with an introduction by|eingeleitet von"
        r"|mit einer (?:einleitung|einführung) von|avec une introduction (?:de|par)"
        r"|introdott[aoei] da|con (?:una )?introduzione di|con (?:una )?introducción de"
        r"|com (?:uma )?introdução de|ingeleid door|met een inleiding van)",
    ),
    (
        "illustrator",
        r"(?:illustrated by|illustrations by|illustriert von|illustrée? par|illustrat[ao] da"
        r"|ilustrad[ao] por|con (?:ilustraciones|dibujos) de|con illustrazioni di"
        r"|met illustraties van|geïllustreerd door|mit (?:illustrationen|zeichnungen|bildern) von)",
    ),
    (
        "interviewer",
        r"(?:interview (?:by|with)|interviewed by|interview von|entretien (?:par"
        r"|avec))",
    ),
    ("author", r"a c(?:argo|àrrec) d(?:el?|o|a)(?: D\.| Dña\.| Don| Doña)?"),
    ("author", _BY),
)
_LINE = tuple(
    (role, re.compile(rf"[(\[]?\s*{words}:?\s+(?P<who>\S.*?)[)\]]?", re.I))
    for role, words in _CREDITS
)
_INSIDE = tuple(
    (
        role,
        re.compile(
            rf"(?P<title>.*\S)(?:\s*[,;:،؛.–—-]\s*|\s*[(\[]\s*"
            rf"|\s+){words}\s+(?P<who>[^()\[\]]+?)[)\]]?",
            re.I,
        ),
    )
    for role, words in _CREDITS
)
_QUOTED = re.compile(
    r"(?P<title>[“\"„«][^“”\"„«»]+[”\"“»]),?\s+(?:by|von|par|de|di|por)\s+(?P<who>\S.*)"
)
"""`"Ice Boxes" by Hetty Van Loon`: what is quoted is the title."""
_SET_OFF = re.compile(
    r"(?P<title>.*?\S)\s*[,;:(\[–—]\s*"
    rf"(?:(?P<did>{_DID}\s)?by|von|par|por(?: D\.| Dña\.| Don| Doña)?|door|av|af|przez)\s+"
    r"(?P<who>[^()\[\]]+?)[)\]]?"
)
"""`La lune, par Jean de La Motte`: the `de` behind belongs to the name."""


@lru_cache(maxsize=16384)
def byline(text: str) -> tuple[str, str] | None:
    """The role and the people of a line that begins by naming a role; None for other lines."""
    if len(text) > 300 or begins_with_particle(text):
        return None
    for role, pattern in _LINE:
        found = pattern.fullmatch(text.strip())
        if found:
            score = people(found["who"]).score
            if role == "author" and text[:1].isupper() and score < 1.0:
                return None
            if score > (0.0 if role == "author" else -1.5):
                return role, found["who"]
    return None


def credit_inside(title: str, *, known: bool = False) -> tuple[str, str, str, bool] | None:
    """A title with `by Somebody` in it: (title, role, people, whether it is sure); None without.

    `known`: the title is that of a preface or the like, where `di`, `de`, `von` mean its author.

    >>> credit_inside("Standing by the Sea, by Ruth Amory and Kofi Mensah")
    ('Standing by the Sea', 'author', 'Ruth Amory and Kofi Mensah', True)
    >>> credit_inside("Hedges by Numbers"), credit_inside("Storia di Carlo Rinaldi")
    (None, None)
    """
    if len(title) > 500:
        return None
    quoted = _QUOTED.fullmatch(title)
    if quoted and people(quoted["who"]).score > 0:
        return quoted["title"], "author", quoted["who"].strip(), True
    plain = _SET_OFF.fullmatch(title)
    if plain and people(plain["who"]).score > (0.6 if plain["did"] else 1.5):
        return plain["title"].rstrip(" ,;:"), "author", plain["who"].strip(), True
    for role, pattern in _INSIDE:
        found = pattern.fullmatch(title)
        if not found:
            continue
        who, before = found["who"].strip(), found["title"].rstrip(" ,;:،/|")
        between = title[len(before) : found.start("who")]
        set_off = bool(re.match(r"\s*[,;:،؛.([–—]", between))
        word = re.sub(r"^[\s,;:،؛.(\[–—-]+", "", between).strip().lower()
        if word in ("de", "par"):
            who = re.sub(r"^(?:MM?|Mme|Mlle)\.\s+(?=[^\W\d_]{3,})", "", who)
        score = people(who).score
        if (
            role == "author"
            and word not in ("by", "מאת", "بقلم", "yazan", "written by")
            and not word.startswith(("a cargo", "a càrrec"))
            and not set_off
            and not known
        ):
            continue
        if role == "author" and not set_off and word == "by" and score < 1.5 and not known:
            continue
        if score > (0.4 if role == "author" else -1.0):
            return before, role, who, set_off or known or score >= 3 or word in ("מאת", "بقلم")
    return None


def split_credits(text: str) -> list[tuple[str, str]]:
    """A statement of responsibility taken apart: who, and in which role."""
    pieces = (_unclosed(piece.strip()) for piece in _NEXT_CREDIT.split(text.strip()))
    credits = [credit for piece in pieces if piece for credit in _credits_of(piece)]
    return [(role, who) for piece, said, who in credits for role in _roles_of(piece, said)]


def _credits_of(piece: str) -> list[tuple[str, str, str]]:
    """The credits of one piece, each with its text, its role and who it names."""
    led = byline(piece)
    if led is None and (behind := _roles_behind(piece)):
        return [(who, role, who) for role, who in behind]
    role, who = led or ("author", piece)
    return [(piece, role, who)]


_ROLE_WORDS = {
    "author": r"authors?|autor(?:es|en)?|auteurs?|autor[ae]|verf(?:asser|\.)",
    "translator": r"translators?|transl?\.?|tr\.|trad\.?|übers(?:etzer(?:in)?|\.)?"
    r"|traduct(?:eur|rice|ora?)s?|traduttore|traduttrice|traduttori|tradutor[a]?|vert\."
    r"|vertaler|tłum\.|пер\.|переводчик|översättare|oversætter|oversetter|překl\.|çev\.",
    "editor": r"editors?|eds?\.?|hrsg\.?|hg\.|herausgeber(?:in)?|éd\.|éditeur|coord(?:s?\.|inador)"
    r"|curatore|curatrice|a cura di|org(?:s?\.|anizador)|red\.|ред\.",
    "illustrator": r"illustrators?|ill(?:us)?\.|illustrat(?:eur|rice)|ilustrador[a]?|illustratore"
    r"|illustrator(?:in)?",
}
"""What stands in brackets behind a name, for each role: `Una Kerr (translator)`."""
_ROLE_WORD = "|".join(_ROLE_WORDS.values())
_ROLE_OF_WORD = tuple((role, re.compile(words, re.I)) for role, words in _ROLE_WORDS.items())
_ROLE_BEHIND = re.compile(
    rf"\s*[(\[](?P<word>{_ROLE_WORD})[)\]](?:\s*[,;&]\s*|\s+)?"
    r"(?:(?:and|und|et|y|e|en|og|och|i|и)\s+)?",
    re.I,
)
_OF_SEVERAL = re.compile(r"(?:eds|coords|orgs)\.?|.*(?:tors|eurs|rices|ores|oras|tori)", re.I)
"""Words in brackets that are said of all whom the text before them names."""


def _roles_behind(text: str) -> list[tuple[str, str]]:
    """Who has which role, where words in brackets say so behind names; empty where none does.

    >>> _roles_behind("Ines Sol, Una Kerr (translator)")
    [('author', 'Ines Sol'), ('translator', 'Una Kerr')]
    >>> _roles_behind("Ines Sol and Una Kerr (eds.)"), _roles_behind("Una Kerr (Leeds)")
    ([('editor', 'Ines Sol and Una Kerr')], [])
    """
    found: list[tuple[str, str]] = []
    start = 0
    for mark in _ROLE_BEHIND.finditer(text):
        word, who = mark["word"], text[start : mark.start()].strip(" ,;")
        role = next(role for role, words in _ROLE_OF_WORD if words.fullmatch(word))
        others, last = ("", who) if _OF_SEVERAL.fullmatch(word) else _last_of(who)
        found += [("author", others)] if others else []
        found += [(role, last)] if last else []
        start = mark.end()
    rest = text[start:].strip(" ,;")
    return [*found, *([("author", rest)] if found and rest else [])]


def _last_of(text: str) -> tuple[str, str]:
    """The names of a text before its last one, and that one."""
    many = len(people(text).names)
    at = [m.end() for m in re.finditer(r",\s*(?:and|und|et|&)?\s*|\s(?:and|und|et|y|e|&)\s", text)]
    for place in reversed(at):
        others, last = text[:place].rstrip(" ,&"), text[place:]
        others = re.sub(r"[\s,]+(?:and|und|et|y|e|&)$", "", others)
        if len(people(others).names) == many - 1 and len(people(last).names) == 1 and many > 1:
            return others, last
    return "", text


def _roles_of(piece: str, said: str) -> list[str]:
    """The roles of one credit: `Edited and translated by` names two."""
    both = _TWO_ROLES.match(piece)
    named = [_ROLE_OF_VERB[both[n].lower()] for n in (1, 2)] if both else [said]
    return named if said in named else [said]


_ROLE_OF_VERB = {
    "edited": "editor", "translated": "translator", "introduced": "introduction",
    "illustrated": "illustrator", "compiled": "compiler",
}  # fmt: skip
_TWO_ROLES = re.compile(
    rf"[(\[]?({'|'.join(_ROLE_OF_VERB)}) and ({'|'.join(_ROLE_OF_VERB)})\b", re.I
)


def _unclosed(text: str) -> str:
    """Without a bracket at the end that opened before the text."""
    return text[:-1] if text.endswith(")") and "(" not in text else text


_NEXT_CREDIT = re.compile(
    rf"\s*;\s*|\s*\((?=trans|tr\.|übers|trad|ed)(?!(?:{_ROLE_WORD})[)\]])"
    r"|[,.]\s+(?=(?:translated\b|trans\.|transl\.|tr\. by\b|tr\.\s"
    r"|übersetzt\b|übers\.|aus dem [^\W\d_]+ (?:übersetzt )?von\b|traduit\b|trad\.|traduzione\b"
    r"|traducción\b|tradução\b|vertaald\b|with an introduction\b|edited by\b|illustrated\b))",
    re.I,
)
