# ruff: noqa: RUF001  # dashes of many kinds
"""Columns that say yes or no of each row: “Breakfast”, “Paid”, “Pets allowed”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from buddy.domain.regex import regex

_YES: Final = regex(
    r"(?:yes|y|true|ja|j|oui|s[íi]|sim|[✓✔☑✅]\ufe0f?|included|incl\.?|inklusive|inkl\.?|inbegriffen"
    r"|compris(?:e)?s?|inclus(?:e|o|a)?s?|incluid[oa]s?|inclusief)",
    re.IGNORECASE,
)
_NO: Final = regex(
    r"(?:no|n|false|nein|non|não|nao|nee|[✗✘☒❌]\ufe0f?|none|kein\w{0,2}|not included"
    r"|nicht (?:inklusive|inbegriffen|enthalten)|non (?:compris|inclus)\w{0,2}|no incluid[oa]s?)",
    re.IGNORECASE,
)
_MARK: Final = regex(r"[x✓✔☑✅•]\ufe0f?", re.IGNORECASE)
_DASH: Final = regex(r"[-–—]")
_MOST: Final = 2 / 3
"""How many of its filled cells say yes or no in a column that does."""


@dataclass(frozen=True, slots=True)
class Truth:
    """Which rows a column says yes of, which no, and which neither."""

    yes: frozenset[int]
    no: frozenset[int]
    unsaid: tuple[int, ...] = ()


def truth_of(cells: Sequence[str]) -> Truth | None:
    """Return what a column says yes and no of; None: it does not say that.

    Args:
        cells: Its cells, from the first row on. A column of marks says no where it is empty.
    """
    said = [cell.strip() for cell in cells]
    filled = [n for n, cell in enumerate(said) if cell]
    if not filled:
        return None
    yes = {n for n in filled if _YES.fullmatch(said[n])}
    no = {n for n in filled if _NO.fullmatch(said[n])}
    marks = {n for n in filled if _MARK.fullmatch(said[n])}
    dashes = {n for n in filled if _DASH.fullmatch(said[n])}
    if marks and not no and len(marks | dashes) == len(filled):
        rest = set(range(len(said))) - marks
        return Truth(frozenset(marks), frozenset(rest)) if rest else None
    no |= dashes if yes or no else set()
    if not (yes or no) or len(yes | no) < _MOST * len(filled):
        return None
    unsaid = tuple(n for n in range(len(said)) if n not in yes | no)
    return Truth(frozenset(yes), frozenset(no), unsaid)
