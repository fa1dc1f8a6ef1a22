"""A conversation: its session, its exchanges, and what of it the next message is read with.

A session keeps what was said and shown, never what became of it: whether a mission still waits or
runs is asked of the mission, so a session is right after a restart, in another tab, and after
somebody has decided in the inbox. One exchange is a message and its answer. Exchanges are numbered
in the order in which they were accepted, and their instants never fall, so every list of them has
that one order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from buddy.domain.envelope import ResponseEnvelope
from buddy.domain.ids import ArtifactId, MissionId, UserId
from buddy.domain.instant import Instant, plus_seconds, seconds_between
from buddy.domain.json_value import digest
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.tool_input import with_scheme

TITLE_LIMIT = 120
TEXT_LIMIT = 10_000
"""Characters of a message: those of an objective."""
SAME_SECONDS = 0.5
"""The same text again within this time is the same message: a second click, a nervous Enter."""
MENTIONED_KEPT = 12
URLS_KEPT = 40
ANSWER_SECONDS = 60.0
"""A message without an answer after this time will get none: its process died."""
RESEND_SECONDS = 3600.0
"""The same text again within this time of a message that got no answer is that message."""
BORROWED_KEPT = 60
TOMBSTONE_SECONDS = 86_400.0
"""A deleted conversation is remembered so long: as long as a key that could begin it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """A mission that the conversation has shown, and which revision of it."""

    mission_id: MissionId
    revision: int
    attempt: int | None = None
    """Of a run that was shown parked."""
    sequence: int
    """The exchange that showed it."""
    spoken: int = 0
    """The last exchange that spoke of it and did not show its terms; 0: none has."""
    awaited: int = 0
    """The last exchange whose answer asked for a yes to it: a bare yes that follows is for it."""

    @property
    def last(self) -> int:
        """The last exchange that was about it."""
        return max(self.sequence, self.spoken)


@dataclass(frozen=True, slots=True, kw_only=True)
class Borrowed:
    """A value that stood in a result of the conversation, and that no person has written."""

    value: str
    artifact_id: ArtifactId
    mission_id: MissionId
    """The mission that has this result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question that the conversation itself has asked, before there is a mission."""

    question: str
    objective: str
    """What will be done; where it holds ``{}``, that is where the answer goes."""
    slot: str = "yes"
    """What settles it: ``yes``, ``url`` or ``text``; ``which``: one of `choices`;
    ``offer``: one of `choices`, each a message of its own;
    ``all``: a yes to all of them; ``when``: a time, for the objective as it stands;
    ``rest``: the other half of a request (`buddy.domain.clarification`);
    ``recipe``: the value of a parameter, the objective says in JSON of which recipe."""
    choices: tuple[str, ...] = ()
    """What can be meant, as it is listed; it goes where the objective holds ``{}``."""
    names: tuple[str, ...] = ()
    """What each of the choices is about, where the choices do not say it themselves."""
    borrowed: tuple[Borrowed, ...] = ()
    """Values in the objective that come out of a result."""
    put: int = 0
    """The last exchange whose answer put the question in its words; 0: not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatSession:
    """One conversation."""

    record_kind: ClassVar[str] = "chat_session"
    record_id: str
    """``s_`` and 12 random url-safe characters."""
    user_id: UserId
    title: str
    source: str
    """Where it was begun: ``whiteboard``, ``cli``, ``api``."""
    created_at: Instant
    active_at: Instant
    """When it was last spoken in."""
    archived_at: Instant | None = None
    exchanges: int = 0
    """How many there are; the number of the last one."""
    mentioned: tuple[Mentioned, ...] = ()
    """Missions, the one spoken of last first."""
    asked: Asked | None = None
    misses: int = 0
    """How many times in a row Buddy had to ask back."""
    question: str | None = None
    """What Buddy asked last, in its words, while nothing else was said or done since."""
    puts: int = 0
    """How many times it has put that question."""
    asked_from: str | None = None
    """The message that it was first put to."""
    urls: tuple[str, ...] = ()
    """Addresses that the person wrote, the last first."""
    last_url: str | None = None
    """The page that was spoken of last, where that is one page."""
    borrowed: tuple[Borrowed, ...] = ()
    """Addresses that stood in results of this conversation, the last result's first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A message and its answer.

    It is kept before anything is done about it, and whoever answers it has claimed it: what the
    message does and its answer are written in one transaction, which only that claim may write.
    """

    record_kind: ClassVar[str] = "chat_exchange"
    record_id: str
    user_id: UserId
    session_id: str
    sequence: int
    """From 1, without gaps."""
    trace_id: str
    """Names the handling of this message in the log: the try that has claimed it."""
    text: str
    source: str
    actor: UserId
    created_at: Instant
    request_id: str | None = None
    """Follows from the request's idempotency key: the same request again finds its message."""
    answer: ResponseEnvelope | None = None
    """None while it is being answered."""
    failure: str | None = None
    """Why there is no answer, in a sentence; beside an answer: why nobody was told it."""
    secret: bool = False
    """Whether the message said a secret, which was taken out of `text`."""
    boot_id: str = ""
    """The life of the process that answers it."""
    claimed_at: Instant | None = None
    """When that was claimed, where that is not when it came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageMark:
    """What a repeated message finds its exchange by: its key, or that it began a conversation."""

    record_kind: ClassVar[str] = "chat_mark"
    record_id: str
    """Of `key_mark` or `opening_mark`."""
    user_id: UserId
    session_id: str
    exchange_id: str
    created_at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedSession:
    """A deleted session. It is in no list, takes nothing, and is not begun again under its key."""

    record_kind: ClassVar[str] = "chat_ended"
    record_id: str
    """The session's."""
    user_id: UserId
    created_at: Instant
    """When it was deleted."""
    cleared: bool = False
    """Whether everything that was said in it is removed."""

    @property
    def due_at(self) -> Instant:
        """When there is something to do: at once, and then to forget it."""
        return plus_seconds(self.created_at, TOMBSTONE_SECONDS) if self.cleared else self.created_at


def title_of(text: str) -> str:
    """Return a title for a conversation that begins with this message."""
    words = " ".join(text.split())
    if len(words) <= TITLE_LIMIT // 2:
        return words
    head = words[: TITLE_LIMIT // 2]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(",;:") + "…"


def exchange_id(session_id: str, sequence: int) -> str:
    """Return the id of an exchange; ids of one session sort as their numbers do."""
    return f"{session_id}-{sequence:09d}"


def is_same(exchange: Exchange, text: str, arrived: Instant) -> bool:
    """Tell whether a message is one that was sent just before, once more."""
    apart = seconds_between(exchange.created_at, arrived)
    return exchange.text == text and abs(apart) <= SAME_SECONDS


def is_late(exchange: Exchange, now: Instant) -> bool:
    """Tell whether the claim on a message has run out: nothing may be done under it any more."""
    return plus_seconds(exchange.claimed_at or exchange.created_at, ANSWER_SECONDS) <= now


def is_lost(exchange: Exchange, now: Instant) -> bool:
    """Tell whether a message will get no answer any more, unless it is sent again."""
    if exchange.answer is not None:
        return False
    return exchange.failure is not None or is_late(exchange, now)


def is_resent(exchange: Exchange, draft: Exchange, arrived: Instant) -> bool:
    """Tell whether a message is one whose answer did not arrive, sent again."""
    unheard = exchange.answer is None or exchange.failure is not None
    apart = seconds_between(exchange.created_at, arrived)
    return unheard and exchange.text == draft.text and abs(apart) <= RESEND_SECONDS


def key_mark(session_id: str, request_id: str) -> str:
    """Return the id of the mark by which a request's message is found in its conversation."""
    return f"{session_id}-{request_id}"


def opening_mark(source: str, actor: UserId) -> str:
    """Return the id of the mark by which the last conversation that somebody began is found."""
    return f"opening-{digest([source, actor])[:32]}"


def next_instant(session: ChatSession, now: Instant) -> Instant:
    """Return the instant of the next exchange: never before the last, whatever the clock did."""
    return max(now, session.active_at)


def mention(
    session: ChatSession,
    missions: Iterable[Mission],
    sequence: int,
    spoken: Iterable[Mission] = (),
    awaits: Iterable[Mission] = (),
    still: Iterable[Mission] = (),
) -> tuple[Mentioned, ...]:
    """Return a session's missions after an exchange, in the order of the answer.

    Args:
        session: Before the exchange.
        missions: Those whose standing revision the answer shows.
        sequence: The exchange.
        spoken: Those that it names without showing what they would do: what was shown of them
            before stays what a yes is for.
        awaits: Those of them that the answer asks a yes for.
        still: Others that the answer before asked a yes for, and that nothing has come between.
    """
    asks = {mission.mission_id for mission in awaits}
    waits = {mission.mission_id for mission in still}
    shown = [
        Mentioned(
            mission_id=mission.mission_id,
            revision=mission.revision,
            attempt=_parked_at(mission),
            sequence=sequence,
            awaited=sequence if mission.mission_id in asks else 0,
        )
        for mission in missions
    ]
    known = {each.mission_id for each in shown}
    named = {mission.mission_id for mission in spoken}
    rest = [each for each in session.mentioned if each.mission_id not in known]
    told = [
        replace(
            each,
            spoken=sequence,
            awaited=sequence if each.mission_id in asks | waits else each.awaited,
        )
        for each in rest
        if each.mission_id in named
    ]
    others = [
        replace(each, awaited=sequence) if each.mission_id in waits else each
        for each in rest
        if each.mission_id not in named
    ]
    return tuple([*shown, *told, *others][:MENTIONED_KEPT])


def _parked_at(mission: Mission) -> int | None:
    """Return which parking an answer has shown; None where the run was not parked then."""
    parked = mission.status is MissionStatus.AWAITING_APPROVAL
    return mission.run.attempt if parked and mission.run else None


def with_urls(
    session: ChatSession, urls: Iterable[str], borrowed: Collection[str] = ()
) -> ChatSession:
    """Return a session after a message that named addresses, in the order of the message.

    Args:
        session: Before the message.
        urls: What the message names.
        borrowed: Those of them that stand in a result; choosing one does not make it the
            person's own.
    """
    named = tuple(dict.fromkeys(urls))
    if not named:
        return session
    own = [url for url in named if url not in borrowed]
    found = tuple(dict.fromkeys([*reversed(own), *session.urls]))
    only = named[0] if len(named) == 1 else None
    return replace(session, urls=found[:URLS_KEPT], last_url=only)


def with_borrowed(
    session: ChatSession, found: Iterable[Borrowed], named: Collection[str] = ()
) -> ChatSession:
    """Return a session that remembers addresses of results as nobody's own.

    Args:
        session: Before the exchange, with what the person has written in it.
        found: What stood in a result, or was taken up from one.
        named: Addresses that the conversation has just used; those are forgotten last.
    """
    found, own = tuple(found), {with_scheme(url) for url in session.urls}
    known = {each.value: each for each in (*session.borrowed, *found)}
    order = dict.fromkeys([*named, *(each.value for each in (*found, *session.borrowed))])
    kept = [known[value] for value in order if value in known and with_scheme(value) not in own]
    return replace(session, borrowed=tuple(kept[:BORROWED_KEPT]))
