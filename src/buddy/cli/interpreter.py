"""How the interpreter shares its time, so that nothing avoidable holds the event loop up."""

from __future__ import annotations

import gc
import sys

YOUNG_ROUNDS = 3
"""Rounds of the youngest generation between two of the middle one; Python's own number is 10."""
MIDDLE_ROUNDS = 3_000
"""Rounds of the middle generation between two of the oldest one; Python's own number is 10."""
TURN_SECONDS = 0.0001
"""A thread's turn while another one waits for the interpreter; Python's own number is 0.005.

With a tenth of that the longest steps beside fifty runs take a sixth longer than with this
fiftieth; a two hundred and fiftieth slows all.
"""


def hurry() -> None:
    """Collect no garbage while all is being loaded, a sixth of the start; see `favour_the_loop`."""
    gc.disable()


def favour_the_loop() -> None:
    """Keep the collector's long rounds rare, the others and the turns of threads short.

    What was loaded stays as long as the process does. A round through it takes a tenth of a
    second, one through what fifty running missions hold 20 to 50 ms, and both came every few
    seconds. Almost nothing here is freed by such a round; what has no cycle goes when nobody
    refers to it, as ever. A middle round goes through what so many young ones left: 1.5 to 5 ms
    after ten of them.

    Each read and write of SQLite lets go of the interpreter. A thread of the engine that takes it
    then keeps it for a whole turn, and the loop, with all that waits for it, stands still.
    """
    gc.freeze()
    gc.enable()
    young, _middle, _old = gc.get_threshold()
    gc.set_threshold(young, YOUNG_ROUNDS, MIDDLE_ROUNDS)
    sys.setswitchinterval(TURN_SECONDS)
