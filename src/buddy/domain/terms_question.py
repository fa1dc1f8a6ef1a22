# ruff: noqa: RUF001  # words of many languages
"""Questions about the terms of the proposal on the table: its time limit, its cap, its pages, why.

"What is the time limit now?", "is it still 50 cents?", "show me the plan". In English, German,
French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from buddy.domain.edit_scaled import figures_said
from buddy.domain.money_words import amounts_in
from buddy.domain.regex import regex


class Term(StrEnum):
    """What of a proposal is asked about."""

    TIME = "time"
    CAP = "cap"
    PAGES = "pages"
    TOOL = "tool"
    ALL = "all"
    """The whole proposal once more."""


_LONGEST: Final = 120
_ASKS: Final = regex(
    r"[?？]\W*$|^\W*(?:(?:and|so|but|und|et|y|e|en)\s+)?¿?(?:what|how|is|are|does|may|can|could|will"
    r"|why|which|explain|tell me|show|was|wie|ist|darf|kann|warum|wieso|weshalb|erkläre?|zeige?"
    r"|quel\w*"
    r"|combien|pourquoi|explique\w*|montre\w*|est-ce|cuál|cuánt\w*|por qué|explica\w*|muestra\w*"
    r"|muéstra\w*|qual\w*|quant\w*|perché|spiega\w*|mostra\w*|mostre|por que|explique|wat|hoe\w*"
    r"|waarom|leg uit|toon|laat)\b",
    re.IGNORECASE,
)
_ELSEWHERE: Final = regex(
    r"\b(?:a day|per day|daily|today|this month|a month|monthly|default|usually|normally|left"
    r"|missions"
    r"|schedule|am tag|pro tag|täglich|heute|monat|übrig|par jour|aujourd['’]hui|par mois|reste"
    r"|al día|por día|hoy|al mes|queda|al giorno|oggi|al mese|resta|por dia|hoje|por mês|per dag"
    r"|vandaag|per maand|over)\b",
    re.IGNORECASE,
)
"""What asks about other limits than those of one proposal."""
_STILL: Final = regex(
    r"\b(?:still|now|yet|really|(?:immer )?noch|jetzt|wirklich|encore|toujours|maintenant"
    r"|todav[ií]a"
    r"|a[úu]n|ahora|ancora|adesso|ainda|agora|nog|nu)\b",
    re.IGNORECASE,
)
_TERMS: Final[Mapping[Term, re.Pattern[str]]] = {
    term: regex(pattern, re.IGNORECASE)
    for term, pattern in {
        Term.TIME: (
            r"\btime[\s-]?(?:limit|out|cap|budget)\b|\btimeout\b|\bmax(?:imum)? (?:time|duration)\b"
            r"|\bhow long (?:may|can|could|will|does|is) (?:it|this|that|the (?:run|mission))\b"
            r"|\bhow much time\b|\bwhen (?:is|does) it (?:stopped|stop)\b|\b\w*zeit(?:limit"
            r"|grenze)\b"
            r"|\bh[öo]chstdauer\b|\bwie lange (?:darf|kann|dauert|wird|l[äa]uft) (?:es|das|er"
            r"|sie)\b"
            r"|\blimite de temps\b|\bdur[ée]e maximale\b|\bcombien de temps\b"
            r"|\bl[íi]mite de tiempo\b"
            r"|\bcu[áa]nto (?:tiempo|puede tardar|tarda)\b|\blimite di tempo\b|\bquanto tempo\b"
            r"|\blimite de tempo\b|\btijdsl?limiet\b|\bhoe lang (?:mag|kan|duurt) (?:het|dit)\b"
        ),
        Term.PAGES: (
            r"\bhow many pages\b|\bpage[\s-](?:limit|cap)\b|\bwie viele seiten\b|\bseitenlimit\b"
            r"|\bcombien de pages\b|\bcu[áa]ntas p[áa]ginas\b|\bquante pagine\b"
            r"|\bquantas p[áa]ginas\b"
            r"|\bhoeveel pagina['’]?s\b"
        ),
        Term.TOOL: (
            r"\b(?:why|explain why)\b.{0,30}\b(?:choose|chose|chosen|pick(?:ed)?|use|tool|this one"
            r"|that one|web_\w+)\b|\bwhich tool\b|\b(?:what|which|any) (?:are the |other )?"
            r"(?:alternatives|other tools?)\b"
            r"|\b(?:warum|wieso|weshalb)\b.{0,30}\b(?:werkzeug|tool|gew[äa]hlt|nimmst|w[äa]hl\w*)\b"
            r"|\bwelches (?:werkzeug|tool)\b|\bpourquoi\b.{0,30}\b(?:outil|choisi)\b|\bquel outil\b"
            r"|\bpor qu[ée]\b.{0,30}\b(?:herramienta|eleg\w+|escog\w+)\b|\bqu[ée] herramienta\b"
            r"|\bperch[ée]\b.{0,30}\b(?:strumento|scelto)\b|\bpor que\b.{0,30}\b(?:ferramenta"
            r"|escolh\w+)\b"
            r"|\bwaarom\b.{0,30}\b(?:gereedschap|gekozen|kies\w*)\b"
        ),
        Term.CAP: (
            r"\b(?:cost |spending |money )?(?:cap|ceiling)\b|\bthe (?:cost |spending "
            r"|money )?(?:limit"
            r"|budget)\b|\b(?:cost|costs|spend|pay)\b.{0,20}\b(?:at (?:the )?(?:worst|most)"
            r"|worst case"
            r"|maximum|max)\b|\b(?:worst|most)\b.{0,20}\b(?:cost|spend|pay)\b"
            r"|\bkostenlimit\b|\bobergrenze\b|\b(?:das|die) (?:limit|grenze|budget)\b"
            r"|\bh[öo]chstens kosten\b|\bkosten\b.{0,16}\b(?:h[öo]chstens|maximal"
            r"|schlimmstenfalls)\b"
            r"|\bkostet? (?:es|das) (?:h[öo]chstens|maximal|im schlimmsten fall)\b|\ble plafond\b"
            r"|\bla limite (?:de (?:d[ée]pense|co[ûu]t)s?)?\W*\??$|\bco[ûu]ter\b.{0,12}\b(?:au plus"
            r"|maximum|pire)\b|\bel (?:l[íi]mite|tope)\b(?! de)|\bcostar\b.{0,12}\b(?:m[áa]ximo"
            r"|mucho"
            r"|peor)\b|\bil (?:tetto|limite)\b(?! d)|\bcostare\b.{0,12}\b(?:massimo|peggio)\b"
            r"|\bo (?:teto|limite)\b(?! d)|\bcustar\b.{0,12}\b(?:m[áa]ximo|pior)\b"
            r"|\bhet (?:plafond|limiet)\b|\bde limiet\b|\bkost het (?:hoogstens|maximaal)\b"
        ),
        Term.ALL: (
            r"\b(?:show|tell|give|explain)(?: me| us)? (?:the|this|that|your) (?:plan|proposal"
            r"|details"
            r"|terms)(?: again)?\W*$|\bwhat (?:is|was|would be|would) (?:the|your) (?:plan"
            r"|proposal)\b"
            r"|\bwhat (?:would|will) you do\W*$"
            r"|\b(?:zeige?|sage?|erkl[äa]re?) (?:mir |uns )?(?:den|das|die) (?:plan|vorschlag"
            r"|details)\b"
            r"|\bwas (?:ist|w[äa]re) (?:der|dein) (?:plan|vorschlag)\b"
            r"|\bmontre(?:[- ]moi)? (?:le plan"
            r"|la proposition)\b|\bquel(?:le)? est (?:le plan|la proposition)\b"
            r"|\bmu[ée]stra(?:me)? (?:el plan|la propuesta)\b|\bcu[áa]l es (?:el plan"
            r"|la propuesta)\b"
            r"|\bmostra(?:mi)? (?:il piano|la proposta)\b|\bmostre (?:o plano|a proposta)\b"
            r"|\b(?:toon|laat) (?:me |mij )?(?:het plan|het voorstel)\b"
        ),
    }.items()
}


_OTHER_TOOL: Final = regex(
    r"\b(?:another|a different|some other|the other|ein anderes|un autre|otra|un altro|outra"
    r"|een ander(?:e)?)\s+(?:tool|werkzeug|programm|outil|herramienta|strumento|ferramenta"
    r"|gereedschap)\b"
    r"|\b(?:change|switch|replace|wechsle|ändere|change[rz]?|cambia|muda|verander) (?:the |das "
    r"|l['’]"
    r"|la |lo |a |het )?(?:tool|werkzeug|outil|herramienta|strumento|ferramenta|gereedschap)\W*$",
    re.IGNORECASE,
)


def wants_other_tool(text: str) -> bool:
    """Tell whether a message wants another tool, and does not say which."""
    return len(text) <= _LONGEST and _OTHER_TOOL.search(text) is not None


def term_asked(text: str) -> Term | None:
    """Return which term of a proposal a message asks about; None: it asks about none.

    Args:
        text: "what is the time limit now?", "is it still at most 2 pages?".
    """
    if len(text) > _LONGEST or not _ASKS.search(text) or _ELSEWHERE.search(text):
        return None
    found = next((term for term, pattern in _TERMS.items() if pattern.search(text)), None)
    if found is not None or not _STILL.search(text):
        return found
    counts = figures_said(text)
    if counts.seconds is not None:
        return Term.TIME
    if counts.pages is not None:
        return Term.PAGES
    return Term.CAP if amounts_in(text) else None
