# ruff: noqa: RUF001  # words of many languages
"""What a sentence about a proposal says of money: a new cap, a part of the wish, or neither surely.

Only words that speak of what Buddy may spend change the cap: cap, limit, budget, spend. A bare
amount ("make it 50 cents") lowers it, for that harms nobody; one that would raise it may as well be
the price of what is looked for, so it is asked about. "Under $80 a night" is part of the wish. A
figure that can be read in two ways, or that is in another currency, is never taken over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from buddy.domain.edit_scaled import OTHER_BOUND, without_figures
from buddy.domain.money import Money
from buddy.domain.money_words import Amount, figures_of_money
from buddy.domain.nothing_spent import forbids_spending
from buddy.domain.regex import regex
from buddy.domain.slots_amount import is_of_a_thing, limits_spending

ZERO: Final = Money(0)
_READ: Final = 2_000
"""Characters of a sentence; what is longer is a document."""
_CONTEXT: Final = 200
"""Characters before an amount, and behind it, that are looked at."""


class CapDoubt(StrEnum):
    """Why an amount changes nothing before the person has said more."""

    CURRENCY = "currency"
    """It is not in US dollars."""
    FIGURE = "figure"
    """It can be read in two ways."""
    WHOSE = "whose"
    """It may be a limit on Buddy, or the price of what is looked for."""
    BY_HOW_MUCH = "by how much"
    """The cap is to rise or fall, and it is not said how far."""
    NOTHING = "nothing"
    """Nothing at all is to be spent; a cap is above zero."""
    NO_CAP = "no cap"
    """There is to be no cap; there always is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CapChange:
    """What a sentence says of money; exactly one of `cap`, `wish` and `doubt` is set."""

    cap: Money | None = None
    wish: str | None = None
    """A part of what is looked for, as it can be added to the objective."""
    doubt: CapDoubt | None = None
    amount: str = ""
    """The amount as written."""
    start: int = 0
    end: int = 0
    """Where in the text that stands."""


_CLAUSE: Final = regex(
    r"[;!?\n]+|[,.](?=\s|$)"
    r"|\s(?:and|but|then|und|aber|et|puis|y|pero|e|ma|poi|mas|en|maar|dann"
    r"|(?<!n[ãa]o )(?<!nunca )mais(?! (?:de|que|do que)\s)"
    r"|(?<!langer )(?<!meer )(?<!minder )(?<!uit )(?<!geven )(?<!kosten )dan)"
    r"\s(?!\s*(?:US)?[$€£\d]|(?:an? )?half\b|demie?\b|medi[oa]\b|mezz[oa]\b|mei[oa]\b"
    r"|(?:no|not|nicht|kein\w*|nichts|pas|rien|ni|nada|non|niente|n[ãa]o|nem"
    r"|niet|niets|niks|geen)\s(?:[^\W\d_]+\s){0,3}?(?:more|mehr|plus|m[áa]s|pi[ùu]|mais|meer)\b)",
    re.IGNORECASE,
)
_NOUN: Final = (
    r"(?:(?:cost|spending|price|money|mission)s?[\s-])?(?:caps?|ceiling|limit|budget)|spending"
    r"|max(?:imum)?"
    r" cost|(?:kosten|ausgaben|preis)?(?:limit|grenze|obergrenze|deckel)|plafond|limite?"
    r"(?: de (?:gastos?|d[ée]penses?|custos?)| di spesa)?|l[íi]mite(?: de gastos?)?|presupuesto"
    r"|tope"
    r"|or[çc]amento|teto|tetto|limiet|(?:kosten)?plafond"
)
_SPENDING: Final = (
    r"spend|gast(?:a|e|es|ar)|gib|gebe|d[ée]pens(?:e[rsz]?)|spend(?:i|ere)|geef|besteed"
)
_SPENDS: Final = regex(_SPENDING, re.IGNORECASE)
_ALL_OF_IT: Final = (
    r"(?:(?:the |this |that |my )?(?:whole |entire )?(?:thing|lot|plan|goal|total|work|job)"
    r"|everything|all(?: of (?:it|them|this|that))?"
    r"|das ganze|alles(?: zusammen)?|den (?:ganzen )?plan|das (?:ganze )?(?:vorhaben|ziel)"
    r"|(?:le )?tout|l['’]ensemble|(?:tout )?le plan|todo(?: el plan)?|el (?:plan|conjunto|total)"
    r"|(?:il )?tutto|(?:tutto )?il (?:piano|totale)|tudo|o (?:plano|total|todo)|(?:het )?geheel"
    r"|het (?:hele )?(?:plan|doel))"
)
"""What a cap is set on, where it is all that waits."""
_VERB: Final = (
    r"(?:cap|limit|restrict|begrenze?|limitiere|deckel[en]?|deckle|plafonne[rz]?|limite[rz]?"
    rf"|limita(?:r|re)?|begrens|beperk) {_ALL_OF_IT}|{_SPENDING}"
    r"|cap(?: (?:it|this|that|the costs?|costs?|spending|everything))?|begrenze?|deckle"
    r"|plafonne|limita"
)
_LINK: Final = (
    r"(?:[:=]|of|is|be|at|to|by|from|for|on|it|this|that|the|run|mission|search|max(?:imum)?\.?"
    r"|up|most"
    r"|more|less|than|no|not|under|below|only|just|should|must|may|can|about|exactly|an?|please"
    r"|now|with"
    r"|dollars?|usd|auf|um|bei|von|es|das|den|die|höchstens|maximal|nur|nicht|mehr|als|bis|zu|à"
    r"|de|du|au"
    r"|un|une|la|le|pas|plus|seulement|el|lo|en|como|no|m[áa]ximo|m[áa]s|solo|hasta|a|di|da|al"
    r"|il|massimo"
    r"|più|non|fino|em|para|o|até|mais|op|naar|tot|met|van|maximaal|hoogstens|niet|meer|dan|het"
    r"|slechts)"
)
_BEFORE: Final = regex(
    rf"(?<![\w-])(?:(?P<mine>my|our|mein\w*|mon|notre|mi|mio|meu|mijn)\s+)?(?P<word>{_NOUN}"
    rf"|{_VERB})"
    rf"(?:[\s:=]+{_LINK})*[\s:=$]*$",
    re.IGNORECASE,
)
_AFTER: Final = regex(
    rf"\s?(?:(?:more|extra|less|on top|mehr|weniger|de plus|más|mas|in più|a mais|meer)\s)?"
    rf"(?:(?:to|from|for|as|a|the|on|off|zum|vom|au|du|al|del|dal|ao|do|van|aan|het|bij)\s)*"
    rf"(?:(?:cost|spending|mission) )?(?:{_NOUN})(?![\w-])"
    r"(?! (?:hotels?|airlines?|phones?|laptops?|flights?|travel|hostels?|options?|rooms?))",
    re.IGNORECASE,
)
_UP: Final = regex(
    r"\b(?:raise|increase|up|bump|lift|extend|add|top(?: it)? up|erhöhe?n?|heb|hebe|anheben"
    r"|augmente[rz]?"
    r"|relève|rel[eè]ve[rz]?|ajoute[rz]?|sub[ea]|sube|subir|aumenta|aument[aeo]r?|añade|agrega"
    r"|alza|alzare"
    r"|aggiungi|adiciona|acrescenta|verhoog|verhogen)\b",
    re.IGNORECASE,
)
_DOWN: Final = regex(
    r"\b(?:lower|reduce|decrease|cut|drop|trim|senke?n?|verringere?|reduzier\w*|baisse[rz]?"
    r"|r[ée]dui[srt]e?"
    r"|baja|bajar|reduce|reducir|abbassa|riduci|baixa|reduz\w*|verlaag|verlagen)\b",
    re.IGNORECASE,
)
_BY: Final = regex(r"\b(?:by|um|de|en|di|em|met|with)\s*(?:US)?\$?$", re.IGNORECASE)
_TO: Final = regex(
    r"\b(?:to|auf|à|a|para|naar|tot|op|at|bei|fino a|up to)\s*(?:US)?\$?$", re.IGNORECASE
)
_ADD: Final = regex(
    r"\b(?:add|ajoute[rz]?|añade|agrega|aggiungi|adiciona|acrescenta|voeg)\b", re.IGNORECASE
)
_MORE: Final = regex(
    r"\s?(?:more|extra|on top|higher|mehr|de plus|más|in più|a mais|meer)\b", re.IGNORECASE
)
_LESS: Final = regex(r"\s?(?:less|lower|weniger|de moins|menos|in meno|minder)\b", re.IGNORECASE)
_TWICE: Final = regex(
    r"\b(?:double|doubled|verdopp\w+|doubler?|duplica\w*|dobla\w*|raddoppia|dobre|dobra"
    r"|verdubbel)\b",
    re.IGNORECASE,
)
_HALF: Final = regex(
    r"\b(?:halve|half|halbier\w*|divise par deux|dimezza|halveer|reduce a la mitad)\b",
    re.IGNORECASE,
)
_HALF_OF_THAT: Final = regex(
    r"\W*(?:(?:make (?:it|that)|and|but|just|only|rather|nur|aber|lieber|seulement|plutôt|solo"
    r"|mejor|pero|meglio|ma|só|maar|liever|nee|no|non)[\s,]+)*"
    r"(?:halve (?:it|that|this)|half(?: of)?(?: (?:it|that|this))?"
    r"|die hälfte(?: davon)?|la moitié(?: de [çc]a)?|la mitad(?: de eso)?"
    r"|la metà(?: di (?:quello|questo))?|(?:a )?metade(?: disso)?|de helft(?: daarvan)?)"
    r"(?:[\s,]+(?:please|bitte|instead|then|por favor|per favore|alsjeblieft))*\W*",
    re.IGNORECASE,
)
"""Words that halve what was said last; of a proposal that is what it may cost."""
_NOUN_ALONE: Final = regex(rf"(?<![\w-])(?:{_NOUN})(?![\w-])", re.IGNORECASE)
_NO_CAP: Final = regex(
    rf"\b(?:no|without(?: an?| any)?|remove(?: the| any)?|lift the|drop the|ohne|kein\w*|sans"
    rf"|sin|senza|sem"
    rf"|zonder|geen) (?:{_NOUN})"
    r"(?! of\b| above\b| \d| (?:on|for|to) (?:the )?(?:sites?|domains?|pages?|time|seconds?"
    r"|minutes?)\b)\b",
    re.IGNORECASE,
)
_FILLER: Final = regex(
    r"(?<!\w)(?:make|set|change|it|that|to|is|be|enough|fine|ok(?:ay)?|max(?:imum|imal|imaal"
    r"|imo)?\.?|at|most"
    r"|please|then|only|just|up|no|not|more|than|do|with|for|this|all|in|total|instead|of|but"
    r"|and|yes|let['’]?s"
    r"|say|a|an|or|less|tops|should|should be|i|meant|mean|go|actually|rather|well|mach|es"
    r"|daraus|bitte"
    r"|höchstens|bis|zu|nur|mets|au|plus|s'il te plaît|seulement|pon|ponlo|en|como|por favor"
    r"|solo|metti|al"
    r"|massimo|per favore|põe|no|só|até|zet|het|op|hoogstens|alsjeblieft|maar|dan|reicht|basta"
    r"|genügt)"
    r"(?!\w)|[^\w\s]",
    re.IGNORECASE,
)
_COMPARED: Final = regex(
    r"\b(?:under|below|less than|cheaper than|not more than|no more than|more than|at most"
    r"|max(?:imum)?\.?"
    r"|up to|over|above|between|around|about|from|for|within|starting at|unter|über|höchstens"
    r"|weniger als"
    r"|mehr als|maximal|bis(?: zu)?|ab|für|moins de|plus de|jusqu['’]à|sous|max|entre|pour"
    r"|menos de|más de"
    r"|hasta|por|desde|máximo|meno di|più di|fino a|sotto|massimo|da|até|abaixo de|mais de|onder"
    r"|boven"
    r"|minder dan|meer dan|tot|maximaal|hoogstens|goedkoper dan|billiger als|moins cher que"
    r"|más barat\w+ que"
    r"|costs?|costing|priced)\b[^,;]{0,16}$",
    re.IGNORECASE,
)
_COUNTED: Final = regex(r"\s*(?P<word>[^\W\d_]+)")
_HARMLESS: Final = frozenset(
    (
        *("please", "max", "maximum", "then", "instead", "only", "for", "this", "as", "is", "at"),
        *("now", "usd", "dollars", "dollar", "or", "and", "but", "per", "tops", "bitte", "maximal"),
        *("höchstens", "por", "como", "máximo", "au", "al", "massimo", "in", "total", "more"),
        *("less", "on", "mehr", "no", "de", "maximaal", "hoogstens", "alsjeblieft", "aus", "uit"),
    )
)
"""Words behind a number that it does not count."""
_MINE: Final = regex(
    r"\b(?:i['’]?ve|i have|i got|we have|ich habe|j['’]ai|tengo|ho|tenho|ik heb)\b", re.IGNORECASE
)


def cap_changes(text: str, cap: Money | None, *, alone: bool = False) -> tuple[CapChange, ...]:
    """Return what a sentence about a proposal says of money, clause by clause.

    Args:
        text: The sentence, without the yes or no before it.
        cap: The proposal's, for "raise it by $2"; None: not known.
        alone: Whether the proposal has no other amount, so that "raise it to a dollar" is of the
            cap.
    """
    if len(text) > _READ:
        return ()
    found = (_in_clause(text, start, end, cap, alone=alone) for start, end in clauses(text))
    return tuple(each for each in found if each is not None)


def clauses(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the clauses of a text begin and end; a comma within a figure ends none."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _CLAUSE.finditer(text):
        found.append((start, match.start()))
        start = match.end()
    found.append((start, len(text)))
    return tuple((start, end) for start, end in found if text[start:end].strip())


def _in_clause(
    text: str, start: int, end: int, cap: Money | None, *, alone: bool
) -> CapChange | None:
    clause = OTHER_BOUND.sub(lambda other: "·" * len(other[0]), text[start:end])
    figures, forbidden = figures_of_money(clause), forbids_spending(clause)
    for amount in figures:
        nothing = CapChange(doubt=CapDoubt.NOTHING) if forbidden else None
        moved = _moved(clause, amount, cap) if alone else None
        found = nothing or moved or _said(text, clause, start, amount, cap)
        if found is not None:
            return _placed(found, start, end, amount.text)
    if forbidden:
        return _placed(CapChange(doubt=CapDoubt.NOTHING), start, end)
    if _NO_CAP.search(clause):
        return _placed(CapChange(doubt=CapDoubt.NO_CAP), start, end)
    if cap is not None and _HALF_OF_THAT.fullmatch(clause):
        return _placed(CapChange(cap=Money(cap.micros // 2)), start, end)
    if not _NOUN_ALONE.search(clause) or figures:
        return None
    if cap is not None and _TWICE.search(clause):
        return _placed(CapChange(cap=Money(cap.micros * 2)), start, end)
    if cap is not None and _HALF.search(clause):
        return _placed(CapChange(cap=Money(cap.micros // 2)), start, end)
    if _UP.search(clause) or _DOWN.search(clause):
        return _placed(CapChange(doubt=CapDoubt.BY_HOW_MUCH), start, end)
    return None


def _placed(found: CapChange, start: int, end: int, amount: str = "") -> CapChange:
    return CapChange(
        cap=found.cap,
        wish=found.wish,
        doubt=found.doubt,
        amount=amount,
        start=start,
        end=end,
    )


def _said(
    text: str, clause: str, start: int, amount: Amount, cap: Money | None
) -> CapChange | None:
    """Return what one amount of a clause says."""
    before = clause[max(0, amount.start - _CONTEXT) : amount.start]
    after = clause[amount.end : amount.end + _CONTEXT]
    if is_of_a_thing(after):
        return None if amount.bare else _wish(clause, before)
    word = _BEFORE.search(before)
    named = bool(word) or bool(_AFTER.match(after))
    if amount.bare and (not named or _counts(after)):
        return None
    whole = None
    if not amount.bare:
        whole = replace(amount, start=start + amount.start, end=start + amount.end)
    if named and word is not None and (word["mine"] or _others_spend(word["word"], text, whole)):
        return CapChange(doubt=CapDoubt.WHOSE)
    if named or (cap is not None and (_MORE.match(after) or _LESS.match(after))):
        return _read(amount, before, after, cap)
    if whole is not None and limits_spending(text, whole):
        return _weak(amount, cap)
    short = len(clause) <= _CONTEXT
    rest = without_figures(f"{before} {after}") if short else ""
    if short and not _FILLER.sub(" ", rest).strip():
        return _weak(amount, cap)
    return _wish(clause, before)


def _moved(clause: str, amount: Amount, cap: Money | None) -> CapChange | None:
    """Return the cap after an order that only says to raise or lower by an amount, or to it."""
    before, after = clause[: amount.start], clause[amount.end :]
    if cap is None or amount.bare or len(clause) > _CONTEXT:
        return None
    if not (_UP.search(before) or _DOWN.search(before)):
        return None
    rest = _FILLER.sub(" ", _DOWN.sub(" ", _UP.sub(" ", f"{before} {_MORE.sub(' ', after)}")))
    return None if _BY.sub("", rest.strip()).strip() else _read(amount, before, after, cap)


def _others_spend(word: str, text: str, whole: Amount | None) -> bool:
    """Tell whether a verb of spending is not for Buddy: "I want to spend $200 on shoes"."""
    verb = _SPENDS.fullmatch(word) is not None
    return verb and whole is not None and not limits_spending(text, whole)


def _counts(after: str) -> bool:
    """Tell whether the number before counts things: "3 pages"."""
    match = _COUNTED.match(after)
    return match is not None and match["word"].lower() not in _HARMLESS


def _read(amount: Amount, before: str, after: str, cap: Money | None) -> CapChange:
    """Return the cap that an amount beside a word of spending makes."""
    unread = _unread(amount)
    if unread is not None:
        return unread
    dollars = amount.dollars
    assert dollars is not None
    up, down = _UP.search(before), _DOWN.search(before)
    more = _ADD.search(before) or _MORE.match(after) or (up and _BY.search(before))
    less = _LESS.match(after) or (down and _BY.search(before))
    if (up or down) and not (more or less or _TO.search(before)):
        return CapChange(doubt=CapDoubt.BY_HOW_MUCH)
    if (more or less) and not _TO.search(before):
        if cap is None:
            return CapChange(doubt=CapDoubt.BY_HOW_MUCH)
        dollars = cap + dollars if more else cap - dollars
    return CapChange(doubt=CapDoubt.NOTHING) if dollars <= ZERO else CapChange(cap=dollars)


def _weak(amount: Amount, cap: Money | None) -> CapChange:
    """Return what an amount without a word of spending makes: a lower cap, or a question."""
    unread = _unread(amount)
    if unread is not None:
        return unread
    dollars = amount.dollars
    assert dollars is not None
    if dollars <= ZERO:
        return CapChange(doubt=CapDoubt.NOTHING)
    if cap is not None and dollars > cap:
        return CapChange(doubt=CapDoubt.WHOSE)
    return CapChange(cap=dollars)


def _unread(amount: Amount) -> CapChange | None:
    if amount.foreign:
        return CapChange(doubt=CapDoubt.CURRENCY)
    if amount.dollars is None:
        return CapChange(doubt=CapDoubt.FIGURE)
    return None


def _wish(clause: str, before: str) -> CapChange:
    """Return a price that what is looked for shall have; one that only happens to be said asks."""
    if _COMPARED.search(before) and not _MINE.search(before):
        return CapChange(wish=clause.strip(" .!"))
    return CapChange(doubt=CapDoubt.WHOSE)
