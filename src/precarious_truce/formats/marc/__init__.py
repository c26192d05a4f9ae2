"""MARC 21 bibliographic records, as libraries exchange them (https://www.loc.gov/marc/).

`rows` says which field of the record has which name, `spreading` and `folding` make fields of those
names and back, `contents` and `linking` write and read the parts of a book.  `marcxml` and
`iso2709` are the two syntaxes.
"""
