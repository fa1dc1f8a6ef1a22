"""The command line: reads arguments, asks the API, prints. No rules live here.

May import: `buddy.bootstrap`, `buddy.services`, types of `buddy.ports` and `buddy.domain`.
"""
