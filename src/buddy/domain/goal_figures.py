"""What a page says of one thing that is looked for: its price, its opening hours.

Nothing is worded anew and nothing is guessed: a finding stands in the page, in a table's column, in
a row that names it, or in a sentence that speaks of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from buddy.domain.json_value import JsonObject
from buddy.domain.passages import passages_about
from buddy.domain.regex import regex
from buddy.domain.stems import stems

FINDINGS: Final = 10
"""Of one page at most."""
TEXT: Final = 300
"""Characters of a finding's words."""
_MONEY: Final = regex(
    r"\b(?:price|cost|fee|rate|fare|tariff|rent|salar|wage|charge|preis|kosten|prix|precio)",
    re.IGNORECASE,
)
_SIGN: Final = r"US\$|[$€£¥₹]|\b(?:USD|EUR|GBP|CHF|PLN|JPY|INR|SEK|NOK|DKK|CZK)\b|\bzł"
_DIGITS: Final = r"\d{1,3}(?:[,. \u00a0]\d{3}){1,4}(?:[.,]\d{1,2})?(?!\d)|\d{1,12}(?:[.,]\d{1,4})?"
_AMOUNT: Final = regex(
    rf"(?P<before>{_SIGN})\s?(?P<first>{_DIGITS})|(?P<second>{_DIGITS})\s?(?P<after>{_SIGN})"
)
_NUMBER: Final = regex(rf"(?<![\w.,])(?P<digits>{_DIGITS})(?:\s?(?P<unit>%|[^\W\d_]{{1,4}}\b))?")
_FOLLOWS: Final = regex(
    rf"\W{{0,3}}(?:(?:is|are|of|about)\b)?\W{{0,3}}(?P<digits>{_DIGITS})"
    r"(?![\w:/-]|[.,]\d)(?:\s?(?P<unit>%|[^\W\d_]{1,4}\b))?"
)
_NO_UNIT: Final = frozenset(
    {"to", "and", "or", "of", "in", "by", "at", "for", "am", "pm", "the", "with"}
)
_CODES: Final = {
    "$": "USD",
    "US$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "zł": "PLN",
}
_LOOKED: Final = 200_000
"""Characters of a page that are looked through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found in a page."""

    label: str = ""
    """Of what, where the page says it of several things; empty: of the page's."""
    number: str = ""
    """In plain digits, ``1234.50``; empty where it has none."""
    unit: str = ""
    text: str
    """As it stands in the page."""


def is_money(what: str) -> bool:
    """Tell whether what is looked for is an amount of money."""
    return bool(_MONEY.search(what))


def findings(page: JsonObject, what: str) -> tuple[Finding, ...]:
    """Return what a page that was read says of something, the surest first.

    Args:
        page: Of an extraction's result: ``text``, ``tables``.
        what: A few words.
    """
    wanted = stems(what)
    found = list(_in_tables(page.get("tables"), wanted, what))
    if not found:
        found = list(_in_text(str(page.get("text") or "")[:_LOOKED], wanted, what))
    unique = dict.fromkeys(found)
    return tuple(unique)[:FINDINGS]


def number_in(text: str, what: str) -> tuple[str, str] | None:
    """Return the first number of a text that can be what is looked for, with its unit."""
    amount = _AMOUNT.search(text)
    if amount is not None:
        sign = amount["before"] or amount["after"]
        return plain_digits(amount["first"] or amount["second"]), _CODES.get(sign, sign)
    if is_money(what):
        return None
    number = _NUMBER.search(text)
    return (plain_digits(number["digits"]), number["unit"] or "") if number else None


def plain_digits(written: str) -> str:
    """Return a number as it is written, ``1.234,50`` or ``1,234.5``, in plain digits."""
    text = re.sub(r"[ \u00a0]", "", written)
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return text
    mark, rest = text[last], text[last + 1 :]
    groups = text.count(mark) > 1 or (len(rest) == 3 and mark == ",")  # noqa: PLR2004  # thousands
    if groups and not ("." in text and "," in text and text.count(mark) == 1):
        return re.sub(r"[.,]", "", text)
    return f"{re.sub('[.,]', '', text[:last])}.{rest}"


def _in_tables(tables: Any, wanted: set[str], what: str) -> Iterator[Finding]:
    if not isinstance(tables, list):
        return
    for table in cast("list[Any]", tables):
        if not isinstance(table, dict):
            continue
        named = cast("dict[str, Any]", table)
        head = [str(cell) for cell in list_in(named.get("head"))]
        rows = [[str(cell) for cell in list_in(row)] for row in list_in(named.get("rows"))]
        at = next((n for n, cell in enumerate(head) if stems(cell) & wanted), None)
        if at is not None:
            yield from _of_column(rows, at, what)
        else:
            yield from _of_named_rows([head, *rows], wanted, what)


def list_in(value: Any) -> list[Any]:
    """Return a list as it is, and an empty one for what a tool from outside put in its place."""
    return cast("list[Any]", value) if isinstance(value, list) else []


def _of_column(rows: Sequence[Sequence[str]], at: int, what: str) -> Iterator[Finding]:
    for row in rows:
        if at >= len(row) or not row[at].strip():
            continue
        number = number_in(row[at], what) or _bare(row[at])
        label = next((cell for n, cell in enumerate(row) if n != at and cell.strip()), "")
        yield _finding(row[at], number, label if len(rows) > 1 else "")


def _of_named_rows(rows: Sequence[Sequence[str]], wanted: set[str], what: str) -> Iterator[Finding]:
    for row in rows:
        if len(row) > 1 and stems(row[0]) & wanted:
            yield _finding(row[1], number_in(row[1], what) or _bare(row[1]))


def _in_text(text: str, wanted: set[str], what: str) -> Iterator[Finding]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    about = [line for line in lines if stems(line) & wanted]
    for line in about:
        number = _beside(_after(line, wanted)) if not is_money(what) else None
        if is_money(what):
            number = number_in(_after(line, wanted), what) or number_in(line, what)
        if number is not None:
            yield _finding(line, number)
            return
    if is_money(what):
        for line in lines:
            number = number_in(line, what)
            if number is not None:
                yield _finding(line, number)
                return
        return
    for passage in passages_about(text, what)[:1]:
        yield _finding(passage, None)


def _after(line: str, wanted: set[str]) -> str:
    """Return what stands behind the word that is looked for: its number is nearest there."""
    for word in re.finditer(r"\w+", line):
        if stems(word[0]) & wanted:
            return line[word.end() :]
    return line


def _beside(rest: str) -> tuple[str, str] | None:
    """Return the number that follows at once: ``Weight: 12 kg``, and no ``9 to 5``."""
    found = _FOLLOWS.match(rest)
    if found is None or (found["unit"] or "").lower() in _NO_UNIT:
        return None
    return plain_digits(found["digits"]), found["unit"] or ""


def _bare(cell: str) -> tuple[str, str] | None:
    """Return the number that a cell is which its column already says the meaning of."""
    found = _NUMBER.fullmatch(cell.strip())
    return (plain_digits(found["digits"]), found["unit"] or "") if found else None


def _finding(text: str, number: tuple[str, str] | None, label: str = "") -> Finding:
    flat = " ".join(text.split())
    digits, unit = number or ("", "")
    return Finding(label=" ".join(label.split())[:80], number=digits, unit=unit, text=flat[:TEXT])
