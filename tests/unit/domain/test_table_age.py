# words of many languages
"""The oldest and the youngest, the first and the last to come, by the column that tells it."""

from __future__ import annotations

import pytest

from buddy.domain.table_age import by_age
from buddy.domain.table_question import table_answer
from buddy.domain.table_sheet import Unclear, sheet_of
from buddy.domain.table_words import end_in

COLUMNS = ("Name", "Role", "Age", "Since")
ROWS = (
    ("Margaret", "Owner", "58", "1999-04-01"),
    ("Tom", "Mechanic", "34", "2015-09-15"),
    ("Aisha", "Sales", "27", "2021-01-10"),
    ("Luis", "Mechanic", "41", "2010-06-30"),
)
MARGARET, TOM, AISHA, LUIS = range(4)


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("second oldest?", LUIS),
        ("who is the second youngest?", TOM),
        ("the youngest mechanic", TOM),
        ("who joined last?", AISHA),
        ("who joined first?", MARGARET),
        ("the longest serving mechanic", LUIS),
        ("wer ist der zweitälteste?", LUIS),
        ("wer kam zuletzt dazu?", AISHA),
        ("qui est la plus âgée ?", MARGARET),
        ("quién es la más joven?", AISHA),
        ("chi è il più giovane?", AISHA),
        ("o mais velho", MARGARET),
        ("wie is de jongste?", AISHA),
    ],
)
def test_the_column_that_is_meant_ranks(question: str, row: int) -> None:
    answer = table_answer(question, COLUMNS, ROWS)
    assert answer is not None
    assert answer.rows == (row,)


@pytest.mark.parametrize(
    ("column", "dates"),
    [
        ("Since", ("1999-04-01", "2015-09-15", "2021-01-10", "2010-06-30")),
        ("Eintritt", ("01.04.1999", "15.09.2015", "10.01.2021", "30.06.2010")),
        ("Year", ("1999", "2015", "2021", "2010")),
    ],
)
def test_the_older_has_the_earlier_date(column: str, dates: tuple[str, ...]) -> None:
    rows = tuple((row[0], day) for row, day in zip(ROWS, dates, strict=True))
    oldest = table_answer("the second oldest", ("Name", column), rows)
    newest = table_answer("which is the newest?", ("Name", column), rows)
    assert oldest is not None
    assert newest is not None
    assert oldest.text.startswith(f"The 2nd earliest {column}: Name: Luis")
    assert newest.text.startswith(f"The latest {column}: Name: Aisha")


def test_where_nothing_tells_an_age_that_is_said() -> None:
    answer = table_answer("which is the oldest?", ("Name", "Price"), (("A", "$5"), ("B", "$9")))
    assert answer is not None
    assert answer.lacks
    assert "no column of ages or dates" in answer.text


def test_several_dates_are_asked_about() -> None:
    rows = (("A", "1999-04-01", "2001-02-03"), ("B", "1998-04-01", "2004-02-03"))
    answer = table_answer("who is the oldest?", ("Name", "Born", "Joined"), rows)
    assert answer is not None
    assert [label for label, _ in answer.choices] == ["Born", "Joined"]


def test_what_is_no_date_and_no_age_is_no_column_of_them() -> None:
    end = end_in("the oldest")
    assert end is not None
    pages = sheet_of(("Book", "Pages"), (("A", "1999"), ("B", "2005")))
    assert by_age(pages, end) is None
    dated = sheet_of(("Book", "Year"), (("A", "1999"), ("B", "2005")))
    found = by_age(dated, end)
    assert found is not None
    assert not isinstance(found, Unclear)
    assert (found[1].highest, found[2]) == (False, 1)


def test_who_has_been_there_longest_is_there_since_the_earliest() -> None:
    columns, rows = ("Name", "Since"), (("Anna", "1987"), ("Tom", "2021"), ("Mia", "2018"))
    longest = table_answer("who has been there longest?", columns, rows)
    assert longest is not None
    assert longest.text.startswith("The earliest Since: Name: Anna")
    shortest = table_answer("who has been there the shortest?", columns, rows)
    assert shortest is not None
    assert shortest.text.startswith("The latest Since: Name: Tom")
    tours = ("Tour", "Hours"), (("Alps", "5"), ("Coast", "9"))
    plain = table_answer("which is the longest?", *tours)
    assert plain is not None
    assert plain.text.startswith("The highest Hours: Tour: Coast")
