"""OpenURL context objects read: the keys of the standard, and our own data.

>>> private_data("ctx_ver=Z39.88-2004&rft.pages=1" + SENDER + "%7B%22position%22%3A1%7D")
{'position': 1}
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from precarious_truce.formats.dublin_core.vocabulary.openurl import SENDER, START

__all__ = ["fields_of", "private_data"]


def fields_of(context: str) -> dict[str, str]:
    """The keys and values of a context object; of a repeated key the first."""
    found: dict[str, str] = {}
    try:
        for key, value in parse_qsl(context, max_num_fields=1000):
            found.setdefault(key, value)
    except ValueError:
        return {}
    return found


def private_data(context: str) -> dict[str, Any] | None:
    """Our own data in a context object; None where it is none of ours, or damaged."""
    start, sender, data = context.partition(SENDER)
    if not sender or not start.startswith(START):
        return None
    try:
        found = json.loads(
            dict(parse_qsl("d=" + data.replace("+", "%2B"), strict_parsing=True))["d"]
        )
    except (ValueError, KeyError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
