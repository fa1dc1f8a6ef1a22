# ruff: noqa: RUF001  # words of many languages
"""What a sentence looks for without a name: whether it can be searched for as it is said.

"Cheap headphones" are the same everywhere. "Cheap flights", "a good electrician" and "jobs" are
not: where, for when or of which kind is missing. In English, German, French, Spanish, Italian,
Portuguese and Dutch.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

_ARTICLES: Final = regex(
    r"^(?:(?:an?|some|any|me|us|uns|mir|eine?[nrms]?|une?|des|un[ao]?s?|dei|degli|delle|umas?|uns|een"
    r"|wat)(?!\w)\s*)+",
    re.IGNORECASE,
)
_THE: Final = regex(
    r"(?:the|out|this|that|these|those|each|every|all|der|die|das|den|dem|le|la|les|el|los|las|il"
    r"|lo|gli|i|os?|as?|de|het|l['’])(?!\w)",
    re.IGNORECASE,
)
"""What somebody knows already, and Buddy does not; "a" begins no subject of which it is cut off."""
_EVERYWHERE: Final = regex(
    r"(?<!\w)(?:flights?|trains?|bus(?:es)?|ferr(?:y|ies)|taxis?|tickets?|trips?|tours?|holidays?"
    r"|vacations?|hotels?|hostels?|rooms?|flats?|apartments?|houses?|homes?|offices?|restaurants?"
    r"|caf[eé]s?|bars?|pubs?|clubs?|gyms?|shops?|stores?|supermarkets?|markets?|cinemas?|museums?"
    r"|beach(?:es)?|parks?|parking|pharmac(?:y|ies)|hospitals?|clinics?|schools?|kindergartens?"
    r"|courses?|class(?:es)?|churches|jobs?|work|internships?|events?|concerts?|weather|places?"
    r"|people|persons?|friends?|partners?|\w*(?:cian|tist|smith|dresser|sitter|worker|keeper)s?"
    r"|doctors?|plumbers?|lawyers?|barbers?|mechanics?|cleaners?|gardeners?|painters?|carpenters?"
    r"|builders?|roofers?|tutors?|teachers?|therapists?|vets?|notar(?:y|ies)|architects?"
    r"|accountants?|photographers?|movers?|caterers?|companies|company|firms?|suppliers?|vendors?"
    r"|deals?|offers?|prices?|reviews?|infos?|information|details?|contacts?|address(?:es)?|numbers?"
    r"|sites?|websites?|news|ways?|solutions?|answers?|examples?|mistakes?|errors?|bugs?|typos?"
    r"|links?|words?|names?|emails?|"
    r"\w*(?:flüge?|züge?|hotels?|zimmer|wohnung(?:en)?|haus|häuser|arzt|ärzte|ärztin|anwalt|anwälte"
    r"|handwerker|maler|schule|stelle|stellen|job|jobs|laden|läden|geschäfte?|angebote?|preise?"
    r"|bewertungen|veranstaltung(?:en)?|konzerte?|karten|reisen?|urlaub)|elektriker|klempner"
    r"|installateur|friseur|vols?|trains?|h[ôo]tels?|chambres?|appartements?|maisons?|m[ée]decins?"
    r"|dentistes?|plombiers?|[ée]lectriciens?|avocats?|coiffeurs?|[ée]coles?|emplois?|boulots?"
    r"|magasins?|offres?|prix|avis|concerts?|vuelos?|trenes?|hoteles|habitaci[oó]n(?:es)?|pisos?"
    r"|casas?|m[ée]dicos?|dentistas?|fontaneros?|electricistas?|abogados?|peluquer[oa]s?|escuelas?"
    r"|trabajos?|empleos?|tiendas?|ofertas?|precios?|conciertos?|voli|volo|treni|treno|alberghi"
    r"|albergo|camer[ae]|appartament[oi]|cas[ae]|medic[oi]|dentist[ai]|idraulic[oi]|elettricist[ai]"
    r"|avvocat[oi]|parrucchier[ei]|scuol[ae]|lavor[oi]|negozi[o]?|offert[ae]|prezz[oi]|concert[oi]"
    r"|voos?|comboios?|hot[ée]is|quartos?|apartamentos?|encanador(?:es)?|eletricistas?|advogad[oa]s?"
    r"|empregos?|lojas?|pre[çc]os?|vluchten|vlucht|treinen|kamers?|huiz?en|huis|arts|tandarts"
    r"|loodgieters?|elektriciens?|advoca(?:at|ten)|kappers?|scholen|banen|baan|winkels?|prijs"
    r"|prijzen|aanbiedingen)(?!\w)",
    re.IGNORECASE,
)
"""Of which there is everywhere, or always: the name alone says too little to search for."""
_BLANK: Final = regex(
    r"(?:some|any|all|more|most|many|few|help|it|one|ones|etwas|was|alles|mehr|hilfe|tout|plus|aide"
    r"|algo|todo|más|ayuda|tutto|più|aiuto|tudo|mais|ajuda|iets|alles|meer|hulp|out|up|cheap(?:er"
    r"|est)?|good|better|best|nice|new|old)",
    re.IGNORECASE,
)
"""One word that says nothing of what is looked for."""


_OWN: Final = regex(
    r"^(?:(?:l[aei]|il|gli|o|a|os|as)\s+)?(?:my|our|mein\w*|unser\w*|mon|ma|mes|nos|notre|mis?|nuestr[oa]s?"
    r"|mi[aeo]|miei|nostr[oaie]|meus?|minhas?|noss[oa]s?|mijn|ons|onze)(?!\w)"
    r"|^(?:only|just|fewer|less|nur|weniger|seulement|moins|plus|s[oó]lo|menos|más|soltanto|meno|più"
    r"|apenas|só|mais|alleen|minder|meer)(?!\w)",
    re.IGNORECASE,
)
"""What begins with whose it is, or with how much of it: the person's own, or a limit."""
_INWARD: Final = regex(
    r"(?:peace|love|happiness|joy|friendship|freedom|luck|courage|balance|calm|sleep|rest|time|trust|hope"
    r"|life|truth|meaning|break|pause|ruhe|frieden|liebe|glück|freiheit|zeit|schlaf|paix|amour|bonheur"
    r"|repos|temps|liberté|paz|amor|felicidad|tiempo|descanso|libertad|pace|amore|felicità|libertà|riposo"
    r"|felicidade|liberdade|tempo|rust|vrede|liefde|geluk|vrijheid|tijd)",
    re.IGNORECASE,
)
"""What no page sells and no search finds."""
_CLAUSE: Final = regex(
    r"_|(?<!\w)(?:and|or|und|oder|et|ou|e|ed|that|which|who|where|how|what|when|why|whether|if|wo|wie"
    r"|was|wer|ob|où|comment|qui|que|dónde|donde|cómo|dove|come|onde|como|waar|hoe|wat"
    r"|código|codice|codigo|quellcode)(?!\w)",
    re.IGNORECASE,
)
"""What makes a question, two things or a name in code of what is looked for."""
_MORE: Final = regex(
    r"(?<!\w)(?:y|o|of|here|near|nearby|nähe|hier|ici|près|aquí|cerca|qui|vicino|vicina|aqui|perto"
    r"|buurt|dichtbij)(?!\w)",
    re.IGNORECASE,
)
"""What says of a thing more than how it is: another one, a place."""
_FOR: Final = regex(r"\s(?:for|für|pour|para|por|per|voor)\s", re.IGNORECASE)
_MOST_WORDS: Final = 6
_MOST_INWARD: Final = 3


def is_described(what: str) -> bool:
    """Tell whether words describe a thing well enough to search for it wherever one is.

    Args:
        what: "cheap headphones", "a used piano"; not "the prices", "a good electrician", "shoes".
    """
    if (_THE.match(what) and not _ARTICLES.match(what)) or is_own(what) or is_inward(what):
        return False
    rest = _ARTICLES.sub("", what).split()
    if not 1 < len(rest) <= _MOST_WORDS or _CLAUSE.search(what) or _MORE.search(what):
        return False
    return not _EVERYWHERE.search(_FOR.split(what)[0]) and not _BLANK.fullmatch(rest[-1])


def is_own(what: str) -> bool:
    """Tell whether words are of the person's own things, or of how much: "mi nota", "menos"."""
    return _OWN.match(what) is not None


def is_inward(what: str) -> bool:
    """Tell whether words are of what no search finds, behind an adjective or not: "inner peace"."""
    words = what.split()
    return 0 < len(words) <= _MOST_INWARD and _INWARD.fullmatch(words[-1]) is not None


def is_loose(what: str) -> bool:
    """Tell whether words name a kind of thing of which more must be said before it is searched for.

    Args:
        what: "jobs", "a good electrician", "cheap flights"; not "the prices", "some".
    """
    if _THE.match(what) and not _ARTICLES.match(what):
        return False
    rest = _ARTICLES.sub("", what).split()
    return bool(rest) and not _CLAUSE.search(what) and not _BLANK.fullmatch(rest[-1])
