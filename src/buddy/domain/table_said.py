# ruff: noqa: RUF001  # words of many languages
"""A question about rows in the words that are read further: those of bounds, and the table's own.

"4 stars or more" is "at least 4 stars", and "mit Frühstück" asks of the column “Breakfast”. Where a
table says only the opposite of a word, that is said with a no: "unpaid" of a column “Paid”. In
English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.limit_words import COUNTED
from buddy.domain.regex import regex
from buddy.domain.stems import content_stems
from buddy.domain.table_measures import PRICES
from buddy.domain.table_sheet import Sheet
from buddy.domain.table_words import asks_for_end, asks_for_figure, end_in

_MORE: Final = (
    r"more|higher|above|over|better|upwards?|up|mehr|höher|darüber|aufwärts|plus|más|mas|più|piu"
    r"|mais|meer|hoger"
)
_LESS: Final = (
    r"less|fewer|lower|below|under|cheaper|weniger|niedriger|darunter|moins|menos|meno|minder|lager"
)
_OR: Final = r"(?:or|and|oder|und|ou|et|o|y|e|of|en)"
_OPEN: Final = regex(
    rf"(?<![\w.,])(?P<number>[$€£]?\d{{1,9}}(?:[.,]\d{{1,3}}){{0,3}}|(?:{COUNTED})(?!\w))"
    rf"(?P<unit>\s?[$€£%]|\s?[^\W\d_]{{1,14}})?\s+{_OR}\s+(?:(?P<more>{_MORE})|(?P<less>{_LESS}))"
    r"(?!\w)(?!\s+(?:than|als|que|di|dan|\w*[$€£]?\d))",
    re.IGNORECASE,
)
"""A bound that is told behind its figure: "4 stars or more", "4 or more stars"."""
_LISTED: Final = regex(
    r"^\W*(?P<list>(?:(?:please|bitte|now|and|und|et|y|e|en)\s+)*(?:(?:list|show|give|display|liste"
    r"|zeige?|nenne|montre|énumère|muestra|enumera|lista|elenca|mostra|toon)(?:\s+(?:me|us|mir|uns))?\s)?)"
    r".{0,60}?(?<!\w)(?:by|nach|par|por|per|op)\s+(?:the\s+|le\s+|la\s+|el\s+|l['’])?"
    r"(?P<by>[^\W\d_]+)(?:\s+(?:desc\w*|asc\w*|absteigend|aufsteigend))?\W*$",
    re.IGNORECASE,
)
_MUCH: Final = regex(
    r"^\W*(?:(?:and|und|et|y|e|en)\s+)?(?:how|what|wie ?viel|was|combien|cu[aá]nt[oa]s?|qu[eé]"
    r"|quant[oaie]s?|hoeveel|wat)(?!\w)",
    re.IGNORECASE,
)
"""What asks for a figure: "how much is it per year" sorts nothing."""
_THERE: Final = regex(
    r"(?P<number>(?<![\w.,])\d{1,9})\s?(?:mal|times|stück|pieces?|pcs|units|stuks|pièces|pezzi|piezas"
    r"|unidades)\s(?:da|vorhanden|auf lager|there|left|in stock|en stock|op voorraad)(?!\w)",
    re.IGNORECASE,
)
"""So many pieces of which there are: "more than 20 times there"."""
_PLUS: Final = regex(r"(?<![\w.,])(?P<number>\d{1,9})\s?\+(?=\s+[^\W\d_]{3})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Idea:
    """What is called by several words, and what by their opposites."""

    says: re.Pattern[str]
    denies: re.Pattern[str] | None = None


def _idea(says: str, denies: str = "") -> Idea:
    words = [regex(rf"(?<!\w)(?:{each})(?!\w)", re.IGNORECASE) for each in (says, denies) if each]
    return Idea(*words)


IN_STOCK: Final = _idea(
    r"(?:in|on) stock|available|still free|noch frei|auf lager"
    r"|vorrätig|lieferbar|verfügbar|en stock|disponibles?"
    r"|en existencias?|disponibil[ei]|in magazzino|em estoque|disponíve(?:l|is)|op voorraad"
    r"|beschikbaar|leverbaar",
    r"sold[- ]out|out of stock|unavailable|fully booked|booked out|ausgebucht"
    r"|ausverkauft|vergriffen|nicht (?:auf lager|lieferbar"
    r"|vorrätig|verfügbar)|épuisée?s?|en rupture(?: de stock)?|indisponibles?|agotad[oa]s?"
    r"|sin existencias|esaurit[oaie]|esgotad[oa]s?|uitverkocht",
)
"""Whether there is any of something, and whether there is none."""
_PIECES: Final = _idea(
    r"(?<!in )(?<!on )(?<!of )(?<!en )stock(?: level)?s?|inventory|(?<!auf )lager(?:bestand|menge)?"
    r"|bestand|(?<!auf )vorrat|existencias|giacenza|(?<!em )estoque|(?<!op )voorraad"
)
"""How many pieces there are of something."""
_IDEAS: Final = (
    IN_STOCK,
    _PIECES,
    _idea(
        r"paid|settled|bezahlt|beglichen|payée?s?|réglée?s?|pagad[oa]s?|pagat[oaie]|pag[oa]s?"
        r"|betaald",
        r"unpaid|outstanding|unbezahlt\w{0,2}|unbeglichen\w{0,2}|impayée?s?|impagad[oa]s?"
        r"|insolut[oaie]|onbetaald\w?",
    ),
    _idea(
        r"breakfasts?|frühstück\w{0,2}|petits?[- ]déj(?:euner)?s?|desayunos?|colazion[ei]"
        r"|pequeno[- ]almoço|café da manhã|ontbijt"
    ),
    _idea(
        r"parking|car parks?|parkplatz|parkplätze|stationnement|aparcamientos?|estacionamientos?"
        r"|parchegg[io]+|estacionamentos?|parkeerplaats\w*"
    ),
    _idea(r"(?:swimming )?pools?|schwimmb[aä]d\w{0,2}|piscin[aei]s?|piscines?|zwembad(?:en)?"),
    _idea(
        r"changes|transfers|stopovers|umstiege|umsteigen|correspondances|escales|transbordos|escalas"
        r"|cambi|scali|overstappen",
        r"direct(?!ly)[eoa]?s?|non[- ]?stop|direkt\w{0,2}|durchgehend\w{0,2}|rechtstreeks",
    ),
    _idea(r"pets?|haustiere?|animaux|mascotas?|animali|huisdieren"),
    _idea(r"wi-?fi|wlan|internet"),
    _idea(r"vegetarian|vegetarisch\w{0,2}|végétarien(?:ne)?s?|vegetarian[oai]s?"),
    _idea(
        r"lakes?|(?<=am )see|(?<=vom )see|(?<=zum )see|(?<=den )see|(?:du |au )?lacs?|lagos?|laghi"
        r"|meren"
    ),
    _idea(r"beach(?:es)?|strand|strände|plages?|playas?|spiaggi?[ae]|praias?|stranden"),
    _idea(
        r"bikes?|bicycles?|fahrr[aä]d(?:er)?|vélos?|bicicletas?|bicis?|biciclett[ae]|fiets(?:en)?"
    ),
    _idea(r"hotels?|hoteles|hôtels?|alberg(?:o|hi)|hotéis"),
)
"""Things that tables often tell of, whatever language they are asked in."""


def plain_bounds(text: str) -> str:
    """Return a text with its bounds told ahead of their figures: "at least 4 stars".

    Args:
        text: "how many have 4 stars or more?", "3 Sterne oder mehr", "4+ stars".
    """
    said = _PLUS.sub(lambda found: f"at least {found['number']}", text)
    return _OPEN.sub(_told_ahead, said)


def _told_ahead(found: re.Match[str]) -> str:
    way = "at least" if found["more"] else "at most"
    return f"{way} {found['number']}{found['unit'] or ''}"


def in_words_of(text: str, sheet: Sheet) -> str:
    """Return a text in a table's own words for things that have many names.

    Args:
        text: "welche haben Frühstück?", "which are unpaid?"; a word that the table has is left.
        sheet: The table.
    """
    told = [name for name in sheet.columns if name]
    told += [cell for n in range(len(sheet.columns)) for cell in _cells(sheet, n)]
    for idea in _IDEAS:
        yes = _word_of(idea.says, told)
        no = None if idea.denies is None else _word_of(idea.denies, told)
        if yes is None and no is None:
            continue
        if idea.denies is not None:
            text = _put(text, idea.denies, no if no is not None else f"not {yes}")
        text = _put(text, idea.says, yes if yes is not None else f"not {no}", idea.denies)
    if (pieces := _word_of(_PIECES.says, [name for name in sheet.columns if name])) is not None:
        text = _THERE.sub(lambda found: f"{found['number']} {pieces}", text)
    return _ordered(text, sheet)


def _ordered(text: str, sheet: Sheet) -> str:
    """Return a list that is asked for by a column as a sort: "list engineers by age"."""
    found = _LISTED.match(text)
    if (
        found is None
        or _MUCH.match(text)
        or end_in(text) is not None
        or asks_for_end(text)
        or asks_for_figure(text)
    ):
        return text
    heads = content_stems(" ".join(sheet.columns))
    by = found["by"]
    if not (content_stems(by) & heads or sheet.named(by) or PRICES.search(by)):
        return text
    return f"sort {text[found.end('list') :].strip()}"


def _cells(sheet: Sheet, column: int) -> set[str]:
    if column in sheet.numeric:
        return set()
    return {row[column] for row in sheet.rows[:500]}


def _word_of(words: re.Pattern[str], told: list[str]) -> str | None:
    """Return how a table calls something; None: it does not."""
    return next((found[0] for each in told if (found := words.search(each))), None)


def _put(text: str, words: re.Pattern[str], own: str, but: re.Pattern[str] | None = None) -> str:
    """Return a text with a table's own word in place of others for it."""
    kept = [] if but is None else [found.span() for found in but.finditer(text)]

    def change(found: re.Match[str]) -> str:
        inside = any(start <= found.start() < end for start, end in kept)
        return found[0] if inside or _alike(found[0], own) else own

    return words.sub(change, text)


def _alike(said: str, own: str) -> bool:
    said, own = said.casefold(), own.casefold()
    return said.rstrip("s") == own.rstrip("s")
