"""Whole numbers in words, in the languages that are read.

Each reader takes the numbers that it counts with, and leaves out words that mean something else
where it reads: "uno" is an amount and no hour, which is "la una".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_WORDS: Final = {
    1: "a an one single un une uno una um uma ein eine einen einer einem eins een één jeden",
    2: "two zwei deux dos dois duas due twee dwa",
    3: "three drei trois tres três tre drie trzy",
    4: "four vier quatre cuatro quatro quattro",
    5: "five fünf cinq cinco cinque vijf pięć",
    6: "six sechs seis sei zes",
    7: "seven sieben sept siete sete sette zeven",
    8: "eight acht huit ocho oito otto",
    9: "nine neun neuf nueve nove negen",
    10: "ten zehn dix diez dez dieci tien",
    11: "eleven elf onze once undici",
    12: "twelve zwölf douze doce doze dodici twaalf",
    15: "fifteen fünfzehn quinze quince quindici vijftien",
    20: "twenty zwanzig vingt veinte vinte venti twintig",
    25: "twenty-five",
    30: "thirty dreißig dreissig trente treinta trinta trenta dertig",
    40: "forty",
    50: "fifty fünfzig cinquante cincuenta cinquenta cinquanta vijftig",
    75: "seventy-five",
    90: "ninety",
    100: "hundred hundert cien cento honderd",
}


def number_words(numbers: Iterable[int], *, without: str = "") -> dict[str, int]:
    """Return the words of some numbers, each with its number.

    Args:
        numbers: Those that a reader counts with.
        without: Words that mean something else where it reads, one space apart.
    """
    left_out = frozenset(without.split())
    return {
        word: number
        for number in numbers
        for word in _WORDS[number].split()
        if word not in left_out
    }
