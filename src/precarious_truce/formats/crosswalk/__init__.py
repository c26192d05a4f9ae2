"""What the flat formats share: from references to the entries of a format and back.

`rows` are the table of a format, `building` makes references of what entries say, `gathering` puts
chapters back into their books, `ledger` names what is lost, `decoding` turns bytes into text.
"""
