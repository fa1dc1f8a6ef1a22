"""The pure core: values in, values out.

Lives here: the mission lifecycle, the pipeline table, the progress tracker, events, money,
budgets, selection and the whiteboard fold. May import: the standard library's pure modules and
`buddy.errors`. Pattern: frozen dataclasses and functions; time, identifiers and randomness are
arguments, never calls.
"""
