# ruff: noqa: RUF001  # words of many languages
"""Two tables of two pages side by side: which one is cheaper, and for what both of them list.

Only rows that are called the same are set against each other; of the rest the ends are told.
Nothing is converted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from buddy.domain.bound_words import FILLER
from buddy.domain.cell_value import Figure, told_like
from buddy.domain.regex import regex
from buddy.domain.stems import content_stems
from buddy.domain.table_measures import PRICE, PRICES
from buddy.domain.table_pair import in_percent, without_percent
from buddy.domain.table_scope import named_rows
from buddy.domain.table_sheet import Sheet, Unclear, column_for, mixed_words
from buddy.domain.table_units import units_in
from buddy.domain.table_words import BY, SPAN, asks_for_end, end_in, mended_words

_LONGEST: Final = 200
_PAGES: Final = (
    r"(?:pages?|sites?|websites?|shops?|stores?|tables?|lists?|offers?|results?|vendors?|seiten?"
    r"|läden|anbieter|tabellen|listen|boutiques?|listes?|tableaux|p[áa]ginas?|tiendas?|tablas?"
    r"|pagine|siti|negozi|tabelle|lojas?|tabelas?|pagina['’]?s|winkels?|lijsten)"
)
_END: Final = (
    r"(?!\s+(?:most|least|cheap|low|high|expens|dear|günst|teuer|billig|niedr|höch|klein|größ|moins|plus"
    r"|más|menos|più|meno|mais|goedk|duur|laag|hoog))"
)
"""No end behind it: "the two cheapest" are rows of one table."""
_BOTH: Final = regex(
    rf"(?<!\w)(?:both(?: (?:of them|{_PAGES}))?|(?:of|between) (?:the|these|those|them) two"
    rf"|(?:the |these |those )?two {_PAGES}"
    rf"|(?:von |zwischen )?(?:den |der |die )?beiden?(?: {_PAGES})?"
    rf"|(?:von den|zwischen den) zwei|zwei {_PAGES}|(?:les|des) deux(?: {_PAGES})?|deux {_PAGES}"
    rf"|ambos|ambas|(?:de )?l[ao]s dos(?: {_PAGES})?|dos {_PAGES}|entramb[ie]"
    rf"|(?:i|le|delle|dei|tra i|tra le) due(?: {_PAGES})?|due {_PAGES}"
    rf"|(?:os|dos) dois(?: {_PAGES})?|(?:as|das) duas(?: {_PAGES})?|allebei"
    rf"|(?:van )?de twee(?: {_PAGES})?|beide(?: {_PAGES})?)"
    rf"(?!\w){_END}",
    re.IGNORECASE,
)
_EACH: Final = regex(
    rf"^\W*(?:and\W+|und\W+|et\W+|y\W+|e\W+|en\W+)?(?:(?:which|what|on which|in which|at which"
    r"|welche[rs]?|auf welcher|in welchem|quel(?:le)?s?|sur quel(?:le)?|cu[áa]l|en qu[ée]|qu[ée]"
    rf"|quale?|in quale|em que|welke|op welke) {_PAGES}|where|wo|où|d[óo]nde|dove|onde|waar)(?!\w)",
    re.IGNORECASE,
)
_COMPARE: Final = regex(
    r"(?<!\w)(?:compar\w*|vergleich\w*|confront\w*|vergelijk\w*|versus|vs|differ\w*|unterschied\w*"
    r"|différ\w*|diferen\w*|differen\w*|verschil\w*)(?!\w)",
    re.IGNORECASE,
)
_OF_TWO: Final = (
    r"(?:of (?:them|(?:the |these |those )?(?:two|both)|these|those)|(?:von|der) beiden|von ihnen"
    r"|des deux|d['’]entre (?:eux|elles)|de (?:l[ao]s dos|ell[ao]s)|de(?:i|lle) due|di loro"
    rf"|d(?:os dois|as duas|el[ea]s)|van (?:de twee|beide|hen)|(?:of (?:the )?)?{_PAGES})"
)
_ONLY_ONE: Final = regex(
    rf"(?<!\w)(?:(?:only|just|nur|seulement|uniquement|que|sól?o|solo|solamente|soltanto|só|apenas"
    r"|somente|alleen|slechts)(?!\w).{0,40}?(?<!\w)(?:one|a single|eine[rmn]?"
    rf"|une?(?: seule?)?|un[oa]?|n?uma?|één|een) {_OF_TWO}"
    r"|(?:not|missing|nicht|pas|no|non|não|niet)(?!\w).{0,30}?(?<!\w)(?:(?:in|on|at|from) (?:both"
    r"|the other)|(?:in|auf|bei) beiden|(?:dans|sur) les deux|en l[ao]s dos|in entramb[ie]"
    r"|n(?:os dois|as duas)|(?:in|op|bij) (?:beide|allebei)))(?!\w)",
    re.IGNORECASE,
)
"""What asks for the rows of one of two that the other does not list."""
_WITH: Final = regex(
    r"^\W*(?:(?:and|now|und|et|y|e|en|please|bitte)\W+)*(?:compar\w*|vergleich\w*|confront\w*"
    r"|vergelijk\w*)(?:[\s-]+(?:it|this|that|them|es|das|sie|le|la|les|lo|los|las|het))?"
    r"\s+(?:with|to|against|mit|avec|à|con|a|com|met)\s+(?:the|dem|der|den|le|la|l['’]|el|il|o|a|de)"
    r"\s*(?:other|first|second|third|previous|last|ander\w+|erste\w?|zweite\w?|vorige\w?|letzte\w?"
    r"|autre|premi[eè]re?|deuxième|précédente?|derni[eè]re?|otr[oa]|primer[oa]?|segund[oa]|anterior"
    r"|altr[oa]|prim[oa]|second[oa]|outr[oa]|primeir[oa]|eerste|vorige)"
    rf"(?:\s+(?:one|{_PAGES}))?\W*$",
    re.IGNORECASE,
)
"""What sets the last page against an earlier one: "compare it with the first one"."""
_FIRST: Final = 3
"""Rows that are told one by one; the table beside holds them all."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the tables."""

    title: str
    sheet: Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """What two tables say together."""

    text: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """What both list, with the cell of each; none where they list nothing in common."""


def compares(text: str) -> bool:
    """Tell whether a text asks about two results at once.

    Args:
        text: "which of the two pages is cheaper?", "compare both", "where is the roll cheapest?".
    """
    said = mended_words(text[:_LONGEST], set())
    if len(text) > _LONGEST:
        return False
    return names_both(said) or (bool(_EACH.match(said)) and asks_for_end(said))


def asks_which_page(text: str) -> bool:
    """Tell whether a text asks which of several pages, or where: "which shop is dearer"."""
    return _EACH.match(text[:_LONGEST]) is not None


def names_both(text: str) -> bool:
    """Tell whether a text can be about nothing but two: "compare both"."""
    said = bool(_BOTH.search(text) and (_COMPARE.search(text) or asks_for_end(text)))
    return said or _WITH.search(text) is not None or _ONLY_ONE.search(text) is not None


def differs_for(text: str, left: Sheet, right: Sheet) -> bool:
    """Tell whether a text asks how two tables differ in one row that both of them list.

    Args:
        text: "what's the difference in price for the Trail Fox?".
        left: One of the tables.
        right: The other one.
    """
    if len(text) > _LONGEST or not may_differ(text):
        return False
    named = [_named(text, each) for each in (left, right)]
    return len(named[0] | named[1]) == 1 and named[0] == named[1]


def _named(text: str, sheet: Sheet) -> set[str]:
    """Return the names of rows that a text says: whole, else the one row that its words name."""
    if whole := sheet.named_in(text):
        return {_key(sheet.name(n)) for n in whole}
    rows = named_rows(without_percent(text), sheet)
    return {_key(sheet.name(rows[0]))} if len(rows) == 1 else set()


def may_differ(text: str) -> bool:
    """Tell whether a text has a word of a difference."""
    return bool(SPAN.search(text) or _COMPARE.search(text))


def compared_tables(text: str, left: Side, right: Side) -> SideBySide:
    """Return two tables side by side.

    Args:
        text: What was asked.
        left: The table that was read first.
        right: The other one.
    """
    sides, columns = (left, right), list[int]()
    if _ONLY_ONE.search(text):
        return _only_in_one(left, right)
    for side in sides:
        column = _column(text, side.sheet)
        if not isinstance(column, int):
            return SideBySide(text=_unclear(side, column))
        columns.append(column)
    kinds = [_kinds(side, column) for side, column in zip(sides, columns, strict=True)]
    ends = " ".join(_ends(side, column) for side, column in zip(sides, columns, strict=True))
    if any(len(each) > 1 for each in kinds) or kinds[0] != kinds[1]:
        told = " and ".join(
            f"“{side.title}” is in {', '.join(each) or 'bare numbers'}"
            for side, each in zip(sides, kinds, strict=True)
        )
        return SideBySide(text=f"{told}, and I convert none, so neither is the cheaper one. {ends}")
    return _joined(text, sides, columns, ends)


def _column(text: str, sheet: Sheet) -> int | Unclear | str | None:
    """Return the column that two tables are compared by; what is wanted of it, where there is none.

    Args:
        text: "compare both by rating"; where it names nothing, by price.
        sheet: One of them.
    """
    said = _COMPARE.sub(" ", text)
    if sheet.named(said):
        return column_for(sheet, said, None)
    if (measure := sheet.lacks(said)) is not None:
        return measure.name
    by = BY.search(said)
    wanted = content_stems(FILLER.sub(" ", _BOTH.sub(" ", by["what"] if by else "")))
    if by and wanted and not PRICES.search(by["what"]) and not wanted & sheet.stems():
        return f"“{by['what'].strip()}”"
    column = column_for(sheet, said, PRICES)
    return column_for(sheet, said, None) if column is None else column


def _only_in_one(left: Side, right: Side) -> SideBySide:
    """Return the rows that only one of two tables lists."""
    keys = [
        {_key(each.sheet.name(n)): n for n in range(len(each.sheet.rows))} for each in (left, right)
    ]
    told: list[str] = []
    rows: list[tuple[str, ...]] = []
    for side, own, other in ((left, *keys), (right, keys[1], keys[0])):
        alone = [n for key, n in own.items() if key and key not in other]
        names = side.sheet.listed(alone, side.sheet.first) if alone else "nothing"
        told.append(f"Only in “{side.title}” ({len(alone)}): {names}.")
        rows += [(side.sheet.name(n), side.title) for n in alone]
    both = len(set(keys[0]) & set(keys[1]))
    return SideBySide(
        text=f"{' '.join(told)} Both list {both}.",
        columns=(left.sheet.columns[left.sheet.first], "only in"),
        rows=tuple(rows),
    )


def _unclear(side: Side, column: Unclear | str | None) -> str:
    if column is None or isinstance(column, str):
        what = column or "figures"
        told = f"“{side.title}” has no column of {what} ({side.sheet.heads})"
        return f"They cannot be compared: {told}."
    names = ", ".join(f"“{side.sheet.columns[n]}”" for n in column.columns)
    return f"“{side.title}” has several columns of figures ({names}): say “compare both by …”."


def _kinds(side: Side, column: int) -> tuple[str, ...]:
    """Return what the figures of a column are of; where none says so, what its head does."""
    kinds = side.sheet.numeric[column].kinds
    return tuple(sorted(kinds if any(kinds) else units_in(side.sheet, column)))


def _by_price(side: Side, column: int) -> bool:
    """Tell whether less is better: of prices, and of what says nothing of itself."""
    measures = side.sheet.measures(column)
    return PRICE in measures or not measures


def _ends(side: Side, column: int) -> str:
    """Return where the figures of a table begin and end, and how many there are."""
    sheet, figures = side.sheet, side.sheet.numeric[column]
    if len(figures.kinds) > 1:
        return f"“{side.title}”: {mixed_words(sheet, column, highest=False)}"
    low = min(figures.of, key=lambda n: figures.of[n].value)
    high = max(figures.of, key=lambda n: figures.of[n].value)
    over = f"{len(figures.of)} of {len(sheet.rows)} rows"
    return (
        f"“{side.title}”, by “{sheet.columns[column]}” over {over}: from {sheet.told(low, column)} "
        f"to {sheet.told(high, column)}."
    )


def _best(text: str, sides: Sequence[Side], columns: Sequence[int]) -> str:
    """Return the lowest figure of both, or the highest where that is asked for."""
    end = end_in(mended_words(text, set()))
    highest = not _by_price(sides[0], columns[0]) if end is None else end.highest
    found = [
        (figure.value, side, row, column)
        for side, column in zip(sides, columns, strict=True)
        for row, figure in side.sheet.numeric[column].of.items()
    ]
    best = (max if highest else min)(each[0] for each in found)
    level = [each for each in found if each[0] == best]
    rows = dict.fromkeys(side.sheet.told(row, column) for _, side, row, column in level)
    where = [each.title for each in sides if any(side is each for _, side, _, _ in level)]
    way = "highest" if highest else "lowest"
    told = " and ".join(f"“{title}”" for title in where)
    return f"The {way} of both is {' and '.join([*rows][:_FIRST])}, in {told}."


def _key(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def _joined(text: str, sides: Sequence[Side], columns: Sequence[int], ends: str) -> SideBySide:
    """Return the rows that are called the same in both, and who is lower in how many."""
    left, right = sides
    (ours, twice), (theirs, again) = (
        _once(each, column) for each, column in zip(sides, columns, strict=True)
    )
    both = [key for key in ours if key in theirs]
    said = _named(text, left.sheet) & _named(text, right.sheet)
    named = [key for key in both if f" {key} " in f" {_key(text)} " or key in said]
    if repeated := [*(twice | again).values()]:
        told = ", ".join(f"“{name}”" for name in repeated[:_FIRST])
        ends = f"{told} stands in one of them more than once and is not set against. {ends}"
    both = _longest(named) or both
    if not both:
        head = "They list nothing under the same name, so only their ends can be compared."
        return SideBySide(text=f"{head} {ends}")
    first, second = left.sheet.numeric[columns[0]], right.sheet.numeric[columns[1]]
    pairs = [(first.of[ours[key]].value, second.of[theirs[key]].value) for key in both]
    rows = tuple(
        (
            left.sheet.name(ours[key]),
            left.sheet.rows[ours[key]][columns[0]],
            right.sheet.rows[theirs[key]][columns[1]],
        )
        for key in both
    )
    told = "; ".join(f"{name}: {one} / {other}" for name, one, other in rows[:_FIRST])
    more = f" and {len(rows) - _FIRST} more" if len(rows) > _FIRST else ""
    of = f"“{left.title}” / “{right.title}”, for what both list ({len(both)}): {told}{more}."
    if len(left.sheet.rows) == len(right.sheet.rows) == 1:
        ends = ""  # one row begins and ends with itself
    like = next(iter(first.of.values()))
    best = "" if named else f" {_best(text, sides, columns)}"  # of one thing only that is asked
    verdict = _verdict(left.title, right.title, pairs, like, less=_by_price(left, columns[0]))
    if len(pairs) == 1 and (share := in_percent(text, *pairs[0])):
        verdict = f"{verdict.removesuffix('.')}{share}."
    return SideBySide(
        text=f"{of} {verdict}{best} {ends}".rstrip(),
        columns=(left.sheet.columns[left.sheet.first], left.title, right.title),
        rows=rows,
    )


def _once(side: Side, column: int) -> tuple[dict[str, int], dict[str, str]]:
    """Return the rows with a figure by their names, and the names that several of them have."""
    sheet, found, twice = side.sheet, dict[str, int](), dict[str, str]()
    for row in sheet.numeric[column].of:
        key = _key(sheet.name(row))
        if key in found or key in twice:
            twice[key] = sheet.name(row)
            found.pop(key, None)
        else:
            found[key] = row
    return found, twice


def _longest(named: Sequence[str]) -> list[str]:
    """Return names without those that stand in a longer one: "iPhone 15" of "iPhone 15 Pro"."""
    return [each for each in named if not any(each != other and each in other for other in named)]


def _verdict(
    left: str, right: str, pairs: Sequence[tuple[float, float]], like: Figure, *, less: bool
) -> str:
    """Say which of two is lower, in how many, and together; of what is no price, the higher."""
    lower = sum(1 for one, other in pairs if one < other)
    higher = sum(1 for one, other in pairs if one > other)
    ours, theirs = sum(one for one, _ in pairs), sum(other for _, other in pairs)
    if ours == theirs and not lower and not higher:
        return "They are the same in both."
    way, mine, others = ("lower", lower, higher) if less else ("higher", higher, lower)
    if len(pairs) == 1:
        return f"“{left if mine else right}” is {way}, by {told_like(abs(ours - theirs), like)}."
    lead = f"“{left}” is {way} for {mine}, “{right}” for {others}."
    how, count = ("Together", 1) if less else ("On average", len(pairs))
    one, other = (round(each / count, 2) for each in (ours, theirs))
    sums = f"{how} {told_like(one, like)} against {told_like(other, like)}"
    if one == other:
        return f"{lead} {sums}, the same."
    by = told_like(round(abs(one - other), 2), like)
    return f"{lead} {sums}: “{left if (one < other) == less else right}” is {way}, by {by}."
