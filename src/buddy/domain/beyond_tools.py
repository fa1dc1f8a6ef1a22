# ruff: noqa: RUF001  # words of many languages
"""Requests that no tool of Buddy's own can serve: deleting files, buying, booking, sending, paying.

Only plain requests count, by their verb and what it is done to: "buy two tickets", and not "where
can I buy tickets", "book recommendations" or "the price of shipping". Whether a tool from outside
can do it, whoever has the tools says.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from buddy.domain.regex import regex
from buddy.domain.reminder import is_reminder

_LONGEST: Final = 300


class Deed(StrEnum):
    """What is asked for."""

    CHANGE_FILES = "change_files"
    BUY = "buy"
    BOOK = "book"
    SEND = "send"
    PAY = "pay"
    CALL = "call"
    DEVICE = "device"
    REMIND = "remind"
    WRITE = "write"
    """Words of one's own: a poem, a letter, a joke, a translation."""


_POLITE: Final = regex(
    r"^\W*(?:(?:hi|hey|hello|hallo|hola|ciao|salut|bonjour|olá|oi|buddy|ok(?:ay)?|yes|so|now|please"
    r"|pls|plz|kindly|just|go ahead and|bitte|por favor|per favore|alsjeblieft|graag"
    r"|s['’]il (?:te|vous) pla[iî]t)\b[\s,.!:]*"
    r"|(?:can|could|would|will) you(?: please| kindly)?\s+|i (?:want|need) you to\s+"
    r"|i(?:['’]d| would) like you to\s+|(?:kannst|könntest) du(?: (?:bitte|mal|mir|uns))*\s+"
    r"|(?:peux|pourrais)-tu\s+|(?:pouvez|pourriez)-vous\s+|¿?\s*(?:puedes|podrías)\s+"
    r"|(?:puoi|potresti)\s+|(?:você )?(?:pode|poderia)\s+|(?:kun|wil) je\s+)+",
    re.IGNORECASE,
)
_LOOKS: Final = regex(
    r"\b(?:find|search|look(?:ing)? (?:up|for|into)|google|compare|research|offers|reviews?"
    r"|tutorials?|guides?|how (?:to|do|can)|where|price of|prices?|comparison|tips|suche?|finde"
    r"|vergleiche?"
    r"|cherche|trouve|busca|encuentra|procura|cerca|trova|zoek|vind)\b",
    re.IGNORECASE,
)
"""Beside one of these the request is one to look something up."""
_TEXT: Final = (
    r"(?:poems?|haikus?|limericks?|rhymes?|songs?|lyrics|jokes?|stor(?:y|ies)|fairy tales?"
    r"|letters?|essays?"
    r"|speech|slogans?|emails?|e-mails?|gedichte?|witze?|lied|geschichten?|märchen|briefe?|aufsatz|rede"
    r"|poèmes?|blagues?|chansons?|histoires?|contes?|lettres?|discours|poemas?|chistes?|canci[oó]n(?:es)?"
    r"|historias?|cuentos?|cartas?|discursos?|poesie?|poesia|barzellett[ae]|canzon[ei]|stori[ae]|fiab[ae]"
    r"|letter[ae]|piadas?|anedotas?|canç(?:ão|ões)|histórias?|gedicht(?:je|en)?|grap(?:je|pen)?|mop(?:pen)?"
    r"|liedje|verhaal(?:tje)?|brief)"
)
_JOKES: Final = (
    r"(?:jokes?|rhymes?|witze?|blagues?|chistes?|barzellett[ae]|piadas?|anedotas?|grap(?:je|pen)?"
    r"|mop(?:pen)?)"
)
_TOLD: Final = (
    rf"(?:{_JOKES}|poems?|haikus?|limericks?|stor(?:y|ies)|fairy tales?|gedichte?"
    r"|geschichten?|märchen|poèmes?|histoires?|contes?|poemas?|historias?|cuentos?|poesie?|poesia|stori[ae]|fiab[ae]"
    r"|histórias?|verhaal(?:tje)?)"
)
"""What is told; what has letters is counted: "conta le lettere" is no wish for a letter."""
_THE: Final = r"(?:the|that|d(?:er|ie|as|en)|l[ae]s?|el|los|il|lo|gli|i|os?|het|de)"
_TELLS: Final = (
    r"(?:tell|erzähle?n?|raconte[rz]?|cuenta|cuéntame|racconta(?:mi)?|conta(?:mi|-me)?(?!\s+[oa]s?\s)|conte"
    r"|vertel)"
)
_NEW: Final = (
    r"(?!(?:[^\W\d_]+\s+)?(?:top|latest|newest|recent|breaking|main|biggest|current|trending|news"
    r"|today['’]s|neuesten?|aktuelle?n?|wichtigste?n?|dernières?|últim[oa]s?|ultim[ei]|laatste)\s)"
    r"(?:(?:an?|another|some|any|one|two|three|ein(?:e[nmrs]?)?|noch|zwei|drei|une?|des|deux|trois"
    r"|unos?|unas?|otr[oa]|dos|tres|um|uma|outr[oa]|un['’]|uno|un['’]?altr[oa]|een|nog|twee|drie)\s*"
    r"(?=[\s'’]|(?<=['’]))\s*)*"
)
"""One that is not there yet: "the top stories" and "the story of the euro" are found."""
_UNIT: Final = (
    r"(?:[^\W\d_]{1,3}|[$€£]|°\s?[cfk]|mph|km/h"
    r"|miles?|meilen?|milles?|millas?|miglia|milhas?|mijl(?:en)?"
    r"|kilo\w*|quilô?\w*|chilo\w*|met(?:er|re|ro)s?|metri|mètres?|feet|foot|yards?|inch(?:es)?|pounds?"
    r"|ounces?|gram\w*|lit(?:er|re|ro)s?|litri|gallons?|celsius|fahrenheit|kelvin|degrees?|grad|degr[ée]s"
    r"|grados|gradi|graus|graden|euros?|dollars?|d[oó]lar\w*|dollari|yen|francs?|franken|hours?|minutes?"
    r"|seconds?|days?|weeks?|stunden|minuten|sekunden|heures?|horas?|ore|uren|minut[oi]s?|segundos?"
    r"|secondi|[kmgt]i?b|(?:mega|giga|tera|kilo)bytes?|acres?|hectares?)"
)
_AMOUNT: Final = rf"[$€£]?\s?\d[\d.,]{{0,20}}\s?{_UNIT}?"
"""A sum and not words: "translate 5 miles to km"."""
_SOME: Final = (
    r"(?:an?|the|some|any|my|our|this|that|these|those|two|three|four|five|six|seven|eight|nine|ten"
    r"|tickets?|\d{1,4}|ein(?:e[nmrs]?)?|d(?:er|ie|as|en|em)|zwei|drei|vier|fünf|mein(?:e[nmrs]?)?"
    r"|unsere?n?|diese[nrs]?|une?|des|les?|la|l['’]|deux|trois|quatre|cinq|mon|ma|mes|notre"
    r"|cette?|ces"
    r"|unos?|unas?|el|los|las|dos|tres|cuatro|cinco|mis?|nuestr[oa]s?|est[aeo]s?|entradas|billetes"
    r"|boletos|um|uma|os?|as?|dois|duas|três|quatro|meus?|minhas?|ingressos|bilhetes|un['’]|uno"
    r"|il|lo|i"
    r"|gli|due|tre|quattro|cinque|mi[oa]|mie|miei|questo|biglietti|een|de|het|twee|drie|vier|vijf"
    r"|mijn"
    r"|ons|onze)"
)
_FOR_ME: Final = r"(?:\s+(?:me|us|mir|uns|bitte|mal|moi|nous|mij|ons|eens))*"
_FILES: Final = (
    r"(?:(?:sub)?folders?|files?|director(?:y|ies)|documents|downloads|desktop|trash|recycle bin"
    r"|disk|drive|photos|pictures|dateien?|ordners?|verzeichnis(?:se)?|papierkorb|fotos|bilder"
    r"|fichiers?"
    r"|dossiers?|corbeille|archivos?|ficheros?|carpetas?|documentos?|arquivos?|ficheiros?|pastas?"
    r"|lixeira|cartell[ae]|cestino|documenti|bestand(?:en)?|mapp?(?:en)?|prullenbak"
    r"|[\w-]{1,60}\.(?:txt|md|csv|tsv|json|ya?ml|log|pdf|docx?|odt|xlsx?|pptx?|html?|zip|jpe?g"
    r"|png|gif"
    r"|mp[34]|bak|py|js|ts))"
)
_CHANGES: Final = (
    r"(?:delete|remove|erase|wipe|trash|empty|rename|move|overwrite|copy|create|make|upload"
    r"|(?:clean|tidy) up|lösche?|entferne?|leere|verschiebe?|kopiere?|erstelle?|umbenennen"
    r"|benenne|supprime[rz]?|efface[rz]?|vide[rz]?|déplace[rz]?|renomme[rz]?|copie[rz]?|crée[rz]?"
    r"|borra(?:r|me)?|elimina(?:r|me|re)?|vac[ií]a(?:r)?|mueve|mover|renombra(?:r)?|copia(?:r|re)?"
    r"|crea(?:r|re)?|apaga(?:r)?|apague|exclu(?:a|i|ir)|deleta(?:r)?|esvazia(?:r)?|mova|renomeia"
    r"|cancella(?:re)?|svuota(?:re)?|sposta(?:re)?|rinomina(?:re)?|verwijder(?:en)?|wis(?:sen)?"
    r"|verplaats(?:en)?|hernoem(?:en)?|kopieer|maak)"
)
_MAIL: Final = (
    r"(?:e-?mails?|mails?|messages?|sms|text messages?|whatsapps?|letters?|postcards?|invitations?"
    r"|tweets?|faxe?s?|nachricht(?:en)?|briefe?|courriels?|correos?|mensajes?|cartas?|mensage(?:m"
    r"|ns)"
    r"|messagg[io]|letter[ae]|lettres?|bericht(?:en|je)?|brief)"
)
_RULES: Final = tuple(
    (deed, regex(rf"^(?:{pattern})", re.IGNORECASE))
    for deed, pattern in (
        (
            Deed.CHANGE_FILES,
            (
                rf"{_CHANGES}\b(?!\s+(?:a\s+)?(?:list|table|note|report|summary)s?\b(?!\.))[^?]{{0,60}}?"
                rf"(?<![\w/.-]){_FILES}(?!\w)"
                r"|(?:write|save|schreibe?|écri[st]|escribe|escreve|scrivi|schrijf)\b[^?]{0,60}\b"
                r"(?:(?:in)?to|in|dans|en|em|su|naar)\s+(?:an?|the|eine[nmr]?|une?|una?|um|een)\s+"
                r"(?:new\s+|text\s+)*(?:file|datei|fichier|archivo|fichero|arquivo|ficheiro"
                r"|bestand)\b"
                r"|write a (?:new )?file\b"
            ),
        ),
        (
            Deed.SEND,
            (
                rf"(?:send|write|forward|e-?mail|compose|schick(?:e)?|send(?:e)?|schreib(?:e)?"
                r"|envoie[rz]?"
                rf"|envoyer|écri[st]|env[ií]a(?:r|le|me)?|manda(?:r|le|me|re)?|escribe|envie"
                r"|mande|escreve"
                rf"|invia(?:re)?|scrivi|stuur|verstuur|schrijf)\b{_FOR_ME}\s+(?:{_SOME}\s+"
                rf"(?:\w+\s+){{0,1}}?{_MAIL}(?!\w)|{_MAIL}\s+(?:to|an|à|a|al|para|aan)\s)"
                r"|e-?mail\s+(?:my|the|him|her|them|[\w.]+@)|text\s+(?:my|him|her|them|mum|mom"
                r"|dad)\b"
                r"|(?:post|publish|tweet|share)\s+(?:this|that|it|a|an|the|my)\b[^?]{0,60}"
                r"\b(?:on|to)\s+(?:twitter|x|facebook|instagram|linkedin|reddit|tiktok|mastodon"
                r"|slack)\b"
                r"|post a tweet\b|tweet (?:this|that|about)\b"
            ),
        ),
        (
            Deed.BOOK,
            (
                rf"(?:book|reserve|buche?n?|reservier(?:e|en)?|réserve[rz]?|réserver|reserva(?:r"
                r"|me)?"
                rf"|reserve|prenota(?:re|mi)?|boek|reserveer)\b{_FOR_ME}\s+{_SOME}(?!\w)"
            ),
        ),
        (
            Deed.BUY,
            (
                rf"(?:buy|purchase|order|kauf(?:e|en)?|bestell(?:e|en)?|achète[rz]?|acheter"
                r"|commande[rz]?"
                rf"|compra(?:r|me|re|mi)?|compre|pide(?:me)?|encomenda(?:r)?|encomende|peça"
                r"|ordina(?:re|mi)?"
                rf"|koop|bestel)\b{_FOR_ME}\s+{_SOME}(?!\w)"
            ),
        ),
        (
            Deed.PAY,
            (
                rf"(?:pay|transfer|wire|bezahl(?:e|en)?|überweis(?:e|en)?|paie|paye[rz]?|paga(?:r"
                r"|re)?|pague"
                rf"|transfiere|transferir|transfira|bonifica|betaal)\b{_FOR_ME}\s+"
                rf"(?:for\s+)?(?:{_SOME}|[$€£]\s?\d+|\d+\s?(?:euros?|dollars?|[$€£]))(?!\w)"
            ),
        ),
        (
            Deed.CALL,
            (
                r"(?:call|phone|ring)(?: up)?\s+(?:my|a taxi|an uber|the (?:doctor|police|office"
                r"|bank"
                r"|restaurant|hotel)|mum|mom|dad|him|her|them)\b"
                r"|ruf(?:e)?\s+(?:mein(?:e[nmr]?)?|die|den|ein)\b[^?]{0,60}\ban$"
                r"|appelle[rz]?\s+(?:ma|mon|un)\b"
                r"|llama(?:r)?\s+a\b|chiama(?:re)?\s+(?:mi[oa]|un)\b|bel\s+(?:mijn|een)\b"
            ),
        ),
        (
            Deed.WRITE,
            (
                r"(?:write|compose|draft|make up|invent|schreibe?n?|dichte"
                r"|écri[sv]\w*"
                r"|rédige[rz]?|compose[rz]?|escrib[ea]\w*|escríbe\w*|redacta"
                r"|scriv[ia]\w*|scrivere|componi|escrev[ea]\w*|compõe|schrijf|dicht"
                rf"|verzin)\b(?:-moi|-nous)?{_FOR_ME}\s+(?:{_SOME}\s+)?(?:(?!about|on|of)[^\W\d_]+\s+){{0,2}}?{_TEXT}(?!\w)"
                rf"|{_TELLS}\b(?:-moi|-nous)?{_FOR_ME}\s+(?:{_NEW}(?:(?!(?:about|on|of|{_THE})(?!\w))[^\W\d_]+\s+){{0,2}}?"
                rf"(?<!\w){_TOLD}(?!\w)|{_SOME}\s+(?:[^\W\d_]+\s+)??{_JOKES}(?!\w))"
                r"|(?:translate|übersetze?n?|tradui[st]\w*|traduce(?:me)?|traducir|traduci(?:mi)?|tradurre"
                r"|traduz(?:a|ir)?|vertaal)\s+"
                rf"(?!{_AMOUNT}\s+(?:in)?(?:to|in|nach|en|a|para|em|naar)\s+{_UNIT}\W*$)"
                r"(?![^?]*\b(?:pages?|(?:web)?sites?|articles?|links?|results?|seiten?|artikel|p[áa]ginas?"
                r"|pagine|sitio|site)\b)\S"
            ),
        ),
        (
            Deed.DEVICE,
            (
                r"turn (?:on|off|up|down)\s+(?:the|my|all)\b[^?]{0,30}\b(?:lights?|lamps?|tv"
                r"|heating|heater"
                r"|music|radio|fan|volume|oven|air con\w*)\b|play\s+(?:some|me|a|the"
                r"|my)\b[^?]{0,40}"
                r"(?:music|songs?|playlist|album|video)\b|set\s+(?:an?|the|my)\s+(?:alarm|timer)\b"
                r"|(?:dim|switch (?:on|off))\s+(?:the|my)\b"
            ),
        ),
    )
)
_VERB_LAST: Final = regex(
    rf"^\W*(?:kannst|könntest) du\b(?:\s+(?:bitte|mal|mir|uns))*\s+{_SOME}\s+[^?]{{1,80}}\s"
    r"(?P<verb>kaufen|bestellen|buchen|reservieren|bezahlen|überweisen|löschen|verschieben|schicken"
    r"|senden)\W*$",
    re.IGNORECASE,
)
_LAST: Final = {
    "kaufen": Deed.BUY,
    "bestellen": Deed.BUY,
    "buchen": Deed.BOOK,
    "reservieren": Deed.BOOK,
    "bezahlen": Deed.PAY,
    "überweisen": Deed.PAY,
    "löschen": Deed.CHANGE_FILES,
    "verschieben": Deed.CHANGE_FILES,
    "schicken": Deed.SEND,
    "senden": Deed.SEND,
}
_NOT_MEANT: Final = regex(
    r"\b(?:notes?(?!\.\w)|notizen?|notas?|nota|appunt[io]|notities?|mémo|missions?|schedules?|recipes?"
    r"|conversations?|proposals?|tool|sessions?|if|anywhere)\b|://|^(?:book|order|buy)\s+or\b",
    re.IGNORECASE,
)
"""What Buddy keeps itself, and pages, which it can read."""


def beyond_tools(text: str) -> Deed | None:
    """Return what a message asks Buddy to do that none of its own tools can; None: none of these.

    Args:
        text: A message in English, German, French, Spanish, Portuguese, Italian or Dutch.
    """
    if len(text) > _LONGEST or _NOT_MEANT.search(text):
        return None
    last = _VERB_LAST.match(text)
    if last is not None:
        return _LAST[last["verb"].lower()]
    said = _POLITE.sub("", text).strip()
    if is_reminder(said):
        return Deed.REMIND
    if _LOOKS.search(said):
        return None
    return next((deed for deed, rule in _RULES if rule.match(said)), None)
