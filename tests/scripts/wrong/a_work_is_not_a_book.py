import precarious_truce as pt

library = pt.Library()
print(library["a"].contents)  # wrong
print(library.reference("a").contents)  # wrong
