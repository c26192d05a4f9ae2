"""From triples to works: the statements of a text, the fields of a resource, the works in order."""
