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
from buddy.domain.regex import regex
from buddy.domain.survey import MOST_MINUTES


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
    time_saved_minutes: float | None = None
    """What the mission saved, where the person said it."""
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


_TAKEN_BACK: Final = regex(
    r"\b(?:take (?:that|it|this|my \w+) back|undo (?:that|my|the)|withdraw|retract"
    r"|i take (?:it|that) back|ignore my (?:last )?(?:rating|feedback|verdict))\b",
    re.IGNORECASE,
)
_UNDONE: Final = regex(
    r"^\W*(?:please )?(?:undo|rückgängig(?: machen)?|mach (?:das|es) rückgängig|nimm (?:das"
    r"|es) zurück"
    r"|annule (?:ça|cela|mon avis|ma note)|je retire ça|deshacer|deshazlo|deshaz eso|retíralo"
    r"|desfaz(?:er)?(?: isso)?|desfaça(?: isso)?|annullalo|ritira(?:lo)?|maak (?:dat|het) ongedaan"
    r"|ongedaan maken|neem (?:dat|het) terug)(?: (?:it|that|please|bitte))*\W*$",
    re.IGNORECASE,
)
"""A message that only undoes: what was said last, where that was a verdict."""
_MIND: Final = regex(
    r"(?<!\w)(?:(?:i(?:['’]ve| have)? )?changed my mind|on second thoughts?"
    r"|(?:ich habe?(?:['’]s)? |hab(?:['’]s)? )?(?:es )?mir anders überlegt|j['’]ai changé d['’]avis"
    r"|he cambiado de (?:idea|opinión)|cambié de (?:idea|opinión)|ho cambiato idea|mudei de ideias?"
    r"|(?:ik (?:ben|heb) )?(?:me )?bedacht|van gedachten veranderd)(?!\w)",
    re.IGNORECASE,
)
_RATING: Final = regex(
    r"\b(?P<of>\d{1,2})\s*(?:/|out of|of|von|sur|de)\s*10\b"
    r"|(?<![\d/])(?P<five>[0-5])\s*(?:/|out of|von|sur|de|su|van)\s*(?:5|five)\b(?!\s*\w|/)"
    r"|\b(?:rate|rating|give)\D{0,24}?"
    r"(?P<given>\d{1,2})\b(?!\s*%)"
    r"|\b(?:bewert\w*|gib|gebe|benote|note|donne|mets|ponle|pon|dale|califica\w*|dagli|dai|voto"
    r"|valuta\w*"
    r"|dou|dá-lhe|nota|geef|beoordeel)\b\D{0,24}?(?P<abroad>\d{1,2})\b(?!\s*%)",
    re.IGNORECASE,
)
_RATED: Final = regex(
    r"^\W*(?:(?:i(?:['’]d)? )?(?:rate|give|score)\s+(?:it|that|this|the (?:result|last one|answer"
    r"|mission))\s+(?:an?\s+)?(?:solid\s+)?(?:\d{1,2})|(?:my )?rating(?: is|:)?\s+\d{1,2}"
    r"|(?:bewerte?|benote)\s+(?:es|das|ihn|sie)\s+(?:mit\s+)?(?:einer?\s+)?\d{1,2}"
    r"|(?:ich )?(?:gib|gebe|geb)\s+(?:ihm|ihr|dem|dafür|es|das)\s+(?:eine?\s+)?\d{1,2}"
    r"|(?:note|donne)[sz]?(?:-le|-lui|-la)?(?: ça| cela)?\s+(?:un\s+)?\d{1,2}|je (?:lui )?(?:mets"
    r"|donne)"
    r"(?: un)?\s+\d{1,2}|(?:le )?(?:ponle|pon|doy|dale|pongo|califícalo con)\s+(?:un\s+)?\d{1,2}"
    r"|(?:dagli|gli do|do|dai|voto:?)\s+(?:un\s+)?\d{1,2}|(?:dou|dá|dê|nota:?)(?:-lhe)?\s+"
    r"(?:nota\s+|um\s+)?\d{1,2}|(?:geef|ik geef)\s+(?:het|hem|dit|dat)\s+(?:een\s+)?\d{1,2}"
    r"|\d{1,2}\s*(?:/|out of|von|sur|de|su|van)\s*(?:10|5))"
    r"(?:\s*(?:/|out of|of|von|sur|de|su|van)\s*(?:10|ten|5|five|fünf|cinq|cinco|cinque|vijf))?"
    r"(?: stars| points| punkte)?"
    r"(?:,? (?:please|bitte|por favor|per favore|thanks))?\W*$",
    re.IGNORECASE,
)
"""A message that is a mark and nothing else."""
_THANKS: Final = (
    r"(?:thanks|thx|thank you|cheers|danke|merci|gracias|grazie|obrigad[oa]|bedankt|dank je)"
)
_WAS: Final = regex(
    rf"^\W*(?:(?:{_THANKS}|ok(?:ay)?|well|so|sorry|na ja|bon|bueno|allora|nou)[\s,.!–—-]+)*"
    r"(?:(?:that|this|it)(?:['’]s| was| is)|(?:das|es) (?:war|ist)|c['’](?:était|est)"
    r"|(?:eso |esto )?(?:fue|era)|(?:questo |quello )?(?:era|è stat[oa])|(?:isso )?(?:foi|era)"
    r"|(?:dat|het) was)\s+(?:an?|eine?|une?|una?|uma?|een)\s+(?:solid |strong |weak |klare "
    r"|glatte )?"
    r"(?P<was>\d{1,2})(?:\s*(?:/|out of|von|sur|de|su|van)\s*(?:10|ten))?"
    rf"(?:[\s,.!–—-]+(?:for me|from me|für mich|pour moi|para mí|per me|para mim|voor mij"
    rf"|{_THANKS}))*\W*$",
    re.IGNORECASE,
)
"""A mark in a sentence of its own: "that was an 8"."""
_COURTESY: Final = regex(rf"(?<!\w){_THANKS}(?!\w)", re.IGNORECASE)
_STARS: Final = regex(
    r"\b(?P<stars>\d)(?:\s*(?:/|out of|of|von|sur|de|su|van)\s*5)?[\s-]*"
    r"(?:stars?|sterne?n?|étoiles?|estrellas?|stelle?|estrelas?|sterren)\b(?! hotel| restaurant)",
    re.IGNORECASE,
)
"""Of five, as everybody gives them."""
_SAVED: Final = regex(
    r"\b(?:sav(?:ed|es|ing)|spar(?:t|te)|erspart|gespart|gewonnen|gagn(?:er|é)|économis\w+"
    r"|ahorr\w+|risparmi\w+|poup\w+|economiz\w+|bespaar\w*|scheelde)\b",
    re.IGNORECASE,
)
_TIME: Final = regex(
    r"(?<![\w.,])(?P<number>\d{1,4}(?:[.,]\d{1,2})?|half an?|an?|one|two|three|four|five|ten"
    r"|fifteen"
    r"|twenty|thirty|forty|forty-five|eine?|eine halbe|halbe|zwei|drei|fünf|zehn|une?|une demi-"
    r"|deux|trois"
    r"|cinq|dix|una?|media|dos|tres|cinco|diez|mezz['’]|due|tre|cinque|dieci|uma?|meia|duas|dez|een"
    r"|een half|twee|drie|vijf|tien)[\s-]?(?P<unit>min(?:ute|uten|utes|uti|utos?|uut)?s?|minuten"
    r"|h|hrs?|hours?|stunden?|heures?|horas?|or[ae]|uur|uren|seconds?|days?|tage?)\b",
    re.IGNORECASE,
)
_NUMBERS: Final = {
    word: number
    for number, names in {
        0.5: "half-a half-an halbe eine-halbe une-demi- media mezz' mezz’ meia een-half",
        1.0: "a an one ein eine un une una uma um een",
        2.0: "two zwei deux dos due duas twee",
        3.0: "three drei trois tres tre drie",
        4.0: "four",
        5.0: "five fünf cinq cinco cinque vijf",
        10.0: "ten zehn dix diez dieci dez tien",
        15.0: "fifteen",
        20.0: "twenty",
        30.0: "thirty",
        40.0: "forty",
        45.0: "forty-five",
    }.items()
    for word in names.split()
}
_NOTHING_SAVED: Final = regex(
    r"\b(?:not|no|n['’]t|never|nothing|nicht|kein\w*|pas|rien|nada|non|não|niet|geen)\b|\?"
    r"|^\W*did\b",
    re.IGNORECASE,
)
_THAT_TOOL: Final = regex(
    r"\b(?:that|this|the(?: same)?) (?:last )?tool\b|\bdies(?:es|em|e)? (?:werkzeug|tool)\b"
    r"|\bdas (?:werkzeug"
    r"|tool)\b|\bcet outil\b|\b(?:esa|esta|la) herramienta\b|\b(?:questo|quello) strumento\b"
    r"|\bess[ae] ferramenta\b|\b(?:dat|die|deze|dit) (?:tool|gereedschap|hulpmiddel)\b",
    re.IGNORECASE,
)
_NEVER: Final = regex(
    r"\b(?:never|don't|do not|stop|avoid|no more|nie(?: wieder|mals)?"
    r"|nicht mehr|plus(?: jamais)?|nunca(?: más| mais)?|no uses(?: más)?|mai più|não use|nooit"
    r"(?: meer)?|niet meer)\b",
    re.IGNORECASE,
)
_BAN: Final = regex(
    r"\b(?:never|don[\'’]?t|do not|stop|avoid|no more|nie(?: wieder|mals)?|nicht(?: mehr)?|nunca"
    r"|no|não|non|ne"
    r"|n[\'’]|nooit|niet)\s?(?:\w+\s+){0,3}?(?:us(?:e|ing|es|ar|a|are)|utilise[rz]?|benutz\w*"
    r"|verwend\w*"
    r"|nimm|gebruik\w*|dies(?:es)? (?:werkzeug|tool))\b|\b(?:benutze?|verwende?|gebruik)\b.{1,40}"
    r"\b(?:nie|nicht|nooit|niet)\b",
    re.IGNORECASE,
)
"""That something is not to be used again, and not only that it is disliked."""
_ALWAYS: Final = regex(r"\b(?:always|prefer|keep using|immer|toujours|siempre)\b", re.IGNORECASE)
_BAD: Final = regex(
    r"(?:\bun|(?:\bnot|n['’]t) (?:find|think|call) (?:it|that|this|them)"
    r"(?:['’]s| is| was)? (?:\w+ )?"
    r"|\b(?:not (?:\w+ )?|wasn['’]t (?:\w+ )?|isn['’]t (?:\w+ )?|in|no |n['’]t (?:\w+ )?|hardly ))"
    r"(?:help\w*|useful|good|correct|right|accurate|great|clear|nice|enough|impressed|happy|true"
    r"|ok)\b"
    r"|\b(?:wrong\w*|useless|bad|badly|terrible|awful|worse|worst|poor|outdated|nonsense|rubbish"
    r"|garbage|off|disappoint\w*|miss(?:ed|es|ing)|slow|broken|fail(?:s|ed|ing)?|mess(?:y|ed)?"
    r"|sloppy"
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
_GOOD: Final = regex(
    r"\b(?:good|great\w*|nice(?:ly)?|perfect\w*|excellent\w*|(?<!un)help(?:s|ed|ful\w*)|useful"
    r"|thank\w*"
    r"|thx|awesome|brilliant\w*|lov(?:e[ds]?|ely)|lik(?:e|ed)(?= (?:it|that|this|how|the|your|these"
    r"|those))|bang on|spot on|correct\w*|right(?! now| after)|what (?:i|we) (?:wanted|needed"
    r"|asked)|well done"
    r"|impress\w*|bravo|amazing\w*|fantastic\w*|wonderful\w*|beautiful\w*|best|better|accurate\w*"
    r"|neat"
    r"|clear\w*|saved|work(?:s|ed)(?: \w+)?|fast|quick\w*|cool|superb\w*|outstanding|appreciat\w*"
    r"|happy"
    r"|pleased|satisf\w*|full marks|keep (?:it|that|this|up|using)|solid|handy|honest\w*|decent"
    r"|fine"
    r"|okay-?ish|ok-?ish|grateful|gut|gute[nrs]?|super|toll\w*|klasse|prima|perfekt\w*|hilfreich\w*"
    r"|nützlich\w*|richtig\w*|danke\w*|spitze|genau|schön\w*|passt|stimmt|zufrieden|bon(?:ne)?s?"
    r"|bien|parfait\w*|utile\w*|merci|génial\w*|juste\w*|clair\w*|bueno|buen|buena|genial"
    r"|perfect[oa]"
    r"|excelente|útil\w*|gracias|gusta\w*|encanta\w*|correct[oa]|estupend\w*|clar[íi]sim\w*"
    r"|ottim[oa]"
    r"|bene|buon[oa]?|perfett[oa]|grazie|brav[oa]|eccellente|giust[oa]|piac\w*|bom|boa|ótim[oa]"
    r"|perfeit[oa]|obrigad[oa]|gostei|amei|incrível|parabéns|goed|handig|nuttig|bedankt|dank\w*"
    r"|fijn"
    r"|mooi|chill|dobrze|dobr[ayey]|świetn\w*|dzięki|przydatn\w*)\b|👍|❤|🔥|⭐|🎉|💯|😍|🙏|👏|😊",
    re.IGNORECASE,
)
_NONE_OF_IT: Final = regex(
    r"\b(?:no|never|nothing|none|zero|without(?: any)?|keine?[rns]?|nichts|nie|ohne|sans|aucune?"
    r"|rien|jamais|sin|nada|ning[uú]n\w*|nunca|senza|nessun\w*|niente|sem|nenhum\w*|geen|niets"
    r"|nooit|bez|żadn\w+)(?: (?:de|d['’]|di))?\s*$",
    re.IGNORECASE,
)
"""Before a word of blame it makes praise of it: "no errors", "it never fails"."""
_DENIED: Final = regex(
    r"(?:\b(?:not|never|nicht|nie|pas|jamais|non|não|niet|nooit)|n['’]t)(?: \w+){0,3}? ?$",
    re.IGNORECASE,
)
"""Before a word of blame it takes that back: "it isn't bad", "i never said it was bad"."""
_OF_OTHERS: Final = regex(
    r"\b(?:he|she|they|(?:my|our|the) (?!result|answer|search|report|list|tool|page)\w+|somebody"
    r"|someone|everybody) (?:said|says|thinks?|"
    r"thought|told)\b|\b(?:of|for) (?:him|her|them|you)\b|\b(?:er|sie) (?:sagt|sagte|hat gesagt)\b"
    r"|\b(?:il|elle) (?:dit|a dit)\b|\b(?:dijo|disse|ha detto|zei)\b",
    re.IGNORECASE,
)
"""A judgement that is somebody else's, or is of somebody."""
_OF_ANOTHER: Final = regex(
    r"^\W*(?:(?:oh|yeah|yea|yes|sure|all|ok(?:ay)?|so|that['’]?s)\W+)*(?:right|true)\W*$"
    r"|^\W*(?!(?:it|this|that|these|those|they|your|the (?:result|answer|report|list|search|tool"
    r"|page)|result|answer|much|even|so|far|das|es|die"
    r"|c['’]|ça|eso|questo|isso|dat|het)\b)[^\W\d_]+(?:\s+[^\W\d_]+){0,2}?\s+(?:was|were|is|are"
    r"|war|ist|était|est|era|è|é|foi|fue)\s+(?:(?:much|so|even|far|a lot|viel|bien|mucho|molto"
    r"|muito|veel)\s+)?(?:better|worse|besser|schlechter|mieux|meilleur\w*|pire|mejor|peor|meglio"
    r"|peggio|migliore|melhor|pior|beter|slechter)\b",
    re.IGNORECASE,
)
"""Agreement or scorn ("yeah right"), and something else that is compared with the result."""
LIKED: Final = 6
"""A rating from here on is a verdict of helpful."""


def takes_back(text: str) -> bool:
    """Tell whether a message takes the last verdict back."""
    return bool(_TAKEN_BACK.search(text)) or only_undoes(text)


def changes_mind(text: str) -> bool:
    """Tell whether a message says that somebody thinks otherwise now, and not of what."""
    return _MIND.search(text) is not None


def only_undoes(text: str) -> bool:
    """Tell whether a message says to undo something, and not what."""
    return _UNDONE.match(text) is not None


def tool_named(text: str, tools: Collection[str]) -> str | None:
    """Return the tool that a text names, however it writes the name; None where it names none."""
    words = f" {re.sub(r'[^a-z0-9]+', ' ', text.lower())} "
    named = [tool for tool in tools if f" {tool.replace('_', ' ').lower()} " in words]
    return max(named, key=len, default=None)


def points_at_tool(text: str) -> bool:
    """Tell whether a text speaks of "that tool": the one that worked last."""
    return _THAT_TOOL.search(text) is not None


def bans_tool(text: str) -> bool:
    """Tell whether a text says never to use the tool that it points at again."""
    return points_at_tool(text) and _BAN.search(text) is not None


def only_rates(text: str) -> bool:
    """Tell whether a text is a mark from 1 to 10 and nothing else: "rate it 8"."""
    rated = _RATED.match(text) or _WAS.match(text)
    return rated is not None and rating_in(text) is not None


def minutes_saved_in(text: str) -> float | None:
    """Return the minutes that something saved, as a text says: "that saved me an hour" is 60."""
    if _SAVED.search(text) is None or _NOTHING_SAVED.search(text):
        return None
    match = _TIME.search(text)
    if match is None:
        return None
    said = match["number"].lower()
    number = _NUMBERS.get(said.replace(" ", "-"))
    if number is None:
        number = float(said.replace(",", "."))
    unit = match["unit"].lower()
    if unit.startswith(("sec", "day", "tag")):
        return number / 60 if unit.startswith("sec") else number * 24 * 60
    minutes = number if unit.startswith("min") else number * 60
    return minutes if minutes <= MOST_MINUTES else None


def rating_in(text: str) -> int | None:
    """Return the rating from 1 to 10 that a text gives, or None."""
    stars = _STARS.search(text)
    if stars is not None and 1 <= int(stars["stars"]) <= 5:  # noqa: PLR2004  # the scale
        return 2 * int(stars["stars"])
    was = _WAS.match(text)
    if was is not None and 1 <= int(was["was"]) <= 10:  # noqa: PLR2004  # the scale
        return int(was["was"])
    for match in _RATING.finditer(text):
        if match["five"]:
            return max(1, 2 * int(match["five"]))
        rating = int(match["of"] or match["given"] or match["abroad"])
        if 1 <= rating <= 10:  # noqa: PLR2004  # the scale
            return rating
    return None


def without_verdict(text: str) -> str:
    """Return a text without the words that judge: what it is a verdict on."""
    return _GOOD.sub(" ", _BAD.sub(" ", text))


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
    if _OF_OTHERS.search(text) or "?" in text or _OF_ANOTHER.search(text):
        return None  # whose word it is, or whether it is one, only the person can say
    rating = rating_in(text)
    if rating is not None:
        return Verdict.HELPFUL if rating >= LIKED else Verdict.NOT_HELPFUL
    if any(_DENIED.search(text[: each.start()]) for each in _BAD.finditer(text)):
        return None  # "not wrong" is not yet good
    bad = any(_NONE_OF_IT.search(text[: each.start()]) is None for each in _BAD.finditer(text))
    said = _COURTESY.sub(" ", text) if bad else text  # "thanks, useless though"
    good = _GOOD.search(_BAD.sub(" ", said)) is not None
    if good and bad:
        return None  # which of the two it comes to, only the person can say
    return Verdict.NOT_HELPFUL if bad else Verdict.HELPFUL if good else None
