"""Languages as nodes: BCP 47 tags and the codes of ISO 639-2 (https://id.loc.gov/vocabulary/iso639-2).

The record says `en`; a library's data says <http://id.loc.gov/vocabulary/iso639-2/eng>.  A tag
with a region or script (`pt-BR`) has no such code and stays text.

>>> code_of("en"), code_of("de"), code_of("pt-BR"), tag_of("http://id.loc.gov/vocabulary/iso639-2/fre")
('eng', 'ger', None, 'fr')
"""

from __future__ import annotations

__all__ = ["LABELS", "NAMESPACE", "code_of", "tag_of"]

NAMESPACE = "http://id.loc.gov/vocabulary/iso639-2/"

_TABLE = """
af afr Afrikaans|sq alb Albanian|am amh Amharic|ar ara Arabic|hy arm Armenian|as asm Assamese
ay aym Aymara|az aze Azerbaijani|eu baq Basque|be bel Belarusian|bn ben Bengali|bs bos Bosnian
br bre Breton|bg bul Bulgarian|my bur Burmese|ca cat Catalan|zh chi Chinese|kw cor Cornish
co cos Corsican|hr hrv Croatian|cs cze Czech|da dan Danish|nl dut Dutch|en eng English
eo epo Esperanto|et est Estonian|fo fao Faroese|fi fin Finnish|fr fre French
fy fry Western Frisian|gl glg Galician|ka geo Georgian|de ger German|el gre Greek, Modern (1453-)
gn grn Guarani|gu guj Gujarati|ht hat Haitian French Creole|ha hau Hausa|he heb Hebrew
hi hin Hindi|hu hun Hungarian|is ice Icelandic|ig ibo Igbo|id ind Indonesian|ga gle Irish
it ita Italian|ja jpn Japanese|jv jav Javanese|kn kan Kannada|ks kas Kashmiri|kk kaz Kazakh
km khm Khmer|rw kin Kinyarwanda|ko kor Korean|ku kur Kurdish|ky kir Kyrgyz|lo lao Lao
la lat Latin|lv lav Latvian|ln lin Lingala|lt lit Lithuanian|lb ltz Luxembourgish
mk mac Macedonian|mg mlg Malagasy|ms may Malay|ml mal Malayalam|mt mlt Maltese|mi mao Maori
mr mar Marathi|mn mon Mongolian|ne nep Nepali|no nor Norwegian|nb nob Norwegian (Bokmål)
nn nno Norwegian (Nynorsk)|oc oci Occitan (post-1500)|or ori Oriya|ps pus Pushto|fa per Persian
pl pol Polish|pt por Portuguese|pa pan Panjabi|qu que Quechua|rm roh Raeto-Romance
ro rum Romanian|ru rus Russian|sa san Sanskrit|gd gla Scottish Gaelic|sr srp Serbian|sn sna Shona
sd snd Sindhi|si sin Sinhalese|sk slo Slovak|sl slv Slovenian|so som Somali|st sot Sotho
es spa Spanish|su sun Sundanese|sw swa Swahili|sv swe Swedish|tl tgl Tagalog|tg tgk Tajik
ta tam Tamil|tt tat Tatar|te tel Telugu|th tha Thai|bo tib Tibetan|ti tir Tigrinya|tr tur Turkish
tk tuk Turkmen|uk ukr Ukrainian|ur urd Urdu|ug uig Uighur|uz uzb Uzbek|vi vie Vietnamese
cy wel Welsh|wo wol Wolof|xh xho Xhosa|yi yid Yiddish|yo yor Yoruba|zu zul Zulu
und und Undetermined|mul mul Multiple languages|grc grc Greek, Ancient (to 1453)
chu chu Church Slavic
"""

_CODES: dict[str, str] = {}
LABELS: dict[str, str] = {}
"""ISO 639-2/B code → its English name, as the Library of Congress has it."""

for _row in _TABLE.replace("\n", "|").split("|"):
    if _row:
        _tag, _code, _label = _row.split(" ", 2)
        _CODES[_tag], LABELS[_code] = _code, _label

_TERMINOLOGY = {
    "sqi": "alb", "hye": "arm", "eus": "baq", "mya": "bur", "zho": "chi", "ces": "cze",
    "nld": "dut", "fra": "fre", "kat": "geo", "deu": "ger", "ell": "gre", "isl": "ice",
    "mkd": "mac", "msa": "may", "mri": "mao", "fas": "per", "ron": "rum", "slk": "slo",
    "bod": "tib", "cym": "wel",
}  # fmt: skip
"""ISO 639-2/T code → the bibliographic one that the nodes use."""

_TAGS = {code: tag for tag, code in _CODES.items()}


def code_of(tag: str) -> str | None:
    """The ISO 639-2/B code of a plain language tag; None where there is none in the table."""
    return _CODES.get(tag)


def tag_of(node: str) -> str | None:
    """The tag of a language node or code of ISO 639-2; None where it is not known.

    >>> tag_of("deu"), tag_of("http://lexvo.org/id/iso639-3/rus"), tag_of("en")
    ('de', 'ru', None)
    """
    code = node.rstrip("/#").rpartition("/")[2].rpartition("#")[2]
    return _TAGS.get(_TERMINOLOGY.get(code, code))
