"""EPUBs and a PDF as tests make them: the smallest that are whole."""

from __future__ import annotations

import io
import zipfile

__all__ = ["NAV", "epub", "pdf"]

CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
OPF = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title id="t">Rivers</dc:title><dc:title id="s">Essays</dc:title>
<meta refines="#t" property="title-type">main</meta>
<meta refines="#s" property="title-type">subtitle</meta>
<dc:creator id="c">Eleanor Marsh</dc:creator>
<dc:creator id="e">Pieter van der Weyden</dc:creator>
<meta refines="#e" property="role">edt</meta>
<dc:publisher>Northfield</dc:publisher><dc:date>2004-05-01</dc:date><dc:language>en</dc:language>
<dc:identifier>urn:isbn:9780521086899</dc:identifier></metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="text/b.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine toc="ncx"><itemref idref="a"/><itemref idref="b"/></spine></package>"""
A = """<html><body><span id="p9"/><h1 id="pre">Preface</h1><p>One.</p><span id="p10"/><p>Two.</p>
<span id="p1"/><h1 id="i">Part I: Water</h1><span id="p2"/><p>Blank.</p></body></html>"""
B = """<html><body><h1>Floods</h1><span id="p3"/><p>Text.</p><span id="p4"/><p>More.</p>
<h2 id="sec">Dykes</h2><p>Text.</p><span id="p5"/><p>More.</p>
<span id="p6"/><h1 id="w">Wells</h1><p>Text.</p></body></html>"""
NAV = """<html><body><div epub:type="toc"><ol><li><a href="a.xhtml#pre">Preface</a></li>
<li><span>Part I: Water</span><ol><li><a href="text/b.xhtml">1. Floods</a>
<ol><li><a href="text/b.xhtml#sec">Dykes</a></li></ol></li>
<li><a href="text/b.xhtml#w">2. Wells</a></li></ol></li></ol></div>
<nav epub:type="landmarks"><ol><li><a href="a.xhtml">Start</a></li></ol></nav>
<nav epub:type="page-list"><ol><li><a href="a.xhtml#p9">ix</a></li>
<li><a href="a.xhtml#p10">x</a></li>
<li><a href="a.xhtml#p1">1</a></li><li><a href="a.xhtml#p2">2</a></li>
<li><a href="text/b.xhtml#p3">3</a></li><li><a href="text/b.xhtml#p4">4</a></li>
<li><a href="text/b.xhtml#p5">5</a></li><li><a href="text/b.xhtml#p6">6</a></li></ol></nav>
</body></html>"""
NCX = """<ncx><navMap>
<navPoint><navLabel><text>Preface</text></navLabel><content src="a.xhtml"/></navPoint>
<navPoint><navLabel><text>Part I: Water</text></navLabel><content src="a.xhtml#i"/>
<navPoint><navLabel><text>1. Floods</text></navLabel><content src="text/b.xhtml"/></navPoint>
</navPoint></navMap></ncx>"""


def epub(nav: str | None = NAV, ncx: str | None = NCX, opf: str = OPF) -> bytes:
    """An EPUB with this navigation document and NCX."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OEBPS/book.opf", opf)
        archive.writestr("OEBPS/a.xhtml", A)
        archive.writestr("OEBPS/text/b.xhtml", B)
        for name, text in (("nav.xhtml", nav), ("toc.ncx", ncx)):
            if text is not None:
                archive.writestr(f"OEBPS/{name}", text)
    return held.getvalue()


def pdf(*, labels: bool = True, password: str = "", outline: bool = True) -> bytes:
    """A PDF of eight pages: ii Roman ones, then from 1; a preface, a part of two chapters."""
    from pypdf import PdfWriter
    from pypdf.constants import PageLabelStyle

    writer = PdfWriter()
    for _ in range(8):
        writer.add_blank_page(300, 400)
    if labels:
        writer.set_page_label(0, 1, style=PageLabelStyle.LOWERCASE_ROMAN)
        writer.set_page_label(2, 7, style=PageLabelStyle.DECIMAL)
    if outline:
        writer.add_outline_item(title="Preface", page_number=0)
        part = writer.add_outline_item(title="Part I: Water", page_number=2)
        writer.add_outline_item(title="1 Floods", page_number=3, parent=part)
        writer.add_outline_item(title="2 Wells", page_number=5, parent=part)
        writer.add_outline_item(title="Index", page_number=7)
    writer.add_metadata({"/Title": "Rivers", "/Author": "Eleanor Marsh"})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()
