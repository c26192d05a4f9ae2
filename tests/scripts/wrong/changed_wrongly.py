import precarious_truce as pt

book = pt.Book(title="Rivers")
book.changed(titel="Streams")  # wrong
book.changed(extent=["xiv"])  # wrong
