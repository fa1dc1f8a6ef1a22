# ruff: noqa: RUF001  # words of many languages
"""What people say for a plain no without a word for no: "mejor lo dejamos", "manco per sogno"."""

from __future__ import annotations

from typing import Final

IDIOMS: Final = (
    r"non se ne parla|as if|i['’]?ll pass|(?:i['’]?d|i would) rather you didn['’]?t"
    r"|let['’]?s (?:not|leave it|skip (?:it|this))"
    r"|mejor lo dejamos|(?:lo )?dejamos(?:lo)?(?: as[íi])?|dejémoslo|qué va|de eso ni hablar"
    r"|va a ser que no|ya no hace falta"
    r"|manco per (?:sogno|idea|niente)|lasciamo (?:perdere|stare)|ma figurati"
    r"|meglio lasciar perdere|deixemos(?: (?:isso|para lá))?"
    r"|c['’]est bon,? (?:j['’]ai trouvé|merci|laisse(?:z)?)|laissons tomber|tant pis|plus besoin"
    r"|lassen wir(?:['’]?s| es| das)(?: (?:lieber|bleiben|sein))*|hat sich erledigt"
    r"|kannste vergessen"
    r"|laten we (?:het|dat) (?:maar )?(?:laten|niet doen)|hoeft niet(?: meer)?|doe maar niet"
)
