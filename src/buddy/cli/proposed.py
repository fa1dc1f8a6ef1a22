"""A proposal in the terminal, line by line."""

from __future__ import annotations

import json
from typing import Any


def inputs_of(mission: dict[str, Any]) -> list[str]:
    """Return a line for each argument of the tool's input, with where it comes from."""
    origins = mission["input_origins"]
    lines: list[str] = []
    for name, value in mission["tool_input"].items():
        said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        origin = origins.get(name)
        where = f" ({origin['text']})" if origin else ""
        lines.append(f"  Input    {name}: {said}{where}")
    return lines


def _past(chosen: dict[str, Any] | None) -> list[str]:
    """Return what the past changed of the tool that is proposed; none where nothing."""
    if not chosen or not chosen["adjustments"]:
        return []
    moved = "; ".join(f"{a['what']} {a['by']:+.2f}, {a['why']}" for a in chosen["adjustments"])
    return [f"  Past     {chosen['base']:.2f} → {chosen['confidence']:.2f} ({moved})"]


def proposed(proposal: dict[str, Any], inputs: list[str]) -> list[str]:
    """Return what a person decides about: tool, cost, what it touches, what the past changed."""
    cost = proposal["cost"]
    expected = "unknown" if cost["p50_usd"] is None else f"${cost['p50_usd']}"
    others = ", ".join(
        f"{a['tool']} {a['confidence']:.2f}{' (excluded by you)' if a['excluded'] else ''}"
        for a in proposal["alternatives"]
    )
    lines = [
        f"  Tool     {proposal['tool']} (confidence {proposal['confidence']:.2f})",
        *_past(proposal["chosen"]),
        *inputs,
        f"  Others   {others or 'none'}",
        f"  Cost     {expected} expected, cap ${cost['cap_usd']} ({cost['basis_text']})",
        f"  Touches  {'; '.join(proposal['touches'])}",
    ]
    lines.extend(f"  Warning  {warning}" for warning in proposal["warnings"])
    return lines
