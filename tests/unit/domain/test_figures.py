"""Another figure in the place of one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.figures import figures_in, with_figure


@pytest.mark.parametrize(
    ("objective", "said", "meant"),
    [
        ("what is 15% of 240?", "20%", ("what is 20% of 240?",)),
        ("what is 15 percent of 240?", "20%", ("what is 20% of 240?",)),
        ("what is 15% of 240?", "300", ("what is 15% of 300?",)),
        ("what is 15% of 240?", "20% instead of 15%", ("what is 20% of 240?",)),
        ("convert 5 miles to km", "10 miles", ("convert 10 miles to km",)),
        ("convert 5 miles to km", "10", ("convert 10 miles to km",)),
        ("find laptops under $500", "$800", ("find laptops under $800",)),
        ("what is 3 plus 4", "9", ("what is 9 plus 4", "what is 3 plus 9")),
        (
            "what is 10% of 20% of 240",
            "5%",
            ("what is 5% of 20% of 240", "what is 10% of 5% of 240"),
        ),
    ],
)
def test_a_figure_takes_the_place_of_one_of_its_kind(
    objective: str, said: str, meant: tuple[str, ...]
) -> None:
    assert with_figure(objective, said) == meant


@pytest.mark.parametrize(
    ("objective", "said"),
    [("what is 15% of 240", "Berlin"), ("hotels in Rome", "20%"), ("15% of 240", "20% and 30%")],
)
def test_what_is_no_figure_takes_no_place(objective: str, said: str) -> None:
    assert with_figure(objective, said) is None


@given(st.text(max_size=120))
def test_figures_stand_where_they_are_said_to(text: str) -> None:
    assert all(text[each.start : each.end] == each.text for each in figures_in(text))
