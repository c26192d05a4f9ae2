"""`python -m precarious_truce`, and the installed command: a process of its own.

What a process that soon ends need not do is left out; it is a good part of a short command's time.
"""

import atexit
import gc
import importlib
import os
import sys
import threading
import types
from typing import Any

__all__ = ["run"]

_OBJECTS = 100_000
"""So many more of them before garbage is looked for."""


def run() -> None:
    """Run the command line and end the process with its exit code."""
    gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])
    _without_plugins()
    from precarious_truce.cli import main

    try:
        main()
    except SystemExit as end:
        gc.freeze()
        if isinstance(end.code, int):
            _end(end.code)
        raise


_LOADER = "pydantic.plugin._loader"
"""Where pydantic looks through all installed packages for plugins."""


def _without_plugins() -> None:
    """Have pydantic look for no plugins, unless the environment says which it shall have.

    Its variable alone still has it import what would look for them, a part of a short command.
    """
    if os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__") != "__all__":
        return
    loader = types.ModuleType(_LOADER)
    loader.__dict__.update(get_plugins=tuple, __getattr__=_of_loader)
    sys.modules.setdefault(_LOADER, loader)


def _of_loader(name: str) -> Any:
    """What pydantic may want of its loader besides: the loader's own."""
    if name.startswith("__"):
        raise AttributeError(name)
    del sys.modules[_LOADER]
    return getattr(importlib.import_module(_LOADER), name)


def _end(code: int) -> None:
    """End the process at once, once all is written, unless a thread still works or looks on.

    To take thousands of classes and functions apart, one by one, takes longer than to read a
    record.  What other modules want to do at the end is done; what cannot be written any more is
    left to Python, which says so.
    """
    if threading.active_count() > 1 or _is_watched():
        return
    atexit._run_exitfuncs()
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return
    os._exit(code)


def _is_watched() -> bool:
    """Whether a debugger, a profiler or a measure of coverage still has something to do."""
    monitoring = getattr(sys, "monitoring", None)  # from Python 3.12 on
    tools = map(monitoring.get_tool, range(6)) if monitoring else ()
    return any((sys.gettrace(), sys.getprofile(), *tools))


if __name__ == "__main__":
    run()
