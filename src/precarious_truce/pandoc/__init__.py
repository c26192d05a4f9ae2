"""A filter for pandoc: `pandoc --filter precarious-truce-filter paper.md`, Quarto, R Markdown.

`bibliography:` in the metadata names records, or files of any format that can be read; a citation
of a page (`[@gorodetsky1977, p. 60]`) becomes one of the chapter that holds it.  With
`precarious-truce-style: NAME` citations and bibliography are made here, in place of `--citeproc`;
without, `--citeproc` behind the filter makes them of what it finds in the metadata.

    ast         pandoc's elements
    inlines     marked text to inlines, inlines to affixes
    locators    what a suffix says of the place
    shelf       the works that a document can cite
    placing     the chapter that holds a page, or has a number
    origin      where in the file of the document a citation stands
    citations   the citations of a document
    notes       citations as and in notes
    rendering   citations and bibliography by our engine
    handing     references for pandoc's engine
    filter      all of it
"""

from __future__ import annotations

import sys

__all__ = ["main"]

_USAGE = """\
Usage: pandoc --filter precarious-truce-filter PAPER.md -o PAPER.docx

A filter: pandoc's JSON comes in on stdin and goes out on stdout.  Metadata of the document:
  bibliography                  records, or files of any format that can be read
  precarious-truce-style        the citation style (apa, chicago-notes-bibliography, a .csl file);
                                without it, --citeproc behind the filter makes the citations
  precarious-truce-chapters     false: pages are cited of the book, not of the chapter
  precarious-truce-script       romanized, original, both: what is printed of other scripts
"""


def main(args: list[str] | None = None) -> None:
    """Run the filter; ends the process with its exit code."""
    from precarious_truce.cli.streams import prepare

    prepare()
    sys.exit(_run(sys.argv[1:] if args is None else args))


def _run(args: list[str]) -> int:
    """The exit code: 0, 1 for a document that cannot be used, 2 for wrong usage."""
    from precarious_truce.cli.streams import abandon_stdout, data, report

    if any(arg in ("-h", "--help") for arg in args):
        data(_USAGE)
        return 0
    if "--version" in args:
        from precarious_truce import __version__

        data(f"precarious-truce-filter, version {__version__}\n")
        return 0
    if len(args) > 1 or args[:1] == [""] or (args and args[0].startswith("-")):
        report(_USAGE.rstrip())
        return 2
    if sys.stdin is not None and sys.stdin.isatty():
        report(_USAGE.rstrip())
        return 2
    from precarious_truce.errors import Diagnostic, TruceError
    from precarious_truce.files import stdin
    from precarious_truce.pandoc.filter import filtered
    from precarious_truce.pandoc.shelf import first_error, told

    warnings: list[Diagnostic] = []
    try:
        text = filtered(stdin().read(), warnings)
    except TruceError as error:
        report(first_error(error))
        return 1
    except OSError as error:
        report(f"error: {error.strerror or error}")
        return 1
    for line in told(warnings):
        report(line)
    try:
        data(text)
        sys.stdout.flush()
    except OSError:
        abandon_stdout()
        return 1
    return 0
