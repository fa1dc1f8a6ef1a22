"""A chart as SVG: a file by itself, with no script, no font and no address in it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Final, TypeAlias
from xml.sax.saxutils import escape, quoteattr  # these escape; nothing is parsed

from buddy.domain.chart import Chart, Series

_Height: TypeAlias = Callable[[float], float]

WIDTH, HEIGHT = 900, 480
_LEFT, _RIGHT, _TOP, _BOTTOM = 76, 24, 64, 76
_PLOT_WIDTH, _PLOT_HEIGHT = WIDTH - _LEFT - _RIGHT, HEIGHT - _TOP - _BOTTOM
COLOURS: Final = ("#2b4bd6", "#c2410c", "#0f766e", "#a21caf", "#a16207", "#475569")
"""The dashboard's series colours in its light theme, in their order."""
_TICKS, _NAMES = 5, 12
_CLOSEST: Final = 1e-300
_STYLE: Final = (
    "text{font:13px system-ui,sans-serif;fill:#39424f}.t{font-size:16px;font-weight:600}"
    ".g{stroke:#dfe3ea}.l{fill:none;stroke-width:2}"
)


def chart_svg(chart: Chart) -> str:
    """Return a chart as an SVG file of 900 by 480."""
    low, high = _bounds(chart.series)
    step = _step(high - low)
    low, high = math.floor(low / step) * step, math.ceil(high / step) * step

    def y(value: float) -> float:
        return _TOP + _PLOT_HEIGHT * (high - value) / (high - low)

    unit = chart.series[0].unit
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"',
        f' viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label={quoteattr(chart.title)}>',
        f"<title>{escape(chart.title)}</title><style>{_STYLE}</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text class="t" x="{_LEFT}" y="26">{escape(chart.title[:100])}</text>',
        *_legend(chart.series),
    ]
    for number in range(round((high - low) / step) + 1):
        at = low + number * step
        parts.append(
            f'<path class="g" d="M{_LEFT} {y(at):.1f}H{WIDTH - _RIGHT}"/>'
            f'<text x="{_LEFT - 8}" y="{y(at) + 4:.1f}" text-anchor="end">'
            f"{_figure(at, unit)}</text>"
        )
    parts.extend(_names(chart))
    for number, series in enumerate(chart.series):
        colour = COLOURS[number % len(COLOURS)]
        if chart.kind == "line":
            line = _line(series, y)
            parts.append(f'<path class="l" stroke="{colour}" d="{line}"/>')
        else:
            parts.extend(_bars(chart, number, y, min(max(0.0, low), high)))
    return "".join((*parts, "</svg>\n"))


def _bounds(series: Sequence[Series]) -> tuple[float, float]:
    """Return from where to where the values go; nothing is drawn from anywhere but zero."""
    values = [value for each in series for value in each.values if value is not None]
    low, high = min(0.0, *values), max(0.0, *values)
    # Closer together than this they cannot be told apart, nor be divided into steps.
    return (low, high) if high - low > _CLOSEST else (low, low + 1.0)


def _step(span: float) -> float:
    rough = span / _TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * nice for nice in (1.0, 2.0, 5.0, 10.0) if rough <= power * nice)


def _figure(value: float, unit: str) -> str:
    text = f"{value:,.10g}" if abs(value) >= 1e-9 else "0"  # noqa: PLR2004  # floats' dust
    return escape(f"{unit}{text}" if unit in {"$", "€", "£", "¥"} else f"{text} {unit}".strip())


def _x(chart: Chart, at: int) -> float:
    if chart.kind == "bar":
        return _LEFT + _PLOT_WIDTH * (at + 0.5) / len(chart.labels)
    return _LEFT + _PLOT_WIDTH * at / max(1, len(chart.labels) - 1)


def _names(chart: Chart) -> list[str]:
    every = -(-len(chart.labels) // _NAMES)
    longest = max(4, 110 // min(_NAMES, len(chart.labels)))
    named: list[str] = []
    for at in range(0, len(chart.labels), every):
        label = chart.labels[at]
        shown = label if len(label) <= longest else f"{label[: longest - 1]}…"
        named.append(
            f'<text x="{_x(chart, at):.1f}" y="{HEIGHT - _BOTTOM + 20}" text-anchor="middle">'
            f"{escape(shown)}</text>"
        )
    middle = _LEFT + _PLOT_WIDTH / 2
    along = escape(chart.along[:100])
    named.append(f'<text x="{middle}" y="{HEIGHT - 20}" text-anchor="middle">{along}</text>')
    return named


def _legend(series: Sequence[Series]) -> list[str]:
    width = _PLOT_WIDTH // len(series)
    return [
        f'<rect x="{_LEFT + n * width}" y="38" width="12" height="12" fill="{COLOURS[n % 6]}"/>'
        f'<text x="{_LEFT + n * width + 18}" y="49">{escape(each.name[: width // 8])}</text>'
        for n, each in enumerate(series)
    ]


def _line(series: Series, y: _Height) -> str:
    commands: list[str] = []
    pen = "M"
    for at, value in enumerate(series.values):
        if value is None:
            pen = "M"
            continue
        x = _LEFT + _PLOT_WIDTH * at / max(1, len(series.values) - 1)
        commands.append(f"{pen}{x:.1f} {y(value):.1f}")
        pen = "L"
    return "".join(commands)


def _bars(chart: Chart, number: int, y: _Height, base: float) -> list[str]:
    series, count = chart.series[number], len(chart.series)
    room = _PLOT_WIDTH / len(chart.labels) * 0.76
    colour = COLOURS[number % len(COLOURS)]
    return [
        f'<rect x="{_x(chart, at) - room / 2 + room / count * number:.1f}" '
        f'y="{min(y(value), y(base)):.1f}" width="{room / count:.1f}" '
        f'height="{abs(y(value) - y(base)):.1f}" fill="{colour}">'
        f"<title>{escape(f'{chart.labels[at]}: {series.name}')} "
        f"{_figure(value, series.unit)}</title>"
        "</rect>"
        for at, value in enumerate(series.values)
        if value is not None
    ]
