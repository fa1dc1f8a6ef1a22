# ruff: noqa: RUF001  # words of many languages
"""How many results a search asks for: "find ten python tutorials" wants ten, of python tutorials.

A number before a noun is as often part of a name: "12 angry men", "seven wonders of the world",
"3 star hotels". So one counts only directly behind a verb of finding, and before a plural that is
a kind of thing people look for, or that says where or about what. What may be a name stays one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.limit_words import NUMBER, number_of
from buddy.domain.regex import regex

_READ: Final = 1_000
MOST: Final = 100
"""A greater number is a name or a year."""
_POLITE: Final = (
    r"^\W*(?:(?:hi|hey|hello|hallo|hola|ciao|salut|bonjour|olá|buddy|ok(?:ay)?|so|now|please|pls"
    r"|kindly|bitte|por favor|per favore|alsjeblieft|s['’]il (?:te|vous) pla[iî]t)\b[\s,.!:]*"
    r"|(?:can|could|would|will) you(?: please)?\s+|i(?:['’]d| would) like (?:you )?to\s+"
    r"|i (?:want|need)(?: you)? to\s+|(?:kannst|könntest) du\s+|(?:peux|pourrais)-tu\s+"
    r"|¿?\s*(?:puedes|podrías)\s+|(?:puoi|potresti)\s+|(?:você )?(?:pode|poderia)\s+|kun je\s+)*"
)
_VERB: Final = (
    r"(?:(?:search(?: the web| online| the internet)?(?: for)?|find|get|fetch|show|give|list"
    r"|recommend|suggest|bring|look(?: up| for)|google)(?:\s+(?:me|us))?"
    r"|(?:such(?:e|en)?(?:\s+nach)?|finde|zeig(?:e)?|gib|nenn(?:e)?)(?:\s+(?:mir|uns|bitte|mal))*"
    r"|(?:cherche|trouve|donne|montre)[rz]?(?:[\s-](?:moi|nous))?"
    r"|(?:busca|encuentra|dame|muestra|muéstrame|búscame|encuéntrame)(?:me|r)?"
    r"|(?:procur|encontr|mostr)(?:a|e|ar)(?:[\s-]me)?|me (?:dê|mostre|encontre)"
    r"|(?:cerca|trova|dammi|mostra)(?:mi|re)?"
    r"|(?:zoek(?:\s+naar)?|vind|geef|toon)(?:\s+(?:me|mij|ons))?)"
)
_COUNTED: Final = regex(
    rf"{_POLITE}{_VERB}\s+{NUMBER}\s+(?P<rest>[^\W\d_].*)$", re.IGNORECASE | re.DOTALL
)
_THINGS: Final = regex(
    r"(?:results?|articles?|tutorials?|recipes?|hotels?|restaurants?|books?|videos?|podcasts?"
    r"|courses?|websites?|pages?|sites?|papers?|studies|reports?|sources?|examples?|ideas|tips"
    r"|reviews?|jobs?|postings?|offers?|deals?|flights?|apartments|flats|houses|museums|cafes|cafés"
    r"|bars|pubs|shops?|stores|places|plumbers?|dentists?|doctors|companies|startups|providers"
    r"|tools"
    r"|apps?|libraries|frameworks|packages|laptops?|phones?|headphones|cameras|cars|bikes|products"
    r"|pictures|photos|images|songs|movies|films|shows|events|concerts|exercises|workouts|facts"
    r"|quotes|jokes|links|documents|blogs?|posts|guides?|lessons|definitions|methods"
    r"|alternatives|competitors|trails|hikes|beaches|parks|schools|gifts|presents|stories|headlines"
    # German, Dutch
    r"|ergebnisse|artikel|anleitungen|rezepte|hotels|bücher|kurse|seiten|studien|quellen|beispiele"
    r"|ideen|tipps|angebote|stellen(?:anzeigen)?|flüge|wohnungen|museen|läden|firmen|geschenke"
    r"|nachrichten|bilder|fotos|filme|resultaten|artikelen|recepten|boeken|cursussen|tips|banen"
    r"|vacatures|vluchten|musea|winkels|bedrijven|nieuwsberichten|foto's"
    # French
    r"|résultats|tutoriels|recettes|hôtels|livres|vidéos|cours|études|exemples|idées|conseils"
    r"|offres"
    r"|vols|appartements|musées|magasins|entreprises|nouvelles|actualités|cadeaux"
    # Spanish, Portuguese, Italian
    r"|resultados|artículos|tutoriales|recetas|hoteles|restaurantes|libros|cursos|páginas|estudios"
    r"|fuentes|ejemplos|consejos|ofertas|vuelos|pisos|museos|tiendas|empresas|noticias|fotos"
    r"|artigos|tutoriais|receitas|hotéis|livros|estudos|exemplos|ideias|dicas|vagas|voos|museus"
    r"|lojas|notícias|risultati|articoli|tutorial|ricette|alberghi|ristoranti|libri|corsi|pagine"
    r"|studi|fonti|esempi|idee|consigli|offerte|voli|musei|negozi|aziende|notizie|foto)",
    re.IGNORECASE,
)
"""Kinds of things that a search lists."""
_WHERE: Final = regex(
    r"\s(?:in|near|about|on|for|with|around|from|über|zu|mit|bei|für|sur|à|dans|pour|avec|sobre|en"
    r"|para|con|cerca|em|perto|com|su|a|di|de|per|vicino|over|met|voor|bij|naar)\s",
    re.IGNORECASE,
)
"""Where the thing that is looked for ends, and its place or subject begins."""
_TELLING: Final = regex(
    r"\s(?:in|near|about|on|around|über|sur|à|sobre|en|em|su|over)\s", re.IGNORECASE
)
_MEASURE: Final = regex(
    r"^(?:(?:and|und|et|y|e|en|or|oder|ou|o|to|bis|x|times?|in|of|per|day|hour|minute|min|second"
    r"|week"
    r"|month|year|star|bed|bedroom|room|person|seat|seater|door|wheel|speed|stage|inch|foot|feet"
    r"|mile"
    r"|km|kg|ton|gallon|litre|liter|volt|watt|amp|core|bit|byte|gb|tb|mb|euro|dollar|pound|cent"
    r"|percent|part|piece|pack|way|year-old|man|men|women|people)s?|years?|hours?|sterne?|zimmer"
    r"|tage?n?"
    r"|stunden?|minuten?|jahre?n?|euros?|étoiles?|jours?|heures?|ans|estrellas?|días?|horas?|años?"
    r"|habitaciones|estrelas?|dias?|anos?|quartos|stelle|giorni|ore|anni|camere|sterren|dagen|uur"
    r"|jaar|kamers?|guys|seasons|nights|nations|kings|eyes|sisters|rules|things|musketeers|monkeys"
    r"|idiots|amigos|wonders|sins|dwarfs|seas|hills|pillars|plagues|apostles|commandments|towers"
    r"|non|jump|chainz|horsemen|stooges|tops|wise|little|deadly|angry|body|bodies|brothers|lions"
    r"|cups|gates"
    r"|wunder|weltwunder|geschwister|fragezeichen|musketiere|mousquetaires|merveilles|mosqueteros"
    r"|maravillas|mosqueteiros|maravilhas|moschettieri|meraviglie)\b",
    re.IGNORECASE,
)
"""What a number before makes a size or a name of."""
_ATTRIBUTE: Final = regex(
    r"news|sports|business|games|sales|arts|goods|physics|mathematics|economics|politics|windows"
    r"|series|women['’]?s|men['’]?s|kids['’]?|famous|delicious|free|previous|various",
    re.IGNORECASE,
)
"""Words that look like a plural and only describe one."""
_PLURAL: Final = regex(r"(?:[^\W\d_]{3,}(?<!s)(?<!u)(?<!i)s)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counted:
    """An objective that says how many results it wants."""

    count: int
    rest: str
    """What is looked for, without the verb and the number."""
    whole: str
    """The sentence without the number."""


def counted_in(objective: str) -> Counted | None:
    """Return how many results a sentence asks for, and of what; None where it names no number.

    Args:
        objective: A sentence in English, German, French, Spanish, Portuguese, Italian or Dutch.
    """
    text = " ".join(objective[:_READ].split())
    match = _COUNTED.match(text)
    if match is None:
        return None
    count, rest = number_of(match["number"]), match["rest"]
    if not 1 < count <= MOST or _MEASURE.match(rest) or not _lists(rest):
        return None
    return Counted(count, rest, f"{text[: match.start('number')]}{rest}")


def _lists(rest: str) -> bool:
    """Tell whether words begin with a plural of things that a search lists."""
    where = _WHERE.search(f"{rest} ")
    noun = re.split(r"[,;:.!?()]", rest[: where.start()] if where else rest)[0].split()
    if not noun:
        return False
    first, *others = noun
    if _THINGS.fullmatch(first):
        return True
    if any(_THINGS.fullmatch(word) for word in others):
        # "3 idiots reviews": the plural behind the number is a name, and no kind of thing.
        return bool(_ATTRIBUTE.fullmatch(first)) or not _PLURAL.search(first)
    alone = bool(_PLURAL.search(first)) and not others
    return alone and bool(_TELLING.match(rest[len(first) :]))


def without_count(objective: str) -> str:
    """Return an objective without the number of results that it asks for."""
    counted = counted_in(objective)
    return objective if counted is None else counted.whole
