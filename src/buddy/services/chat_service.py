"""Takes a message, decides what it asks for, has it done, and keeps the answer.

Messages of one conversation are answered one after the other, in the order in which they were
taken in, so that the second of two tabs speaks to what the first has left, in whichever process.
What a message does and its answer are written together (`buddy.services.exchange_service`): a
handler hands its reply to `Turn.keep` in the transaction of its deed. What the decision was made
by, and how sure it is, stands in every answer.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from weakref import WeakValueDictionary

from buddy.domain.assent import agrees, declines, stops
from buddy.domain.beyond_tools import Deed, beyond_tools
from buddy.domain.ids import MissionId, UserId
from buddy.domain.route import Route
from buddy.domain.second_thought import settled
from buddy.domain.self_correction import corrected
from buddy.domain.session import (
    TEXT_LIMIT,
    Exchange,
    is_lost,
)
from buddy.domain.spoken_address import with_addresses
from buddy.domain.told_secret import without_told
from buddy.domain.whole_stop import sweep_in
from buddy.errors import BuddyError, InputInvalid, MessageUnanswered, NotFound
from buddy.ports.clock import Clock, IdSource
from buddy.services.chat.answer import AnswerHandler
from buddy.services.chat.asides import Asides
from buddy.services.chat.goal import GoalHandler
from buddy.services.chat.keeping import AnswerKeeper
from buddy.services.chat.mending import mended
from buddy.services.chat.no_answer import let_go
from buddy.services.chat.picking import picked
from buddy.services.chat.recipe import RecipeHandler
from buddy.services.chat.routing import gives_rest, goes_elsewhere, leaves_question, route_of
from buddy.services.chat.schedule import ScheduleHandler
from buddy.services.chat.schedule_edit import ScheduleEdits
from buddy.services.chat.secret import answer_to_secret
from buddy.services.chat.talk import TalkReader
from buddy.services.chat.target import (
    WHICH,
    answers_parked,
    drops_question,
    goes_on,
    names_any,
    refuses_parked,
)
from buddy.services.chat.turn import Handler, Turn
from buddy.services.exchange_service import ExchangeService
from buddy.services.llm_meter import Payer
from buddy.services.llm_reader import Readings
from buddy.services.session_service import SessionService

_log = logging.getLogger(__name__)

LOOK_SECONDS = 0.05
"""Between two looks at an answer that another process makes."""
_MAY_BE_BEYOND = frozenset({Route.CHITCHAT, Route.MISSION})
LOST = "Buddy stopped before it had an answer; send the message again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What somebody says."""

    user_id: UserId
    actor: UserId
    text: str
    channel: str
    source: str
    session_id: str | None = None
    """None: a new conversation begins."""
    seen: int | None = None
    """The last exchange that the person's screen shows."""
    request_id: str | None = None
    """Follows from the request's idempotency key; also the id of a mission it makes."""
    new_session_id: str | None = None
    """The id of the conversation that begins, where the request has a key."""


@dataclass(slots=True)
class ChatService:
    """Answers messages."""

    readings: Readings
    sessions: SessionService
    exchanges: ExchangeService
    talks: TalkReader
    handlers: Mapping[Route, Handler]
    schedules: ScheduleHandler
    edits: ScheduleEdits
    """Take the yes to a change of a schedule."""
    recipes: RecipeHandler
    goals: GoalHandler
    answers: AnswerHandler
    """Takes the answer to a question that the conversation itself has asked."""
    asides: Asides
    """Take the messages whose words alone say who answers them."""
    clock: Clock
    ids: IdSource
    _locks: WeakValueDictionary[str, asyncio.Lock] = field(
        default_factory=WeakValueDictionary[str, asyncio.Lock]
    )

    async def post(self, message: Message) -> Exchange:
        """Answer a message; the same text again within half a second is the same message.

        Raises:
            InputInvalid: It is empty or too long.
            NotFound: Its conversation was deleted, or never was. The message did nothing.
            MessageUnanswered: It is the same as one that got no answer.
            BuddyError: It could not be answered and did nothing; the exchange is kept and says so.
                Or it is done and answered, and that could not be told: sent again it is.
        """
        text = message.text.strip()
        if not text:
            raise InputInvalid("The message is empty; say what you want", field="text")
        if len(text) > TEXT_LIMIT:
            raise InputInvalid(
                f"The message has {len(text):,} characters; at most {TEXT_LIMIT:,} fit",
                field="text",
            )
        draft = self._draft(message, text)
        try:
            return await self._post(draft, message)
        finally:
            self.exchanges.let_go(draft)

    async def _post(self, draft: Exchange, message: Message) -> Exchange:
        made = None
        if not draft.session_id:
            session_id, made = await self.exchanges.begin(draft, message.new_session_id)
            draft = replace(draft, session_id=session_id)
        while True:
            async with self._lock(draft.session_id):
                accepted = (made, True) if made else await self.exchanges.accept(draft)
                if accepted is not None and accepted[1]:
                    return await self._answer(accepted[0], message)
            if accepted is not None:
                return await self._answered(accepted[0])
            await asyncio.sleep(LOOK_SECONDS)  # another process answers the message before

    def _lock(self, name: str) -> asyncio.Lock:
        return self._locks.setdefault(name, asyncio.Lock())

    def _draft(self, message: Message, said: str) -> Exchange:
        text = without_told(said)
        return Exchange(
            record_id="",
            user_id=message.user_id,
            session_id=message.session_id or "",
            sequence=0,
            trace_id=self.ids.new("t"),
            text=text,
            secret=text != said,
            source=message.source,
            actor=message.actor,
            created_at=self.clock.now(),
            request_id=message.request_id,
        )

    async def _answered(self, exchange: Exchange) -> Exchange:
        """Return a message that is answered elsewhere, once it has its answer.

        Raises:
            MessageUnanswered: It will get none.
            NotFound: Its conversation was deleted.
        """
        while exchange.answer is None:
            if is_lost(exchange, self.clock.now()):
                raise MessageUnanswered(exchange.failure or LOST, session_id=exchange.session_id)
            await asyncio.sleep(LOOK_SECONDS)
            found = await self.exchanges.get(exchange.user_id, exchange.record_id)
            if found is None:
                raise NotFound("The conversation was deleted", session_id=exchange.session_id)
            exchange = found
        return exchange

    async def _answer(self, exchange: Exchange, message: Message) -> Exchange:
        try:
            answered = await self._carried_out(exchange, message)
        except NotFound:
            raise  # deleted while it was being answered: nothing is done or kept
        except MessageUnanswered:
            # The claim is gone: whoever has it answers, and this try did nothing.
            found = await self.exchanges.get(exchange.user_id, exchange.record_id)
            return await self._answered(found or exchange)
        except Exception as error:
            await self._note_failure(exchange, error)
            raise
        said = answered.answer
        assert said is not None
        where, told = f"{exchange.trace_id} {exchange.session_id}", said.metadata
        _log.info("Chat %s: %s (%.2f, %s)", where, told.route, told.confidence, told.engine)
        return answered

    async def _carried_out(self, exchange: Exchange, message: Message) -> Exchange:
        """Do what a message asks for; return it with its answer, which is kept by then."""
        session = await self.sessions.get(exchange.user_id, exchange.session_id)
        talk = await self.talks.read(session, self.clock.now())
        payer = Payer(user_id=exchange.user_id)
        chosen = picked(session.asked, exchange, talk)
        said_so = corrected(settled(with_addresses(exchange.text)))
        written = mended(said_so, session, talk)
        said = chosen or (written if written != exchange.text else None)
        state = talk.state
        if chosen is None and leaves_question(session, exchange):
            state = replace(state, question=None)
        decision = await self.readings.read(said or exchange.text, state, payer)
        left = session.asked
        if chosen is not None or (state is not talk.state and goes_elsewhere(decision)):
            session, talk = replace(session, asked=None), replace(talk, state=state)
        keeper = AnswerKeeper(self.exchanges, self.clock)
        turn = Turn(
            session=session,
            exchange=exchange,
            decision=decision,
            talk=talk,
            channel=message.channel,
            seen=message.seen,
            mission_id=None if message.request_id is None else MissionId(message.request_id),
            now=self.clock.now(),
            keeper=keeper,
            said=said,
            left=left,
        )
        turn, handler = self._handler(let_go(turn))
        reply = await handler(turn)
        while reply.passes and reply.passes not in turn.passed:
            turn, handler = self._handler(replace(turn, passed=turn.passed | {reply.passes}))
            reply = await handler(turn)
        if keeper.kept is None or keeper.reply != reply:
            # The message did nothing, or what it did was refused after all.
            await self.exchanges.transact(lambda uow: keeper.tell(uow, turn, reply))
        assert keeper.kept is not None
        return keeper.kept

    def _handler(self, turn: Turn) -> tuple[Turn, Handler]:
        """Return who answers, and the message with the route that it took."""
        taken = self._taken(turn)
        if isinstance(taken, Route):
            return replace(turn, route=taken), self.handlers[taken]
        return turn, taken

    def _taken(self, turn: Turn) -> Handler | Route:
        """Return the route that answers, or who answers beside all routes.

        A plain stop while a run goes on is for the run, and not for a question that is open
        besides. A plain yes or no that follows a question of the conversation's own is its answer,
        whatever else is on the table, and what a parked run was offered with is an answer to it,
        whatever a reader makes of it that knows of proposals only; so is a plain no. A limit on
        spending is a cap. A yes with a change in it is a change, "again" is new work, so is a
        sentence of work that answers nothing, and nothing is decided on a guess. A secret is none
        of these, and was taken out of the message.
        """
        if turn.exchange.secret:
            return answer_to_secret
        asked = turn.session.asked
        if asked is not None and asked.slot == WHICH and names_any(turn):
            asked = None  # it chose one; what is left is the decision on that
        if stops(turn.text) and goes_on(turn) and (asked or not turn.talk.proposals):
            return Route.CANCEL
        if asked is not None and (handler := self._of_question(turn)) is not None:
            return handler
        if asked is None and self.answers.takes_any(turn):
            return self.answers
        if asked is None and drops_question(turn) and sweep_in(turn.text) is None:
            return self.answers
        if asked is None and answers_parked(turn):
            return Route.APPROVE
        if asked is None and refuses_parked(turn):
            return Route.REJECT
        return self.asides.takes(turn) or self._able(route_of(turn), turn)

    def _of_question(self, turn: Turn) -> Handler | None:
        """Return who takes a message as an answer to the open question; None: it is none."""
        if sweep_in(turn.text) is not None:
            return None  # whatever is open, and not only what was asked about
        if self.goals.takes(turn):
            return self.goals
        if self.edits.answers(turn):
            return self.edits
        if agrees(turn.text) or declines(turn.text) or gives_rest(turn):
            return self.answers
        if self.schedules.answers(turn):
            return self.schedules
        return self.recipes if self.recipes.answers(turn) else None

    def _able(self, route: Route, turn: Turn) -> Route:
        """Return the route, or that of work where a tool from outside may do what is asked for."""
        deed = beyond_tools(turn.text)
        if deed is None or (route not in _MAY_BE_BEYOND and deed is not Deed.REMIND):
            return route
        return Route.MISSION if self.answers.has_others_tools() else Route.CHITCHAT

    async def _note_failure(self, exchange: Exchange, error: Exception) -> None:
        """Keep with a message that it got no answer; where even that fails, time will tell it."""
        told = error.message if isinstance(error, BuddyError) else "Something broke"
        try:
            await self.exchanges.note_failure(exchange, told)
        except BuddyError as again:
            _log.warning("Message %s has no answer: %s", exchange.trace_id, again.message)
