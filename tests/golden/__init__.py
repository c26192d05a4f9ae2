"""What every format and three styles make of each record in data/, as files beside this module.

`tests/test_golden.py` compares; `python -m tests.golden` writes the files anew, so that a change of
what comes out shows as a diff.  One folder a record.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import precarious_truce as pt
from precarious_truce.formats import registry
from precarious_truce.formats.dublin_core.vocabulary.profiles import PROFILES
from tests.law import ALWAYS

__all__ = ["GOLDEN", "RECORDS", "made", "rewrite"]

GOLDEN = Path(__file__).parent
RECORDS = sorted((GOLDEN.parents[1] / "data").glob("*.yaml"))

OPTIONS = {
    "oai-static": {
        "base": "https://gateway.example.org/oai/example.org/books.xml",
        "email": "press@example.org",
        "datestamp": "2026-01-31",
    },
}
"""What a format must be told to write the same on any day."""

STYLES = ("apa", "chicago-author-date", "ieee")
"""One style of psychologists, one of historians, one of engineers."""


def made(record: Path) -> Iterator[tuple[str, str]]:
    """Each file of a record: its name and its text."""
    library = pt.load(record)
    for kind in registry():
        is_ours = kind.module_name.startswith("precarious_truce.")
        if not (is_ours and kind.writes and kind.is_text):
            continue
        options = {**ALWAYS.get(kind.name, {}), **OPTIONS.get(kind.name, {})}
        yield kind.name + kind.suffixes[0], kind.module.dumps(library, **options)
        if losses := kind.module.losses(library):
            yield f"{kind.name}.losses.txt", "".join(f"{loss}\n" for loss in losses)
    for profile in PROFILES:
        if profile != "rich":
            yield f"turtle.{profile}.ttl", pt.dumps(library, "turtle", profile=profile)
    for style in STYLES:
        yield f"{style}.txt", _cited(library, style)


def _cited(library: pt.Library, style: str) -> str:
    """The bibliography, then a citation of each work and part."""
    keys = [ref.key for ref in library.references()]
    citations = [f"{key}: {pt.cite(library, key, style=style)}\n" for key in keys]
    return f"{pt.bibliography(library, style=style)}\n\n{''.join(citations)}"


def rewrite() -> None:
    """Write every file anew, and take away those that nothing makes any more."""
    for record in RECORDS:
        folder = GOLDEN / record.stem
        folder.mkdir(exist_ok=True)
        files = dict(made(record))
        for name, text in files.items():
            (folder / name).write_bytes(text.encode())
        for path in folder.iterdir():
            if path.name not in files:
                path.unlink()
