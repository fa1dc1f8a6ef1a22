"""Which of several things an answer to "which one?" chooses: a mission, or a page of one."""

from __future__ import annotations

from typing import Final

from buddy.domain.assent import agrees, hesitates, orders
from buddy.domain.ordinals import without_ordinal
from buddy.domain.page_exchange import same_page
from buddy.domain.place_chosen import drops_it, ends_it, place_chosen
from buddy.domain.plain_decision import chooses, drops, words_of, yes_to
from buddy.domain.session import Asked, Exchange
from buddy.domain.slots import find_slots
from buddy.services.chat.offers import OFFER, named_by, offer_taken
from buddy.services.chat.target import WHICH, about, by_words, names_mission, wanted
from buddy.services.chat.turn import Spoken, Talk

PLACE: Final = "place"
"""The slot of the question which of several pages another one takes the place of."""


def picked(asked: Asked | None, exchange: Exchange, talk: Talk) -> str | None:
    """Return what an answer to "which one?" says in full; None where it does not choose one.

    Args:
        asked: The question that is open.
        exchange: "The second one", "the bikes", "yes" to a question about one.
        talk: The missions that can be meant.
    """
    text = exchange.text
    if asked is None or hesitates(text):
        return None
    if asked.slot == OFFER:
        return offer_taken(asked, exchange)
    if asked.slot == PLACE:
        return _place_picked(asked, text)
    if asked.slot != WHICH or names_mission(text):
        return None
    if len(asked.choices) == 1:  # it is no choice: only a yes means it
        meant = _means_only(asked, exchange, talk.of(asked.choices[0]))
        return asked.objective.replace("{}", asked.choices[0]) if meant else None
    return _one_of(asked, text, talk)


def _one_of(asked: Asked, text: str, talk: Talk) -> str | None:
    """Return what is to be done with the one of several that a message chooses."""
    place = place_chosen(text, len(asked.choices))
    rest = text if place is None else without_ordinal(text)
    if place is None and agrees(text):
        return None
    offered = [each for each in map(talk.of, asked.choices) if each is not None]
    if place is not None and 0 <= place < len(asked.choices):
        chosen = talk.of(asked.choices[place])
        named = asked.choices[place]
    else:
        chosen = by_words(text, offered)
        named = chosen.mission.mission_id if chosen else None
    words = about(chosen.mission) if chosen else frozenset[str]()
    if named is None and (place := named_by(text, asked.names)) is not None:
        named, words = asked.choices[place], words_of(asked.names[place])
    if named is None or not chooses(rest, words) or not _fits(asked, text, words):
        return None
    return asked.objective.replace("{}", named)


def _fits(asked: Asked, text: str, words: frozenset[str]) -> bool:
    """Tell whether a message decides as the question does: none chooses what it speaks against."""
    if asked.objective.startswith(("reject", "cancel")):
        return ends_it(text, words)
    return not drops_it(text, words)


def _place_picked(asked: Asked, text: str) -> str | None:
    """Return what an answer to the question which page says in full: "the second", its address."""
    place = place_chosen(text, len(asked.choices))
    if place is None:
        named = find_slots(text).urls
        same = [
            at for at, each in enumerate(asked.choices) if any(same_page(each, n) for n in named)
        ]
        place = same[0] if len(same) == 1 and len(named) == 1 else None
        rest = text if place is None else text.replace(named[0], " ")
    else:
        rest = without_ordinal(text)
    if place is None or not 0 <= place < len(asked.choices) or not chooses(rest, ()):
        return None
    return asked.objective.replace("{}", asked.choices[place])


def _means_only(asked: Asked, exchange: Exchange, only: Spoken | None) -> bool:
    """Tell whether a message is a yes to a question about one thing.

    A bare yes is one only right after the question. An order to run is none to a question whether
    something shall end.
    """
    text, ends = exchange.text, asked.objective.startswith(("reject", "cancel"))
    if ends and drops(text):
        return True
    if orders(text) and not asked.objective.startswith("approve"):
        return False
    if agrees(text):
        return asked.put == exchange.sequence - 1
    return only is not None and yes_to(text, wanted(only.mission))
