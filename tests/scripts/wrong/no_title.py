import precarious_truce as pt

pt.Book(author="Marsh, Eleanor")  # wrong
