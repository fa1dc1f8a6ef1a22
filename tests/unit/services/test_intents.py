"""What a model decided is kept, so that it is asked once for one sentence of one user."""

from __future__ import annotations

from typing import Any

import pytest

from buddy.adapters.llm.scripted import Fails, Says, ScriptedLLM
from buddy.adapters.store.memory.store import MemoryStore
from buddy.domain.budget import BudgetLimits
from buddy.domain.ids import LOCAL_USER, UserId
from buddy.domain.intent import Intent
from buddy.domain.money import ZERO
from buddy.services import intents
from buddy.services.account_book import AccountBook
from buddy.services.llm_health import LLMHealth
from buddy.services.llm_meter import LLMMeter, Payer
from buddy.testing.clock import FixedClock
from worlds import SetUnderstanding

SEARCH = Says({intent.value: float(intent is Intent.SEARCH) for intent in Intent})
MINE = Payer(user_id=LOCAL_USER)


def asking(llm: ScriptedLLM) -> intents.Intents:
    clock = FixedClock()
    meter = LLMMeter(
        llm=llm,
        transact=MemoryStore().transact,
        book=AccountBook(BudgetLimits()),
        clock=clock,
        health=LLMHealth(llm.name, clock),
    )
    classifier: Any = SetUnderstanding()
    return intents.Intents(classifier, meter)


async def test_one_sentence_of_one_user_is_one_question() -> None:
    llm = ScriptedLLM(lambda _: SEARCH, model="m-1", most=ZERO)
    found = asking(llm)
    first = await found.classify("find tea", MINE)
    assert first.engine == "llm:m-1"
    assert await found.classify("find tea", MINE) == first
    assert len(llm.requests) == 1
    await found.classify("find tea", Payer(user_id=UserId("other")))
    await found.classify("find coffee", MINE)
    assert len(llm.requests) == 3


async def test_what_another_engine_decided_is_not_kept() -> None:
    answers = iter((Fails("gone fishing"), SEARCH))
    found = asking(ScriptedLLM(lambda _: next(answers), model="m-1", most=ZERO))
    assert (await found.classify("find tea", MINE)).engine == "set (LLM unavailable)"
    assert (await found.classify("find tea", MINE)).engine == "llm:m-1"


async def test_only_so_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intents, "REMEMBERED", 2)
    llm = ScriptedLLM(lambda _: SEARCH, model="m-1", most=ZERO)
    found = asking(llm)
    for objective in ("a", "b", "a", "c", "a", "b"):
        await found.classify(objective, MINE)
    assert len(llm.requests) == 4, "b was used longest ago when c came"
