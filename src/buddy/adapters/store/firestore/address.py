"""Where a Firestore database is, as a URL says it: ``firestore://PROJECT?database=NAME``."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from buddy.errors import InputInvalid

SCHEME = "firestore"
DEFAULT_DATABASE = "(default)"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirestoreAddress:
    """A database of a Google Cloud project."""

    project: str
    database: str = DEFAULT_DATABASE


def parse_address(url: str) -> FirestoreAddress:
    """Return the address that a URL names.

    Raises:
        InputInvalid: It is not of the form ``firestore://PROJECT?database=NAME``.
    """
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    database = options.pop("database", DEFAULT_DATABASE)
    sound = parts.scheme == SCHEME and parts.netloc and database and not options
    if not sound or parts.path.strip("/") or parts.fragment or set(parts.netloc) & set("@:"):
        raise InputInvalid(
            f"{url!r} is no address of a Firestore database; "
            "write firestore://PROJECT or firestore://PROJECT?database=NAME",
            field="store",
        )
    return FirestoreAddress(project=parts.netloc, database=database)
