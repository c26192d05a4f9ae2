"""A changed copy."""

import copy

import precarious_truce as pt

book = pt.Book(title="Rivers", author="Marsh, Eleanor", date=2004)
later = book.changed(date=2005, subtitle="Essays", editor=["Weyden, Pieter"])
other = copy.copy(book).model_copy(update={"note": "Read."})
preface = pt.Chapter(title="Preface").changed(title="Index", pages=(90, 99))
print(later.key, other.note, preface.kind, book == later, hash(book) == hash(later))
