"""Citations and bibliographies in any CSL style (CSL 1.0.2), as citeproc-js writes them.

A style is compiled once into Python closures; rendering an item makes one string of *marked
text* (`marks`), in which formatting, quotes and the seams between affixes and contents are
control characters.  Each pass (punctuation, quotes, output format) then reads that string once.

>>> from precarious_truce.citations import Processor
>>> style = '''<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
...   <citation><layout prefix="(" suffix=")" delimiter="; ">
...     <names variable="author"><name form="short"/></names></layout></citation>
...   <bibliography><layout suffix=".">
...     <text variable="title" font-style="italic"/></layout></bibliography></style>'''
>>> item = {"id": "a", "type": "book", "title": "War & peace", "author": [{"family": "Doe"}]}
>>> processor = Processor(style, [item])
>>> processor.citations([[{"id": "a"}]])
['(Doe)']
>>> processor.bibliography()
[('a', '<div class="csl-entry"><i>War &#38; peace</i>.</div>')]
"""

from __future__ import annotations

from precarious_truce.citations.finding import find_style, style_names
from precarious_truce.citations.processor import Processor

__all__ = ["Processor", "find_style", "style_names"]
