"""`python -m precarious_truce`, and the installed command: a process of its own.

What a process that soon ends need not do is left out; it is a good part of a short command's time.
"""

import atexit
import gc
import os
import sys
import threading

__all__ = ["run"]

_OBJECTS = 100_000
"""So many more of them before garbage is looked for."""


def run() -> None:
    """Run the command line and end the process with its exit code."""
    gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looks through all packages
    from precarious_truce.cli import main

    try:
        main()
    except SystemExit as end:
        gc.freeze()
        if isinstance(end.code, int):
            _end(end.code)
        raise


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
