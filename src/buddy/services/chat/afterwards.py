# ruff: noqa: RUF001  # words of many languages
"""What is said of a run that has just ended: why it failed, and another try with more money."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from buddy.domain.edit_request import edit_in
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.regex import regex
from buddy.services.chat.propose import Proposer
from buddy.services.chat.status import StatusHandler
from buddy.services.chat.turn import Handler, Reply, Turn
from buddy.services.chat.words import quoted

_LONGEST: Final = 60
_WHY: Final = regex(
    r"^\W*(?:(?:but|and|so|ok(?:ay)?|hm+|aber|und|mais|et|pero|y|ma|e|mas|maar|en)\W+)?"
    r"(?:why(?: (?:not|is that|so|did (?:it|that|this) (?:fail|stop|not work|go wrong|happen)))?"
    r"|how come"
    r"|what (?:was|is|were|are) (?:the |your )?(?:error|problem|reason|matter|cause|issue)s?"
    r"|what(?:['’]s| is) wrong|what (?:went|goes|is) wrong|what (?:has )?happened|what failed"
    r"|(?:tell me|show me|explain) (?:the |what the )?(?:error|problem|reason)(?: was)?"
    r"|did (?:it|that) (?:work|fail)|warum(?: nicht| denn)?|wieso|weshalb|was (?:war"
    r"|ist) (?:der (?:fehler|grund)"
    r"|das problem|los|passiert|schief ?gegangen)|was ging schief|pourquoi(?: pas)?"
    r"|qu['’]est-ce qui (?:n['’]a pas"
    r" march[eé]|s['’]est pass[eé])|quelle (?:est|était) l['’]erreur|por qu[eé](?: no)?"
    r"|qu[eé] (?:pas[oó]"
    r"|fall[oó]|sali[oó] mal)|cu[aá]l (?:es|fue) el (?:error|problema)|perch[eé](?: no)?"
    r"|cosa (?:è successo"
    r"|è andato storto)|(?:qual è|qual era|quale era) l['’]errore|o que (?:aconteceu|deu errado)"
    r"|qual (?:é|foi) o"
    r" (?:erro|problema)|waarom(?: niet)?|wat (?:ging er mis|is er gebeurd|was de fout))\W*$",
    re.IGNORECASE,
)
_TOO_LITTLE: Final = regex(r"budget|\bcap\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AfterwardsAside:
    """Takes short messages that can only be about the run that ended last."""

    status: StatusHandler
    proposer: Proposer

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: nothing has just ended, or something else was said."""
        last = _ended(turn)
        if last is None or turn.session.asked is not None or len(turn.text) > _LONGEST:
            return None
        if _WHY.match(turn.text):
            return partial(self._why, last)
        cap = edit_in(turn.text, last.terms.objective, ()).cap
        record = last.execution_record
        told = f"{record.error} {record.error_detail}" if record is not None else ""
        if cap is None or last.status is not MissionStatus.FAILED or not _TOO_LITTLE.search(told):
            return None
        return partial(self._again, last, cap)

    async def _why(self, last: Mission, turn: Turn) -> Reply:
        return await self.status.tell(turn, last)

    async def _again(self, last: Mission, cap: Money, turn: Turn) -> Reply:
        """Propose what its cap has stopped once more, with the cap that was said."""
        terms = replace(last.terms, cap_usd=cap)
        note = f"Again, as a new mission with a cap of {cap}: {quoted(last.terms.objective)}."
        return await self.proposer.propose(
            turn, last.terms.objective, like=replace(last, terms=terms), note=note
        )


def _ended(turn: Turn) -> Mission | None:
    """Return the mission that was spoken of last, where it ran and has ended."""
    last = turn.talk.spoken[0].mission if turn.talk.spoken else None
    ran = last is not None and last.execution_record is not None
    ended = {MissionStatus.FAILED, MissionStatus.COMPLETED, MissionStatus.CANCELLED}
    return last if last is not None and ran and last.status in ended else None
