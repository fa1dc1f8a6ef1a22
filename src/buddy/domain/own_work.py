# ruff: noqa: RUF001  # words of many languages
"""Work of its own that a message states beside a proposal: a whole objective, and no change.

"Now find candles", "by the way, find a dentist in Lindau", "I need to know the population of
Bregenz" stand for themselves. In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.assent import without_assent
from buddy.domain.goal_rule import is_goal
from buddy.domain.limits import without_limits
from buddy.domain.plain_work import plain_work
from buddy.domain.regex import regex
from buddy.domain.slots import find_slots

_BEGUN: Final = regex(
    r"^\W*(?:(?:ok(?:ay)?|now|then|so|next|and|well)[\s,]+)*(?:please\s+)?(?:run|start|do|make"
    r"|begin|perform)\s+"
    r"an?\s+(?:new |web |quick )*search\s+(?:for|about|on)\s+",
    re.IGNORECASE,
)
_LED: Final = regex(r"^\W*(?:(?:ok(?:ay)?|now|then|so|next|well)[\s,:]+)+", re.IGNORECASE)
_FURTHER: Final = regex(
    r"^\W*(?:(?:ok(?:ay)?|so|well|please|and|but|now|then|next|first(?: of all)?|also|too"
    r"|by the way|btw|after that|afterwards|in addition|besides|separately|meanwhile"
    r"|another (?:thing|one|question)|(?:one|something) (?:more|else)(?: thing)?"
    r"|(?:forget|never ?mind|leave|skip|scrap|drop)(?: about)?(?: (?:it|that|this))?"
    r"|und|aber|jetzt|dann|danach|als n[äa]chstes|zuerst|zun[äa]chst|au[ßs]erdem|[üu]brigens|auch"
    r"|noch"
    r"|(?:noch )?(?:et)?was anderes|vergiss (?:das|es)|bitte|et|mais|maintenant|ensuite|puis|aussi"
    r"|au fait|d['’]abord|autre chose|oublie [çc]a|y|pero|ahora|luego|despu[ée]s|tambi[ée]n"
    r"|por cierto|primero|otra cosa|olv[íi]dalo|e|ma|adesso|ora|poi|dopo|anche|a proposito|prima"
    r"|un['’]altra cosa|lascia perdere|mas|agora|depois|tamb[ée]m|a prop[óo]sito|primeiro"
    r"|outra coisa|esquece|en|maar|nu|dan|daarna|ook|trouwens|eerst|iets anders|vergeet (?:het|dat)"
    r")(?!\w)[\s,:;.!–—-]+)+",
    re.IGNORECASE,
)
"""What says that something further comes: "and then", "by the way", "forget about that"."""
_POLITE: Final = regex(
    r"^\W*(?:i (?:was )?wonder(?:ed|ing)? (?:if|whether) (?:you|we) (?:could|can|might|would)"
    r"|(?:i['’]?d|i would|we['’]?d) (?:be (?:grateful|glad|happy|obliged) if you (?:could|would)"
    r"|like (?:you )?to|love (?:you )?to)|(?:would|could) you (?:be so (?:kind|good) as to|mind"
    r"|kindly|please)|would it be possible(?: for you)? to|i (?:need|want) (?:you )?to"
    r"|be so (?:kind|good) as to)(?: (?:please|kindly|perhaps|possibly))*\s+",
    re.IGNORECASE,
)
_TO_KNOW: Final = regex(
    r"^\W*(?:(?:please )?(?:tell|let) me know|know|tell me|find(?:ing)? out|learn"
    r"|i(?:['’]?d| would) like to know|i (?:need|want) to know"
    r"|(?:ich )?(?:m[öo]chte|will|muss|w[üu]rde gerne?) (?:gerne? )?wissen"
    r"|(?:je )?(?:voudrais|veux|dois) savoir|(?:quiero|quisiera|necesito) saber"
    r"|(?:vorrei|voglio|devo) sapere|(?:quero|queria|gostaria de|preciso) saber"
    r"|(?:ik )?(?:wil|moet|zou graag) (?:graag )?weten)\b[\s,]+(?P<what>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_POINTS: Final = regex(
    r"\b(?:it|its|that|this|these|those|they|them|there|you|your|buddy|proposal|mission|tool|run"
    r"|cap|limit|budget|es|das|dies\w*|du|dein\w*|dort|vorschlag|kosten|ça|cela|ce|cette|tu|vous|là"
    r"|eso|esto|esta|ese|tú|all[íi]|questo|quello|tu|l[ìí]|isso|isto|você|het|dit|dat|je|jij|daar)\b",
    re.IGNORECASE,
)
"""Words that point at what was said before, or at Buddy."""
_LOOKS: Final = regex(
    r"^(?:(?:search|look|google|find|hunt|suche?|finde|cherche[rz]?|trouve[rz]?|busca\w*"
    r"|encuentra|cerca|trova|procur[ae]|encontr[ae]|zoek|vind)\b)(?:\s+(?:me|us|mir|uns|moi|the web"
    r"|online|im netz|up|out))*(?:\s+(?:for|about|nach|[àa]|naar))?\s+"
    r"(?!(?:it|that|this|them|those|these|ones?|more|again|in|on|at|with|from|only|just|better"
    r"|cheaper|other|others|another|instead|something|anything|es|das|nur|in|auf|bei|mit|mehr"
    r"|andere\w*|ça|plus|autres?|seulement|dans|eso|más|otr[ao]s?|solo|en|questo|altr[ie]|solo"
    r"|isso|mais|outr[ao]s?|só|em|het|meer|ander[es]?|alleen)\b)[^\W\d_]{3,}",
    re.IGNORECASE,
)
"""An order to look for a thing that is named."""
_FEWEST: Final = 3
"""Words of what somebody wants to know."""


def own_work(text: str) -> bool:
    """Tell whether a message states a whole piece of work that does not refer to a proposal."""
    whole = _POLITE.sub("", without_assent(without_limits(text) or text))
    said = _LED.sub("", _BEGUN.sub("search for ", whole))
    if plain_work(said, fresh=False) is not None or is_goal(said):
        return True
    wanted = _TO_KNOW.match(said)
    if wanted is not None and not _POINTS.search(wanted["what"]):
        return len(wanted["what"].split()) >= _FEWEST
    further = _FURTHER.sub("", whole)
    if further == whole or find_slots(further).urls:
        return False  # "also read b.example" may be meant for the proposal
    if plain_work(further, fresh=False) is not None or is_goal(further):
        return True
    return _LOOKS.match(further) is not None


def is_own_goal(text: str) -> bool:
    """Tell whether a message states several steps of its own, whatever it begins with."""
    said = without_assent(text)
    return is_goal(said) or is_goal(_FURTHER.sub("", said))


def without_lead(text: str) -> str:
    """Return work of its own without what only says that it comes further: "and then", "also"."""
    rest = _FURTHER.sub("", text)
    return rest if rest and own_work(text) else text
