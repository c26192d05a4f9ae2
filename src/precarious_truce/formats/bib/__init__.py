"""BibTeX and BibLaTeX: two dialects of one syntax.

`raw` reads and writes the syntax and knows no model; `bibtex` and `biblatex` are the two formats,
each a table of columns and entry types; `dialect` makes references of entries and back.
"""
