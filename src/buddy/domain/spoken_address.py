"""Web addresses in words: "example dot org slash about" is example.org/about.

Only where the words can be nothing else: "the dot in the picture" and "punto de venta" are none.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

_LONGEST: Final = 2_000
_SAFE: Final = "com|org|net|edu|gov|info|eu|uk|nl|pl|fr|ch|example|test"
_ENDINGS: Final = (
    (r"dot|punkt", rf"{_SAFE}|io|dev|de|es|co|app|ai"),
    (r"point|punto|ponto|punt", _SAFE),
)
_SLASH: Final = r"(?:slash|schr[äa]gstrich|barra|schuine streep)"
_NO_HOST: Final = (
    r"(?!(?:the|an?|this|that|one|der|die|das|ein|le|la|el|il|lo|o|un|una|uno|de|het|een|at|no|not"
    r"|polka|of|did|does|do|is|was|were|are|about|early|late|many|all|some|any|with|by|for|from|in"
    r"|on|and|or|to|why|how|what|when|where|who|more|most|new|old|big|first|last|these|those|his"
    r"|her|their|our|my|your|every|each|von|und|im|zur|zum|des|du|da|do|del|della|van)\b)"
)
_SPOKEN: Final = tuple(
    regex(
        rf"(?<![\w./-]){_NO_HOST}(?P<host>[\w-]{{2,63}}(?:\s+(?:{dot})\s+[\w-]{{2,63}}){{0,3}})"
        rf"\s+(?:{dot})\s+(?P<ending>{endings})(?![\w-])"
        rf"(?P<path>(?:\s+{_SLASH}\s+[\w.-]+)*(?:\s+{_SLASH}(?!\w))?)",
        re.IGNORECASE,
    )
    for dot, endings in _ENDINGS
)


def with_addresses(text: str) -> str:
    """Return a text with the addresses that it says in words written as addresses."""
    if len(text) > _LONGEST:
        return text
    for pattern in _SPOKEN:
        text = pattern.sub(_written, text)
    return text


def _written(match: re.Match[str]) -> str:
    host = re.sub(r"\s+\w+\s+", ".", match["host"])
    path = re.sub(rf"\s+{_SLASH}\s*", "/", match["path"], flags=re.IGNORECASE)
    return f"{host}.{match['ending']}{path}"
