"""Numbers of volumes and series with the words before them."""

from __future__ import annotations

import re

__all__ = ["IN_TITLE", "NUMBERED"]

NUMBERED = re.compile(
    r"^(?:(?:v|vol|volume|no|nr|num|number|bd|band|t|tome|tom|n|pt|heft|h|sv|teil|part)\b\.?|n°|№|#)"
    r"\s*(?=[\dIVXLC])",
    re.I,
)


IN_TITLE = re.compile(r"(?P<title>.+?) ; (?P<number>(?:[^\W\d_]{1,6}\.? )?[\dIVXLC]+)")
"""The title of a series with a number that has no subfield of its own."""
