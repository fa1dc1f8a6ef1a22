"""A question that the conversation's own result answers is not taken for new work."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from buddy.domain.edit_request import edit_in
from buddy.domain.intent import Intent
from buddy.domain.mission import Mission
from buddy.domain.plain_work import plain_work
from buddy.domain.references import Resolved, resolve
from buddy.domain.regex import regex
from buddy.domain.route import Route
from buddy.domain.slots import find_slots
from buddy.domain.table_question import asks_of_table
from buddy.domain.table_spent import asks_spent, names_spender
from buddy.domain.table_those import points_back
from buddy.domain.table_wish import wishes
from buddy.domain.tables_cheaper import cheaper_in
from buddy.domain.tables_compared import compares, may_differ
from buddy.services.chat.counted import recounted
from buddy.services.chat.follow_up import FOLLOWED, FollowUpHandler
from buddy.services.chat.target import names_any
from buddy.services.chat.turn import Handler, Reply, Turn
from buddy.services.chat.words import quoted

_LOOKING: Final = frozenset({Intent.SEARCH, Intent.RESEARCH})
"""Work whose own results have a price and a number."""

_ASKS: Final = regex(
    r"\?\W*$|^\W*(?:what|which|who|when|where|how|was|wie|wer|wann|wo|welche\w*|quel\w*|qui|combien"
    r"|quand|où|qué|cuál\w*|cuánt\w*|quién|dónde|che|chi|qual\w*|quant\w*|dove|que|quem|onde|wat"
    r"|welke"
    r"|wie|hoeveel|waar|wanneer)\b",
    re.IGNORECASE,
)
_FEW: Final = 60
"""Characters of a message that names rows and asks nothing."""
_IN_IT: Final = regex(
    r"^\W*(?:(?:and|so|but|und|et|y|e|en)\s+)?(?:(?:is|are|was|were) there\b|does (?:it|the page"
    r"|the site|the result) (?:say|mention|have|list|contain)\b|(?:do|does|did|can) (?:they"
    r"|it) (?:have|offer|sell|list|do|make|provide|serve|deliver|accept)\b"
    r"|(?:what|which)\s[^\W\d_]{3,20}(?:\s[^\W\d_]{3,20})?\s(?:do|does|did|are|is) (?:they|it"
    r"|the (?:page|site|shop|place|company))\b"
    r"|what (?:does|did|do) (?:it|that|the (?:page|site|result|article)|they) (?:say|contain|list"
    r"|offer|sell|have)\b|what(?:['’]s| is| was| stands) (?:in|on) (?:it|there)\b"  # noqa: RUF001
    r"|(?:gibt|steht|stand) (?:es|da|dort|das|drin)\b|was steht (?:da|dort|drin|drauf)"
    r"|y a-t-il\b|il y a\b|que dit\b|hay\b|qué dice|c['’]è\b|ci sono\b|cosa dice"  # noqa: RUF001
    r"|há\b|tem\b|o que diz|is er\b|zijn er\b|wat staat er)"
    r"|^\W*(?:and|und|et|y|e|en|what about|how about|was ist mit)\s+(?:the|their|its|die|der|das"
    r"|les|la|le|los|las|el|i|gli|os|as|de|het)\s+[^\W\d_]+(?:\s+[^\W\d_]+)?\W*$",
    re.IGNORECASE,
)
"""What asks whether something stands in a page, or for a part of it."""


@dataclass(frozen=True, slots=True)
class FromResult:
    """Asks the last result first, where a message is a question and no plain work of its own."""

    results: FollowUpHandler
    other: Handler
    """Answers what the result does not."""
    has_last_word: bool = False
    """Whether a question what stands in the result is answered from it even where the answer is
    that it does not stand there: `other` would only ask back."""
    tables_only: bool = False
    """Whether only a table may answer: words in common prove little to what `other` knows."""
    has_account: bool = False
    """Whether `other` would tell of Buddy's own money: of what people spent it knows nothing."""

    async def __call__(self, turn: Turn) -> Reply:
        """Return what the result says, else what the other handler does."""
        told = await self._told(turn)
        if told is None and self.has_account and _is_of_others(turn):
            return await self.results(turn)
        if told is None and _has_no_rival(turn) and await self.results.followed(turn):
            return Reply(summary="", passes=FOLLOWED)
        return told or await self.other(turn)

    async def _told(self, turn: Turn) -> Reply | None:
        """Return what the last result plainly says to a message; None: nothing."""
        of_table = _of_rows(turn.text)
        if _may_name_rows(turn):
            named = await self.results.told(turn, conditions_only=True)
            if named is not None:
                return named
        if not _may_be_of_it(turn) or (self.tables_only and not of_table):
            return None
        beside = _beside(turn)
        told = await self.results.told(turn, tables_only=self.tables_only or beside is not None)
        if told is not None and beside is not None:
            waits = f"{quoted(beside.terms.objective)} still waits for your yes or no."
            return replace(told, summary=f"{told.summary}\n{waits}")
        if told is None and self.has_last_word and _IN_IT.match(turn.text) and _is_latest(turn):
            return await self.results(turn)
        return told


def _has_no_rival(turn: Turn) -> bool:
    """Tell whether the last result is what a message without an objective of its own is about.

    It was spoken of last, nothing is asked, and the message names neither an address nor a mission.
    """
    asked = turn.session.asked
    if FOLLOWED in turn.passed or (asked is not None and asked.slot != "yes"):
        return False
    if not _is_latest(turn) or turn.decision.slots.urls or find_slots(turn.text).paths:
        return False
    found = resolve(turn.text, turn.talk.state, turn.session.urls)
    again = isinstance(found, Resolved) and found.repeats
    return not again and not names_any(turn) and recounted(turn, turn.text) is None


def _may_be_of_it(turn: Turn) -> bool:
    talk, asked = turn.talk, turn.session.asked
    if talk.artifact is None or (asked is not None and asked.slot != "yes"):
        return False
    text = turn.text
    if (
        turn.decision.slots.urls
        or recounted(turn, text) is not None
        or (_beside(turn) is not None and not _of_table_only(turn))
    ):
        return False
    if compares(text) or cheaper_in(text):
        return True
    if not (_ASKS.search(text) or _IN_IT.match(text) or _of_rows(text)):
        return False
    return plain_work(text, fresh=False) is None


def _may_name_rows(turn: Turn) -> bool:
    """Tell whether a few words that ask nothing may say which rows of the last result are wanted.

    "Sold out", "3 nights at the Seehof", right after a shop's or a hotel's page.
    """
    text, asked = turn.text, turn.session.asked
    if asked is not None or turn.talk.proposals or not _is_latest(turn):
        return False
    if turn.route is Route.SCHEDULE:
        return False  # its times are of the schedule
    if len(text) > _FEW or turn.decision.slots.urls or _ASKS.search(text) or _of_rows(text):
        return False
    return plain_work(text, fresh=False) is None


def _of_rows(text: str) -> bool:
    """Tell whether a message asks of the rows of a table, or of two."""
    asks = wishes(text) or asks_of_table(text) or points_back(text) or asks_spent(text)
    return asks or compares(text) or may_differ(text)


def _is_of_others(turn: Turn) -> bool:
    """Tell whether a message asks what people spent, on what, right after something was read.

    That the result does not tell it is the answer then: Buddy's own account has nothing of it.
    """
    return turn.session.asked is None and _is_latest(turn) and names_spender(turn.text)


def _beside(turn: Turn) -> Mission | None:
    """Return the proposal that was shown after the result; None: the result was spoken of last."""
    open_ones = turn.talk.proposals
    return open_ones[0].mission if open_ones and not _is_latest(turn) else None


def _of_table_only(turn: Turn) -> bool:
    """Tell whether a message asks of a table's rows, and plainly changes no proposal."""
    if not _of_rows(turn.text):
        return False
    if points_back(turn.text):
        return True  # "which of them": a proposal has no rows
    terms = turn.talk.proposals[0].mission.terms
    if terms.intent in _LOOKING:
        return False
    edit = edit_in(turn.text, terms.objective, (), terms.cap_usd)
    return edit.doubt is not None or not edit.says_something


def _is_latest(turn: Turn) -> bool:
    """Tell whether the result was spoken of after every proposal that is still open."""
    if turn.talk.artifact is None:
        return False
    for each in turn.talk.spoken:
        if each.mission.mission_id == turn.talk.artifact.mission_id:
            return True
        if each in turn.talk.proposals or each.mission.questions:
            return False
    return False
