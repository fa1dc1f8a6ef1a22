"""What every reader of messages must do.

Subclass `MessageReaderSuite` and override the fixture. The examples are ones that any reader worth
its name gets right; accuracy is measured elsewhere.
"""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

import asyncio

import pytest

from buddy.domain.conversation import ConversationState, SpokenMission
from buddy.domain.intent import Intent
from buddy.domain.money import Money
from buddy.domain.route import Route
from buddy.ports.understanding import MessageReader
from buddy.testing.conformance.understanding import LONG, ODD

SEARCH = SpokenMission(mission_id="m_1", objective="find a bakery in Lyon", intent=Intent.SEARCH)
FRESH = ConversationState()
OFFERED = ConversationState(proposal=SEARCH)
RUNNING = ConversationState(running=SEARCH)
DONE = ConversationState(finished=SEARCH)
ASKED = ConversationState(question="Which page do you mean?")

CLEAR = (
    ("calculate 15% of 240", FRESH, Route.MISSION, Intent.CALCULATION),
    ("extract the prices from https://shop.example.com/lamps", FRESH, Route.MISSION, None),
    ("yes", OFFERED, Route.APPROVE, None),
    ("no", OFFERED, Route.REJECT, None),
    ("use only example.org instead", OFFERED, Route.MODIFY_MISSION, None),
    ("https://example.org/menu", ASKED, Route.MODIFY_MISSION, None),
    ("stop it", RUNNING, Route.CANCEL, None),
    ("hello!", FRESH, Route.CHITCHAT, None),
    ("what can you do?", FRESH, Route.QUESTION, None),
    ("every Monday at 9 find a bakery in Lyon", FRESH, Route.SCHEDULE, Intent.SEARCH),
    ("list my recipes", FRESH, Route.RECIPE, None),
    ("how far is the mission that is running?", RUNNING, Route.STATUS, None),
)


class MessageReaderSuite:
    """Reading messages."""

    @pytest.fixture
    def reader(self) -> MessageReader:
        raise NotImplementedError

    @pytest.mark.parametrize(("message", "state", "route", "intent"), CLEAR)
    async def test_clear_messages_are_read(
        self,
        reader: MessageReader,
        message: str,
        state: ConversationState,
        route: Route,
        intent: Intent | None,
    ) -> None:
        decision = await reader.read(message, state)
        assert decision.route is route
        if intent is not None:
            assert decision.intent is intent
        assert decision.engine

    @pytest.mark.parametrize("message", [*ODD, LONG])
    @pytest.mark.parametrize("state", [FRESH, OFFERED, ASKED])
    async def test_anything_is_read_and_probabilities_are_some(
        self, reader: MessageReader, message: str, state: ConversationState
    ) -> None:
        decision = await reader.read(message, state)
        for probabilities in (decision.routes, decision.intents):
            assert sum(probabilities.values()) == pytest.approx(1.0, abs=1e-3)
            assert all(0.0 <= value <= 1.0 for value in probabilities.values())
        assert set(decision.routes) == set(Route)
        assert set(decision.intents) == set(Intent)

    @pytest.mark.parametrize("message", ["yes, go ahead", "approve it", "no thanks, drop it"])
    async def test_nothing_is_decided_where_nothing_waits(
        self, reader: MessageReader, message: str
    ) -> None:
        for state in (FRESH, DONE, RUNNING):
            decision = await reader.read(message, state)
            assert decision.route not in {Route.APPROVE, Route.REJECT}

    async def test_slots_are_read_as_written(self, reader: MessageReader) -> None:
        decision = await reader.read(
            "list the prices on https://shop.example.com/lamps, spend up to $2", FRESH
        )
        assert decision.slots.urls == ("https://shop.example.com/lamps",)
        assert decision.slots.domains == ("shop.example.com",)
        assert decision.slots.amount == Money(2_000_000)

    async def test_only_work_has_an_intent(self, reader: MessageReader) -> None:
        assert (await reader.read("hello!", FRESH)).intent is None
        assert (await reader.read("yes", OFFERED)).intent is None

    async def test_readings_do_not_disturb_one_another(self, reader: MessageReader) -> None:
        alone = [await reader.read(text, state) for text, state, _, _ in CLEAR]
        together = await asyncio.gather(*(reader.read(text, state) for text, state, _, _ in CLEAR))
        assert [d.route for d in together] == [d.route for d in alone]
