"""Signatures by the rules of Standard Webhooks (https://www.standardwebhooks.com)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

PREFIX = "whsec_"
SECRET_BYTES = 32
"""Of the 24 to 64 that the rules allow."""


def new_secret() -> str:
    """Return a fresh secret."""
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def signature(secret: str, message_id: str, timestamp: int, body: str) -> str:
    """Return what stands in ``webhook-signature``.

    Args:
        secret: ``whsec_…``.
        message_id: What stands in ``webhook-id``.
        timestamp: What stands in ``webhook-timestamp``: Unix seconds.
        body: The text of the request.

    Raises:
        ValueError: The secret is not one.
    """
    key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    signed = f"{message_id}.{timestamp}.{body}".encode()
    return f"v1,{base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()}"
