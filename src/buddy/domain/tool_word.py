# ruff: noqa: RUF001  # words of many languages
"""A standing word on a tool by its name: "never use web_search again", "always use calculate".

In English, German, French, Spanish, Italian, Portuguese and Dutch. It holds from now on, and is no
change of what is proposed: "don't use web_search" without such a word is left to that.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from buddy.domain.feedback import Verdict, tool_named
from buddy.domain.regex import regex

_LONGEST: Final = 120
_NEVER: Final = regex(
    r"\b(?:never(?: ever)?|(?:do not|don['’]?t) ever|no longer|no more|stop using|quit using"
    r"|(?:do not|don['’]?t|dont|please don['’]?t)(?= .*\b(?:again|any ?more|ever)\b)"
    r"|nie(?: wieder|mals| mehr)?|nicht mehr|(?:plus )?jamais(?: plus)?|ne .*\bplus\b"
    r"|nunca(?: más| mais)?|no (?:vuelvas a|uses más)|(?:non .*)?mai(?: più)?|não .*\bmais\b"
    r"|nooit(?: meer)?|niet meer)\b",
    re.IGNORECASE,
)
_ALWAYS: Final = regex(
    r"\b(?:always|from now on|henceforth|for everything|every time|prefer(?:ably)?|by default"
    r"|whenever (?:you can|possible)|keep using"
    r"|immer|ab (?:jetzt|sofort)|von jetzt an|künftig|für alles|bevorzuge|toujours|désormais"
    r"|dorénavant|pour tout|préfère|siempre|de ahora en adelante|a partir de ahora|para todo"
    r"|prefiere|sempre|d['’]ora in poi|per tutto|preferisci|a partir de agora|de agora em diante"
    r"|para tudo|prefira|altijd|voortaan|vanaf nu|voor alles)\b",
    re.IGNORECASE,
)
_FILLER: Final = regex(
    r"\b(?:please|ok(?:ay)?|and|but|so|just|i|you|to|want|would|like|need|must|should|shall|will"
    r"|can|use|using|used|choose|pick|take|propose|run|suggest|call|try|the|tool|again|any ?more"
    r"|ever|more|for|this|that|kind|these|those|things?|such|everything|all|work|missions?"
    r"|objectives?"
    r"|in|the|future|of|mine|instead|buddy|bitte|benutze?|verwende?|nutze?|nimm|nehmen|benutzen"
    r"|verwenden|nutzen|das|die"
    r"|werkzeug|wieder|mehr|du|sollst|darfst|für|alles|dafür|utilise[rz]?|prends|choisis|l['’]"
    r"|outil|plus|n['’]|ne|pas|le|la|les|il|de|pour|ça|cela|tout|usa|uses|usar|use|utiliza\w*|elige"
    r"|herramienta|más|a|vuelvas|el|para|esto|eso|todo|usare|usi|strumento|più|lo|per|questo"
    r"|tutto|ferramenta|mais|o|isso|tudo|gebruik|kies|gereedschap|het|voor|dit|meer|s['’]il|te"
    r"|plaît|por favor|per favore|alsjeblieft|je|moet|mag|no|non|não|nicht|niet)\b|[^\w\s]",
    re.IGNORECASE,
)
_FOR_THIS: Final = regex(
    r"\b(?:for (?:this|that|such)|dafür|hierfür|pour (?:ça|cela)|para (?:eso|esto|isso|isto)"
    r"|per questo|hiervoor|voor dit)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolWord:
    """What is said of a tool."""

    tool: str
    verdict: Verdict
    of_kind: bool
    """Whether it is said of such work as the last one only: "for this"."""


def tool_word(text: str, tools: Collection[str]) -> ToolWord | None:
    """Return the standing word that a text says on a tool by its name; None: it says none.

    Args:
        text: "never use web_extract again", "use calculate for everything from now on".
        tools: The names of the tools that there are.
    """
    if len(text) > _LONGEST or "?" in text or (tool := tool_named(text, tools)) is None:
        return None
    name = re.compile(re.sub(r"[\W_]+", r"[\\W_]+", tool), re.IGNORECASE)
    rest = name.sub(" ", text, count=1)
    never = _NEVER.search(rest)
    always = None if never else _ALWAYS.search(rest)
    if never is None and always is None:
        return None
    left = _FILLER.sub(" ", (_NEVER if never else _ALWAYS).sub(" ", rest)).split()
    if left:
        return None  # of some work only, or with work in it
    verdict = Verdict.REJECT_TOOL if never else Verdict.APPROVE_TOOL
    return ToolWord(tool=tool, verdict=verdict, of_kind=_FOR_THIS.search(text) is not None)
