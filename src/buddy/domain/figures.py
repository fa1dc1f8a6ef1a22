"""Another figure in the place of one: "do it again for 20%" after "what is 15% of 240"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from buddy.domain.regex import regex

_UNIT: Final = r"%|per ?cent|prozent|pour ?cent|por ?ciento|per ?cento|[^\W\d_]{1,12}"
_FIGURE: Final = regex(
    rf"(?<![\w.,/])(?P<sign>[$€£]\s?)?(?P<number>-?\d[\d,]*(?:\.\d+)?)(?:\s?(?P<unit>{_UNIT}))?(?![\w/])",
    re.IGNORECASE,
)
_NUMBER: Final = regex(r"-?\d[\d,]*(?:\.\d+)?")
_NO_UNIT: Final = frozenset(
    (
        *("of", "off", "and", "in", "to", "as", "by", "plus", "minus", "times", "divided", "from"),
        *("on", "for", "with", "the", "a", "an", "is", "at", "per", "mal", "durch", "von", "fois"),
        *("de", "di", "van", "por", "und", "et", "y", "e", "entre", "than", "or"),
    )
)
_PERCENT: Final = regex(r"%|per ?cent|prozent|pour ?cent|por ?ciento|per ?cento", re.IGNORECASE)
_INSTEAD: Final = regex(
    r"^(?P<new>\S.*?)\s+(?:instead of|rather than|in place of|statt|anstatt|au lieu de|en vez de"
    r"|invece di)\s+(?P<old>\S.*)$",
    re.IGNORECASE,
)
_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text with what belongs to it."""

    start: int
    end: int
    text: str
    kind: str
    """``%``, a currency sign, a unit in lower case; empty: a bare number."""


def figures_in(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text, in their order."""
    return tuple(_figure(match) for match in _FIGURE.finditer(text))


def with_figure(objective: str, said: str) -> tuple[str, ...] | None:
    """Return the objective with the figure that was said in the place of one of its own.

    Args:
        objective: What was done: "what is 15% of 240".
        said: "20%", "$50", "300", "20% instead of 15%".

    Returns:
        One text where only one figure can be meant; several, one per figure that can, where it has
        to be asked; None where no figure was said, or the objective has none.
    """
    instead = _INSTEAD.match(said[: _LONGEST * 2].strip())
    new = _only(instead["new"] if instead else said)
    own = figures_in(objective)
    if new is None or not own:
        return None
    old = _only(instead["old"]) if instead else None
    if old is not None:
        named = [each for each in own if _same(each, old)]
        return _put(objective, named or own, new)
    alike = [each for each in own if each.kind == new.kind]
    return _put(objective, alike if len(alike) == 1 else alike or own, new)


def _put(objective: str, places: Sequence[Figure], new: Figure) -> tuple[str, ...]:
    """Return the objective with the figure in each place; a bare number keeps what stands there."""
    return tuple(
        f"{objective[: place.start]}{_in_place(place, new)}{objective[place.end :]}"
        for place in places
    )


def _in_place(place: Figure, new: Figure) -> str:
    return _NUMBER.sub(new.text, place.text, count=1) if not new.kind else new.text


def _same(one: Figure, other: Figure) -> bool:
    return one.text.replace(" ", "") == other.text.replace(" ", "")


def _only(said: str) -> Figure | None:
    """Return the figure that a text is, without a word beside it."""
    text = said.strip(" .!?,")
    found = figures_in(text) if len(text) <= _LONGEST else ()
    return found[0] if len(found) == 1 and found[0].text == text else None


def _figure(match: re.Match[str]) -> Figure:
    unit = match["unit"] or ""
    end = match.end()
    if unit.lower() in _NO_UNIT:
        unit, end = "", match.end("number")
    kind = (match["sign"] or "").strip() or unit.lower()
    kind = "%" if _PERCENT.fullmatch(kind) else kind
    return Figure(match.start(), end, match.string[match.start() : end], kind)
