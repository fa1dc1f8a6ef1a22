"""From symbols to tokens. A character without a meaning ends the attempt."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from buddy.domain.arithmetic.limits import MAX_EXPONENT, quoted, refused, too_large
from buddy.domain.regex import regex


class Token(NamedTuple):
    """A piece of a calculation and where it stood."""

    kind: str
    """``number``, ``word``, ``money`` (a currency sign), ``op`` or ``end``."""
    text: str
    start: int
    end: int


_TOKEN = regex(
    r"""
    (?P<number>
        (?: [0-9]+(?:_[0-9]+)*(?:\.[0-9]+|\.(?![0-9\w.]))? | \.[0-9]+ )
        (?: [eE][+-]?[0-9]+(?![\w.]) )?
    )
  | (?P<word> °[CF]? | [^\W\d_]+[0-9]* )
  | (?P<money> [$€£¥₹] )
  | (?P<op> \*\* | // | [-+*/%^()!,] )
  | \s+
    """,
    re.VERBOSE,
)


def tokens(text: str) -> list[Token]:
    """Cut a text into tokens, ending with one of kind ``end``.

    Raises:
        ToolInputInvalid: A character has no meaning in a calculation.
    """
    found: list[Token] = []
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise refused(
                f"{quoted(text[position])} at character {position + 1} has no meaning in a "
                "calculation; write numbers, operators, units and functions such as sqrt"
            )
        if match.lastgroup is not None:
            found.append(Token(match.lastgroup, match[0], position, match.end()))
        position = match.end()
    found.append(Token("end", "", position, position))
    return found


def number(text: str) -> Fraction:
    """Read a literal exactly.

    Raises:
        ToolExecutionFailed: Its exponent is beyond `MAX_EXPONENT`.
    """
    mantissa, _, exponent = text.replace("_", "").lower().partition("e")
    whole, _, decimals = mantissa.partition(".")
    shift = int(exponent or "0") if len(exponent) < 8 else MAX_EXPONENT + 1  # noqa: PLR2004  # sign and digits
    if abs(shift) > MAX_EXPONENT:
        raise too_large()
    shift -= len(decimals)
    digits = int(whole + decimals)
    return Fraction(digits * 10**shift) if shift >= 0 else Fraction(digits, 10**-shift)
