"""Many works: long files, many files, many processes."""
