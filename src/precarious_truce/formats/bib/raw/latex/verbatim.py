"""Fields that biber reads verbatim (biblatex manual 2.2.1, "verbatim" and "uri" fields)."""

from __future__ import annotations

import re

__all__ = ["WHITE", "decode_verbatim", "encode_verbatim"]

WHITE = " \t\n\r\f\v"

_VERBATIM_ESCAPE = re.compile(
    r"\\url(?=\{)|\\([_%&#~{}$^/])(?:\{\})?"
    r"|\{?\\text(?:ascii(tilde|circum)|(underscore|backslash|less|greater))"
    r"(?:\{\}|\}|[ ]|(?![a-zA-Z]))|\$\\sim\$|[{}]|[ \t\n\r\f\v]+"
)
_VERBATIM_NAMES = {"tilde": "~", "circum": "^", "underscore": "_", "backslash": "\\", "less": "<",
                   "greater": ">"}  # fmt: skip
_BRACKETED = re.compile(r"<\s*([a-z][a-z0-9+.-]*:[^<>]+?)\s*>", re.I)
"""An address between the brackets of RFC 3986, appendix C."""
_LINKED = re.compile(r"\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}")
"""The whole of a link: what counts is where it leads."""
_VERBATIM_UNSAFE = re.compile(r"[{}\\\x00-\x1f\x7f]")


def decode_verbatim(value: str) -> str:
    r"""An address or identifier without the escapes that real files put into it.

    >>> decode_verbatim(r"\url{https://example.org/a\_b?c=1\&d={\%}20}")
    'https://example.org/a_b?c=1&d=%20'
    >>> decode_verbatim(r"http:\/\/example.org\/a"), decode_verbatim("<https://example.org/a>")
    ('http://example.org/a', 'https://example.org/a')
    >>> decode_verbatim(r"10.1002/(SICI)49:8{\textless}693::AID-ASI4{\textgreater}3.0.CO;2-O")
    '10.1002/(SICI)49:8<693::AID-ASI4>3.0.CO;2-O'
    """
    value = value.strip(WHITE)
    if bracketed := _BRACKETED.fullmatch(value):
        value = bracketed[1]
    elif linked := _LINKED.fullmatch(value):
        value = linked[1]
    if value.startswith("<") or not re.search(r"[\\{}$\s]", value):
        return value
    return _VERBATIM_ESCAPE.sub(_unescaped, value)


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    name = found[2] or found[3]
    if name:
        return _VERBATIM_NAMES[name]
    return "~" if found[0].startswith("$") else " " if found[0].isspace() else ""


def encode_verbatim(value: str) -> str:
    r"""An address or identifier for a verbatim field: nothing in it can end the field.

    >>> encode_verbatim(r"https://example.org/a_b?c={x}&d=%20\e")
    'https://example.org/a_b?c=%7Bx%7D&d=%20%5Ce'
    """
    safe = _VERBATIM_UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", value)
    return f"{{{safe}}}" if _BRACKETED.fullmatch(safe) else safe
