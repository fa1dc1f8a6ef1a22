# words of many languages
"""Bounds that a sentence changes by how much: "double the time limit", "two more pages".

In English, German, French, Spanish, Italian, Portuguese and Dutch. What is doubled is what is
named: time, pages, results or sources; of money `buddy.domain.cap_change` speaks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, TypeVar

from buddy.domain.edit_counts import PAGE, RESULT, Counts, counts_in
from buddy.domain.limit_figures import SECOND, SOURCE, TIME, UNIT, figure_of
from buddy.domain.limit_words import NUMBER
from buddy.domain.limits import limits_in
from buddy.domain.regex import regex
from buddy.domain.scope import DEFAULT_MAX_DURATION_SECONDS, DEFAULT_MAX_PAGES
from buddy.domain.slots import find_slots

T = TypeVar("T")

USUAL: Final = Counts(
    pages=DEFAULT_MAX_PAGES, seconds=DEFAULT_MAX_DURATION_SECONDS, results=8, sources=5
)
"""What stands where nobody has said how it stands."""
_BOUND: Final = r"(?:limit|cap|budget|bound|ceiling|frame|count|number)s?"
_TIME_NOUN: Final = (
    rf"(?:(?:run|running|execution)?[\s-]?(?:time|duration)(?:[\s-]?(?:{_BOUND}|out))?"
    r"|(?:h[öo]chst|lauf)?(?:zeit|dauer)(?:limit|grenze|vorgabe|rahmen|budget)?"
    r"|(?:(?:limite|plafond) de (?:temps|dur[ée]e)|temps|dur[ée]e|d[ée]lai)(?: limite| maximale?)?"
    r"|(?:l[íi]mite de (?:tiempo|duraci[óo]n)|tiempo|duraci[óo]n|plazo)(?: m[áa]xim[oa])?"
    r"|(?:limite di (?:tempo|durata)|durata|limite de (?:tempo|dura[çc][ãa]o)|dura[çc][ãa]o|prazo"
    r"|tempo)(?: limite| massim[oa]| m[áa]xim[oa])?"
    r"|(?:loop)?(?:tijd|duur)(?:s?limiet|sduur)?)"
)
_PAGE_NOUN: Final = (
    rf"(?:page[\s-]{_BOUND}|(?:{_BOUND} of |nombre de |n[úu]mero de |numero di |aantal )?{PAGE}"
    r"|seiten(?:zahl|limit|grenze)|paginalimiet|(?:limite|l[íi]mite) d[ei] (?:pages|p[áa]ginas"
    r"|pagine))"
)
_NOUNS: Final[Mapping[str, str]] = {
    "seconds": (
        rf"(?:{_TIME_NOUN}|as long|so lange?|longtemps"
        rf"|(?:the|die|les|l[oa]s|i|as?|os|de) (?:{SECOND}|min(?:ute[ns]?|utos?|uti)))"
    ),
    "pages": _PAGE_NOUN,
    "results": rf"(?:result[\s-]{_BOUND}|{RESULT})",
    "sources": rf"(?:source[\s-]{_BOUND}|{SOURCE})",
}
OTHER_BOUND: Final = regex(
    rf"(?<!\w)(?:(?:time|duration|page|result|source)[\s-]{_BOUND}"
    rf"|{_BOUND} (?:of|on|for) (?:the )?(?:time|duration|pages?|results?|sources?)"
    r"|(?:limite|plafond|l[íi]mite|tope|tetto|teto|presupuesto|budget) d[ei] (?:temps|dur[ée]e"
    r"|tiempo|duraci[óo]n|tempo|durata|dura[çc][ãa]o|pages|p[áa]ginas|pagine|resultados"
    r"|r[ée]sultats|risultati|sources|fuentes|fonti|fontes)"
    r"|(?:temps|tempo|tiempo) l[íi]mite)(?!\w)",
    re.IGNORECASE,
)
"""Limits, caps and budgets that are none of money."""
_FACTORS: Final[Mapping[float, str]] = {
    2.0: (
        r"double[dsr]?|doublez|twice|(?:2|two) times|2 ?x|x ?2|verdopp\w+|doppelt\w*|zweimal"
        r"|deux fois|duplic\w+|duplique\w?|dobl[ae]\w*|doble|dos veces|raddoppi\w*|doppio|due volte"
        r"|dobr[aeo]\w*|duas vezes|verdubbel\w*|dubbel\w*|twee keer"
    ),
    3.0: (
        r"triple[dsr]?|triplez|treble|(?:3|three) times|3 ?x|x ?3|verdreifach\w*|dreifach\w*"
        r"|dreimal|trois fois|tripli\w+|tres veces|tre volte|tr[êe]s vezes|verdrievoudig\w*"
        r"|drie keer"
    ),
    4.0: (
        r"quadrupl\w+|(?:4|four) times|4 ?x|x ?4|vervierfach\w*|vierfach\w*|viermal|quatre fois"
        r"|cuadruplic\w+|cuatro veces|quattro volte|quatro vezes|verviervoudig\w*|vier keer"
    ),
    0.5: (
        r"halve[ds]?|(?<!and a )(?<!and one )half(?! an?\s)|halbier\w*|h[äa]lfte|halb|moiti[ée]"
        r"|divise[rz]? par (?:deux|2)|mitad|dimezz\w*|met[àa]|metade|halveer\w*|helft"
    ),
}
_ON: Final = r"(?:\s+[^\W\d_]+){0,4}?\s+"
_OF: Final = (
    r"(?:\s+(?:the|its?|my|our|this|that|all|of|in|by|to|as|so|many|much|number|amount|count|limit"
    r"|maximum|max|current|allowed|more|search|run|time|die|der|das|den|dem|des|viele?|wie|anzahl|auf"
    r"|um|zahl|mehr|la|les?|l|du|de|des|plus|nombre|dur[ée]e|par|pour|en|el|los|las|del|al|m[áa]s"
    r"|n[úu]mero|numero|cantidad|il|lo|i|gli|di|pi[ùu]|o|os|as?|do|da|dos|mais|tant[aeio]s?|het|een"
    r"|aantal|zo|veel|van|op|met|tot|page|pages|result|results)){0,4}?\s+"
)
"""What may stand between how much and of what: "triple jump results" triples nothing."""
_SCALES: Final = tuple(
    (
        kind,
        factor,
        regex(
            rf"(?<!\w)(?:{words})(?!\w){_OF}{noun}(?!\w)"
            rf"|(?<!\w){noun}(?!\w){_OF}(?:{words})(?!\w)",
            re.IGNORECASE,
        ),
    )
    for kind, noun in _NOUNS.items()
    for factor, words in _FACTORS.items()
)
_ANY_FACTOR: Final = regex(rf"(?<!\w)(?:{'|'.join(_FACTORS.values())})(?!\w)", re.IGNORECASE)
_MORE: Final = (
    r"(?P<up>more|extra|additional|longer|further|mehr|l[äa]nger|zus[äa]tzliche?n?|weitere?n?"
    r"|de plus|suppl[ée]mentaires?|en plus|m[áa]s|adicionales|in pi[ùu]|a mais|adicionais|meer"
    r"|langer)"
)
_LESS: Final = (
    r"(?P<down>less|fewer|shorter|weniger|k[üu]rzer|de moins|menos|in meno|a menos|minder|korter)"
)
_FIGURES: Final[Mapping[str, tuple[str, str]]] = {
    "seconds": (TIME, UNIT),
    "pages": (NUMBER, rf"{PAGE}(?!\w)"),
    "results": (NUMBER, rf"{RESULT}(?!\w)"),
    "sources": (NUMBER, rf"{SOURCE}(?!\w)"),
}
_AS_IT_STANDS: Final = (
    r"(?:before|now|currently|planned|proposed|it (?:is|was|says)|vorher|bisher|jetzt|zuvor|geplant"
    r"|avant|maintenant|pr[ée]vu|antes|ahora|agora|previsto|prima|ora|adesso|eerst|nu|voorheen)(?!\w)"
)
_ADDS: Final = (
    r"(?P<raises>add(?: another| an? extra| a further)?|another|f[üu]ge?|ajoute[rz]?|a[ñn]ad[ea]"
    r"|agrega|aggiungi|adiciona|acrescenta|voeg)"
)
_TAKES: Final = (
    r"(?P<lowers>take (?:off|away)|subtract|zieh|enl[èe]ve|retire|quita|resta|togli|tira|haal)"
)
_RAISES: Final = (
    r"(?P<raises>raise|increase|extend|lengthen|bump|prolong|add|erh[öo]he?|verl[äa]ngere?"
    r"|augmente[rz]?|prolonge[rz]?|aumenta|ampl[íi]a|alarga|prolunga|verhoog|verleng)"
)
_LOWERS: Final = (
    r"(?P<lowers>lower|reduce|decrease|shorten|cut|senke?|verk[üu]rze?|verringere?|r[ée]dui[st]"
    r"|raccourcis|reduce|acorta|baja|riduci|accorcia|reduz|encurta|verlaag|verkort)"
)
_STEPS: Final = (
    tuple(
        (
            kind,
            regex(
                rf"(?<![\w.,$]){number}\s+(?:{_MORE}|{_LESS})\s+{unit}"
                if behind
                else rf"(?<![\w.,$]){number}\s*{unit}\s+(?:{_MORE}|{_LESS})"
                rf"(?!\s+(?:than|als|que|di|dan)\s+(?!{_AS_IT_STANDS}))",
                re.IGNORECASE,
            ),
        )
        for kind, (number, unit) in _FIGURES.items()
        for behind in (True, False)
    )
    + tuple(
        (
            kind,
            regex(
                rf"(?<!\w)(?:{_RAISES}|{_LOWERS})(?!\w){_ON}(?:by|um|de|en|di|em|met)\s+"
                rf"{number}\s*{unit}",
                re.IGNORECASE,
            ),
        )
        for kind, (number, unit) in _FIGURES.items()
    )
    + tuple(
        (kind, regex(rf"(?<!\w)(?:{_ADDS}|{_TAKES})\s+{number}\s*{unit}", re.IGNORECASE))
        for kind, (number, unit) in _FIGURES.items()
    )
)
_SET: Final = regex(
    rf"(?<!\w){_TIME_NOUN}(?:\s*[:=]|\s+(?:to|at|is|of|be|auf|bei|à|de|a|en|em|di|op|van"
    rf"|max\.?|maximum|should be|of at most))*\s*(?:{TIME}\s*{UNIT}|(?P<bare>[1-9]\d{{1,3}})"
    r"(?![\w.,:%]|\s*[^\W\d_]))",
    re.IGNORECASE,
)
"""A time limit that is set by its name; a bare number is of seconds where it is no small one."""
_FIGURE: Final[Mapping[str, re.Pattern[str]]] = {
    kind: regex(rf"(?<![\w.,$]){number}\s*{unit}", re.IGNORECASE)
    for kind, (number, unit) in _FIGURES.items()
}
_LONGEST: Final = 160


_LIMITED: Final = (
    rf"(?:{PAGE}|{RESULT}|{SECOND}|mins?|minutes?|minuten?|minutos?|minut[io]|minuut)(?!\w)"
)
_RUN_ON: Final = regex(
    rf"(?<![\w.,])(?P<one>\d{{1,4}}\s{{1,3}}{_LIMITED})\s{{1,3}}(?=\d{{1,4}}\s{{0,3}}{_LIMITED})",
    re.IGNORECASE,
)


def counted_in(clause: str, now: Counts = USUAL) -> Counts:
    """Return the bounds that a clause sets; the number of an address counts nothing.

    Args:
        clause: A part of a sentence about a proposal.
        now: How its bounds stand.
    """
    for url in find_slots(clause).urls:
        clause = clause.replace(url, " ")
    counts, limits, scaled = counts_in(clause), limits_in(clause), scaled_in(clause, now)
    if scaled != Counts():
        counts = Counts()  # "30 seconds more" are no 30 seconds
    return Counts(
        pages=_either(scaled.pages, counts.pages),
        results=_either(scaled.results, counts.results),
        seconds=_either(scaled.seconds, counts.seconds, limits.seconds),
        sources=_either(scaled.sources, limits.sources),
    )


def with_commas(text: str) -> str:
    """Return a text whose limits stand one behind the other in clauses of their own.

    Args:
        text: "max 2 pages 10 seconds": that gives "max 2 pages, 10 seconds".
    """
    return _RUN_ON.sub(r"\g<one>, ", text)


def uncounted_in(clause: str, counts: Counts) -> list[str]:
    """Return the figures of a clause that look like bounds and were not read as any.

    Args:
        clause: A part of a sentence about a proposal.
        counts: What was read in it.
    """
    if all(getattr(counts, kind) is None for kind in _FIGURES):
        return []
    unread = (
        figure.search(clause) for kind, figure in _FIGURE.items() if getattr(counts, kind) is None
    )
    return [match[0].strip() for match in unread if match is not None]


def figures_said(text: str) -> Counts:
    """Return the figures of time, pages, results and sources in a text, whatever it says of them.

    Args:
        text: "is it still 45 seconds?"
    """
    found = {kind: figure.search(text[:_LONGEST]) for kind, figure in _FIGURE.items()}
    said = {kind: figure_of(match) for kind, match in found.items() if match is not None}
    return Counts(
        pages=_whole(said.get("pages")),
        results=_whole(said.get("results")),
        seconds=said.get("seconds"),
        sources=_whole(said.get("sources")),
    )


def without_figures(text: str) -> str:
    """Return a text without its figures of time, pages, results and sources."""
    for figure in _FIGURE.values():
        text = figure.sub(" ", text)
    return text


def scaled_in(clause: str, now: Counts) -> Counts:
    """Return what a clause makes of the bounds that stand: "half the time" of 120 seconds is 60.

    Args:
        clause: A part of a sentence about a proposal.
        now: How the bounds stand; None of a kind: that one cannot be scaled.
    """
    if len(clause) > _LONGEST:
        return Counts()
    found: dict[str, float] = {}
    if match := _SET.search(clause):
        found["seconds"] = float(match["bare"]) if match["bare"] else figure_of(match)
    for kind, step in _STEPS:
        match = step.search(clause) if kind not in found else None
        stands = getattr(now, kind)
        if match is not None and stands is not None:
            groups = match.groupdict()
            sign = -1 if groups.get("down") or groups.get("lowers") else 1
            found[kind] = stands + sign * figure_of(match)
    if _ANY_FACTOR.search(clause):
        for kind, factor, pattern in _SCALES:
            stands = getattr(now, kind)
            if kind not in found and stands is not None and pattern.search(clause):
                found[kind] = stands * factor
    return Counts(
        pages=_whole(found.get("pages")),
        results=_whole(found.get("results")),
        seconds=found.get("seconds"),
        sources=_whole(found.get("sources")),
    )


def _either(*figures: T | None) -> T | None:
    return next((figure for figure in figures if figure is not None), None)


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)
