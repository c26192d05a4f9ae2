"""The pages of docs/reference that are made from the code; `python -m tests.docs` writes them.

`made()` gives each page's path and text: the keys of the record, the commands, the codes of
diagnostics, the formats, what formats lose; the gallery of `data/`.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click

from precarious_truce.checks import explain
from precarious_truce.cli import _COMMANDS, _main
from precarious_truce.codes import CODES, LINTS
from precarious_truce.formats import Format, matrix, registry
from tests.docs import gallery, python, record
from tests.docs.pages import DOCS, blocks, commands

__all__ = ["made"]

REFERENCE = DOCS / "reference"
_NOTE = "<!-- made by python -m tests.docs -->"


def made() -> dict[Path, str]:
    """Path of each page → its text."""
    pages = {
        "record.md": record.page(),
        "python.md": python.page(),
        "diagnostics.md": _diagnostics(),
        "formats.md": _formats(),
        "losses.md": _losses(),
        "commands/index.md": _commands(),
        **{f"commands/{name}.md": _command(name, found) for name, found in _all_commands()},
    }
    return {**{REFERENCE / name: text for name, text in pages.items()}, **gallery.made()}


# --- commands -------------------------------------------------------------------------------------


def _all_commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(_main)
    for name in _COMMANDS:
        if (found := _main.get_command(context, name)) is not None:
            yield name, found


def _commands() -> str:
    lines = ["# Commands", "", _NOTE, "", "| command | what it does |", "|---|---|"]
    lines += [f"| [`{name}`]({name}.md) | {told} |" for name, told in _COMMANDS.items()]
    lines += [
        "",
        "[Commands to begin with](../../commands.md) shows them at work. Data goes to stdout,",
        "everything else to stderr; the exit code is 0 where all is well (warnings too), 1 where",
        "an input has errors, 2 where the command is used wrongly.",
        "",
        "```{toctree}", ":hidden:", "", *_COMMANDS, "```", "",
    ]  # fmt: skip
    return "\n".join(lines)


def _command(name: str, command: click.Command) -> str:
    shown = f"precarious-truce {name}"
    names = ["-h", "--help"]  # click remembers those that it was asked with first
    context = click.Context(command, info_name=shown, terminal_width=80, help_option_names=names)
    lines = [f"# {name}", "", _NOTE, "", *_prose(command.help or ""), ""]
    lines += ["```text", context.get_usage(), "```", ""]
    options = [p for p in command.params if isinstance(p, click.Option) and not p.hidden]
    if options:
        lines += ["| option | meaning |", "|---|---|"]
        lines += [f"| {_spelled(option)} | {_cell(option.help or '')} |" for option in options]
        lines.append("")
    if examples := list(_examples(name)):
        lines += ["## Examples", "", "```console", *examples, "```", ""]
    return "\n".join(lines)


def _prose(text: str) -> list[str]:
    """The paragraphs of a help text; what click is told not to wrap is a block."""
    out: list[str] = []
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        if paragraph.startswith("\b"):
            out += ["```text", paragraph.removeprefix("\b\n"), "```", ""]
        else:
            out += [paragraph, ""]
    return out[:-1]


def _spelled(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in [*option.opts, *option.secondary_opts])
    if option.is_flag:
        return names
    kind = option.type
    choices = [str(c) for c in kind.choices] if isinstance(kind, click.Choice) else []
    return f"{names} {_cell('|'.join(choices) or option.metavar or kind.name.upper())}"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _examples(name: str) -> Iterator[str]:
    """What the page of commands shows of this one, the first few."""
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    found = (
        (command, printed)
        for block in blocks(page)
        if block.language == "console"
        for command, printed in commands(block.text)
        if re.match(rf"precarious-truce {name}\b", command)
    )
    for command, printed in list(found)[:4]:
        yield f"$ {command}"
        yield from printed.rstrip("\n").split("\n") if printed.strip() else ()


# --- diagnostics ----------------------------------------------------------------------------------

_FAMILIES = (
    ("The record", r"Y\d"), ("What `check` finds", "|".join(LINTS)), ("Files and formats", r"F\d"),
    ("Keys and library", r"[KL]\d"), ("Citations and styles", r"(S|CIT)\d"),
    ("Sources and drafts", r"(SRC|SRV|DOC)\d"), (".bib", r"B\d\d"), ("CSL-JSON", r"J\d"),
    ("RIS", r"RIS\d"), ("RDF", r"RDF\d"), ("Libraries and presses", r"(MODS|MARC|OAI|XREF)\d"),
    ("Tables", r"TAB\d"), ("hayagriva", r"HAY\d"), ("Reference managers", r"M\d"), ("Others", ".*"),
)  # fmt: skip


def _diagnostics() -> str:
    lines = [
        "# Diagnostics", "", _NOTE, "",
        "Every fault that is told has a code. `precarious-truce check --explain P1` prints what",
        "stands here. A finding of `check` that is right as it is, is accepted in the record:",
        '`accept: {P5: "plates are unpaged"}`.', "",
    ]  # fmt: skip
    left = [*LINTS, *CODES]
    for heading, pattern in _FAMILIES:
        own = [code for code in left if re.fullmatch(pattern, code)]
        left = [code for code in left if code not in own]
        if own:
            lines += [f"## {heading}", ""]
        for code in own:
            head, _, rest = explain(code).partition("\n")
            told = head.partition(": ")[2]
            lines += [f"### {code}", "", f"**{told}**", "", *_explained(rest), ""]
    return "\n".join(lines)


def _explained(text: str) -> list[str]:
    """The text of an explanation; what is indented is a block."""
    out: list[str] = []
    for paragraph in text.strip("\n").split("\n\n"):
        block = paragraph.startswith("    ")
        out += ["```text", inspect.cleandoc(paragraph), "```", ""] if block else [paragraph, ""]
    return out[:-1]


# --- formats --------------------------------------------------------------------------------------


def _formats() -> str:
    lines = [
        "# Formats", "", _NOTE, "",
        "A format is named by `--to` and `--from`, by `format=` in Python, or by the ending of a",
        "file. What each has no place for is on the page of [losses](losses.md).", "",
    ]  # fmt: skip
    for kind in registry():
        lines += [f"## {kind.name}", "", _about(kind), ""]
        lines += [f"- files: {', '.join(f'`{suffix}`' for suffix in kind.suffixes)}"]
        does = [verb for verb, can in (("read", kind.reads), ("written", kind.writes)) if can]
        lines += [f"- {' and '.join(does)}{'' if kind.is_text else '; bytes, no text'}"]
        if options := _options(kind):
            lines += [f"- options when written: {', '.join(options)}"]
        lines.append("")
    return "\n".join(lines)


def _about(kind: Format) -> str:
    return " ".join((kind.module.__doc__ or "").split("\n\n")[0].split())


def _options(kind: Format) -> list[str]:
    """The options of a format's `dumps`, or its `pieces`, and what they are if not given."""
    verb = getattr(kind.module, "pieces", None) or getattr(kind.module, "dumps", None)
    known = inspect.signature(verb).parameters.values() if verb else ()
    return [
        f"`{p.name}`" + (f" (`{p.default}`)" if p.default not in (None, p.empty) else "")
        for p in known
        if p.kind is p.KEYWORD_ONLY
    ]


def _losses() -> str:
    return "\n".join([
        "# What formats lose", "", _NOTE, "",
        "● stands where a format has a place for a field, – where it has none; why, is said below,",
        "format by format. `precarious-truce export --losses` says it of a record, fact by fact,",
        "and `pt.losses(library, \"ris\")` gives it to a script.", "", matrix.markdown(),
    ])  # fmt: skip
