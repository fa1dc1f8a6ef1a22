# ruff: noqa: RUF001  # words of many languages
"""The limit that a sentence sets on what Buddy itself may spend.

"Compare three hotels, spend up to $2" limits the mission; "find shoes for at most $80" limits the
shoes. Words of spending decide; a bare "max $3" or "no more than 50 cents" counts when it stands
as a clause of its own and is small, because nobody shops for shoes below `BARE_LIMIT`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from buddy.domain.money import MAX_DOLLARS, Money

BARE_LIMIT: Final = Money.parse(20)
"""A limit without a word of spending counts up to this amount."""

_WORDS: Final = {
    word: number
    for number, names in {
        1: "a one an un uno una um uma ein einen une een jeden",
        2: "two zwei dos deux due dois twee dwa",
        3: "three drei tres trois tre três drie trzy",
        4: "four",
        5: "five fünf cinco cinq cinque vijf pięć",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten zehn diez dix dieci dez tien",
        15: "fifteen",
        20: "twenty",
        25: "twenty-five",
        30: "thirty",
        40: "forty",
        50: "fifty",
        75: "seventy-five",
        90: "ninety",
        100: "hundred",
    }.items()
    for word in names.split()
}
_DIGITS: Final = r"\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,6})?|\d{1,10}(?:\.\d{1,6})?|\.\d{1,6}"
_AMOUNT: Final = re.compile(
    rf"(?<![\w.,$€£-])(?:(?:US\s?)?\$\s?(?P<dollars>{_DIGITS})(?:\s?(?:dollars?|USD))?"
    rf"|USD\s?(?P<usd>{_DIGITS})"
    rf"|(?P<number>{_DIGITS}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})[\s-]?"
    r"(?P<unit>US dollars?|dollars?|d[oó]lar(?:es)?|dollar[io]|dolar(?:ów|y)?|USD|bucks?|\$|cents?"
    r"|centavos|centesimi|¢))(?![\w$€£]|[.,]\d)",
    re.IGNORECASE,
)
_AT_MOST: Final = (
    r"(?:up to|at most|at maximum|no more than|not more than|more than|less than|under|below|within"
    r"|over|only|just|max(?:imum|imally)?\.?(?: of)?|a max(?:imum)? of|not exceeding"
    r"|exceed(?:ing)?)"
)
_ABROAD: Final = (
    r"(?:gast(?:a|e|es|ar|en))(?: \w+){0,2}?"
    r" (?:(?:como|no) m[áa]ximo|m[áa]ximo|hasta|at[ée]|m[áa]s (?:de|que)|mais (?:de|que)|menos de"
    r"|a lo sumo|solo|só)"
    r"|(?:gib|gebt|geben|ausgeben|zahle?)(?: \w+){0,3}?"
    r" (?:h[öo]chstens|maximal|mehr als|bis zu|weniger als|nur)"
    r"|(?:d[ée]pense[rsz]?)(?: \w+){0,2}? (?:au (?:maximum|plus)|maximum|plus de|plus que"
    r"|moins de|jusqu['’]à)"
    r"|(?:spend(?:i|ere|a|ete))(?: \w+){0,2}? (?:al massimo|massimo|pi[ùu] di|meno di|fino a)"
    r"|(?:geef|besteed|uitgeven)(?: \w+){0,3}? (?:maximaal|hoogstens|meer dan|minder dan"
    r"|tot)"
    r"|wydaj(?: \w+){0,2}? (?:maksymalnie|najwyżej|więcej niż|do)"
)
"""The same in Spanish and Portuguese, German, French, Italian, Dutch and Polish. Only verbs of what
Buddy does: what a thing may cost is part of the wish."""
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
_BARE_BEFORE: Final = re.compile(
    r"(?:^|[,;.!?(\n–—-]|\b(?:and|but|with|please)\b)\s*"
    r"(?:and |but |for |with |at |use |of |a |an )*"
    r"(?:up to|at most|no more than|not more than|max(?:imum|imally)?\.?(?: of)?"
    r"|budget(?: is| of)?|cap(?: of| at)?|limit(?: is| of)?|spending|(?:como |no )?m[áa]ximo"
    r"|au (?:maximum|plus)|(?:al )?massimo|h[öo]chstens|maximaal|hoogstens|bis zu|maksymalnie)"
    r"[:\s]*$",
    re.IGNORECASE,
)
_BARE_AFTER: Final = re.compile(
    r"\s*(?:(?:max(?:imum)?|tops|at most|or less|please|for (?:this|it|that)|in total|all in|total"
    r"|budget|limit|cap)\s*)*(?:$|[,;.!?)\n])",
    re.IGNORECASE,
)
_LIMITED_AFTER: Final = re.compile(r"\s*(?:max(?:imum)?|tops|at most|or less)\b", re.IGNORECASE)
_CLAUSE_BEFORE: Final = re.compile(r"(?:^|[,;.!?(\n])\s*$")
_CONTEXT: Final = 60


def spending_limit(text: str) -> Money | None:
    """Return the limit on Buddy's own spending that a text names, in dollars.

    Of several limits the lowest stands. Other currencies are not converted and not read.
    """
    limits = [
        amount
        for match in _AMOUNT.finditer(text)
        if (amount := _amount(match)) is not None and _limits_spending(text, match, amount)
    ]
    return min(limits, default=None)


_LIMIT_BEGINS: Final = re.compile(
    r"(?:[\s,;.(-]|\b(?:and|but|with|please|use|of|do(?:n't| not)?|don\u2019t|never|not|to|be|may"
    r"|must|should|can|you|y|pero|und|aber|bitte|et|mais|e|ma|en|maar|no|não|non|ne|nicht|nie)\b)*$",
    re.IGNORECASE,
)
_LIMIT_ENDS: Final = re.compile(
    r"(?:\s*(?:max(?:imum)?|tops|at most|or less|please|on (?:this|it|that)|for (?:this|it|that)"
    r"|in total|all in|total|budget|limit|cap|aus|uit|por favor|bitte)\b)*[\s,;.!?)]*",
    re.IGNORECASE,
)


_ELSEWHERE: Final = re.compile(
    r"(?:[€£¥₹]\s?\d[\d.,]{0,20}|(?<![\d.,])\d[\d.,]{0,20}\s?(?:[€£¥₹]|(?:euros?|eur|pounds?|gbp|quid|yen|francs?|chf"
    r"|pln|z[łl](?:oty\w*)?|rupees?|kron\w+|pesos?|reais|real)\b))",
    re.IGNORECASE,
)


def limit_elsewhere(text: str) -> bool:
    """Tell whether a text limits Buddy's own spending in a currency that is not counted in."""
    return any(
        _SPENDING_BEFORE.search(text[max(0, match.start() - _CONTEXT) : match.start()])
        for match in _ELSEWHERE.finditer(text)
    )


def without_limit(text: str) -> str:
    """Return a text without the clauses that limit what Buddy itself may spend.

    "search for tea and spend up to $2" is a search for tea; a limit on what is looked for stays.
    """
    kept, end = list[str](), 0
    for match in _AMOUNT.finditer(text):
        amount = _amount(match)
        if amount is None or not _limits_spending(text, match, amount):
            continue
        head = text[: match.start()]
        words = _SPENDING_BEFORE.search(head[-_CONTEXT:]) or _BARE_BEFORE.search(head[-_CONTEXT:])
        start = len(head) - len(head[-_CONTEXT:]) + words.start() if words else len(head)
        begin = _LIMIT_BEGINS.search(text[:start])
        start = begin.start() if begin else start
        if start < end:
            continue
        after = _LIMIT_ENDS.match(text, match.end())
        kept.append(text[end:start])
        end = after.end() if after else match.end()
    kept.append(text[end:])
    return " ".join(part.strip() for part in kept if part.strip())


def _amount(match: re.Match[str]) -> Money | None:
    written = match["dollars"] or match["usd"] or match["number"]
    worded = _WORDS.get(written.lower())
    number = Decimal(worded) if worded is not None else Decimal(written.replace(",", ""))
    unit = (match["unit"] or "").lower()
    if unit.startswith("cent") or unit == "¢":
        number /= 100
    # A hundredth of six decimals is finer than a micro-dollar; such a text is no amount of money.
    micros = number * 1_000_000
    if number > MAX_DOLLARS or micros != micros.to_integral_value():
        return None
    return Money(int(micros))


def _limits_spending(text: str, match: re.Match[str], amount: Money) -> bool:
    before = text[max(0, match.start() - _CONTEXT) : match.start()]
    after = text[match.end() : match.end() + _CONTEXT]
    if _SPENDING_BEFORE.search(before):
        return True
    if amount > BARE_LIMIT:
        return False
    if _SPENDING_AFTER.match(after):
        return True
    if not _BARE_AFTER.match(after):
        return False
    own_clause = _CLAUSE_BEFORE.search(before) and _LIMITED_AFTER.match(after)
    return bool(_BARE_BEFORE.search(before) or own_clause)
