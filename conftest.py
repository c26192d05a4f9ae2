"""What collecting doctests needs: one module of each name.

`--import-mode=importlib` makes a module of its own of a file whose module is not imported yet.  The
package would then have two of them, and what registers with one (the lints, formats) is not found
in the other.
"""

from __future__ import annotations

import contextlib
from importlib import import_module
from pathlib import Path

SOURCE = Path(__file__).parent / "src"


def pytest_collect_file(file_path: Path) -> None:
    """Import a module of the package as a program would, before its doctests are looked for."""
    if file_path.suffix == ".py" and SOURCE in file_path.parents:
        name = ".".join(file_path.relative_to(SOURCE).with_suffix("").parts)
        with contextlib.suppress(ImportError):  # what it needs may be an extra
            import_module(name.removesuffix(".__init__"))
