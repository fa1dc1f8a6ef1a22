# ruff: noqa: RUF001  # words of many languages
"""Questions about Buddy itself and orders over all missions, by their words alone.

In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from buddy.domain.assent import is_marked, mentions_yes
from buddy.domain.beyond_tools import Deed
from buddy.domain.regex import regex
from buddy.domain.slots_when import when_in

_LONGEST: Final = 160


class Topic(StrEnum):
    """What of Buddy is asked about."""

    SEES = "sees"
    """Who can see what is said and done here."""
    UNDO = "undo"
    LANGUAGES = "languages"
    LEARNS = "learns"
    REACH = "reach"
    """What Buddy can look at: mail, a screen, files."""
    SELF = "self"
    """Anything else about Buddy."""


_LEAD: Final = (
    r"^\W*(?:(?:and|so|ok(?:ay)?|but|hi|hey|hello|buddy|please|well|tell me|und|aber|et|mais|y|pero"
    r"|e|ma|mas|en|maar)\b[\s,.!¿]*)*"
)
_YOU: Final = (
    r"(?:(?:do|does|did|can|could|will|would|are|were|have|has|should|may|might|is"
    r"|must)(?:n['’]?t)?"
    r" (?:you|buddy|u)|(?:how|when|where|why|what|which|who|whom)(?: \w+){0,3}? (?:do|does|did|can"
    r"|could|will|would|are|have|has|should)(?:n['’]?t)? (?:you|buddy|u)"
    r"|(?:what|who|where|how)(?:['’]s| is| are) your"
    r"|(?:kannst|könntest|weißt|hast|bist|machst|speicherst|merkst|lernst|sprichst|darfst|musst"
    r"|arbeitest|benutzt|verwendest|sendest|siehst|kennst|brauchst|wirst) du"
    r"|(?:was|wie|wo|wann|warum|wer|welche\w*)(?: \w+){0,2}? (?:kannst|hast|bist|machst|weißt|tust"
    r"|sprichst|darfst|siehst|kennst|brauchst) du"
    r"|(?:peux|sais|as|es|fais|gardes|parles|apprends|utilises|envoies|connais|travailles)-tu"
    r"|est-ce que tu|tu (?:peux|sais|as|es|gardes|parles|apprends|envoies)"
    r"|¿?(?:puedes|sabes|tienes|eres|guardas|hablas|aprendes|usas|envías|conoces|trabajas)"
    r"|(?:puoi|sai|hai|sei|salvi|parli|impari|usi|invii|conosci|lavori)"
    r"|(?:você )?(?:pode|sabe|tem|guarda|fala|aprende|envia|conhece|trabalha)s?"
    r"|(?:kun|weet|heb|ben|bewaar|spreek|leer|gebruik|stuur|ken|werk) je)(?!\w)"
)
_OF_SELF: Final = regex(rf"{_LEAD}{_YOU}", re.IGNORECASE)
_MINE: Final = regex(
    rf"{_LEAD}(?:(?:can|could|may|do|am|must|should) i|(?:kann|darf|muss) ich|puis-je|est-ce que je"
    r" peux|¿?(?:puedo|debo)|(?:posso|devo)|(?:kan|mag|moet) ik) (?:\w+ ){0,2}?"
    r"(?:missions?|missionen|misi[oó]n(?:es)?|missione|missioni|missão|missies?|runs?|proposals?"
    r"|schedules?|recipes?|approvals?|results?|tools?|chats?|conversations?|history|account|it here"
    r"|here)\b",
    re.IGNORECASE,
)
_SEES: Final = regex(
    rf"{_LEAD}(?:who(?: else)? (?:can|could|may|will|is able to) (?:see|read|access)"
    r"|(?:can|could) (?:anyone|anybody|others|someone|other people)(?: else)? (?:see|read|access)"
    r"|is (?:this|it|that|our chat|my chat|the chat|(?:all )?my data|what i write)"
    r" (?:(?:kept|really|all) )?(?:private|public|secret|confidential)"
    r"|where (?:is|are|does|do) (?:my|the) (?:data|results?|missions?|conversations?|chats?)"
    r" (?:kept|stored|saved|go|stay|lie|live)"
    r"|wer (?:kann|sieht|liest)(?: das| dies| es| mit)?(?: hier)?(?: (?:sehen|lesen|mitlesen))?"
    r"|kann (?:das |dies )?(?:jemand|sonst wer)|qui (?:peut|voit)(?: voir| lire)?"
    r"|quién (?:puede|ve)(?: ver| leer)?|chi (?:può|vede)(?: vedere| leggere)?"
    r"|quem (?:pode|vê)(?: ver| ler)?|wie (?:kan|ziet)(?: dit| dat)?)"
    r"(?: (?:this|that|it|these|here|what i (?:write|say|type)|my (?:data|messages|missions|chats?)"
    r"|das|dies|hier|ça|cela|ceci|esto|eso|questo|isso|isto|dit|dat|zien|lezen))*[\s?.!]*$",
    re.IGNORECASE,
)
_OF_ELSE: Final = regex(
    r"^\W*(?:\w+\W+){0,3}?(?:(?:can|could|would|will) (?:you|u)|kannst du|könntest du|peux-tu"
    r"|pourrais-tu|puedes|podrías|puoi|potresti|pode|poderia|kun je|zou je) (?:please |bitte )?"
    r"(?:tell|explain|show|find|search|look|say|recommend|suggest|help|give|get|read|open|list"
    r"|check"
    r"|translate|compare|calculate|mir|uns|me |nous |decirme|darme|dirmi|darmi|me dizer)\b"
    r"|\b(?:know|think|say|heard?|tell me|weißt|denkst|sais|penses|sabes|piensas|sai|pensi|sabe"
    r"|weet|denk) (?:\w+ )?(?:about|of|über|von|de|sur|sobre|di|su|over|van) "
    r"(?!(?:you|yourself|buddy|me|myself|us|this|that|it|dich|mich|toi|moi|ti|mí|te|me|mim|jou"
    r"|mij)\b)",
    re.IGNORECASE,
)
"""What asks Buddy for something, or about something else."""
_REACHES: Final = regex(
    r"\b(?:access|watch\w*|spy\w*|listen\w*|track\w*|see|read|zugriff|siehst|beobachtest|liest"
    r"|accès|vois|lis|acceso|ves|lees|accesso|vedi|leggi|acesso|vê|lê|toegang|ziet|leest)\b.*"
    r"\b(?:my|me|i|us|our|mein\w*|mich|mes|mon|ma|moi|mis?|mí|mie|mio|mia|me|meus?|minhas?|mijn"
    r"|mij)\b",
    re.IGNORECASE,
)
_UNDO: Final = regex(
    r"\b(?:undo|revert|roll ?back|take back|reverse|rückgängig|zurücknehmen|annuler|deshacer"
    r"|annullare|desfazer|ongedaan)\b",
    re.IGNORECASE,
)
_RUNS: Final = regex(
    r"\b(?:missions?|runs?|approvals?|missionen|läufe?|exécutions?|misi[oó]n(?:es)?|missioni"
    r"|missione|miss(?:ão|ões)|missies?)\b",
    re.IGNORECASE,
)
_LANGUAGES: Final = regex(
    r"\b(?:languages?|speak|sprachen?|sprichst|langues?|parles|idiomas?|lenguas?|hablas|lingue?"
    r"|parli|línguas?|falas?|talen|taal|spreek)\b",
    re.IGNORECASE,
)
_LEARNS: Final = regex(
    r"\b(?:learn\w*|train\w*|lernst|lernen|apprends|apprendre|aprendes|aprender|impari|imparare"
    r"|aprende|leer|leren)\b",
    re.IGNORECASE,
)
_ABILITIES: Final = {
    deed: regex(rf"\b(?:{words})\W*$", re.IGNORECASE)
    for deed, words in {
        Deed.SEND: (
            r"(?:send|write|post|answer)(?: me| us)? (?:e-?mails?|mails?|messages?|sms|texts?"
            r"|tweets?|letters?)|(?:e-?mails?|nachrichten|briefe) (?:senden|verschicken|schreiben)"
            r"|envoyer des (?:e-?mails?|mails|messages|courriels)|enviar (?:e-?mails?|correos"
            r"|mensajes|mensagens)|inviare (?:e-?mail|messaggi)|(?:e-?mails?|mails|berichten)"
            r" (?:sturen|versturen)"
        ),
        Deed.BUY: (
            r"(?:buy|order) (?!them|it|this|that|those|these|rows|results?|everything|all)[a-z]+"
            r"|(?:buy|order|shop)(?: (?:things?|stuff|something|food|for me|online))*"
            r"|(?:etwas |dinge )?(?:kaufen|bestellen)|acheter(?: des choses)?|comprar(?: cosas"
            r"|coisas)?|comprare(?: cose)?|(?:dingen )?(?:kopen|bestellen)"
        ),
        Deed.BOOK: (
            r"(?:book|reserve)(?: (?:flights?|hotels?|tables?|trips?|tickets?|things?|for me))*"
            r"|(?:flüge |hotels |tische )?(?:buchen|reservieren)|réserver(?: des \w+)?"
            r"|reservar(?: \w+)?|prenotare(?: \w+)?|(?:\w+ )?(?:boeken|reserveren)"
        ),
        Deed.PAY: r"(?:pay|transfer)(?: (?:bills?|invoices?|money|for things?))*|bezahlen|payer",
        Deed.CALL: r"(?:phone|call|ring)(?: (?:people|someone|somebody|me|anyone))?|telefonieren",
        Deed.CHANGE_FILES: (
            r"(?:delete|move|rename|write|edit|create|change|copy) (?:my |the )?(?:files?|folders?)"
            r"|dateien (?:löschen|schreiben|ändern|verschieben)"
        ),
        Deed.DEVICE: r"(?:set|start) (?:timers?|alarms?)|play (?:music|songs?)|musik spielen",
    }.items()
}
"""What is asked for without saying what of: whether it can be done at all."""
_DELETES: Final = regex(
    rf"{_LEAD}(?:delete|remove|erase|clear|wipe|lösche|entferne|supprime|efface|borra|elimina"
    r"|cancella|apaga|exclui|verwijder|wis)\s+"
    r"(?:(?:all|every|alle|tou(?:te)?s|tod[ao]s|tutt[eio])\s+(?:(?:of|my|the|old|past|finished"
    r"|completed|meine|die|mes|les|mis|las|los|le|mie|minhas|as|mijn|de)\s+)*"
    r"(?:missions?|runs?|results?|conversations?|chats?|sessions?|missionen|ergebnisse|résultats"
    r"|misiones|resultados|missioni|risultati|missões|missies|resultaten)"
    r"|(?:(?:all|my|the|whole|entire|meinen|den|mon|tout|mi|el|la|mia|o|meu|mijn|de)\s+|l['’])*"
    r"(?:history|verlauf|historique|historial|cronologia|histórico|geschiedenis))[\s.!]*$",
    re.IGNORECASE,
)
_APPROVES: Final = (
    r"(?:approve|accept|confirm|genehmige|approuve|valide|aprueba|approva|aprova|aprove|keur)"
)
_BEFOREHAND: Final = regex(
    rf"{_LEAD}(?:i\s+|ich\s+|je\s+|yo\s+|io\s+|eu\s+|ik\s+)?(?:pre-?\s?approve"
    r"|approve (?:in advance|beforehand|automatically)|auto-?\s?approve|always approve"
    r"|genehmige (?:vorab|im voraus|immer)"
    r"|pré-?approuve|approuve (?:d['’]avance|toujours)|preapruebo|preaprueba|aprueba siempre"
    r"|pre-?approvo|approva sempre|pré-?aprovo|aprova sempre|keur vooraf|keur altijd)\b",
    re.IGNORECASE,
)
_APPROVE_IT: Final = regex(
    rf"{_LEAD}{_APPROVES}\s+(?:it|this|that|them|das|es|le|la|ça|lo|eso|esto|isso|het|dat"
    r"|(?:the|this|that|my|die|la|el|il|a|o|de|het)\s+(?:mission|proposal|run|plan|vorschlag"
    r"|proposition|propuesta|misión|proposta|missione|missão|voorstel))\s+(?P<when>\S.*)$",
    re.IGNORECASE,
)
_SMALL: Final = regex(
    r"(?<!\w)(?:please|then|and|run|start|it|at|on|bitte|dann|por favor|per favore"
    r"|alsjeblieft)(?!\w)|[^\w]+",
    re.IGNORECASE,
)
_SCHEDULE_IT: Final = regex(
    rf"{_LEAD}(?:yes[\s,]+|no[\s,]+|rather\s+|ja[\s,]+|oui[\s,]+)*(?:(?:can|could) you\s+)?"
    r"(?:(?:schedule|repeat|automate)\s+(?:it|this|that)(?: regularly)?|make (?:it|this|that) a"
    r" schedule|(?:plane|terminiere|wiederhole)\s+(?:es|das|dies)(?: ein)?"
    r"|(?:planifie|programme|répète)(?:-le|\s+(?:ça|cela))|(?:prográmalo|repítelo regularmente"
    r"|programa (?:eso|esto))|(?:programmalo|pianificalo|pianifica questo)"
    r"|(?:agenda|programa|agende) (?:isso|isto)|plan (?:het|dit|dat)(?: in)?)"
    r"(?:\s+(?:please|bitte|instead|por favor|per favore|alsjeblieft))*[\s.!?]*$",
    re.IGNORECASE,
)
_PASTED: Final = regex(
    r"^\s*(?:[<\[{(]+\s*/?)?(?:system|admin(?:istrator)?|assistant|developer|user|root|operator"
    r"|instructions?|important|override|prompt)\b[^:\]>})\w]{0,3}[:\]>})]",
    re.IGNORECASE,
)
_ALLOWS: Final = regex(
    rf"{_LEAD}(?:fine[\s,]+|alright[\s,]+)?(?:(?:you|u) (?:can|may) (?:use|try|propose)"
    r"|use|allow|permit|unblock|unban|du (?:darfst|kannst)|erlaube|tu peux (?:de nouveau )?utiliser"
    r"|puedes usar(?:lo|la)?|puoi usar(?:lo|la|e)|pode usar|je mag)\s*(?:it|that|this|that tool"
    r"|the tool|this tool|es|das|das werkzeug|l['’]outil|ça|esa herramienta|eso|quello|lo strumento"
    r"|isso|a ferramenta|het|dat|die tool)?\s*(?:again|once more|from now on|wieder"
    r"(?: (?:benutzen|verwenden|nutzen))?|à nouveau|de nouveau|encore|otra vez|de nuevo|di nuovo"
    r"|ancora|novamente|weer(?: gebruiken)?)[\s.!]*$",
    re.IGNORECASE,
)


def about_buddy(text: str) -> Topic | None:
    """Return what of Buddy a question asks about; None: it asks about nothing of Buddy's own.

    Args:
        text: A message that is no work: "who can see this", "can you smell", "do you learn".
    """
    if len(text) > _LONGEST:
        return None
    if _SEES.match(text):
        return Topic.SEES
    if not (_OF_SELF.match(text) or _MINE.match(text)) or _OF_ELSE.search(text):
        return None
    if _UNDO.search(text) and _RUNS.search(text):
        return Topic.UNDO
    if _LANGUAGES.search(text):
        return Topic.LANGUAGES
    if _LEARNS.search(text):
        return Topic.LEARNS
    return Topic.REACH if _REACHES.search(text) else Topic.SELF


def ability_asked(text: str) -> Deed | None:
    """Return the deed that a question asks whether Buddy can do, and that no tool does; or None."""
    if len(text) > _LONGEST or not _OF_SELF.match(text):
        return None
    return next((deed for deed, rule in _ABILITIES.items() if rule.search(text)), None)


def deletes_all(text: str) -> bool:
    """Tell whether a message says to delete missions, results or conversations altogether."""
    return len(text) <= _LONGEST and _DELETES.match(text) is not None


def approves_later(text: str) -> str | None:
    """Return when an approval is put off to, or empty for one beforehand; None: it is neither.

    Args:
        text: "approve it tomorrow at 9", "I pre-approve the next ten missions".
    """
    if len(text) > _LONGEST or "?" in text:
        return None
    if _BEFOREHAND.match(text):
        return ""
    found = _APPROVE_IT.match(text)
    when = when_in(found["when"]) if found is not None else None
    if found is None or when is None:
        return None
    rest = " ".join(found["when"].split()).replace(when, " ", 1)
    return None if _SMALL.sub("", rest) else when


def schedules_it(text: str) -> bool:
    """Tell whether a message says to schedule what is spoken of, and not when."""
    return len(text) <= _LONGEST and _SCHEDULE_IT.match(text) is not None


def pasted_order(text: str) -> bool:
    """Tell whether a message is dressed up as somebody else's order to approve: "SYSTEM: approve".

    It stands in pages and logs, and decides nothing.
    """
    return _PASTED.match(text[:_LONGEST]) is not None and is_marked(text) and mentions_yes(text)


def allows_it_again(text: str) -> bool:
    """Tell whether a message lets the tool that is spoken of be used again: "ok, use it again"."""
    return len(text) <= _LONGEST and _ALLOWS.match(text) is not None
