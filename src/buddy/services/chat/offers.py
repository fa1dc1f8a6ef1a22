"""A question that offers whole messages to choose from: a yes to the only one says it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from buddy.domain.assent import agrees, orders
from buddy.domain.ordinals import without_ordinal
from buddy.domain.place_chosen import place_chosen
from buddy.domain.plain_decision import chooses, words_of
from buddy.domain.session import Asked, Exchange
from buddy.services.chat.propose import DROP
from buddy.services.chat.turn import Reply, question, say

OFFER: Final = "offer"
"""The slot of the question; its choices are the messages, its names what they are about."""
_LABEL: Final = 50


def offer(
    ask: str, offers: Sequence[tuple[str, str]], *, told: str = "", says_why: bool = False
) -> Reply:
    """Return a question which of several messages was meant.

    Args:
        ask: The question.
        offers: What each one is about, and the message that says it.
        told: What stands below the question.
        says_why: Whether the question says by itself why it is asked.
    """
    asked = Asked(
        question=ask,
        objective="{}",
        slot=OFFER,
        choices=tuple(text for _, text in offers),
        names=tuple(name for name, _ in offers),
    )
    text = "\n".join(filter(None, (ask, told)))
    buttons = [say(_cut(name), said) for name, said in offers]
    return question(text, *buttons, DROP, asked=asked, says_why=says_why)


def offer_taken(asked: Asked, exchange: Exchange) -> str | None:
    """Return the message that an answer chooses: "yes" to the only one, "the second", its words.

    A bare yes is one only right after the question, and "run it" is none to what would not run.
    """
    text = exchange.text
    place = place_chosen(text, len(asked.choices))
    if place is None and agrees(text) and not orders(text):
        only = len(asked.choices) == 1 and asked.put == exchange.sequence - 1
        return asked.choices[0] if only else None
    words = frozenset[str]()
    rest = text if place is None else without_ordinal(text)
    if place is None:
        place = named_by(text, asked.names)
        words = words if place is None else words_of(asked.names[place])
    if place is None or not 0 <= place < len(asked.choices) or not chooses(rest, words):
        return None
    return asked.choices[place]


def named_by(text: str, names: Sequence[str]) -> int | None:
    """Return the place of the one name that shares a word with a text that no other name has."""
    said = words_of(text)
    words = [words_of(name) for name in names]
    found = [
        place
        for place, own in enumerate(words)
        if said & own - frozenset().union(*words[:place], *words[place + 1 :])
    ]
    return found[0] if len(found) == 1 else None


def _cut(name: str) -> str:
    return name if len(name) <= _LABEL else f"{name[: _LABEL - 1].rstrip()}…"
