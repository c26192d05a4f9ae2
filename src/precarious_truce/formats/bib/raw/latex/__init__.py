"""LaTeX in values <-> Unicode with CSL's inline markup.

`decode` reads what a .bib value may hold: accents, ligatures, symbols, font commands, simple math,
braces that keep the case.  `encode` writes text so that nothing in it reaches TeX as a command.

>>> decode(r"The {Anglo-Soviet} Treaty: caf{\\'e} \\emph{Pravda}, H$_2$O~--- 5\\%")
'The <span class="nocase">Anglo-Soviet</span> Treaty: café <i>Pravda</i>, H<sub>2</sub>O\\xa0— 5%'
>>> print(encode('café <i>Pravda</i> & 100% of <span class="nocase">NATO</span>', ascii=True))
caf{\\'e} \\textit{Pravda} \\& 100\\% of {NATO}
>>> print(encode(r"} \\input{/etc/passwd} %"))
{\\textbraceright} {\\textbackslash}input{\\textbraceleft}/etc/passwd{\\textbraceright} \\%

The text is CSL's: `<i> <b> <sup> <sub> <span class="nocase">`, small capitals as
`<span style="font-variant: small-caps;">` (`<sc>` is read too).  A tag counts only in a pair,
nested well; any other `<`, `>` and `&` is just a character.  So a literal `<i>…</i>` in a .bib
file, as Crossref and Zotero leave it there, is markup too; nothing tells it apart.

Laws, for every text s: `decode(encode(s)) == normalize(s)`, and the same with `ascii=True`;
`encode(s)` has its braces balanced and holds no TeX special but those of the
commands above.

Case protection follows BibTeX (btxdoc section 4, item 13; change.case$) and biblatex: a group at
brace depth 0 keeps its case unless it begins with a backslash (a "special character").  The
argument of a command keeps nothing.  Of commands that are not known the arguments are text;
`unknown_commands` names them, so that a reader can keep the value as it was written.
"""

from __future__ import annotations

from precarious_truce.formats.bib.raw.latex.decoding import (
    decode,
    is_plain,
    unknown_commands,
    without_accents,
)
from precarious_truce.formats.bib.raw.latex.encoding import encode, unencodable
from precarious_truce.formats.bib.raw.latex.markup import normalize, without_nocase
from precarious_truce.formats.bib.raw.latex.verbatim import decode_verbatim, encode_verbatim

__all__ = [
    "decode",
    "decode_verbatim",
    "encode",
    "encode_verbatim",
    "is_plain",
    "normalize",
    "unencodable",
    "unknown_commands",
    "without_accents",
    "without_nocase",
]
