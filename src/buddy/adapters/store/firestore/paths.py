"""Where each document lies. Every id is deterministic, so that a repeated write meets itself.

missions/{mission_id}                     a mission; `execution_record` is a map in it
missions/{mission_id}/events/{sequence}   its log (`goals`, `schedules` likewise)
missions/{mission_id}/log/head            the last sequence given out
users/{user_id}                           the last cursor and the last ledger line given out,
                                          and the head of the audit chain
users/{user_id}/audit/{number}            a link of that chain
users/{user_id}/accounts/{scope}          what counts against a limit
users/{user_id}/reservations/{run_id}
users/{user_id}/ledger/{number}
users/{user_id}/settings/tools            the tools that were switched off, and on again
users/{user_id}/durations/{tool}          how long the latest runs of a tool took
users/{user_id}/runs/{run_id}/outcomes/{step}
artifacts/{artifact_id}
idempotency_keys/{user_id}:{key}
records/{user_id}:{kind}:{record_id}      standing approvals, webhooks, conversations, …
instance/switch                           whether the instance is paused; no user's
removals/{user_id}:{mission_id}           a mission that is being removed
commits/{token}                           which attempt of a transaction was committed
meta/schema                               which layout the documents have
meta/load                                 is there while a backup is taken in
meta/holder                               which Buddy the project belongs to now
"""

from __future__ import annotations

import hashlib
from urllib.parse import quote

from buddy.domain.events.log import SubjectType

_LONGEST = 1_000
"""Bytes of an id; Firestore takes 1,500."""
_LOG_OF: dict[SubjectType, str] = {"mission": "missions", "goal": "goals", "schedule": "schedules"}

PING = "meta/ping"
SWITCH = "instance/switch"
SCHEMA = "meta/schema"
LOAD = "meta/load"
HOLDER = "meta/holder"


def document_id(*parts: str) -> str:
    """Return an id that Firestore takes and that no other parts lead to.

    What is plain stays as it is; a slash, a colon and what is reserved is percent-encoded; what
    is too long becomes its digest.
    """
    text = ":".join(quote(part, safe=" @+=,!") for part in parts)
    if len(text) > _LONGEST:
        return f"sha256-{hashlib.sha256(text.encode()).hexdigest()}"
    if text in {"", ".", ".."}:
        return text.replace(".", "%2E") or "%"
    return f"%5F{text[1:]}" if text.startswith("__") else text


def mission(mission_id: str) -> str:
    """Return a mission's document."""
    return f"missions/{document_id(mission_id)}"


def subject(subject_type: SubjectType, subject_id: str) -> str:
    """Return the document under which a subject's log lies."""
    return f"{_LOG_OF[subject_type]}/{document_id(subject_id)}"


def head(folder: str) -> str:
    """Return the document that holds the last sequences of a subject's log."""
    return f"{folder}/log/head"


def event(folder: str, sequence: int, *others: str) -> str:
    """Return the document of an event of a subject."""
    return f"{folder}/events/{document_id(str(sequence), *others)}"


def user(user_id: str) -> str:
    """Return a user's document."""
    return f"users/{document_id(user_id)}"


def audit_link(user_id: str, number: int) -> str:
    """Return the document of a link of a user's audit chain."""
    return f"{user(user_id)}/audit/{number}"


def account(user_id: str, scope: str) -> str:
    """Return an account's document."""
    return f"{user(user_id)}/accounts/{document_id(scope)}"


def reservation(user_id: str, run_id: str) -> str:
    """Return a reservation's document."""
    return f"{user(user_id)}/reservations/{document_id(run_id)}"


def ledger_entry(user_id: str, number: int) -> str:
    """Return the document of a ledger line."""
    return f"{user(user_id)}/ledger/{number}"


def tool_switches(user_id: str) -> str:
    """Return the document that names the tools which a user switched off."""
    return f"{user(user_id)}/settings/tools"


def durations(user_id: str, tool: str) -> str:
    """Return the document of how long a user's runs of a tool took."""
    return f"{user(user_id)}/durations/{document_id(tool)}"


def run(user_id: str, run_id: str) -> str:
    """Return the document under which the outcomes of a run's steps lie."""
    return f"{user(user_id)}/runs/{document_id(run_id)}"


def step_outcome(user_id: str, run_id: str, step: str) -> str:
    """Return the document of what a step returned."""
    return f"{run(user_id, run_id)}/outcomes/{document_id(step)}"


def artifact(artifact_id: str) -> str:
    """Return the document of an artifact's record."""
    return f"artifacts/{document_id(artifact_id)}"


def idempotency_key(user_id: str, key: str) -> str:
    """Return the document of what is kept under an idempotency key."""
    return f"idempotency_keys/{document_id(user_id, key)}"


def record(user_id: str, kind: str, record_id: str) -> str:
    """Return a record's document."""
    return f"records/{document_id(user_id, kind, record_id)}"


def removal(user_id: str, mission_id: str) -> str:
    """Return the note that a mission is being removed."""
    return f"removals/{document_id(user_id, mission_id)}"


def commit(token: str) -> str:
    """Return the document that says which attempt of a transaction was committed."""
    return f"commits/{token}"
