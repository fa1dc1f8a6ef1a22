"""What is asked of a proposal's own terms is answered from them: its time, cap, pages and tool.

"Is it still 50 cents?" is no edit and no question of the day's budget. Nothing changes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from buddy.domain.assent import agrees, declines
from buddy.domain.edit_scaled import figures_said
from buddy.domain.mission import Mission
from buddy.domain.money_words import amounts_in
from buddy.domain.proposal import CostBasis, Proposal
from buddy.domain.terms_question import Term, term_asked, wants_other_tool
from buddy.services.chat.offers import offer
from buddy.services.chat.propose import shown
from buddy.services.chat.target import decisions, named_in
from buddy.services.chat.turn import Handler, Reply, Turn, card
from buddy.services.chat.words import duration_of, listed, past_words, quoted

_FEW: Final = 3
"""Other tools that are told."""


@dataclass(frozen=True, slots=True)
class TermsAside:
    """Takes questions about the terms of the proposal that was spoken of last."""

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: it asks about something else, or nothing is proposed."""
        open_ones, spoken = turn.talk.proposals, turn.talk.spoken
        if turn.session.asked is not None or not open_ones:
            return None
        target = named_in(turn) or open_ones[0]
        if target not in open_ones or (target != spoken[0] and named_in(turn) is None):
            return None
        if agrees(turn.text) or declines(turn.text):
            return None
        if wants_other_tool(turn.text):
            return partial(_other_tools, target.mission)
        term = term_asked(turn.text)
        return None if term is None else partial(_told, target.mission, term)


async def _other_tools(mission: Mission, turn: Turn) -> Reply:
    """Offer the tools that can take the place of the one proposed; nothing changes until then."""
    del turn
    proposal = mission.proposal
    others = proposal.alternatives if proposal is not None else ()
    able = [each for each in others if each.excluded is None][:_FEW]
    names = [each.tool for each in able]
    if not names:
        return Reply(
            summary=(
                f"No other tool fits {quoted(mission.terms.objective)}, so it stays with "
                f"{mission.terms.tool}."
            ),
            blocks=(card(mission),),
            spoken=(mission,),
            actions=decisions(mission),
        )
    ask = f"Which one instead of {mission.terms.tool}: {listed(names, 'or')}?"
    offers = [(each.tool, f"use {each.tool} instead") for each in able]
    fit = listed([f"{each.tool} by {each.confidence:.0%}" for each in able])
    return offer(ask, offers, told=f"How well they fit: {fit}.")


async def _told(mission: Mission, term: Term, turn: Turn) -> Reply:
    proposal = mission.proposal
    if term is Term.ALL or proposal is None:
        again = shown(turn, mission, is_new=False)
        return replace(again, keeps_question=True)
    words = {
        Term.TIME: _time,
        Term.CAP: _cap,
        Term.PAGES: _pages,
        Term.TOOL: _tool,
    }[term](mission, proposal, turn.text)
    return Reply(
        summary=f"{words} {quoted(mission.terms.objective)} waits for your yes or no.",
        blocks=(card(mission),),
        spoken=(mission,),
        awaits=(mission,),
        actions=decisions(mission),
        keeps_question=True,
    )


def _time(mission: Mission, proposal: Proposal, text: str) -> str:
    seconds = mission.terms.scope.max_duration_seconds
    said = figures_said(text).seconds
    stands = f"It is stopped after {seconds:g} seconds."
    return f"{_yes_no(said, seconds)}{stands} {duration_of(proposal)}".strip()


def _cap(mission: Mission, proposal: Proposal, text: str) -> str:
    cap, cost = mission.terms.cap_usd, proposal.cost
    amounts = amounts_in(text)
    said = amounts[0].dollars if len(amounts) == 1 else None
    head = _yes_no(None if said is None else float(said.decimal()), float(cap.decimal()))
    worst = f"{mission.terms.tool} is free, so it costs nothing."
    if cost.basis is not CostBasis.FREE:
        about = f" and probably {cost.p50_usd}" if cost.p50_usd is not None else ""
        worst = f"At worst it costs that{about}."
    return f"{head}The cap is {cap}: it stops there whatever happens. {worst}"


def _pages(mission: Mission, proposal: Proposal, text: str) -> str:
    most = mission.terms.scope.max_pages
    said = figures_said(text).pages
    touches = "; ".join(proposal.touches)
    return f"{_yes_no(said, most)}It opens at most {most} pages. It touches: {touches}."


def _tool(mission: Mission, proposal: Proposal, text: str) -> str:
    del mission, text
    others = [f"{each.tool} ({each.confidence:.0%})" for each in proposal.alternatives[:_FEW]]
    instead = f" Instead of it I considered {listed(others)}." if others else ""
    past = " ".join(past_words(proposal))
    fits = f"{proposal.tool} fits best, by {proposal.confidence:.0%}.{instead} {past}".strip()
    return f"{fits} “Use … instead” takes another one."


def _yes_no(said: float | None, stands: float) -> str:
    """Return how an answer begins where a figure was asked about."""
    if said is None:
        return ""
    return "Yes. " if said == stands else "No. "
