"""Chaos: kill Buddy at random under load, and hold what is left against what was promised.

``PYTHONPATH=bench python -m chaos --help``; docs/how-to/chaos.md says what is done and checked.
"""
