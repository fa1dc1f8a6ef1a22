"""Numbers written as words: "two hundred and fifty", "three quarters", "1.5 million"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

SMALL: dict[str, int] = {word: value for value, word in enumerate(_UNITS)} | {
    word: 20 + 10 * index for index, word in enumerate(_TENS)
}
"""Words below a hundred."""
MAGNITUDES: dict[str, int] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
PARTS: dict[str, Fraction] = {
    "half": Fraction(1, 2),
    "halves": Fraction(1, 2),
    "third": Fraction(1, 3),
    "thirds": Fraction(1, 3),
    "quarter": Fraction(1, 4),
    "quarters": Fraction(1, 4),
    "fifth": Fraction(1, 5),
    "fifths": Fraction(1, 5),
    "eighth": Fraction(1, 8),
    "eighths": Fraction(1, 8),
    "tenth": Fraction(1, 10),
    "tenths": Fraction(1, 10),
}
MULTIPLES: dict[str, int] = {"double": 2, "twice": 2, "triple": 3, "thrice": 3}


def is_number(word: str) -> bool:
    """Tell whether a lower-case word is part of a whole number."""
    return word in SMALL or word in MAGNITUDES


def compose(words: Sequence[str]) -> int | None:
    """Read a run of number words, or None where they do not make one number.

    Args:
        words: Lower-case words; ``and`` is passed over.
    """
    total, current = 0, 0
    last = MAGNITUDES["trillion"] * 10
    seen = False
    for word in words:
        if word == "and":
            continue
        magnitude = MAGNITUDES.get(word)
        if magnitude is None:
            value = SMALL[word]
            room = 10 if current % 10 == 0 and current % 100 else 100
            if seen and (current % room or value >= room):
                return None
            current += value
        elif magnitude < MAGNITUDES["thousand"]:
            if current >= MAGNITUDES["hundred"]:
                return None
            current = (current or 1) * magnitude
        else:
            if magnitude >= last:
                return None
            total += (current or 1) * magnitude
            current, last = 0, magnitude
        seen = True
    return total + current if seen else None
