"""Charts are found where there are figures with a name or a time, and nowhere else."""

from typing import Any

import pytest

from buddy.domain.cell import Cell
from buddy.domain.chart import BARS, CHARTS, JUDGED, LINE_POINTS, charts_of
from buddy.domain.data_table import DataTable


def table(columns: str, *rows: tuple[Cell, ...]) -> DataTable:
    return DataTable(name="t", columns=tuple(columns.split()), rows=rows)


def test_names_and_figures_are_bars() -> None:
    (chart,) = charts_of([table("city people", ("Oslo", 700), ("Rome", "2,800"))])
    assert (chart.kind, chart.title, chart.labels) == ("bar", "people by city", ("Oslo", "Rome"))
    assert chart.series[0].values == (700.0, 2_800.0)


@pytest.mark.parametrize(
    ("column", "times"),
    [
        ("date", ("2026-02-01", "2026-01-01")),
        ("year", (2026, 2025)),
        ("when", ("2026-11-27T10:00:00Z", "2026-11-26T10:00:00Z")),
        ("quarter", ("2026-Q2", "2026-Q1")),
    ],
)
def test_times_are_a_line_in_their_order(column: str, times: tuple[Cell, Cell]) -> None:
    (chart,) = charts_of([table(f"{column} sold", (times[0], 5), (times[1], 3))])
    assert chart.kind == "line"
    assert chart.labels == (str(times[1]), str(times[0]))
    assert chart.series[0].values == (3.0, 5.0)


def test_figures_of_one_scale_are_drawn_together_and_others_apart() -> None:
    rows = (("a", 1, 2, 5_000, "3 %"), ("b", 2, 1, 9_000, "4 %"))
    charts = charts_of([table("name in out bytes share", *rows)])
    assert [[each.name for each in chart.series] for chart in charts] == [
        ["in", "out"],
        ["bytes"],
        ["share"],
    ]
    assert charts[2].series[0].unit == "%"


@pytest.mark.parametrize(
    "rows",
    [
        (("a", 1),),
        (("a", "x"), ("b", "y")),
        (("a", "1 KB"), ("b", "1 MB")),
        (("a", True), ("b", False)),
        (("a", None), ("b", 1)),
    ],
)
def test_there_is_nothing_to_draw(rows: Any) -> None:
    assert charts_of([table("name value", *rows)]) == ()


@pytest.mark.parametrize("name", ["id", "#", "Rank", "user_id", "version"])
def test_identifiers_are_no_figures(name: str) -> None:
    assert charts_of([table(f"name {name}", ("a", 1), ("b", 2))]) == ()


def test_figures_alone_are_a_line_by_row_only_where_there_is_one_column() -> None:
    (chart,) = charts_of([table("value", (3,), (1,))])
    assert (chart.kind, chart.labels) == ("line", ("1", "2"))
    assert charts_of([table("x y", (3, 1), (1, 2))]) == ()


def test_a_gap_stays_a_gap() -> None:
    rows = [(f"2026-01-0{n}", None if n == 3 else n) for n in range(1, 8)]
    (chart,) = charts_of([table("date v", *rows)])
    assert chart.series[0].values[2] is None


def test_long_data_is_thinned_out_and_says_so() -> None:
    days: list[tuple[Cell, ...]] = [(1500 + n % 400, n) for n in range(400)]
    assert len(charts_of([table("year v", *days)])[0].labels) == 400
    seconds: list[tuple[Cell, ...]] = [
        (f"2026-01-01T{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}", n) for n in range(5_000)
    ]
    (chart,) = charts_of([table("at v", *seconds)])
    assert (len(chart.labels), chart.rows) == (LINE_POINTS, 5_000)
    assert (chart.series[0].values[0], chart.series[0].values[-1]) == (0.0, 4_999.0)
    (bars,) = charts_of([table("name v", *((f"n{n}", n) for n in range(90)))])
    assert (len(bars.labels), bars.rows) == (BARS, 90)


def test_a_kind_can_be_asked_for_and_there_is_an_end() -> None:
    one = table("name v", ("a", 1), ("b", 2))
    assert charts_of([one], "line")[0].kind == "line"
    assert len(charts_of([one] * 9)) == CHARTS


def test_a_long_table_is_judged_by_rows_evenly_apart() -> None:
    count = 10 * JUDGED
    rows: list[tuple[Cell, ...]] = [(f"n{at}", f"{at} kB") for at in range(count)]
    rows[1] = ("other", "3 MB")  # is none of the rows that it is judged by, and is drawn
    (chart,) = charts_of([table("name size", *rows)])
    assert chart.series[0].unit == "kB"
    assert chart.series[0].values[:3] == (0.0, None, 2.0)
    assert chart.rows == count
    rows = [(f"n{at}", "word") if at % 2 else (f"n{at}", at) for at in range(count)]
    assert charts_of([table("name size", *rows)]) == ()
