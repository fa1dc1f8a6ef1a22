"""From a sentence to symbols: what surrounds a calculation goes, phrases become operators.

Works by rewriting text with patterns anchored at both ends or on whole words, so each pass takes
time linear in the (bounded) input. Nothing here decides what is allowed: the lexer and the parser
refuse every word they do not know.
"""

from __future__ import annotations

import re

from buddy.domain.regex import regex

_ASK = (
    r"tell\ me|show\ me|give\ me|let\ me\ know|find\ out|find|figure\ out|work\ out|calculate|"
    r"compute|evaluate|solve|determine|convert|change|turn|say|know|do|run|answer|"
    r"help\ me(?:\ to)?(?:\ with)?|do\ the\ math(?:s)?(?:\ (?:on|for))?|do\ you\ know"
)
_OPENING = regex(
    rf"""^\s*(?:
        (?:please|hey|hi|hello|buddy|okay|ok|so|and|now|then|well|quickly)\b\s*[,:!]?
      | quick\ question\b\s*[,:]?
      | (?:can|could|would|will)\ (?:you|u)\b(?:\ (?:please|kindly|quickly))?
      | i(?:\ (?:want|need|would\ like)|['\u2019]d\ like)(?:\ you)?\ to\b
      | (?:{_ASK})\b
      | what(?:['\u2019]s|\ is|\ are|\ does|\ do|\ would|\ will)(?!\ (?:the\ )?percent)(?:\ be)?\b
      | how\ much\ (?:is|are|does|do|would|will)(?:\ be)?\b
      | (?:the\ )?(?:result|value|answer)\ (?:of|to|for)\b
      | (?:was\ ist|was\ sind|wie\ ?viel\ (?:ist|sind|macht)|rechne|berechne|bitte)\b
      | (?:combien\ (?:font|fait|vaut)|calcule|ile\ to(?:\ jest)?|oblicz|cu[aá]nto\ (?:es|son)|
          quanto\ (?:fa|é))\b
      | if\b | the\b | me\b | us\b
      | [:,;]\s+
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_CLOSING = regex(
    r"""(?:
        (?<=[a-zA-Z)])!+ | [?.;:,]+ | \s+
      | \b(?:please|for\ me|thanks|thank\ you|exactly|bitte|in\ total|altogether|right\ now|quickly)
      | \b(?:equals?(?:\ to)?|(?:is|are|make|come\ to)(?:\ (?:what|how\ much))?)
      | =+\s*\??
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_PASSES = 12
"""Layers of politeness taken off at either end."""


def unwrapped(text: str) -> str:
    """Take question words, polite words and closing marks off both ends of a sentence."""
    for _ in range(_PASSES):
        shorter = _CLOSING.sub("", _OPENING.sub("", text, count=1), count=1)
        if shorter == text:
            break
        text = shorter
    return text.strip()


_TRANSLATION = str.maketrans(
    {
        "\N{MULTIPLICATION SIGN}": "*",
        "\N{MULTIPLICATION X}": "*",
        "\N{DOT OPERATOR}": "*",
        "\N{MIDDLE DOT}": "*",
        "\N{BULLET OPERATOR}": "*",
        "\N{DIVISION SIGN}": "/",
        "\N{DIVISION SLASH}": "/",
        "\N{FRACTION SLASH}": "/",
        "\N{MINUS SIGN}": "-",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "π": " pi ",
        "τ": " tau ",
        "√": " sqrt ",
        "μ": "µ",
        "℃": "°C",
        "℉": "°F",
        "\N{FULLWIDTH PERCENT SIGN}": "%",
        "\N{FULLWIDTH PLUS SIGN}": "+",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
    }
)
_SUPERSCRIPT = regex("[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_FROM_SUPERSCRIPT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅕": "1/5", "⅛": "1/8"}
_MIXED = regex(rf"([0-9]*)\s?([{''.join(_VULGAR)}])")
_SPACED_GROUPS = regex("(?<=[0-9])[\u00a0\u2009\u202f](?=[0-9]{3}(?![0-9]))")
_TIMES_X = regex(r"(?<=[0-9)%])(?<!\b0)\s*[xX]\s*(?=[0-9(.])|(?<=\s)[xX](?=\s)")


def symbols(text: str) -> str:
    """Replace typographic signs by the ASCII ones the lexer reads."""
    if text.isascii():
        return _TIMES_X.sub("*", text) if "x" in text or "X" in text else text
    text = _SPACED_GROUPS.sub("", text).translate(_TRANSLATION)
    text = _SUPERSCRIPT.sub(lambda m: "^" + m[0].translate(_FROM_SUPERSCRIPT), text)
    text = _MIXED.sub(lambda m: f"({m[1] or 0} + {_VULGAR[m[2]]})", text)
    return _TIMES_X.sub("*", text)


_OPERATORS = {
    "plus": "+",
    "minus": "-",
    "less": "-",
    "times": "*",
    "multiplied by": "*",
    "divided by": "/",
    "over": "/",
    "out of": "/",
    "mal": "*",
    "geteilt durch": "/",
    "fois": "*",
    "raised to the power of": "^",
    "to the power of": "^",
    "raised to the power": "^",
    "to the power": "^",
    "raised to": "^",
    "hoch": "^",
    "squared": "^2",
    "cubed": "^3",
    "percent": "%",
    "per cent": "%",
    "percentage": "%",
    "pct": "%",
    "prozent": "%",
    "modulo": "mod",
    "modulus": "mod",
    "half a dozen": "6",
    "von": "of",
    "square root of": "sqrt",
    "square root": "sqrt",
    "cube root of": "cbrt",
    "cube root": "cbrt",
    "absolute value of": "abs",
    "factorial of": "factorial",
    "natural log of": "ln",
    "difference between": "difference of",
    "discount on": "off",
    "discount off": "off",
    "off of": "off",
    "decimals": "decimal",
    "degrees celsius": "°C",
    "degrees centigrade": "°C",
    "degrees fahrenheit": "°F",
    "degree celsius": "°C",
    "degree fahrenheit": "°F",
    "degrees c": "°C",
    "degrees f": "°F",
    "degrees kelvin": "K",
}
_OPERATOR = regex(
    r"\b(?:" + "|".join(sorted(_OPERATORS, key=len, reverse=True)) + r")\b(?!\()", re.IGNORECASE
)
_AFTER_PERCENT = regex(
    r"%\s*(?:sales\ tax|tax|vat|tip|gratuity|interest|commission)(?:\s+(?:on|of|for))?\b",
    re.IGNORECASE | re.VERBOSE,
)
_WITH_DISCOUNT = regex(
    r"(.+?),?\ (?:with|at|after|minus)(?:\ an?)?\ ([0-9.]+\ ?%)\ (?:off|discount)",
    re.IGNORECASE | re.VERBOSE,
)


def operators(text: str) -> str:
    """Replace the words for operations by their symbols."""
    text = _OPERATOR.sub(lambda m: f" {_OPERATORS[m[0].lower()]} ", text)
    if "%" in text:
        text = _AFTER_PERCENT.sub(
            lambda m: "% of" if m[0].lower().endswith((" on", " of", " for")) else "%", text
        )
        match = _WITH_DISCOUNT.fullmatch(" ".join(text.split()))
        if match:
            return f"{match[2]} off ({match[1]})"
    return text
