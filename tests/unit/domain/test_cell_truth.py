# ruff: noqa: RUF001  # dashes of many kinds
"""Columns that say yes or no of each row."""

from __future__ import annotations

import pytest

from buddy.domain.cell_truth import truth_of


@pytest.mark.parametrize(
    ("cells", "yes", "no", "unsaid"),
    [
        (["yes", "no", "Yes"], {0, 2}, {1}, ()),
        (["ja", "nein", "auf Anfrage", "ja"], {0, 3}, {1}, (2,)),
        (["✓", "", "✓"], {0, 2}, {1}, ()),
        (["x", "-", "x"], {0, 2}, {1}, ()),
        (["oui", "–", "non"], {0}, {1, 2}, ()),
        (["included", "not included"], {0}, {1}, ()),
    ],
)
def test_a_column_says_yes_and_no(
    cells: list[str], yes: set[int], no: set[int], unsaid: tuple[int, ...]
) -> None:
    truth = truth_of(cells)
    assert truth is not None
    assert (truth.yes, truth.no, truth.unsaid) == (yes, no, unsaid)


@pytest.mark.parametrize(
    "cells", [[], ["", ""], ["red", "no", "blue"], ["x", "x"], ["in stock", "sold out"]]
)
def test_other_columns_say_neither(cells: list[str]) -> None:
    assert truth_of(cells) is None
