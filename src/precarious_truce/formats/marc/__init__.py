"""MARC 21 bibliographic records (https://www.loc.gov/marc/bibliographic/), as libraries exchange them.

`rows` says which field of the record has which name, `spreading` and `folding` make fields of those
names and back, `contents` and `linking` write and read the parts of a book.  `marcxml` and
`iso2709` are the two syntaxes.
"""
