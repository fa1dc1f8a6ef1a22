# ruff: noqa: RUF001  # dashes of many kinds
"""A list whose items end in a figure, as a table: "Soup - $6.50" is a soup and a price."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.cell_value import figure_in
from buddy.domain.regex import regex
from buddy.domain.result_table import ResultTable

_FIGURE: Final = regex(
    r"(?:\b(?:from|ab|desde|da|dès)\s+)?[-−–]?[$€£¥₹]?\s?\d[^–—:|]{0,30}$", re.IGNORECASE
)
_BEGINS: Final = regex(
    r"[$€£¥₹]|(?<!\d)(?<!\d[.,])\d|\b(?:from|ab|desde|da|dès)\s|(?<=[:|;]\s)[-−–](?=[$€£¥₹\d])",
    re.IGNORECASE,
)
"""Where the figure of an item may begin."""
_MARK: Final = regex(r"(?:[:;·|–—]|\s-|\.{2})\s*$")
"""What parts a name from its figure; a number behind a mere space may be the name's."""
_JOINT: Final = regex(r"[\s:.,;·|–—-]+$")


def with_figures(table: ResultTable) -> ResultTable:
    """Return a list as a table of names and prices; as it is where its items tell none.

    Args:
        table: A list: one column of words, beside what counts it.
    """
    words = [n for n, name in enumerate(table.columns) if name != "#"]
    if len(words) != 1:
        return table
    parted = [_parted(row[words[0]]) for row in table.rows]
    if sum(1 for each in parted if each is not None) * 2 <= len(parted):
        return table
    rows = tuple(
        (row[words[0]], "") if each is None else each
        for row, each in zip(table.rows, parted, strict=True)
    )
    return ResultTable(columns=("name", "price"), rows=rows, more=table.more)


def _parted(item: str) -> tuple[str, str] | None:
    """Return the name and the amount of money of an item; None: it does not end in one."""
    begins = list(_BEGINS.finditer(item))
    marked = [each for each in begins if _MARK.search(item[: each.start()])]
    for found in (*marked, *begins):  # "PlayStation 5 - 499 €" is 499 €
        name, rest = _JOINT.sub("", item[: found.start()]), item[found.start() :].strip()
        figure = figure_in(rest) if name and _FIGURE.match(rest) else None
        if figure is not None and figure.is_money:
            return name, rest
    return None
