"""Draws lines over a logarithmic axis of missions, as an SVG by hand."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 300, 64, 220, 34, 40
COLOURS = ("#2563eb", "#dc2626", "#059669", "#d97706", "#7c3aed", "#0891b2", "#be185d", "#4b5563")

Lines = Mapping[str, Sequence[tuple[int, float]]]
"""By name: missions stored, and the figure then."""


def draw(charts: Sequence[tuple[str, Lines]]) -> str:
    """Return charts, each with its title, below each other. Both axes are logarithmic."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT * len(charts)}"',
        ' font-family="system-ui, sans-serif" font-size="12" fill="#374151">',
        f'<rect width="{WIDTH}" height="{HEIGHT * len(charts)}" fill="#ffffff"/>',
    ]
    for number, (title, lines) in enumerate(charts):
        parts.append(f'<g transform="translate(0 {number * HEIGHT})">')
        parts += [*_chart(title, lines), "</g>"]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _chart(title: str, lines: Lines) -> list[str]:
    points = [point for line in lines.values() for point in line]
    floor = 10 ** math.floor(math.log10(min(y for _, y in points)))
    ceiling = 10 ** math.ceil(math.log10(max(y for _, y in points) * 1.01))
    first, last = min(x for x, _ in points), max(x for x, _ in points)

    def across(x: float) -> float:
        share = math.log(x / first) / math.log(last / first)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def down(y: float) -> float:
        share = math.log(y / floor) / math.log(ceiling / floor)
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)

    parts = [f'<text x="{LEFT}" y="20" font-weight="600">{escape(title)}</text>']
    tick = floor
    while tick <= ceiling * 1.01:
        y = down(tick)
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#e5e7eb"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{tick:,g}</text>')
        tick *= 10
    parts += [
        f'<text x="{across(x):.1f}" y="{HEIGHT - 22}" text-anchor="middle">{x:,}</text>'
        for x in sorted({x for x, _ in points})
    ]
    ends = _apart([down(line[-1][1]) for line in lines.values()])
    for (name, line), colour, end in zip(lines.items(), COLOURS, ends, strict=False):
        path = "L".join(f"{across(x):.1f} {down(y):.1f}" for x, y in line)
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(
            f'<text x="{WIDTH - RIGHT + 8}" y="{end + 4:.1f}" fill="{colour}">{escape(name)}</text>'
        )
    return parts


def _apart(heights: Sequence[float], gap: float = 15.0) -> list[float]:
    """Return the heights, moved so that no two labels cover each other."""
    placed: dict[int, float] = {}
    lowest = float(TOP)
    for index in sorted(range(len(heights)), key=lambda each: heights[each]):
        placed[index] = max(heights[index], lowest)
        lowest = placed[index] + gap
    return [placed[index] for index in range(len(heights))]
