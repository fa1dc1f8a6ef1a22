"""Words as they are compared: "price" and "prices", "Preis" and "Preise" meet."""

from __future__ import annotations

from typing import Final

from buddy.domain.regex import regex

_WORD = regex(r"\w+")
_UNSPACED = regex(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")
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


_FUNCTION: Final = frozenset(
    (  # noqa: SIM905  # two hundred literals read worse
        # English
        "the and for what which who whom whose how when where why are was were been being has have"
        " had does did will would can could should shall may might must that this these those there"
        " here with from into about over under than then them they their its his her our your you"
        " any all some each one ones not tell show give please say says said much many long still"
        # German
        " der die das den dem des ein eine einer einen einem ist sind war waren hat haben wird wie"
        " was wer wann warum welche welcher welches mit von für und oder auf aus bei nach über zum"
        " zur nicht auch noch mir mich dir dich ihr sie wir viel viele bitte"
        # French
        " les des une est sont était qui que quoi quel quelle quels quelles avec dans pour par sur"
        " pas plus cette ces combien quand pourquoi comment elle ils elles nous vous"
        # Spanish, Italian, Portuguese
        " los las una uno del por para con qué que quién cuál cuáles cómo cuándo dónde cuánto "
        "cuánta"
        " cuesta son está están fue hay gli della delle degli del dei che chi cosa come quando dove"
        " quanto quanta quali qual sono era con per nel nella dos das uma um com não mais são foi"
        " onde quem"
        # Dutch
        " het een van voor met wat wie waar wanneer waarom welke zijn heeft hoe hoeveel niet ook op"
    ).split()  # a list of 200 literals reads worse
)
"""Words that say nothing of what a sentence is about, in seven languages."""


def content_stems(text: str) -> set[str]:
    """Return the stems of those words of a text that say what it is about."""
    kept = (match[0] for match in _WORD.finditer(text) if match[0].casefold() not in _FUNCTION)
    return stems(" ".join(kept))
