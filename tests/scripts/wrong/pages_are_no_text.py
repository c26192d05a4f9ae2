import precarious_truce as pt

pages = pt.Pages("1–12")
print(pages.replace("–", "-"))  # wrong
print("pp. " + pages)  # wrong
print(pages < pt.Date("1977"))  # wrong
pt.Pages(None)  # wrong
