"""Python's garbage collector, so that it does not hold everything up while missions run."""

from __future__ import annotations

import gc

MIDDLE_ROUNDS = 1_000
"""Rounds of the middle generation between two of the oldest one; Python's own number is 10."""


def spare_the_loop() -> None:
    """Keep rounds through all objects rare, and leave out of them what was loaded until now.

    What was loaded stays as long as the process does. A round through it takes a tenth of a
    second, one through what fifty running missions hold 20 to 50 ms, and both came every few
    seconds. Almost nothing here is freed by such a round; what has no cycle goes when nobody
    refers to it, as ever.
    """
    gc.freeze()
    young, middle, _old = gc.get_threshold()
    gc.set_threshold(young, middle, MIDDLE_ROUNDS)
