"""docs/reference/python.md: every name that `precarious_truce` promises, with its docstring."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from enum import EnumType
from typing import Any

import precarious_truce as pt

__all__ = ["page"]

_INTRODUCTION = """\
# Python

<!-- made by python -m tests.docs -->

```python
import precarious_truce as pt
```

What is on this page is in `precarious_truce.__all__`, and nothing else is promised: what other
modules hold may change in any release. A name that goes is deprecated first: it warns for one minor
release at least. The fields of works are [the keys of a record](record.md), `-` written as `_`.
[Thirteen short scripts](../scripts.md) show the names at work.
"""

_GROUPS = (
    ("Reading and writing", (
        "load", "loads", "stream", "draft_of", "Draft", "dump", "dumps", "losses", "graph", "Loss",
    )),
    ("Citing, checking, sending", ("cite", "bibliography", "Processor", "check", "push")),
    ("Works", ("Library", "Book", "Volume", "Chapter", "Reference", "Placed")),
    ("Values", (
        "Title", "LocalText", "Name", "Contributor", "Date", "Pages", "PageRange", "PageLabel",
        "Extent", "ISBN", "ISSN", "DOI", "ORCID",
    )),
    ("Faults", (
        "TruceError", "FormatError", "MissingKey", "StyleError", "ValidationError",
        "as_truce_error", "Diagnostic", "Severity",
    )),
)  # fmt: skip


def page() -> str:
    """The page, in Markdown."""
    assert sorted(n for _, names in _GROUPS for n in names) == sorted(pt.__all__)
    lines = [_INTRODUCTION]
    for heading, names in _GROUPS:
        lines += [f"## {heading}", ""]
        for name in names:
            lines += _entry(name, getattr(pt, name))
    return "\n".join(lines)


def _entry(name: str, thing: Any) -> Iterator[str]:
    yield from (f"### {name}", "")
    made_by_call = not inspect.isclass(thing) or "__init__" in vars(thing)
    if made_by_call and not hasattr(thing, "model_fields"):
        yield from ("```python", f"pt.{name}{_signature(thing)}", "```", "")
    elif base := next((b.__name__ for b in thing.__mro__[1:] if b.__name__ in _BASES), None):
        yield from (f"A kind of `{base}`.", "")
    yield from prose(inspect.getdoc(thing) or "")
    if inspect.isclass(thing) and not isinstance(thing, EnumType):
        for own, member in _members(thing):
            yield from _member(name, own, member)


_BASES = ("TruceError", "ValueError", "KeyError", "Name", "LocalText", "str")


def _members(thing: type) -> Iterator[tuple[str, Any]]:
    """What a class itself promises: its methods and properties that have a docstring."""
    for name, member in list(vars(thing).items()):
        bare = member.__func__ if isinstance(member, classmethod | staticmethod) else member
        is_told = inspect.isfunction(bare) or isinstance(bare, property) or hasattr(bare, "func")
        if is_told and not name.startswith(("_", "model_")) and inspect.getdoc(bare):
            yield name, bare


def _member(owner: str, name: str, member: Any) -> Iterator[str]:
    is_call = inspect.isfunction(member)
    call = f"{name}{_signature(member)}" if is_call else name
    yield from (f"#### {owner}.{name}", "")
    if is_call:
        yield from ("```python", _OWN.sub(r"\1", call, count=1), "```", "")
    yield from prose(inspect.getdoc(member) or "")


_OWN = re.compile(r"(\(\n?)\s*(?:self|cls)(?:,\s*?\n|, )?")
"""What a method is given of itself."""


def _signature(thing: Callable[..., Any]) -> str:
    """The signature as it is written; over several lines where one would be long."""
    signature = inspect.signature(thing)
    text = _as_written(str(signature))
    if len(text) < 80:
        return text
    parts = [_as_written(str(p)) for p in signature.parameters.values()]
    kinds = [p.kind for p in signature.parameters.values()]
    if inspect.Parameter.KEYWORD_ONLY in kinds and inspect.Parameter.VAR_POSITIONAL not in kinds:
        parts.insert(kinds.index(inspect.Parameter.KEYWORD_ONLY), "*")
    returned = text.rpartition(" -> ")[2]
    return "(\n" + "".join(f"    {part},\n" for part in parts) + f") -> {returned}"


def _as_written(text: str) -> str:
    """Annotations without the quotes that they have as text; defaults keep theirs."""
    return re.sub(r"(: |-> )'([^']*)'", r"\1\2", text)


def prose(text: str) -> Iterator[str]:
    """The paragraphs of a docstring in Markdown: examples and what is indented as blocks."""
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        if paragraph.startswith(">>> "):
            yield from ("```pycon", paragraph, "```", "")
        elif paragraph.startswith("    "):
            yield from ("```text", inspect.cleandoc(paragraph), "```", "")
        elif paragraph:
            yield from (re.sub(r"(?m)^(\w[\w.]*): ", r"- `\1`: ", paragraph)
                        if re.match(r"\w+: \S", paragraph) and "\n" in paragraph
                        else paragraph, "")  # fmt: skip
