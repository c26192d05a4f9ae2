"""The words of names: particles, titles, initials, words that no name has; tables and no more.

>>> "van" in NON_DROPPING, "von" in DROPPING, bool(INITIAL.fullmatch("R."))
(True, True, True)
"""

from __future__ import annotations

import re

from precarious_truce.sources.numerals import word_set

__all__ = [
    "ANONYMOUS",
    "BY_WORKS",
    "COMMON",
    "CORPORATE",
    "DROPPING",
    "FAMILIES",
    "FIRST_STOP",
    "GIVEN_ENDS",
    "INITIAL",
    "JAPANESE",
    "LINKS",
    "NON_DROPPING",
    "PARTICLES",
    "STOP",
    "STYLED",
    "SUFFIX",
    "SYLLABLES",
    "TITLES",
]


NON_DROPPING = word_set(
    """
    van der den de la le du di da dal dalla dalle del della degli dei ten ter te 't in
    el al bin ibn ben abu
    st st. san d' lo las los ap ab ferch
    """
)
DROPPING = word_set(
    """
    von zu zum zur vom dos das do af av und y e v. dem auf aus z ze фон ван дер де
    """
)
PARTICLES = NON_DROPPING | DROPPING
TITLES = re.compile(
    r"^(?:(?:(?:the\s+)?(?:(?:right|very|most)\s+)?(?:rev|revd|reverend|hon|honou?rable)"
    r"|prof|professor|dr|sir|dame|lord|lady|fr|mr|mrs|miss|ms|mme|mlle|mm(?=\.)|capt|captain|col"
    r"|colonel|gen|general|major|admiral|lieut|lt|canon|cardinal|archbishop|bishop|father|sr(?=\.\s[A-Z])"
    r"|herr|frau|проф|д-р|акад|dott|dottoressa|avv|ing|mgr|phdr|msc|pd|priv\.-doz|apl|univ"
    r"|dipl|lic|doña|dña|h\. ?c)\b\.?[-\s]*"
    r"(?:(?:med|phil|jur|iur|theol|rer|nat|pol|habil|mult|h\. ?c|ing)(?:\.\s*|\s+))*)+(?=\S)",
    re.I,
)
SUFFIX = re.compile(r",?\s+(jr\.?|sr\.?|ii|iii|iv|junior|jnr\.?)$", re.I)
STOP = word_set(
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
FIRST_STOP = word_set(
    """
    the a an der die das ein eine les une un gli il lo los las el os as het een how why what
    when where who on in of from to for toward towards after before between beyond against
    публикация подготовка составление комментарии
    """
)
COMMON = word_set(
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
CORPORATE = re.compile(
    r"\b(university|institute|committee|group|society|museum|association|college|department"
    r"|ministry|press|centre|center|council|collective|universität|institut|gesellschaft"
    r"|université|università|universidad|universidade|институт|университет)\b",
    re.I,
)
ANONYMOUS = re.compile(
    r"traditional|anon(?:\.|ymous|yme|imo|ym)?|аноним"
    r"|(?:the )?(?:volume |series |general )?(?:editors?|authors?|translators?|publishers?)"
    r"|(?:die|der) (?:herausgeber(?:innen|in)?|verfasser(?:in)?|redaktion)"
    r"|les (?:éditeurs|auteurs|directeurs)|los (?:editores|autores)|gli autori|i curatori",
    re.I,
)
"""Who is named by what he does, or not at all."""
STYLED = re.compile(
    r"(?:(?i:lord|lady|dame|viscount(?:ess)?|baron(?:ess)?)\s(?:of\s)?"
    r"|(?i:brother|sister|mother|dom|pope|saint|st\.|king|queen|emperor|rabbi|swami)\s)"
    r"[^\W\d_a-z][^\W\d_]+(?:\s(?i:of)\s[^\W\d_a-z][^\W\d_]+)?"
)
"""Who is named by his title and one name: `Lord Haskell`, `Brother Anselm of Quarr`."""
BY_WORKS = re.compile(r"(?:the )?authors? of\s+[“\"'‘«].{3,80}", re.I)
"""Who is named by what else he wrote: `the Author of "Hedgerow Papers"`."""
INITIAL = re.compile(
    r"(?:[^\W\d_a-z]\.[-‐]?)+(?:[^\W\d_]\.?)?|[A-ZА-ЯÀ-Þ]{1,2}|Th\.|Ch\.|Yu\.|Ju\.|Ph\.|Wm\."
    r"|Chas\.|Geo\.|Jos\.|[A-ZА-Я][a-zа-я]\.(?:-[A-Z]\.)?"
)
LINKS = ("i", "y", "e")
"""What links two family names of one person."""
SYLLABLES = word_set("na an do so su po ze no mi jo li al el")
"""Words of Chinese, Korean and Vietnamese names that are small words of other languages."""
FAMILIES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민"
)
JAPANESE = tuple(
    word_set(
        """
    佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 清水
    林 斎藤 山崎 森 池田 橋本 阿部 石川 前田 藤田 後藤 小川
    岡田 長谷川 村上 近藤 石井 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原 岡本 松田 中川 中野
    原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 柴田
    酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口 大野 丸山 今井 高田 藤本 武田 村田 上野 杉山
    増田 平野 大塚 千葉 久保 松井 小島 岩崎 桜井 野口 松尾
    野村 木下 菊地 佐野 大西 杉本 新井 浜田 菅原 市川 水野 小松 島田 古川 小山
    大久保 久保田 中島 佐伯 渡部 渡邊 渡邉 齋藤 斉藤 齊藤 新田 大島 岩田 吉川 星野 川口 樋口
    永井 黒田 荒木 服部 菅野 尾崎 本田 松岡 五十嵐 片山 白石 望月 熊谷 奥村 関口 須藤 松村
    早川 安田 堀内 水谷 平田 川村 大谷 浅野 栗原 小西 川崎 吉村 馬場 内藤 松永 秋山 小沢
    小澤 荒井 福島 大石 三宅 河野 平井 菊池 北村 飯田 西川 西田 矢野 成田 富田 田口 榎本
    高山 中井 岡崎 岩本 川上 飯塚 吉岡 黒木 土屋 桑原 津田 高野 大森 大川 大山 柳田 稲垣
    稲葉 本間 篠原 三好 植田 植村 児玉 浜口 鎌田 白井 根本 相馬 永田 長田 長尾 長野 丹羽
    徳永 徳田 戸田 久米 古田 古賀 比嘉 加納 今村 今井 宇野 有馬 足立 赤松 梅田 江口 坂口
    坂井 細川 細田 桜田 柏木 笠原 神田 神谷 川島 川端 河合 河村 岸本 北川 沢田 澤田 杉浦
    鈴村 園田 平山 広瀬 福井 福岡 福原 藤沢 藤澤 堀田 堀江 牧野 松浦 三上 三木 水田 宮川
    宮田 武藤 村井 村山 室井 森本 森岡 山内 山岸 山中 山根 吉野 若林
        """
    )
)
GIVEN_ENDS = frozenset(
    "子美郎一二三雄夫男太也介助恵江代枝織奈菜輝樹彦之和紀人志弘博司明保誠香里花穂佳"
)
"""What Japanese given names mostly end with."""
