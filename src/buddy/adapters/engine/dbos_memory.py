"""What the engine remembers of a step: its outcome, that it was cancelled, or how it failed.

A failure is remembered too. A workflow that went on after one must meet it again when it is taken
up, or it would go another way than the steps that it has committed since.
"""

from __future__ import annotations

import builtins
import json
from collections.abc import Iterator
from typing import Any

from buddy.domain.json_value import canonical_json
from buddy.errors import BuddyError
from buddy.ports.engine import RunCancelled, StepOutcome

Kept = dict[str, Any]
"""``{"outcome": …}``, ``{"cancelled": true}`` or ``{"error": …}``."""


class StepFailed(Exception):
    """A step failed in an earlier life of the run, with an error that is not one of Buddy's."""


def keep(outcome: StepOutcome) -> Kept:
    """Return what to remember of a step that returned; it is what comes back from a database.

    Raises:
        TypeError: The outcome is no JSON value.
        ValueError: It holds NaN or an infinity.
    """
    # The step's first caller gets what its later ones will: lists, not tuples.
    return {"outcome": json.loads(canonical_json(dict(outcome)))}


def keep_cancelled() -> Kept:
    """Return what to remember of a step that a cancellation came before."""
    return {"cancelled": True}


def keep_error(error: Exception) -> Kept:
    """Return what to remember of a step that raised: of strangers' errors only the class."""
    if isinstance(error, BuddyError):
        return {"error": {"code": error.code, "message": error.message, "details": error.details}}
    return {"error": {"class": type(error).__name__}}


def returned(kept: Kept) -> StepOutcome:
    """Return a step's outcome, or raise what it raised.

    Raises:
        RunCancelled: The run was told to stop before this step.
        BuddyError: The step raised it; of the same class.
        Exception: The step raised one of Python's own; of the same class.
        StepFailed: It raised something else.
    """
    if "outcome" in kept:
        return kept["outcome"]
    if "cancelled" in kept:
        raise RunCancelled
    raise _error(kept["error"])


def _error(told: dict[str, Any]) -> Exception:
    if "code" in told:
        kind = next((each for each in _tree(BuddyError) if each.code == told["code"]), BuddyError)
        error = kind.__new__(kind)  # its own __init__ takes other arguments
        BuddyError.__init__(error, told["message"], **told["details"])
        return error
    kind = getattr(builtins, told["class"], None)
    text = f"{told['class']}, before the run was taken up; the log of that time says more"
    if isinstance(kind, type) and issubclass(kind, Exception):
        try:
            return kind(text)
        except TypeError:  # a few want more than a text
            return StepFailed(text)
    return StepFailed(text)


def _tree(kind: type[BuddyError]) -> Iterator[type[BuddyError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _tree(below)
