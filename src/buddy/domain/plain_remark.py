# ruff: noqa: RUF001  # words of many languages
"""Short remarks that mean one thing wherever they stand: thanks, a mark, "cancel everything"."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

_LONGEST: Final = 120
_THANKS: Final = regex(
    r"^\W*(?:(?:oh|hey|well|buddy)[\s,!.]+)?"
    r"(?:many thanks|thank(?:s| you| u)|thx|ty|tysm|cheers|much appreciated"
    r"|(?:vielen|besten|herzlichen|tausend|schönen|lieben)\s+dank|danke(?:schön)?|dankeschön|merci"
    r"|(?:muchas|muchísimas|mil)\s+gracias|gracias|(?:mille\s+|tante\s+)?grazie"
    r"|obrigad[oa]|brigad[oa]"
    r"|valeu|(?:heel\s+)?(?:hartelijk\s+)?bedankt|dank\s?(?:je|u|jullie)|dzięki|dziękuję|tack|takk"
    r"|teşekkürler|спасибо|дякую|ありがとう\w*|谢谢|감사\w*)"
    r"(?:[\s,!.]*(?:a lot|a bunch|a million|so much|very much|again|for (?:that|this|everything|all"
    r"(?: of it)?|your help|the help)|to you|buddy|man|mate|friend|dir|euch|ihnen|sehr|schön"
    r"|vielmals"
    r"|nochmal(?:s)?|auch|für (?:alles|deine hilfe|die hilfe)|beaucoup|bien|infiniment|mille fois"
    r"|à (?:toi|vous)|pour (?:tout|ton aide|votre aide)|por (?:todo|tu ayuda|la ayuda|tudo"
    r"|sua ajuda)"
    r"|a ti|amigo|mille|tante|infinite|di tutto|per (?:tutto|l['’]aiuto)|a te|mesmo|muito"
    r"|wel|voor (?:alles|je hulp)|hoor|enorm|very kind|that['’]s all|bro|pal))*[\s!.,:;)🙏😊👍❤-]*$"
    r"|^\W*(?:merci (?:beaucoup|bien)|muito obrigad[oa]|muchas gracias)\W*$",
    re.IGNORECASE,
)
_ALL: Final = regex(
    r"^\W*(?:please |bitte |por favor |s'il te plaît )?"
    r"(?:(?:cancel|stop|abort|kill|halt|reject|drop|discard|end|terminate)\s+"
    r"(?:all|everything|every (?:single )?(?:mission|run|proposal|one)|them all|all of (?:them|it"
    r"|my missions|the missions))"
    r"(?: (?:of )?(?:my |the |these |those |running |open |pending |waiting )*(?:missions?|runs?"
    r"|proposals?|jobs?|tasks?|of them))?(?: (?:now|that(?:['’]s| is| are) running))?"
    r"|(?:brich|breche|stopp(?:e)?|storniere|beende|lehne) (?:bitte )?(?:alles|alle(?: (?:meine"
    r"|laufenden|offenen))*(?: missionen| läufe| vorschläge)?)(?: ab)?|alles (?:abbrechen|stoppen)"
    r"|(?:annule|arrête|stoppe|rejette)[rz]?(?:-les)? (?:tout(?:es)?(?: (?:mes|les) missions)?)"
    r"|(?:cancela|detén|para|anula|rechaza)(?:r)? (?:todo|todas(?: (?:mis|las) misiones)?)"
    r"|(?:cancela|cancele|pare|interrompe|rejeita) (?:tudo|todas(?: as(?: minhas)? missões)?)"
    r"|(?:annulla|ferma|interrompi|cancella|rifiuta) (?:tutto|tutte(?: le(?: mie)? missioni)?)"
    r"|(?:annuleer|stop) (?:alles|al mijn missies|alle missies))"
    r"(?:,? (?:please|bitte|por favor|per favore|alsjeblieft))?\W*$",
    re.IGNORECASE,
)
_COMMANDED: Final = regex(
    r"^\s*(?P<verb>approve|reject|cancel|stop|run|execute)\s+(?P<id>(?:m|sch)_[\w-]*)\s*[.!?]?\s*$",
    re.IGNORECASE,
)
_BUDGET: Final = regex(
    r"\b(?:set|change|raise|lower|increase|decrease|reduce|make|limit|put|adjust|cap)\b[^?]{0,30}?"
    r"\b(?:(?P<day>daily|day(?:['’]s)?|per day|today['’]s)|(?P<month>monthly|month(?:['’]s)?"
    r"|per month))"
    r"\s+(?:spending\s+)?(?:budget|limit|cap|allowance|spending)\b(?! of my)"
    r"|\b(?:setze?|stell(?:e)?|änder(?:e|n)?|erhöhe?|senke?"
    r"|begrenze?)\b[^?]{0,30}?\b(?:(?P<tag>tages"
    r"|tägliche[sn]? )|(?P<monat>monats|monatliche[sn]? ))(?:budget|limit|grenze)\b"
    r"|\b(?:mets|fixe|règle|change|augmente|baisse|limite|définis)[rz]?\b[^?]{0,20}?\b(?:budget"
    r"|limite"
    r"|plafond)\s+(?:(?P<jour>quotidienn?e?|journalier|du jour|par jour)|(?P<mois>mensuel(?:le)?"
    r"|du mois|par mois))"
    r"|\b(?:pon|establece|fija|cambia|sube|baja|limita|ajusta|define|defina|mude|aumente|reduza"
    r"|imposta|metti|porta|cambia|alza|abbassa)\w*\b[^?]{0,20}?\b(?:presupuesto|límite|orçamento"
    r"|limite|budget)\s+(?:(?P<dia>diari[oa]|diário|giornaliero|al día|por dia)|(?P<mes>mensual"
    r"|mensal|mensile|al mes|por mês))"
    r"|\b(?:zet|stel|verander|verhoog|verlaag|beperk)\b[^?]{0,20}?\b(?:(?P<dag>dag|dagelijkse? )"
    r"|(?P<maand>maand|maandelijkse? ))(?:budget|limiet)\b",
    re.IGNORECASE,
)
_CREDIT: Final = regex(r"\b(?:credit|debit|kredit|carte|tarjeta|karte)\b", re.IGNORECASE)
_ASKING: Final = regex(r"^\W*(?:how|where|can i|wie|wo|comment|où|cómo|come|hoe)\b", re.IGNORECASE)
_OPERATOR: Final = (
    r"\+|-|−|\*|×|x|/|÷|:|\^|plus|minus|times|multiplied by|divided by|over|mal|geteilt durch|durch"
    r"|fois|moins|divisé par|por|más|menos|dividido (?:por|entre)|mais|vezes|per|più|meno|diviso"
    r"|keer|maal|min|gedeeld door"
)
_UNFINISHED: Final = regex(
    r"^\W*?(?:(?:please |can you )?(?:what(?:['’]s| is)|how much is|calculate|compute|work out"
    r"|was ist"
    r"|wie viel ist|wieviel ist|rechne|combien (?:font|fait)|calcule|cuánto es|quanto (?:fa|é)"
    r"|calcola"
    r"|hoeveel is|bereken)\s+)?"
    rf"(?P<sum>[\d(][\d\s.,()%+*/×÷^−-]*?\s*(?:{_OPERATOR}))\s*[=?.…]*\s*$",
    re.IGNORECASE,
)


def thanks(text: str) -> bool:
    """Tell whether a message is thanks and nothing else."""
    return len(text) <= _LONGEST and _THANKS.match(text) is not None


def stops_all(text: str) -> bool:
    """Tell whether a message says to stop, cancel or reject everything."""
    return len(text) <= _LONGEST and _ALL.match(text) is not None


def commanded(text: str) -> tuple[str, str] | None:
    """Return the verb and the mission of a command such as "approve m_…", well-formed or not."""
    match = _COMMANDED.match(text)
    return None if match is None else (match["verb"].lower(), match["id"])


def sets_budget(text: str) -> str | None:
    """Return ``day`` or ``month`` where a message sets the limit of all spending in it, or None."""
    if len(text) > _LONGEST or _CREDIT.search(text) or _ASKING.match(text):
        return None
    match = _BUDGET.search(text)
    if match is None:
        return None
    of_day = any(match[name] for name in ("day", "tag", "jour", "dia", "dag"))
    return "day" if of_day else "month"


def unfinished_sum(text: str) -> str | None:
    """Return a sum that breaks off behind its sign: "17 +"; None where none does."""
    if len(text) > _LONGEST:
        return None
    match = _UNFINISHED.match(text)
    return None if match is None else " ".join(match["sum"].split())
