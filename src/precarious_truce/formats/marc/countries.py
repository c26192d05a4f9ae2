"""The country of publication as 008/15–17 codes it (MARC Code List for Countries), by the place.

A code is given only where the place tells it for certain: by a country or state that stands with
it, or a town that is known by its name alone.  Towns of one name in several countries are told
apart by what stands with them, or by the press.  What is not known is `xx`, as MARC asks.

>>> [country_of(text) for text in ("Leipzig", "Cambridge, Mass.", "London ; New York", "Nowhere")]
['gw ', 'mau', 'enk', 'xx ']
>>> country_of("Cambridge"), country_of("Cambridge", "Cambridge University Press")
('xx ', 'enk')
>>> country_of("Smallville, USA"), country_of("Newport, U.K."), country_of("[S.l.]")
('xxu', 'xxk', 'xx ')
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

__all__ = ["UNKNOWN", "country_of"]

UNKNOWN = "xx "
"""No place, unknown, or undetermined."""

_COUNTRIES = """
    aa: Albania | ae: Algeria | af: Afghanistan | ag: Argentina | ai: Armenia | aj: Azerbaijan |
    am: Anguilla | an: Andorra | ao: Angola | aq: Antigua and Barbuda | at: Australia | au:
    Austria, Österreich, Autriche | ba: Bahrain | bb: Barbados | bd: Burundi | be: Belgium,
    Belgique, België, Belgien | bf: Bahamas | bg: Bangladesh | bh: Belize | bl: Brazil, Brasil,
    Brésil | bm: Bermuda | bn: Bosnia and Herzegovina | bo: Bolivia | br: Burma, Myanmar | bs:
    Botswana | bt: Bhutan | bu: Bulgaria | bw: Belarus | bx: Brunei | cb: Cambodia | cc: China,
    PRC, P.R. China, People's Republic of China, Hong Kong | cd: Chad | ce: Sri Lanka | cg:
    Democratic Republic of the Congo | ch: Taiwan | ci: Croatia, Hrvatska | ck: Colombia | cl:
    Chile | cm: Cameroon | cr: Costa Rica | cu: Cuba | cv: Cabo Verde | cy: Cyprus | dk: Denmark,
    Danmark | dm: Benin | dr: Dominican Republic | ec: Ecuador | eg: Equatorial Guinea | em:
    Timor-Leste | er: Estonia, Eesti | es: El Salvador | et: Ethiopia | fi: Finland, Suomi | fj:
    Fiji | fr: France, Frankreich, Francia | gd: Grenada | gh: Ghana | gl: Greenland | gm: Gambia
    | go: Gabon | gr: Greece, Griechenland, Grèce | gt: Guatemala | gv: Guinea | gy: Guyana | gw:
    Germany, Deutschland, Allemagne, Alemania, Germania, West Germany, East Germany, Ger., BRD,
    DDR | ho: Honduras | ht: Haiti | hu: Hungary, Magyarország, Ungarn, Hongrie | ic: Iceland,
    Ísland | ie: Ireland, Éire, Republic of Ireland | ii: India | io: Indonesia | iq: Iraq | ir:
    Iran | is: Israel | it: Italy, Italia, Italien, Italie | iv: Côte d'Ivoire, Ivory Coast | ja:
    Japan, Nihon, 日本 | jm: Jamaica | jo: Jordan | ke: Kenya | kg: Kyrgyzstan | kn: North Korea |
    ko: South Korea, Korea, Republic of Korea | ku: Kuwait | kv: Kosovo | kz: Kazakhstan | lb:
    Liberia | le: Lebanon | lh: Liechtenstein | li: Lithuania, Lietuva | lo: Lesotho | ls: Laos |
    lu: Luxembourg | lv: Latvia, Latvija | ly: Libya | mc: Monaco | mf: Mauritius | mg: Madagascar
    | mk: Oman | ml: Mali | mm: Malta | mo: Montenegro | mp: Mongolia | mr: Morocco, Maroc | mv:
    Moldova | mw: Malawi | mx: Mexico, México | my: Malaysia | mz: Mozambique | ne: Netherlands,
    The Netherlands, Nederland, Holland, Pays-Bas, Niederlande | ng: Niger | no: Norway, Norge |
    np: Nepal | nq: Nicaragua | nr: Nigeria | nu: Nauru | nz: New Zealand, N.Z., Aotearoa | pe:
    Peru, Perú | ph: Philippines | pk: Pakistan | pl: Poland, Polska, Polen, Pologne | pn: Panama
    | po: Portugal | pp: Papua New Guinea | pr: Puerto Rico, P.R. | py: Paraguay | qa: Qatar | rb:
    Serbia, Srbija | rh: Zimbabwe | rm: Romania, România, Rumania | ru: Russia, Russian
    Federation, Rossiia, Россия | rw: Rwanda | sa: South Africa | sg: Senegal | sh: Spanish North
    Africa | si: Singapore | sj: Sudan | sl: Sierra Leone | sm: San Marino | so: Somalia | sp:
    Spain, España, Espagne, Spanien | sq: Eswatini, Swaziland | sr: Surinam, Suriname | su: Saudi
    Arabia | sw: Sweden, Sverige, Schweden | sx: Namibia | sy: Syria | sz: Switzerland, Schweiz,
    Suisse, Svizzera | ta: Tajikistan | tg: Togo | th: Thailand | ti: Tunisia | tk: Turkmenistan |
    tr: Trinidad and Tobago | ts: United Arab Emirates, U.A.E. | tu: Turkey, Türkiye | tz:
    Tanzania | ua: Egypt | ug: Uganda | un: Ukraine, Ukraïna, Україна | uy: Uruguay | uz:
    Uzbekistan | vc: Vatican City, Città del Vaticano | ve: Venezuela | vm: Vietnam, Viet Nam |
    xn: North Macedonia, Macedonia | xo: Slovakia, Slovensko | xr: Czech Republic, Czechia, Česko
    | xv: Slovenia, Slovenija | ye: Yemen | za: Zambia
"""
"""Countries; where one is not known to be still there (Yugoslavia, the USSR), its towns tell."""

_REGIONS = """
    enk: England, Eng., Angleterre | stk: Scotland, Schottland | wlk: Wales, Cymru | nik: Northern
    Ireland, N. Ireland | alu: Alabama, Ala. | aku: Alaska | azu: Arizona, Ariz. | aru: Arkansas,
    Ark. | cau: California, Calif., Cal. | cou: Colorado, Colo. | ctu: Connecticut, Conn. | deu:
    Delaware, Del. | dcu: District of Columbia, D.C. | flu: Florida, Fla. | gau: Georgia, Ga. |
    hiu: Hawaii, Hawai'i | idu: Idaho | ilu: Illinois, Ill. | inu: Indiana, Ind. | iau: Iowa |
    ksu: Kansas, Kan., Kans. | kyu: Kentucky, Ky. | lau: Louisiana, La. | meu: Maine, Me. | mdu:
    Maryland, Md. | mau: Massachusetts, Mass. | miu: Michigan, Mich. | mnu: Minnesota, Minn. |
    msu: Mississippi, Miss. | mou: Missouri, Mo. | mtu: Montana, Mont. | nbu: Nebraska, Neb.,
    Nebr. | nvu: Nevada, Nev. | nhu: New Hampshire, N.H. | nju: New Jersey, N.J. | nmu: New
    Mexico, N.M., N. Mex. | nyu: New York, N.Y. | ncu: North Carolina, N.C. | ndu: North Dakota,
    N.D. | ohu: Ohio | oku: Oklahoma, Okla. | oru: Oregon, Or., Ore. | pau: Pennsylvania, Pa.,
    Penn. | riu: Rhode Island, R.I. | scu: South Carolina, S.C. | sdu: South Dakota, S.D. | tnu:
    Tennessee, Tenn. | txu: Texas, Tex. | utu: Utah | vtu: Vermont, Vt. | vau: Virginia, Va. |
    wau: Wash. | wvu: West Virginia, W. Va. | wiu: Wisconsin, Wis. | wyu: Wyoming, Wyo. | abc:
    Alberta, Alta. | bcc: British Columbia, B.C. | mbc: Manitoba, Man. | nkc: New Brunswick, N.B.
    | nfc: Newfoundland, Nfld. | nsc: Nova Scotia, N.S. | onc: Ontario, Ont. | pic: Prince Edward
    Island, P.E.I. | quc: Québec, Quebec, Que., P.Q. | snc: Saskatchewan, Sask. | xna: New South
    Wales, N.S.W. | vra: Vic. | qea: Queensland, Qld. | xra: South Australia, S. Aust. | wea:
    Western Australia, W.A. | tma: Tasmania, Tas. | xga: A.C.T. | xoa: Northern Territory
"""
"""Parts of countries that have codes of their own, with the abbreviations of catalogues."""

_POSTAL = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NV NH NJ NM "
    "NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY"
)
_POSTAL_CODES = {code: f"{code.lower()}u" for code in _POSTAL.split()} | {
    "NE": "nbu", "AB": "abc", "BC": "bcc", "MB": "mbc", "NB": "nkc", "NL": "nfc", "NS": "nsc",
    "ON": "onc", "PE": "pic", "QC": "quc", "SK": "snc", "NSW": "xna", "ACT": "xga",
}  # fmt: skip
_ALSO_COUNTRIES = {"DE": "gw ", "IL": "is ", "IN": "ii ", "CO": "ck ", "AR": "ag ", "NL": "ne ",
                   "PE": "pe "}  # fmt: skip
"""Codes of states that are those of countries (ISO 3166), too."""

_WHOLE = {
    **dict.fromkeys(("usa", "us", "united states", "united states of america", "u s a"), "u"),
    **dict.fromkeys(("uk", "u k", "united kingdom", "great britain", "gb", "britain"), "k"),
    "canada": "c",
}  # fmt: skip
"""Countries of which only parts have codes → how the codes of these end."""

_GONE = frozenset(("ussr", "soviet union", "cccp", "yugoslavia", "czechoslovakia"))
"""States that are no more: their towns tell where they are now."""

_TOWNS = """
    gw: Berlin, München, Munich, Leipzig, Hamburg, Frankfurt am Main, Frankfurt a. M., Frankfurt
    a.M., Frankfurt/Main, Frankfurt, Stuttgart, Tübingen, Göttingen, Heidelberg, Köln, Cologne,
    Wiesbaden, Darmstadt, Bonn, Mainz, Freiburg im Breisgau, Freiburg i. Br., Freiburg i.Br.,
    Düsseldorf, Hannover, Bielefeld, Münster, Würzburg, Paderborn, Marburg, Jena, Dresden, Weimar,
    Gütersloh, Regensburg, Erlangen, Nürnberg, Bremen, Kiel, Braunschweig, Hildesheim,
    Baden-Baden, Weinheim, Reinbek, Reinbek bei Hamburg, Bochum, Opladen, Potsdam, Konstanz,
    Bamberg, Augsburg, Karlsruhe, Aachen, Ostfildern, Gotha, Königstein, Neuwied, Stade | au:
    Wien, Vienna, Graz, Innsbruck, Salzburg, Klagenfurt, Wien/Köln/Weimar | sz: Zürich, Zurich,
    Basel, Bern, Genève, Geneva, Genf, Lausanne, Fribourg, Luzern, Cham, Sankt Gallen, St. Gallen
    | fr: Paris, Lyon, Marseille, Strasbourg, Strassburg, Grenoble, Toulouse, Bordeaux, Rennes,
    Lille, Aix-en-Provence, Arles, Montpellier, Nantes, Dijon, Besançon, Villeneuve-d'Ascq,
    Limoges, Saint-Denis, Lutetiae | be: Brussels, Bruxelles, Brussel, Leuven, Louvain,
    Louvain-la-Neuve, Antwerp, Antwerpen, Anvers, Ghent, Gent, Liège, Turnhout, Namur, Bruges,
    Brugge | lu: Luxembourg | vc: Vatican City, Città del Vaticano | ne: Amsterdam, Leiden,
    Lugduni Batavorum, The Hague, Den Haag, 's-Gravenhage, La Haye, Rotterdam, Utrecht, Groningen,
    Dordrecht, Assen, Nijmegen, Haarlem, Delft, Hilversum, Zutphen | it: Roma, Rome, Milano,
    Milan, Torino, Turin, Bologna, Firenze, Florence, Napoli, Naples, Venezia, Venice, Venetiis,
    Padova, Padua, Pisa, Bari, Genova, Palermo, Trieste, Brescia, Macerata, Soveria Mannelli,
    Urbino, Perugia | sp: Madrid, Barcelona, Sevilla, Seville, Bilbao, Salamanca, Zaragoza,
    Pamplona | po: Lisboa, Lisbon, Porto, Coimbra | enk: London, Londres, Londini, Oxford, Leeds,
    Liverpool, Nottingham, Bristol, Brighton, Southampton, Harmondsworth, Aldershot, Basingstoke,
    Houndmills, Abingdon, Farnham, Chichester, Canterbury, Cheltenham, Middlesex | stk: Edinburgh,
    Glasgow | wlk: Cardiff, Aberystwyth | nik: Belfast | ie: Dublin, Baile Átha Cliath | dk:
    København, Copenhagen, Kopenhagen, Aarhus, Århus, Odense | no: Oslo, Kristiania, Bergen,
    Trondheim | sw: Stockholm, Göteborg, Gothenburg, Lund, Uppsala, Umeå, Malmö | fi: Helsinki,
    Helsingfors, Turku, Åbo, Tampere | ic: Reykjavík | er: Tallinn, Tartu | lv: Riga, Rīga | li:
    Vilnius, Kaunas | pl: Warszawa, Warsaw, Kraków, Cracow, Krakau, Wrocław, Breslau, Poznań,
    Łódź, Gdańsk, Lublin, Toruń, Katowice | xr: Praha, Prague, Prag, Brno, Olomouc | xo:
    Bratislava | hu: Budapest, Szeged, Debrecen | rm: București, Bucureşti, Bucharest, Cluj,
    Cluj-Napoca, Iași, Iaşi | bu: Sofia, Sofiia, София | rb: Beograd, Belgrade, Београд, Novi Sad
    | ci: Zagreb | xv: Ljubljana | bn: Sarajevo | xn: Skopje | gr: Thessaloniki, Thessalonikē,
    Αθήνα, Athēna, Θεσσαλονίκη | tu: Istanbul, İstanbul, Ankara, Constantinople | ru: Moscow,
    Moskva, Москва, М., Leningrad, Ленинград, Sankt-Peterburg, Санкт-Петербург, СПб., Petrograd,
    Kazan, Казань, Novosibirsk, Новосибирск | un: Kiev, Kyiv, Kyïv, Київ, Киев, Kharkiv, L'viv,
    Lviv, Львів | bw: Minsk, Минск | gs: Tbilisi | ai: Yerevan, Erevan | aj: Baku | uz: Tashkent |
    kz: Almaty, Alma-Ata | is: Jerusalem, Yerushalayim, ירושלים, Tel Aviv, Tel-Aviv | le: Beirut,
    Beyrouth, Bayrūt | ua: Cairo, Le Caire, al-Qāhirah | ir: Tehran, Tihrān | ii: New Delhi,
    Delhi, Calcutta, Kolkata, Bombay, Mumbai, Madras, Chennai, Bangalore, Varanasi | pk: Karachi,
    Lahore, Islamabad | bg: Dhaka | ce: Colombo | np: Kathmandu | th: Bangkok | vm: Hanoi, Hà Nội
    | cc: Beijing, Peking, Shanghai, Nanjing, Guangzhou, Hong Kong, 北京, 上海 | ch: Taipei, Taibei,
    台北, 臺北 | ja: Tokyo, Tōkyō, Kyoto, Kyōto, Osaka, Ōsaka, 東京, 京都, 大阪
    | ko: Seoul, Sŏul, 서울 | si:
    Singapore | my: Kuala Lumpur | io: Jakarta | ph: Manila, Quezon City | xna: Sydney | vra:
    Melbourne | qea: Brisbane | xga: Canberra | xra: Adelaide | nz: Auckland, Christchurch,
    Dunedin | sa: Cape Town, Kaapstad, Johannesburg, Pretoria, Stellenbosch | nr: Ibadan | ke:
    Nairobi | gh: Accra | ag: Buenos Aires | bl: São Paulo, Rio de Janeiro, Brasília, Porto Alegre
    | cl: Santiago de Chile | mx: Mexico City, México D.F., México DF, Ciudad de México | ck:
    Bogotá | pe: Lima | uy: Montevideo | ve: Caracas | cu: La Habana, Havana | nyu: New York, New
    York City, Nueva York, Brooklyn, Ithaca, Garden City, Albany | ilu: Chicago, Urbana, Evanston
    | mau: Boston, Amherst, Cambridge Mass. | pau: Philadelphia, Pittsburgh, University Park |
    dcu: Washington D.C., Washington DC | cau: Los Angeles, San Francisco, Berkeley, Stanford,
    Thousand Oaks, San Diego, Santa Barbara, Beverly Hills, Palo Alto | nju: Princeton, Hoboken,
    Englewood Cliffs, Upper Saddle River, New Brunswick | ctu: New Haven, Westport | mdu:
    Baltimore, Lanham | miu: Ann Arbor, Detroit, Grand Rapids, East Lansing | mnu: Minneapolis |
    wiu: Madison, Milwaukee | ncu: Chapel Hill | inu: Notre Dame, Indianapolis | iau: Iowa City |
    txu: Austin, Houston, Dallas, College Station | hiu: Honolulu | wau: Seattle | azu: Tucson |
    nmu: Albuquerque | cou: Boulder, Denver | gau: Atlanta | lau: Baton Rouge, New Orleans | alu:
    Tuscaloosa | tnu: Knoxville, Nashville | ohu: Cleveland, Cincinnati | flu: Gainesville, Miami
    | utu: Salt Lake City, Provo | nvu: Reno, Las Vegas | oku: Norman | vau: Charlottesville |
    onc: Toronto, Ottawa | quc: Montréal, Montreal, Québec, Sainte-Foy | bcc: Vancouver | mbc:
    Winnipeg | abc: Edmonton, Calgary | snc: Saskatoon
"""
"""Towns that are meant where their name stands alone."""

_AMBIGUOUS = {
    "cambridge": ("enk", "mau"), "durham": ("enk", "ncu"), "birmingham": ("enk", "alu"),
    "manchester": ("enk", "nhu"), "newcastle": ("enk", "xna"), "athens": ("gr ", "gau", "ohu"),
    "bloomington": ("inu", "ilu"), "lincoln": ("enk", "nbu"), "columbia": ("mou", "scu", "nyu"),
    "lexington": ("kyu", "mau"), "lawrence": ("ksu", "mau"), "washington": ("dcu",),
    "portland": ("oru", "meu"), "wellington": ("nz ", "enk"), "st petersburg": ("ru ", "flu"),
    "saint petersburg": ("ru ", "flu"), "halle": ("gw ", "be "), "york": ("enk", "pau"),
    "freiburg": ("gw ", "sz "), "exeter": ("enk", "nhu"), "essex": ("enk", "ctu"),
    "santiago": ("cl ", "sp "), "hyderabad": ("ii ", "pk "), "kingston": ("jm ", "onc"),
    "georgia": ("gau", "gs "), "valencia": ("sp ", "ve "), "georgetown": ("dcu", "gy "),
}  # fmt: skip
"""Towns of one name → the codes that may be meant."""
_PRESSES = """
    enk: Cambridge University Press, Manchester University Press, Durham University Press,
    University of Exeter Press | mau: MIT Press, Harvard University Press, Belknap Press, M.I.T.
    Press | ncu: Duke University Press | inu: Indiana University Press | nbu: University of
    Nebraska Press | mou: University of Missouri Press | scu: University of South Carolina Press |
    kyu: University Press of Kentucky | ksu: University Press of Kansas | gau: University of
    Georgia Press | ohu: Ohio University Press | dcu: Georgetown University Press, Catholic
    University of America Press, Smithsonian Institution Press, Smithsonian Institution, Brookings
    Institution, Brookings Institution Press, Island Press
"""
"""Presses that tell which town of a name is meant."""

# --- reading the tables ---------------------------------------------------------------------------


def _bare(text: str) -> str:
    """A name in small letters without marks and stops.

    >>> _bare("  Île-de-France, N.Y."), _bare("[S.l.]")
    ('ile de france ny', 'sl')
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    shown = "".join(c for c in letters if not unicodedata.combining(c))
    shown = re.sub(r"(?<=\w)\.(?=\w|$)", "", re.sub(r"['’ʹʼ]", "", shown))
    return " ".join(re.sub(r"[\W_]+", " ", shown).split())


def _table(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in text.split("|"):
        code, _, names = group.strip().partition(":")
        found |= {_bare(name): f"{code:3}" for name in names.split(",") if name.strip()}
    return found


@cache
def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Regions and countries, towns, presses → codes."""
    return _table(_COUNTRIES) | _table(_REGIONS), _table(_TOWNS), _table(_PRESSES)


# --- what a place tells ---------------------------------------------------------------------------

_AND = re.compile(r"\s*[;/:]\s*|\s+(?:and|und|et|e|y|u|&|–|—|-)\s+")
_OTHERS = re.compile(r"[\[(]?\b(?:etc|u\. ?a|usw|i\. ?e|et al)\.?[\])]?|\?")
_MOST = 200
"""Letters of a place that are looked at."""


@lru_cache(maxsize=4096)
def country_of(place: str, publisher: str = "") -> str:
    """The code for a place of publication, and who published there; `xx` where that is not sure.

    >>> [country_of(text) for text in ("New York, NY, USA", "Oxford [u.a.]", "Paris, TX")]
    ['nyu', 'enk', 'txu']
    >>> [country_of(text) for text in ("Cambridge, UK", "Athens, Ga.", "Berlin, DE")]
    ['enk', 'gau', 'gw ']
    """
    regions, towns, presses = _tables()
    text = _OTHERS.sub(" ", place[:_MOST]).strip(" []")
    for whole in (text, _AND.split(text)[0]):
        name = _bare(whole)
        if code := towns.get(name):
            return code
    parts = [part.strip() for part in re.split(r"[,()\[\]]+", _AND.split(text)[0])]
    town, *told = [part for part in parts if part] or [""]
    town = _bare(town)
    known, possible = towns.get(town), _AMBIGUOUS.get(town, ())
    for said in told:
        if code := _POSTAL_CODES.get(said):
            return known if known and _ALSO_COUNTRIES.get(said) == known else code
        if code := regions.get(_bare(said)):
            return _finer(code, known, possible)
    for said in told:
        if end := _WHOLE.get(_bare(said)):
            inside = [code for code in (known, *possible) if code and code[2] == end]
            return inside[0] if len(inside) == 1 else f"xx{end}"
    if told and not _GONE.issuperset(map(_bare, told)):
        return UNKNOWN
    if known:
        return known
    by_press = presses.get(re.sub("^the ", "", _bare(publisher)))
    if possible:
        return by_press if by_press in possible else UNKNOWN
    return regions.get(town) or (f"xx{_WHOLE[town]}" if town in _WHOLE else UNKNOWN)


_PARTED = {"at ": ("xna", "vra", "qea", "xra", "wea", "tma", "xga", "xoa"), "gau": ("gs ",)}
"""Country → the codes of its parts, where both have one; and a state of the name of a country."""


def _finer(code: str, known: str | None, possible: tuple[str, ...]) -> str:
    """The code of the part of a country that a town is in, where that has one."""
    return next((one for one in (known, *possible) if one in _PARTED.get(code, ())), code)
