"""Drafts of records from pages made for people: contents pages, publishers' pages, EPUBs, PDFs.

`draft_of` takes the bytes of a source, finds what it is, and gives a `Draft`; its `record()` is
YAML in which each guess is marked `# ?`.

>>> print(draft_of("Preface ... ix\\n1 Water ... 15\\n".encode()).record(), end="")
title: The title as on the title page   # ? write the title
contents:
  - title: Preface
    pages: ix–
  - number: 1
    title: Water
    pages: 15–
"""

from __future__ import annotations

from precarious_truce.sources.detecting import draft_of
from precarious_truce.sources.draft import Draft

__all__ = ["Draft", "draft_of"]
