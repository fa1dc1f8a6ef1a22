# ruff: noqa: RUF001  # words of many languages
"""A stop of a whole kind of things: all that is open, all that waits, all schedules."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from buddy.domain.plain_remark import stops_all
from buddy.domain.regex import regex

_LONGEST: Final = 120
_POLITE: Final = (
    r"(?:please|bitte|s['’]il (?:te|vous) pla[iî]t|por favor|per favore|alsjeblieft|now|jetzt"
    r"|ok(?:ay)?)"
)
_REJECT: Final = (
    r"(?:reject|decline|refuse|verwirf|verwerfe?|lehne?|rejette[rz]?|refuse[rz]?|rechaz[ao]r?"
    r"|rifiut[ao](?:re)?|rejeit[aeo]r?|recus[aeo]r?|weiger|verwerp|wijs)"
)
_EVERYTHING: Final = (
    r"(?:all|everything|them all|all of (?:it|them)|every (?:single )?(?:one|proposal|mission)"
    r"|all(?: of)? (?:the |my |these |those |open |waiting |pending )*"
    r"(?:proposals|missions|requests)"
    r"|alles|alle(?: (?:meine|offenen))*(?: (?:vorschläge|missionen))?"
    r"|tout(?:es)?(?: (?:mes|les) (?:missions|propositions))?|todo|todas?(?: (?:mis|las|as))*"
    r"(?: (?:misiones|propuestas|missões|propostas))?|tudo|tutto|tutte(?: le(?: mie)?)?"
    r"(?: (?:missioni|proposte))?|alle? (?:mijn )?(?:voorstellen|missies))"
)
_REJECTS: Final = regex(
    rf"^\W*(?:{_POLITE}[\s,]+)*(?:{_REJECT}(?: bitte)? {_EVERYTHING}(?: (?:ab|af))?"
    rf"|alles (?:ablehnen|verwerfen|afwijzen))(?:[\s,]+{_POLITE})*\W*$",
    re.IGNORECASE,
)
_STOP: Final = (
    r"(?:stop|end|cancel|delete|remove|kill|drop|clear|terminate|abort|stoppe?n?|beende[nt]?"
    r"|lösche?n?|brich|entferne?n?|arr[êe]te[rz]?|annule[rz]?|supprime[rz]?|stoppe[rz]?"
    r"|cancel[ae]r?|det[eé]n(?:er)?|para?r?|pare|elimin[ae]r?(?:re)?|borrar?|anular?|quitar?"
    r"|annulla(?:re)?|ferma(?:re)?|cancella(?:re)?|interromp[ia]|apaga?r?|apague|exclu[ai]r?"
    r"|remov[ae]r?|encerr[ae]r?|annuleer|verwijder|beëindig)"
)
_ALL: Final = (
    r"(?:(?:all|every|each|both)(?: of)?(?: (?:the|my|these|those|our))?"
    r"|alle|tou(?:te)?s (?:les|mes)|tod[oa]s (?:l?[oa]s |mis |(?:os |as )?(?:meus|minhas) )?"
    r"|tutt[ie] (?:le|i|gli)(?: mi(?:e|ei))?|al(?:le)? (?:de|mijn)?)"
)
_SCHEDULES: Final = (
    r"(?:schedules?|scheduled \w+|recurring \w+|reminders?"
    r"|zeitpl[äa]ne|planungen|geplanten? \w+|wiederholungen|erinnerungen"
    r"|plannings?|planifications?|programmations?|rappels|\w+ (?:planifi|programm)[ée]e?s"
    r"|programaciones|horarios|recordatorios|\w+ programad[oa]s"
    r"|pianificazioni|programmazioni|programmi|promemoria|\w+ (?:pianificat|programmat)[ie]"
    r"|agendamentos|programações|lembretes|horários|\w+ agendad[oa]s"
    r"|planningen|schema['’]?s|herinneringen|geplande \w+)"
)
_ALL_THAT: Final = (
    r"(?:(?:everything|all|anything) (?:that(?:['’]s| is)|which is|i have|i['’]ve)?\s?"
    r"(?:still )?(?:scheduled|planned|recurring|repeating)"
    r"|alles,? was (?:noch )?geplant ist|alles geplante"
    r"|tout ce qui (?:est|a été) (?:planifié|programmé)"
    r"|todo lo (?:que est[áé] )?(?:programado|planificado)"
    r"|tutto (?:ciò|quello) che è (?:programmato|pianificato)"
    r"|tudo o que está (?:agendado|programado)|alles,? wat (?:er )?(?:gepland is|is gepland))"
)
_SCHEDULED: Final = regex(
    rf"^\W*(?:{_POLITE}[\s,]+)*{_STOP}(?: bitte)?\s+{_ALL}\s*"
    r"(?:(?:active|running|open|meine|laufenden|mis|meus|minhas)\s+)*"
    rf"{_SCHEDULES}(?: ab)?(?:[\s,]+{_POLITE})*\W*$"
    rf"|^\W*(?:{_POLITE}[\s,]+)*{_STOP}(?: bitte)?\s+{_ALL_THAT}(?:[\s,]+{_POLITE})*\W*$"
    rf"|^\W*alle(?: meine)? {_SCHEDULES} (?:stoppen|beenden|löschen|abbrechen|entfernen)\W*$",
    re.IGNORECASE,
)


_HALT: Final = (
    r"(?:stop|end|cancel|kill|terminate|abort|stoppe?n?|beende[nt]?|brich|arr[êe]te[rz]?"
    r"|annule[rz]?|stoppe[rz]?|cancel[ae]r?|det[eé]n(?:er)?|para?r?|pare|anular?|annulla(?:re)?"
    r"|ferma(?:re)?|cancella(?:re)?|interromp[ia]|encerr[ae]r?|annuleer|beëindig)"
)
"""To stop what goes on or waits; what is deleted may be a note."""
_THEM: Final = (
    r"(?:them(?: all)?|all (?:of )?(?:them|these|those)|all (?:two|three|four)"
    r"|both(?: of (?:them|these|those))?|(?:these|those)(?: two)?"
    r"|(?:sie )?(?:alle(?: (?:beide|zwei|drei|vier))?|beide)"
    r"|tou(?:te)?s(?: les (?:deux|trois|quatre))?|les (?:deux|trois|quatre)"
    r"|tod[oa]s(?: ell[oa]s)?|amb[oa]s|l[oa]s (?:dos|tres|cuatro)"
    r"|tutt[ie](?: (?:e due|e tre))?|entramb[ie]|os (?:dois|três|quatro)"
    r"|ze(?: (?:allemaal|alle|alle twee|allebei))?|allebei|alle twee)"
)
_THESE: Final = regex(
    rf"^\W*(?:{_POLITE}[\s,]+)*(?:{_HALT}(?: bitte)?\s+{_THEM}"
    r"|(?:arrête|annule|stoppe)[rz]?-les(?: (?:tou(?:te)?s|tout|les deux))?"
    r"|(?:canc[eé]la|p[aá]ra|det[eé]n|an[uú]la)l[oa]s(?: (?:a )?(?:tod[oa]s|l[oa]s dos|amb[oa]s))?"
    r"|(?:ferma|cancella|annulla)l[ie](?: (?:tutt[ie]|entramb[ie]))?"
    r"|(?:cancele|cancela|pare|para)-?[oa]s(?: tod[oa]s)?)(?: (?:ab|op))?"
    rf"(?:[\s,]+{_POLITE})*\W*$",
    re.IGNORECASE,
)


class Sweep(StrEnum):
    """What shall end altogether; the value is what the question about it is kept under."""

    OPEN = "cancel all"
    """All that runs or waits."""
    WAITING = "reject all"
    """Only what waits for a decision."""
    THESE = "stop all of these"
    """What the conversation speaks of, its schedules with it."""
    SCHEDULES = "stop all schedules"


def sweep_in(text: str) -> Sweep | None:
    """Return the whole kind of things that a message says to end; None: it says no such thing.

    A schedule in force waits for nothing and is no mission that runs: it ends only where schedules
    are named.
    """
    if len(text) > _LONGEST:
        return None
    if _SCHEDULED.match(text):
        return Sweep.SCHEDULES
    if _REJECTS.match(text):
        return Sweep.WAITING
    if _THESE.match(text):
        return Sweep.THESE
    return Sweep.OPEN if stops_all(text) else None
