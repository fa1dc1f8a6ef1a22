# ruff: noqa: RUF001  # words of many languages
"""What a message beside a proposal asks for, where its words alone tell: a change, or new work."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from buddy.domain.arithmetic.slots import expression_in
from buddy.domain.assent import agrees, declines, stops
from buddy.domain.cap_change import CapDoubt
from buddy.domain.edit_pages import pages_left
from buddy.domain.edit_request import EditRequest, edit_in
from buddy.domain.intent import Intent
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.own_work import is_own_goal, own_work
from buddy.domain.plain_decision import keeps, refuses
from buddy.domain.plain_remark import commanded
from buddy.domain.regex import regex
from buddy.domain.restriction import restriction_in
from buddy.domain.route import Route
from buddy.domain.slots import find_slots
from buddy.services.chat.target import about, names_any
from buddy.services.chat.turn import Turn

_REFERS: Final = regex(
    r"\b(?:instead|rather|stattdessen|statt|plutôt|à la place|en vez|en lugar|invece|al posto"
    r"|em vez|no lugar"
    r"|in plaats|liever|change|replace|swap|wrong (?:page|site|link|url|address))\b"
    r"|^\W*the (?:sum|expression|formula|query|search|calculation) (?:should|must|shall|has to)\b",
    re.IGNORECASE,
)
"""Words that point at what is proposed."""
_OTHER_PAGE: Final = regex(
    rf"{_REFERS.pattern}|\b(?:use|take|try|should(?: be)?|meant?|also|too|as well|include|add"
    rf"|both|not|nimm|nutze"
    r"|auch|aussi|ajoute|utilise|prends|también|usa|añade|incluye|anche|aggiungi|prendi|também"
    r"|use|inclua|ook|neem"
    r"|gebruik|voeg)\b",
    re.IGNORECASE,
)
_OTHER_WORK: Final = regex(
    r"\b(?:screenshots?|pictures?|photos?|snapshots?|titles?|links|headlines?|summary|bildschirmfoto"
    r"|bild|foto|titel|zusammenfassung|capture|photo|titre|liens|résumé|captura|foto|título|enlaces"
    r"|resumen|schermata|titolo|riassunto|resumo|schermafbeelding|samenvatting)\b",
    re.IGNORECASE,
)
"""What is wanted of a page, and makes an order about one work of its own: "take a screenshot of
b.example", though "take" may put one page in the place of another."""
_REQUEST: Final = regex(
    r"^\W*(?:(?:please|ok(?:ay)?|yes|and|but)[\s,]+)*(?:(?:can|could|would|will) (?:you|u|we|i)"
    r"|(?:kannst|könntest) du|(?:peux|pourrais)-tu|puedes|podrías|puoi|potresti"
    r"|(?:você )?(?:pode|poderia)"
    r"|kun je)\b",
    re.IGNORECASE,
)
_QUESTION: Final = regex(
    r"^\W*(?:(?:and|but|so|und|et|y|e|en)[\s,]+)*(?:why|what|how|when|who|where|which|is|are"
    r"|does|do(?! not\b)|did"
    r"|will|would|can|could|should|was|were|has|have|warum|wie|wann|wer|wo|ist|wird|kann|soll"
    r"|pourquoi|combien"
    r"|comment|quand|qui|est-ce|quel\w*|por qu[eé]|cu[aá]nt\w*|c[oó]mo|cu[aá]ndo|qu[eé]"
    r"|perch[eé]|quant\w*"
    r"|come|quando|chi|che|cosa|porque|como|quem|waarom|hoeveel|hoe|wat|wie|wanneer)\b|[?？]\s*$",
    re.IGNORECASE,
)
_WORK: Final = frozenset({Route.MISSION, Route.AUTONOMOUS_GOAL, Route.RECIPE, Route.FEEDBACK})
_LONGEST: Final = 300
_MOST_WORDS: Final = 8
"""Words around an address in a message that only puts it in another's place."""


def beside_route(turn: Turn) -> Route | None:
    """Return what a message asks for beside a proposal; None: its reader says.

    A whole sentence of work that does not refer to the proposal is new work, whatever words of
    assent it begins with. What plainly speaks of cap, pages, sites or priority, or puts another
    page in the place of the one proposed, is a change. A question is neither.
    """
    talk, text = turn.talk, turn.text
    if not talk.proposals or turn.session.asked is not None or len(text) > _LONGEST:
        return None
    asking = talk.first(MissionStatus.CLARIFICATION_NEEDED, MissionStatus.AWAITING_APPROVAL)
    if asking is not None or names_any(turn) or commanded(text):
        return None
    words = about(talk.proposals[0].mission)
    if agrees(text) or declines(text) or stops(text) or refuses(text, words) or keeps(text):
        return None
    refers = _REFERS.search(text) is not None
    if not refers and turn.decision.slots.when is None and own_work(text):
        return Route.AUTONOMOUS_GOAL if is_own_goal(text) else Route.MISSION
    if not refers and turn.decision.slots.urls and _OTHER_WORK.search(_beside_pages(text)):
        return Route.MISSION
    terms = talk.proposals[0].mission.terms
    edit = edit_in(text, terms.objective, (), terms.cap_usd)
    if (
        edit.doubt is CapDoubt.WHOSE
        and expression_in(text)
        and terms.intent is not Intent.CALCULATION
    ):
        return Route.MISSION
    return Route.MODIFY_MISSION if _is_change(turn, edit) else None


def _is_change(turn: Turn, edit: EditRequest) -> bool:
    """Tell whether a message plainly changes the proposal."""
    text, decision = turn.text, turn.decision
    if _QUESTION.search(text) and not _REQUEST.match(text):
        return False
    if decision.route is Route.SCHEDULE and decision.slots.when is not None:
        return False
    own = find_slots(turn.talk.proposals[0].mission.terms.objective).urls
    if pages_left(text, own) is not None:
        return True
    said = restriction_in(text)
    if not said.only:
        # An address without a word of a bound may as well be that of other work.
        edit = replace(edit, allowed_domains=None)
    bounds = said.says_something
    other = bool(said.pages) and not said.only and not _paged(text)
    if edit.is_of_terms and not (other and decision.route in _WORK):
        # A price that only happens to stand in other work changes nothing here.
        return bounds or not (decision.route in _WORK and edit.left)
    if edit.objective is None:
        return False
    if said.excluded and not said.pages:
        return True
    if said.pages:
        return _paged(text)
    unsure = decision.route in {Route.SCHEDULE, Route.CLARIFY}
    return unsure and re.search(r"\d", text) is not None


def _paged(text: str) -> bool:
    """Tell whether a message is little more than an address and where it belongs."""
    rest = _beside_pages(text)
    return _OTHER_PAGE.search(rest) is not None and len(rest.split()) <= _MOST_WORDS


def _beside_pages(text: str) -> str:
    for url in find_slots(text).urls:
        text = text.replace(url, " ")
    return text
