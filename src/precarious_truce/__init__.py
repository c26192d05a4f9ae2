"""Bibliographic metadata for books and what is in them."""
