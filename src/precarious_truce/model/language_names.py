"""Names that people call languages by, and three-letter codes (ISO 639-2), as tags (BCP 47).

>>> tag_of("French"), tag_of("deutsch"), tag_of("eng"), tag_of("EN_us"), tag_of("fre")
('fr', 'de', 'en', 'en-US', 'fr')
>>> tag_of("de"), tag_of("Klingonese") is None
('de', True)
"""

from __future__ import annotations

import re
import unicodedata

from precarious_truce.model.language_codes import CODES, TAGS, TERMINOLOGIC

__all__ = ["NAMES", "code_of", "names_of", "tag_of"]

_TABLE = """
    af: afrikaans
    ar: arabic العربية
    bg: bulgarian български
    bn: bengali বাংলা
    ca: catalan català
    cs: czech čeština český
    cy: welsh cymraeg
    da: danish dansk
    de: german deutsch allemand tedesco alemán germany ngerman
    de-AT: austrian österreichisch naustrian
    de-CH: swiss-german schweizerdeutsch nswissgerman
    el: greek ελληνικά
    en: english englisch anglais inglese inglés
    en-GB: british uk british-english ukenglish
    en-US: american us american-english usenglish
    eo: esperanto
    es: spanish español castellano spanisch espagnol
    et: estonian eesti
    eu: basque euskara
    fa: persian farsi فارسی
    fi: finnish suomi
    fr: french français francais französisch francese francés
    ga: irish gaeilge
    gl: galician galego
    grc: ancient-greek
    he: hebrew עברית
    hi: hindi हिन्दी
    hr: croatian hrvatski
    hu: hungarian magyar
    hy: armenian հայերեն
    id: indonesian bahasa-indonesia
    is: icelandic íslenska
    it: italian italiano italienisch italien
    ja: japanese 日本語 japanisch
    ka: georgian ქართული
    km: khmer
    ko: korean 한국어
    la: latin latina
    lt: lithuanian lietuvių
    lv: latvian latviešu
    mk: macedonian македонски
    mn: mongolian монгол
    ms: malay
    nb: norwegian norsk bokmål
    nl: dutch nederlands niederländisch flemish
    nn: nynorsk
    pl: polish polski polnisch
    pt: portuguese português portugues portugiesisch
    pt-BR: brazilian brazilian-portuguese brasileiro
    ro: romanian română
    ru: russian русский russisch russe
    sa: sanskrit
    sk: slovak slovenčina
    sl: slovenian slovene slovenščina
    sq: albanian shqip
    sr: serbian српски srpski
    sv: swedish svenska schwedisch
    sw: swahili kiswahili
    ta: tamil
    th: thai ไทย
    tr: turkish türkçe türkisch
    uk: ukrainian українська
    ur: urdu اردو
    vi: vietnamese tiếng-việt
    yi: yiddish ייִדיש
    zh: chinese 中文 mandarin chinesisch chinois
"""


def _folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


NAMES = {
    _folded(name): line.partition(":")[0].strip()
    for line in _TABLE.strip().splitlines()
    for name in line.partition(":")[2].split()
}
"""Name, folded and with hyphens between words, or code of a language that has one → tag."""
_NAMED = frozenset(NAMES.values())
_KNOWN = TAGS | TERMINOLOGIC
NAMES |= {code: tag for code, tag in _KNOWN.items() if tag in _NAMED}
_SHOWN = {
    line.partition(":")[0].strip(): line.partition(":")[2].split()
    for line in _TABLE.strip().splitlines()
}
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-\w{5,8})*")


def tag_of(name: str) -> str | None:
    """The tag of a language by any of its names; a tag in its usual form; None for another text.

    Of languages without a two-letter code the three letters are the tag: `grc`, `sux`.
    """
    word = "-".join(_folded(name).replace("_", " ").replace("-", " ").split())
    if known := NAMES.get(word) or _KNOWN.get(word):
        return known
    if " " in name.strip() or not _TAG.fullmatch(word):
        return None
    first, *others = word.split("-")
    forms = {2: str.upper, 3: str.upper, 4: str.title}
    return "-".join([_KNOWN.get(first, first), *(forms.get(len(o), str)(o) for o in others)])


def tag_or_name(name: str) -> str:
    """The tag of a language, where others have its name or its code in catalogues; else the text.

    >>> [tag_or_name(name) for name in ("eng", "German", "en_us", "uk", "Old Rivers Speech")]
    ['en', 'de', 'en-US', 'uk', 'Old Rivers Speech']
    """
    is_code = len(name) == 2 and name.isascii() and name.islower()  # `uk` is no kingdom
    return name if is_code else tag_of(name) or name


def code_of(tag: str) -> str:
    """The code of a language in catalogues (ISO 639-2, bibliographic), by its tag; "" if not known.

    >>> code_of("de"), code_of("en-GB"), code_of("grc"), code_of("xx")
    ('ger', 'eng', 'grc', '')
    """
    return CODES.get(tag) or CODES.get(tag.partition("-")[0], "")


def names_of(tag: str) -> str:
    """What people call the language of a tag, in English and in the language; "" if not known.

    >>> names_of("de-DE"), names_of("en-GB")
    ('german, deutsch', 'british, uk')
    """
    return ", ".join((_SHOWN.get(tag) or _SHOWN.get(tag.partition("-")[0], []))[:2])
