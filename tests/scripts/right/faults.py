"""What goes wrong, by either name."""

import precarious_truce as pt

try:
    book = pt.Book.model_validate({"titel": "Rivers"})
except pt.ValidationError as error:
    for fault in pt.as_truce_error(error).diagnostics:
        print(fault.code, fault.path, fault.message, fault.hint)
try:
    pt.loads("titel: Rivers")
except pt.TruceError as problem:
    sound = problem.library
    print(len(problem.diagnostics), isinstance(sound, pt.Library))
try:
    pt.Library()["nobody"]
except KeyError as missing:
    print(missing)
