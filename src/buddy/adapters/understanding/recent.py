"""What was computed lately, by the text that it was computed of.

Beside `functools.lru_cache`, this one tells whether an answer is there without computing it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """Answers of a function, the latest ones; safe to call from several threads.

    Args:
        compute: The function; two threads that ask the same at once may both call it.
        most: So many answers are kept.
    """

    def __init__(self, compute: Callable[[str], T], most: int) -> None:
        self._compute = compute
        self._most = most
        self._known: OrderedDict[str, T] = OrderedDict()
        self._lock = threading.Lock()

    def __contains__(self, text: str) -> bool:
        return text in self._known

    def of(self, text: str) -> T:
        """Return the answer for a text."""
        with self._lock:
            if text in self._known:
                self._known.move_to_end(text)
                return self._known[text]
        found = self._compute(text)
        with self._lock:
            self._known[text] = found
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        return found
