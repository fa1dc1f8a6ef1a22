"""What "it", "there", "again", "that page" and "the second one" mean in a conversation.

A reference is resolved only where one thing can be meant; otherwise Buddy asks. What comes out of
a result (an address in a list that a page or a search engine wrote) is marked as borrowed: the
person chose it by its place and may never have read it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from buddy.domain.arithmetic.slots import expression_in
from buddy.domain.carried_over import carried_over, elsewhere, figure_said, is_sum
from buddy.domain.conversation import ConversationState, SpokenMission
from buddy.domain.figures import with_figure
from buddy.domain.limits import without_limits
from buddy.domain.ordinals import ORDINAL, SPACES, THING, WORDS, ordinal_in
from buddy.domain.page_again import named_again, once_more, picked_again
from buddy.domain.regex import regex
from buddy.domain.slots import find_slots
from buddy.domain.tool_input import with_scheme
from buddy.domain.work_again import for_page, limited_again

CHOICES: Final = 3
_LONGEST: Final = 2_000

_COUNTED: Final = regex(
    rf"^\W*(?:\w+\W+){{0,3}}?(?:{WORDS})\s+(?!{THING}\b)[^\W\d_]+", re.IGNORECASE
)
"""An ordinal before another noun: "the second world war" points at nothing in the conversation."""
_BUT: Final = (
    r"but(?: this time)?|aber(?: diesmal)?|mais(?: cette fois)?|pero(?: esta vez)?|ma(?: stavolta)?"
    r"|mas(?: desta vez)?|maar(?: dan| nu)?|diesmal|this time"
)
"""What leads over to how another time is otherwise."""
_ONLY_BUT: Final = regex(rf"^\W*(?:{_BUT})(?!\w)\s*", re.IGNORECASE)
_AGAIN: Final = regex(
    r"\b(?:again|once more|one more time|another time|repeat (?:it|that|this|the (?:last|same)\b)"
    r"|redo|re-?run|same (?:thing|again)|(?:do|make|run) the same (?=(?:for|with|on|in|at"
    r"|from)\b)|^\W*(?:and |now )?(?:the )?same(?=,? (?:for|with|on|in|at|from|but|only)\b)"
    r"|das(?:selbe| gleiche| selbe)(?=,? (?:für|mit|auf|aber|nur)\b)"
    r"|la même chose(?=,? (?:pour|avec|sur|mais)\b)|lo mismo(?=,? (?:para|con|en|pero)\b)"
    r"|(?:lo stesso|la stessa cosa)(?=,? (?:per|con|su|ma)\b)"
    r"|o mesmo(?=,? (?:para|com|mas)\b)|hetzelfde(?=,? (?:voor|met|op|maar)\b)|nochmals?|noch\s?mal"
    r"|noch einmal|erneut|wiederhol\w*|encore(?: une fois)?|mais uma vez|uma vez mais|[aà] nouveau"
    r"|refais(?:-le|-la|-ça)?|otra vez|de nuevo|de novo|outra vez|di nuovo|ancora|rifallo|rifai"
    r"|refaça|repítelo|repite|ripetilo|nog eens|opnieuw|nog een keer"
    r"|jeszcze raz|ponownie|tekrar|yeniden|bir daha|もう一度|再度)\b",
    re.IGNORECASE,
)
_SAME_WORK: Final = regex(
    r"^\W*(?:please |now |and |ok(?:ay)?,? |can you |could you |bitte |mach\w* |fai\w* )*"
    r"(?:do|run|try|repeat|redo|re-?run|make|start|execute|mach\w*|versuch\w*|wiederhol\w*|refais"
    r"|fais|hazlo|haz|repítelo|repite|rifa\w*|fallo|ripetilo|refaça|faça|faz|doe"
    r"|zr[oó]b)?[\s-]*(?:it|that|this|(?:the )?same(?: thing)?"
    r"|das(?:selbe| gleiche| selbe)|la même chose|lo mismo|lo stesso|la stessa cosa|o mesmo"
    r"|hetzelfde|(?:the )?last (?:one|search|mission|task|job|thing)|das|es|[çc]a|le|lo"
    r"|eso|isso|het|dat|to)?\s*(?:once more|one more time|again|nochmals?|noch\s?mal|noch einmal"
    r"|encore(?: une fois)?|mais uma vez|uma vez mais|[aà] nouveau|otra vez|de nuevo|de novo"
    r"|outra vez|di nuovo|ancora|nog eens|opnieuw|nog een keer|jeszcze raz"
    r"|tekrar(?: et)?|bir daha|もう一度)?"
    r"(?:,? (?:please|pls|plz|bitte|now))?"
    rf"(?P<rest>(?:\W*(?:{_BUT}|for|with|on|in|from|at|only|nur|seulement|s[oó]lo|só|f[uü]r|mit|in|pour|à|en|para|con|per|a|em"
    r"|voor|met|dla|avec)\b.*)?)\W*$",
    re.IGNORECASE | re.DOTALL,
)
_OTHER: Final = regex(
    r"\b(?:the )?other (?:page|site|one|link|address|url)\b|\bdie andere seite\b|\bl'autre page\b"
    r"|\bla otra p[aá]gina\b|\bl'altra pagina\b",
    re.IGNORECASE,
)
_PAGE: Final = regex(
    r"\b(?:that|this|the same|same) (?:web ?)?(?:page|site|website|link|url|address|article)\b"
    r"|\bdiese[rn]?\s+seite\b|\bdieselbe seite\b|\bcette page\b|\bce site\b"
    r"|\b(?:esa|esta) p[aá]gina\b"
    r"|\b(?:questa|quella) pagina\b|\bt[aęe] stron[aęiy]\b",
    re.IGNORECASE,
)
_THERE: Final = regex(
    r"(?<!^are )(?<!^is )(?<!^were )(?<!^was )"
    r"\b(?:(?:from|on|in|at|to|over|out) )?there\b(?!\s*(?:is|are|was|were|any|a|an|'s|will|be)\b)"
    r"|\b(?:dort|dahin|l[aà]-bas|all[ií]|ah[ií]|tam)\b",
    re.IGNORECASE,
)
_VERBS: Final = (
    r"open|visit|extract|scrape|summari[sz]e|read|check|load|fetch|download|browse|crawl|screenshot"
    r"|capture|analy[sz]e|translate|navigate to|go to|look at|try|test"
)
_IT: Final = regex(
    rf"(?P<verb>\b(?:{_VERBS})\s+)(?:it|that|this|them)\b(?=\s*(?:$|[.,;!?]|again|and|then|for|now"
    r"|please|too|as|with))"
    r"|(?P<from>\b(?:from|on|of|inside|within)\s+)(?:it|that|this)\b(?=\s*(?:$|[.,;!?]))",
    re.IGNORECASE,
)
_IT_ABROAD: Final = regex(
    r"(?<!\w)(?P<verb>(?:leggi|apri|l[eé]e|[áa]bre)(?=l[oa]\b)|(?:lis|ouvre)(?=-l[ea]\b)|(?:lies|öffne)(?=\s"
    r"(?:es|sie|das|die)\b)|(?:leia|abra)(?=-[oa]\b)|(?:lees|open)(?=\s(?:het|dat)\b))[\s-]?\w{1,3}"
    r"(?=\s*(?:$|[.,;!?]|(?:bitte|noch|ancora|di nuovo|otra vez|encore|de novo|opnieuw)\b))",
    re.IGNORECASE,
)
"""The same in other languages: "leggilo", "lis-la", "lies sie"."""
_OF_A_PAGE: Final = regex(
    rf"\b(?:{_VERBS}|go|get|grab|pull|list|find|show|collect|from there|on there|dort|dahin)\b",
    re.IGNORECASE,
)
"""Whether "there" is a page. Where people live, and what is open, is no page."""
_PREPOSITIONS: Final = regex(
    rf"^(?:\W*\b(?:{_BUT}|for|with|on|in|from|at|only|f[uü]r|mit|pour|à|en|para|con|per|a|em|voor|met"
    r"|dla|avec)\b)+[\s,:]*",
    re.IGNORECASE,
)
_OTHER_FORM: Final = regex(r"(?:as|als|comme|como|come)\s", re.IGNORECASE)
"""How a result shall look; that is no other work."""
_GOING: Final = regex(r"\b(?:go|navigate|head|jump)\s+(?:over\s+)?there\b", re.IGNORECASE)
_LEADS_AWAY: Final = regex(
    r"\b(?:go|navigate|head|jump|move|click|continue|geh\w*|wechs\w+|klick\w*|va|aller|clique\w*|ve"
    r"|haz clic|vai|clicca|ga|klik)\b.{0,60}?\b(?:to|on|zu[rm]?|auf|sur|à|aux?|al?|en|nella?|para"
    r"|naar|op)\s+(?!(?:there|here|dort|là)\b)\S",
    re.IGNORECASE,
)
"""Beside "there": another page is meant, and never the one that was read."""
_TAIL: Final = regex(
    r"^(?P<head>.*\b(?:in|for|about|on|of|from|at|near|with)\s+)(?P<tail>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A message in which every reference has become what it means."""

    text: str
    borrowed: tuple[str, ...] = ()
    """Values in it that stand in a result, and not in anything that the person wrote."""
    repeats: bool = False
    """Whether it is the last mission's work again."""
    unchanged: bool = True
    """With `repeats`: exactly the same work, so its terms may be taken over too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """A reference that means nothing here, or more than one thing."""

    question: str
    objective: str
    """The message with ``{}`` where the answer goes."""
    slot: str
    """``url`` or ``text``: what the answer is."""
    choices: tuple[str, ...] = ()
    """What it may have meant, the likeliest first."""


def resolve(
    message: str, state: ConversationState, urls: Sequence[str] = ()
) -> Resolved | Unresolved:
    """Return a message without its references, or what has to be asked.

    A message that names its own page refers to nothing but, by "again", the last work.

    Args:
        message: What the person wrote.
        state: What the conversation is about.
        urls: Addresses that the person named or chose, the last first.
    """
    text = SPACES.sub("\n\n", message[:_LONGEST]).strip()
    own = find_slots(text).urls
    if (objective := carried_over(text, state.last)) is not None:
        borrowed = borrowed_of(own, state.foreign, urls)
        return Resolved(text=objective, borrowed=borrowed, repeats=True, unchanged=False)
    if state.last is not None and (said := figure_said(text, state.last)) is not None:
        return _with_rest(state.last, (), said)
    whole = once_more(text)
    if _AGAIN.search(whole) or _OTHER.search(whole):
        again = _again(whole, own, state, urls)
        if again is not None:
            return again
    if own:
        return Resolved(text=text, borrowed=borrowed_of(own, state.foreign, urls))
    place = ORDINAL.search(text)
    if place is not None and state.results and not _COUNTED.match(text):
        return _chosen(text, place, state.results, urls)
    return _page(text, state, urls)


def borrowed_of(
    named: Sequence[str], foreign: Sequence[str], urls: Sequence[str]
) -> tuple[str, ...]:
    """Return those addresses that stand in a result and that the person has not written before.

    Who picks an entry of a list sends its address; that is no more than pointing at it. An address
    is the same with and without its scheme.
    """
    own = {with_scheme(url) for url in urls}
    theirs = {with_scheme(url) for url in foreign} - own
    return tuple(url for url in named if with_scheme(url) in theirs)


def _chosen(
    text: str, place: re.Match[str], results: Sequence[str], urls: Sequence[str]
) -> Resolved | Unresolved:
    index = ordinal_in(text, len(results))
    if index is None or not 0 <= index < len(results):
        return Unresolved(
            question=f"The last result has {len(results)} entries. Which one do you mean?",
            objective=_put(text, place, "{}"),
            slot="url",
            choices=tuple(results[:CHOICES]),
        )
    borrowed = borrowed_of((results[index],), results, urls)
    return Resolved(text=_put(text, place, results[index]), borrowed=borrowed)


def _page(text: str, state: ConversationState, urls: Sequence[str]) -> Resolved | Unresolved:
    """Replace "there", "that page", "open it" by the page that the conversation spoke of."""
    match = _PAGE.search(text) or _IT.search(text) or _IT_ABROAD.search(text) or _THERE.search(text)
    if match is None:
        return Resolved(text=text)
    if match.re.pattern == _THERE.pattern and not _OF_A_PAGE.search(text):
        return Unresolved(
            question="Which place or page do you mean by “there”?",
            objective=_put(text, match, f"{_preposition(match[0], 'in')}{{}}"),
            slot="text",
        )
    if match.re.pattern == _THERE.pattern and _LEADS_AWAY.search(text):
        return Unresolved(
            question=f"Which page shall I open from {state.last_url or 'there'}? Give its address.",
            objective="open {}",
            slot="url",
            choices=tuple(state.results[:CHOICES]),
        )
    known = match.groupdict()
    lead = known.get("verb") or known.get("from") or ""
    if match.re.pattern == _IT_ABROAD.pattern:
        lead = f"{lead.replace('é', 'e').replace('á', 'a')} "  # "léelo" is "lee" and "lo"
    if match.re.pattern == _THERE.pattern:
        lead = _preposition(match[0], "to" if _GOING.search(text) else "at")
    page = state.last_url
    if page is not None:
        borrowed = borrowed_of((page,), state.foreign, urls)
        return Resolved(text=_put(text, match, f"{lead}{page}"), borrowed=borrowed)
    if len(state.results) == 1:
        only = state.results[0]
        borrowed = borrowed_of((only,), state.foreign, urls)
        return Resolved(text=_put(text, match, f"{lead}{only}"), borrowed=borrowed)
    said = match[0].strip()
    return Unresolved(
        question=f"Which page do you mean by “{said}”? Give its full address.",
        objective=_put(text, match, f"{lead}{{}}"),
        slot="url",
        choices=tuple(state.results[:CHOICES]),
    )


def _preposition(words: str, default: str = "at") -> str:
    first = words.split(maxsplit=1)[0].lower()
    return f"{first} " if first in {"from", "on", "in", "at", "to"} else f"{default} "


def _again(
    text: str, own: Sequence[str], state: ConversationState, urls: Sequence[str]
) -> Resolved | Unresolved | None:
    """Return the last work, as it was or otherwise; None: the message is work of its own.

    Limits are looked at apart: the last work keeps its own, but for those that are said anew.
    """
    last, said = state.last, without_limits(text)
    found = _once_more(text if said == text.strip() else said, own, state, urls)
    if last is None or not isinstance(found, Resolved):
        return found
    if found.unchanged and said == text.strip():
        return replace(found, text=last.objective)
    return replace(found, text=limited_again(found.text, last.objective, text), unchanged=False)


def _once_more(
    text: str, own: Sequence[str], state: ConversationState, urls: Sequence[str]
) -> Resolved | Unresolved | None:
    """Return the last work without its limits, for the same, for some or for another page."""
    if state.last is not None and not own:
        objective = without_limits(state.last.objective)
        pages = find_slots(objective).urls
        if (places := picked_again(text, pages)) is not None:
            return _on_some(objective, pages, places)
    same = _SAME_WORK.match(_OTHER.sub(" for it", text) if _OTHER.search(text) else text)
    if same is None:
        return None
    if state.last is None:
        return Unresolved(
            question="Nothing was done in this conversation yet. What shall I do?",
            objective="{}",
            slot="text",
        )
    last = replace(state.last, objective=without_limits(state.last.objective))
    before = find_slots(last.objective).urls
    if _OTHER.search(text):
        others = tuple(dict.fromkeys(u for u in (*urls, *state.results) if u not in before))
        return _for_other(last.objective, before, others, urls)
    if own:
        borrowed = borrowed_of(own[:1], state.foreign, urls)
        # A machine without a name is read as a page only with its scheme.
        numbered = own[0][:1].isdigit() or own[0].startswith("localhost")
        page = named_again(own[0], before) or (with_scheme(own[0]) if numbered else own[0])
        whole = for_page(last.objective, before, page, text.replace(own[0], page, 1))
        return Resolved(text=whole, borrowed=borrowed, repeats=True, unchanged=False)
    rest = _PREPOSITIONS.sub("", same["rest"] or "")
    rest = rest.strip(" .!?")
    if not rest or re.fullmatch(r"(?:it|that|me|us|now|please|there)", rest, re.IGNORECASE):
        return Resolved(text=last.objective, repeats=True)
    return _with_rest(last, before, rest, same["rest"])


def _with_rest(
    last: SpokenMission, before: Sequence[str], rest: str, said: str | None = None
) -> Resolved | Unresolved:
    """Return the last work with what was said besides: another sum, place, figure or subject."""
    own_sum = rest if expression_in(last.objective) and is_sum(rest) else None
    if (objective := own_sum or elsewhere(last, rest)) is not None:
        return Resolved(text=objective, repeats=True, unchanged=False)
    if _OTHER_FORM.match(rest):
        return Unresolved(
            question=f"What exactly shall I do with “{rest}”? Say it in one sentence.",
            objective="{}",
            slot="text",
        )
    figured = with_figure(last.objective, rest)
    if figured is not None and len(figured) == 1:
        return Resolved(text=figured[0], repeats=True, unchanged=False)
    if figured is not None or expression_in(last.objective):
        return Unresolved(
            question=f"Which part of “{last.objective}” shall be {rest}? Say the whole sum.",
            objective="{}",
            slot="text",
            choices=(figured or ())[:CHOICES],
        )
    tail = _TAIL.match(last.objective)
    if tail is None or before:
        return Unresolved(
            question=f"What exactly shall I do with “{rest}”? Say it in one sentence.",
            objective="{}",
            slot="text",
            choices=(f"{last.objective.rstrip('.!? ')} {rest}",),
        )
    other = said is not None and _PREPOSITIONS.match(_ONLY_BUT.sub("", said)) is None
    text = f"{last.objective.rstrip('.!? ')}, {rest}" if other else f"{tail['head']}{rest}"
    return Resolved(text=text, repeats=True, unchanged=False)


def picks_page(message: str, state: ConversationState) -> bool:
    """Tell whether a message says the last work again for some of its several pages."""
    if state.last is None or not _AGAIN.search(message[:_LONGEST]):
        return False
    pages = find_slots(without_limits(state.last.objective)).urls
    return picked_again(without_limits(message) or message, pages) is not None


def _on_some(objective: str, before: Sequence[str], places: Sequence[int]) -> Resolved | Unresolved:
    """Return the last work on those of its pages alone; a place that it has not is asked about."""
    start = min(objective.index(each) for each in before)
    end = max(objective.rindex(each) + len(each) for each in before)
    gap = f"{objective[:start]}{{}}{objective[end:]}"
    if not all(0 <= place < len(before) for place in places):
        return Unresolved(
            question=f"The last work was on {len(before)} pages. Which of them do you mean?",
            objective=gap,
            slot="url",
            choices=tuple(before[:CHOICES]),
        )
    pages = " and ".join(before[place] for place in places)
    return Resolved(text=gap.replace("{}", pages), repeats=True, unchanged=False)


def _for_other(
    objective: str, before: Sequence[str], others: Sequence[str], urls: Sequence[str]
) -> Resolved | Unresolved:
    if len(others) == 1:
        borrowed = borrowed_of(others, others, urls)
        text = for_page(objective, before, others[0])
        return Resolved(text=text, borrowed=borrowed, repeats=True, unchanged=False)
    return Unresolved(
        question="Which page is the other one? Give its full address.",
        objective=for_page(objective, before, "{}"),
        slot="url",
        choices=tuple(others[:CHOICES]),
    )


def _put(text: str, match: re.Match[str], value: str) -> str:
    """Return a text with a value in the place of a match; words touch nothing."""
    head, tail = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    gap = "" if not tail or tail[0] in ".,;!?:" else " "
    return f"{head}{' ' if head else ''}{value}{gap}{tail}".strip()
