# ruff: noqa: RUF001  # words of many languages
"""Sentences that plainly ask for what is on a page that they name."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.intent import Intent
from buddy.domain.regex import regex
from buddy.domain.slots import find_slots

_READ_WORDS: Final = 2
"""Words beside the page where its reading is asked for by name: "summarise <page> for me"."""
_AND: Final = regex(r"(?:and|und|et|y|e|en|i)[,;]?", re.IGNORECASE)
_READ_PAGE: Final = regex(
    r"^(?:summari[sz]e|sum up|extract|scrape|read|fasse?|lies|résume[rz]?|resume|resumir|lis|lee"
    r"|lire"
    r"|leggi|riassumi|riassumere|resuma|leia|extrai|extrae|extrais|estrai|lees|vat|haal|przeczytaj"
    r"|czytaj|streść|(?:możesz |czy możesz )?przeczytać)\b",
    re.IGNORECASE,
)
_SOFT: Final = (
    r"(?:please|quickly|briefly|quick|once|just|bitte|mal|kurz|schnell|doch|dir|eben|even|eens"
    r"|snel|graag"
    r"|vite|rapidement|un (?:momento|instante)|por favor|r[áa]pido|rapidamente|velocemente"
    r"|un po['’]?)"
)
_LOOK: Final = regex(
    rf"(?:{_SOFT}\s+)*(?:(?:have|take) an?\s+(?:{_SOFT}\s+)?look at|look (?:at|through|over)"
    rf"|check(?: out)?"
    r"|go through|read(?: through)?|scan"
    rf"|(?:schaue?|guck|sieh)(?:\s+{_SOFT})*(?:\s+(?:auf|in|nach))?|wirf einen blick auf"
    rf"|pr[üu]fe?|lies|lese"
    r"|(?:jette|jetez|jeter) un (?:œil|oeil|coup d['’](?:œil|oeil)) (?:à|sur)|regarde[rz]?"
    r"|consulte[rz]?"
    r"|v[ée]rifie[rz]?|lis|lisez|lire"
    r"|(?:da(?:le|me)?|echa(?:le)?|échale) una? (?:vistazo|ojo|ojeada|mirada) an?|mira|revisa"
    r"|consulta|lee|leer"
    r"|(?:da|dai|dà|dare) un['’]?\s?(?:occhiata|sguardo) a|guarda|controlla|consulta|leggi|leggere"
    r"|(?:dá|dê|dar) uma (?:olhada|vista de olhos) (?:em|a|na|no)|olha|vê|veja|verifica"
    r"|verifique|lê|leia|ler"
    r"|(?:przeczytaj|przeczytać|czytaj)(?: mi| proszę)?|(?:sayfasın[ıi] |bunu "
    r"|lütfen )*oku(?:r musun"
    r"|yun|yabilir misin)?(?: lütfen)?"
    r"|(?:を|の内容を)?(?:読んで|読み上げて|要約して)"
    r"(?:ください|下さい|くれ(?:る|ますか)?)?"
    rf"|bekijk|kijk(?:\s+{_SOFT})*\s+(?:naar|op)|controleer|lees)(?:\s+{_SOFT})*(?:\s+an)?"
    rf"|(?:{_SOFT}\s+)*(?:bekijken|lezen|controleren|nakijken|nalezen|lesen|ansehen|anschauen"
    rf"|durchlesen"
    r"|auslesen|prüfen)",
    re.IGNORECASE,
)
"""Words of looking at a page, and nothing else; opening it is no reading."""
_THEN: Final = regex(
    r"^(?:(?:then|now|dann|jetzt|alors|maintenant|entonces|ahora|allora|adesso|então|agora|dan|nu)"
    r"[\s,]+)?(?P<words>.*?)"
    r"(?:[\s,]+(?:then|now|instead|dann|jetzt|alors|maintenant|entonces|ahora|allora|adesso|então"
    r"|agora|dan|nu))?$",
    re.IGNORECASE | re.DOTALL,
)
"""What only ties an order to what was said before: "look at a.example/x then"."""
_GO: Final = (
    r"(?:go(?: over)? to|visit|open|head (?:over )?to|navigate to|gehe? (?:auf|zu)|öffne|besuche?"
    r"|va sur|allez sur|visite[rz]?|ouvre[rz]?|ve a|entra en|abre|visita|vai su|apri|vai a|acesse"
    r"|ga naar|bezoek)"
)
_FIND: Final = (
    r"(?:find(?: out)?|look (?:for|up)|list|get|read|extract|collect|tell (?:me|us)|show (?:me|us)"
    r"|check|search for|finde|suche?|liste|lies|sag mir|zeig mir|trouve|cherche|dis-moi|lis|busca"
    r"|encuentra|dime|lee|trova|cerca|dimmi|leggi|encontre|procure|diga|leia|zoek|vind|lees"
    r"|vertel)"
)
_GO_AND_FIND: Final = regex(
    rf"^(?:{_SOFT}\s+)*{_GO}\s+(?P<page>\S+?)(?:,?\s+(?:and|und|et|y|e|en|to|um)|[,;:])\s+"
    rf"(?:(?:and\s+)?then\s+|dann\s+)?{_FIND}\s+"
    r"(?!.{0,40}\b(?:title|titel|titre|título|titolo|loads?|works?)\b)",
    re.IGNORECASE,
)
"""Going to a page for something that is on it; its title alone is told by opening it."""
_COMPARES: Final = regex(
    r"^(?:compare|vergleiche?|compare[rz]?|compara|confronta|compare|vergelijk)\b", re.IGNORECASE
)
_ON_PAGE: Final = regex(
    r"^(?:(?:get|fetch|grab|pull|give|tell|show|list)(?: me| us)?|what(?:['’]s| is| are)|whats"
    r"|what does|which"
    r"|who(?:['’]s| is| are)|was steht|was gibt|was sagt|welche|hol|zeig|gib|nenn|liste|montre"
    r"|donne|affiche|dis|qu['’]y a|qu['’]est-ce|quels?|quelles?|muestra|muéstrame|dame|dime"
    r"|lista|qué|que|cuáles|mostra|mostrami|dammi|dimmi|elenca|cosa|che cosa|quali|mostre"
    r"|dê|diga|o que|quais|toon|laat|geef|noem|wat|welke)\b",
    re.IGNORECASE,
)
_ON: Final = r"\b(?:on|at|auf|sur|en|su|sul|em|op)"
_ON_PAGE_WORDS: Final = 7
_MORE_THAN_READ: Final = regex(
    r"\b(?:screenshot\w*|screen ?shots?|picture of|bildschirmfoto|capture|captura|schermata"
    r"|redirect\w*|load\w*|lädt|charge|carga|carica|carrega|laadt|opens?|lands?|final address"
    r"|chang\w*|differ\w*|änder\w*|cambi\w*|mud\w*|verander\w*|compar\w*|vergleich\w*"
    r"|vergelijk\w*|links? to|similar|like|news)\b",
    re.IGNORECASE,
)
"""What is done with a page beside reading it, or instead of it."""
_PAST_ONE: Final = regex(
    r"(?<!['’\w])(?:it|its|this|that|these|those|them|they|their|there|again|same|others?|another"
    r"|more"
    r"|things?|results?|missions?|you|your|my|dort|daraus|davon|nochmal|ça|cela|eso|esto|questo"
    r"|quello|isso|isto|daar|every|daily|weekly|hourly|monthly|each|tonight|tomorrow|at \d|jeden"
    r"|jede|täglich|morgen|cada|chaque|tous les|ogni|toda|todos|iedere|elke|and|then|if|unless"
    r"|because|but|und|dann|wenn|et|puis|si|y|luego|e|poi|se|depois|als|dan)\b",
    re.IGNORECASE,
)
"""What points back, says when, or asks for a second thing."""


_BREAK: Final = regex(r"(?<=[^\W\d_][.!?…])\s+(?=\w)")
_COURTESY: Final = regex(
    r"^\W*(?:(?:so|and|please|bitte|also)[\s,]+)?(?:(?:can|could|would|will) (?:you|u)"
    r"|(?:kannst|könntest) du(?: (?:bitte|mal|mir))*|(?:peux|pourrais)-tu|(?:pouvez|pourriez)-vous"
    r"|(?:puedes|podrías)|(?:puoi|potresti)|(?:você )?(?:pode|poderia)|kun je)"
    r"(?: (?:please|kindly|maybe|perhaps))*\s+",
    re.IGNORECASE,
)
_ORDERS: Final = regex(rf"\?\W*$|^\W*(?:\w+\W+)?(?:{_FIND}|{_GO})\b", re.IGNORECASE)
"""A sentence beside that of a page which wants something of its own."""

_TELLS: Final = regex(
    r"(?<!\w)(?:i|i['’]m|we|my|our|she|he|they|it|there|ich|wir|mein\w*|unser\w*|sie|er|je|j['’]|nous"
    r"|mon|ma|mes|notre|elle|il|yo|nosotros|mi|mis|estoy|ella|io|noi|mio|mia|sto|eu|nós|meu|minha"
    r"|estou|ik|wij|mijn|hij|zij)(?!\w)",
    re.IGNORECASE,
)
"""A sentence about somebody, and no order."""


def its_sentence(said: str) -> str:
    """Return the sentence that names a page, where the others only tell why it is wanted.

    "I'm off to Lindau next week. Could you have a look at a.example/trains?" reads that page.
    """
    parts = _BREAK.split(said)
    naming = [part for part in parts if find_slots(part).urls]
    if len(parts) == 1 or len(naming) != 1:
        return said
    others = [part for part in parts if part is not naming[0]]
    told = [part for part in others if len(part.split()) > 1]  # no "Hello!"
    if any(_ORDERS.search(part) or not _TELLS.search(part) for part in told):
        return said
    return _COURTESY.sub("", naming[0]).strip(" .!?")


def of_page(said: str, *, fresh: bool) -> Intent | None:
    """Return extraction where a page is to be read and no more is said of it.

    A page that is named, with nothing or with whatever of it, is read as a whole (routing rule 3).

    Args:
        said: A sentence without its courtesies.
        fresh: Whether an address alone is work; beside a proposal it takes another's place.
    """
    urls = find_slots(said).urls
    if not urls:
        return None
    said = its_sentence(said)
    reads = _READ_PAGE.match(said)
    goes = _GO_AND_FIND.match(said)
    if goes and fresh and len(urls) == 1 and urls[0] in goes["page"] and not _again(said, goes):
        return Intent.EXTRACTION
    shows = _ON_PAGE.match(said) and all(_is_page(url, said) for url in urls)
    for url in urls:
        said = said.replace(url, " ", 1)
    rest = [word for word in said.split() if word.strip(",;&") and not _AND.fullmatch(word)]
    looks = _THEN.sub(r"\g<words>", " ".join(said.split()).strip(" ,:;"), count=1)
    if _LOOK.fullmatch(looks):
        return Intent.EXTRACTION
    if _COMPARES.match(said) and len(urls) > 1 and len(rest) <= _READ_WORDS:
        return Intent.EXTRACTION  # what is on both is read; what differs is seen in the result
    plain = not (_MORE_THAN_READ.search(said) or _PAST_ONE.search(said))
    if reads:
        names_part = fresh and plain and len(rest) <= _ON_PAGE_WORDS
        return Intent.EXTRACTION if names_part or len(rest) <= _READ_WORDS else None
    if not rest:
        return Intent.EXTRACTION if fresh else None
    if shows and plain and len(rest) <= _ON_PAGE_WORDS:
        return Intent.EXTRACTION
    return None


def _again(said: str, goes: re.Match[str]) -> bool:
    """Tell whether what is wanted there points back, waits for a time, or is a second thing."""
    wanted = said[goes.end() :]
    return bool(_MORE_THAN_READ.search(wanted) or _PAST_ONE.search(wanted))


def _is_page(url: str, said: str) -> bool:
    """Tell whether an address is a page to read; "the founder of example.org" names none."""
    return "/" in url or re.search(rf"{_ON}\s+{re.escape(url)}", said, re.IGNORECASE) is not None
