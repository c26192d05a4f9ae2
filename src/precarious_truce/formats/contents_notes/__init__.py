"""Notes of contents as catalogues print them, read alike from MARC and MODS.

MARC has them in field 505, MODS in `tableOfContents`.  Units stand between two dashes, a statement
of responsibility behind a slash (MARC 21, 505; ISBD).  `basic` takes a note apart into units,
`volumes` sets apart what is in which volume, `scripts` joins two notes that say the same in two
scripts, `parts` makes the tree of the book of them, and `statements` tells who did what.
"""
