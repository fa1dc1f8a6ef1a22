"""Plain questions of somebody new are answered from what is true of this instance; nothing runs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from buddy.domain.buddy_asked import AskedOf, buddy_asked
from buddy.domain.budget import BudgetLimits
from buddy.domain.mission import Mission
from buddy.services.chat.propose import Proposer
from buddy.services.chat.target import decisions
from buddy.services.chat.turn import Handler, Reply, Turn, card, say
from buddy.services.chat.words import cost_of, quoted

_UNASKED: Final = (
    "No: I run nothing without a person's yes, and no sentence turns that off. What can be "
    "approved "
    "beforehand, each within bounds that you see first: a schedule, a plan of several missions, "
    "and a "
    "standing approval, which lets one tool run without asking on named sites, so many times, up "
    "to "
    "an amount and an end. The inbox offers one after several yeses; `buddy standing create` makes "
    "one, and revoking it asks again."
)
_PROPOSAL: Final = (
    "A proposal is what I answer a wish with before anything runs: which tool I would use with "
    "what "
    "input, which sites it touches, what it may cost at most, how long it may take and what to "
    "mind. "
    "Your yes is for exactly that; you can also change or reject it."
)
_PRESS: Final = (
    "You say what you want done, in a sentence. I show a proposal; “approve” (or the button of "
    "that "
    "name) runs it, “reject” drops it, and any change is said in words: “cap it at $1”. Until then "
    "nothing runs."
)
_HARM: Final = (
    "Nothing runs without your yes, and a proposal says what it touches and its risk. My own tools "
    "search, read pages and files, calculate and keep your notes; none changes or deletes a file, "
    "sends mail or buys anything. A tool of another program does what that program does: its "
    "proposal names it, and what cannot be undone says so."
)
_FORMATS: Final = (
    "read_file reads text of any kind (also code, CSV, TSV, JSON, XML, HTML, Markdown, logs) and "
    "the "
    "text of Word (.docx) and OpenDocument (.odt) files. PDFs, pictures, spreadsheets and old "
    "Office files it does not read: save them as text first, a PDF for instance with pdftotext, a "
    "spreadsheet as CSV."
)
_FILES: Final = (
    "Only what lies in the folders that Buddy may read: those that BUDDY_FOLDERS names when it is "
    "started, else the folder “files” in its data directory. “List my files” shows them; of "
    "anything "
    "else I see nothing, and each file that is read stands in a proposal first."
)


@dataclass(frozen=True, slots=True)
class BuddyToldAside:
    """Takes "what is a proposal", "can it break something", "never ask me again"."""

    proposer: Proposer
    limits: BudgetLimits
    search_note: str
    proposal_hours: float | None
    warrant_hours: float

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: nothing of this kind is asked."""
        asked = buddy_asked(turn.text)
        if asked is None:
            return None
        if asked is AskedOf.FIGURES:
            return self._figures
        return partial(self._tell, self._words(asked, _waiting(turn)))

    async def _figures(self, turn: Turn) -> Reply:
        """Propose to measure it: figures are told from what ran, by a tool that costs nothing."""
        return await self.proposer.propose(turn, turn.text.strip(" ?"))

    def _words(self, asked: AskedOf, waiting: Mission | None) -> str:
        match asked:
            case AskedOf.UNASKED:
                return _UNASKED
            case AskedOf.PROPOSAL:
                return f"{_PROPOSAL} {self._stands()}"
            case AskedOf.VALID:
                until = waiting.expires_at if waiting is not None else None
                end = f" This one stands until {until}." if until else ""
                return f"{self._stands()}{end}"
            case AskedOf.HARM:
                return _HARM
            case AskedOf.MONEY:
                return self._money(waiting)
            case AskedOf.ENGINE:
                return f"Who sees the words of a search: {self.search_note}."
            case AskedOf.FORMATS:
                return _FORMATS
            case AskedOf.FILES:
                return _FILES
            case _:
                return _PRESS

    def _stands(self) -> str:
        if self.proposal_hours is None:
            stands = "until you decide"
        else:
            stands = f"for {self.proposal_hours:g} h and lapses then"
        return (
            f"A proposal stands {stands}; an approval that nobody uses lapses after "
            f"{self.warrant_hours:g} h."
        )

    def _money(self, waiting: Mission | None) -> str:
        proposal = waiting.proposal if waiting is not None else None
        own = f" What waits here: {cost_of(proposal)}" if proposal is not None else ""
        return (
            "I have no card and no account of yours and buy nothing. What a run costs is what its "
            "tool costs, as the proposal says before your yes; it stops at its cap, "
            f"{self.limits.per_mission} unless you say otherwise, and a day at "
            f"{self.limits.per_user_day}. “How much was spent?” tells it at any time.{own}"
        )

    async def _tell(self, words: str, turn: Turn) -> Reply:
        waiting = _waiting(turn)
        if waiting is None:
            actions = (say("What can you do?"), say("List my files"))
            return Reply(summary=words, actions=actions, keeps_question=True)
        return Reply(
            summary=f"{words}\n{quoted(waiting.terms.objective)} still waits for your decision.",
            blocks=(card(waiting),),
            spoken=(waiting,),
            actions=decisions(waiting),
            keeps_question=True,
        )


def _waiting(turn: Turn) -> Mission | None:
    return turn.talk.proposals[0].mission if turn.talk.proposals else None
