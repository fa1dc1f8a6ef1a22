"""What a mission is for, and which kind of decision it calls for (SPEC sections 4 and 9)."""

from __future__ import annotations

from enum import StrEnum


class Intent(StrEnum):
    """The intent of a mission. The texts are the labels classifiers answer with."""

    SEARCH = "search"
    EXTRACTION = "extraction"
    NAVIGATION = "navigation"
    CALCULATION = "calculation"
    RESEARCH = "research"
    TIME = "time"
    FILE = "file"
    KNOWLEDGE = "knowledge"
    INTROSPECTION = "introspection"
    REPOSITORY = "repository"


class DecisionType(StrEnum):
    """The kind of decision that an intent calls for."""

    NAVIGATE = "navigate"
    EXTRACT = "extract"
    ANALYZE = "analyze"
    SYNTHESIZE = "synthesize"
    OTHER = "other"


_DECISIONS = {
    Intent.NAVIGATION: DecisionType.NAVIGATE,
    Intent.EXTRACTION: DecisionType.EXTRACT,
    Intent.SEARCH: DecisionType.ANALYZE,
    Intent.RESEARCH: DecisionType.ANALYZE,
    Intent.CALCULATION: DecisionType.SYNTHESIZE,
}


def decision_type(intent: Intent) -> DecisionType:
    """Return the decision type that an intent maps to; ``other`` where none is named."""
    return _DECISIONS.get(intent, DecisionType.OTHER)
