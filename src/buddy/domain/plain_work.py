# ruff: noqa: RUF001  # words of many languages
"""Sentences of work that leave no doubt: a verb of work, a named subject, and nothing else.

Each rule is a class of sentences that begins work of one kind wherever it stands. What points
at something said before ("it", "the second one"), asks for a time, or holds more than one piece of
work is left to the reader of messages.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.arithmetic import words
from buddy.domain.arithmetic.languages import in_english
from buddy.domain.arithmetic.slots import expression_in
from buddy.domain.folder_named import lists_all
from buddy.domain.intent import Intent
from buddy.domain.loose_subject import is_described, is_inward, is_loose, is_own
from buddy.domain.note_query import note_query_in
from buddy.domain.plain_page import of_page
from buddy.domain.regex import regex
from buddy.domain.restriction import without_bounds
from buddy.domain.slots_note import lists_notes, note_in, stores_note
from buddy.domain.time_question import asks_day
from buddy.domain.typos import mended

MIN_WORDS, MAX_WORDS = 2, 6
"""Of a subject that stands for itself; one word alone is often a kind of thing, more a story."""
_LONGEST: Final = 300
MAX_NAMED: Final = 12
"""Words of a subject with a name or a figure in it."""

_LEAD: Final = regex(
    r"^\W*(?:(?:hi|hey|hello|hallo|hola|ciao|salut|bonjour|olá|oi|buddy|ok(?:ay)?|so|now|please"
    r"|pls|plz|kindly|bitte|por favor|per favore|alsjeblieft|s'il (?:te|vous) pla[iî]t)\b[\s,.!:]*"
    r"|(?:can|could|would|will) (?:you|u)(?: please| kindly| quickly)?\s+"
    r"|i(?:['’]d| would) like (?:you )?to\s+|i (?:want|need) (?:you )?to\s+"
    r"|(?:kannst|könntest) du(?: (?:bitte|mal|mir))*\s+|können sie(?: (?:bitte|mal|mir))*\s+"
    r"|(?:peux|pourrais)-tu\s+|(?:pouvez|pourriez)-vous\s+|¿?\s*(?:puedes|podrías)\s+"
    r"|(?:puoi|potresti)\s+|(?:você )?(?:pode|poderia)\s+|kun je\s+"
    r"|(?:run|start|begin|do|starte?|mache?) (?:(?:an?|the|new|quick|web|eine|die) ){0,3}"
    r"(?=(?:search|looking|suche)\b))+",
    re.IGNORECASE,
)
_TAIL: Final = regex(
    r"(?:[\s,]+(?:please|pls|for me|thanks|thank you|bitte|danke|por favor|per favore|alsjeblieft"
    r"|merci|gracias|grazie|and (?:then )?tell me(?: the (?:answer|result))?"
    r"|(?:and )?let me know|und sag(?:e|['’]?s)? (?:es )?mir(?: bescheid)?|et dis-(?:le-)?moi"
    r"|y d[íi]me(?:lo)?|e dimmelo|e diz(?:-me)?|en zeg het me))+[\s.!?]*$",
    re.IGNORECASE,
)
_SEARCH: Final = regex(
    r"^(?:search(?: the web| online| the internet)? for|google|look up|suche nach|such nach|busca"
    r"|cherche"
    r"|cerca|procura|pesquis[ea]r?|zoek(?: naar)?|wyszukaj)\s+"
    r"(?!(?:an?|the|some|any|me|us|my|our|un|una|uno|une|des|el|la|los|las|le|les|il|lo|o|os|eso"
    r"|isso|einen?|ein|den|das|die|mir|was|een|de|het)\b)(?P<what>\w[^,;:]*)$",
    re.IGNORECASE,
)
_SEARCH_LAST: Final = regex(r"^nach\s+(?P<what>\w[^,;:]*)\s+suchen$", re.IGNORECASE)
_NO_SUBJECT: Final = regex(
    r"(?:it|that|this|them|these|those|him|her|you|me|us|more|again|something|anything|everything"
    r"|nothing|one|ones|some|all|things?|stuff|info|information|results?|help|here|there|now|then|what"
    r"|which|who"
    r"|alles|etwas|was|mehr|nochmal|das|dies|es|ihn|sie|info\w*|nichts|hilfe|dort|quelque|[çc]a"
    r"|cela|encore"
    r"|plus|tout|rien|aide|algo|todo|más|eso|esto|nada|ayuda|otra|qualcosa|tutto|ancora|questo"
    r"|quello|altro"
    r"|niente|aiuto|tudo|mais|isso|isto|ajuda|iets|meer|dat|dit|dit|nog|alles|niets|hulp"
    r"|hotels?|flights?|restaurants?|jobs?|houses?|flats?|apartments?|shops?|news|weather|cafes?"
    r"|tickets?"
    r"|deals?|offers?|places?|people|products?|books?|cars?|doctors?|dentists?|plumbers?|pages?"
    r"|websites?"
    r"|sites?|notes?|files?|folders?|missions?|tools?|recipes?"
    r"|reviews?|prices?|ideas|tips|articles?|papers?|events?|movies?|films?|games?|courses?"
    r"|tutorials?"
    r"|examples?|answers?|options|alternatives|services?|companies|stores?|trains?|bus(?:es)?"
    r"|schools?"
    r"|hospitals?|pharmac(?:y|ies)|parking|music|videos?|pictures?|photos?|images?)",
    re.IGNORECASE,
)
"""One word behind "search for" that says not what, or of which there is everywhere."""
_I_LOOK: Final = r"ich suche|je (?:re)?cherche|busco|cerco|procuro|ik zoek"
_I_NEED: Final = regex(
    r"^(?:ich brauche|j['’]ai besoin d['’e]|necesito|mi serv(?:e|ono)|preciso de)", re.IGNORECASE
)
"""May be said of anything: a rest, help, fewer pages; and in German nouns have a capital."""
_FIND: Final = regex(
    rf"^(?:{_I_LOOK}|{_I_NEED.pattern[1:]}|find|search(?: the web| online)?(?: for)?"
    r"|look(?: ?up| for)|i(?:['’]m| am) looking for|looking for|get|show|give|recommend|suggest"
    r"|i (?:need|want)|find(?:e|en)|such(?:e|en)?(?: nach)?|zeig(?:e)?|trouve[rz]?|cherche[rz]?"
    r"|busca(?:r|me)?|encuentra|encontr[ea]|procur[ea]|trova(?:mi)?|cerca(?:mi)?|zoek(?: naar)?"
    r"|vind)(?:[\s-]+(?:me|us|mir|uns|moi|mij))?"
    r"(?:\s+(?:something|anything|things|stuff)(?: to \w+)?(?=\s+(?:about|on|for)\b))?"
    r"\s+(?P<what>\w[^,;:]*)$",
    re.IGNORECASE,
)
_LOOKS: Final = regex(
    rf"^(?:{_I_LOOK}|find|search|look ?up|look for|i(?:['’]m| am) looking for|looking for"
    r"|finde|suche?|trouve"
    r"|cherche|busca|encuentra|procure|procura|trova|cerca|zoek|vind)\b",
    re.IGNORECASE,
)
"""What looks for something wherever it stands; "show me the hotels in Rome" may be of a result."""
_BARE: Final = regex(
    r"^(?P<what>(?:(?:the )?(?:cheap(?:est)?|best|latest|top(?: \d+)?|recent|upcoming)\s+\w|"
    r"(?:price|cost|population|reviews?|history|weather|forecast|news|recipes?|address"
    r"|opening hours"
    r"|stock price|exchange rate|phone number)\s+(?:of|for|in|about|from)\s+\w)[^,;:]*)$",
    re.IGNORECASE,
)
_COMPARE: Final = regex(
    r"^(?:compare|vergleich(?:e|en)?|comparer?|compara(?:r)?|compare[zr]?|confronta(?:re)?"
    r"|paragona|vergelijk)\s+(?P<one>\w[^,;:]*?)\s+(?:and|with|to|vs\.?|versus|und|mit|et|avec|y"
    r"|con|e"
    r"|ed|com|en|met)\s+(?P<other>\w[^,;:]*)$",
    re.IGNORECASE,
)
_WEATHER: Final = regex(
    r"^(?:what(?:['’]s| is| will)? |how(?:['’]s| is) |give me |show me |tell me |check )?(?:the )?"
    r"(?:current |local )?(?:weather|forecast|temperature)(?: forecast| be| like| be like)*"
    r"(?: (?:today|tomorrow|now|right now|this week|like))* (?:in|for|at) [^\W\d_][^,;:]{1,40}$"
    r"|^(?:is it (?:going to |gonna )?|will it )(?:rain|snow)(?:ing"
    r"|y)?\b.* in [^\W\d_][^,;:]{1,40}$"
    r"|^(?:wie (?:ist|wird) das )?wetter (?:heute |morgen )?in [^\W\d_][^,;:]{1,40}$"
    r"|^(?:quel temps (?:fait|fera)[ -]t?-?il|(?:la )?météo) (?:à|a|au|en"
    r"|aux) [^\W\d_][^,;:]{1,40}$"
    r"|^(?:qu[eé] tiempo (?:hace|hará)|(?:c[oó]mo está )?el (?:tiempo"
    r"|clima)) en [^\W\d_][^,;:]{1,40}$"
    r"|^(?:che tempo (?:fa|farà)|(?:il )?meteo) (?:a|in) [^\W\d_][^,;:]{1,40}$"
    r"|^(?:como (?:está|vai estar) o |(?:previsão do )?)tempo em [^\W\d_][^,;:]{1,40}$"
    r"|^(?:wat is het |hoe is het |wat voor )?weer(?: is het)? in [^\W\d_][^,;:]{1,40}$",
    re.IGNORECASE,
)
_SKY: Final = regex(
    r"^(?:(?:at )?(?:when|what time)(?:['’]s| is| does| will)?|wann (?:ist|geht)|à quelle heure"
    r"|quand"
    r"|a qué hora|cuándo|a che ora|quando|a que horas|hoe laat|wanneer)\b[^,;:]*\b(?:sun ?(?:rise"
    r"|set)s?"
    r"|sonnen(?:auf|unter)gang|die sonne|soleil|puesta de sol|salida del sol|sol|tramonto|alba|sole"
    r"|zons(?:op|onder)gang|zon|dawn|dusk|moon ?(?:rise|set)|full moon|new moon|eclipse|high tide"
    r"|low tide)\b[^,;:]*$",
    re.IGNORECASE,
)
"""What no clock tells: the sky differs by the day and the place."""
_NEWS: Final = regex(
    r"^(?:(?:tell|show|give) me |what(?:['’]s| is| are) )?(?:in |on )?(?:the )?(?:latest "
    r"|current |today's )?"
    r"(?:news|headlines)(?: today| right now)?$",
    re.IGNORECASE,
)
_PRICED: Final = regex(
    r"^(?:what(?:['’]s| is) the (?:current |latest )?(?:price|cost|value|exchange rate) of"
    r"|how much (?:does|do|is|are|would)|was kostet|was kosten|wie ?viel kostet"
    r"|combien co[uû]te(?:nt)?"
    r"|cu[aá]nto (?:cuesta|cuestan|vale)|quanto (?:costa|costano|custa|custam)|(?:hoeveel|wat) kost"
    r"|ile kosztuje"
    r"|(?:check|get(?: me)?|tell me|show me|give me|find(?: out)?|look up|prüfe?|vérifie|comprueba"
    r"|controlla|verifica|verifique) (?:the |den |le |el |il |o |de )?"
    r"(?:current |latest |aktuellen )?(?:(?:exchange |share |stock )?(?:rate|price)|cost|value"
    r"|preis|prix|precio|prezzo|preço|prijs) (?:of|for|von|für|de|du|del|di|do|da|van)"
    r"(?! (?:the|this|that|each|all|every|der|die|das|le|la|el|il|o|de) \w+$))"
    r"\s+(?P<what>\w[^,;:]*)$",
    re.IGNORECASE,
)
_TIME: Final = regex(
    r"^(?:what time is it|uhrzeit|what(?:'s| is) the time|tell me the time|current time"
    r"|time now|wie spät ist es|wie viel uhr ist es|quelle heure est-il|qué hora es|que hora es"
    r"|que horas são|che ore sono|która jest godzina|hoe laat is het"
    r"|(?:what|which) (?:day|date) is (?:it|today)|what(?:'s| is) (?:the date|today's date)"
    r"|(?:what|which) (?:calendar )?week(?: number)? (?:is it|are we in|is this)"
    r"|welche kalenderwoche (?:ist|haben wir)(?: heute| gerade)?"
    r"|(?:welcher tag|welches datum) ist heute|quel jour (?:sommes-nous|est-on)"
    r"|qué (?:día|fecha) es(?: hoy)?|che giorno è(?: oggi)?|que dia é(?: hoje)?"
    r"|welke dag is het)"
    r"(?: (?:right )?now| today| vandaag)?(?: (?:in|en|à|a|em|w) [^\W\d_][^?,;]{0,60})?\W*$",
    re.IGNORECASE,
)
_FOLDER: Final = regex(
    r"^(?:what(?:['’]s| is)|which files are|was (?:ist|liegt)|welche dateien sind|qu['’]y a-t-il"
    r"|qu['’]est-ce qu['’]il y a|qué (?:hay|archivos hay)|cosa c['’]è|che c['’]è|o que (?:há|tem)"
    r"|wat (?:zit|staat)(?: er)?)\s+(?:in|inside|dans|en|nella|nel|na|no|em)\s+"
    r"(?:my|the|meine[mnr]?|dem|der|mon|ma|le|la|mi|el|mia|mio|minha|meu|a|mijn|de)?\s*"
    r"(?:(?P<before>[\w.-]{2,40})[ -])?(?:folder|directory|ordner|verzeichnis|dossier|carpeta"
    r"|cartella|pasta|map)(?:\s+(?P<after>[\w.-]{2,40}))?$",
    re.IGNORECASE,
)
_NOTE: Final = regex(
    r"^(?:note(?: to self)?\s*:|remember that\b|notiz\s*:|nota\s*:|merk dir,? dass\b)",
    re.IGNORECASE,
)
_BACK: Final = (
    r"it|its|that|this(?! (?:year|month|week|season|summer|winter|weekend)\b)|these|those|them"
    r"|they|their|there|he|she|him|her|again|same|other|others"
    r"|last|first|second|third|one|ones|another|more|something|anything|someone|somebody|things?"
    r"|stuff|result\w*|missions?|proposals?|you|your|yourself|buddy|my|mine|our|ours|us|me"
    r"|das|es|dies\w*|ihn|ihr\w*|sie|mein\w*|dein\w*|[çc]a|cela|eso|esto|questo|quello|isso|isto"
    r"|dat|daar|dort|anderen?|autres?|otr[oa]s?|altr[oaie]|outr[oa]s?"
)
_ELSEWHERE: Final = (
    r"notes?|files?|folders?|code|repo|repository|codebase|functions?|documents?|recipe book"
    r"|template|spreadsheet|https?|www|near me|nearby|around here|here|status|progress|spent|budget"
    r"|cap|approval|tool|tools|spreadsheets?|report|reports|summary|table|chart|analysis|overview"
    r"|help|hilfe|aide|ayuda|aiuto|ajuda|hulp|permission|money|idea|ideas|page|pages|site|website|list|today|tonight|now"
    r"|templates?|recipes? (?:number|no|\d)|sources?|sourced|briefing|statistics|usage|todo"
    r"|comments?"
    r"|surveys?|dossiers?|deep dives?|literature"
    r"|both sides|pros|cons|comparisons?|differences?|vs|versus|(?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)days?"
)
_TIMES: Final = (
    r"every|daily|weekly|hourly|monthly|each (?:day|week|hour|morning)|tonight"
    r"|next (?:week|month|monday)|at \d|in \d+ (?:min|hour|day)|jeden|jede|täglich"
    r"|cada|todos|chaque|tous les|ogni|toda|codziennie|jutro|iedere|elke|vanaf|à \d{1,2} ?h|um \d"
    r"|a las \d|alle \d|às \d|om \d"
)
_JOINED: Final = (
    r"and (?:then )?(?:compare|calculate|tell|list|show|give|send|save|write|make|put|summari[sz]e"
    r"|check|add|book|buy|count|work|see|say|email|read|open|extract|pick|let|store|remember"
    r"|convert"
    r"|turn|work)|then|afterwards|if|unless|because|but"
)
_NOT_ONE: Final = regex(
    rf"\b(?:{_BACK}|{_ELSEWHERE}|{_TIMES}|{_JOINED})\b|[/\\]\S|\w\.\w{{2,}}\b", re.IGNORECASE
)
_AFTERWARDS: Final = regex(
    r"\b(?:every|daily|weekly|hourly|monthly|each (?:day|week|hour|morning)|tomorrow|tonight"
    r"|next (?:week|month|monday)|at \d|in \d+ (?:min|hour|day)|jeden|jede|täglich"
    r"|morgen|cada|todos"
    r"|mañana|chaque|tous les|demain|ogni|domani|toda|amanhã|codziennie|jutro"
    r"|and|und|y|et|e|i|then|compare|calculate|afterwards|recipe|template|same|it|that|there|them"
    r"|again|other"
    r"|last|first|second|third|one|result|missions?|notes?|files?|folder|code|repo|repository"
    r"|function|https?|www)\b|[/\\]\S|\w\.\w{2,}\b",
    re.IGNORECASE,
)
_NAMED: Final = regex(
    r"(?<=\s)[A-ZÄÖÜÉÈÁÍÓÚÇ][\w'’-]{1,}|\d|\b(?:to|in|for|about|on|of|from|under|between|near"
    r"|nach|über|für|unter|pour|à|sur|para|sobre|en|per|em|naar|voor|over)\s+\w{3,}",
)
_RATING: Final = regex(r"^\d{1,2}\s*/\s*10$")
_COIN: Final = r"(?:euros?|dollars?|pounds?|yen|francs?|usd|eur|gbp|chf|pln)"
_CURRENCY: Final = regex(
    rf"(?:[$€£¥]|\b{_COIN}\b).{{0,20}}?\b(?:to|in|into)\s+(?:us |swiss |british )?{_COIN}\b",
    re.IGNORECASE,
)
"""From one currency to another: a live value, and no sum."""
_EXCHANGE: Final = regex(
    r"^(?:(?:convert|how much (?:is|are)|what(?:['’]s| is)|change)\s+)?[$€£¥]?\s?\d[\d.,]*\s?"
    rf"{_COIN}?\s+(?:to|in|into)\s+(?:us |swiss |british )?{_COIN}(?: (?:right )?(?:now|today))*$",
    re.IGNORECASE,
)
_SUM_SIGNS: Final = regex(
    r"\d.*(?:[-+*/x\u00d7\u00f7^%]|\b(?:plus|minus|times|divided|mal|durch|por|fois|per|percent"
    r"|prozent|to|in|into|between|by)\b)"
    r".*\w|\d\s*%|\broot of \d|\bhalf of \d|\d (?:squared|cubed)\b|\b(?:sum of|add|multiply|divide"
    r"|subtract) \d|\b(?:plus|minus|times|divided by|multiplied by|per ?cent of|than)\b|\bhow"
    r" (?:much|many)\b|\b(?:total|mean|average|avg|median|m(?:in|ax)(?:imum)?|smallest|largest"
    r"|product|difference) of \d[\d.,]*[\s,;]+(?:(?:and|or)\s+)?\d",
    re.IGNORECASE | re.DOTALL,
)
_JOINT: Final = regex(
    r"[\s,;.]+(?:(?:and|then|also|und|dann|danach|et|puis|ensuite|y|luego|después|e|poi|depois|en"
    r"|dan"
    r"|daarna)\s+)+|\s*[;?]\s+",
    re.IGNORECASE,
)


def plain_work(text: str, *, fresh: bool = True) -> Intent | None:
    """Return the kind of work that a sentence asks for in so many words; None: it leaves doubt.

    Args:
        text: A sentence without a limit on spending.
        fresh: Whether nothing was done in the conversation; beside a result, a question may be
            about that.
    """
    if len(text) > _LONGEST:
        return None  # its patterns take more than linear time, and so much is no plain sentence
    if of_notes(text):
        return Intent.KNOWLEDGE  # before all others: a note may speak of a sum, a time, a search
    said = _TAIL.sub("", _LEAD.sub("", mended(text))).strip(" \t\r\n.!?¿¡")
    if _TIME.match(said) or asks_day(said):
        return Intent.TIME
    if _is_sum(said):
        return Intent.CALCULATION
    if _NOTE.match(said) and note_in(text) is not None:
        return Intent.KNOWLEDGE
    if (
        _is_search(said)
        or _searches_within(said)
        or _NEWS.match(said)
        or _SKY.match(said)
        or _WEATHER.match(said)
        or _EXCHANGE.match(said)
    ):
        return Intent.SEARCH
    if (page := of_page(said, fresh=fresh)) is not None:
        return page
    if lists_all(said):
        return Intent.FILE
    folder = _FOLDER.match(said)
    if folder and fresh and (folder["before"] or folder["after"]):
        return Intent.FILE
    return _named_work(said, fresh=fresh)


def works_in(text: str) -> tuple[tuple[str, Intent], ...]:
    """Return two pieces of work that one sentence asks for, each with its kind; else none.

    Args:
        text: "what is 5*5 and what time is it in Rome". Both sides must be plain work by
            themselves: "search for red shoes and blue hats" is one piece.
    """
    if len(text) > _LONGEST or stores_note(text):
        return ()
    for joint in _JOINT.finditer(text):
        parts = (text[: joint.start()].strip(" ,.;"), text[joint.end() :].strip(" ,.;?!"))
        kinds = tuple((part, plain_work(part, fresh=False)) for part in parts)
        found = tuple((part, kind) for part, kind in kinds if kind is not None)
        if len(found) == len(parts) and found[0][1] is not found[1][1]:
            return found
    return ()


def of_notes(text: str) -> bool:
    """Tell whether a sentence is plainly about the person's own notes: to store, find or list."""
    return stores_note(text) or lists_notes(text) or bool(note_query_in(text))


def subject_in(text: str) -> str | None:
    """Return what a sentence looks for, where it is one thing that nothing before it names.

    "find me a cheap laptop" looks for a cheap laptop, somewhere; whether that is enough to go by,
    the person says.
    """
    said = _TAIL.sub("", _LEAD.sub("", mended(text[:_LONGEST]))).strip(" \t\r\n.!?¿¡")
    found = _FIND.match(said) or _BARE.match(said)
    if found is None or not _names(found["what"]) or is_own(found["what"]):
        return None
    return found["what"] if len(found["what"].split()) >= MIN_WORDS else None


def loose_in(text: str) -> str | None:
    """Return the kind of thing that a sentence looks for and says too little of; or None.

    "I need a good electrician" lacks where, "search for jobs" lacks which.
    """
    said = _TAIL.sub("", _LEAD.sub("", mended(text[:_LONGEST]))).strip(" \t\r\n.!?¿¡")
    found = _FIND.match(said)
    if found is None or not _names(found["what"]) or is_own(found["what"]):
        return None
    return found["what"] if is_loose(found["what"]) else None


def _named_work(said: str, *, fresh: bool) -> Intent | None:
    """Return the work of a sentence that names its subject and points at nothing before."""
    compared = _COMPARE.match(said)
    if compared and all(_names(compared[side]) for side in ("one", "other")):
        return Intent.RESEARCH
    priced = _PRICED.match(said)
    if fresh and priced and _names(priced["what"]) and not is_inward(priced["what"]):
        return Intent.SEARCH
    looks = _LOOKS.match(said) is not None
    what = subject_in(said) if fresh or looks else None
    if what and fresh and looks and is_described(what):
        return Intent.SEARCH
    what = what.lower() if what and _I_NEED.match(said) else what
    return Intent.SEARCH if what and _NAMED.search(f" {what}") else None


def _names(what: str) -> bool:
    """Tell whether words name one thing, and nothing that was said before or elsewhere."""
    return 0 < len(what.split()) <= MAX_NAMED and not _NOT_ONE.search(what)


def _searches_within(said: str) -> bool:
    """Tell whether a search names sites only to keep to them: "cerca scarpe solo su a.it"."""
    rest = without_bounds(said)
    return rest != said and _is_search(rest)


def _is_search(said: str) -> bool:
    search = _SEARCH.match(said) or _SEARCH_LAST.match(said)
    if search is None or _AFTERWARDS.search(search["what"]):
        return False
    if len(search["what"].split()) == 1:
        return _NO_SUBJECT.fullmatch(search["what"]) is None
    return MIN_WORDS <= len(search["what"].split()) <= MAX_WORDS


def _is_sum(said: str) -> bool:
    whole = in_english(said)
    if _RATING.match(said) or _CURRENCY.search(said):
        return False
    if not _SUM_SIGNS.search(whole):
        return False
    return expression_in(said) == words.unwrapped(whole)
