# ruff: noqa: RUF001  # words of many languages
"""The words that bound anything, in the languages that limits are read in.

Money, time, pages, results and sources are limited in the same words; each reader of one of them
adds only what it counts.
"""

from __future__ import annotations

from typing import Final

MOST: Final = (
    r"(?:up to|at (?:the )?most|at (?:a )?maximum(?: of)?|no more than|not more than"
    r"|not (?:over|above|exceeding)|nothing (?:over|above)"
    r"|(?:(?:with )?an? )?max(?:imum|imally)?\.?(?: of)?"
    r"|nicht mehr als|nicht [üu]ber|h[öo]chstens|maximal|bis(?: zu)?"
    r"|no m[áa]s de|(?:como |no |de |un )?m[áa]ximo(?: de)?|hasta(?: un m[áa]ximo de)?|a lo sumo"
    r"|pas plus de|au (?:maximum|plus)|(?:un )?maximum(?: de)?|jusqu['’][àa](?: un maximum de)?"
    r"|non pi[ùu] di|(?:al |un )?massimo(?: di)?|fino a(?:d)?(?: un massimo di)?"
    r"|n[ãa]o mais (?:de|que)|at[ée](?: um m[áa]ximo de)?"
    r"|niet meer dan|maximaal|(?:ten )?hoogste(?:ns)?|tot(?: maximaal)?|maksymalnie|najwyżej)"
)
"""What bounds a figure from above, whatever it is a figure of."""
LESS: Final = (
    r"(?:under|below|less than|within|unter|weniger als|menos de|moins de|meno di|minder dan|sous"
    r"|sotto|onder|abaixo de)"
)
"""The same in words that a price or a size of the thing looked for is told with as well."""
ALL_IN: Final = (
    r"(?:(?:all )?in (?:all|total|sum)|all in|all together|altogether|overall|total|insgesamt"
    r"|alles zusammen|en tout|au total|en total|in totale|in tutto|no total|ao todo|in totaal"
    r"|per (?:run|mission|search|job|lauf)|each (?:run|time))"
)
"""What says of how much work a figure is the limit."""
JOIN: Final = (
    r"(?:and|but|with|using|please|und|aber|mit|bitte|y|pero|con|et|mais|avec|e|ma|per[oò]|com|mas"
    r"|en|maar|met)"
)
"""What puts a limit behind the work, or behind another limit."""
CLAUSE: Final = r"(?:^|[,;.!?(:\n–—-])\s{0,9}"
"""Where a clause begins by its marks alone."""
_NUMBERS: Final = {
    word: number
    for number, names in {
        1: "a one single un une uno una um uma ein eine einen een één",
        2: "two zwei deux dos dois duas due twee",
        3: "three drei trois tres três tre drie",
        4: "four vier quatre cuatro quatro quattro",
        5: "five fünf cinq cinco cinque vijf",
        6: "six sechs seis sei zes",
        7: "seven sieben sept siete sete sette zeven",
        8: "eight acht huit ocho oito otto",
        9: "nine neun neuf nueve nove negen",
        10: "ten zehn dix diez dez dieci tien",
        12: "twelve zwölf douze doce doze dodici twaalf",
        15: "fifteen fünfzehn quinze quince quindici vijftien",
        20: "twenty zwanzig vingt veinte vinte venti twintig",
        30: "thirty dreißig trente treinta trinta trenta dertig",
        50: "fifty fünfzig cinquante cincuenta cinquenta cinquanta vijftig",
    }.items()
    for word in names.split()
}
NUMBER: Final = rf"(?P<number>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
"""A whole number in figures or in a word; `number_of` tells which."""


def number_of(said: str) -> int:
    """Return the number that `NUMBER` found."""
    word = said.lower()
    return int(word) if word.isdigit() else _NUMBERS[word]
