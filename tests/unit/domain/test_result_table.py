"""Stored results looked at again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.result_table import COLUMNS, ROWS, entries_of, table_of, text_of

HITS = [{"url": f"https://{n}.example", "title": f"T{n}", "score": None} for n in range(60)]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
)


def test_entries_become_rows_with_their_number_and_empty_columns_go() -> None:
    table = table_of({"engine": "x", "results": HITS})
    assert table.columns == ("#", "title", "url")
    assert table.rows[1] == ("2", "T1", "https://1.example")
    assert (len(table.rows), table.more) == (ROWS, 10)


def test_a_table_of_a_page_stays_one() -> None:
    table = table_of({"text": "…", "tables": [{"head": ["a", "b"], "rows": [["1", "2"], ["3"]]}]})
    assert (table.columns, table.rows) == (("a", "b"), (("1", "2"), ("3", "")))


def test_what_is_no_list_is_names_and_values() -> None:
    table = table_of({"value": "42", "unit": None, "more": {"a": 1}})
    assert table.columns == ("name", "value")
    assert table.rows == (("value", "42"), ("more", '{"a":1}'))


def test_a_page_is_its_list_its_sections_or_its_paragraphs() -> None:
    page = {"text": "## A\none\n## B\ntwo", "url": "https://a.example", "links": [], "pages": []}
    assert table_of({**page, "lists": [["x", "y"]]}).rows == (("1", "x"), ("2", "y"))
    assert table_of(page).rows == (("1", "A", "one"), ("2", "B", "two"))
    assert table_of({"text": "one\n\ntwo"}).rows == (("1", "one"), ("2", "two"))


def test_parts_of_a_page_are_no_entries_of_a_list() -> None:
    assert entries_of({"text": "t", "tables": [{"rows": []}], "pages": []}) == ()


def test_the_words_of_a_result_are_lines() -> None:
    assert text_of({"results": [{"title": "A", "snippet": "b"}]}) == "A: b"
    assert text_of({"title": "A", "text": "one\ntwo"}) == "one\ntwo"
    assert text_of({"value": 42}) == "value: 42"


@given(st.dictionaries(st.sampled_from(["results", "tables", "text", "x"]), JSON))
def test_no_shape_is_taken_for_granted(content: dict[str, object]) -> None:
    table = table_of(content)
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert len(table.columns) <= COLUMNS
    assert isinstance(text_of(content), str)
    assert isinstance(entries_of(content), tuple)
