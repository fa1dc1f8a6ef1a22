"""Google's client: loaded when this store is chosen, and its errors in our words."""

from __future__ import annotations

import logging
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from buddy.adapters.store.firestore.address import FirestoreAddress
from buddy.errors import InputInvalid, StoreConflict, StoreError, StoreUnavailable

_LOGGER = logging.getLogger(__name__)

_OUTDATED = frozenset({"ABORTED", "ALREADY_EXISTS", "FAILED_PRECONDITION", "NOT_FOUND"})
"""A commit refused with one of these has written nothing: a document was not as it was read."""
_UNSETTLED = frozenset(
    {"CANCELLED", "DEADLINE_EXCEEDED", "INTERNAL", "RESOURCE_EXHAUSTED", "UNAVAILABLE", "UNKNOWN"}
)
"""A commit that ended with one of these may have happened."""


class CommitInDoubt(Exception):
    """The answer to a commit was lost; the commit may have happened."""


def open_client(address: FirestoreAddress) -> Any:
    """Return an asynchronous client; ``FIRESTORE_EMULATOR_HOST`` sends it to an emulator.

    Raises:
        InputInvalid: The package of the extra ``firestore`` is not installed.
        StoreUnavailable: There are no credentials.
    """
    try:
        # A second of start-up, and an extra that most installations do without.
        from google.auth.exceptions import GoogleAuthError  # noqa: PLC0415
        from google.cloud import firestore  # noqa: PLC0415
    except ImportError as error:
        raise InputInvalid(
            "The Firestore store needs the package google-cloud-firestore; "
            "install buddy with its extra: pip install 'buddy[firestore]'",
            field="store",
        ) from error
    try:
        return firestore.AsyncClient(project=address.project, database=address.database)
    except GoogleAuthError as error:
        raise StoreUnavailable(
            "There are no credentials for Firestore; set GOOGLE_APPLICATION_CREDENTIALS to a key "
            "file, or FIRESTORE_EMULATOR_HOST to an emulator",
            project=address.project,
        ) from error


@contextmanager
def translated_reads() -> Generator[None]:
    """Turn the errors of Google's client into the store's.

    Raises:
        StoreUnavailable: Firestore does not answer.
        StoreError: It refuses the question.
    """
    from google.api_core.exceptions import GoogleAPICallError, RetryError  # noqa: PLC0415
    from google.auth.exceptions import GoogleAuthError  # noqa: PLC0415

    try:
        yield
    except GoogleAPICallError as error:
        raise _named(error) from error
    except (RetryError, GoogleAuthError) as error:
        raise _silent(type(error).__name__) from error


@contextmanager
def translated_commit() -> Generator[None]:
    """Turn the errors of a commit into the store's.

    Raises:
        StoreConflict: A document was not as it was read; nothing was written.
        CommitInDoubt: It may have happened.
        StoreUnavailable: Firestore does not take the credentials; nothing was written.
        StoreError: Firestore refuses what was to be written; nothing was.
    """
    from google.api_core.exceptions import GoogleAPICallError, RetryError  # noqa: PLC0415
    from google.auth.exceptions import GoogleAuthError  # noqa: PLC0415

    try:
        yield
    except GoogleAPICallError as error:
        name = _code(error)
        if name in _OUTDATED:
            raise StoreConflict("Another writer was first; try again", reason=name) from error
        if name in _UNSETTLED:
            raise CommitInDoubt(name) from error
        raise _named(error) from error
    except RetryError as error:
        raise CommitInDoubt(type(error).__name__) from error
    except GoogleAuthError as error:
        raise _silent(type(error).__name__) from error


def _code(error: Any) -> str:
    status = error.grpc_status_code
    return status.name if status is not None else type(error).__name__


def _named(error: Any) -> StoreError:
    name = _code(error)
    if name in _UNSETTLED or name == "ABORTED":
        return _silent(name)
    _LOGGER.error("Firestore refused a request (%s)", name, exc_info=error)
    if name in {"PERMISSION_DENIED", "UNAUTHENTICATED"}:
        return StoreUnavailable(
            "Firestore does not let these credentials in; give them the role Cloud Datastore User",
            reason=name,
        )
    if "too old" in str(error):
        return StoreUnavailable(
            "Firestore no longer knows the moment that was being read, for it keeps an hour of the "
            "past; try again when less is going on",
            reason=name,
        )
    if name == "FAILED_PRECONDITION":
        return StoreError(
            "Firestore has no index for a query; deploy firestore.indexes.json and wait until "
            "the indexes are built",
            reason=name,
        )
    return StoreError(f"Firestore refused a request ({name}); the log says why", reason=name)


def _silent(reason: str) -> StoreUnavailable:
    return StoreUnavailable(
        f"Firestore does not answer ({reason}); check the network and the project's quota",
        reason=reason,
    )
