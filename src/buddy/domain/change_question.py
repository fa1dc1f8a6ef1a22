# ruff: noqa: RUF001  # words of many languages
"""Questions whether a page that is watched has changed: "has it changed?", "was ist neu?".

In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

_LONGEST: Final = 120
_LEAD: Final = (
    r"^\W*(?:(?:and|so|ok(?:ay)?|well|now|then|buddy|und|et|y|e|en|est-ce que|do you know (?:if"
    r"|whether)|tell me (?:if|whether)|weißt du,? ob)\b[\s,]*)*"
)
_THING: Final = (
    r"(?:it|that|this|anything|something|any of (?:it|that)|much|(?:the|that|this) (?:[\w.'’-]+ )"
    r"{0,3}?(?:page|site|website|prices?|text|content|list|table))"
)
_SINCE: Final = (
    r"(?:[\s,]+(?:there|here|on (?:it|that|the page|the site)|at all|yet|since(?: [\w' ]{1,30})?"
    r"|meanwhile|now|then|da(?:rauf)?|dort|seitdem|inzwischen|seit [\w ]{1,30}|dessus|là|depuis"
    r"(?: [\w ]{1,30})?|desde [\w ]{1,30}|allí|ahí|lì|da allora|aí|sinds [\w ]{1,30}|daar))*\W*$"
)
_CHANGED: Final = regex(
    rf"{_LEAD}(?:(?:has|have) {_THING} (?:been )?(?:changed|different|updated|altered)"
    rf"|did {_THING} (?:change|get updated)|(?:is|was) {_THING} (?:changed|different|updated"
    rf"|altered"
    r"|still the same|the same)|what (?:has |was |have |did )?(?:it )?(?:changed?)"
    r"|(?:are|were) there (?:any )?(?:changes|differences|updates)|any (?:changes?|differences?"
    r"|updates?)|what (?:are|were) the (?:changes|differences)"
    r"|which lines? (?:have |has )?(?:changed|came|went|are new|were added|were removed)"
    r"|hat (?:es |sie |er )?sich (?:da |dort )?(?:et)?(?:was |die (?:seite|liste) )?(?:ge"
    r"|ver)ändert"
    r"|hat sich (?:daran|darauf) (?:et)?was (?:ge|ver)ändert|was hat sich (?:da |dort |alles )?"
    r"(?:ge|ver)ändert|(?:gibt|gab) es (?:irgendwelche )?änderungen|(?:irgendwelche )?änderungen"
    r"|(?:ça|elle|il|la page|quelque chose) a(?:-t-(?:elle|il))? changé|a-t-(?:elle|il) changé"
    r"|(?:qu['’]est-ce qui|qu['’]y a-t-il qui) a changé|y a-t-il (?:des|eu des) changements"
    r"|¿?(?:algo |la página )?(?:ha|han) cambiado(?: algo| la página)?|¿?(?:algo "
    r"|la página )?cambió"
    r"(?: algo| la página)?|¿?qué (?:ha cambiado|cambió)|¿?(?:hay|hubo) cambios"
    r"|(?:qualcosa |la pagina )?è cambiat[oa](?: qualcosa| la pagina)?|(?:che )?cosa è cambiato"
    r"|ci sono (?:stati )?(?:dei )?cambiamenti|(?:algo |a página )?mudou(?: algo| alguma coisa"
    r"| a página)?|o que mudou|há mudanças|(?:houve|teve) mudanças?"
    r"|is (?:er )?(?:iets|het|de pagina|ze) (?:er )?(?:veranderd|gewijzigd)"
    rf"|wat is (?:er )?(?:veranderd|gewijzigd)|zijn er (?:wijzigingen|veranderingen)){_SINCE}",
    re.IGNORECASE,
)
_NEW: Final = regex(
    rf"{_LEAD}(?:(?:is|was) (?:there )?(?:anything|something) new|what(?:['’]?s| is) new"
    rf"|any(?:thing)?"
    r" new|any news|ist (?:et)?was neu|was ist (?:neu|anders)|(?:et)?was neues"
    r"|gibt es (?:et)?was neues"
    r"|quoi de neuf|du nouveau|y a-t-il du nouveau|¿?qué hay de nuevo|¿?hay (?:novedades"
    r"|algo nuevo)"
    r"|ci sono novità|novità|há novidades|novidades|(?:is er )?iets nieuws|wat is er nieuw)"
    rf"{_SINCE}",
    re.IGNORECASE,
)


def asks_changes(text: str) -> bool:
    """Tell whether a message asks if something has changed, and what."""
    return len(text) <= _LONGEST and _CHANGED.match(" ".join(text.split())) is not None


def asks_news(text: str) -> bool:
    """Tell whether a message asks what is new, which may be of a page or of the world."""
    return len(text) <= _LONGEST and _NEW.match(" ".join(text.split())) is not None
