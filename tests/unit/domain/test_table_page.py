"""A table is filtered, sorted and paged; nothing is lost on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.data_table import DataTable
from buddy.domain.table_page import TableQuery, page_of
from buddy.errors import InputInvalid

TABLE = DataTable(
    name="t",
    columns=("name", "price"),
    rows=(("Tea", "$10"), ("Milk", "$9"), ("Bread", None), ("Green tea", "$3")),
)


def names(**query: object) -> list[object]:
    return [row[0] for row in page_of(TABLE, TableQuery(**query)).rows]  # type: ignore[arg-type]


def test_words_filter_in_any_case() -> None:
    assert names(words="TEA") == ["Tea", "Green tea"]
    assert names(words="tea green") == ["Green tea"]
    assert names(words="coffee") == []


def test_a_column_sorts_by_its_numbers_and_the_empty_cell_stays_last() -> None:
    assert names(sort=1) == ["Green tea", "Milk", "Tea", "Bread"]
    assert names(sort=1, descending=True) == ["Tea", "Milk", "Green tea", "Bread"]


def test_there_is_no_such_column() -> None:
    with pytest.raises(InputInvalid, match="sort is 2, but the table has 2 columns, 0 to 1"):
        names(sort=2)


@given(
    st.lists(st.integers(0, 9), max_size=30),
    st.integers(1, 7),
    st.booleans(),
    st.sampled_from([None, 0]),
)
def test_the_pages_together_are_the_table(
    values: list[int], limit: int, descending: bool, sort: int | None
) -> None:
    table = DataTable(name="t", columns=("v",), rows=tuple((value,) for value in values))
    seen: list[object] = []
    offset: int | None = 0
    while offset is not None:
        query = TableQuery(sort=sort, descending=descending, offset=offset, limit=limit)
        page = page_of(table, query)
        assert (page.matching, page.total) == (len(values), len(values))
        seen += [row[0] for row in page.rows]
        offset = page.next_offset
    expected = values if sort is None else sorted(values, reverse=descending)
    assert seen == expected
