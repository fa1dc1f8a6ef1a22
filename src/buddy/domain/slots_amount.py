# ruff: noqa: RUF001  # words of many languages
"""The limit that a sentence sets on what Buddy itself may spend.

"Compare three hotels, spend up to $2" limits the mission; "find shoes for at most $80" limits the
shoes. Words of spending decide; a bare "max $3" or "no more than 50 cents" counts when it stands
as a clause of its own and is small, because nobody shops for shoes below `BARE_LIMIT`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from buddy.domain.limit_words import ALL_IN, JOIN, LESS, MOST
from buddy.domain.money import Money
from buddy.domain.money_words import Amount, amounts_in

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
    r"|d[ée]pens(?:e[rsz]?|ons|ant)(?: \w+){0,2}?(?: (?:au (?:maximum|plus)|max(?:imum)?\.?|plus de"
    r"|plus que|moins de|jusqu['’]à|seulement))?"
    r"|spend(?:i|ere|a|ete|iamo|endo)(?: \w+){0,2}?"
    r"(?: (?:al massimo|massimo|max\.?|pi[ùu] di|meno di|fino a|solo|soltanto))?"
    r"|(?:geef|besteed|uitgeven|spendeer)(?: \w+){0,3}? (?:max(?:imaal|imum)?\.?|hoogstens|meer dan"
    r"|minder dan|tot|slechts|alleen|niet meer dan)"
    r"|wydaj(?: \w+){0,2}? (?:maksymalnie|najwyżej|więcej niż|do)"
)
"""The same in Spanish and Portuguese, German, French, Italian, Dutch and Polish. Only verbs of what
Buddy does: what a thing may cost is part of the wish."""
_CONDITION: Final = (
    r"(?:only )?(?:if|as long as|so long as|provided(?: that)?|wenn|falls|solange|sofern|si"
    r"|tant que|mientras|siempre que|se|finch[ée]|desde que|als|zolang|mits) "
    r"(?:(?:it|this|that|the (?:run|mission|cost)|es|das|[çc]a|cela|esto|eso|isso|isto|het"
    r"|dat) ?)?(?:(?:all|nur|ne|n['’]|no|non|não|niet) ?)?"
    r"(?:['’]s|is|costs?|stays?|remains?|kostet|bleibt|co[ûu]te|reste|cuesta|costa|resta|custa"
    r"|fica|kost|blijft)"
)
"""Work that is wanted only below a price: "if it is under 10 cents"."""
_NOTHING: Final = re.compile(
    r"\b(?:(?:do not|don['’]?t|never|without|not) (?:spend(?:ing)?|pay(?:ing)?)"
    r" (?:a (?:single )?(?:cents?|penny|dime|dollar)\b|anything|any money|money)"
    r"|spend (?:nothing|no money|zero)|gib (?:nichts|kein geld|keinen cent) aus"
    r"|ohne geld auszugeben|(?:ne )?d[ée]pense[rz]? rien|sans rien d[ée]penser"
    r"|no gastes nada|sin gastar nada|non spendere nulla|senza spendere nulla"
    r"|não gaste nada|sem gastar nada|geef niets uit|zonder iets uit te geven"
    rf"|{_CONDITION} (?:for )?(?:nothing|free|nichts|rien|nada|nulla|niets|gratis|kostenlos"
    r"|gratuit))(?!\w)",
    re.IGNORECASE,
)
_SPENDING_BEFORE: Final = re.compile(
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
    rf"|{_CONDITION} (?:{_AT_MOST}|{MOST}|{LESS})"
    r"|cap (?:it|this|the costs?|costs?|spending|the spending) at"
    r"|limit (?:it|this|the costs?|costs?|spending|the spending|yourself) to"
    rf"|{_ABROAD}"
    r")\s?$",
    re.IGNORECASE,
)
_SPENDING_AFTER: Final = re.compile(
    r"(?:\s?(?:at most|max(?:imum)?|or less|tops))?\s?(?:(?:spending|cost|mission)\s)?"
    r"(?:budget|limit|cap)\b(?! (?:hotel|airline|phone|laptop|flight))",
    re.IGNORECASE,
)
_VERB_AFTER: Final = re.compile(
    r"\s?(?:\w+ ){0,2}?(?:auszugeben|ausgeben|ausgibst|ausgegeben|zu zahlen|uitgeven"
    r"|uit te geven|besteden"
    r"|te besteden|spenderen)\b",
    re.IGNORECASE,
)
_MOST_BEFORE: Final = re.compile(
    r"\b(?:h[öo]chstens|maximal|max\.?|nicht mehr als|mehr als|bis zu|nur|maximaal|hoogstens"
    r"|niet meer dan|meer dan|tot)\s*$",
    re.IGNORECASE,
)
"""Where the verb stands behind the amount: "höchstens 2 Dollar ausgeben"."""
_OF_A_THING: Final = re.compile(
    r"\s?(?:/\s?\w|p\.?p\.?(?!\w)|(?:each|apiece|cadauno|chacun|stuk)\b"
    r"|(?:per|pro|par|por|je|cada)\s+(?!(?:run|mission|search|call|request|quer\w+|job|favou?re?"
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
_ON_A_THING: Final = re.compile(
    r"\s+(?:on|for)\s+(?!(?:it|this|that|everything|all|me|us|the (?:search|mission|run|job"
    r"|task))\b)\w",
    re.IGNORECASE,
)
_I_SPEND: Final = re.compile(
    r"\b(?:i|we|my|our|ich|wir|je|nous|yo|noi|io|eu|ik|wij)\b[^,;.!?]{0,30}$", re.IGNORECASE
)
"""What somebody has to spend on a thing. What Buddy may spend is small, where "I" is said."""
_THEY_SPEND: Final = re.compile(
    r"\b(?:they|he|she|people|who|that|which|tourists|families|users|qui|que|die|wer|man|gente|gens"
    r"|leute|mensen|chi|quem)\s(?:[^\W\d_]+\s){0,2}?(?:spen[dt]s?|gast[ae]n?|d[ée]pensent?|spendono"
    r"|ausgeben|uitgeven)\b[^,;.!?]*$",
    re.IGNORECASE,
)
_BUDGET: Final = (
    r"(?:budget|cap|limite?|límite|limiet|presupuesto|or[çc]amento|plafond|tope|spending"
    r"|(?:kosten|ausgaben)(?:limit|grenze)|obergrenze)(?: is| of| at| de| di| van| von)?:?"
)
_BARE_BEFORE: Final = re.compile(
    rf"(?:(?:^|[,;:.!?(\n–—-]|\b{JOIN}\b)\s*"
    rf"(?:(?:{JOIN}|for|at|use|of|a|an|für|f[üu]r|por|pour|per|voor)\s+)*(?:{MOST}|{_BUDGET})"
    rf"|(?:\b(?:an?|my|with|on)\s+)?\b{_BUDGET}"
    rf"|(?:https?://\S+|\b[\w-]+\.\w{{2,}}\S*)\s+(?:for\s+)?{MOST}"
    r")[:\s]*$",
    re.IGNORECASE,
)
"""A limit in a clause of its own, behind an address, or with a word that says it is one."""
_FEW_BEFORE: Final = re.compile(
    rf"(?:{MOST}|\bfor\s+{LESS}|(?:^|[,;(]|https?://\S+)\s*{LESS})[:\s]*$", re.IGNORECASE
)
"""Cents alone: nobody shops for what costs less than `_DOLLAR`."""
_DOLLAR: Final = Decimal(1)
_BOUNDED_BEFORE: Final = re.compile(rf"(?<!\w)(?:{MOST}|{LESS})[:\s]*$", re.IGNORECASE)
_HAVE_BEFORE: Final = re.compile(
    r"\b(?:i|we|ich|wir|j|nous|yo|noi|io|eu|ik|wij)?\s?(?:only\s)?['’]?\s?(?:have(?: got)?|got"
    r"|['’]?ve(?: got)?|habe|haben|ai|avons|tengo|tenemos|ho|abbiamo|tenho|temos|heb|hebben)"
    r"\s(?:(?:only|just|nur|solo|só|sólo|maar|seulement)\s)?$",
    re.IGNORECASE,
)
_HAVE_AFTER: Final = re.compile(
    r"\s*(?:for (?:this|it|that)|to spend|daf[üu]r|pour [çc]a|para (?:esto|isso|isto)|per questo"
    r"|hiervoor|daarvoor)(?!\w)",
    re.IGNORECASE,
)
_TOPS: Final = (
    r"(?:max(?:imum|imal|imaal|imo)?\.?|tops|at most|or less|(?:como |no |de |au |al )?(?:m[áa]ximo"
    r"|maximum|massimo)|au plus|a lo sumo|h[öo]chstens|hoogstens|budget|limit|cap)"
)
_BARE_AFTER: Final = re.compile(
    rf"\s*(?:(?:{_TOPS}|{ALL_IN}|please|for (?:this|it|that)|bitte|por favor|per favore)"
    rf"\s*)*(?:$|[,;:.!?)\n–—]|{JOIN}\s)",
    re.IGNORECASE,
)
_ALONE_AFTER: Final = re.compile(rf"\s*(?:{ALL_IN}\s*)?(?:$|[,;.!?)\n])", re.IGNORECASE)
_LIMITED_AFTER: Final = re.compile(rf"\s*{_TOPS}(?!\w)", re.IGNORECASE)
_CLAUSE_BEFORE: Final = re.compile(r"(?:^|[,;.!?(\n])\s*$")
_LISTED_BEFORE: Final = re.compile(r"[^\W\d_][^\W\d_]+[,;(]\s*$")
"""Words, and then a clause that is the amount alone: "five results, 20 cents"."""
_CONTEXT: Final = 60


def spending_limit(text: str) -> Money | None:
    """Return the limit on Buddy's own spending that a text names, in dollars.

    Of several limits the lowest stands. Other currencies are not converted and not read.
    """
    limits = [
        money
        for amount in amounts_in(text)
        if (money := amount.dollars) is not None and limits_spending(text, amount)
    ]
    return min(limits, default=None)


_LIMIT_BEGINS: Final = re.compile(
    r"(?:[\s,;.(-]|\b(?:and|but|with|for|please|use|of"
    r"|do(?:n't| not)?|don\u2019t|never|not|to|be|may"
    r"|must|should|can|you|i(?:['’]d| would)? (?:like|want)|ich|m[öo]chte|will|du|darfst|ik|wil"
    r"|je|mag"
    r"|je veux|quiero|voglio|quero|y|pero|und|aber|bitte|et|mais|e|ma|en|maar|no|não|non|ne"
    r"|nicht|nie)\b)*$",
    re.IGNORECASE,
)
_LIMIT_ENDS: Final = re.compile(
    rf"(?:\s*(?:{_TOPS}|{ALL_IN}|please|on (?:this|it|that)|for (?:this|it|that)|to spend"
    r"|daf[üu]r|pour [çc]a|para (?:esto|isso)|per questo|hiervoor"
    r"|aus|uit|ausgeben|auszugeben|uitgeven|uit te geven|besteden|por favor"
    r"|bitte)(?!\w))*[\s,;.!?)]*",
    re.IGNORECASE,
)


def limit_elsewhere(text: str) -> bool:
    """Tell whether a text limits Buddy's own spending in a currency that is not counted in."""
    return any(each.foreign and limits_spending(text, each) for each in amounts_in(text))


def is_of_a_thing(after: str) -> bool:
    """Tell whether what follows an amount says that a night, a head or the like costs it."""
    return bool(_OF_A_THING.match(after))


def unread_limit(text: str) -> Amount | None:
    """Return a limit on Buddy's own spending that cannot be taken over; None without any.

    It is in another currency, or its figure can be read in two ways ("1.000").
    """
    return next(
        (
            each
            for each in amounts_in(text)
            if (each.foreign or each.value is None) and limits_spending(text, each)
        ),
        None,
    )


def doubtful_limit(text: str) -> Amount | None:
    """Return a small amount that is bounded from above, and was left to what is asked for."""
    return next(
        (
            each
            for each in amounts_in(text)
            if each.value is not None
            and each.value <= BARE_LIMIT.decimal()
            and not is_of_a_thing(text[each.end :])
            and _BOUNDED_BEFORE.search(text[: each.start][-_CONTEXT:])
            and not limits_spending(text, each)
        ),
        None,
    )


def forbids_spending(text: str) -> bool:
    """Tell whether a text says that nothing at all is to be spent."""
    return _NOTHING.search(text) is not None


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
    found = [(match.start(), match.end()) for match in _NOTHING.finditer(text)]
    for amount in amounts_in(text):
        if not limits_spending(text, amount):
            continue
        head = text[: amount.start]
        begins = [
            match.start()
            for pattern in (
                _SPENDING_BEFORE,
                _BARE_BEFORE,
                _MOST_BEFORE,
                _FEW_BEFORE,
                _HAVE_BEFORE,
            )
            if (match := pattern.search(head[-_CONTEXT:]))
        ]
        start = len(head) - len(head[-_CONTEXT:]) + begins[0] if begins else len(head)
        address = re.match(r"(?:https?://\S+|[\w-]+\.\w{2,}\S*)\s+", text[start : amount.start])
        found.append((start + (address.end() if address else 0), amount.end))
    return [_widened(text, *span) for span in found]


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a part of a text with the words around it that only join it to the rest."""
    begin, after = _LIMIT_BEGINS.search(text[:start]), _LIMIT_ENDS.match(text, end)
    return (begin.start() if begin else start), (after.end() if after else end)


def limits_spending(text: str, amount: Amount) -> bool:
    """Tell whether an amount in a text is a limit on what Buddy itself may spend.

    Args:
        text: The sentence.
        amount: One that `buddy.domain.money_words.amounts_in` found in it.
    """
    value = Decimal(1) if amount.value is None else amount.value
    before = text[max(0, amount.start - _CONTEXT) : amount.start]
    after = text[amount.end : amount.end + _CONTEXT]
    if _OF_A_THING.match(after):
        return False
    small = value <= BARE_LIMIT.decimal()
    if _THEY_SPEND.search(before):
        return False
    if not small and (_ON_A_THING.match(after) or _I_SPEND.search(before)):
        return False
    if _SPENDING_BEFORE.search(before):
        return True
    if _VERB_AFTER.match(after) and _MOST_BEFORE.search(before):
        return True
    if not small:
        return False
    if _SPENDING_AFTER.match(after) or (_HAVE_BEFORE.search(before) and _HAVE_AFTER.match(after)):
        return True
    if not _BARE_AFTER.match(after):
        return False
    return bool(_BARE_BEFORE.search(before)) or _stands_alone(text, amount, before, after)


def _stands_alone(text: str, amount: Amount, before: str, after: str) -> bool:
    """Tell whether an amount is a clause of its own, or one too small to shop with."""
    if _CLAUSE_BEFORE.search(before) and _LIMITED_AFTER.match(after):
        return True
    if amount.value is not None and amount.value < _DOLLAR and _FEW_BEFORE.search(before):
        return True
    alone = len(amounts_in(text)) == 1 and _ALONE_AFTER.match(after)
    return bool(alone and _LISTED_BEFORE.search(before))
