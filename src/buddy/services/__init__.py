"""Use cases: what Buddy does, in terms of the core and the ports.

May import: `buddy.ports`, `buddy.domain`, `buddy.errors`; nothing else. Pattern: a class that
takes its collaborators in the constructor and has one public method per use case.
"""
