"""Capitals within a word: those that a word has anywhere, and those of a headline.

A headline writes `High-Tech` and `Twentieth-Century` with capitals that such compounds have nowhere
else; `Anglo-Soviet`, `UdSSR` and `O'Brien` always have theirs.

>>> [keeps_capitals(word) for word in ("Anglo-Soviet", "UdSSR", "U.S.", "O'Brien", "Off-Broadway")]
[True, True, True, True, True]
>>> [keeps_capitals(word) for word in ("High-Tech", "Twentieth-Century", "Truce", "Well-Being")]
[False, False, False, False]
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["has_capital_inside", "keeps_capitals"]


def has_capital_inside(word: str) -> bool:
    """Whether a letter but the first is a capital.

    >>> has_capital_inside("McAdam"), has_capital_inside("Truce")
    (True, False)
    """
    rest = word[1:]
    return not rest.islower() and rest != rest.lower()


@lru_cache(maxsize=8192)
def keeps_capitals(word: str) -> bool:
    """Whether a word has a capital within that it keeps in a sentence, too."""
    return has_capital_inside(word) and not _is_ordinary_compound(word)


def _is_ordinary_compound(word: str) -> bool:
    """Whether every part of a compound is a word that has no capital of its own."""
    parts = _JOINT.split(word)
    return len(parts) > 1 and all(map(_is_ordinary, parts))


def _is_ordinary(part: str) -> bool:
    if part.isdigit():
        return True
    if not part.isalpha() or has_capital_inside(part):
        return False
    word = part.lower()
    if word in _PROPER:
        return False
    return word in _ORDINARY or word.removesuffix("s") in _ORDINARY or bool(_ENDING.fullmatch(word))


_JOINT = re.compile("[-/\u2010\u2011\u2013]")

_ENDING = re.compile(
    r"[a-z]{2,}(?:ing|ed|tion|sion|ment|ness|ity|ance|ence|ship|hood|ism|ist|ists|al|ally|ic|ics|ive|"
    r"ous|able|ible|less|ful|ly|ward|wards|wise|ary|ory|ology|ography|ization|isation)s?"
)
"""Endings of words that are rarely names."""

_NAMES = """
adriatic aegean arabic aramaic arctic asiatic atlantic baltic beijing bengal bismarckist buddhism
buddhist calvinism calvinist catholic celtic christianity chungking coptic doric fabianism france
freudism gaelic gallic germanic gothic greenland hebraic hellenic hellenism hellenistic hindi
hinduism hispanic homeric iberic icelandic indic ionic ireland islamic islamist judaic judaism
kantism leninism leninist lutheranism maoism maoist marxism marxist montreal nanking napoleonic
natal nazism nepal nordic ossianic ottoman pacific peking peronist platonic platonism platonist
portugal provencal romanic romansh salic sapphic scandinavism semitic semitism senegal slavic
socratic spinozism spinozist stalinism stalinist talmudic teutonic thomism thomist titoism transvaal
trotskyism trotskyist turkic uralic vatican vedic zionism zionist
"""
_PROPER = frozenset(_NAMES.split())
"""Names, and words made of names, with such an ending."""

_WORDS = """
a above act add adult after against age agent aid aim air alike all alone along also although among
an analogue analyses analysis anaphora and animate answer anti any approach arm army around art ash
aspect at author auto avant aware away axis baby back bad band bank bar base basis battle beam bed
bee behind below best better between bias big billion bio bird birth black blind block blood blue
board boat body book born bottom bound box boy brain branch bread break bridge brother build builder
built bull burden burn bush by call camp car card care case cast cattle cause cell census cent
center centre century chain chair change chief child children choice church circle circuit circum
citizen city civil claim class clause client clock close cloth coast code cohort coin cold collar
com common company complex concurrent constraint consumer contact context control convert corn
corpus cost cotton council count counter country county court craft create creature crime crisis
crop cross crowd culture cup customer cut cyber cyberspace cycle data date day dead dear death
debate debt decoder deep default defect defense degree delay delivery demand dependent depth design
desire developer direct dis discipline discourse discovery district do doctor dog domain door dot
double down dream driven driver duty earth east eastern easy economy edge effect eight eighteen
eighteenth eighth eighty elder eleven eleventh elite emphasis employer encode end enemy energy
engine enterprise entry epi episode error estate esteem ethno even event ever every evil exchange
exemplar expert explorer extra eye face fact factor fair faith fall far farm farmer fast fate father
feature feedback fellow female field fifteen fifteenth fifth fifty fight fighter film find fine
finite fire firm first fish fit five flat flip floor flop flow focus folk food foot for force
foreign forest form format former fort forty four fourteen fourteenth fourth frame framework free
freedom frequency friend from front frontier fruit full future gain game gap garde gas gate gatherer
gender genre geo germ gift girl give giver glass go goat god gold good grade grain grammar grand
grant graph grass grave great green grey ground group grow growth guide gun habit half hand hard
harm he head health hear heart heat heavy height held help her here heritage hetero hi high higher
highland hill him hold holder home homo honey hook horse hot hour house how human hunger hunter
husband hybrid hyper ice idea ill image imagery immigrant in inanimate income indefinite indirect
indoor industry infant infinite infra inner input inside insider inter interest interface internet
into intra inverse iron island it job join joint judge just justice keep keeper key killer kin king
kingdom knee know knowledge labor labour lady lake land landscape language large last late law lay
layer lead leader leaf learn learner left leg leisure lens letter level lexeme lexicon liberty life
light like line linear link list listener literature little live liver loan long look lord loss lost
love low lower lowland machine macro made mail main maize make maker male man manner many map margin
marker market marriage mass master match mate matter mature may me means measure meat media mega
member men merchant merger meta metaphor method metropolitan micro mid middle migrant mile milk mill
million mind mine minor minute mirror mobile mode model moderate modern module money monster month
mood moon more morpheme morpho mortem most mother motif mountain mouse mouth move much multi
multilevel murder myth name nano nature near neck neo net network neuro never new next night nine
nineteen nineteenth ninety ninth no noble non nor north northeast northern northwest not note noun
novel now nuclear null number nun object ocean of off offer office officer oil old older on once one
open opera operator opposite order organ other our out outdoor output outside outsider oven over own
owner page paid pain painter pair pan paper para paradigm paragraph parent park part partner party
pass past path patient pattern peace peasant peer pen people per period person phase phenomenon
philosopher photo phrase picture piece pig pilgrim pioneer place plague plan plant plate play player
plus poem poet point policy polite poor pop port post pot power practice pre prejudice premier
present press prestige price priest prime prince print prior prison private pro problem procedure
process producer product profile profit program programme proof prophet prose proto prototype
province pseudo psycho pull pulp pupil push quantifier quarter quasi queen quick race radio rail
railway rain range rank rat rate raw re reader ready realm rear record red reform regime region
remote rent report rescue research resource response rest retro revenue rhythm rich ride rider right
ring ripple rise risk river road rock role room root rose round route row rule ruler run runner
saint sale salt same sand scale scape scenario scene schema school script sea search second secret
sector self seller semi semiconductor sense separate serf series servant service set settler seven
seventeen seventeenth seventh seventy sex shadow shape share she sheep shell shift ship shop shore
short show sick side sight sign silk silver simple sincere single sister site six sixteen sixteenth
sixth sixty size skill skin slave slavery sleep slow small smart smoke so society socio soft
software soil soldier solo son song soul sound source south southeast southern southwest space
speaker species speech spirit sponsor spoon square staff stage stakeholder stand standard star start
state stay steel step still stock stone stop store strategy stream street strength stress strong
structure student study style sub subaltern subject subtle suffix sugar suit summer sun super
support surface surplus survey sword symbol symmetry syntax synthesis system table take taker tale
talk target task tax tea teacher team tech technique techno ten tenant tendency tense tenth term
test text the theatre theme they think thinker third thirteen thirteenth thirty thought thousand
threat three through tide tier time to today together token tolerant tomb tone tongue too tool top
touch tough tour town trace track trade trader tragedy trail train trait trans transfer trauma
travel traveller treaty tree trend tri tribe trickle trouble truck true trust truth turn turner
twelfth twelve twentieth twenty twice twin two type ultra uncertain under undergraduate union unique
unit up upon upper urban us usage use user valency value variety vector verb verse very vice victim
video view village virtue voice vote voter wage wait wake walk walker wall war warfare warm warrior
watch water wave way wealth weapon weather web week weight well west western wet what wheat wheel
when where white who whole wide widow width wife wild will wind window wine winter wire wisdom
within without woman women wood word work worker world worth worthy wound writ write writer year
yellow yes young youth zero zone
"""
_ORDINARY = frozenset(_WORDS.split())
"""Words that stand in compounds of headlines and are no names."""
