"""A file of separated values as a table."""

from __future__ import annotations

import pytest

from buddy.domain.json_value import JsonObject
from buddy.services.separated_values import separated_table, with_table


def _file(path: str, text: str, **other: object) -> JsonObject:
    return {"path": path, "title": "cities", "text": text, "format": "text", **other}  # pyright: ignore[reportReturnType]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/x/cities.csv", "city, people\nBerlin,3\nRome,2\n"),
        ("/x/cities.CSV", "city;people\nBerlin;3\n\nRome;2\n"),
        ("/x/cities.tsv", "city\tpeople\nBerlin\t3\nRome\t2\n"),
    ],
)
def test_the_head_and_the_rows(path: str, text: str) -> None:
    assert separated_table(_file(path, text)) == {
        "title": "cities",
        "columns": ["city", "people"],
        "rows": [["Berlin", "3"], ["Rome", "2"]],
        "more": 0,
    }


def test_a_quoted_cell_is_one() -> None:
    table = separated_table(_file("a.csv", 'a,b\n"x, y",2\n'))
    assert table is not None
    assert table["rows"] == [["x, y", "2"]]


def test_what_was_not_read_is_counted() -> None:
    cut = _file("a.csv", "a,b\n1,2\n", lines=100, last_line=2, truncated=True)
    table = separated_table(cut)
    assert table is not None
    assert table["more"] == 98


@pytest.mark.parametrize(
    ("path", "text"),
    [("a.txt", "a,b\n1,2\n"), ("a.csv", "one line\n"), ("a.csv", "a\nb\n"), ("a.csv", "")],
)
def test_what_is_no_table(path: str, text: str) -> None:
    assert separated_table(_file(path, text)) is None


def test_a_result_has_its_table_beside_its_text() -> None:
    file, note = _file("a.csv", "a,b\n1,2\n"), _file("a.txt", "a,b\n1,2\n")
    assert with_table(file)["tables"] == [separated_table(file)]
    assert with_table(file)["text"] == file["text"]
    assert with_table(note) is note


LOOKED = """# Job board

The first look, so there is nothing to compare with; 4 lines are kept for the next.

## What it says now

- Updated daily.
- \\| Job \\| Pay \\|
- \\| --- \\| --- \\|
- \\| Baker \\| € 2,600 \\|
- \\| Nurse \\| € 3,610 \\|"""


def test_the_lines_of_a_page_that_is_followed_hold_its_table() -> None:
    looked: JsonObject = {"title": "Changes of Job board", "text": LOOKED}
    table = with_table(looked)["tables"]
    assert table == [
        {
            "title": "Changes of Job board",
            "columns": ["Job", "Pay"],
            "rows": [["Baker", "€ 2,600"], ["Nurse", "€ 3,610"]],
            "more": 0,
        }
    ]


@pytest.mark.parametrize("text", ["- \\| a \\| b \\|", "What it says now\n\n- one\n- two"])
def test_other_lines_hold_none(text: str) -> None:
    other: JsonObject = {"text": text}
    assert with_table(other) is other
