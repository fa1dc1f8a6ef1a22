# ruff: noqa: RUF001  # words of many languages
"""Times of the person's own: "I need to decide before Friday", "my flight leaves at 6".

They say until when something matters. No work is named, so there is nothing to schedule.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

_LONGEST: Final = 120
_LEAD: Final = (
    r"^\W*(?:(?:and|but|so|because|well|ok(?:ay)?|hi|hey|hello|buddy|und|aber|denn|et|mais|y|pero|e"
    r"|ma|mas|en|maar)\b[\s,.!]*)*"
)
_OWN: Final = (
    r"(?:(?:i|we)(?:['’]ve| have)? (?:really |still |just )?"
    r"(?:need to|have to|had to|must|got to|gotta|should|has to|ought to) (?:really |still )?"
    r"(?:decide|choose|be|leave|go|finish|hand|submit|pack|catch|arrive|get (?:home|there|up|back)"
    r"|pay|answer|reply|meet|pick|sleep|eat|return|vote|move|sign|register|apply|work|start|turn"
    r"|deliver|present|make up my mind|make a decision)"
    r"|(?:ich|wir) (?:muss|müssen|soll(?:te)?n?)(?: (?:mich|uns|mir|das|es|die \w+|den \w+))*"
    r"(?= .*\b(?:entscheiden|sein|gehen|abgeben|fertig|losfahren|los|packen|antworten|zahlen"
    r"|bezahlen|abfahren|aufstehen|wählen|unterschreiben|liefern)\b)"
    r"|(?:je dois|nous devons|on doit|il faut que je) (?:me |m['’])?(?:décider|décide|choisir|être"
    r"|partir|finir|rendre|payer|répondre|aller|signer|livrer|avoir fini)"
    r"|(?:tengo|tenemos) que (?:decidir(?:me)?|elegir|estar|salir|irme|ir|terminar|entregar|pagar"
    r"|responder|firmar|haber terminado)|(?:debo|debemos) (?:decidir|elegir|salir|terminar"
    r"|entregar)"
    r"|(?:devo|dobbiamo) (?:decidere|scegliere|essere|partire|finire|consegnare|pagare)"
    r"|(?:tenho|temos) (?:de|que) (?:decidir|escolher|estar|sair|terminar|entregar|pagar)"
    r"|(?:ik|wij|we) (?:moet|moeten)(?= .*\b(?:beslissen|kiezen|zijn|weg|klaar|inleveren"
    r"|betalen)\b))(?!\w)[^,;:?]{0,60}"
)
_ENDS: Final = (
    r"(?:leaves?|departs?|goes|starts?|begins?|ends?|closes|opens|arrives?|lands?|takes off"
    r"|is due|are due|expires?|runs out)"
)
_THING: Final = (
    rf"(?:(?:my|our) (?:\w+ ){{1,2}}?{_ENDS}"
    r"|(?:mein|meine|unser|unsere) (?:\w+ ){1,2}?(?:fährt|fliegt|beginnt|endet|geht|startet|läuft"
    r"|schließt|öffnet|kommt)"
    r"|(?:mon|ma|notre) (?:\w+ ){1,2}?(?:part|commence|finit|décolle|arrive|ferme|expire)"
    r"|(?:mi|nuestr[oa]) (?:\w+ ){1,2}?(?:sale|empieza|termina|despega|llega|cierra|vence)"
    r"|(?:il )?mio (?:\w+ ){1,2}?(?:parte|inizia|finisce|arriva)"
    r"|(?:o )?meu (?:\w+ ){1,2}?(?:sai|começa|termina|parte|chega)"
    r"|mijn (?:\w+ ){1,2}?(?:vertrekt|begint|eindigt|gaat))(?!\w)[^,;:?]{0,40}"
)
_TIME: Final = (
    r"(?<!\w)(?:\d{1,2}(?:[:.h]\d{2})?(?:\s*(?:[ap]\.?m|uhr|h|o['’]clock|uur))?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon|midnight|midday|to(?:day|night|morrow)"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|heute|morgen(?: (?:früh|abend))?|mittag"
    r"|mitternacht|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|midi|minuit|ce soir"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo|mañana|hoy|mediodía"
    r"|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|domani|oggi"
    r"|segunda|terça|quarta|quinta|sexta|amanhã|hoje"
    r"|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|vandaag"
    r"|(?:this|next|the|end of the|diese[rs]?|nächste[rsn]?|cette|la) (?:week|month|weekend|evening"
    r"|woche|monat|wochenende|semaine|semana))(?!\w)"
)
_STATED: Final = regex(
    rf"{_LEAD}(?:{_OWN}|{_THING}){_TIME}(?: (?:at|um|à|a las?|alle|às|om) "
    r"\d{1,2}(?:[:.h]\d{2})?(?:\s*(?:[ap]\.?m|uhr|h|uur))?)?(?: (?:entscheiden|fertig sein"
    r"|sein|gehen|abgeben|losfahren"
    r"|los|packen|antworten|zahlen|bezahlen|abfahren|aufstehen|wählen|unterschreiben|liefern|ab"
    r"|beslissen|kiezen|klaar zijn|weg|inleveren|betalen|latest|at the latest|though|sharp"
    r"|o['’]clock|morning|evening|afternoon|night))*[\s.!…]*$",
    re.IGNORECASE,
)


_OF_BUDDY: Final = regex(
    r"(?<!\w)(?:(?:move|start|turn|change|put|work|do)\s+(?:it|that|this|them|these|those)(?!\w)"
    r"(?!\s+(?:in|out|off)\b)"
    r"|(?:schedules?|missions?|runs?|proposals?|searche?s?|checks?|reminders?|recipes?|zeitpl[aä]ne?"
    r"|l[aä]uf|l[aä]ufe|suche|auftrag|prüfung|planification|programmation|recherche|vérification"
    r"|programaci[oó]n|misi[oó]n|b[uú]squeda|missione|ricerca|agendamento|miss[aã]o|busca"
    r"|zoekopdracht|buddy)(?!\w))",
    re.IGNORECASE,
)
"""What is Buddy's to do at a time, or stands for it: "move it to 9", "my schedule starts at 8"."""


def own_deadline(text: str) -> bool:
    """Tell whether a message says nothing but a time of the person's own.

    Args:
        text: In English, German, French, Spanish, Italian, Portuguese or Dutch.
    """
    if len(text) > _LONGEST or _OF_BUDDY.search(text):
        return False
    return _STATED.match(text) is not None
