"""How Sphinx makes a site of these pages: python -m sphinx -W -n docs out."""

from __future__ import annotations

import precarious_truce

project = "precarious-truce"
author = "The precarious-truce authors"
copyright = author
version = release = precarious_truce.__version__

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["out"]
html_theme = "furo"
html_title = f"precarious-truce {version}"
html_static_path: list[str] = []
html_theme_options = {"sidebar_hide_name": False}

highlight_language = "text"
myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence", "deflist", "smartquotes"]
suppress_warnings = ["misc.highlighting_failure"]
