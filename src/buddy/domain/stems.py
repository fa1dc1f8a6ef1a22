"""Words as they are compared: "price" and "prices", "Preis" and "Preise" meet."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")
"""Scripts that are written without spaces: Thai, Lao, Burmese, Khmer, kana, Chinese characters."""
_SHORTEST = 3
_STEM = 4
"""Letters of a word that count at least; longer words lose their last two, which needs the grammar
of no language."""


def stems(text: str) -> set[str]:
    """Return the stems of a text; where words are not parted, each two neighbouring characters."""
    found: set[str] = set()
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        unspaced = _UNSPACED.findall(word)
        if unspaced:
            found.update(run[at : at + 2] for run in unspaced for at in range(len(run) - 1))
        elif len(word) >= _SHORTEST:
            found.add(word[: max(_STEM, len(word) - 2)])
    return found
