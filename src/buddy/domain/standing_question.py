# ruff: noqa: RUF001  # words of many languages
"""Questions how things stand that no page answers: money spent, a schedule's next run, a goal.

In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

_LONGEST: Final = 120
_LEAD: Final = (
    r"^\W*(?:(?:and|so|ok(?:ay)?|but|please|tell me|show me|und|et|y|e|en|hey|buddy|bitte|dis-moi"
    r"|dime|dimmi)\b[\s,.!]*)*"
)
_SPENT: Final = regex(
    rf"{_LEAD}(?:how much (?:money )?(?:(?:did|have|has|do) (?:i|we|you|buddy) (?:already )?"
    r"(?:spen[dt]|used?|costs?(?: me| us)?|paid|pay)|did (?:you|buddy|this|everything) cost(?: me"
    r"| us)?|(?:have|has) (?:you|buddy|it all|everything) cost(?: me| us)?|was spent"
    r"|has been spent)"
    r"|what (?:did|have|do) (?:i|we|you|buddy) (?:spen[dt]|costs?(?: me| us)?|paid)"
    r"|(?:my|our|the|your) (?:total )?(?:spending|spend|costs|expenses|expenditure)"
    r"|what (?:is|was|are|were) (?:my|our|your) (?:total )?(?:spending|spend|costs?|expenses)"
    r"|(?:wie ?viel|was) (?:geld )?(?:habe? (?:ich|wir)|hast du|wurde)(?: mich| uns)?"
    r"(?P<mid1>.{0,24}?) (?:ausgegeben|gekostet|verbraucht)"
    r"|combien (?:(?:ai-je|j['’]ai|avons-nous|on a) (?:déjà )?dépensé|m['’]as-tu coûté)"
    r"|cu[aá]nto (?:dinero )?(?:he|hemos|llevo|llevamos) gastado|cu[aá]nto (?:gast[eé]|gastamos)"
    r"|quanto (?:(?:ho|abbiamo) speso|(?:eu )?gastei|gastamos|já gastei)"
    r"|hoeveel (?:geld )?(?:heb ik|hebben we)(?P<mid2>.{0,24}?) (?:uitgegeven|besteed))"
    r"(?P<rest>.*)$",
    re.IGNORECASE,
)
_LEFT: Final = regex(
    rf"{_LEAD}(?:how much (?:money |budget |of (?:the|my) budget )?(?:is|do (?:i|we) have|have (?:i"
    r"|we)(?: got)?)"
    r"(?: still)? (?:left|remaining|to spend)|how much (?:can|may) (?:i|we|you) still spend"
    r"|how much budget (?:is there|remains)|what(?:['’]s| is) left(?: of (?:the|my) budget)?"
    r"|(?:wie ?viel|was) (?:geld |budget )?(?:ist|habe ich|haben wir)(?: noch)? (?:übrig|frei)"
    r"|wie ?viel (?:geld )?habe ich noch|combien (?:me |nous )?reste-t-il|il (?:me )?reste combien"
    r"|cu[aá]nto (?:dinero )?(?:me |nos )?queda|quanto (?:mi |ci )?(?:resta|rimane)"
    r"|quanto (?:me )?(?:resta|sobra)|hoeveel (?:geld )?(?:is er|heb ik)(?: nog)? over)"
    r"(?P<rest>.*)$",
    re.IGNORECASE,
)
_PERIODS: Final = regex(
    r"\b(?:(?:in|for|on|over|during|of|im|in der|in den|de|du|au|en|el|la|le|les|il|nel|no|na|do"
    r"|the|so far|already|all|total|altogether|overall|today|tonight|yesterday|now|currently"
    r"|this|last|past|previous|days?|weeks?|months?|years?|here|on (?:you|missions?|buddy)|please"
    r"|until now|since|then|to|spend|budget|money|heute|gestern|diese[nrms]?|letzte[nrm]?|tage?n?"
    r"|woche|wochen|monat\w*|jahr\w*|bisher|insgesamt|schon|aujourd['’]hui|hier|cette|ce|semaine"
    r"|mois|ci|dernier|dernière|année|jusqu['’]ici|hoy|ayer|esta|este|semana|mes|pasad[ao]|año"
    r"|últim[oa]s|hasta ahora|días?|oggi|ieri|questa|questo|settimana|mese|scors[ao]|finora|hoje"
    r"|ontem|mês|passad[ao]|até agora|vandaag|gisteren|deze|vorige|week|maand|tot nu toe))\b"
    r"|[\W\d]",
    re.IGNORECASE,
)
_IT: Final = r"(?:it|that|this|the (?:schedule|next (?:run|one|firing|time))|my schedule)"
_NEXT: Final = regex(
    rf"{_LEAD}(?:when (?:does|will|is|do) {_IT}(?: (?:next|be|going to))?(?: (?:run|fire|start|go"
    r"|happen|due|repeat|execute|scheduled))?(?: (?:next|again|first|the next time))?"
    rf"|(?:at )?what time (?:does|will|is) {_IT}(?: next)?(?: (?:run|fire|start))?(?: next| again)?"
    r"|(?:when(?:['’]s| is)|what(?:['’]s| is)) (?:the|its) next (?:run|firing|time|execution)"
    r"|(?:the |its )?next (?:run|firing|execution)s?|how often does {_IT} run"
    r"|wann (?:läuft|startet|kommt|ist) (?:es|das|er|der zeitplan|die mission|der nächste lauf)"
    r"(?: (?:das nächste mal|wieder|als nächstes))?|wann (?:ist|kommt) der nächste (?:lauf|termin)"
    r"|quand (?:est-ce que )?(?:ça|cela|il|elle) (?:tourne|s['’]exécute|recommence|part)\w*.{0,24}"
    r"|(?:quelle est |quand est )?(?:la )?prochaine exécution"
    r"|cu[aá]ndo (?:se ejecuta|corre|toca|se repite).{0,24}|(?:cu[aá]ndo es )?(?:la )?próxima"
    r" ejecución|quando (?:gira|parte|viene eseguito|si ripete).{0,24}"
    r"|(?:quand['’]è |qual è )?(?:la )?prossima esecuzione|quando (?:roda|executa|corre).{0,24}"
    r"|(?:qual é )?(?:a )?próxima execução|wanneer (?:draait|loopt|start) (?:het|dat|de planning)"
    r".{0,24})\W*$".replace("{_IT}", _IT),
    re.IGNORECASE,
)
_OF_SCHEDULE: Final = regex(
    rf"{_LEAD}(?:how much (?:can|could|will|does|would|might) (?:this|the|that|my) schedule cost"
    r"(?: me| us)?|what (?:does|can|will|would) (?:this|the|that|my) schedule cost(?: me| us)?"
    r"|(?:was|wie ?viel) (?:kostet|kann) (?:mich )?(?:der|dieser|mein) zeitplan(?: kosten)?)"
    r"(?: (?:at (?:most|worst)|all|total|altogether|höchstens|insgesamt|maximal))*\W*$",
    re.IGNORECASE,
)
_OF_GOAL: Final = regex(
    rf"{_LEAD}(?:how(?:['’]s| is| are| did)|what(?:['’]s| is| about)|where(?:['’]s| is)|is|has|did"
    r"|status of|state of|progress of|wie (?:läuft|steht|weit|geht)|was macht|où en est|comment va"
    r"|cómo (?:va|está)|come va|como (?:está|vai)|hoe (?:gaat|staat|loopt|ver is))\b.{0,20}?"
    r"\b(?:(?:the|that|this|my|our)\s+(?:whole\s+)?(?:goal|plan)"
    r"|(?:das|dem|mein|der) (?:ziel|plan)"
    r"|(?:le|mon) (?:plan|objectif)|(?:el|mi) (?:plan|objetivo)|il (?:piano|mio obiettivo"
    r"|obiettivo)"
    r"|o (?:plano|objetivo)|het (?:doel|plan))\b"
    r"(?:\s+(?:doing|going|at|now|done|finished|getting|on|coming|along|so|far|up|to|progressing"
    r"|ready|complete|over|yet|still|running|fertig|gerade|jetzt|voran|maintenant|ahora|adesso"
    r"|agora|nu))*\W*$"
    rf"|{_LEAD}(?:goal|plan) (?:status|progress)\W*$"
    rf"|{_LEAD}(?:stop|cancel|abort|end|kill) (?:the|that|this|my) (?:whole )?(?:goal|plan)\W*$",
    re.IGNORECASE,
)


_SCHEDULES: Final = regex(
    rf"{_LEAD}(?:(?:what|which) (?:schedules?|scheduled (?:missions?|runs?)) (?:do i have|are there"
    r"|have i(?: got)?|exist|are (?:active|running|set))|what (?:do i have|have i|is"
    r"|['’]s) scheduled"
    r"|what['’]s scheduled|(?:do i have|are there) (?:any )?schedules?"
    r"|(?:show|list|see)(?: me)? (?:all )?(?:my |the )?schedules?"
    r"|(?:welche|was für) (?:zeitpläne|termine|planungen) (?:habe ich|gibt es|laufen|sind aktiv)"
    r"|(?:zeig|liste)(?:e)?(?: mir)? (?:alle |meine |die )*zeitpläne(?: auf)?"
    r"|habe ich zeitpläne|was ist geplant"
    r"|quelles (?:planifications|programmations) (?:ai-je|y a-t-il|j['’]ai)|qu['’]est-ce qui est"
    r" (?:planifié|programmé)|(?:montre|liste)(?:-moi)? (?:mes|les) (?:planifications"
    r"|programmations)"
    r"|¿?qué (?:programaciones|horarios|tareas programadas) (?:tengo|hay)|¿?qué está programado"
    r"|(?:muestra|lista)(?:me)? (?:mis|las) programaciones"
    r"|(?:quali|che) (?:programmazioni|pianificazioni) (?:ho|ci sono)|cosa è (?:programmato"
    r"|pianificato)|(?:mostra|elenca)(?:mi)? (?:le )?(?:mie )?(?:programmazioni|pianificazioni)"
    r"|(?:quais|que) (?:agendamentos|programações) (?:tenho|há|eu tenho)|o que está agendado"
    r"|(?:mostre|liste) (?:os |meus )*agendamentos"
    r"|welke (?:planningen|schema['’]?s) (?:heb ik|zijn er)|wat is er gepland"
    r"|(?:toon|laat)(?: me)? (?:mijn|de) (?:planningen|schema['’]?s)(?: zien)?)\W*$",
    re.IGNORECASE,
)


def asks_schedules(text: str) -> bool:
    """Tell whether a text asks which schedules there are."""
    return len(text) <= _LONGEST and _SCHEDULES.match(text) is not None


def asks_spending(text: str) -> bool:
    """Tell whether a text asks what the person has spent, or has left, and of nothing else."""
    if len(text) > _LONGEST:
        return False
    found = _SPENT.match(text) or _LEFT.match(text)
    if found is None:
        return False
    rest = " ".join(part for part in found.groupdict().values() if part)
    return not _PERIODS.sub("", rest)


def asks_next_run(text: str) -> bool:
    """Tell whether a text asks when a schedule fires next."""
    return len(text) <= _LONGEST and _NEXT.match(text) is not None


def asks_schedule_cost(text: str) -> bool:
    """Tell whether a text asks what a schedule can cost."""
    return len(text) <= _LONGEST and _OF_SCHEDULE.match(text) is not None


def speaks_of_goal(text: str) -> bool:
    """Tell whether a text asks how the goal goes, or says to stop it."""
    return len(text) <= _LONGEST and _OF_GOAL.match(text) is not None
