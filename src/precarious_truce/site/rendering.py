"""Templates into pages.

>>> page = Renderer().page(
...     "index.html", title="A & B", counts="no works", works=[], root="", canonical=None)
>>> page.count("A &amp; B")
3
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from precarious_truce.site.texts import shown

__all__ = ["Renderer"]

_TEMPLATES = Path(__file__).parent / "templates"


class Renderer:
    """Renders the site's templates; what is no markup is escaped, and made safe to print."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            finalize=shown,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )

    def page(self, template: str, **context: object) -> str:
        """A page; raises nothing but for what is wrong with a template."""
        return self._environment.get_template(template).render(context)
