"""The twin of the embedded engine without weights: keyword rules and word overlap.

Deterministic and instant, for tests and examples. It passes the same conformance suites; it is no
substitute for the embedded engine, because it only knows the words listed here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from buddy.domain.intent import Intent
from buddy.domain.tool import ToolSpec
from buddy.ports.understanding import IntentDecision

ENGINE: Final = "memory"
_MAX_CHARACTERS: Final = 2_000

# The first rule that matches decides.
_RULES: Final[tuple[tuple[Intent, re.Pattern[str]], ...]] = tuple(
    (intent, re.compile(pattern, re.IGNORECASE))
    for intent, pattern in (
        (Intent.KNOWLEDGE, r"^\W*(?:please )?(?:remember|note|forget)\b|\bmy notes?\b|told you"),
        (
            Intent.NAVIGATION,
            r"screenshot|redirect|^\W*(?:please )?(?:open|navigate|go) (?:to )?\S+$",
        ),
        (
            Intent.EXTRACTION,
            r"\bextract|\bscrape|https?://|\bwww\.|\b[\w-]+\.(?:com|org|net|io|example|test)\b",
        ),
        (
            Intent.INTROSPECTION,
            r"\byour (?:\w+ )?(?:rate|metrics|numbers)|\bmissions?\b|success rate",
        ),
        (
            Intent.REPOSITORY,
            r"\b(?:code|codebase|repo|repository|function|class|module)\b|\b\w+\.(?:py|ts|rs)\b",
        ),
        (
            Intent.FILE,
            r"\b(?:files?|folders?|directory)\b|(?:^|\s)[~.]?/\w|\b\w+\.(?:txt|md|csv)\b",
        ),
        (
            Intent.TIME,
            r"\btime\b|\bdate\b|\bday of the week\b|\bhow many days\b|\btime ?zone\b",
        ),
        (
            Intent.CALCULATION,
            r"\d\s*[-+*/^%]\s*\d|\bcalculate\b|\bconvert\b|\d\s*%|\bpercent\b|square root",
        ),
        (Intent.RESEARCH, r"\bresearch\b|\bcompare\b|\breport\b|\banaly[sz]e\b|\boverview\b"),
    )
)
_SURE: Final = 0.91
_NO_RULE: Final = 0.55
"""Search is the answer when no rule matches; a named subject without a page is a search."""

_WORD: Final = re.compile(r"\w+")
_SMALL: Final = (
    "a an and any are at by can for from how in is it me my of on or please that the this to what "
    "which who will with you your"
)
_SMALL_WORDS: Final = frozenset(_SMALL.split())
_OVERLAP_SCALE: Final = 0.9
_INTENT_SERVED: Final = 0.8
_NEVER_SURE: Final = 0.99
_FLOOR: Final = 0.01


class MemoryClassifier:
    """Implements `IntentClassifier` and `Warmable` with keyword rules."""

    @property
    def ready(self) -> bool:
        """Whether a call would be answered without loading first: always."""
        return True

    @property
    def failure(self) -> str | None:
        """What went wrong when it was last loaded: never anything."""
        return None

    async def warm(self) -> None:
        """Do nothing; there is nothing to load."""

    async def classify(self, objective: str) -> IntentDecision:
        """Return most of the probability for the first rule that matches."""
        return IntentDecision(probabilities=believed(objective), engine=ENGINE)


class MemoryMatcher:
    """Implements `ToolMatcher` and `Warmable` with declared intents and word overlap."""

    @property
    def ready(self) -> bool:
        """Whether a call would be answered without loading first: always."""
        return True

    @property
    def failure(self) -> str | None:
        """What went wrong when it was last loaded: never anything."""
        return None

    async def warm(self) -> None:
        """Do nothing; there is nothing to load."""

    async def match(self, objective: str, tools: Sequence[ToolSpec]) -> Mapping[str, float]:
        """Return the better of intent and overlap per tool name.

        A tool is worth 0.8 of the probability of its intents and up to 0.19 for the share of the
        objective's words that its texts hold; a tool without intents up to 0.9 for that share.
        """
        likely = believed(objective)
        asked = _words(objective[:_MAX_CHARACTERS])
        return {spec.name: _fit(asked, likely, spec) for spec in tools}


def believed(objective: str) -> dict[Intent, float]:
    """Return the probabilities of the intents by the first rule that matches."""
    text = objective[:_MAX_CHARACTERS]
    chosen = next((intent for intent, rule in _RULES if rule.search(text)), None)
    top = Intent.SEARCH if chosen is None else chosen
    share = _NO_RULE if chosen is None else _SURE
    rest = (1.0 - share) / (len(Intent) - 1)
    return {intent: share if intent is top else rest for intent in Intent}


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold().replace("_", " "))) - _SMALL_WORDS


def _fit(asked: frozenset[str], believed: Mapping[Intent, float], spec: ToolSpec) -> float:
    known = _words(" ".join((spec.name, spec.description, *spec.examples)))
    overlap = len(asked & known) / len(asked) if asked else 0.0
    if not spec.intents:
        return max(_FLOOR, _OVERLAP_SCALE * overlap)
    served = sum(believed[intent] for intent in frozenset(spec.intents))
    return _INTENT_SERVED * served + (_NEVER_SURE - _INTENT_SERVED) * overlap
