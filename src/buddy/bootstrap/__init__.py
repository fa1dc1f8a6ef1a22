"""The composition root: the only place that knows adapters and settings.

`parts.py` says what a Buddy is made of, `assembly.py` puts services together from parts,
`build.py` chooses the parts by the settings, `buddy.py` is the bundle with its life. May import
everything below `buddy.web`.
"""
