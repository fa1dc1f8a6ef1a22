"""What a recipe asks for: parameters with types, and the check of what is given for them.

A value is data. It is read into its type, bounded, and put where the recipe says; what it says of
work, of money or of other sites changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final, cast

from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.money import Money
from buddy.domain.regex import regex
from buddy.domain.tool_input import with_scheme
from buddy.domain.web_address import web_address
from buddy.errors import InputInvalid

NAME: Final = regex(r"[a-z][a-z0-9_]{0,30}", re.ASCII)
"""What a parameter may be called."""
TEXT_LENGTH: Final = 200
MOST_TEXT: Final = 2_000
URL_LENGTH: Final = 2_048
MOST_SEVERAL: Final = 20
MOST_CHOICES: Final = 30
_BIGGEST: Final = 10**12
_SHOWN: Final = 40
_SPLIT: Final = regex(r"\s*[,;\n]\s*|\s+and\s+")


class ParameterType(StrEnum):
    """What a value is."""

    TEXT = "text"
    """One line of words."""
    URL = "url"
    """The address of a page."""
    NUMBER = "number"
    MONEY = "money"
    """US dollars."""
    CHOICE = "choice"
    """One of `choices`."""
    DATE = "date"
    """A day, as 2026-12-24."""
    SEVERAL = "several"
    """Up to `most` values of the type `of`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One thing that a recipe asks for."""

    name: str
    type: ParameterType = ParameterType.TEXT
    label: str = ""
    """What a form calls it; empty: its name."""
    hint: str = ""
    """An example, or a word on what is meant."""
    required: bool = True
    """Whether a run needs it. One that has a default is given always."""
    default: JsonValue = None
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    """Of a number, or of dollars."""
    whole: bool = False
    """Whether a number has no fraction."""
    max_length: int = TEXT_LENGTH
    """Characters of a text."""
    of: ParameterType = ParameterType.TEXT
    """What each of several is."""
    most: int = 8
    """How many several are at most."""

    @property
    def called(self) -> str:
        """What people read."""
        return self.label or self.name.replace("_", " ")


def problems(parameter: Parameter) -> tuple[str, ...]:
    """Return what is wrong with the definition of a parameter; empty where it is sound."""
    name, found = parameter.name, list[str]()
    if not NAME.fullmatch(name):
        found.append(
            f"{name[:_SHOWN]!r} is no name of a parameter; use small letters, digits and _"
        )
    if parameter.type is ParameterType.CHOICE and not 1 <= len(parameter.choices) <= MOST_CHOICES:
        found.append(f"{name} has {len(parameter.choices)} choices; give 1 to {MOST_CHOICES}")
    if not 1 <= parameter.max_length <= MOST_TEXT:
        found.append(f"{name}.max_length is {parameter.max_length}; it must be 1 to {MOST_TEXT:,}")
    if not 1 <= parameter.most <= MOST_SEVERAL:
        found.append(f"{name}.most is {parameter.most}; it must be 1 to {MOST_SEVERAL}")
    if parameter.of in {ParameterType.SEVERAL, ParameterType.CHOICE}:
        found.append(f"{name}.of is {parameter.of}; several are texts, addresses, numbers or days")
    low, high = parameter.minimum, parameter.maximum
    if low is not None and high is not None and low > high:
        found.append(f"{name}: the minimum {low:g} is above the maximum {high:g}")
    if not found and parameter.default is not None:
        try:
            read(parameter, parameter.default)
        except ValueError as error:
            found.append(f"the default of {name} does not fit: {error}")
    return tuple(found)


def checked(parameters: Sequence[Parameter], given: JsonObject) -> dict[str, JsonValue]:
    """Return the value of every parameter, defaults filled in; None: it was left out.

    Raises:
        InputInvalid: A value is missing or does not fit, or there is no such parameter. All of
            that at once, one sentence each; the details name the parameters.
    """
    known = {each.name: each for each in parameters}
    wrong: dict[str, str] = {}
    missing: list[str] = []
    for name in given:
        if name not in known:
            wrong[name] = f"there is no such parameter; it has {', '.join(known) or 'none'}"
    values: dict[str, JsonValue] = {}
    for parameter in parameters:
        value = given.get(parameter.name)
        if _is_blank(value):
            value = parameter.default
        if _is_blank(value):
            values[parameter.name] = None
            if parameter.required:
                missing.append(parameter.name)
            continue
        try:
            values[parameter.name] = read(parameter, value)
        except ValueError as error:
            wrong[parameter.name] = str(error)
    if wrong or missing:
        raise _refused(known, wrong, missing)
    return values


def _refused(
    known: Mapping[str, Parameter], wrong: Mapping[str, str], missing: Sequence[str]
) -> InputInvalid:
    sentences = [f"{name[:_SHOWN]}: {problem}" for name, problem in wrong.items()]
    sentences += [f"{name} is missing: {known[name].called}{_such_as(known[name])}"
                  for name in missing]  # fmt: skip
    told = [{"name": name, "problem": problem} for name, problem in wrong.items()]
    told += [{"name": name, "problem": "is missing"} for name in missing]
    return InputInvalid("; ".join(sentences), parameters=told, missing=list(missing))


def _such_as(parameter: Parameter) -> str:
    return f", such as {parameter.hint}" if parameter.hint else ""


def _is_blank(value: JsonValue) -> bool:
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def read(parameter: Parameter, value: JsonValue) -> JsonValue:
    """Return a value as its type has it; a text is read, as a person would have typed it.

    Raises:
        ValueError: It does not fit, in a sentence that says what does.
    """
    if parameter.type is ParameterType.SEVERAL:
        return _several(parameter, value)
    return _one(parameter, parameter.type, value)


def _several(parameter: Parameter, value: JsonValue) -> list[JsonValue]:
    if isinstance(value, str):
        parts: list[JsonValue] = [part for part in _SPLIT.split(value.strip()) if part]
    elif isinstance(value, list):
        parts = [part for part in cast("list[JsonValue]", value) if not _is_blank(part)]
    else:
        parts = [value]
    found: list[JsonValue] = []
    for part in parts:
        each = _one(parameter, parameter.of, part)
        if each not in found:
            found.append(each)
    if not found:
        raise ValueError("it is empty; give at least one")
    if len(found) > parameter.most:
        raise ValueError(f"{len(found)} are given, and at most {parameter.most} fit")
    return found


def _one(parameter: Parameter, kind: ParameterType, value: JsonValue) -> JsonValue:
    match kind:
        case ParameterType.URL:
            return _url(value)
        case ParameterType.NUMBER:
            return _number(parameter, value)
        case ParameterType.MONEY:
            return _money(parameter, value)
        case ParameterType.CHOICE:
            return _choice(parameter, value)
        case ParameterType.DATE:
            return _date(value)
        case _:
            return _text(parameter, value)


def _shown(value: JsonValue) -> str:
    text = value if isinstance(value, str) else repr(value)
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


def one_line(text: str) -> str:
    """Return a text as one line: no control characters, no marks that turn the reading around."""
    kept = "".join(
        " " if unicodedata.category(each) in {"Cc", "Zl", "Zp"} else each
        for each in text
        if unicodedata.category(each) not in {"Cf", "Cs", "Co", "Cn"}
    )
    return " ".join(kept.split())


def _text(parameter: Parameter, value: JsonValue) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise ValueError(f"{_shown(value)} is no text")  # noqa: TRY004  # one kind for all
    text = one_line(str(value))
    if not text:
        raise ValueError("it has no letters that can be read")
    if len(text) > parameter.max_length:
        raise ValueError(f"it has {len(text):,} characters, and {parameter.max_length:,} fit")
    return text


def _url(value: JsonValue) -> str:
    said = value.strip() if isinstance(value, str) else ""
    refused = ValueError(
        f"{_shown(value)} is no address; give one such as https://example.org/page"
    )
    if not said or len(said) > URL_LENGTH or one_line(said) != said or " " in said:
        raise refused
    text = with_scheme(said)
    found = web_address(text)
    if found is None:
        raise refused
    if "." not in found.host and ":" not in found.host and found.host != "localhost":
        raise refused
    if found.named_user:
        raise ValueError("an address with a name or a password in it is not kept; leave them out")
    return text


def _number(parameter: Parameter, value: JsonValue) -> int | float:
    refused = ValueError(f"{_shown(value)} is no number")
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise refused
    try:
        number = Decimal(str(value).strip().replace("_", "x"))
    except InvalidOperation:
        raise refused from None
    if not number.is_finite() or abs(number) > _BIGGEST:
        raise refused
    _bound(parameter, number, "")
    if number == number.to_integral_value():
        return int(number)
    if parameter.whole:
        raise ValueError(f"{_shown(value)} has a fraction; give a whole number")
    return float(number)


def _money(parameter: Parameter, value: JsonValue) -> str:
    said = value.strip().removeprefix("$").strip() if isinstance(value, str) else value
    try:
        amount = Money.parse(said)
    except ValueError:
        raise ValueError(f"{_shown(value)} is no amount of dollars; give one as 12.50") from None
    if amount < Money(0):
        raise ValueError(f"{amount} is below zero")
    _bound(parameter, amount.decimal(), "$")
    return amount.usd().removesuffix(".00")


def _bound(parameter: Parameter, number: Decimal, unit: str) -> None:
    low, high = parameter.minimum, parameter.maximum
    if low is not None and number < Decimal(str(low)):
        raise ValueError(f"{unit}{number} is too small; {unit}{low:g} is the least")
    if high is not None and number > Decimal(str(high)):
        raise ValueError(f"{unit}{number} is too much; {unit}{high:g} is the most")


def _choice(parameter: Parameter, value: JsonValue) -> str:
    said = one_line(value).casefold() if isinstance(value, str) else ""
    for choice in parameter.choices:
        if choice.casefold() == said:
            return choice
    raise ValueError(f"{_shown(value)} is none of {', '.join(parameter.choices)}")


def _date(value: JsonValue) -> str:
    try:
        return date.fromisoformat(value.strip() if isinstance(value, str) else "").isoformat()
    except ValueError:
        raise ValueError(f"{_shown(value)} is no day; give one as 2026-12-24") from None


def written(value: JsonValue) -> str:
    """Return a value as it stands in a sentence; several are joined by commas."""
    if isinstance(value, list):
        return ", ".join(written(each) for each in cast("list[JsonValue]", value))
    return "" if value is None else str(value)
