"""Reading without the search for garbage, which goes through all that is there again and again.

>>> import gc
>>> with undisturbed():
...     gc.isenabled()
False
>>> gc.isenabled()
True
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["undisturbed"]

_MANY = 100_000  # objects more than before


@contextmanager
def undisturbed() -> Iterator[None]:
    """Without the search for cycles, which goes through all that is there again and again.

    What a reader makes are trees; a third of its time would go into looking for garbage in them.
    What was made is then passed to the oldest generation as it is, unless it is little (the search
    would never come to garbage of many small runs) or somebody froze objects of their own, which
    thawing would give back too.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            if gc.get_count()[0] > _MANY and not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
