"""Citations and bibliographies in any CSL style."""

from precarious_truce.csl import Processor, find_style, style_names

__all__ = ["Processor", "find_style", "style_names"]
