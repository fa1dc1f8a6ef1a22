"""Regular expressions that are compiled when they are first asked something.

Messages are read with a thousand of them. Compiling them all takes half a second of processor time,
a quarter of a start, and a worker or a command never reads a message.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "findall", "finditer", "sub", "subn", "split")
_waiting: set[_Late] = set()
"""Those that nobody has asked yet."""


class _Late:
    """Stands for a compiled pattern; from the first question on its methods are that pattern's."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags
        _waiting.add(self)

    def __getattr__(self, name: str) -> Any:
        # Reached only for what is no attribute yet.
        if name.startswith("_"):
            raise AttributeError(name)
        _waiting.discard(self)
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern to keep in a module, as `re.compile` does, but compiled at its first use.

    What it finds has the compiled pattern as its `re`: compare that by its `pattern`.

    Args:
        pattern: As `re.compile` takes it. A mistake in it is raised at the first use; a test
            compiles all that the product has.
        flags: As `re.compile` takes them.
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))


def compile_all() -> int:
    """Compile what was not yet asked, so that no message waits for it; return how many.

    Raises:
        re.error: One of them is no regular expression.
    """
    waiting = list(_waiting)
    for each in waiting:
        each.search  # noqa: B018  # asking for it compiles it
    return len(waiting)
