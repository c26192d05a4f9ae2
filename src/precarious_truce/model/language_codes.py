"""Codes of languages in catalogues (ISO 639-2, bibliographic), and tags (BCP 47) for these.

The codes are those of https://www.loc.gov/standards/iso639-2/ (`iso_639-2.json` of iso-codes).
That there are several (`mul`), or none (`zxx`), or which is not known (`und`, `mis`), is none here.

>>> TAGS["ger"], TAGS["sux"], CODES["de"], tag_of_code("deu"), tag_of_code("scr")
('de', 'sux', 'ger', 'de', 'hr')
>>> tag_of_code("und") is None
True
"""

from __future__ import annotations

__all__ = ["CODES", "TAGS", "TERMINOLOGIC", "tag_of_code"]

_WITH_TWO_LETTERS = """
    aar:aa abk:ab afr:af aka:ak alb:sq amh:am ara:ar arg:an arm:hy asm:as ava:av ave:ae aym:ay
    aze:az bak:ba bam:bm baq:eu bel:be ben:bn bih:bh bis:bi bos:bs bre:br bul:bg bur:my cat:ca
    cha:ch che:ce chi:zh chu:cu chv:cv cor:kw cos:co cre:cr cze:cs dan:da div:dv dut:nl dzo:dz
    eng:en epo:eo est:et ewe:ee fao:fo fij:fj fin:fi fre:fr fry:fy ful:ff geo:ka ger:de gla:gd
    gle:ga glg:gl glv:gv gre:el grn:gn guj:gu hat:ht hau:ha heb:he her:hz hin:hi hmo:ho hrv:hr
    hun:hu ibo:ig ice:is ido:io iii:ii iku:iu ile:ie ina:ia ind:id ipk:ik ita:it jav:jv jpn:ja
    kal:kl kan:kn kas:ks kau:kr kaz:kk khm:km kik:ki kin:rw kir:ky kom:kv kon:kg kor:ko kua:kj
    kur:ku lao:lo lat:la lav:lv lim:li lin:ln lit:lt ltz:lb lub:lu lug:lg mac:mk mah:mh mal:ml
    mao:mi mar:mr may:ms mlg:mg mlt:mt mon:mn nau:na nav:nv nbl:nr nde:nd ndo:ng nep:ne nno:nn
    nob:nb nor:no nya:ny oci:oc oji:oj ori:or orm:om oss:os pan:pa per:fa pli:pi pol:pl por:pt
    pus:ps que:qu roh:rm rum:ro run:rn rus:ru sag:sg san:sa sin:si slo:sk slv:sl sme:se smo:sm
    sna:sn snd:sd som:so sot:st spa:es srd:sc srp:sr ssw:ss sun:su swa:sw swe:sv tah:ty tam:ta
    tat:tt tel:te tgk:tg tgl:tl tha:th tib:bo tir:ti ton:to tsn:tn tso:ts tuk:tk tur:tr twi:tw
    uig:ug ukr:uk urd:ur uzb:uz ven:ve vie:vi vol:vo wel:cy wln:wa wol:wo xho:xh yid:yi yor:yo
    zha:za zul:zu
"""
_WITHOUT = """
    ace ach ada ady afa afh ain akk ale alg alt ang anp apa arc arn arp art arw ast ath aus awa bad
    bai bal ban bas bat bej bem ber bho bik bin bla bnt bra btk bua bug byn cad cai car cau ceb cel
    chb chg chk chm chn cho chp chr chy cmc cnr cop cpe cpf cpp crh crp csb cus dak dar day del den
    dgr din doi dra dsb dua dum dyu efi egy eka elx enm ewo fan fat fil fiu fon frm fro frr frs fur
    gaa gay gba gem gez gil gmh goh gon gor got grb grc gsw gwi hai haw hil him hit hmn hsb hup iba
    ijo ilo inc ine inh ira iro jbo jpr jrb kaa kab kac kam kar kaw kbd kha khi kho kmb kok kos kpe
    krc krl kro kru kum kut lad lah lam lez lol loz lua lui lun luo lus mad mag mai mak man map mas
    mdf mdr men mga mic min mkh mnc mni mno moh mos mun mus mwl mwr myn myv nah nai nap nds new nia
    nic niu nog non nqo nso nub nwc nym nyn nyo nzi osa ota oto paa pag pal pam pap pau peo phi phn
    pon pra pro raj rap rar roa rom rup sad sah sai sal sam sas sat scn sco sel sem sga sgn shn sid
    sio sit sla sma smi smj smn sms snk sog son srn srr ssa suk sus sux syc syr tai tem ter tet tig
    tiv tkl tlh tli tmh tog tpi tsi tum tup tut tvl tyv udm uga umb vai vot wak wal war was wen xal
    yao yap ypk zap zbl zen zgh znd zun zza
"""
_TERMINOLOGIC = """
    bod:tib ces:cze cym:wel deu:ger ell:gre eus:baq fas:per fra:fre hye:arm isl:ice kat:geo mkd:mac
    mri:mao msa:may mya:bur nld:dut ron:rum slk:slo sqi:alb zho:chi
"""
_FORMER = """
    esk:ik esp:eo eth:gez far:fo fri:fy gae:gd gag:gl gua:gn iri:ga lan:oc lap:smi max:gv mol:ro
    sao:sm scc:sr scr:hr sho:sn snh:si sso:st swz:ss tag:tl taj:tg tar:tt tsw:tn
"""
"""Codes that MARC had before, and what they are now."""


def _pairs(text: str) -> dict[str, str]:
    return {code: other for code, _, other in (pair.partition(":") for pair in text.split())}


TAGS = _pairs(_WITH_TWO_LETTERS) | {code: code for code in _WITHOUT.split()}
"""Code → tag: of two letters, where there is one."""
CODES = {tag: code for code, tag in TAGS.items()}
"""Tag → code."""
TERMINOLOGIC = {code: TAGS[other] for code, other in _pairs(_TERMINOLOGIC).items()}
"""The other code of a language that has two → tag."""
_BEFORE = _pairs(_FORMER)


def tag_of_code(code: str) -> str | None:
    """The tag of a code, also of a terminologic (`deu`) or former (`scr`) one; None for none."""
    code = code.lower().strip()
    return TAGS.get(code) or TERMINOLOGIC.get(code) or _BEFORE.get(code)
