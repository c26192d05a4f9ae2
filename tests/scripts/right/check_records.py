"""The lints."""

import precarious_truce as pt

library = pt.load("data/precarious-truce.yaml")
for fault in pt.check(library):
    if fault.severity is pt.Severity.WARNING:
        print(fault.place, fault.message)
