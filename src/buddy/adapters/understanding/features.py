"""Text features that need no model: hashed words, word pairs and character n-grams.

Addresses, paths, file names and numbers are replaced by marks first, so that a site called
``clock.example`` does not look like a question about the time.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from typing import Final

from buddy.adapters.understanding.cues import CODE_FILE, DOCUMENT_FILE, PATH, URL, core

MAX_CHARACTERS: Final = 1500
"""Longer objectives are judged by their beginning; an intent stands in the first sentences."""
BUCKETS: Final = 4096
_OPENING_WORDS: Final = 4
_CHARACTER_WEIGHT: Final = 0.5
_SHORTEST_WORD: Final = 3
_WORD: Final = re.compile(r"\w+|[^\w\s]")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")


def clip(text: str) -> str:
    """Return the part of an objective that is looked at, in Unicode's NFKC form.

    Lone surrogates, which tokenizers refuse, become question marks.
    """
    whole = text[:MAX_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
    clipped = unicodedata.normalize("NFKC", whole)[:MAX_CHARACTERS]
    return " ".join(clipped.split()) or "?"


def for_encoder(text: str) -> str:
    """Return `text` with addresses and paths in words that an English encoder knows."""
    return PATH.sub(" the file path ", URL.sub(" the website ", text))


def _words(text: str) -> list[str]:
    marked = PATH.sub(" xpathx ", URL.sub(" xurlx ", text))
    marked = DOCUMENT_FILE.sub(" xdocx ", CODE_FILE.sub(" xcodex ", marked))
    return _WORD.findall(_NUMBER.sub("0", marked).casefold())


def grams(text: str) -> dict[int, float]:
    """Return bucket → weight, of Euclidean length 1.

    The buckets count words, neighbouring words, the opening words after any polite form
    (the verb of an order stands there), and character 3- to 5-grams, which survive typing errors
    and carry the languages that the encoders were not trained on.
    """
    words = _words(text)
    opening = _words(core(text))[:_OPENING_WORDS]
    names = {f"w{word}" for word in words}
    names |= {f"b{a} {b}" for a, b in zip(["^", *words], [*words, "$"], strict=True)}
    names |= {f"o{word}" for word in opening} | {"p" + " ".join(opening[:2])}
    parts: set[str] = set()
    for word in words:
        if len(word) >= _SHORTEST_WORD:
            edged = f"<{word}>"
            parts |= {f"c{edged[i : i + n]}" for n in (3, 4, 5) for i in range(len(edged) - n + 1)}
    weights: dict[int, float] = {}
    # Sorted, so that sums of floats come out the same in every process.
    for name in sorted(names):
        bucket = zlib.crc32(name.encode()) % BUCKETS
        weights[bucket] = weights.get(bucket, 0.0) + 1.0
    for name in sorted(parts):
        bucket = zlib.crc32(name.encode()) % BUCKETS
        weights[bucket] = weights.get(bucket, 0.0) + _CHARACTER_WEIGHT
    length = sum(weight * weight for weight in weights.values()) ** 0.5
    return {bucket: weight / length for bucket, weight in weights.items()}
