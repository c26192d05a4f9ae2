"""Names that people call languages by, and three-letter codes (ISO 639-2), as tags (BCP 47).

>>> tag_of("French"), tag_of("deutsch"), tag_of("eng"), tag_of("EN_us"), tag_of("fre")
('fr', 'de', 'en', 'en-US', 'fr')
>>> tag_of("de"), tag_of("Klingonese") is None
('de', True)
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["NAMES", "code_of", "names_of", "tag_of"]

_TABLE = """
    af: afrikaans afr
    ar: arabic العربية ara
    bg: bulgarian български bul
    bn: bengali বাংলা ben
    ca: catalan català cat
    cs: czech čeština český cze ces
    cy: welsh cymraeg wel cym
    da: danish dansk dan
    de: german deutsch allemand tedesco alemán ger deu germany ngerman
    de-AT: austrian österreichisch naustrian
    de-CH: swiss-german schweizerdeutsch nswissgerman
    el: greek ελληνικά gre ell
    en: english englisch anglais inglese inglés eng
    en-GB: british uk british-english ukenglish
    en-US: american us american-english usenglish
    eo: esperanto epo
    es: spanish español castellano spanisch espagnol spa
    et: estonian eesti est
    eu: basque euskara baq eus
    fa: persian farsi فارسی per fas
    fi: finnish suomi fin
    fr: french français francais französisch francese francés fre fra
    ga: irish gaeilge gle
    gl: galician galego glg
    grc: ancient-greek grc
    he: hebrew עברית heb
    hi: hindi हिन्दी hin
    hr: croatian hrvatski hrv
    hu: hungarian magyar hun
    hy: armenian հայերեն arm hye
    id: indonesian bahasa-indonesia ind
    is: icelandic íslenska ice isl
    it: italian italiano italienisch italien ita
    ja: japanese 日本語 japanisch jpn
    ka: georgian ქართული geo kat
    km: khmer khm
    ko: korean 한국어 kor
    la: latin latina lat
    lt: lithuanian lietuvių lit
    lv: latvian latviešu lav
    mk: macedonian македонски mac mkd
    mn: mongolian монгол mon
    ms: malay may msa
    nb: norwegian norsk bokmål nob nor
    nl: dutch nederlands niederländisch flemish dut nld
    nn: nynorsk nno
    pl: polish polski polnisch pol
    pt: portuguese português portugues portugiesisch por
    pt-BR: brazilian brazilian-portuguese brasileiro
    ro: romanian română rum ron
    ru: russian русский russisch russe rus
    sa: sanskrit san
    sk: slovak slovenčina slo slk
    sl: slovenian slovene slovenščina slv
    sq: albanian shqip alb sqi
    sr: serbian српски srpski srp
    sv: swedish svenska schwedisch swe
    sw: swahili kiswahili swa
    ta: tamil tam
    th: thai ไทย tha
    tr: turkish türkçe türkisch tur
    uk: ukrainian українська ukr
    ur: urdu اردو urd
    vi: vietnamese tiếng-việt vie
    yi: yiddish ייִדיש yid
    zh: chinese 中文 mandarin chinesisch chinois chi zho
"""


def _folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


NAMES = {
    _folded(name): line.partition(":")[0].strip()
    for line in _TABLE.strip().splitlines()
    for name in line.partition(":")[2].split()
}
"""Name or three-letter code, folded and with hyphens between words → tag."""
_SHOWN = {
    line.partition(":")[0].strip(): [w for w in line.partition(":")[2].split() if len(w) != 3]
    for line in _TABLE.strip().splitlines()
}
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-\w{5,8})*")


def tag_of(name: str) -> str | None:
    """The tag of a language by any of its names; a tag in its usual form; None for another text.

    Of languages without a two-letter code the three letters are the tag: `grc`, `sux`.
    """
    word = "-".join(_folded(name).replace("_", " ").replace("-", " ").split())
    if word in NAMES:
        return NAMES[word]
    if not _TAG.fullmatch(word):
        return None
    first, *others = word.split("-")
    forms = {2: str.upper, 3: str.upper, 4: str.title}
    return "-".join([NAMES.get(first, first), *(forms.get(len(o), str)(o) for o in others)])


_CODES: dict[str, str] = {}
for _name, _tag in NAMES.items():
    if len(_name) == 3 and _name.isascii() and _name.isalpha():
        _CODES.setdefault(_tag, _name)
_CODES |= {"cs": "cze", "nl": "dut", "uk": "ukr", "en-US": "", "en-GB": ""}


def code_of(tag: str) -> str:
    """The code of a language in catalogues (ISO 639-2, bibliographic), by its tag; "" if not known.

    >>> code_of("de"), code_of("en-GB"), code_of("grc"), code_of("xx")
    ('ger', 'eng', 'grc', '')
    """
    return _CODES.get(tag) or _CODES.get(tag.partition("-")[0], "")


def names_of(tag: str) -> str:
    """What people call the language of a tag, in English and in the language; "" if not known.

    >>> names_of("de-DE"), names_of("en-GB")
    ('german, deutsch', 'british, uk')
    """
    return ", ".join((_SHOWN.get(tag) or _SHOWN.get(tag.partition("-")[0], []))[:2])
