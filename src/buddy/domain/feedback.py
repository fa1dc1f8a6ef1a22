# ruff: noqa: RUF001  # words of many languages
"""A person's verdict on a result or a tool.

It is kept as it was given, with what it is about. What choosing a tool makes of it is for the
ranking to say (`buddy.domain.nudges`, `buddy.domain.belief`).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from buddy.domain.ids import MissionId, ToolName, UserId
from buddy.domain.instant import Instant
from buddy.domain.intent import Intent


class Verdict(StrEnum):
    """What was said."""

    HELPFUL = "helpful"
    NOT_HELPFUL = "not_helpful"
    APPROVE_TOOL = "approve_tool"
    REJECT_TOOL = "reject_tool"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """One verdict."""

    record_kind: ClassVar[str] = "feedback"
    record_id: str
    """``f_`` and 12 random url-safe characters."""
    user_id: UserId
    verdict: Verdict
    rating: int | None = None
    """1 to 10, where the person named a figure."""
    mission_id: MissionId | None = None
    tool: ToolName | None = None
    intent: Intent | None = None
    """What kind of objective it holds for; None: it was given on a tool in general."""
    session_id: str | None = None
    """The conversation that it was said in."""
    reason: str
    """In the person's words."""
    created_at: Instant
    undone_at: Instant | None = None
    """When it was taken back; then it counts for nothing."""


_TAKEN_BACK: Final = re.compile(
    r"\b(?:take (?:that|it|this|my \w+) back|undo (?:that|my|the)|withdraw|retract"
    r"|i take (?:it|that) back|ignore my (?:last )?(?:rating|feedback|verdict))\b",
    re.IGNORECASE,
)
_RATING: Final = re.compile(
    r"\b(?P<of>\d{1,2})\s*(?:/|out of|of|von|sur|de)\s*10\b|\b(?:rate|rating|give)\D{0,24}?"
    r"(?P<given>\d{1,2})\b(?!\s*%)",
    re.IGNORECASE,
)
_NEVER: Final = re.compile(
    r"\b(?:never|don't|do not|stop|avoid|no more|nie wieder|plus jamais|nunca)\b", re.IGNORECASE
)
_ALWAYS: Final = re.compile(
    r"\b(?:always|prefer|keep using|immer|toujours|siempre)\b", re.IGNORECASE
)
_BAD: Final = re.compile(
    r"\b(?:un|not (?:\w+ )?|wasn['’]t (?:\w+ )?|isn['’]t (?:\w+ )?|in|no |n['’]t (?:\w+ )?|hardly )"
    r"(?:help\w*|useful|good|correct|right|accurate|great|clear|nice|enough|impressed|happy|true|ok)\b"
    r"|\b(?:wrong\w*|useless|bad|badly|terrible|awful|worse|worst|poor|outdated|nonsense|rubbish"
    r"|garbage|off|disappoint\w*|miss(?:ed|es|ing)|slow|broken|fail(?:s|ed|ing)?|mess(?:y|ed)?|sloppy"
    r"|hate[ds]?|dead|incomplete|misleading|shallow|weak|mediocre|fake|invented|made up"
    r"|hallucinat\w*"
    r"|waste\w*|annoying|stupid|dumb|irrelevant|boring|pointless|horrible|crap\w*|sucks?|trash|junk"
    r"|lousy|confus\w*|error\w*|mistake\w*|incorrect\w*|doesn['’]?t work|didn['’]?t work|too \w+"
    r"|not what (?:i|we)|nothing to do with|half of|worth nothing|closed|do better|duplicates?)\b"
    r"|\b(?:falsch\w*|schlecht\w*|nutzlos\w*|veraltet\w*|unbrauchbar\w*|langsam|zu lang\w*|blöd\w*"
    r"|unsinn|quatsch|mist|enttäusch\w*|fehl(?:er|t|en)\w*|nicht (?:gut|hilfreich|richtig|korrekt)"
    r"|stimmt nicht|stimmen nicht|faux|fausse\w*|mauvais\w*|inutile\w*|nul(?:le)?s?|naze|lent\w*"
    r"|décev\w*|erreur\w*|pas (?:bon\w*|bien|utile|terrible|juste|correct\w*|assez)"
    r"|mal[oa]?s?|inútil\w*|equivocad\w*|no (?:me )?sirve|incorrect[oa]s?|erróne\w*|peor|pésim\w*"
    r"|horrible|sbagliat\w*|pessim[oa]|inutil[ei]|lent[oa]|brutt[oa]|ruim|péssim\w*|errad[oa]s?"
    r"|não (?:gostei|ajud\w*|serv\w*)|fout\w*|slecht\w*|waardeloos|nutteloos|traag|niet goed"
    r"|źle|zł[yea]|błędn\w*|słab\w*|bezużyteczn\w*)\b|👎|💩|😡|☹|😞",
    re.IGNORECASE,
)
_GOOD: Final = re.compile(
    r"\b(?:good|great\w*|nice(?:ly)?|perfect\w*|excellent\w*|(?<!un)help(?:s|ed|ful\w*)|useful|thank\w*"
    r"|thx|awesome|brilliant\w*|lov(?:e[ds]?|ely)|lik(?:e|ed)(?= (?:it|that|this|how|the|your|these"
    r"|those))|bang on|spot on|correct\w*|right(?! now| after)|what (?:i|we) (?:wanted|needed"
    r"|asked)|well done"
    r"|impress\w*|bravo|amazing\w*|fantastic\w*|wonderful\w*|beautiful\w*|best|better|accurate\w*|neat"
    r"|clear\w*|saved|work(?:s|ed)(?: \w+)?|fast|quick\w*|cool|superb\w*|outstanding|appreciat\w*"
    r"|happy"
    r"|pleased|satisf\w*|full marks|keep (?:it|that|this|up|using)|solid|handy|honest\w*|decent"
    r"|fine"
    r"|okay-?ish|ok-?ish|grateful|gut|gute[nrs]?|super|toll\w*|klasse|prima|perfekt\w*|hilfreich\w*"
    r"|nützlich\w*|richtig\w*|danke\w*|spitze|genau|schön\w*|passt|stimmt|zufrieden|bon(?:ne)?s?"
    r"|bien|parfait\w*|utile\w*|merci|génial\w*|juste\w*|clair\w*|bueno|buen|buena|genial|perfect[oa]"
    r"|excelente|útil\w*|gracias|gusta\w*|encanta\w*|correct[oa]|estupend\w*|clar[íi]sim\w*|ottim[oa]"
    r"|bene|buon[oa]?|perfett[oa]|grazie|brav[oa]|eccellente|giust[oa]|piac\w*|bom|boa|ótim[oa]"
    r"|perfeit[oa]|obrigad[oa]|gostei|amei|incrível|parabéns|goed|handig|nuttig|bedankt|dank\w*|fijn"
    r"|mooi|chill|dobrze|dobr[ayey]|świetn\w*|dzięki|przydatn\w*)\b|👍|❤|🔥|⭐|🎉|💯|😍|🙏|👏|😊",
    re.IGNORECASE,
)
_NONE_OF_IT: Final = re.compile(
    r"\b(?:no|never|nothing|none|zero|without(?: any)?|keine?[rns]?|nichts|nie|ohne|sans|aucune?"
    r"|rien|jamais|sin|nada|ning[uú]n\w*|nunca|senza|nessun\w*|niente|sem|nenhum\w*|geen|niets"
    r"|nooit|bez|żadn\w+)(?: (?:de|d['’]|di))?\s*$",
    re.IGNORECASE,
)
"""Before a word of blame it makes praise of it: "no errors", "it never fails"."""
LIKED: Final = 6
"""A rating from here on is a verdict of helpful."""


def takes_back(text: str) -> bool:
    """Tell whether a message takes the last verdict back."""
    return bool(_TAKEN_BACK.search(text))


def tool_named(text: str, tools: Collection[str]) -> str | None:
    """Return the tool that a text names, however it writes the name; None where it names none."""
    words = f" {re.sub(r'[^a-z0-9]+', ' ', text.lower())} "
    named = [tool for tool in tools if f" {tool.replace('_', ' ').lower()} " in words]
    return max(named, key=len, default=None)


def rating_in(text: str) -> int | None:
    """Return the rating from 1 to 10 that a text gives, or None."""
    for match in _RATING.finditer(text):
        rating = int(match["of"] or match["given"])
        if 1 <= rating <= 10:  # noqa: PLR2004  # the scale
            return rating
    return None


def verdict_of(text: str, *, names_tool: bool) -> Verdict | None:
    """Return the verdict that a text gives; None where its words judge nothing.

    Args:
        text: What the person wrote.
        names_tool: Whether it speaks of a tool by its name.
    """
    if names_tool and _NEVER.search(text):
        return Verdict.REJECT_TOOL
    if names_tool and _ALWAYS.search(text):
        return Verdict.APPROVE_TOOL
    rating = rating_in(text)
    if rating is not None:
        return Verdict.HELPFUL if rating >= LIKED else Verdict.NOT_HELPFUL
    bad = any(_NONE_OF_IT.search(text[: each.start()]) is None for each in _BAD.finditer(text))
    good = _GOOD.search(_BAD.sub(" ", text)) is not None
    if good and bad:
        return None  # which of the two it comes to, only the person can say
    return Verdict.NOT_HELPFUL if bad else Verdict.HELPFUL if good else None
