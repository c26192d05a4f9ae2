"""Variables written into the note of an item, as Zotero's users do (citeproc-js "field hacks").

>>> fields("container-title-short: Hist. J.\\nissued: 2004-05\\nA remark.", {"title": "T"})
{'container-title-short': 'Hist. J.', 'issued': {'raw': '2004-05'}}
>>> fields("Seen {:chapter-number: 4} there", {})
{'chapter-number': '4'}
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from precarious_truce.citations.variables import DATE_VARIABLES, NAME_VARIABLES

__all__ = ["fields"]

_LINE = re.compile(r"([-_a-z]{2,40}|[A-Z]{2,40}):\s*(.+)")
_BRACED = re.compile(r"\{:([-_a-z]{2,40}|[A-Z]{2,40}):\s*([^}]*)\}")


def fields(note: str, item: Mapping[str, Any]) -> dict[str, Any]:
    """The variables in `note` that `item` has not itself."""
    found: dict[str, Any] = {}
    pairs = _BRACED.findall(note)
    for number, line in enumerate(note.split("\n")):
        match = _LINE.fullmatch(line.strip())
        if match:
            pairs.append((match[1], match[2]))
        elif number and line.strip():
            break
    for written, given_value in pairs:
        key, value = written.replace("_", "-"), given_value.strip()
        if not value or (item.get(key) and key != "type"):
            continue
        if key in DATE_VARIABLES:
            found[key] = {"raw": value}
        elif key in NAME_VARIABLES:
            family, _, given = (part.strip() for part in value.partition("||"))
            name = {"family": family, "given": given} if given else {"literal": family}
            found.setdefault(key, []).append(name)
        else:
            found[key] = value
    return found
