# words of many languages
"""How many of something a text says there are."""

from __future__ import annotations

import pytest

from buddy.domain.told_counts import counts_of, counts_told, same_word

TEXT = """Lakeside was founded by Anna in 1987. In 2023 the turnover was 1.4 million euro.
The shop has 4 employees and two storage halls. It is open from 9 to 5.
You can return goods within 30 days. Refunds take 5 working days. A tea costs 4 euro.
Twelve countries and 1,500 members are served; a bus leaves on 3 March."""
TOLD = counts_told(TEXT)


def test_numbers_are_told_with_what_they_count() -> None:
    assert [each.words for each in TOLD] == [
        "4 employees",
        "two storage halls",
        "30 days",
        "5 working days",
        "Twelve countries",
        "1,500 members",
    ]


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("employees", ["4 employees"]),
        ("employés", ["4 employees"]),
        ("Hallen", ["two storage halls"]),
        ("working days", ["5 working days"]),
        ("days for refunds", ["5 working days"]),
        ("days to return goods", ["30 days"]),
        ("days", ["30 days", "5 working days"]),
        ("countries", ["Twelve countries"]),
        ("stores", []),
        ("employees in Berlin", []),
        ("empleados", []),
    ],
)
def test_a_number_is_of_the_thing_that_is_asked_for(subject: str, words: list[str]) -> None:
    assert [each.words for each in counts_of(subject, TOLD)] == words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("day", "days", True),
        ("country", "countries", True),
        ("Halle", "Hallen", True),
        ("stores", "storage", False),
        ("cars", "cards", False),
        ("rooms", "roofs", False),
        ("user", "used", False),
        ("2026", "2027", False),
    ],
)
def test_words_are_the_same_but_for_an_ending(one: str, other: str, *, same: bool) -> None:
    assert same_word(one, other) is same


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Avec 12 500 employés en France", ["12 500 employés"]),
        ("Der Verein hat 1'500 Mitglieder", ["1'500 Mitglieder"]),
        ("It has 1 000 000 visitors", ["1 000 000 visitors"]),
        ("a team of 10 to 12 employees", ["10 to 12 employees"]),
        ("a team of 10-12 employees", ["10-12 employees"]),
        ("a team of two to four people", ["two to four people"]),
        ("In 2023 visitors came from far", []),
        ("since March 2023 visitors came", []),
        ("The club has 2023 members", ["2023 members"]),
        ("Room 7 12 500,50 euros", []),
    ],
)
def test_a_number_is_told_whole(text: str, words: list[str]) -> None:
    assert [each.words for each in counts_told(text)] == words
