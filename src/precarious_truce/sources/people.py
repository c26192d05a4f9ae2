"""People as contents pages name them, and how much a text looks like the name of somebody.

>>> found = people("R. M. HATHERLEY and CECIL VAN DER MEER")
>>> found.names[0], found.names[1]
('Hatherley, R. M.', {'family': 'Meer', 'given': 'Cecil', 'non-dropping-particle': 'van der'})
>>> people("Ahmed Farouk (Delta Institute, Egypt) & Lena Sjöberg").names
('Farouk, Ahmed', 'Sjöberg, Lena')
>>> people("Counting Herring: Three Ledgers").score < 0 < people("Tomasz Wilk").score
True
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from precarious_truce.formats.yaml.write import Written
from precarious_truce.sources.given import GIVEN
from precarious_truce.sources.numerals import fold, word_set
from precarious_truce.sources.words import DIVISIONS, matter

__all__ = [
    "People",
    "PersonValue",
    "as_written",
    "begins_with_particle",
    "is_affiliation",
    "name_of",
    "people",
    "recased",
]

PersonValue = str | dict[str, str]


class People(NamedTuple):
    """The people that a text names; `score` says how likely it names any; `left` what was cut."""

    names: tuple[PersonValue, ...]
    score: float
    left: str = ""


def as_written(names: Iterable[PersonValue]) -> list[Written]:
    """Names as values of a record that is being drafted; each may be changed by itself.

    >>> as_written(["Marsh, Eleanor", {"literal": "Danube Survey"}])
    ['Marsh, Eleanor', {'literal': 'Danube Survey'}]
    """
    return [dict(name) if isinstance(name, dict) else name for name in names]


_NON_DROPPING = word_set(
    """
    van der den de la le du di da dal dalla dalle del della degli dei ten ter te 't in
    el al bin ibn ben abu
    st st. san d' lo las los ap ab ferch
    """
)
_DROPPING = word_set(
    """
    von zu zum zur vom dos das do af av und y e v. dem auf aus z ze фон ван дер де
    """
)
_PARTICLES = _NON_DROPPING | _DROPPING
_TITLES = re.compile(
    r"^(?:(?:(?:the\s+)?(?:(?:right|very|most)\s+)?(?:rev|revd|reverend|hon|honou?rable)"
    r"|prof|professor|dr|sir|dame|lord|lady|fr|mr|mrs|miss|ms|mme|mlle|mm(?=\.)|capt|captain|col"
    r"|colonel|gen|general|major|admiral|lieut|lt|canon|cardinal|archbishop|bishop|father"
    r"|herr|frau|проф|д-р|акад|dott|dottoressa|avv|ing|mgr|phdr|msc|pd|priv\.-doz|apl|univ"
    r"|dipl|lic|doña|dña|h\. ?c)\b\.?[-\s]*"
    r"(?:(?:med|phil|jur|iur|theol|rer|nat|pol|habil|mult|h\. ?c|ing)(?:\.\s*|\s+))*)+(?=\S)",
    re.I,
)
_DEGREES = re.compile(
    r",?\s+(?:ph\.? ?d|d\.? ?phil|ll\.? ?d|esq|cbe|obe|frs|m\.? ?sc)\b\.?(?=,|;|$|\s)", re.I
)
_RANKS = word_set(
    "md ma ba sj op osb dd bd mp kc kcb qc frs frse fsa frgs dcl dlitt dlit dsc rn ce mlitt bsc"
    " emeritus emerita bart bt"
)
"""What may be initials, too, where a family name precedes it: `Castro, M. A.`."""
_LETTERS = re.compile(
    r",\s+(?:(?:[A-Z]{2,5}|[A-Z][a-z]?[A-Z][a-z]?[A-Z]?)(?=,|;|$|\s+(?:and|&)\s)|[A-Z]{3,5}$)"
)
"""Degrees and orders behind a comma, whatever they are: `, RN, PhD`."""
_SUFFIX = re.compile(r",?\s+(jr\.?|sr\.?|ii|iii|iv|junior|jnr\.?)$", re.I)
_AND = (
    r"and|und|u\.|et|e|ed|y|i|и|та|й|en|og|och|ja|és|ve|και|a|&|\+|with|mit|avec|con|с|med|och"
    r"|și|и|و|və"
)
_STRONG_SPLIT = re.compile(
    rf"\s*(?:;|／|、|，|､)\s*|(?<=[\u4e00-\u9fff])・(?=[\u4e00-\u9fff])|\s+/\s+|(?<=\w)/(?=\w)|\s*[·•|]\s*|\s+(?:{_AND})\s+|\s+ו(?=[א-ת])"
    rf"|\s+و(?=[\u0600-\u06ff])",
    re.I,
)
_AFFILIATION = re.compile(r"\s*[(\[][^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*[)\]]")
_MARKS = re.compile(r"(?<=[^\W\d_])(?:[\s,]*(?:[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]|\d{1,2}(?!\d)))+(?=$|[,;\s])|✉")
_STOP = word_set(
    """
    the of and in on to for from with at by as is are was were or not no into upon between
    among toward towards through against without how why what when where who whose which a
    an its his her their our my your this that these those after before about under over der
    die das des dem den ein eine und im am zur zum aus über für auf mit nach bei wie warum
    was les des du au aux et un une dans sur pour par sans entre vers il lo gli i una nel
    nella sul per con tra fra dal dalla alla ai allo agli el los las un en y por para sobre
    sin entre hacia desde al o os as um uma no na nos nas em ao à dos para в на о об и из от
    к по с за у как для при над под между het een op voor uit door naar bij aan over tegen w
    z na o i do dla przez po od ze og på til fra av som
    """
)
_FIRST_STOP = word_set(
    """
    the a an der die das ein eine les une un gli il lo los las el os as het een how why what
    when where who on in of from to for toward towards after before between beyond against
    публикация подготовка составление комментарии
    """
)
_COMMON = word_set(
    """
    history introduction notes note world war river life death art arts new old early late
    modern great city state states empire church power politics culture theory law book
    books letter letters story stories house king queen god love time times age century
    women men people nature science land sea water rise fall making study studies essay
    essays case part chapter section north south east west national international social
    political economic question questions method methods results discussion review future
    papers selected collected critical comparative perspectives approaches lectures writings
    handbook companion reader anthology documents sources works poems tales plays
    past present first second third last lost beginnings origins revolution reform crisis
    conflict trade road street garden school memory american british french german english
    european african asian russian chinese japanese indian irish roman greek latin royal
    public private common geschichte krieg kunst welt stadt leben histoire guerre ville
    monde vie storia guerra città vita historia ciudad mundo vida história cidade война
    история мир жизнь город bibliography index appendix preface foreword afterword
    conclusion contents glossary acknowledgements acknowledgments epilogue prologue figures
    tables maps illustrations abbreviations bells founders inscriptions tower towers harbour
    method sampling ledger winter spring summer autumn night day days bread market markets
    forest salt iron coal stone bridge
    """
)
_CORPORATE = re.compile(
    r"\b(university|institute|committee|group|society|museum|association|college|department"
    r"|ministry|press|centre|center|council|collective|universität|institut|gesellschaft"
    r"|université|università|universidad|universidade|институт|университет)\b",
    re.I,
)
_HOUSE = re.compile(
    r"(?:the )?(?:departments?|school|faculty|institute?|university|universität|université"
    r"|universit[àa]|universidade?|universiteit|college|clinic|hospital|research|max planck|centro"
    r"|centre|museo|musée|archives?|center|laborator\w+|academy|hochschule|dipartimento"
    r"|département|departamento|instituto|fachbereich|lehrstuhl|museum|technical university)\b.*"
    r"|[^,]+ (?:university|college|institute?|universität|universiteit|academy|museum|museet"
    r"|polytechnic|observatory|archives?|hospital)(?:,.*)?"
    r"|(?:the )?[^\W\d_]+ (?:school|faculty|college|institute|academy|museum|centre|center)"
    r" (?:of|for) [^,]+(?:,.*)?",
    re.I,
)


def is_affiliation(text: str) -> bool:
    """Whether a line says where somebody works: `Institute of Ecology, Ankara, Turkey`."""
    return _HOUSE.fullmatch(text) is not None and ("," in text or len(text.split()) < 7)


_ANONYMOUS = re.compile(
    r"traditional|anon(?:\.|ymous|yme|imo|ym)?|аноним"
    r"|(?:the )?(?:volume |series |general )?(?:editors?|authors?|translators?|publishers?)"
    r"|(?:die|der) (?:herausgeber(?:innen|in)?|verfasser(?:in)?|redaktion)"
    r"|les (?:éditeurs|auteurs|directeurs)|los (?:editores|autores)|gli autori|i curatori",
    re.I,
)
"""Who is named by what he does, or not at all."""
_STYLED = re.compile(
    r"(?:(?i:lord|lady|dame|viscount(?:ess)?|baron(?:ess)?)\s(?:of\s)?"
    r"|(?i:brother|sister|mother|dom|pope|saint|st\.|king|queen|emperor|rabbi|swami)\s)"
    r"[^\W\d_a-z][^\W\d_]+(?:\s(?i:of)\s[^\W\d_a-z][^\W\d_]+)?"
)
"""Who is named by his title and one name: `Lord Haskell`, `Brother Anselm of Quarr`."""
_BY_WORKS = re.compile(r"(?:the )?authors? of\s+[“\"'‘«].{3,80}", re.I)
"""Who is named by what else he wrote: `the Author of "Hedgerow Papers"`."""
_WORD = r"[^\W\d_](?:[^\W\d_]|['’ʼ`.\-‐‑״\"](?=[^\W\d_]))*\.?"
_INITIAL = re.compile(
    r"(?:[^\W\d_a-z]\.[-‐]?)+(?:[^\W\d_]\.?)?|[A-ZА-ЯÀ-Þ]{1,2}|Th\.|Ch\.|Yu\.|Ju\.|Ph\.|Wm\."
    r"|Chas\.|Geo\.|Jos\.|[A-ZА-Я][a-zа-я]\.(?:-[A-Z]\.)?"
)


_LED = re.compile(
    r"^(?:by|von|par|de|di|por(?: D\.| Dña\.| Don| Doña)?|da|автор[ы]?:?|authors?:|verfasser:?)\s+"
    r"(?=[A-ZА-Я\u0590-\u06ff])"
)
_FAMILY_LED = re.compile(
    r"(?:von|de|di|da|av|af)\s(?P<word>[^\W\d_]+)(?:\s[^\W\d_]+)?,\s"
    r"|(?:VON|DE|DI|DA|AV|AF)\s(?:[^\W\d_a-z]+\s)?[^\W\d_a-z]+,\s"
)


def begins_with_particle(text: str) -> bool:
    """Whether the first word is a particle, and no `by`: `de Boer, Hanneke`."""
    found = _FAMILY_LED.match(text)
    return found is not None and fold(found["word"] or "") not in GIVEN


@lru_cache(maxsize=16384)
def people(text: str) -> People:
    """The people that a text names, in order, with the score of its looking like names."""
    text = text.strip(" \t,;—–-")
    if not re.search(r"\b(?:[^\W\d_]|[JSjs]r)\.$", text):
        text = text.rstrip(".")
    if not text or len(text) > 600:
        return People((), -9)
    left = "; ".join(m.strip(" ()[]") for m in _AFFILIATION.findall(text))
    bare = _AFFILIATION.sub("", text)
    bare = bare if begins_with_particle(bare) else _LED.sub("", bare)
    bare = re.sub(
        r"\s*(?:,\s*)?\b(?:et al\.?|u\. ?a\.|и др\.|and others|\(?eds?\.?\)?|\(?hrsg\.?\)?)\s*$",
        "",
        bare,
    )
    bare = _without_ranks(_DEGREES.sub("", _MARKS.sub("", bare))).strip(" ,;")
    if not bare.isupper():
        bare = _LETTERS.sub("", bare).strip(" ,;")
    bare = re.sub(rf"^(?:{_AND})\s+(?=[^\W\d_a-z])|\s+(?:and|und|et|y|&|и)$", "", bare)
    pieces = [p for p in _STRONG_SPLIT.split(bare) if p and p.strip()]
    pieces = [name for piece in _compounds(pieces, bare) for name in _by_gaps(piece)]
    names = [name for piece in pieces for part in _by_dashes(piece) for name in _by_commas(part)]
    if not names or len(names) > 40:
        return People((), -9, left)
    scores = [_likeness(name) for name in names]
    score = min(scores) * 0.6 + sum(scores) / len(scores) * 0.4
    if left:
        score += 1.5 if _CORPORATE.search(left) or "," in left else 0.3
    return People(tuple(name_of(name) for name in names), score, left)


def _without_ranks(text: str) -> str:
    """Names without the degrees behind a comma: `Josiah Tremlett, M.A.`; no initials are any."""
    found: list[str] = []
    for chunk in text.split(","):
        words = found[-1].split() if found else []
        named = len(words) > 1 and bool(
            _is_given(words[0]) or _INITIAL.fullmatch(words[0]) or _TITLES.match(found[-1])
        )
        if not (named and re.sub(r"[.\s]", "", chunk).lower() in _RANKS):
            found.append(chunk)
    return ",".join(found)


_SURNAMES = re.compile(r"[^\W\d_a-z][\w’'-]+")


def _compounds(pieces: list[str], text: str) -> list[str]:
    """The names, a family name of two made one again: `Ramón Nadal i Serra`, `Ana Paz e Silva`."""
    found: list[str] = []
    for piece in pieces:
        joined = next(
            (f"{found[-1]} {link} {piece}" for link in _LINKS if found
             and re.search(rf"{re.escape(found[-1])}\s+{link}\s+{re.escape(piece)}", text, re.I)),
            None,
        )  # fmt: skip
        if joined and _SURNAMES.fullmatch(piece) and len(found[-1].split()) > 1:
            found[-1] = joined
        else:
            found.append(piece)
    return found


_LINKS = ("i", "y", "e")
"""What links two family names of one person."""


def _by_gaps(piece: str) -> list[str]:
    """Chinese names that only gaps part: `林若溪 周子明`."""
    words = piece.split()
    if len(words) < 2 or not all(re.fullmatch(r"[\u4e00-\u9fff]{2,4}", word) for word in words):
        return [piece]
    apart = all(len(word) > 2 for word in words) or all(word[0] in _FAMILIES for word in words)
    return words if apart else [piece]


def _by_dashes(piece: str) -> list[str]:
    """Names that dashes part, where one is plainly a name: `Carlo Serra - Luca De Angelis`."""
    parts = re.split(r"\s+[–—-]\s+", piece)
    likely = [_likeness(part) for part in parts]
    return parts if len(parts) > 1 and min(likely) >= 0.6 and max(likely) >= 2 else [piece]


def _by_commas(piece: str) -> list[str]:
    """Names that commas part; a comma between a family and a given name parts nothing."""
    chunks = [c.strip() for c in re.split(r"\s*,\s*", piece) if c.strip()]
    chunks = _with_suffixes(chunks)
    if len(chunks) == 1:
        return chunks
    if len(chunks) % 2 == 0 and all(
        _is_inverted(a, b) for a, b in zip(chunks[::2], chunks[1::2], strict=True)
    ):
        return [f"{a}, {b}" for a, b in zip(chunks[::2], chunks[1::2], strict=True)]
    chunks = _without_town(_without_affiliations(chunks))
    if chunks and re.match(rf"(?:{_AND})\s", chunks[-1], re.I):
        chunks[-1] = chunks[-1].split(None, 1)[1]
    return chunks


def _without_affiliations(chunks: list[str]) -> list[str]:
    """Names without the universities behind them: `Ilse Brandt, University of Ost, Wales`."""
    found: list[str] = []
    house = False
    for chunk in chunks:
        if found and _CORPORATE.search(chunk):
            house = True
        elif not (house and len(chunk.split()) == 1):
            found.append(chunk)
            house = False
    return found


def _without_town(chunks: list[str]) -> list[str]:
    """One name without the town behind it: `HANS-JOACHIM PETERS, KÖLN`."""
    name, *places = chunks
    bare = all(fold(place.split()[0]) not in GIVEN and _TOWN.fullmatch(place) for place in places)
    if 0 < len(places) < 3 and bare and len(name.split()) > 1 and _likeness(name) >= 1.5:
        return [name]
    return chunks


_TOWN = re.compile(
    r"(?:(?:new|saint|san|santa|são|st\.?|den|los|las|la|le|bad|rio|port|cape|el|nowy)[ -])?"
    r"[^\W\d_]+(?:-[^\W\d_]+)*|(?:usa|uk|u\.s\.a\.|u\.k\.)",
    re.I,
)
"""A town or country: one word, or two of which the first says so."""
_SYLLABLES = word_set("na an do so su po ze no mi jo li al el")
"""Words of Chinese, Korean and Vietnamese names that are small words of other languages."""


def _with_suffixes(chunks: list[str]) -> list[str]:
    found: list[str] = []
    for chunk in chunks:
        if found and _SUFFIX.fullmatch(" " + chunk):
            found[-1] += f" {chunk}"
        else:
            found.append(chunk)
    return found


def _is_inverted(family: str, given: str) -> bool:
    """Whether `family, given` is one person: `Marsh, Eleanor`, `van Dyck, A.`."""
    words = [w for w in family.split() if w.lower() not in _PARTICLES]
    if (
        not 0 < len(words) < 3
        or (_INITIAL.fullmatch(words[0]) and "." in words[0])
        or len(given.split()) > 3
        or not words[-1][0].isupper()
    ):
        return False
    first = given.split()[0]
    if len(words) == 2:
        return len(given.split()) == 1 and _is_given(first) and not any(map(_is_given, words))
    return bool(_INITIAL.fullmatch(first)) or (
        fold(first) in GIVEN and len(given.split()) <= 2 and fold(words[0]) not in GIVEN
    )


def _is_given(word: str) -> bool:
    """Whether a word is a given name that is known, or begins with one: `Jean-Paul`."""
    return fold(word) in GIVEN or re.split(r"[-‐]", fold(word))[0] in GIVEN


def _likeness(name: str) -> float:
    """How much one name looks like one."""
    if _ANONYMOUS.fullmatch(name):
        return 3.0
    if _STYLED.fullmatch(name):
        return 1.2
    if _BY_WORKS.fullmatch(name):
        return 2.0
    name = _SUFFIX.sub("", _TITLES.sub("", name))
    if re.search(r"[\d:?!\"“”«»„…=+<>@#%()]|\.\.", name) or len(name) > 70:
        return -6.0
    if _is_east_asian(name):
        return _east_asian_likeness(name)
    words = re.sub(r"(?<=\.)(?=[^\W\d_.ªº-])", " ", name.replace(",", " ")).split()
    if not words or len(words) > 7:
        return -5.0
    folded = [fold(w.strip(".")) for w in words]
    if (
        (folded[0] in _FIRST_STOP and "." not in words[0])
        or matter(name) is not None
        or (
            folded[0] in DIVISIONS
            and len(words) < 3
            and "." not in words[0]
            and folded[0] not in GIVEN
        )
    ):
        return -6.0
    return _words_likeness(words, folded)


def _words_likeness(words: list[str], folded: list[str]) -> float:
    score = 0.0
    caseless = not any(c.isupper() or c.islower() for c in "".join(words))
    names = initials = 0
    for place, (word, low) in enumerate(zip(words, folded, strict=True)):
        if _is_particle(word, place, len(words)):
            score += 0.3 if place else 0.0
            continue
        if not re.fullmatch(_WORD, word):
            return -5.0
        if low in _LINKS and 1 < place == len(words) - 2:
            continue
        if (
            low in _STOP
            and not (place and low in _PARTICLES)
            and not _INITIAL.fullmatch(word)
            and not (word[0].isupper() and (low in GIVEN or (place and low in _SYLLABLES)))
        ):
            return -6.0
        if not caseless and not (
            word[0].isupper()
            or word[:2] in ("d'", "d’", "al", "el", "ʿA", "'t", "’t")
            or _ELIDED.match(word)
        ):
            return -5.0
        if _INITIAL.fullmatch(word) and ("." in word or len(word) == 1):
            initials += 1
        else:
            names += 1
        if low in _COMMON and low not in GIVEN:
            score -= 1.6
        if not place and len(low) > 5 and low.endswith("ing") and low not in GIVEN:
            score -= 4.0  # `Saying Grace`
    if not names:
        return -4.0
    if (
        initials
        and re.match("[А-ЯЁІЇЄ]", words[0])
        and not {0, len(words) - 1}
        & {n for n, word in enumerate(words) if _INITIAL.fullmatch(word)}
    ):
        return -4.0  # `Петрова Л. Н. Офени`: a name, and what follows it
    if names + initials == 1:
        return -2.5
    score += {2: 1.0, 3: 0.6, 4: 0.0}.get(names + initials, -0.8)
    score += 2.0 if initials and names <= 3 else 0.0
    given = [low for low in folded if _is_given(low)]
    if given:
        score += 2.4 if folded[0] in given or folded[-1] in given else 1.2
    return score - (0.7 if caseless else 0.0)


_ELIDED = re.compile(r"(?:d|l|dell|dall|all|nell|degl)['’][^\W\d_a-z]")
"""A particle that its name has swallowed: `dell’Orto`."""


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


def _is_particle(word: str, place: int, count: int) -> bool:
    return (
        _plain(word) in _PARTICLES
        and place < count - 1
        and (word.islower() or word.isupper() or place > 0)
    )


def _is_east_asian(name: str) -> bool:
    return any("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in name)


_FAMILIES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민"
)
_JAPANESE = tuple(
    word_set(
        """
    佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 清水
    林 斎藤 山崎 森 池田 橋本 阿部 石川 前田 藤田 後藤 小川
    岡田 長谷川 村上 近藤 石井 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原 岡本 松田 中川 中野
    原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 柴田
    酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口 大野 丸山 今井 高田 藤本 武田 村田 上野 杉山
    増田 平野 大塚 千葉 久保 松井 小島 岩崎 桜井 野口 松尾
    野村 木下 菊地 佐野 大西 杉本 新井 浜田 菅原 市川 水野 小松 島田 古川 小山
        """
    )
)


def _east_asian_likeness(name: str) -> float:
    bare = name.replace(" ", "").replace("　", "")
    if (
        not re.fullmatch(r"[\u4e00-\u9fff\uac00-\ud7af々〆\u3041-\u30ff・]+", bare)
        or matter(bare) is not None
    ):
        return -5.0
    if "・" in bare:
        return 1.5
    if not 2 <= len(bare) <= 6 or re.search(r"[のをにはがとるたい]", bare):
        return -4.0
    spaced = len(name.split()) == 2
    if bare.startswith(_JAPANESE):
        return 2.5 + spaced
    if len(bare) <= 3 and bare[0] in _FAMILIES:
        return 2.2 + spaced
    return (1.0 if spaced else -0.6) if len(bare) <= 5 else -2.0


def recased(name: str) -> str:
    """A name in capitals with small letters; particles small, `Mc` and `O’` kept.

    >>> recased("J. O’CONNELL"), recased("JEAN-LUC DE LA TOUR"), recased("Ellen McDOWELL")
    ('J. O’Connell', 'Jean-Luc de la Tour', 'Ellen McDowell')
    """
    words = name.split()
    return " ".join(_recased_word(w, place, len(words)) for place, w in enumerate(words))


def _recased_word(word: str, place: int, count: int) -> str:
    letters = [c for c in word if c.isalpha()]
    if word.startswith("Mc") and word[2:].isupper() and len(word) > 3:
        return "Mc" + word[2:].capitalize()
    if len(letters) < 2 or not word.isupper() or re.fullmatch(r"(?:[^\W\d_]\.[-‐]?)+", word):
        return word
    if word.strip(".,") in ("II", "III", "IV"):
        return word
    if (
        place
        and word.lower() in _PARTICLES
        and place < count - 1
        and word.lower() not in ("st", "st.", "san")
    ):
        return word.lower()
    if len(letters) == 2 and not re.search(r"[AEIOUYÄÖÜ]", word) and word[-1].isalpha():
        return word  # initials without dots: TJ
    pieces = re.split(r"([-‐‑'’.])", word)
    small = "".join(p if len(p) == 1 and not p.isalpha() else p.capitalize() for p in pieces)
    small = re.sub(r"^Mc([a-z]{3,})", lambda m: "Mc" + m[1].capitalize(), small)
    return re.sub(r"(?<=[a-z]{2})(['’])S$", r"\1s", small)


def name_of(text: str) -> PersonValue:
    """A printed name as the record has it: `Family, Given`, or with its particles apart.

    >>> name_of("Воронцова А. С."), name_of("G. E. St. John"), name_of("Friederike von Lüttwitz")
    ('Воронцова, А. С.', 'St. John, G. E.',
     {'family': 'Lüttwitz', 'given': 'Friederike', 'dropping-particle': 'von'})
    """
    if _BY_WORKS.fullmatch(text):
        return {"literal": text}
    if _STYLED.fullmatch(text):
        return {"literal": recased(text)}
    text = " ".join(_TITLES.sub("", text).split())
    suffix = _SUFFIX.search(text)
    if suffix:
        text = text[: suffix.start()]
    was_capitals = text.partition(",")[0].isupper()
    text = recased(text)
    tail = (
        ", "
        + (
            suffix[1].capitalize()
            if suffix[1].islower() or suffix[1].upper()[:2] in ("JR", "SR", "JU")
            else suffix[1]
        )
        if suffix
        else ""
    )
    if "," in text:
        family, _, given = (p.strip() for p in text.partition(","))
        family = re.sub(
            r"^(?:(?:Van|Von|De|Der|Den|Di|Du|Da|Dos|Del|La|Le|Ten|Ter|Zu)\s)+",
            lambda m: m[0].lower() if was_capitals else m[0],
            family,
        )
        return _with_particles(family.split(), given.split(), tail)
    text = re.sub(r"(?<=[^\W\d_]\.)(?=[^\W\d_]{2,})", " ", text)
    words = text.split()
    if len(words) < 2 or _ANONYMOUS.fullmatch(text):
        return _literal(text)
    if _is_east_asian(text):
        return f"{words[0]}, {' '.join(words[1:])}"
    if _CORPORATE.search(text):
        return {"literal": text}
    if _is_initial(words[-1]) and not _is_initial(words[0]):  # Воронцова А. С.
        first = next(
            n for n, w in enumerate(words) if _is_initial(w) and all(map(_is_initial, words[n:]))
        )
        return _with_particles(words[:first], words[first:], tail)
    start = _family_start(words)
    return _with_particles(words[start:], words[:start], tail)


def _literal(text: str) -> PersonValue:
    return text


def _is_initial(word: str) -> bool:
    return bool(_INITIAL.fullmatch(word)) and ("." in word or len(word) == 1)


_OF_FAMILY = frozenset(("Ó", "Ní", "Nic", "Uí", "Mac", "Mhic", "Mc"))
"""What a family name begins with, though a gap parts it."""


def _family_start(words: list[str]) -> int:
    """Where the family name begins: at the particles before the last word, if there are any."""
    start = len(words) - 1
    if start > 2 and words[start - 1].lower() in _LINKS:
        return start - 2  # Ramón Nadal i Serra
    if start > 1 and words[start - 1] in _OF_FAMILY:
        start -= 1  # Ciarán Ó Briain
    while start > 1 and (
        _plain(words[start - 1]) in _PARTICLES
        and (
            words[start - 1].islower()
            or words[start - 1]
            in (
                "St.",
                "St",
                "San",
                "De",
                "Van",
                "Der",
                "Von",
                "Du",
                "Le",
                "La",
                "Di",
                "Da",
                "Del",
                "Della",
                "Ibn",
                "Ben",
                "Bin",
                "Lo",
                "Dal",
                "Dalla",
                "Ten",
                "Ter",
                "Abu",
                "El",
            )
        )
    ):
        start -= 1
    return start


def _with_particles(family: list[str], given: list[str], tail: str) -> PersonValue:
    """The name with small particles before the family name apart from it."""
    count = 0
    while (
        count < len(family) - 1 and family[count].islower() and _plain(family[count]) in _PARTICLES
    ):
        count += 1
    particles, rest = family[:count], " ".join(family[count:])
    if not particles:
        return f"{rest}, {' '.join(given)}{tail}" if given else rest
    dropping = particles[0] in _DROPPING
    found = {"family": rest, "given": " ".join(given)}
    found["dropping-particle" if dropping else "non-dropping-particle"] = " ".join(particles)
    return found | ({"suffix": tail[2:]} if tail else {})
