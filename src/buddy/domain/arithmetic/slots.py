"""Finding the calculation in an objective."""

from __future__ import annotations

import re

from buddy.domain.arithmetic import languages, lexer, number_words, unit_names, words
from buddy.domain.arithmetic.calculator import calculate
from buddy.domain.arithmetic.functions import FUNCTIONS
from buddy.domain.arithmetic.limits import MAX_LENGTH
from buddy.domain.arithmetic.numeric import CONSTANTS
from buddy.domain.kept_reading import kept
from buddy.domain.regex import regex
from buddy.domain.slots_when import when_in
from buddy.errors import ToolExecutionFailed, ToolInputInvalid

_READ = 4_000
"""Characters of an objective that are looked at."""
_MAX_TRIES = 80
"""Sub-phrases of one run of words that are tried."""
_LONGEST_RUN = 40
"""Words of a run that are kept."""

_NOT_ARITHMETIC = regex(
    r"https?://\S*|www\.\S+|\S+@\S+"  # addresses
    r"|\b[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\S*|\b[0-9]{1,2}[/.][0-9]{1,2}[/.](?:[0-9]{4}|[0-9]{2})\b"
    r"|\b[0-9]{1,2}:[0-9]{2}\S*",  # dates and times of day
    re.IGNORECASE,
)
_CUE = regex(
    r"\b(?:calculate|compute|evaluate|work\s+out|figure\s+out|solve|convert|what(?:['\u2019]s|\s+is)"
    r"|how\s+(?:much|many)|equals?|wie\s*viel|combien|oblicz|rechne)\b|=\s*\??\s*$",
    re.IGNORECASE,
)
_SURE = regex(r"[*\u00d7÷+^√²³]|%\s*(?:of|off|von)\b|[0-9]\s*[x%]\s*[0-9]", re.IGNORECASE)
_CLAUSE_END = regex(r"[?!;]|[.,:]\s+(?=[a-zA-Z])")
_SENTENCE_END = regex(r"[?!;\n]|[.:]\s+(?=[^\W\d])")
_FIGURE = regex(r"(?<![\w.,])[0-9]+(?:[.,][0-9]+)*(?![\w.,]?[0-9a-zA-Z])")
"""A number that stands for itself: not that of "m3", "2nd" or "iphone15"."""
_SPENT = regex(
    r"\b(?:max(?:imum)?|at most|up to|within|cap(?: of)?|limit(?: of)?|no more than|under)\s+"
    r"[$€£]?[0-9][0-9.,]*",
    re.IGNORECASE,
)
_MOST_CUES = 6
_LETTERS = regex(r"°[CF]?|[^\W\d_]+[0-9]*")
# fmt: off
_GRAMMAR = frozenset({
    "of", "off", "on", "and", "in", "to", "as", "into", "per", "a", "an", "the", "mod",
    "div", "sq", "cu", "square", "cubic", "percent", "percentage", "cent", "plus", "minus",
    "times", "divided", "multiplied", "by", "over", "x", "power", "squared", "cubed",
    "root", "nearest", "rounded", "double", "twice", "triple", "raised", "tip", "tax",
    "vat", "discount", "von", "hoch", "mal", "prozent",
})
# fmt: on
_WEAK_ENDS = "-/"


@kept
def expression_in(objective: str) -> str | None:
    """Return the calculation that a sentence asks for, or None where it holds none.

    A lone number is no calculation; neither are dates, times of day, addresses, or ranges such
    as 5-10 that nothing marks as a question.

    Args:
        objective: A sentence such as ``could you tell me what is 15% of 2,340 plus 19?``

    Returns:
        The phrase as it stands in the sentence, without the words around it and with the words of
        other languages in English; `calculate` reads it.
    """
    text = languages.in_english(objective[:_READ])
    if not any(character.isdigit() for character in text) and not _has_number_word(text):
        return None
    whole = words.unwrapped(text)
    if not _NOT_ARITHMETIC.search(whole) and _computes(whole):
        return whole
    cues = [match.start() for match in _CUE.finditer(text)][:_MOST_CUES]
    for start in cues:
        clause = words.unwrapped(_CLAUSE_END.split(text[start:], maxsplit=1)[0])
        if not _NOT_ARITHMETIC.search(clause) and _computes(clause):
            return clause
    best = ""
    for run, ends in _runs(_NOT_ARITHMETIC.sub(" ; ", text)):
        phrase = _longest(run, weak=bool(cues) and ends)
        if len(phrase) > len(best):
            best = phrase
    return best if best and not _leaves_out(best, text) else None


def _leaves_out(phrase: str, text: str) -> bool:
    """Tell whether a calculation takes only some of the figures of its sentence.

    What is left of "the sum of 3 apples and 5 pears" is another calculation; times, addresses
    and limits are none of its figures.
    """
    start = text.find(phrase)
    before, after = (text[:start], text[start + len(phrase) :]) if start >= 0 else ("", "")
    rest = f"{_SENTENCE_END.split(before)[-1]} ; {_SENTENCE_END.split(after, maxsplit=1)[0]}"
    when = when_in(rest)
    rest = rest.replace(when, " ") if when else rest
    return _FIGURE.search(_NOT_ARITHMETIC.sub(" ", _SPENT.sub(" ", rest))) is not None


def _has_number_word(text: str) -> bool:
    return any(
        number_words.is_number(word)
        or word in number_words.PARTS
        or word in number_words.MULTIPLES
        or word in {"a", "an"}
        for word in text.lower().split()
    )


def _computes(phrase: str) -> bool:
    """Tell whether a phrase is a calculation with at least one operation."""
    if not phrase or len(phrase) > MAX_LENGTH:
        return False
    try:
        return calculate(phrase).operations > 0
    except ToolInputInvalid:
        return False
    except ToolExecutionFailed:  # a calculation all the same; the tool says why it has no value
        return True


def _runs(text: str) -> list[tuple[list[str], bool]]:
    """Cut a text into runs of words that may belong to a calculation.

    Returns:
        The runs, each with whether it ends its sentence.
    """
    runs: list[tuple[list[str], bool]] = []
    run: list[str] = []
    for piece in text.split():
        bare = piece.rstrip("?.;:!,=")
        marks = piece[len(bare) :]
        known = bool(bare) and _is_known(bare)
        if known:
            run.append(bare if set(marks) - {","} else piece)
        if not known or set(marks) - {",", "!"}:
            ends = known or not bare or piece.lower().strip("?.!") in {"please", "thanks", "bitte"}
            if run:
                runs.append((run[:_LONGEST_RUN], ends))
            run = []
    if run:
        runs.append((run[:_LONGEST_RUN], True))
    return runs


def _is_known(piece: str) -> bool:
    """Tell whether the lexer reads a piece and every word in it means something."""
    written = words.symbols(piece)
    try:
        lexer.tokens(written)
    except ToolInputInvalid:
        return False
    return all(_is_word(word) for word in _LETTERS.findall(written))


def _is_word(word: str) -> bool:
    lower = word.lower()
    if lower in _GRAMMAR or lower in FUNCTIONS or lower in CONSTANTS:
        return True
    if number_words.is_number(lower) or lower in number_words.PARTS:
        return True
    try:
        return unit_names.find(word) is not None or unit_names.find(word.rstrip("23")) is not None
    except ToolInputInvalid:  # more than one unit: still a word of calculations
        return True


def _longest(run: list[str], *, weak: bool) -> str:
    """Return the longest part of a run that computes, or an empty text."""
    tries = 0
    for length in range(len(run), 0, -1):
        for start in range(len(run) - length + 1):
            phrase = " ".join(run[start : start + length]).strip(" ,")
            if not weak and not _is_sure(phrase):
                continue
            tries += 1
            if tries > _MAX_TRIES:
                return ""
            if _computes(phrase):
                return phrase
    return ""


def _is_sure(phrase: str) -> bool:
    """Tell whether a phrase cannot be a range, a score or a name such as 24/7."""
    if _SURE.search(phrase):
        return True
    written = words.operators(phrase)
    if any(mark in written for mark in "*+^"):
        return True
    return any(word.isalpha() for word in phrase.split()) and not any(
        mark in phrase for mark in _WEAK_ENDS
    )
