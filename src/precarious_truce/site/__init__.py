"""Pages of books for the web: static, without a request to anywhere, readable without scripts.

`build` writes a list of the works, a page for each of them and for each of their parts, and files
that reference managers read.  It needs Jinja2, the extra `precarious-truce[site]`.

>>> import tempfile
>>> from precarious_truce.model import Book
>>> book = Book(title="Rivers", author="Marsh, Eleanor", date=2004, contents=["Floods"])
>>> with tempfile.TemporaryDirectory() as folder:
...     report = build([book], folder)
...     print(report.pages, sorted(p.name for p in (Path(folder) / "marsh2004").glob("*.html")))
3 ['index.html', 'marsh2004-floods.html']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from precarious_truce.extras import extra
from precarious_truce.model import Library, Work
from precarious_truce.site.ledger import losses, public

if TYPE_CHECKING:
    from precarious_truce.site.building import Report

__all__ = ["build", "losses", "public"]


def build(
    works: Library | Work | Iterable[Work],
    folder: Path | str,
    *,
    base_url: str = "",
    title: str = "",
    processes: int = 1,
    on_work: Callable[[int, int], None] = lambda done, of: None,
) -> Report:
    """Write the pages of all works into a folder, and say what was written.

    With `base_url`, the address that the site will have, pages name it and there is a sitemap;
    `title` heads the list of works.  Many works are made by as many `processes` as are given, where
    the script that asks for them may be imported (`if __name__ == "__main__"`); `on_work` is told
    after each work how many are done, and of how many.

    Files that are as they should be are left alone, and those that an earlier run made and that
    are no part of the site any more are removed; what others put there stays.

    Raises `TruceError` where Jinja2 is not installed, two keys would make one name, or the folder
    cannot be written or holds such a file of somebody else's.
    """
    with extra("pages are made with Jinja2", "site", file="site"):
        import jinja2  # noqa: F401
    from precarious_truce.site.building import build

    return build(
        works, folder, base_url=base_url, title=title, processes=processes, on_work=on_work
    )
