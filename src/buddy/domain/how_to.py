# ruff: noqa: RUF001  # words of many languages
"""Questions how something is done with Buddy: "how do I stop a run?", "wie beende ich einen …?".

Such a question is answered in words. It is never the deed, and no search: it speaks of Buddy's own
things alone, and one word beside them ("how do I cancel my gym schedule") leaves it to others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from buddy.domain.regex import regex

_LONGEST: Final = 120


class Thing(StrEnum):
    """What of Buddy's a question is about."""

    SCHEDULE = "schedule"
    RUN = "run"
    PROPOSAL = "proposal"
    NOTE = "note"
    RESULT = "result"
    BUDGET = "budget"
    RECIPE = "recipe"


class Act(StrEnum):
    """What shall be done with it."""

    STOP = "stop"
    """Also to delete it."""
    PAUSE = "pause"
    CHANGE = "change"
    MAKE = "make"
    SEE = "see"
    APPROVE = "approve"
    REJECT = "reject"
    RATE = "rate"
    KEPT = "kept"
    """Where it lies."""


@dataclass(frozen=True, slots=True)
class HowTo:
    """A question how something is done."""

    act: Act
    thing: Thing


_HOW: Final = regex(
    r"^\W*(?:(?:and|so|ok(?:ay)?|but|hi|hey|hello|buddy|please|und|aber|et|mais|y|pero|e|ma|mas|en"
    r"|maar)\b[\s,.!]*)*"
    r"(?:(?:can|could|will) (?:you|u) (?:please )?(?:tell|show|explain to) me )?"
    r"(?:how|what (?:do|should|must) i (?:say|do|type|click|press) to|where|wo|où"
    r"|d[óo]nde|dove|onde|waar|wie|(?P<english>comment|come)|c[óo]mo|hoe)(?!\w)",
    re.IGNORECASE,
)
_DONE: Final = {
    Act.KEPT: (
        r"kept|stored|saved|li(?:e|ve)s?|liegen|liegt|gespeichert|aufbewahrt|abgelegt|gard[ée]e?s?|enregistr[ée]e?s?"
        r"|stock[ée]e?s?|conserv[ée]e?s?|guarda(?:n|d[oa]s?)?|almacena(?:n|d[oa]s?)?"
        r"|conserva(?:t[ie]|no)|salvat[ie]|guardad[oa]s|opgeslagen|bewaard"
    ),
    Act.PAUSE: (
        r"paus\w+|resum\w+|suspend\w*|hold|anhalten|fortsetzen|reprendre|suspendre|reanud\w+"
        r"|sospend\w+|riprend\w+|retom\w+|pauzeer|pauzeren|hervatten"
    ),
    Act.STOP: (
        r"cancel\w*|stop\w*|abort\w*|end|terminate|quit|kill|halt|delete|remove|erase|forget"
        r"|unschedule|get rid of|beend\w+|lösch\w+|brech\w*|abbrechen|storniere?n?|entfern\w+"
        r"|annule[rz]?|arrête[rz]?|arrêter|stoppe[rz]?|supprime[rz]?|efface[rz]?|cancel[oa]r?|par[oa]r?"
        r"|det(?:engo|ener)|borr[oa]r?|elimin[oa](?:re|r)?|anul[oa]r?|annull[oa](?:re)?"
        r"|ferm[oa](?:re)?|cancell[oa](?:re)?|apag[oa]r?|interromp\w+|annuleer|annuleren"
        r"|verwijder(?:en)?"
    ),
    Act.REJECT: (
        r"reject|decline|refuse|turn down|say no to|lehne|ablehnen|verwerfen|rejete[rz]?|rejeter"
        r"|rechaz[oa]r?|rifiut[oa](?:re)?|rejeit[oa]r?|weiger(?:en)?|afwijzen"
    ),
    Act.APPROVE: (
        r"approve|accept|confirm|say yes to|genehmig\w+|approuve[rz]?|accepte[rz]?|valide[rz]?"
        r"|aprueb[oa]|aprobar|acept[oa]r?|approv[oa](?:re)?|accett[oa](?:re)?|aprov[oa]r?|goedkeuren"
    ),
    Act.RATE: (
        r"rate|review|judge|grade|give feedback(?: (?:on|about|for))?|bewert\w+|note[rz]"
        r"|évalue[rz]?|valor[oa]r?|calific[oa]r?|evalú[oa]|evaluar|valut[oa](?:re)?|avali[oa]r?|beoordelen"
    ),
    Act.CHANGE: (
        r"change|edit|modify|adjust|move|update|raise|lower|änder\w*|bearbeite\w*|verschieb\w+"
        r"|modifie[rz]?|change[rz]|cambi[oa](?:re|r)?|modific[oa](?:re|r)?|mud[oa]r?|alter[oa]r?"
        r"|wijzig(?:en)?|verander(?:en)?"
    ),
    Act.SEE: (
        r"see|find|view|look at|show|list|check|open|download|export|get to|sehe?n?|finde?n?"
        r"|exportier\w+|voir|vois|trouve[rz]?|exporte[rz]?|ver|veo|encuentro|encontr[oa]r?"
        r"|export[oa](?:re|r)?|ved(?:o|ere)|trov[oa](?:re)?|vej[oa]|zien?|vinden?|exporteren"
    ),
    Act.MAKE: (
        r"make|create|set(?: up)?|schedule|start|begin|run|add|propose|plan|save|store|keep|use"
        r"|erstell\w+|anlegen|lege|start\w+|plane?n?|speicher\w*|nutze?n?|crée[rz]?|créer"
        r"|lance[rz]?|programme[rz]|planifie[rz]?|enregistre[rz]?|utilise[rz]?|cre[oa](?:re|r)?"
        r"|inici[oa]r?|program[oa]r|guard[oa]r|us[oa](?:re|r)?|avvi[oa](?:re)?|salv[oa](?:re|r)?"
        r"|mak?en?|maak|starten|opslaan|gebruik(?:en)?"
    ),
}
"""Words for what is done; the first kind that a question has a word of is meant."""
_THINGS: Final = {
    Thing.SCHEDULE: (
        r"schedules?|scheduled (?:runs?|missions?|jobs?|tasks?|work)|zeitpl[aä]n\w*"
        r"|programm?es?|programmations?|planifications?|horarios?|programaci(?:ón|ones)"
        r"|tareas? programadas?|programmazion[ei]|pianificazion[ei]|agendamentos?|planning(?:en)?"
    ),
    Thing.PROPOSAL: (
        r"proposals?|vorschl[aä]g\w*|propositions?|propuestas?|propost[ae]s?|voorstel(?:len)?"
    ),
    Thing.NOTE: r"notes?|notiz(?:en)?|notas?|appunt[io]|notities?",
    Thing.RESULT: (
        r"results?|artifacts?|outputs?|ergebnis(?:se)?|résultats?|resultados?|risultat[oi]"
        r"|resulta(?:at|ten)|conversations?|chats?|data"
    ),
    Thing.BUDGET: (
        r"budgets?|caps?|(?:spending )?limits?|presupuestos?|límites?|plafonds?|limites?|limit[ei]"
        r"|orçamentos?|limiet(?:en)?"
    ),
    Thing.RECIPE: r"recipes?|rezepte?|recettes?|recetas?|ricett[ae]|receitas?|recept(?:en)?",
    Thing.RUN: (
        r"runs?|missions?|jobs?|tasks?|work|l[aä]ufe?|missionen|exécutions?|ejecuci(?:ón|ones)"
        r"|misi(?:ón|ones)|esecuzion[ei]|mission[ei]|execuç(?:ão|ões)|miss(?:ão|ões)|missies?"
        r"|uitvoering(?:en)?"
    ),
}
"""Words for Buddy's own things; the first kind that a question has a word of is meant."""
_SMALL: Final = regex(
    r"(?<!\w)(?:do|does|can|could|should|would|may|must|will|to|i|we|one|you|u|it|is|are|be|my|our"
    r"|your|the|a|an|this|that|these|those|all|some|any|of|on|in|for|from|with|here|buddy|please"
    r"|again|new|running|open|waiting|something|ich|man|wir|mein\w*|ein\w*|d(?:er|ie|as|en|em|es)"
    r"|kann|muss|soll|werden|wird|sind|ist|ab|an|auf|zu|bitte|hier|liegen|je|on|nous|puis-je"
    r"|peut-on|dois-je|est-ce|que|faire|fait|pour|j|un|une|le|la|les|l|de|des|du|mon|ma|mes|sont|est"
    r"|ici|puedo|puede|se|hago|para|hacer|el|los|las|una|uno|mis?|están?|aquí|posso|può|si|faccio"
    r"|per|il|lo|gli|i|uno|mie[i]?|mi[oa]|sono|è|qui|faço|eu|o|os|as|um|uma|meus?|minhas?|são|estão"
    r"|ficam?|kan|moet|ik|het|een|mijn|worden|zijn|staan|in|op)(?!\w)|[\W\d_]+",
    re.IGNORECASE,
)
"""Words that say nothing of what is asked about."""


_ENGLISH: Final = regex(
    r"^\s*(?:[,.;:!]|on\b(?=\s*(?:[,.;:!]|stop|the|now|please|cancel|approve|delete|start|run|pause"
    r"|reject|end|change|show|do|let|and)\b)|(?:here|now|back|and|in|stop|cancel|approve|delete|remove|reject"
    r"|start|run|pause|resume|end|change|edit|make|show)\b)"
    r"|(?<!\w)(?:the|this|that|these|my|it|please|of|to|all)(?!\w)",
    re.IGNORECASE,
)
"""What stands behind "come" and "comment" where they are the English words."""
_WORLDLY: Final = regex(r"(?:jobs?|tasks?|work)", re.IGNORECASE)
_POINTED_AT: Final = regex(
    r"(?<!\w)(?:(?:the|this|that|these|those|your)(?:\s+(?:running|current|last|next|waiting))*"
    r"|running|scheduled|(?:cancel|stop|abort|pause|approve|reject)(?:\s+an?)?)\s*$",
    re.IGNORECASE,
)
"""What stands before a job, a task or work that is Buddy's, and none of the world."""
_SETS: Final = regex(r"(?<!\w)(?:set(?: up)?|add|schedule)(?!\w)", re.IGNORECASE)


def _words(given: dict[Act, str] | dict[Thing, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind.value, regex(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE))
        for kind, words in given.items()
    )


_ACTS: Final = _words(_DONE)
_OF: Final = _words(_THINGS)


def how_to(text: str) -> HowTo | None:
    """Return what a question asks how to do with Buddy; None: it is no such question.

    Args:
        text: In English, German, French, Spanish, Italian, Portuguese or Dutch.
    """
    if len(text) > _LONGEST or (opening := _HOW.match(text)) is None:
        return None
    rest = text[opening.end() :].replace("'", " ").replace("’", " ")
    if opening["english"] and _ENGLISH.search(rest):
        return None  # "come on, stop the run"
    for thing, rule in _OF:
        found = rule.search(rest)
        if found is not None:
            before = rest[: found.start()]
            act, left = _act(f"{before} , {rest[found.end() :]}")
            if act is not None and _of_the_world(Act(act), thing, found[0], before):
                return None
            if act is None and found[0].casefold() == "schedule":
                act = Act.MAKE  # "how do I schedule something"
            known = act is not None and not _SMALL.sub("", left)
            return HowTo(Act(act), Thing(thing)) if act is not None and known else None
    return None


def _of_the_world(act: Act, thing: str, word: str, before: str) -> bool:
    """Tell whether a question may well be about something of the world: "how do I find a job?"."""
    if _WORLDLY.fullmatch(word):
        return _POINTED_AT.search(before) is None
    return thing == Thing.BUDGET and act is Act.MAKE and _SETS.search(before) is None


def _act(said: str) -> tuple[str | None, str]:
    """Return what a question wants to do, and the question without the words for it."""
    for act, rule in _ACTS:
        if rule.search(said):
            return act, rule.sub(" ", said)
    return None, said
