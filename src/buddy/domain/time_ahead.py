# ruff: noqa: RUF001  # words of many languages
"""Words of a time to come that stand anywhere in a sentence of work on a page.

`buddy.domain.slots_when` finds the words that a schedule is made of. Here anything counts that may
name a time, so that none is ever lost without a word: whoever finds one asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from buddy.domain.day_part import DAY_PART
from buddy.domain.limit_words import COUNTED
from buddy.domain.limits import without_limits
from buddy.domain.regex import regex
from buddy.domain.schedule_days import WEEKDAY_NAMES
from buddy.domain.slots_when import tells_the_past

_READ: Final = 2_000
_COUNT: Final = (
    rf"(?:about\s+|etwa\s+|ca\.?\s+)?(?:\d{{1,3}}(?:[.,]\d)?|half\s+an?|an|{COUNTED}"
    r"|a\s+(?:few|couple\s+of)|ein(?:igen|\s+paar)|anderthalb|eineinhalb|quelques|un[oa]s|algun[oa]s"
    r"|qualche|alcun[ei]|alguns|algumas|een\s+paar|einer\s+halben|une\s+demi[e-]?|media|mezz['’]?|meia|een\s+half)"
)
_UNIT: Final = (
    r"(?:minutes?|mins?|hours?|hrs?|days?|weeks?|minuten?|stunden?|tage?n?|wochen?|heures?|jours?"
    r"|semaines?|minutos?|horas?|d[ií]as?|semanas?|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|minuut"
    r"|kwartier|uur|uren|dagen|weken)"
)
_HOURS: Final = (
    r"\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eins?|zwei|drei|vier"
    r"|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|noon|midnight|midday"
)
_NAMED: Final = "|".join(WEEKDAY_NAMES)
_IN_SOME: Final = (
    r"(?:(?:in|dans|dentro\s+de|en|em|daqui\s+a|tra|fra|over|after|nach|apr[eè]s|al\s+cabo\s+de"
    rf"|despu[ée]s\s+de|dopo|depois\s+de|na)\s+(?:{_COUNT}\s*|un['’]){_UNIT}"
    rf"|{_COUNT}\s*{_UNIT}\s+(?:from\s+now|later|sp[äa]ter|plus\s+tard|m[áa]s\s+tarde"
    r"|pi[ùu]\s+tardi|mais\s+tarde|later))"
)
_TIME: Final = regex(
    rf"(?<![\w./-])(?:{_IN_SOME}"
    r"|(?:every|each|jede[nrsm]?|alle|chaque|tou(?:te)?s\s+les|cada|tod[oa]s\s+[oal]s?|ogni|tutti\s+i"
    rf"|tutte\s+le|elke|iedere)\s+(?:\w+\s+)?(?:{_UNIT}|{_NAMED}|weekdays?|morning|evening|night)"
    r"|un\s+jour\s+sur\s+deux|om\s+de\s+dag|hourly|daily|nightly|weekly|monthly|t[äa]glich"
    r"|st[üu]ndlich|w[öo]chentlich|dagelijks"
    rf"|(?:(?:on|op|am|le|los|las|el|il|la|aos?|[àa]s?|nas?|immer|it['’]s|from|ab)\s+)?(?:{_NAMED})"
    r"|as soon as (?:it['’]s )?(?:tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"|tomorrow|tonight|(?:[üu]ber)?morgen(?:\s+(?:fr[üu]h|abend|mittag))?|heute\s+(?:abend|nacht)"
    r"|demain|ce\s+soir|pasado\s+mañana|mañana|esta\s+noche|domani|stasera|amanh[ãa]"
    r"|hoje\s+[àa]\s+noite|vanavond|vannacht"
    rf"|(?:at|um|gegen|alle|om)\s+(?:{_HOURS})(?:[:.h]\d\d)?(?:\s*(?:[ap]\.?m|uhr|uur|o['’]clock))?"
    r"|(?:a\s+las?|[àa]s)\s+\d{1,2}(?:[:.h]\d\d)?(?:\s*(?:horas?|h))?"
    r"|[àa]\s+\d{1,2}\s?(?:h(?:eures?)?)(?:\d\d)?|\d{1,2}\s*(?:uhr|o['’]clock|[ap]m)"
    rf")(?:,?\s+{DAY_PART})?(?![\w/]|\.\w|\s*(?:%|[$€£]|results?|pages?|places?|seiten))",
    re.IGNORECASE,
)
_UNSPACED: Final = regex(
    r"毎(?:朝|晩|夜|日|週|月|[月火水木金土日]曜日?)\s*(?:(?:午前|午後)?\s*\d{1,2}時(?:半|\d{1,2}分)?)?"
    r"|(?:午前|午後)?\s*\d{1,2}時(?:半|\d{1,2}分)?(?=に|から|、|\s|$)|明日|明後日|あした|今晩|今夜|来週"
    r"|每(?:天|日|周|週|月|晚|早|个?小时|個?小時)\s*(?:早上|上午|下午|晚上)?\s*(?:\d{1,2}[点點])?"
    r"|(?:早上|上午|下午|晚上)\s*\d{1,2}[点點]|明天|后天|後天|今晚"
    r"|매(?:일|주|달|월)\s*(?:아침|저녁|밤|오전|오후)?\s*(?:\d{1,2}시)?|(?:오전|오후)\s*\d{1,2}시|내일|모레"
)
"""Words of time of languages that put no space between words; no schedule is read out of them."""
_OF_THE_THING: Final = regex(
    r"(?<!\w)(?:of|for|about|since|until|till|by|open|is|are|was|from|between|than|opens?|closes?|starts?|begins?|ends?|leaves?|departs?"
    r"|arrives?|schlie(?:ß|ss)t|öffnet|beginnt|endet|ferme|ouvre|commence|cierra|abre|empieza|chiude|apre"
    r"|inizia|fecha|começa|sluit|opent|begint|von|für|über|seit"
    r"|bis|jusqu['’][àa]|hasta|fino|até|tot|de|du|des|pour|depuis|para|del?|desde|di|per|da|do|van|voor|sinds)\s+"
    r"(?:(?:the|next|last|this|le|la|el|il|o|a|het|de)\s+)?$",
    re.IGNORECASE,
)
"""What makes a time a part of what is asked for: "the events of friday"."""
_ADDRESS: Final = regex(r"https?://\S+|(?<![\w.])(?!\d+\.\d+\s)[\w-]+(?:\.[\w-]+)+(?:[/:]\S*)?")
_HOLES: Final = regex(r"\0(?:[\s,]*(?:and|und|et|y|e|en)?[\s,]*\0)*")
_SOON: Final = regex(rf"(?<!\w){_IN_SOME}(?!\w)", re.IGNORECASE)
_AHEAD: Final = regex(rf"^\W*{_IN_SOME}\W*$", re.IGNORECASE)
_POLITE: Final = regex(
    r"(?<!\w)(?:please|bitte|s['’]il (?:te|vous) pla[iî]t|por favor|per favore|alsjeblieft|do it"
    r"|run it|then|instead|rather|lieber|erst|but|aber)(?!\w)",
    re.IGNORECASE,
)


_AT_ONCE: Final = (
    r"(?:(?:right )?now|(?:right|straight) away|immediately|at once|asap|this instant"
    r"|jetzt(?: gleich)?"
    r"|sofort|umgehend|maintenant|tout de suite|imm[ée]diatement|ahora(?: mismo)?|ya mismo"
    r"|inmediatamente|adesso|ora|subito|immediatamente|agora(?: mesmo)?|imediatamente|nu|meteen"
    r"|onmiddellijk)"
)
_LED: Final = (
    r"(?:(?:yes|yeah|ok(?:ay)?|no|but|and|then|so|well|wait|actually|just|only|once|rather|instead"
    r"|please|on second thoughts?|(?:can|could|would|will) you|(?:i(?:['’]d| would)|let['’]?s)"
    r" rather|i(?:['’]d| would) (?:rather|like) you(?: to)?|i (?:want|need) you to|let['’]?s"
    r"|ja|nein|aber|und|bitte|lieber|doch|nur|einfach|einmal|kannst du|oui|non|mais|et"
    r"|plutôt|juste|seulement"
    r"|s['’]il (?:te|vous) pla[iî]t|s[ií]|pero|y|mejor|s[oó]lo|por favor|ma|e|meglio|soltanto"
    r"|per favore|sim|não|mas|melhor|só|apenas|nee|maar|en|liever|alleen|gewoon|alsjeblieft)"
    r"[\s,.;:!–—-]+){0,6}"
)
_VERB: Final = (
    r"(?:run|do|start|execute|begin|launch|mach(?:e|en)?|starten?|führe?|fais|lance[rz]?|exécute[rz]?"
    r"|démarre[rz]?|haz|ejec[uú]ta(?:r)?|fa[il]|esegui(?:re)?|avvia(?:re)?|faz|faça|executa(?:r)?|doe"
    r"|voer)"
)
_IT: Final = (
    r"(?:-?l[aeo]|[\s-]+(?:it|that|this|es|das|[çc]a|cela|isso|isto|o|het|dat|dit))?"
    r"(?:\s+(?:once|please|just|bitte|auch|doch|einmal|lieber|tout de suite))*"
)
_TRAIL: Final = (
    r"(?:[\s,]+(?:please|instead|rather|once|only|for me|thanks|aus|durch|bitte|einmal|stattdessen"
    r"|plutôt|merci|por favor|gracias|per favore|grazie|obrigad[oa]|uit|alsjeblieft))*"
)
_TOO: Final = r"(?:[\s,]+(?:too|also|as well|auch|aussi|tambi[ée]n|anche|também|ook))?"
_RUN_NOW: Final = regex(
    rf"^\W*{_LED}(?:{_VERB}{_IT}\s+)?{_AT_ONCE}{_TRAIL}[\s.,;:!]*$", re.IGNORECASE
)
"""The whole of a message: "what happens if I run it now" orders nothing."""
_ASKED_TO_RUN: Final = regex(
    rf"^\W*{_LED}(?<=you\s|.du\s){_VERB}{_IT}\s+{_AT_ONCE}{_TRAIL}\W*$", re.IGNORECASE
)
_ONLY_RUN_NOW: Final = regex(
    rf"^\W*{_LED}{_VERB}{_IT}\s+{_AT_ONCE}{_TRAIL}{_TOO}{_TRAIL}[\s.,;:!]*$", re.IGNORECASE
)
_NO_SCHEDULE: Final = regex(
    r"^\W*(?:(?:yes|yeah|ok(?:ay)?|no|but|ja|nein|aber|oui|non|mais|s[ií]|pero|ma|sim|não|mas|nee|maar)"
    r"[\s,.:–—-]+)*(?:(?:run|do|start)\s+(?:it|that|this)[\s,]+)?"
    r"(?:(?:no|without\s+(?:the|an?)|drop\s+the|forget\s+the|kein(?:en)?|ohne(?:\s+den)?|pas\s+de|sans(?:\s+la)?|sin"
    r"|senza|sem|geen|zonder)\s+(?:schedules?|scheduling|repetition|zeitplan|planung|planification"
    r"|programmation|programaci[oó]n|horario|programmazione|pianificazione|agendamento|schema|planning)"
    r"|(?:don['’]?t|do\s+not)\s+(?:schedule|repeat)(?:\s+(?:it|that|this))?)"
    rf"(?:[\s,.;:–—-]+(?:please|bitte|just|only|once|(?:run|do|start)\s+(?:it|that)|{_AT_ONCE}))*\W*$",
    re.IGNORECASE,
)


def wants_now(text: str) -> bool:
    """Tell whether a message says to run something at once: "on second thought run it now"."""
    said = " ".join(text[:_READ].split())
    return _RUN_NOW.match(said) is not None or _ASKED_TO_RUN.match(said) is not None


def only_wants_now(text: str) -> bool:
    """Tell whether a message orders what was spoken of to run at once, and nothing else."""
    said = " ".join(text[:_READ].split())
    return _ONLY_RUN_NOW.match(said) is not None or _ASKED_TO_RUN.match(said) is not None


def wants_no_times(text: str) -> bool:
    """Tell whether work that is proposed for other times is wanted without them: "no, just now".

    What names another time as well changes the times, and drops none.
    """
    return _NO_SCHEDULE.match(text[:_READ]) is not None or (
        wants_now(text) and time_ahead(text) is None
    )


def time_ahead(text: str) -> str | None:
    """Return the first words of work that may name a time to do it at; None: there are none.

    Args:
        text: Work on a page: "get a.example/rooms in 20 minutes", "hol a.example samstags um 9".
    """
    said = _ADDRESS.sub(" | ", without_limits(text[:_READ]))
    if tells_the_past(said):
        return None
    return next((" ".join(each[0].split()) for each in _times(said)), None)


def ahead_in(text: str) -> str | None:
    """Return the words of a span of time from now in a text: "dans dix minutes"; None: none."""
    found = _SOON.search(text[:_READ])
    return found[0] if found is not None else None


def only_ahead(text: str) -> bool:
    """Tell whether a text is a span of time from now and nothing else: "in ten minutes please"."""
    return _AHEAD.match(_POLITE.sub(" ", text[:_READ])) is not None


def without_time(text: str) -> str:
    """Return work without all its words of time."""
    text = " ".join(text.split())
    for each in sorted(_times(text), key=lambda each: each.start(), reverse=True):
        text = f"{text[: each.start()]}\0{text[each.end() :]}"
    return " ".join(_HOLES.sub(" ", text).split()).strip(" ,.;:")


def _times(text: str) -> Iterator[re.Match[str]]:
    yield from _UNSPACED.finditer(text)
    for each in _TIME.finditer(text):
        if not _OF_THE_THING.search(text[max(0, each.start() - 30) : each.start()]):
            yield each
