"""Numbers as contents pages print them: digits of any script, Roman, spelled out, by letters.

>>> value_of("XIV"), value_of("Twenty-One"), value_of("premier"), value_of("十二"), value_of("ב")
(14, 21, 1, 12, 2)
>>> as_digits("٢٥"), spelled("ONE"), spelled("四"), spelled("II")
('25', '1', '4', None)
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from precarious_truce.model.roman import from_roman

__all__ = ["as_digits", "fold", "spelled", "style_of", "value_in_series", "value_of", "word_set"]

_WORDS = """
1 one first | prior prius | primera primer | първа първи първо | прва први прво | premier
premières | lehen | pirmas pirma pirmā | esimene | fyrsti fyrsta |
  ein eins erste erster erstes ersten | un une premier première première | uno una
primo prima primera primero primer
  | um uma primeiro primeira | één een eerste | primus prima primum | первая первый первое |
  один | pierwszy pierwsza pierwsze
  | první | prvá prvý | første én | första ett | első | πρώτο πρώτος πρώτη | birinci | перша
  перший перше | prvi prva prvo
  | ensimmäinen | întâi întâiul prima | ראשון ראשונה | الأول الأولى اول نخست
2 two second | posterior altera alterum | segona segon | втора втори второ | друга други друго
| bigarren | antras antra otrā | teine |
  zwei zweite zweiter zweites zweiten | deux deuxième second seconde | due secondo
seconda | dos segundo segunda
  | dois duas | twee tweede | secundus secunda secundum | вторая второй второе | drugi druga
  drugie | druhý druhá druhé
  | anden andre annen | andra två | második | δεύτερο δεύτερος δεύτερη δευτέρα | ikinci | друга
  другий друге | drugo
  | toinen | doi doua | שני שנייה שניה | الثاني الثانية دوم
3 three third | tercera tercer | трета трети трето | трећа трећи треће | hirugarren | trečias
trečia trešā | kolmas | þriðji |
  drei dritte dritter drittes dritten | trois troisième | tre terzo terza | tres
tercero tercera tercer
  | três terceiro terceira | drie derde | tertius tertia tertium | третья третий третье | trzeci
  trzecia trzecie
  | třetí tretia tretí | tredje | harmadik | τρίτο τρίτος τρίτη | üçüncü | третя третій третє |
  treći treća treće
  | kolmas | trei treia | שלישי שלישית | الثالث الثالثة سوم
4 four fourth | quarta quart | четвърта четвърти | четврта четврти | laugarren | ketvirta
ceturtā | neljas |
  vier vierte vierter viertes vierten | quatre quatrième | quattro quarto quarta |
cuatro cuarto cuarta
  | quatro | vierde | quartus quarta quartum | четвёртая четвертая четвёртый четвертый четвертое
  | czwarty czwarta czwarte
  | čtvrtý čtvrtá štvrtá | fjerde fjärde | negyedik | τέταρτο τέταρτος τέταρτη | dördüncü |
  четверта четвертий
  | četvrti četvrta četvrto | neljäs | patra | רביעי רביעית | الرابع الرابعة چهارم
5 five fifth | cinquena cinquè | пета пети пето | bosgarren | penkta piektā | viies |
  fünf fünfte fünfter fünftes fünften | cinq cinquième | cinque quinto quinta | cinco
| vijf vijfde
  | quintus quinta quintum | пятая пятый пятое | piąty piąta piąte | pátý pátá piata | femte |
  ötödik
  | πέμπτο πέμπτος πέμπτη | beşinci | п'ята пʼята п’ята п'ятий | peti peta peto | viides |
  cincea |
  חמישי חמישית | الخامس الخامسة پنجم
6 six sixth | sisena sisè | шеста шести шесто | seigarren |
  sechs sechste sechster sechstes sechsten | sixième | sei sesto sesta | seis sexto
sexta | zes zesde
  | sextus sexta sextum | шестая шестой шестое | szósty szósta szóste | šestý šestá šiesta |
  sjette sjätte | hatodik
  | έκτο έκτος έκτη | altıncı | шоста шостий | šesti šesta šesto | kuudes | șasea | שישי שישית
  ששי |
  السادس السادسة ششم
7 seven seventh | setena setè | седма седми седмо |
  sieben siebte siebter siebtes siebten siebente | sept septième | sette settimo
settima
  | siete séptimo séptima | sete sétimo sétima | zeven zevende | septimus septima septimum |
  седьмая седьмой седьмое
  | siódmy siódma siódme | sedmý sedmá siedma | syvende sjunde | hetedik | έβδομο έβδομος έβδομη
  | yedinci | сьома сьомий
  | sedmi sedma sedmo | seitsemäs | șaptea | שביעי שביעית | السابع السابعة هفتم
8 eight eighth | vuitena vuitè | осма осми осмо |
  acht achte achter achtes achten | huit huitième | otto ottavo ottava | ocho
octavo octava
  | oito oitavo oitava | achtste | octavus octava octavum | восьмая восьмой восьмое | ósmy ósma
  ósme | osmý osmá ôsma
  | ottende åttende åttonde | nyolcadik | όγδοο όγδοος όγδοη | sekizinci | восьма восьмий | osmi
  osma osmo | kahdeksas
  | opta | שמיני שמינית | الثامن الثامنة هشتم
9 nine ninth | novè | девета девети девето |
  neun neunte neunter neuntes neunten | neuf neuvième | nove nono nona | nueve noveno
novena | nono nona
  | negen negende | nonus nona nonum | девятая девятый девятое | dziewiąty dziewiąta dziewiąte |
  devátý devátá deviata
  | niende nionde | kilencedik | ένατο ένατος ένατη | dokuzuncu | дев'ята дев’ята | deveti
  deveta deveto | yhdeksäs | noua
  | תשיעי תשיעית | التاسع التاسعة نهم
10 ten tenth | desena desè | десета десети десето |
  zehn zehnte zehnter zehntes zehnten | dix dixième | dieci decimo decima | diez
décimo décima | dez
  | tien tiende | decimus decima decimum | десятая десятый десятое | dziesiąty dziesiąta
  dziesiąte | desátý desátá desiata
  | tionde | tizedik | δέκατο δέκατος δέκατη | onuncu | десята десятий | deseti deseta deseto |
  kymmenes | zecea
  | עשירי עשירית | العاشر العاشرة دهم
11 eleven eleventh | elf elfte elfter elftes | onze onzième | undici undicesimo undicesima
undecimo | once undécimo undécima
  | elfde | undecimus undecima | одиннадцатая одиннадцатый | jedenasty jedenasta | jedenáctá |
  ellevte elfte | tizenegyedik
  | ενδέκατο | on birinci
12 twelve twelfth | zwölf zwölfte zwölfter zwölftes | douze douzième | dodici dodicesimo
dodicesima | doce duodécimo
  | doze | twaalf twaalfde | duodecimus duodecima | двенадцатая двенадцатый | dwunasty dwunasta
  | dvanáctá | tolvte tolfte
  | tizenkettedik | δωδέκατο
13 thirteen thirteenth | dreizehn dreizehnte dreizehnter dreizehntes | treize treizième |
tredici
tredicesimo | trece treze
  | dertien dertiende | тринадцатая тринадцатый | trzynasty
14 fourteen fourteenth | vierzehn vierzehnte vierzehntes | quatorze quatorzième | quattordici
quattordicesimo | catorce
  | veertien veertiende | четырнадцатая | czternasty
15 fifteen fifteenth | fünfzehn fünfzehnte fünfzehntes | quinze quinzième | quindici
quindicesimo
| vijftien | пятнадцатая
  | piętnasty
16 sixteen sixteenth | sechzehn sechzehnte | seize seizième | sedici | dieciséis dezesseis |
zestien | шестнадцатая
17 seventeen seventeenth | siebzehn siebzehnte | dix-sept dix-septième | diciassette |
diecisiete
| zeventien | семнадцатая
18 eighteen eighteenth | achtzehn achtzehnte | dix-huit dix-huitième | diciotto | dieciocho |
achttien | восемнадцатая
19 nineteen nineteenth | neunzehn neunzehnte | dix-neuf dix-neuvième | diciannove | diecinueve |
negentien | девятнадцатая
20 twenty twentieth | zwanzig zwanzigste | vingt vingtième | venti ventesimo | veinte vinte |
twintig | двадцатая | húsz
30 thirty thirtieth | dreißig | trente | trenta | treinta trinta | dertig | тридцатая
40 forty fortieth | vierzig | quarante | quaranta | cuarenta quarenta | сороковая
50 fifty fiftieth
"""


def word_set(words: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(words.split())


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Small letters without accents, by which words are looked up.

    >>> fold("PREMIÈRE"), fold("Часть Первая"), fold("Κεφάλαιο")
    ('premiere', 'часть первая', 'κεφαλαιο')
    """
    apart = unicodedata.normalize("NFD", text.casefold().replace("’", "'").replace("ς", "σ"))
    return "".join(c for c in apart if unicodedata.category(c) != "Mn").translate(_ALIKE)


_ALIKE = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ı": "i", "ł": "l", "ø": "o"})


def _table() -> dict[str, int]:
    found: dict[str, int] = {}
    number = 0
    for token in _WORDS.split():
        if token.isdecimal():
            number = int(token)
        elif token != "|":
            found.setdefault(fold(token), number)
    return found


_SPELLED = _table()
_HAN = {
    c: n
    for n, cs in enumerate(
        ("〇零", "一壹", "二贰貳", "三叁參", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for c in cs
}
_HEBREW = {c: n for n, c in enumerate("אבגדהוזחט", 1)} | {
    c: 10 * n for n, c in enumerate("יכלמנסעפצ", 1)
}
_GREEK = {c: n for n, c in enumerate("αβγδεϛζηθ", 1)} | {
    c: 10 * n for n, c in enumerate("ικλμνξοπ", 1)
}
_ABJAD = {c: n for n, c in enumerate("ابجدهوزحط", 1)}


def as_digits(text: str) -> str:
    """Digits of any script as `0`–`9`; everything else stays.

    >>> as_digits("ص ٢٥"), as_digits("１２")
    ('ص 25', '12')
    """
    if text.isascii():
        return text
    return "".join(
        str(digit) if not c.isascii() and (digit := unicodedata.decimal(c, -1)) >= 0 else c
        for c in text
    )


@lru_cache(maxsize=65536)
def value_of(text: str) -> int | None:
    """What a number means; None where it is none.

    >>> value_of("1.2"), value_of("B"), value_of("Β΄"), value_of("21st"), value_of("harbour")
    (2, 2, 2, 21, None)
    """
    text = as_digits(text).strip(" .:)([]’'΄´ʹ")
    if not text:
        return None
    if found := re.fullmatch(
        r"(?:\d{1,3}\.)*(\d{1,4})(?:st|nd|rd|th|er|e|[ºª°]|[-‐]?[а-я]{1,2})?", text
    ):
        return int(found[1])
    word = _word_value(text)
    if word is not None:
        return word
    roman = from_roman(text.translate(_ROMAN_SIGNS).lower()) if _is_one_case(text) else None
    if roman is not None:
        return roman
    if re.fullmatch(r"[A-Za-z]|([a-z])\1", text):
        return ord(text[0].upper()) - 64
    return _letters(text)


def value_in_series(number: str, style: str) -> int | None:
    """What a number means in a series of its style: C is 3 among letters, 100 among Roman numbers.

    >>> value_in_series("C", "A."), value_in_series("C", "I."), value_in_series("cc", "aa)")
    (3, 100, 3)
    """
    if style.rstrip(".:)")[-1:] in ("A", "a") and re.fullmatch(r"[A-Za-z]|([a-z])\1", number):
        return ord(number[0].upper()) - 64
    return value_of(number)


def _is_one_case(text: str) -> bool:
    return len(text) <= 15 and (text.isupper() or text.islower())


_ROMAN_SIGNS = str.maketrans({"Ι": "I", "Χ": "X", "І": "I", "Х": "X", "М": "M", "С": "C"})


def _word_value(text: str) -> int | None:
    folded = fold(text)
    if folded in _SPELLED:
        return _SPELLED[folded]
    tens, _, ones = folded.replace("-", " ").partition(" ")
    if ones and _SPELLED.get(tens, 0) >= 20 and 0 < _SPELLED.get(ones, 0) < 10:
        return _SPELLED[tens] + _SPELLED[ones]
    return _han(text)


def _han(text: str) -> int | None:
    """A Chinese number below 1000: 十二, 二十一, 一百零三."""
    if not text or any(c not in _HAN and c not in "十百" for c in text):
        return None
    if not set(text) & set("十百"):
        return int("".join(str(_HAN[c]) for c in text))
    total = current = 0
    for c in text:
        if c in "十百":
            total, current = total + max(current, 1) * (10 if c == "十" else 100), 0
        else:
            current = _HAN[c]
    return total + current


def _letters(text: str) -> int | None:
    """A number written in Hebrew, Greek or Arabic letters, or a Cyrillic letter."""
    folded = fold(text).replace('"', "").replace("״", "").replace("׳", "")
    for table in (_HEBREW, _GREEK, _ABJAD):
        if folded and len(folded) <= 3 and all(c in table for c in folded):
            return sum(table[c] for c in folded)
    if len(folded) == 1 and "а" <= folded <= "я":
        return ord(folded) - ord("а") + 1
    return None


def spelled(text: str) -> str | None:
    """A number written as a word, in digits; None for one that is none, or has digits."""
    value = _word_value(text.strip(" .:"))
    return None if value is None else str(value)


def style_of(number: str) -> str:
    """How a number is written, so that two of one series have the same: `1`, `1.1`, `I`, `i`, `A` …

    >>> [style_of(n) for n in ("3", "1.2", "IV", "iv", "B", "b", "א", "二")]
    ['1', '1.1', 'I', 'i', 'A', 'a', 'א', '1']
    """
    number = as_digits(number).strip(" .:)(")
    if re.fullmatch(r"\d+[a-z]?", number):
        return "1"
    if dots := number.count("."):
        return ".".join("1" * (dots + 1)) if number[0].isdigit() else "A.1"
    if re.fullmatch(r"[IVXLCDM]+|[ivxlcdm]+", number):
        return "I" if number.isupper() else "i"
    if _word_value(number) is not None:
        return "1"
    if re.fullmatch(r"([a-z])\1", number):
        return "aa"
    if re.fullmatch(r"[A-Za-z]", number):
        return "A" if number.isupper() else "a"
    return {"HEBREW": "א", "GREEK": "Α", "CYRILLIC": "А", "ARABIC": "ا"}.get(
        unicodedata.name(number[0], "").split(" ")[0] if number else "", "?"
    )
