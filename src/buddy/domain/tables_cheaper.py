# ruff: noqa: RUF001  # words of many languages
"""What of one table is cheaper or dearer than the same in another: "cheaper at the rival?".

In English, German, French, Spanish, Italian, Portuguese and Dutch. Only rows that are called the
same are set against each other, and nothing is converted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from buddy.domain.cell_value import told_like
from buddy.domain.regex import regex
from buddy.domain.result_table import ResultTable
from buddy.domain.table_chosen import Chosen, chosen_in
from buddy.domain.table_measures import PRICES
from buddy.domain.table_said import in_words_of
from buddy.domain.table_scope import scope_of
from buddy.domain.table_sheet import Sheet, column_for, sheet_of
from buddy.domain.tables_compared import Side, SideBySide, asks_which_page, compared_tables

_LONGEST: Final = 200
_CHEAPER: Final = regex(
    r"(?<!\w)(?:(?P<cheap>cheaper|less expensive|günstiger|billiger|moins ch(?:er|ère)s?"
    r"|más barat[oa]s?|más económic[oa]s?|più economic[oaieh]+|meno car[oaie]|mais barat[oa]s?"
    r"|goedkoper)|(?P<dear>more expensive|dearer|pricier|teurer|plus ch(?:er|ère)s?|más car[oa]s?"
    r"|più car[oaie]|mais car[oa]s?|duurder))(?!\w)(?!\s+(?:than|als|que|di|do que|dan)(?!\w))",
    re.IGNORECASE,
)
_SUPERLATIVE: Final = regex(r"(?<!\w)(?:le|la|les|el|las|los|il|lo|i|o|a|os|as)\s*$", re.IGNORECASE)
_THERE: Final = regex(
    r"(?<!\w)(?:there|(?:at|in|on) (?:his|her|their|that|the other) (?:place|shop|store"
    r"|site|page|one)|theirs|elsewhere|dort|da|bei (?:ihm|ihr|denen|dem anderen)|là-bas"
    r"|chez (?:lui|elle|eux|l['’]autre)|allí|ahí"
    r"|en (?:el otro|la otra)|lì|là|dall['’]altro|lá|no outro|daar|bij (?:hem|hen))(?!\w)",
    re.IGNORECASE,
)
_WHICH: Final = regex(
    r"(?<!\w)(?:which|what|who|where|welche[rs]?|was|wer|wo|(?:le|la)?quel(?:le)?s?|qui|où|cu[áa]l"
    r"|qué|quién|d[óo]nde|quale?|chi|cosa|dove|quem|onde|welke?|wat|wie|waar)(?!\w)",
    re.IGNORECASE,
)
_HOW: Final = regex(
    r"(?<!\w)(?:by )?how much|(?:um )?wie ?viel|(?:de )?combien|(?:por )?cu[áa]nto|(?:di )?quanto"
    r"|hoeveel(?!\w)",
    re.IGNORECASE,
)
_TOLD: Final = 8


def cheaper_in(text: str) -> bool:
    """Tell whether a text asks what is cheaper somewhere: "is the city bike cheaper there?"."""
    found = _CHEAPER.search(text) if len(text) <= _LONGEST else None
    return found is not None and not _SUPERLATIVE.search(text[: found.start()])


def place_in(text: str, tables: Sequence[ResultTable]) -> Chosen | None:
    """Return the table that a text compares with the other: one by name, else the last for "there".

    Args:
        text: "which are cheaper at the rival?", "is it cheaper at his place?".
        tables: Those of the two pages, the one that was read first at first.
    """
    if asks_which_page(text):  # "which shop": no shop is meant by that word
        return None
    if (named := chosen_in(text, tables)) is not None:
        return named
    found = _THERE.search(text)
    if found is None:
        return None
    return Chosen(len(tables) - 1, f"{text[: found.start()]} {text[found.end() :]}")


def of_its_rows(text: str, left: Side, right: Side) -> tuple[Side, Side] | None:
    """Return the part of two tables that a question is of; None: it is of what neither lists.

    Args:
        text: "which is cheaper for bikes?"; a question that names no rows is of all.
        left: One of the tables.
        right: The other one.
    """
    said = _HOW.sub(" ", _WHICH.sub(" ", _CHEAPER.sub(" ", text)))
    parts: list[Side] = []
    strange: list[set[str]] = []
    for side in (left, right):
        scope = scope_of(in_words_of(said, side.sheet), side.sheet, side.title)
        strange.append(set(scope.unknown))
        parts.append(replace(side, sheet=scope.of(side.sheet)) if scope.rows else side)
    return None if strange[0] & strange[1] else (parts[0], parts[1])


def cheaper_of_two(text: str, left: Side, right: Side) -> SideBySide | None:
    """Return which of two tables is cheaper, for what both list; None: that is not asked.

    "Which is cheaper, the desk lamp or the floor lamp?" is of two rows, wherever they stand.

    Args:
        text: "so which is cheaper?", "which one is cheaper for bikes?".
        left: The table that was read first.
        right: The other one.
    """
    rows = {_key(name) for side in (left, right) for name in _named(text, side.sheet)}
    if not cheaper_in(text) or not _WHICH.search(text) or len(rows) > 1:
        return None
    sides = of_its_rows(text, left, right)
    if sides is None or not set(_by_name(sides[0].sheet)) & set(_by_name(sides[1].sheet)):
        return None
    return compared_tables(text, *sides)


def cheaper_rows(text: str, there: Side, here: Side) -> SideBySide | None:
    """Return the rows that are cheaper, or dearer, in one of two tables; None: none can be set.

    Args:
        text: What was asked, without the words of the place.
        there: The table that is asked about.
        here: The other one.
    """
    found = _CHEAPER.search(text)
    columns = [column_for(each.sheet, "", PRICES) for each in (there, here)]
    if found is None or not all(isinstance(each, int) for each in columns):
        return None
    theirs, ours = (_by_name(side.sheet) for side in (there, here))
    one, other = (
        side.sheet.numeric[column].of
        for side, column in zip((there, here), columns, strict=True)
        if isinstance(column, int)
    )
    both = [key for key in theirs if key in ours and theirs[key] in one and ours[key] in other]
    named = {key for key in both if key in {_key(n) for n in _named(text, there.sheet)}}
    kept = [key for key in both if not named or key in named]
    if any(one[theirs[key]].kind != other[ours[key]].kind for key in kept) or not kept:
        return None
    lower = found["dear"] is None
    rows: list[tuple[str, str, str]] = []
    told: list[str] = []
    for key in kept:
        mine, yours = one[theirs[key]], other[ours[key]]
        less = yours.value - mine.value if lower else mine.value - yours.value
        if named or less > 0:
            name = there.sheet.name(theirs[key])
            cells = there.sheet.rows[theirs[key]], here.sheet.rows[ours[key]]
            pair = cells[0][_int(columns[0])], cells[1][_int(columns[1])]
            rows.append((name, *pair))
            told.append(_one(name, pair, less, told_like(abs(less), mine), lower=lower))
    way = "cheaper" if lower else "dearer"
    more = f" and {len(told) - _TOLD} more" if len(told) > _TOLD else ""
    if named:
        head = f"In “{there.title}”, set against “{here.title}”: "
    else:
        head = f"{len(rows)} of {len(kept)} that both list are {way} in “{there.title}” than in "
        head += f"“{here.title}”{': ' if told else ''}"
    return SideBySide(
        text=f"{head}{'; '.join(told[:_TOLD])}{more}.",
        columns=(there.sheet.columns[there.sheet.first], there.title, here.title),
        rows=tuple(rows),
    )


def _one(name: str, pair: tuple[str, str], less: float, by: str, *, lower: bool) -> str:
    if not less:
        return f"{name} costs the same ({pair[0]})"
    way = "cheaper" if lower == (less > 0) else "dearer"
    return f"{name} is {way} by {by} ({pair[0]} against {pair[1]})"


def _int(column: object) -> int:
    return column if isinstance(column, int) else 0


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _by_name(sheet: Sheet) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in range(len(sheet.rows)):
        found.setdefault(_key(sheet.name(row)), row)
    return found


def _named(text: str, sheet: Sheet) -> list[str]:
    return [sheet.name(row) for row in sheet.named_in(text)]


def sides_for(
    tables: Sequence[ResultTable], titles: Sequence[str], place: int
) -> tuple[Side, Side]:
    """Return the table of a place and the other one of the pair, as sides."""
    sides = [
        Side(title, sheet_of(table.columns, table.rows))
        for title, table in zip(titles, tables, strict=True)
    ]
    return sides[place], sides[1 - place]
