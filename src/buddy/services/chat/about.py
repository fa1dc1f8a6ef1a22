# ruff: noqa: RUF001  # words of many languages
"""Questions about Buddy itself, answered from what is true of this instance; nothing runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from buddy.domain.budget import BudgetLimits
from buddy.domain.mission import Mission
from buddy.domain.tool import PriceKind
from buddy.services.chat.turn import Handler, Reply, Turn, card, say
from buddy.services.chat.words import cost_of, listed, quoted
from buddy.services.tool_registry import ToolRegistry

_LONGEST: Final = 120
_LEAD: Final = (
    r"^\W*(?:(?:and|so|ok(?:ay)?|but|hi|hey|hello|buddy|please|wait|tell me|explain|und|et|y|e|en)"
    r"\b[\s,.!]*)*"
)
_END: Final = r"(?:\s+(?:to me|me|us|please|then|exactly|really|actually|now|anyway))*\W*$"
_AI: Final = (
    r"(?:are you|r u|am i talking to|is this|is buddy) (?:(?:really|actually"
    r"|just) )?(?:an? )?(?:real )?"
    r"(?:ai|a\.i\.|artificial intelligence|bot|chat ?bot|robot|human(?: being)?|person|machine|llm"
    r"|chat ?gpt|gpt\S*|claude|gemini|language model|program|alive|conscious)"
    r"|(?:what|which) (?:ai |language )?model (?:are you|do you use|is behind (?:you|this))"
    r"|bist du (?:eine? )?(?:ki|ai|mensch|bot|roboter|maschine|programm)"
    r"|(?:es-tu|êtes-vous|tu es) (?:une? )?(?:ia|humain|robot|machine)"
    r"|eres (?:una? )?(?:ia|robot|humano|persona|máquina)"
    r"|sei (?:un['’]? ?|una )?(?:ia|robot|umano|persona|macchina)"
    r"|você é (?:uma? )?(?:ia|robô|humano|pessoa|máquina)|ben je (?:een )?(?:ai|robot|mens|machine)"
)
_WHO: Final = (
    r"(?:who|what) are you|what(?:['’]?s| is) your name|wer bist du|was bist du|wie heißt du"
    r"|qui es-tu|tu es qui|comment t['’]appelles-tu|¿?quién eres|¿?cómo te llamas|chi sei"
    r"|come ti chiami|quem é você|quem és tu|como (?:você )?se chama|wie ben je|hoe heet je"
)
_COSTS: Final = (
    r"(?:what|how much) (?:does|do|will|would|can|might) (?:an? |the |one |each |your )?"
    r"(?:missions?|runs?|search(?:es)?|you|buddy) cost(?: per \w+| each| normally| usually)?"
    r"|how expensive (?:are|is) (?:missions?|a mission|you|buddy)|are (?:you|missions) (?:free"
    r"|paid)"
    r"|is (?:buddy|a mission|this) (?:free|for free)(?: to use| of charge)?"
    r"|do (?:you|missions) cost (?:anything|money)|(?:what is )?your pric(?:es?|ing)"
    r"|was sind deine preise|quels sont tes (?:prix|tarifs)|cuáles son tus precios"
    r"|quali sono i tuoi prezzi|quais são (?:os )?(?:seus|teus) preços|wat zijn je prijzen"
    r"|was kostet (?:eine mission|ein lauf|buddy)|kostest du (?:etwas|was|geld)"
    r"|combien coûte une mission|cu[aá]nto cuesta una misión|quanto costa una missione"
    r"|quanto custa uma missão|wat kost een missie"
)
_GOALS: Final = (
    r"(?:what(?:['’]?s| is) )?(?:the )?difference between (?:an? )?(?:goals?|missions?|schedules?"
    r"|recipes?|plans?) and (?:an? )?(?:goals?|missions?|schedules?|recipes?|plans?)"
    r"|what(?:['’]?s| is| are) (?:an? )?(?:goals?|autonomous goals?|plans?)(?: here| in buddy)?"
    r"|(?:goal|mission) (?:vs|versus|or) (?:mission|goal)"
    r"|was ist (?:der unterschied zwischen .{0,30}(?:ziel|mission)\w*.{0,24}|ein ziel)"
    r"|quelle est la différence entre .{0,30}mission.{0,24}"
)
_SCHEDULES: Final = r"what(?:['’]?s| is| are) (?:an? )?(?:schedules?|recurring missions?)"
_RECIPES: Final = r"what(?:['’]?s| is| are) (?:an? )?(?:recipes?|templates?)(?: here| in buddy)?"
_CONFIDED: Final = (
    r"(?:what(?:['’]?s| is| are)|tell me|show me|give me|send me|print|reveal|can i (?:see"
    r"|have))\s+"
    r"(?:your |the |my )?(?:(?:api|openai|secret|private|access|admin|root|system)[ -]?)+"
    r"(?:keys?|tokens?|password|secrets?|credentials|prompt)"
    r"|(?:what(?:['’]?s| is)|tell me|show me) (?:your |the )?(?:passwords?|secrets?|credentials"
    r"|system prompt)|do (?:you|i) (?:need|have) an? (?:api )?key"
)
_CHEAPER: Final = (
    r"(?:can|could|would|will) (?:you|we|i|it) (?:do|make|run|get|have|be done) ?(?:it|this|that)?"
    r" ?(?:any )?(?:cheaper|for (?:less|free)|at (?:a )?lower (?:cost|price))"
    r"|(?:is there|do you have) (?:an? )?(?:cheaper|free) (?:way|tool|option|alternative|one)"
    r"|(?:anything |something )?cheaper|geht (?:das|es) (?:auch )?(?:billiger|günstiger|kostenlos)"
    r"|(?:tu peux|peux-tu|on peut) (?:le )?faire (?:ça )?moins cher|puedes hacerlo más barato"
    r"|si può fare (?:a|per) meno|dá para fazer mais barato|kan (?:het|dat) goedkoper"
)


@dataclass(frozen=True, slots=True)
class AboutAside:
    """Takes questions what Buddy is, what things of it are, and what they cost."""

    registry: ToolRegistry
    limits: BudgetLimits
    asks_model: bool
    """Whether a language model reads messages here."""

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: nothing of Buddy is asked."""
        if len(turn.text) > _LONGEST or turn.decision.slots.urls:
            return None
        if turn.talk.proposals and _is(_CHEAPER, turn.text):
            return partial(self._cheaper, turn.talk.proposals[0].mission)
        topics: tuple[tuple[str, Callable[[], str]], ...] = (
            (_AI, self._ai),
            (_WHO, lambda: f"I am Buddy. {self._ai()}"),
            (_COSTS, self._costs),
            (_GOALS, lambda: _GOAL),
            (_SCHEDULES, lambda: _SCHEDULE),
            (_RECIPES, lambda: _RECIPE),
            (_CONFIDED, lambda: _KEPT_TO_ITSELF),
        )
        words = next((words for rule, words in topics if _is(rule, turn.text)), None)
        return None if words is None else partial(_say, words())

    def _ai(self) -> str:
        reads = (
            "a language model reads messages first, and small embedded models where it does not "
            "answer"
            if self.asks_model
            else "small embedded models on this machine read messages, and no language model does"
        )
        return (
            f"I am a program: mission control for AI work. Here {reads}. Nothing "
            "runs without a person's yes: to its proposal, or beforehand within bounds."
        )

    def _costs(self) -> str:
        specs = self.registry.all_specs()
        paid = [f"{s.name} {s.price.per_call}" for s in specs if s.price.kind is PriceKind.KNOWN]
        open_ = [s.name for s in specs if s.price.kind is PriceKind.UNKNOWN]
        told = f"A call costs: {listed(paid)}." if paid else "No tool here has a price a call."
        unknown = f" Not known, so only the cap bounds it: {listed(open_)}." if open_ else ""
        asked = " Calls of the language model count too." if self.asks_model else ""
        return (
            f"A mission costs what its tool does; the proposal says it before you approve. {told}"
            f"{unknown} All other tools are free.{asked} It stops at its cap, "
            f"{self.limits.per_mission} unless you say otherwise."
        )

    async def _cheaper(self, proposed: Mission, turn: Turn) -> Reply:  # noqa: ARG002  # a handler
        """Say what a proposal costs, and which of the tools that were considered cost less."""
        proposal = proposed.proposal
        assert proposal is not None  # a mission that is proposed has one
        prices = {spec.name: spec.price for spec in self.registry.all_specs()}
        free = [
            f"{each.tool} ({each.confidence:.0%})"
            for each in proposal.alternatives
            if each.excluded is None
            and each.tool in prices
            and prices[each.tool].kind is PriceKind.ZERO
        ]
        own = prices.get(proposal.tool)
        is_free = own is not None and own.kind is PriceKind.ZERO
        other = (
            f"Of what I considered, free are {listed(free)}; “use {free[0].split()[0]}” would take "
            "that one, if it fits."
            if free and not is_free
            else ""
        )
        least = "Cheaper it cannot be." if is_free else "The cap bounds it: “cap it at $0.01”."
        lines = (quoted(proposed.terms.objective) + ": " + cost_of(proposal), other, least)
        return Reply(
            summary=" ".join(line for line in lines if line),
            blocks=(card(proposed),),
            spoken=(proposed,),
            keeps_question=True,
        )


_GOAL: Final = (
    "A mission is one piece of work with one tool: an objective, a proposal, your approval, a run "
    "and what it leaves. A goal needs several that build on each other: I plan them, you approve "
    "the plan with one cap, and they run in their order. A schedule repeats a mission at times; a "
    "recipe is a mission kept as a template."
)
_SCHEDULE: Final = (
    "A schedule runs a mission at a time or again and again: “every weekday at 7 check …”. Your "
    "approval holds for so many runs, each with its cap, and for all of them together; “list my "
    "schedules” shows them."
)
_RECIPE: Final = (
    "A recipe is a mission kept as a template, with places to fill in; running one is "
    "proposed like any mission. “List the recipes” shows them."
)
_KEPT_TO_ITSELF: Final = (
    "I tell no keys or passwords: they are read from the settings of this instance, and I write "
    "them into no conversation, result or log. Without any key I work too; what a key adds "
    "stands in the documentation of the settings."
)


def _is(rule: str, text: str) -> bool:
    return re.match(f"{_LEAD}(?:{rule}){_END}", text, re.IGNORECASE) is not None


async def _say(words: str, turn: Turn) -> Reply:  # noqa: ARG001  # a handler
    return Reply(summary=words, keeps_question=True, actions=(say("What can you do?"),))
