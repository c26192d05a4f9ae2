"""Variables written into the note of an item, as Zotero's users do (citeproc-js "field hacks").

>>> fields("container-title-short: Hist. J.\\nissued: 2004-05\\nA remark.", {"title": "T"})
{'container-title-short': 'Hist. J.', 'issued': {'raw': '2004-05'}}
>>> fields("Seen {:chapter-number: 4} there", {})
{'chapter-number': '4'}
"""

from __future__ import annotations

from collections.abc import Mapping

from precarious_truce.citations.variables import DATE_VARIABLES, NAME_VARIABLES
from precarious_truce.patterns import pattern

__all__ = ["fields"]

_LINE = pattern(r"([-_a-z]{2,40}|[A-Z]{2,40}):\s*(.+)")
_BRACED = pattern(r"\{:([-_a-z]{2,40}|[A-Z]{2,40}):\s*([^}]*)\}")


def fields(note: str, item: Mapping[str, object]) -> dict[str, object]:
    """The variables in `note` that `item` has not itself."""
    found: dict[str, object] = {}
    names: dict[str, list[dict[str, str]]] = {}
    for written, given in _written(note):
        variable, value = written.replace("_", "-"), given.strip()
        if not value or (item.get(variable) and variable != "type"):
            continue
        if variable in DATE_VARIABLES:
            found[variable] = {"raw": value}
        elif variable in NAME_VARIABLES:
            names.setdefault(variable, []).append(_name(value))
        else:
            found[variable] = value
    return found | names


def _written(note: str) -> list[tuple[str, str]]:
    """What `{:variable: value}` and lines at the beginning say; the first line may be a text."""
    pairs: list[tuple[str, str]] = _BRACED.findall(note)
    for number, line in enumerate(note.split("\n")):
        match = _LINE.fullmatch(line.strip())
        if match:
            pairs.append((match[1], match[2]))
        elif number and line.strip():
            break
    return pairs


def _name(value: str) -> dict[str, str]:
    family, _, given = (part.strip() for part in value.partition("||"))
    return {"family": family, "given": given} if given else {"literal": family}
