"""LaTeX's commands for characters: one table, read in both directions.

Accents are generated from Unicode's decompositions (`ACCENTS` names only the combining marks); the
rest is written out.  Sources: the LaTeX2e encodings OT1, T1 and TS1 (encguide.pdf), amsmath's and
the LaTeX kernel's math symbols, T2A for Cyrillic.

>>> CHARACTERS["ss"], CHARACTERS["alpha"], CHARACTERS["CYRSHCH"]
('ß', 'α', 'Щ')
>>> COMMANDS["ß"], COMMANDS["α"], COMMANDS["™"]
('\\\\ss', '\\\\ensuremath{\\\\alpha}', '\\\\texttrademark')
"""

from __future__ import annotations

__all__ = ["ACCENTS", "CHARACTERS", "COMMANDS", "MARKS", "MATH_CHARACTERS"]

ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    '"': "\u0308",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "r": "\u030a",
    "c": "\u0327",
    "k": "\u0328",
    "d": "\u0323",
    "b": "\u0331",
    "h": "\u0309",
    "f": "\u0311",
    "G": "\u030f",
    "U": "\u030e",
    "textcommabelow": "\u0326",
    "textsubcircum": "\u032d",
    "textsubtilde": "\u0330",
    "textsubbreve": "\u032e",
    "textsubumlaut": "\u0324",
    "textsubring": "\u0325",
    "textvbaraccent": "\u030d",
}
"""Accent commands and their combining marks (encguide, OT1 and T1; tipa for those below)."""

MARKS = {mark: command for command, mark in ACCENTS.items()}

# "command character" pairs; the first command of a character is the one written.
_TEXT = """
ss ß SS ẞ o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð dj đ DJ Đ th þ TH Þ
ng ŋ NG Ŋ ij ĳ IJ Ĳ textschwa ə textesh ʃ
S § P ¶ textsection § textparagraph ¶ copyright © textcopyright © textregistered ® texttrademark ™
pounds £ textsterling £ texteuro € euro € textyen ¥ textcent ¢ textcurrency ¤ textflorin ƒ
textdollar $ textunderscore _ textpercent % textampersand & textbackslash \\ textbraceleft {
textbraceright } lbrace { rbrace } textasciitilde ~ textasciicircum ^ textasciigrave `
glqq „ grqq “ glq ‚ grq ‘ flqq « frqq » flq ‹ frq ›
textquotesingle ' textquotedbl " textless < textgreater > textbar | slash / backslash \\
lq ‘ rq ’ textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” quotesinglbase ‚
quotedblbase „ guilsinglleft ‹ guilsinglright › guillemotleft « guillemotright » guillemetleft «
guillemetright » textendash – textemdash — textellipsis … ldots … dots … textbullet •
textperiodcentered · textdagger † dag † textdaggerdbl ‡ ddag ‡ textdegree ° degree °
textordfeminine ª
textordmasculine º textonesuperior ¹ texttwosuperior ² textthreesuperior ³ textonequarter ¼
textonehalf ½ textthreequarters ¾ textmu µ textmultiply × texttimes × textdiv ÷ textpm ±
textlnot ¬ textbrokenbar ¦ textexclamdown ¡ textquestiondown ¿ textnumero № textperthousand ‰
textleftarrow ← textrightarrow → textuparrow ↑ textdownarrow ↓ textminus −
textinterrobang ‽ textinterrobangdown ⸘ textestimated ℮ textmho ℧ textmusicalnote ♪
textdoublepipe ‖ textdoublebarpipe ǂ textpipe ǀ textacutemacron ˊ textasciiacute ´
textasciidieresis ¨ textasciimacron ¯ textasciicaron ˇ textasciibreve ˘ textlangle 〈
textrangle 〉 textvisiblespace ␣ textreferencemark ※ textfractionsolidus ⁄ textsuperscriptone ¹
thinspace \u2009 enspace \u2002 quad \u2003 enskip \u2002
"""

_GREEK = """
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
lambda λ mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ
varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ
Psi Ψ Omega Ω
"""

_MATH = """
times × div ÷ pm ± mp ∓ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ otimes ⊗ odot ⊙ wedge ∧ vee ∨
cap ∩ cup ∪ setminus ∖ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅
propto ∝ ll ≪ gg ≫ prec ≺ succ ≻ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ in ∈ notin ∉ ni ∋ mid ∣
parallel ∥ perp ⊥ vdash ⊢ dashv ⊣ models ⊨ to → rightarrow → leftarrow ← gets ← uparrow ↑
downarrow ↓ leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ mapsto ↦ longrightarrow ⟶
rightleftharpoons ⇌ infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ neg ¬ lnot ¬ emptyset ∅
varnothing ∅ aleph ℵ hbar ℏ ell ℓ Re ℜ Im ℑ wp ℘ angle ∠ triangle △ square □ Box □ diamond ⋄
sum ∑ prod ∏ int ∫ oint ∮ surd √ langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ Vert ‖
cdots ⋯ vdots ⋮ ddots ⋱ prime ′ top ⊤ bot ⊥ sharp ♯ flat ♭ natural ♮ clubsuit ♣ heartsuit ♡
spadesuit ♠ dagger † ddagger ‡ lesssim ≲ gtrsim ≳ ltimes ⋉ rtimes ⋊ lVert ‖ rVert ‖ lbrack [
rbrack ] colon : lt < gt > And &
"""

_CYRILLIC = """
a а b б v в g г d д e е yo ё zh ж z з i и ishrt й k к l л m м n н o о p п r р s с t т u у f ф h х
c ц ch ч sh ш shch щ hrdsn ъ ery ы sftsn ь erev э yu ю ya я ie є ii і yi ї je ј dje ђ tshe ћ lje љ
nje њ dzhe џ ushrt ў gup ґ
"""


def _pairs(table: str) -> list[tuple[str, str]]:
    words = table.split(" ")
    words = [word for chunk in words for word in chunk.split("\n") if word]
    return list(zip(words[::2], words[1::2], strict=True))


_CYRILLIC_PAIRS = [
    pair
    for name, letter in _pairs(_CYRILLIC)
    for pair in ((f"cyr{name}", letter), (f"CYR{name.upper()}", letter.upper()))
]
_MATH_PAIRS = _pairs(_GREEK) + _pairs(_MATH)
_PUNCTUATION = [("\u00ad", "-"), ("\u202f", ",")]  # the control symbols \\- and \\,

CHARACTERS = {
    **dict(_MATH_PAIRS),
    **dict(_CYRILLIC_PAIRS),
    **dict(_pairs(_TEXT)),
    "textohm": "Ω",
    "-": "\u00ad",
    ",": "\u202f",
}
"""What a command writes: its name without the backslash, and the character."""

MATH_CHARACTERS = {"-": "\u2212", "'": "\u2032", "*": "\u2217"}
"""Characters that mean another one in math."""


def _commands() -> dict[str, str]:
    commands = {character: rf"\{mark}" for character, mark in _PUNCTUATION}
    for name, character in _pairs(_TEXT):
        commands.setdefault(character, rf"\{name}")
    for name, character in _CYRILLIC_PAIRS:
        commands.setdefault(character, rf"\{name}")
    for name, character in _MATH_PAIRS:
        commands.setdefault(character, rf"\ensuremath{{\{name}}}")
    return {
        character: command for character, command in commands.items() if not character.isascii()
    }


COMMANDS = _commands()
"""The command that is written for a character outside of ASCII."""
