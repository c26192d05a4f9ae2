"""What tests of the command line share: how it is called, and what a call gives."""

from __future__ import annotations

import sys
from collections.abc import Callable

__all__ = ["PROGRAM", "Run"]

PROGRAM = (sys.executable, "-m", "precarious_truce")
"""The command in a process of its own."""

Run = Callable[..., tuple[int, str, str]]
"""Exit code, stdout and stderr of the command with these arguments, and `stdin` if it is given."""
