"""Puts what the parts of a goal found side by side: a table, what stands out, and the sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.regex import regex

_MARKUP: Final = regex(r"([\\`*_\[\]<>|])")
_MOST: Final = 200
_WHAT: Final = "finding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that was found."""

    name: str
    url: str
    text: str
    number: Decimal | None
    unit: str
    is_sum: bool
    part: str


def read_rows(given: Sequence[JsonObject]) -> tuple[Row, ...]:
    """Return rows as they were taken out of results (`buddy.domain.goal_feed`)."""
    return tuple(
        Row(
            name=str(each.get("name", "")),
            url=str(each.get("url", "")),
            text=str(each.get("text", "")),
            number=_number(each.get("number")),
            unit=str(each.get("unit", "")),
            is_sum=bool(each.get("sum", False)),
            part=str(each.get("part", "")),
        )
        for each in given[:_MOST]
    )


def _number(value: JsonValue) -> Decimal | None:
    try:
        found = Decimal(str(value)) if value not in {None, ""} else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None


def side_by_side(title: str, what: str, given: Sequence[JsonObject]) -> JsonObject:
    """Return the result that a goal ends in.

    The table has a row for each finding. Numbers of one unit are ordered by size; where there are
    several units, each is kept apart: nothing is converted. What was calculated stands below.

    Args:
        title: What it is a table of.
        what: What was looked for: ``price``.
        given: Rows, as `buddy.domain.goal_feed.rows_of` returns them.
    """
    rows = read_rows(given)
    found = [row for row in rows if not row.is_sum]
    sums = [row for row in rows if row.is_sum]
    if not found:
        return _only_sums(title, what, sums)
    numbered = any(row.number is not None for row in found)
    ordered = sorted(found, key=_order) if numbered else found
    name = what or _WHAT
    columns = ["name", name, "unit", "source"] if numbered else ["name", name, "source"]
    units = {row.unit for row in ordered if row.number is not None}
    if numbered and units == {""}:
        columns.remove("unit")
    lines = _standing_out(ordered, name)
    return {
        "title": title,
        "what": what,
        "columns": columns,
        "rows": [[_cell(row, column, name) for column in columns] for row in ordered],
        "findings": lines,
        "calculated": [row.text for row in sums],
        "sources": [{"title": row.name, "url": row.url} for row in _sources(ordered)],
        "text": _report(title, columns, ordered, lines, sums, name),
    }


def _only_sums(title: str, what: str, sums: Sequence[Row]) -> JsonObject:
    """Return what nothing but calculations came to: they are the table."""
    columns = ["calculation", "result"]
    rows: list[list[JsonValue]] = []
    for row in sums:
        sum_, _, result = row.text.rpartition(" = ")
        shown = result if row.number is None else _plain(row.number)
        rows.append([sum_, shown] if sum_ else [row.text, ""])
    lines = [f"# {_said(title)}", "", f"| {' | '.join(columns)} |", "|---|---|"]
    lines += [f"| {' | '.join(_said(str(cell)) for cell in row)} |" for row in rows]
    return {
        "title": title,
        "what": what,
        "columns": list(columns),
        "rows": list(rows),
        "findings": [],
        "calculated": [row.text for row in sums],
        "sources": [],
        "text": "\n".join(lines),
    }


def _order(row: Row) -> tuple[bool, str, Decimal]:
    return (row.number is None, row.unit, row.number if row.number is not None else Decimal(0))


def _cell(row: Row, column: str, name: str) -> JsonValue:
    match column:
        case "name":
            return row.name
        case "source":
            return row.url
        case "unit":
            return row.unit if row.number is not None else ""
        case _:
            assert column == name
            return row.text if row.number is None else _plain(row.number)


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def amount_words(row: Row) -> str:
    """Return a row's number for people."""
    return f"{row.number} {row.unit}".strip()


def _standing_out(rows: Sequence[Row], what: str) -> list[str]:
    """Say what is least and greatest, of each unit that two or more have."""
    lines: list[str] = []
    for unit in dict.fromkeys(row.unit for row in rows if row.number is not None):
        of_unit = [row for row in rows if row.number is not None and row.unit == unit]
        if len(of_unit) < 2:  # noqa: PLR2004  # one is not compared
            continue
        least, most = of_unit[0], of_unit[-1]
        assert least.number is not None
        assert most.number is not None
        if least.number == most.number:
            lines.append(f"All {len(of_unit)} have the same {what}: {amount_words(least)}")
            continue
        apart = most.number - least.number
        lines.append(f"Lowest {what}: {amount_words(least)}, {least.name}")
        lines.append(f"Highest {what}: {amount_words(most)}, {most.name}")
        lines.append(f"Difference: {apart} {unit}".strip())
    missing = [row.name for row in rows if row.number is None]
    if lines and missing:
        lines.append(f"No {what} in figures: {', '.join(missing)}")
    return lines


def _sources(rows: Sequence[Row]) -> list[Row]:
    return list({row.url: row for row in reversed(rows) if row.url}.values())[::-1]


def _report(
    title: str,
    columns: Sequence[str],
    rows: Sequence[Row],
    lines: Sequence[str],
    sums: Sequence[Row],
    name: str,
) -> str:
    parts = [f"# {_said(title)}", ""]
    parts += [f"- {_said(line)}" for line in lines]
    parts += ["", f"| {' | '.join(_said(each) for each in columns)} |"]
    parts.append(f"|{'---|' * len(columns)}")
    for row in rows:
        cells = [_said(str(_cell(row, column, name))) for column in columns]
        parts.append(f"| {' | '.join(cells)} |")
    if sums:
        parts += ["", "## Calculated", *(f"- {_said(row.text)}" for row in sums)]
    sources = _sources(rows)
    if sources:
        parts += ["", "## Sources"]
        parts += [f"{at}. {_said(row.name)}: {row.url}" for at, row in enumerate(sources, 1)]
    return "\n".join(parts)


def _said(text: str) -> str:
    """Return somebody's words as text in Markdown, and as nothing else."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
