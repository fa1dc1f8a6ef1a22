"""Technology, one folder per port and one technology per file.

May import: `buddy.ports`, `buddy.domain`, `buddy.errors` and the library it wraps; never another
adapter folder. Pattern: a class that satisfies its port's Protocol, built by `buddy.bootstrap`,
examined by the port's conformance suite in `buddy.testing.conformance`.
"""
