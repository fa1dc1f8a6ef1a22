# ruff: noqa: RUF001  # words of many languages
"""The words that bound anything, in the languages that limits are read in.

Money, time, pages, results and sources are limited in the same words; each reader of one of them
adds only what it counts.
"""

from __future__ import annotations

from typing import Final

from buddy.domain.number_words import number_words

_NEVER: Final = (
    r"(?:never|not ever) (?:more than|over|above)|not a (?:cent|penny|dime)"
    r" (?:more than|over|above)"
    r"|(?:do not|don['’]?t|never|without|not(?: to)?) (?:(?:ever )?(?:go(?:ing)?|get(?:ting)?) "
    r"(?:over|above|beyond|past|higher than)|exceed(?:ing)?)"
    r"|(?:nie(?:mals)?|keinesfalls|auf keinen fall|unter keinen umst[äa]nden|keinen cent) mehr als"
    r"|geh(?:e|t)? (?:bitte |dabei |damit )?nicht (?:[üu]ber|h[öo]her als)"
    r"|[üu]berschreite?t? (?:dabei )?nicht"
    r"|(?:jamais|en aucun cas|pas un centime de) plus (?:de|d['’])"
    r"|(?:ne |n['’])?d[ée]passe[rsz]? (?:pas|jamais)|(?:sans|ne pas) d[ée]passer"
    r"|(?:nunca|en ning[úu]n caso|ni un (?:centavo|c[ée]ntimo)) m[áa]s de"
    r"|(?:no|nunca) (?:te )?pas(?:es|e|ar) de|(?:no|nunca|sin) (?:super|sobrepas)(?:es?|ar)"
    r"|(?:no|nunca|sin) exced(?:as?|er)|sin pasar(?:te|se)? de"
    r"|(?:mai|in nessun caso) pi[ùu] di|(?:non|mai|senza) (?:superare|oltrepassare|eccedere)"
    r"|(?:non|senza) andare (?:oltre|sopra)(?: i)?"
    r"|(?:nunca|jamais|em caso algum) mais (?:de|que|do que)"
    r"|(?:n[ãa]o|nunca|sem) (?:ultrapass|super)(?:[ae]s?|ar)|(?:n[ãa]o|nunca|sem) exced(?:as?|er)"
    r"|(?:n[ãa]o|nunca|sem) pass(?:es|e|ar) de"
    r"|(?:nooit|in geen geval|geen cent) meer dan|ga (?:er )?(?:niet|nooit) (?:boven|over)(?: de)?"
    r"|niet (?:boven|over) de"
)
"""The same as an order, or with stress: "don't go over", "never more than"."""
MOST: Final = (
    r"(?:up to|at (?:the )?most|at (?:a )?maximum(?: of)?|no more than|not more than"
    r"|not (?:over|above|exceeding)|nothing (?:over|above)"
    r"|(?:(?:with )?an? )?max(?:imum|imally)?\.?(?: of)?"
    r"|nicht mehr als|nicht [üu]ber|h[öo]chstens|maximal|bis(?: zu)?"
    r"|no m[áa]s de|(?:como |no |de |un )?m[áa]ximo(?: de)?|como mucho|a lo sumo"
    r"|hasta(?: un m[áa]ximo de)?"
    r"|pas plus (?:de|d['’])|au (?:maximum|plus)|(?:un )?maximum(?: de)?"
    r"|jusqu['’][àa](?: un maximum de)?"
    r"|non pi[ùu] di|(?:al |un )?massimo(?: di)?|fino a(?:d)?(?: un massimo di)?"
    r"|n[ãa]o mais (?:de|que)|at[ée](?: um m[áa]ximo de)?"
    r"|niet meer dan|maximaal|hooguit|(?:ten )?hoogste(?:ns)?|tot(?: maximaal)?"
    r"|maksymalnie|najwyżej"
    rf"|{_NEVER})"
)
"""What bounds a figure from above, whatever it is a figure of."""
LESS: Final = (
    r"(?:under|below|less than|within|unter|weniger als|menos de|moins de|meno di|minder dan|sous"
    r"|sotto|onder|abaixo de)"
)
"""The same in words that a price or a size of the thing looked for is told with as well."""
WHOLE: Final = (
    r"(?:(?:all )?in (?:all|total|sum)|all in|all together|altogether|overall|(?:the )?total"
    r"|for (?:all(?: of (?:it|them|this))?|everything)|for the whole (?:thing|lot)"
    r"|insgesamt|zusammen(?:genommen)?|alles (?:zusammen|in allem)|in summe|f[üu]r alles"
    r"|en tout(?: et pour tout)?|au total|tout compris|pour le tout|en total|todo junto"
    r"|en conjunto|por todo|in tot(?:ale|al)|in tutto|tutto compreso|complessivamente|per tutto"
    r"|no total|ao todo|em tudo|tudo junto|por tudo|in totaal|alles (?:bij elkaar|samen)"
    r"|bij elkaar|samen|voor alles)"
)
"""What says that a figure is the limit of all of the work together."""
ALL_IN: Final = (
    rf"(?:{WHOLE}|together|per (?:run|mission|search|job|lauf)|each (?:run|time)"
    r"|(?:pro|je) (?:lauf|mal|ausf[üu]hrung)|par (?:fois|ex[ée]cution|passage)|(?:por|cada) (?:vez"
    r"|ejecuci[óo]n|execu[çc][ãa]o)|(?:per|ogni) (?:volta|esecuzione)|per keer|elke keer)"
)
"""What says of how much work a figure is the limit."""
JOIN: Final = (
    r"(?:and|but|with|using|please|und|aber|mit|bitte|y|pero|con|et|mais|avec|e|ma|per[oò]|com|mas"
    r"|en|maar|met)"
)
"""What puts a limit behind the work, or behind another limit."""
NOT_NOT: Final = "".join(
    rf"(?<!{word}\s)"
    for word in ("\\bnot", "n['’]t", "\\bnicht", "\\bpas", "\\bno", "\\bnon", "\\bnão", "\\bniet")
)
"""No word before it that turns "only this page" into its opposite."""
CLAUSE: Final = r"(?:^|[,;.!?(:\n–—-])\s{0,9}"
"""Where a clause begins by its marks alone."""
_NUMBERS: Final = number_words(
    (*range(1, 11), 12, 15, 20, 30, 50), without="an eins jeden dwa trzy pięć"
)
NUMBERED: Final = frozenset(_NUMBERS)
TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
"""English tens, that a unit may stand behind: the first is 2 times 10."""
COUNTED: Final = "|".join(sorted(_NUMBERS, key=len, reverse=True))
"""Whole numbers in words."""
NUMBER: Final = rf"(?P<number>\d{{1,3}}|{COUNTED})"
"""A whole number in figures or in a word; `number_of` tells which."""


def number_of(said: str) -> int:
    """Return the number that `NUMBER` found."""
    word = said.lower()
    return int(word) if word.isdigit() else _NUMBERS[word]
