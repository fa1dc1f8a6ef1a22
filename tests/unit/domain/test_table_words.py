# words of many languages
"""The words of an end of a column."""

from __future__ import annotations

import pytest

from buddy.domain.table_words import end_in, mended_words


@pytest.mark.parametrize(
    ("text", "highest", "rank", "count"),
    [
        ("the cheapest", False, 1, 0),
        ("the third most expensive", True, 3, 0),
        ("drittgünstigste", False, 3, 0),
        ("three cheapest phones", False, 1, 3),
        ("the most expensive 4", True, 1, 4),
        ("top 5 by price", True, 1, 5),
        ("the two with the most users", True, 1, 2),
        ("drei Tarife mit den meisten Nutzern", True, 1, 3),
    ],
)
def test_an_end(text: str, highest: bool, rank: int, count: int) -> None:
    end = end_in(text)
    assert end is not None
    assert (end.highest, end.rank, end.count) == (highest, rank, count)


@pytest.mark.parametrize("text", ["cheapest first", "at least 5", "at most 5", "top 3", "hello"])
def test_no_end(text: str) -> None:
    assert end_in(text) is None


def test_a_figure_of_money_behind_an_end_is_no_count() -> None:
    end = end_in("the cheapest 256 GB phone")
    assert end is not None
    assert end.count == 0


def test_slips_are_mended_and_the_table_s_own_words_are_right() -> None:
    assert mended_words("the cheepest", set()) == "the cheapest"
    assert mended_words("the averege prise", {"prise"}) == "the average prise"


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Durchschnittsalter?", "Durchschnitt alter?"),
        ("Gehaltssumme", "Gehalt summe"),
        ("das Gesamtgewicht", "das Gesamt gewicht"),
        ("durchschnittliche Bewertung", "durchschnittliche Bewertung"),
        ("die gesamte Summe", "die gesamte Summe"),
    ],
)
def test_a_compound_of_a_figure_and_its_column_is_parted(text: str, parted: str) -> None:
    assert mended_words(text, set()) == parted
