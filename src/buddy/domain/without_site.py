# words of many languages
"""Whether "without" and a site's name keep away from that site: "laptops without amazon".

Shops and sites of offers are kept away, as long as what stands before them is a thing and no way of
living ("life without amazon"). Of the others only what is found on sites ("news without yahoo")
says so: "a world without facebook" is searched for in these words, and so is what goes "with or
without" a site.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.known_sites import NAMED_SITE
from buddy.domain.regex import regex

_WITHOUT: Final = r"(?:without|minus|ohne|sans|sin|senza|sem|zonder)"
JOINT: Final = (
    r"(?:and|or|nor|und|oder|noch|et|ou|ni|y|o|e|of|en|ed|od)"
    r"(?: (?:also|from|on|auch|von|auf|de|sur|da|su|van|op))?"
)
"""Between the names of two sites, with the word that goes before the second."""
_HEAD: Final = regex(
    rf"(?<![\w-]){_WITHOUT}\s+(?P<from>(?:(?:any|the|from|on|von|de|da|van|results?|ergebnisse"
    rf"|résultats|resultados|risultati)\s+)*)(?:{NAMED_SITE.pattern}\s*[,&/]?\s*(?:{JOINT}\s+)?)*$",
    re.IGNORECASE,
)
_WITH_OR: Final = regex(
    r"(?<!\w)(?:with|mit|avec|con|com|met)\s*(?:or|and|oder|und|ou|et|o|y|e|of|en|/|,)\s*"
    rf"{_WITHOUT}(?!\w)[^,;.]*$",
    re.IGNORECASE,
)
_ENDS: Final = regex(rf"^\s*(?:$|[,.;:!?)&/]|{JOINT}(?!\w)|please|bitte)", re.IGNORECASE)
_SHOPS: Final = frozenset(
    (
        *("amazon", "ebay", "etsy", "walmart", "aliexpress", "temu", "craigslist"),
        *("airbnb", "tripadvisor", "yelp"),
    )
)
_COMMON_NAMES: Final = frozenset(("booking", "medium"))
"""Names of sites that are words besides: "hotels without booking"."""
_FOUND: Final = regex(
    r"(?<!\w)(?:news|headlines?|articles?|posts?|papers?|stud(?:y|ies)|reports?|reviews?|ratings?"
    r"|results?|links?|sites?|websites?|pages?|sources?|videos?|pictures?|photos?|images?|offers?"
    r"|deals?|prices?|jobs?|recipes?|tutorials?|opinions?|answers?|discussions?|hotels?|flights?"
    r"|nachrichten|neuigkeiten|artikel|beiträge|berichte|bewertungen|ergebnisse|seiten|quellen"
    r"|videos|bilder|fotos|angebote|preise|stellen|rezepte|meinungen"
    r"|nouvelles|actualités?|actus?|avis|résultats|liens|sources|vidéos|images|offres|prix|emplois"
    r"|recettes|noticias|artículos|reseñas|resultados|enlaces|fuentes|vídeos|imágenes|ofertas"
    r"|precios|empleos|recetas|notizie|articoli|recensioni|risultati|fonti|video|immagini|offerte"
    r"|prezzi|lavori|ricette|notícias|artigos|avaliações|fontes|imagens|preços|empregos|receitas"
    r"|nieuws|artikelen|berichten|recensies|resultaten|bronnen|afbeeldingen|aanbiedingen|prijzen"
    r"|vacatures|recepten)(?!\w)",
    re.IGNORECASE,
)
"""What is found on sites, so that one of them can be left out."""
_LIVING: Final = regex(
    r"(?<!\w)(?:li(?:fe|ves?|ving)|surviv\w+|world|society|future|shopping|buying|days?|weeks?"
    r"|months?|years?|leben|überleben|welt|zukunft|einkaufen|tage?|wochen?|monate?|jahre?|vie|vivre"
    r"|monde|avenir|acheter|jours?|semaines?|mois|an(?:née)?s?|vida|vivir|mundo|futuro|comprar"
    r"|d[íi]as?|semanas?|mes(?:es)?|años?|vita|vivere|mondo|comprare|giorn[oi]|settiman[ae]|ann[oi]"
    r"|viver|anos?|mês|leven|wereld|toekomst|winkelen|dag(?:en)?|we(?:ek|ken)|jaar|how to"
    r"|(?:can|could|should|will|do) (?:i|we|you|one|people|they))(?:\s+[^\W\d_]+)?\s+$",
    re.IGNORECASE,
)
"""What is lived without a site, right before the "without"."""

_BEFORE: Final = 400
"""Characters before a site that say what it is."""
_GAP: Final = regex(r"\s+")


def with_or_without(head: str) -> bool:
    """Tell whether the words before a site leave open whether it is used: "with or without"."""
    return _WITH_OR.search(head) is not None


def words_before(text: str, place: int) -> str:
    """Return the words right before a place of a text, which say what stands there.

    All that stands before it would be read again for each site of a long list.
    """
    if place <= _BEFORE:
        return text[:place]
    begin = place - _BEFORE
    cut = _GAP.search(text, begin, place)
    return text[cut.end() if cut is not None and cut.end() < place else begin : place]


def leaves_site_out(head: str, name: str, rest: str) -> bool | None:
    """Return whether a site's name in a text is left out; None: no "without" stands before it.

    Args:
        head: The words before it: "laptops without ".
        name: "amazon".
        rest: The words behind it.
    """
    found = _HEAD.search(head)
    if found is None or not _ENDS.match(rest):
        return None
    if found["from"]:
        return True
    before = head[: found.start()]
    if name.lower() in _COMMON_NAMES or _LIVING.search(before):
        return False
    if not before.strip() or before.rstrip().endswith((",", ";", ":", ".", "(")):
        return True
    return name.lower() in _SHOPS or _FOUND.search(before) is not None
