# ruff: noqa: RUF001  # words of many languages
"""What a sentence changes about a proposal: cap, sites, pages, priority, tool, objective.

Only what is said is read. What comes out is shown as a new revision before anybody can approve it,
so a sentence read otherwise than it was meant costs a look and not a run.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Final, TypeVar

from buddy.domain.arithmetic.slots import expression_in
from buddy.domain.assent import assents
from buddy.domain.cap_change import CapChange, CapDoubt, cap_changes, clauses
from buddy.domain.edit_counts import Counts, keeps_to_page
from buddy.domain.edit_pages import (
    names_other_page,
    pages_left,
    puts_page,
    read_instead,
    replaced_by,
    with_pages,
)
from buddy.domain.edit_scaled import USUAL, counted_in, uncounted_in, with_commas
from buddy.domain.feedback import tool_named
from buddy.domain.figures import figures_in, with_figure
from buddy.domain.limits import without_limits
from buddy.domain.money import Money
from buddy.domain.money_words import figures_of_money
from buddy.domain.page_exchange import Exchange, exchange_in, exchanged
from buddy.domain.proposal import Priority
from buddy.domain.regex import regex
from buddy.domain.restriction import Restriction, restriction_in
from buddy.domain.rewording import reworded
from buddy.domain.slots import find_slots, host_of
from buddy.domain.tool_request import tool_wanted

T = TypeVar("T")

_LONGEST: Final = 2_000
_URGENT: Final = regex(
    r"\b(?:high(?:er|est)? priority|urgent(?:ly|e)?|asap|top priority|priority (?:to )?high"
    r"|dringend|hohe[r]? priorität|priorit[éà] (?:haute|alta)|haute priorité|prioridade? alta"
    r"|alta prioridade?|alta priorità|hoge prioriteit|met spoed)\b",
    re.IGNORECASE,
)
_RELAXED: Final = regex(
    r"\b(?:low(?:er)? priority|no (?:rush|hurry)|not (?:\w+ )?urgent|priority (?:to )?low"
    r"|when(?:ever)? idle|niedrige[r]? priorität|nicht (?:so )?(?:dringend|eilig)|keine eile"
    r"|priorit[éà] (?:basse|bassa)|basse priorité|pas (?:pressé|urgent)|prioridade? baja"
    r"|baja prioridad"
    r"|sin prisa|no es urgente|bassa priorità|senza fretta|non è urgente|prioridade baixa"
    r"|baixa prioridade|sem pressa|não é urgente|lage prioriteit|geen haast"
    r"|niet (?:zo )?dringend)\b",
    re.IGNORECASE,
)
_ORDINARY: Final = regex(r"\b(?:normal|ordinary) priority|priority (?:to )?normal\b", re.IGNORECASE)
_ANY_SITE: Final = regex(
    r"\b(?:any|all|every|whatever)\s+(?:public\s+)?(?:sites?|domains?|websites?|pages)\b"
    r"|\banywhere\b"
    r"|\bno (?:(?:site|domain) (?:limit|restriction)s?"
    r"|(?:limits?|restrictions?) (?:on|of|for|to) (?:the )?(?:sites?|domains?))\b|\bwhole web\b",
    re.IGNORECASE,
)
_ONLY: Final = regex(
    r"\b(?:only|just|restrict|limit|stick|stay|allow|solely|nur|seulement|solo|tylko)\b",
    re.IGNORECASE,
)
_NOISE: Final = (
    r"(?:yes|yeah|ok(?:ay)?|nope|well|actually|hmm|wait|sure|fine|go ahead|please|but|and|or"
    r"|rather|instead|sorry|first|then|now|bitte|ja|nein|oui|s[ií]|aber|mais|pero|ma|mas|maar|nee"
    r"|alsjeblieft|por favor|per favore"
    r"|(?:no|non|não)(?=\s*[,;.:!–—-]|\s+(?:change|make|use|it|that|i|search|only|just|cap|set"
    r"|the|with"
    r"|add|replace|try|take)\b))"
)
_LEAD: Final = regex(rf"^(?:\W*\b{_NOISE}\b(?!['’])[\s,.;:!–—-]*)+", re.IGNORECASE)
_ALSO: Final = regex(
    r"\b(?:also|too|as well|additionally|plus|include|including|add|both|auch|zusätzlich|aussi"
    r"|ajoute|également"
    r"|también|además|añade|incluye|anche|aggiungi|também|adiciona|inclua|ook|voeg)\b|^\s*(?:and"
    r"|und|et|y|e|en)\s",
    re.IGNORECASE,
)
_FIGURE: Final = r"[$€£]?\s?\d[\w.,$€£% ]{0,24}?"
_SOLO_FIGURE: Final = regex(
    rf"^(?:(?:make|change|let)\s+(?:it|that|this)\s+(?:be\s+|to\s+|into\s+)?"
    r"|(?:i\s+meant?|it\s+(?:should|must)\s+be|should\s+be|with|use|try|mach\s+(?:daraus\s+)?"
    r"|ich\s+meinte"
    r"|je\s+voulais\s+dire|mets|quise\s+decir|pon|intendevo|metti|quis\s+dizer|ik\s+bedoelde?"
    r"|maak\s+er)\s+)"
    rf"(?P<figure>{_FIGURE})(?:\s+(?:instead|then|please|bitte|van))*[\s.!]*$"
    rf"|^(?P<instead>{_FIGURE})\s+instead[\s.!]*$",
    re.IGNORECASE,
)
_WHOLE: Final = regex(
    r"^(?:change|make|set)\s+the objective\s+(?:to|into|say)\s*:?\s*(?P<new>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SMALL: Final = regex(
    r"(?<!\w)(?:[^\W\d_]{1,3}|please|only|just|maybe|instead|that|this|with|thanks|thank you"
    r"|danke|merci"
    r"|gracias|grazie|obrigad[oa]|bedankt|cheers|good|great|fine|sorry|bitte|alsjeblieft|wrong"
    r"|falsche?|falsch"
    r"|mauvaise|incorrecta?|sbagliata?|errada?|verkeerde?|page|site|link|address|seite|adresse"
    r"|página|pagina"
    r"|when|it|ready|you|are|can|could|would)(?!\w)|[^\w]+",
    re.IGNORECASE,
)
"""Words that ask for nothing by themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditRequest:
    """What is to change. None: not said."""

    cap: Money | None = None
    allowed_domains: tuple[str, ...] | None = None
    any_site: bool = False
    blocked_domains: tuple[str, ...] = ()
    stays: bool = False
    """Whether the sites of the work are the only ones."""
    follows_no_links: bool = False
    """Whether nothing beyond the pages of the work is opened."""
    max_pages: int | None = None
    max_seconds: float | None = None
    results: int | None = None
    sources: int | None = None
    priority: Priority | None = None
    tool: str | None = None
    objective: str | None = None
    """The whole new objective."""
    unplaced: tuple[str, ...] = ()
    """Pages that take the place of one of several, and it is not said of which."""
    wish: str | None = None
    """A price of what is looked for, as it can be added to the objective."""
    doubt: CapDoubt | None = None
    """Why an amount changes nothing yet."""
    amount: str = ""
    """The amount that is in doubt, as written."""
    left: tuple[str, ...] = ()
    """Parts of the message that were not read, where others were."""
    idle: tuple[str, ...] = ()
    """Parts that were read, and that the tool of the proposal has nothing for."""

    @property
    def says_something(self) -> bool:
        """Whether anything is to change, or an amount has to be asked about."""
        return any(getattr(self, each.name) != each.default for each in fields(self))

    @property
    def is_of_terms(self) -> bool:
        """Whether it says how the work is to be done, and not only other words for what."""
        return replace(self, objective=None, left=()).says_something


_CORRECTED: Final = regex(
    r"^\W*(?:(?:no|nope|nein|non|não|nee|sorry|oops|wait|actually|i\s+meant?|rather|entschuldigung"
    r"|ich\s+meinte|pardon|je\s+voulais\s+dire|perd[oó]n|quise\s+decir|scusa|intendevo|desculpa"
    r"|quis\s+dizer|ik\s+bedoelde?)(?!\w)[\s,.:!–—-]*)+",
    re.IGNORECASE,
)
"""What corrects what was said before it."""
_MAKE_IT: Final = regex(
    r"^(?:make it|use|take|nimm|nutze|prends|utilise|usa|toma|prendi|gebruik|neem"
    r"|mach(?:e)? (?:es|das|daraus)|fais-le en|que sean|fai|faz|maak (?:het|er))\s+",
    re.IGNORECASE,
)
_OR_NOT: Final = regex(
    r"[\s,]+(?:or|oder|ou|o|of)\s+(?:else\s+)?(?:leave|forget|drop|skip|lass|vergiss|laisse|oublie"
    r"|d[ée]jal[oa]|olv[íi]dalo|lascia(?:lo)?|deixa|laat)(?:\s+(?:it|that|es|das|tomber|stare|perdere"
    r"|pra lá|het|maar))*\W*$",
    re.IGNORECASE,
)
"""What only says how much a change is wanted: "make it two minutes, or leave it"."""


def edit_in(
    message: str,
    objective: str,
    tools: Collection[str],
    cap: Money | None = None,
    now: Counts = USUAL,
) -> EditRequest:
    """Return what a message changes about a proposal.

    Args:
        message: What the person wrote.
        objective: The proposal's.
        tools: The names of the tools that there are.
        cap: The proposal's, for "raise it by $2"; None: not known.
        now: How far the proposal's work may go, for "double the time limit".
    """
    said = _OR_NOT.sub("", message[:_LONGEST].strip())
    text = with_commas(_LEAD.sub("", said).strip(" .!"))
    whole = _WHOLE.match(text)
    if whole is not None:
        return EditRequest(objective=whole["new"].strip())
    made = _MAKE_IT.sub("", text)
    if not without_limits(made):
        text = made  # "make it two minutes at most"
    before = find_slots(objective).urls
    if (summed := _other_sum(said, objective)) is not None:
        return EditRequest(objective=summed)
    figured = _with_figure(text, objective)
    only_cap = not (expression_in(objective) or figures_of_money(without_limits(objective)))
    money = () if figured else cap_changes(text, cap, alone=only_cap)
    parts = [counted_in(_without_amount(text, money, *place), now) for place in clauses(text)]
    found = EditRequest(
        any_site=bool(_ANY_SITE.search(text)) and not restriction_in(text).only,
        max_pages=_first(counts.pages for counts in parts),
        max_seconds=_first(counts.seconds for counts in parts),
        results=_first(counts.results for counts in parts),
        sources=_first(counts.sources for counts in parts),
        priority=_priority(message[:_LONGEST]),
        tool=tool_wanted(text, tools),
        objective=figured,
    )
    found = _paid(found, money)
    found = _sited(found, message, text, objective, before)
    found = _picked(found, text, objective, before)
    if not found.says_something:
        return EditRequest(objective=reworded(text, objective))
    if figured is not None:
        return found
    return _completed(found, text, objective, tools, money, now)


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)


def _without_amount(text: str, money: Sequence[CapChange], start: int, end: int) -> str:
    """Return a clause without the amount that was read in it: it counts nothing besides."""
    clause = text[start:end]
    for each in money:
        if each.amount and each.start < end and start < each.end:
            clause = clause.replace(each.amount, " ")
    return clause


def _paid(found: EditRequest, money: Sequence[CapChange]) -> EditRequest:
    """Return a change with what was said of money; of several caps the lowest stands."""
    doubtful = next((each for each in money if each.doubt is not None), None)
    wishes = [each.wish for each in money if each.wish]
    return replace(
        found,
        cap=min((each.cap for each in money if each.cap is not None), default=None),
        wish=", ".join(wishes) or None,
        doubt=doubtful.doubt if doubtful else None,
        amount=doubtful.amount if doubtful else "",
    )


def _completed(
    found: EditRequest,
    text: str,
    objective: str,
    tools: Collection[str],
    money: Sequence[CapChange],
    now: Counts,
) -> EditRequest:
    """Return a change with the parts of the message that nothing of it was read from."""
    left: list[str] = []
    for start, end in clauses(text):
        clause = text[start:end].strip()
        if any(each.start < end and start < each.end for each in money):
            continue
        if found.tool is not None and tool_named(clause, tools):
            continue
        if pages_left(clause, find_slots(objective).urls) is not None:
            continue
        counts = counted_in(clause, now)
        left.extend(uncounted_in(clause, counts))
        if _is_read(clause, tools, counts) or not _SMALL.sub("", _LEAD.sub("", clause)):
            continue
        new = reworded(clause, found.objective or objective)
        if new is not None:
            found = replace(found, objective=new)
        else:
            left.append(clause)
    return replace(found, left=tuple(left))


def _is_read(clause: str, tools: Collection[str], counts: Counts) -> bool:
    """Tell whether something of a clause was read."""
    numbers = (counts.pages, counts.seconds, counts.results, counts.sources)
    sites = find_slots(clause).urls or restriction_in(clause).says_something
    words = _ANY_SITE.search(clause) or _priority(clause) or tool_wanted(clause, tools)
    return bool(sites or words) or any(number is not None for number in numbers) or assents(clause)


def _other_sum(said: str, objective: str) -> str | None:
    """Return an objective with another sum in the place of its own: "no sorry, 12*155"."""
    led, own = _CORRECTED.match(said), expression_in(objective)
    new = said[led.end() :].strip(" .!?=") if led else ""
    if not new or own is None or own not in objective or expression_in(new) != new:
        return None
    return objective.replace(own, new, 1)


def _with_figure(text: str, objective: str) -> str | None:
    """Return the objective with the one figure that is said in the place of its own of that kind.

    A bare number takes the place of one only in a sum: elsewhere it may be a limit.
    """
    match = _SOLO_FIGURE.match(text)
    said = (match["figure"] or match["instead"]).strip() if match else ""
    new = with_figure(objective, said) if said else None
    if new is None or len(new) != 1:
        return None
    kind = figures_in(said)[0].kind
    own = {each.kind for each in figures_in(objective)}
    return new[0] if kind in own and (kind or expression_in(objective)) else None


def _sited(
    found: EditRequest, message: str, text: str, objective: str, before: tuple[str, ...]
) -> EditRequest:
    """Return a change with the sites that are named: to work on, to keep to, to keep away from."""
    said = restriction_in(text)
    stays = said.stays and not found.any_site
    found = replace(found, stays=stays, follows_no_links=said.follows_no_links)
    if (swap := exchange_in(text, objective)) is not None:
        return _swapped(found, said, objective, swap)
    if before and said.only and (puts_page(text) or names_other_page(text, before)):
        named = find_slots(text).urls  # "the page to c.org only": no bound of the old pages
        return _placed(found, text, objective, before, named)
    hosts = {host_of(url) for url in before}
    own = tuple(url for url in said.excluded if host_of(url) in hosts)
    away = tuple(dict.fromkeys(host_of(url) for url in said.excluded if url not in own))
    pages = tuple(url for url in said.pages if host_of(url) not in said.only)
    if own and pages and before:
        gone = tuple(url for url in before if url in own) or before
        found, own, pages = replace(found, objective=with_pages(objective, gone[:1], pages)), (), ()
    if own:
        found = replace(found, objective=f"{objective.rstrip('.!? ')}, but not {' or '.join(own)}")
    found = replace(found, blocked_domains=away, allowed_domains=said.only or None)
    if not pages:
        return found
    if not before and (page := read_instead(message)) is not None:
        return replace(found, objective=f"read {page}")
    if before and _ALSO.search(message) and not puts_page(text):
        added = " and ".join(pages)
        return replace(found, objective=f"{objective.rstrip('.!? ')} and {added}")
    if before and (puts_page(text) or not _ONLY.search(text)):
        return _placed(found, text, objective, before, pages)
    named = tuple(dict.fromkeys((*said.only, *(host_of(url) for url in pages))))
    return replace(found, allowed_domains=named)


def _picked(found: EditRequest, text: str, objective: str, before: tuple[str, ...]) -> EditRequest:
    """Return a change with the pages that are left of several; they are no number of pages."""
    left = pages_left(text, before)
    if left is None:
        return found
    most = None if keeps_to_page(text) else found.max_pages
    return replace(found, objective=with_pages(objective, before, left), max_pages=most)


def _swapped(found: EditRequest, said: Restriction, objective: str, swap: Exchange) -> EditRequest:
    """Return a change with one page in the place of another, or without that where it is refused.

    What the sentence keeps away besides stays away: of the pages that are read none is blocked.
    """
    new = objective if swap.refused else exchanged(objective, swap)
    read = {host_of(url) for url in find_slots(f"{objective} {new}").urls}
    away = dict.fromkeys(host_of(url) for url in said.excluded)
    return replace(
        found,
        objective=None if swap.refused else new,
        allowed_domains=said.only or None,
        blocked_domains=tuple(each for each in away if each not in read),
    )


def _placed(
    found: EditRequest,
    text: str,
    objective: str,
    before: tuple[str, ...],
    pages: tuple[str, ...],
) -> EditRequest:
    """Return a change with other pages in the place of those that they replace, or in doubt."""
    gone = replaced_by(text, before, pages)
    if gone is None:
        return replace(found, unplaced=pages)
    return replace(found, objective=with_pages(objective, gone, pages))


def _priority(text: str) -> Priority | None:
    if _RELAXED.search(text):
        return Priority.LOW
    if _URGENT.search(text):
        return Priority.HIGH
    return Priority.NORMAL if _ORDINARY.search(text) else None
