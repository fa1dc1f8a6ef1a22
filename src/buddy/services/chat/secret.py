"""What is answered to a message that says a secret."""

from __future__ import annotations

from typing import Final

from buddy.services.chat.turn import Reply, Turn

KEPT_NOT: Final = (
    "That held what looks like a password, a key, a PIN, or the number of a card or an account. I "
    "keep no secrets in conversations: it was taken out before your message was kept, no tool got "
    "it, and nothing was proposed. I cannot log in or pay anywhere. Say what you want without it."
)


async def answer_to_secret(turn: Turn) -> Reply:  # noqa: ARG001  # a handler gets it
    """Return what became of the secret; whatever waits goes on waiting."""
    return Reply(summary=KEPT_NOT, keeps_question=True)
