"""question: what can be answered without a tool, from the registry and the real settings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from buddy.domain.about_buddy import about_buddy
from buddy.domain.budget import BudgetLimits
from buddy.domain.cost_question import cost_question
from buddy.domain.envelope import Layout, ResponseType, TableBlock
from buddy.domain.mission import Mission
from buddy.domain.proposal import ToolCandidate
from buddy.domain.regex import regex
from buddy.domain.table_those import points_back
from buddy.domain.tool import PriceKind, ToolSpec
from buddy.domain.world_question import world_question
from buddy.services.chat.follow_up import FollowUpHandler
from buddy.services.chat.privacy import Privacy
from buddy.services.chat.propose import Proposer
from buddy.services.chat.turn import Reply, Turn, card, say
from buddy.services.chat.words import UNKNOWN, cost_of, duration_of, given_words, listed, quoted
from buddy.services.tool_registry import ToolRegistry

EXAMPLES: Final = 3
_FACTS: Final = regex(
    r"\b(?:cost|price|cap|expensive|free|how much|how long|duration|takes?|which tool|what tool"
    r"|tool|why|risk|safe|danger|touch|access|contact|visit|sites?|domains?|scope|steps?|next"
    r"|happen\w*"
    r"|alternative\w*|confiden\w*|expire\w*|sure|pages?|engine|urls?|address|query|sen[dt]\w*"
    r"|leaves?|robots|change|edit|input|given|approve|enough|will you|would you|going to)\b"
    r"|\b(?:it|this|that|you|proposal)\b|\b(?:seiten?|adresse|suchmaschine|gesendet|schick\w*"
    r"|ändern|pages?"
    r"|moteur|envoy\w*|modifier|p[aá]ginas?|buscador|env[ií]\w*|cambiar|pagine|motore|invi\w*"
    r"|modificare"
    r"|mudar|alterar|zoekmachine|verstuur\w*|wijzigen|wirst du|vas-tu|vas a|farai|vai fazer"
    r"|ga je)\b",
    re.IGNORECASE,
)
_OF_PROPOSAL: Final = regex(
    r"\b(?:it|this|that|proposal|cost|costs|price|cap|tool|pages?|sites?|steps?|risk|change|edit"
    r"|going to|will you|would you|es|das|ça|eso|questo|isso|het|wirst du|vas-tu|vas a|farai"
    r"|vai fazer|ga je)\b",
    re.IGNORECASE,
)
"""What asks about a proposal, and not about Buddy."""
_OF_CHANGES: Final = regex(
    r"\b(?:change|edit|adjust|modify|ändern|modifier|cambiar\w*|modificar\w*|mudar|alterar"
    r"|wijzigen)\b",
    re.IGNORECASE,
)
_TO_CHANGE: Final = (
    "You can change it before you approve: say for instance “cap it at $1”, “at most 2 pages”, "
    "“only example.org”, or the objective in other words."
)
_ABLE: Final = regex(
    r"\b(?:what|which)\b.*\b(?:can (?:you|u)|(?:you|u) can|could (?:you|u)|are you able|tools?"
    r"|do (?:you|u) do|features?)\b"
    r"|\bcan (?:you|u)\b|\bhelp\b|\bexamples?\b|\bwas kannst du\b|\bque peux-tu\b"
    r"|\bqu[eé] puedes\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class QuestionHandler:
    """Answers what Buddy knows by itself; what the world knows, it proposes to look up."""

    registry: ToolRegistry
    proposer: Proposer
    results: FollowUpHandler
    """Tells what was found in this conversation, before anything is looked up anew."""
    limits: BudgetLimits
    privacy: Privacy
    proposal_hours: float | None
    warrant_hours: float

    async def __call__(self, turn: Turn) -> Reply:
        """Return the answer."""
        text = turn.text
        proposal = turn.talk.proposals[0].mission if turn.talk.proposals else None
        explained = next((words for rule, words in self._topics() if rule.search(text)), None)
        specs = await self.registry.enabled_specs(turn.user_id)
        asks_fact = cost_question(text) is not None or _FACTS.search(text)
        of_proposal = _OF_CHANGES.search(text) or not _ABLE.search(text)
        of_self = about_buddy(text) is not None and not _OF_PROPOSAL.search(text)
        if proposal is not None and asks_fact and of_proposal and not of_self:
            return _facts(proposal, _TO_CHANGE if _OF_CHANGES.search(text) else "")
        if explained is not None:
            return Reply(summary=explained, keeps_question=True)
        if _ABLE.search(text):
            return self._abilities(specs)
        of_rows = proposal is None or points_back(turn.text)
        told = await self.results.told(turn, tables_only=proposal is not None) if of_rows else None
        if told is not None:
            return told
        asked = world_question(text)
        if asked is not None and proposal is None and turn.talk.state.question is None:
            note = "For what the world knows I have only tools; I would look that up."
            return await self.proposer.propose(turn, f"Search for {asked}", note=note)
        if about_buddy(text) is not None:
            return Reply(summary=UNKNOWN, actions=(say("What can you do?"),), keeps_question=True)
        return Reply(
            summary=(
                "For what the world knows I have only tools, so I cannot answer that from memory. "
                "I can look it up: that is a mission with a proposal you see first."
            ),
            actions=(
                say("Look it up", f"Search for {text.strip().rstrip('?. ')}"),
                say("What can you do?"),
            ),
            keeps_question=True,
            offers=True,
        )

    def _abilities(self, specs: Sequence[ToolSpec]) -> Reply:
        table = TableBlock(
            title="Tools",
            columns=("tool", "what it does", "price", "example"),
            rows=tuple(
                (spec.name, spec.description, _price(spec), next(iter(spec.examples), ""))
                for spec in specs
            ),
        )
        examples = [spec.examples[0] for spec in specs if spec.examples]
        names = listed([spec.name for spec in specs]) if specs else "no tool"
        return Reply(
            summary=(
                f"State what you want done, and I answer with a proposal: tool, cost, scope. "
                f"You approve, change or reject it; nothing runs before. I have {names}."
            ),
            response_type=ResponseType.TABLE,
            layout=Layout.TABLE,
            blocks=(table,),
            actions=tuple(say(example) for example in examples[:EXAMPLES]),
            keeps_question=True,
        )

    def _topics(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        limits = self.limits
        stands = "until you decide" if self.proposal_hours is None else f"{self.proposal_hours:g} h"
        topics = {
            r"\bhow (?:do|does) (?:you|this|it|buddy) work|\bhow to use": (
                "You state an objective. I choose a tool and write a proposal with its cost, scope "
                "and duration. Your approval is for exactly that revision; then it runs step by "
                "step, stops at its cap, and leaves an artifact. A run that needs more than you "
                "approved stops and asks. Beforehand you can approve a schedule, a plan, or a tool "
                "within bounds."
            ),
            r"\b(?:limits?|caps?|budgets?)\b.*\b(?:mean|work|what|default|set|have)\b"
            r"|\bwhat\b.*\b(?:limits?|cap|budget)\b": (
                f"A mission may spend {limits.per_mission} unless you say otherwise, a day "
                f"{limits.per_user_day} and a month {limits.per_user_month}, where nobody set "
                "other limits. Money is set aside before a run and what is not used is given back."
            ),
            r"\b(?:approv\w+|warrant)\b": (
                f"An approval is for one revision: tool, input, sites and cap. A proposal stands "
                f"{stands}; an approval that nobody uses lapses after {self.warrant_hours:g} h."
            ),
            r"\b(?:data|privacy|private|who sees|leave this|send|offline|network|internet)\b": (
                self.privacy.told()
            ),
            r"\b(?:artifacts?|results? kept)\b": (
                "An artifact is what a mission leaves: the result with its sources, its size and "
                "its digest. You can look at it, and ask about it here."
            ),
            r"\bmissions?\b.*\b(?:is|mean|are)\b|\bwhat(?:'s| is) an? mission\b": (
                "A mission is one piece of work: an objective, a proposal, your approval, a run "
                "and what it leaves."
            ),
            r"\b(?:who|what) are you\b|\byour name\b": (
                "I am Buddy: mission control for AI work that must not run unseen."
            ),
        }
        return tuple((regex(rule, re.IGNORECASE), words) for rule, words in topics.items())


def _price(spec: ToolSpec) -> str:
    match spec.price.kind:
        case PriceKind.ZERO:
            return "free"
        case PriceKind.KNOWN:
            return f"{spec.price.per_call} a call"
        case PriceKind.UNKNOWN:
            return "not known; stops at the cap"


def _alternative(candidate: ToolCandidate) -> str:
    out = ", excluded by you" if candidate.excluded is not None else ""
    return f"{candidate.tool} ({candidate.confidence:.0%}{out})"


def _facts(mission: Mission, first: str) -> Reply:
    proposal = mission.proposal
    assert proposal is not None  # a mission that is proposed has one
    others = [_alternative(each) for each in proposal.alternatives]
    lines = [
        first,
        f"{quoted(mission.terms.objective)} with {proposal.tool}: {proposal.confidence:.0%} sure.",
        *given_words(mission),
        " ".join(part for part in (cost_of(proposal), duration_of(proposal)) if part),
        f"It touches: {'; '.join(proposal.touches)}. Its risk is {proposal.risk}.",
        f"Instead of it I considered {listed(others)}." if others else "",
        *(f"Mind: {warning}." for warning in proposal.warnings),
        proposal.next,
        f"It stands until {mission.expires_at}." if mission.expires_at else "",
    ]
    return Reply(
        summary="\n".join(line for line in lines if line),
        layout=Layout.CARD,
        blocks=(card(mission),),
        spoken=(mission,),
        awaits=(mission,),
        actions=(say("Approve and run", "approve"), say("Reject", "reject")),
        keeps_question=True,
    )
