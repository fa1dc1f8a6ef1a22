"""One file per step of the pipeline, each with its two or three collaborators.

May import: what `buddy.services` may, and `step.py` here; never another step. Pattern: a frozen
dataclass with ``async run(context, draft) -> draft``.
"""
