import precarious_truce as pt

pt.Book(titel="Rivers", title="Rivers")  # wrong
