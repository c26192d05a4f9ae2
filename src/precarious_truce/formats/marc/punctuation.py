"""ISBD's punctuation between subfields, which catalogues write into them: taken out on reading.

Records that say that it is omitted (leader/18 is c or n), as ours do, are left as they are.

>>> from precarious_truce.formats.marc.records import field_of, line_of
>>> line_of(without_punctuation(field_of("245", "10$aRivers =$bFlüsse : essays /$cE. Marsh.")))
'10$aRivers$=Flüsse$bessays$cE. Marsh'
>>> line_of(without_punctuation(field_of("700", "1\\\\$aMarsh, E.,$d1950-$eeditor.")))
'1\\\\$aMarsh, E.$d1950-$eeditor'
"""

from __future__ import annotations

import re

from precarious_truce.formats.marc.records import Field

__all__ = ["is_punctuated", "without_punctuation"]

_ABBREVIATED = re.compile(
    r"(?:^|[\s.(\[-])(?:[^\W\d_]|[A-Z]\.[A-Z]|Jr|Sr|Inc|Ltd|Co|Corp|Cie|Bros|etc|St|Dr|Mr|Mrs|Ph|"
    r"ed|eds|vol|v|no|nr|al|jun|sen|Mass|Calif|Conn|Pa|N\.Y|N\.J|D\.C|U\.S|GmbH|Aufl|Ausg|Bd|Hrsg|"
    r"ca|pt|rev|enl|print|repr|corr|i\.e|dept|Dept)\.$"
)
_PROSE = tuple(str(n) for n in range(500, 600))


def is_punctuated(leader: str) -> bool:
    """Whether fields of a record with this leader hold punctuation between their subfields."""
    return leader[18:19] not in ("c", "n")


def without_punctuation(one: Field) -> Field:
    """The field without punctuation that only leads to what follows."""
    if one.is_control or one.tag in _PROSE:
        return one
    if one.tag in ("245", "880") and (one.tag == "245" or one.get("6").startswith("245")):
        return one._replace(subs=tuple(_of_title(one)))
    is_heading = one.tag[0] == "6"
    subs = tuple(
        (code, _bare("a" if is_heading and code in "xz" else code, text)) for code, text in one.subs
    )
    return one._replace(subs=tuple(pair for pair in subs if pair[1]))


def _bare(code: str, text: str) -> str:
    if code in "0124568uwxz":
        return text.strip(" ;") if code == "x" else text.strip()
    return _without_stop(text[: _end(text)])


def _end(text: str) -> int:
    """Where the text ends, and punctuation begins that leads to what follows."""
    end = len(text)
    while end:
        last = text[end - 1]
        if last.isspace() or last == "," or (last in ":;/=+" and text[end - 2 : end - 1].isspace()):
            end -= 1
        elif text[end - 2 : end] == "--" and text[end - 3 : end - 2].isspace():
            end -= 2
        else:
            break
    return end


def _without_stop(text: str) -> str:
    if not text.endswith(".") or text.endswith("..") or _ABBREVIATED.search(text):
        return text
    return text[:-1].rstrip()


def _of_title(one: Field) -> list[tuple[str, str]]:
    """The subfields of a title; parallel titles get the code `=`."""
    found: list[tuple[str, str]] = []
    is_parallel = False
    for code, text in one.subs:
        if code in "ab":
            pieces = re.split(r"\s+(=)(?:\s+|$)", text)
            for piece in pieces:
                if piece == "=":
                    is_parallel = True
                    continue
                found += _of_piece(code, piece, is_parallel, found)
                is_parallel = is_parallel and not _bare("a", piece)
        elif code == "h":
            is_parallel = is_parallel or text.rstrip().endswith("=")
            found.append((code, _bare("a", text)))
        elif code == "c" or code in "68":
            found.append((code, _without_stop(text.strip())))
        else:
            is_parallel = text.rstrip().endswith(" =")
            found.append((code, _bare(code, text)))
    return [pair for pair in found if pair[1]]


def _of_piece(
    code: str, text: str, is_parallel: bool, found: list[tuple[str, str]]
) -> list[tuple[str, str]]:
    bare = _bare("a", text)
    if is_parallel or (code == "b" and any(c == "b" for c, _ in found)):
        title, colon, rest = bare.partition(" : ")
        if is_parallel and colon and not any(c == "b" for c, _ in found):
            return [("=", title.strip()), ("b", rest.strip())]
        return [("=", bare)] if is_parallel else []
    title, colon, rest = bare.partition(" : ") if code == "a" else (bare, "", "")
    if colon and rest.strip():
        return [("a", title.strip()), ("b", rest.strip().replace(" : ", ": "))]
    return [(code, bare.replace(" : ", ": "))]
