"""The lower half of BibTeX and BibLaTeX: syntax, LaTeX, names, dates and inheritance as plain text.

Nothing here knows the model.  `syntax` cuts a file into entries, `latex` turns a value into text
with CSL's inline markup and back, `names` splits and joins name lists, `dates` reads year and
month, `inherit` fills in what an entry has from its crossref or xdata parents.
"""
