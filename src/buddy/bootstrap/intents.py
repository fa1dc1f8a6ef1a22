"""Puts together who decides intents: the embedded classifier, or a language model before it."""

from __future__ import annotations

from buddy.bootstrap.parts import Parts
from buddy.ports.store import Store
from buddy.services.account_book import AccountBook
from buddy.services.intents import Intents
from buddy.services.llm_health import LLMHealth
from buddy.services.llm_meter import LLMMeter


def intents_of(parts: Parts, store: Store) -> Intents:
    """Return who decides intents, and at whose expense."""
    return Intents(parts.classifier, _meter(parts, store))


def _meter(parts: Parts, store: Store) -> LLMMeter | None:
    if parts.llm is None:
        return None
    return LLMMeter(
        llm=parts.llm,
        transact=store.transact,
        book=AccountBook(parts.limits),
        clock=parts.clock,
        health=LLMHealth(parts.llm.name, parts.clock),
    )
