"""Says in a sentence what a provider's failure was, without a word that the provider wrote."""

from __future__ import annotations

import logging
from typing import Final

from buddy.errors import LLMUnavailable

_log = logging.getLogger(__name__)

_BY_STATUS: Final = {
    401: "refused the key; check BUDDY_LLM_API_KEY",
    402: "has no credit left; look at the account at the provider",
    403: "refused the key for this model; check BUDDY_LLM_API_KEY and BUDDY_LLM",
    404: "does not know this model or this address; check BUDDY_LLM and BUDDY_LLM_URL",
    429: "has had too many questions; wait, or raise the limit at the provider",
}
_NOT_ANSWERED: Final = frozenset({400, 401, 402, 403, 404, 405, 413, 415, 422, 429})
"""Statuses of a question that no model has answered. Behind a time-out or a broken gateway one may
have, and then somebody has paid for it."""
_NOT_SENT: Final = frozenset({"pool", "connect"})
"""Phases of a connection that fail before a question is sent."""


def unavailable(name: str, error: Exception) -> LLMUnavailable:
    """Return what a failure of pydantic-ai means.

    Args:
        name: The model.
        error: What was raised. Its text may hold what the provider wrote, and is not repeated.
    """
    # By name and attribute: the library is not imported before a model is used.
    status, kind = getattr(error, "status_code", None), _kinds(error)
    if isinstance(status, int):
        return refused(name, status)
    if "ModelConnectionError" in kind:
        sent = getattr(error, "phase", None) not in _NOT_SENT
        told = "broke off the connection" if sent else "cannot be reached (is it running?)"
        return _failure(f"{name} {told}", name, None if sent else 0)
    if "ContentFilterError" in kind:
        return _failure(f"{name} declined to answer", name, None)
    if kind & {"ModelAPIError", "UnexpectedModelBehavior"}:
        return _failure(f"{name} answered with something that is not its protocol", name, None)
    # The kind says enough for the log; the text may hold what the provider wrote, or a key.
    _log.warning("%s could not be asked: %s", name, type(error).__qualname__)
    return _failure(f"{name} could not be asked; the server's log has more", name, None)


def refused(name: str, status: int) -> LLMUnavailable:
    """Return what an answer with this HTTP status means; its cost is known where it is nothing."""
    told = _BY_STATUS.get(status, "answered with an error")
    cost = 0 if status in _NOT_ANSWERED else None
    error = _failure(f"{name} {told} (HTTP {status})", name, cost)
    error.details["status"] = status
    return error


def _failure(message: str, name: str, cost_micros: int | None) -> LLMUnavailable:
    if cost_micros is None:
        return LLMUnavailable(message, model=name)
    return LLMUnavailable(message, model=name, cost_micros=cost_micros)


def _kinds(error: Exception) -> set[str]:
    return {cls.__name__ for cls in type(error).__mro__}
