# ruff: noqa: RUF001  # words of many languages
"""The limit that a sentence sets on what Buddy itself may spend.

"Compare three hotels, spend up to $2" limits the mission; "find shoes for at most $80" limits the
shoes. Words of spending decide; a bare "max $3" or "no more than 50 cents" counts when it stands
as a clause of its own and is small, because nobody shops for shoes below `BARE_LIMIT`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final

from buddy.domain.kept_reading import kept
from buddy.domain.limit_words import ALL_IN, JOIN, LESS, MOST
from buddy.domain.money import Money
from buddy.domain.money_words import Amount, amounts_in
from buddy.domain.nothing_spent import CONDITION, NOTHING
from buddy.domain.regex import regex
from buddy.domain.spending_words import (
    BEFORE,
    BEFORE_ALL,
    BEFORE_LESS,
    BEFORE_NOTHING,
    BUDGET_IS,
    LIMITED,
    MAY,
    MAY_COST,
    OVERSTEPS,
)

BARE_LIMIT: Final = Money.parse(20)
"""A limit without a word of spending counts up to this amount."""

_AT_MOST: Final = (
    r"(?:up to|at most|at maximum|no more than|not more than|more than|less than|under|below|within"
    r"|over|only|just|max(?:imum|imally)?\.?(?: of)?|a max(?:imum)? of|not exceeding"
    r"|exceed(?:ing)?)"
)
_ABROAD: Final = (
    r"gast(?:a|e|es|ar|en|ando|emos)(?: \w+){0,2}?"
    r"(?: (?:(?:como|no|de) m[áa]ximo|m[áa]x(?:imo)?\.?|hasta|at[ée]|m[áa]s (?:de|que)"
    r"|mais (?:de|que)"
    r"|menos de|a lo sumo|s[oó]lo|só|apenas|solamente|somente))?"
    r"|(?:gib|gebt|geben|ausgeben|zahle?)(?: \w+){0,3}?"
    r" (?:h[öo]chstens|maximal|max\.?|mehr als|bis zu|weniger als|nur)"
    r"|d[ée]pens(?:e[rsz]?|ons|ant)(?: \w+){0,2}?(?: (?:au (?:maximum|plus)|max(?:imum)?\.?"
    r"|plus (?:de|d['’])"
    r"|plus que|moins de|jusqu['’]à|seulement))?"
    r"|spend(?:i|ere|a|ete|iamo|endo)(?: \w+){0,2}?"
    r"(?: (?:al massimo|massimo|max\.?|pi[ùu] di|meno di|fino a|solo|soltanto))?"
    r"|(?:geef|besteed)(?: \w+){0,3}? (?:niet|nooit) (?:meer|minder)(?: uit)? dan"
    r"|(?:geef|besteed|uitgeven|spendeer)(?: \w+){0,3}? (?:max(?:imaal|imum)?\.?|hoogstens|meer dan"
    r"|minder dan|tot|slechts|alleen|niet meer dan)"
    r"|wydaj(?: \w+){0,2}? (?:maksymalnie|najwyżej|więcej niż|do)"
)
"""The same in Spanish and Portuguese, German, French, Italian, Dutch and Polish. Only verbs of what
Buddy does: what a thing may cost is part of the wish."""
_SPENDING_BEFORE: Final = regex(
    r"(?:^|\b|(?<=[,;.]))(?:"
    r"(?:spend|spending|spent|charge me|bill me|pay for (?:it|this))(?: \w+){0,2}?"
    rf"(?: {_AT_MOST})?"
    r"|(?:spending|cost|mission|money) (?:limit|cap|ceiling|budget)(?: is| of| at|:)?"
    r"|(?:it|this|mission|run|job|everything)"
    rf" (?:(?:may|must|should|can|shall|to|not) )*(?:costs?|costing|to cost) ?{_AT_MOST}"
    r"|(?:keep|stay|remain)"
    r"(?: it| this| the (?:costs?|spending|price|bill|total)| costs?| everything)?"
    r" (?:under|below|within|at most|less than)"
    r"|(?:(?:total|the) |(?:^|[,;.] ?))costs? "
    rf"(?:(?:should|must|may|not|be|is|to|stay|exceed) )*{_AT_MOST}"
    rf"|{CONDITION} (?:{_AT_MOST}|{MOST}|{LESS})"
    r"|cap (?:it|this|the costs?|costs?|spending|the spending) at"
    r"|limit (?:it|this|the costs?|costs?|spending|the spending|yourself) to"
    rf"|{_ABROAD}"
    r")\s?$",
    re.IGNORECASE,
)
_SPENDING_AFTER: Final = regex(
    r"(?:\s?(?:at most|max(?:imum)?|or less|tops))?\s?(?:(?:spending|cost|mission)\s)?"
    r"(?:budget|limit|cap)\b(?! (?:hotel|airline|phone|laptop|flight))",
    re.IGNORECASE,
)
_VERB_AFTER: Final = regex(
    r"\s?(?:\w+ ){0,2}?(?:auszugeben|ausgeben|ausgibst|ausgegeben|zu zahlen|uitgeven"
    r"|uit te geven|besteden|te besteden|spenderen)\b"
    rf"|\s?(?:\w+ ){{0,2}}?(?:aus|uit)(?=\s*(?:$|[,;:.!?)]|{JOIN}\s))",
    re.IGNORECASE,
)
_MOST_BEFORE: Final = regex(
    r"\b(?:h[öo]chstens|maximal|max\.?|nicht mehr als|mehr als|bis zu|nur|maximaal|hoogstens"
    r"|niet meer dan|meer dan|tot)\s*$",
    re.IGNORECASE,
)
"""Where the verb stands behind the amount: "höchstens 2 Dollar ausgeben"."""
_OF_A_THING: Final = regex(
    r"\s?(?:/\s?\w|p\.?p\.?(?!\w)"
    r"|(?:each(?! (?:run|time|lauf|mission|search)\b)|apiece|cadauno|chacun|stuk)\b"
    r"|(?:per|pro|par|por|je|cada)\s+(?!(?:run|mission|search|call|request|quer\w+|job|vez|fois|keer|volta"
    r"|mal|favou?re?"
    r"|this"
    r"|that|it|suche|auftrag|lauf|recherche|b[uú]squeda|busca|misi[oó]n|missione|ricerca|miss[aã]o"
    r"|opdracht|missie)\b)\w"
    r"|(?:an?|al|alla|all['’]|la|le|die|de|der|die|o|na|ao|à la|the|één)\s?"
    r"(?:night|head|person|piece|day|week|month|year|hour|ticket|room|seat|unit|kilo|pop|nacht"
    r"|kopf|tag"
    r"|woche|monat|jahr|stunde|st[üu]ck|noche|d[ií]a|semana|mes|año|hora|persona|nuit|jour"
    r"|semaine|mois"
    r"|année|heure|personne|pi[èe]ce|tête|notte|giorno|settimana|mese|anno|ora|testa|noite"
    r"|m[êe]s|ano"
    r"|pessoa|persoon|dag|maand|jaar|uur)\b)",
    re.IGNORECASE,
)
"""What an amount costs a night or a head is the price of a thing, and no limit on Buddy."""
_ON_A_THING: Final = regex(
    r"\s+(?:on|for)\s+(?!(?:it|this|that|everything|all|me|us|the (?:search|mission|run|job"
    r"|task))\b)\w",
    re.IGNORECASE,
)
_I_SPEND: Final = regex(
    r"\b(?:i|we|my|our|ich|wir|je|nous|yo|noi|io|eu|ik|wij)\b[^,;.!?]{0,30}$", re.IGNORECASE
)
"""What somebody has to spend on a thing. What Buddy may spend is small, where "I" is said."""
_THEY_SPEND: Final = regex(
    r"\b(?:they|he|she|people|who|that|which|tourists|families|users|qui|que|die|wer|man|gente|gens"
    r"|leute|mensen|chi|quem)\s(?:[^\W\d_]+\s){0,2}?(?:spen[dt]s?|gast[ae]n?|d[ée]pensent?|spendono"
    r"|ausgeben|uitgeven)\b[^,;.!?]*$",
    re.IGNORECASE,
)
_BARE_BEFORE: Final = regex(rf"{BEFORE}|{BUDGET_IS}", re.IGNORECASE)
"""A limit in a clause of its own, behind an address, or with a word that says it is one."""
_OPENING_BEFORE: Final = regex(BEFORE_NOTHING, re.IGNORECASE)
_ALL_BEFORE: Final = regex(BEFORE_ALL, re.IGNORECASE)
_LESS_BEFORE: Final = regex(BEFORE_LESS, re.IGNORECASE)
_ALL_AFTER: Final = regex(rf"\s*{ALL_IN}(?!\w)", re.IGNORECASE)
_MAY_BEFORE: Final = regex(rf"(?<!\w){MAY}(?:\s+{MOST}|\s+nur|\s+maar)?\s*$", re.IGNORECASE)
_COST_BEFORE: Final = regex(MAY_COST, re.IGNORECASE)
_COST_AFTER: Final = regex(r"\s+(?:kosten|werden|worden)(?!\w)", re.IGNORECASE)
_OVERSTEPS_BEFORE: Final = regex(OVERSTEPS, re.IGNORECASE)
_NOT_AFTER: Final = regex(r"\s+(?:nicht|niet)(?!\w)", re.IGNORECASE)
_FEW_BEFORE: Final = regex(
    rf"(?:{MOST}|\bfor\s+{LESS}|(?:^|[,;(]|https?://\S+)\s*{LESS})[:\s]*$", re.IGNORECASE
)
"""Cents alone: nobody shops for what costs less than `_DOLLAR`."""
_DOLLAR: Final = Decimal(1)
_BOUNDED_BEFORE: Final = regex(rf"(?<!\w)(?:{MOST}|{LESS})[:\s]*$", re.IGNORECASE)
_HAVE_BEFORE: Final = regex(
    r"\b(?:i|we|ich|wir|j|nous|yo|noi|io|eu|ik|wij)?\s?(?:only\s)?['’]?\s?(?:have(?: got)?|got"
    r"|['’]?ve(?: got)?|habe|haben|ai|avons|tengo|tenemos|ho|abbiamo|tenho|temos|heb|hebben)"
    r"\s(?:(?:only|just|nur|solo|só|sólo|maar|seulement)\s)?$",
    re.IGNORECASE,
)
_HAVE_AFTER: Final = regex(
    r"\s*(?:for (?:this|it|that)|to spend|daf[üu]r|pour [çc]a|para (?:esto|isso|isto)|per questo"
    r"|hiervoor|daarvoor)(?!\w)",
    re.IGNORECASE,
)
_BARE_AFTER: Final = regex(
    rf"\s*(?:(?:{LIMITED}|{ALL_IN}|please|for (?:this|it|that)|bitte|por favor|per favore"
    rf"|alsjeblieft)\s*)*(?:$|[,;:.!?)\n–—]|{JOIN}\s)",
    re.IGNORECASE,
)
_ALONE_AFTER: Final = regex(rf"\s*(?:{ALL_IN}\s*)?(?:$|[,;.!?)\n])", re.IGNORECASE)
_LIMITED_AFTER: Final = regex(rf"\s*(?:{ALL_IN}\s*)?{LIMITED}", re.IGNORECASE)
_LISTED_BEFORE: Final = regex(r"[^\W\d_][^\W\d_]+[,;(]\s*$")
"""Words, and then a clause that is the amount alone: "five results, 20 cents"."""
_CONTEXT: Final = 80
"""Characters before an amount that are looked at."""
_BEGINNINGS: Final = (
    _SPENDING_BEFORE,
    _BARE_BEFORE,
    _ALL_BEFORE,
    _LESS_BEFORE,
    _OPENING_BEFORE,
    _COST_BEFORE,
    _OVERSTEPS_BEFORE,
    _MAY_BEFORE,
    _MOST_BEFORE,
    _FEW_BEFORE,
    _HAVE_BEFORE,
)
_ADDRESS: Final = regex(r"(?:https?://\S+|[\w-]+\.\w{2,}\S*)\s+")
_LEADS: Final = regex(
    rf"(?:^|[,;.!?(\n]|(?<!\w){JOIN}(?=\s))\s*(?:(?:with(?:out)?|sans|sin|senza|sem|ohne|zonder|avec"
    r"|mit|con|com|met|on|the|an?|my|your|das|die|dein|mein|une?|l[ae]|mon|ma|el|il|mi|una|o|um|uma"
    r"|meu|de|het|een|mijn|you|i|we|can|may|want|to|do|not|du|ich|darfst|kannst|will|dabei|daf[üu]r"
    r"|tu|je|peux|veux|ne|pas|puedes|quiero|no|puoi|voglio|non|podes?|voc[êe]|quero|n[ãa]o|nunca"
    r"|jamais|nie|nooit|never|ever|mag|ik|er|wil)\s+){1,6}$",
    re.IGNORECASE,
)
"""The head of a clause before the words of a limit: "sans", "you can"."""


def spending_limit(text: str) -> Money | None:
    """Return the limit on Buddy's own spending that a text names, in dollars.

    Of several limits the lowest stands. Other currencies are not converted and not read.
    """
    limits = [money for amount in _limiting(text) if (money := amount.dollars) is not None]
    return min(limits, default=None)


_LIMIT_BEGINS: Final = regex(
    r"(?:[\s,;.(-]|\b(?:and|but|with|for|please|use|of"
    r"|do(?:n't| not)?|don\u2019t|never|not|to|be|may"
    r"|must|should|can|you|i(?:['’]d| would)? (?:like|want)|ich|m[öo]chte|will|du|darfst|ik|wil"
    r"|je|mag"
    r"|je veux|quiero|voglio|quero|y|pero|und|aber|bitte|et|mais|e|ma|en|maar|no|não|non|ne"
    r"|nicht|nie)\b)*$",
    re.IGNORECASE,
)
_LIMIT_ENDS: Final = regex(
    rf"(?:\s*(?:{LIMITED}|{ALL_IN}|please|on (?:this|it|that)|for (?:this|it|that)|to spend"
    r"|daf[üu]r|pour [çc]a|para (?:esto|isso)|per questo|hiervoor"
    r"|aan uit|aus|uit te geven|uit|ausgeben|auszugeben|uitgeven|besteden|kosten|nicht|niet"
    r"|por favor|alsjeblieft|bitte)(?!\w))*[\s,;:.!?)]*",
    re.IGNORECASE,
)


@kept
def _limiting(text: str) -> tuple[Amount, ...]:
    """Return the amounts that limit spending; a message is asked for them a dozen times."""
    return tuple(each for each in amounts_in(text) if limits_spending(text, each))


def limit_elsewhere(text: str) -> bool:
    """Tell whether a text limits Buddy's own spending in a currency that is not counted in."""
    return any(each.foreign for each in _limiting(text))


def is_of_a_thing(after: str) -> bool:
    """Tell whether what follows an amount says that a night, a head or the like costs it."""
    return bool(_OF_A_THING.match(after))


def unread_limit(text: str) -> Amount | None:
    """Return a limit on Buddy's own spending that cannot be taken over; None without any.

    It is in another currency, or its figure can be read in two ways ("1.000").
    """
    return next(
        (each for each in _limiting(text) if each.foreign or each.value is None),
        None,
    )


def doubtful_limit(text: str, *, held: Callable[[Amount], bool] = lambda _: True) -> Amount | None:
    """Return a small amount of money that was left to what is asked for, and may be a limit.

    Args:
        text: The sentence.
        held: Tells whether the work itself is about an amount: then only a word that bounds it,
            or that nobody shops for so little, makes it doubtful.
    """
    limiting = frozenset(_limiting(text))
    return next(
        (
            each
            for each in amounts_in(text)
            if each.value is not None
            and each.value <= BARE_LIMIT.decimal()
            and not is_of_a_thing(text[each.end :])
            and each not in limiting
            and (
                not held(each)
                or _before(_BOUNDED_BEFORE, text, each)
                or _LIMITED_AFTER.match(text, each.end)
            )
        ),
        None,
    )


def without_limit(text: str) -> str:
    """Return a text without the clauses that limit what Buddy itself may spend.

    "search for tea and spend up to $2" is a search for tea; a limit on what is looked for stays.
    """
    return without_spans(text, spending_spans(text))


def without_spans(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text without the parts of it that begin and end there."""
    kept, place = list[str](), 0
    for start, end in sorted(spans):
        if start >= place:
            kept.append(text[place:start])
        place = max(place, end)
    kept.append(text[place:])
    return " ".join(part.strip() for part in kept if part.strip())


def spending_spans(text: str) -> list[tuple[int, int]]:
    """Return where the clauses of a text begin and end that limit what Buddy itself may spend."""
    found = [_widened(text, match.start(), match.end()) for match in NOTHING.finditer(text)]
    return [
        *found,
        *(span_of(text, each) for each in _limiting(text)),
    ]


def span_of(text: str, amount: Amount) -> tuple[int, int]:
    """Return where the clause of a limit begins and ends."""
    begins = (_before(pattern, text, amount) for pattern in _BEGINNINGS)
    start = min((match.start() for match in begins if match), default=amount.start)
    address = _ADDRESS.match(text, start, amount.start)
    return _widened(text, address.end() if address else start, amount.end)


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a part of a text with the words around it that only join it to the rest."""
    low = max(0, start - _CONTEXT)
    lead = _LEADS.search(text, low, start)
    start = lead.start() if lead else start
    begin, after = _LIMIT_BEGINS.search(text, low, start), _LIMIT_ENDS.match(text, end)
    return (begin.start() if begin else start), (after.end() if after else end)


def _before(pattern: re.Pattern[str], text: str, amount: Amount) -> re.Match[str] | None:
    """Return what a pattern finds right before an amount."""
    return pattern.search(text, max(0, amount.start - _CONTEXT), amount.start)


def limits_spending(text: str, amount: Amount) -> bool:
    """Tell whether an amount in a text is a limit on what Buddy itself may spend.

    Args:
        text: The sentence.
        amount: One that `buddy.domain.money_words.amounts_in` found in it.
    """
    value = Decimal(1) if amount.value is None else amount.value
    end = amount.end
    if _OF_A_THING.match(text, end):
        return False
    small = value <= BARE_LIMIT.decimal()
    if _before(_THEY_SPEND, text, amount):
        return False
    if not small and (_ON_A_THING.match(text, end) or _before(_I_SPEND, text, amount)):
        return False
    if _before(_SPENDING_BEFORE, text, amount):
        return True
    if _VERB_AFTER.match(text, end) and (
        _before(_MOST_BEFORE, text, amount) or _before(_MAY_BEFORE, text, amount)
    ):
        return True
    return small and _bounds_by_place(text, amount, value)


def _bounds_by_place(text: str, amount: Amount, value: Decimal) -> bool:
    """Tell whether a small amount is a limit by where it stands, and the words around it."""
    end = amount.end
    around = (
        (_HAVE_BEFORE, _HAVE_AFTER),
        (_COST_BEFORE, _COST_AFTER),
        (_OVERSTEPS_BEFORE, _NOT_AFTER),
    )
    if _SPENDING_AFTER.match(text, end) or any(
        _before(one, text, amount) and other.match(text, end) for one, other in around
    ):
        return True
    if not _BARE_AFTER.match(text, end):
        return False
    limited, whole = _LIMITED_AFTER.match(text, end), _ALL_AFTER.match(text, end)
    if _before(_BARE_BEFORE, text, amount) or _before(_ALL_BEFORE, text, amount):
        return True
    if (limited or whole) and _before(_OPENING_BEFORE, text, amount):
        return True
    if whole and _before(_LESS_BEFORE, text, amount):
        return True
    if value < _DOLLAR and (limited or _before(_FEW_BEFORE, text, amount)):
        return True
    alone = _ALONE_AFTER.match(text, end) and _before(_LISTED_BEFORE, text, amount)
    return bool(alone) and len(amounts_in(text)) == 1
