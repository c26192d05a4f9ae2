"""Pages as values."""

import precarious_truce as pt

pages = pt.Pages("1–12, 17–24, 31")
spans = [(span.first.number, span.last.number if span.last else None) for span in pages]
ordered = sorted([pages, pt.Pages("ix–xiv"), pt.Pages((12, 30))])
print(spans, ordered, "p. 20" in pages, pages.total, str(pages), pages == "1–12, 17–24, 31")
