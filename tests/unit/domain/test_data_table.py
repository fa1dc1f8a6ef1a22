"""Tables are found wherever a tool put them, and nothing else is taken for one."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.data_table import COLUMNS, TABLES, facts_of, markdown_tables, tables_of

CITIES = [{"city": "Oslo", "people": 700}, {"city": "Rome", "people": 2_800, "age": 2_700}]
ROWS = (("Oslo", 700, None), ("Rome", 2_800, 2_700))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ({"entries": CITIES}, "entries"),
        ({"structured": {"items": CITIES}, "content": []}, "structured.items"),
        ({"rows": CITIES, "columns": ["city", "people", "age"], "title": "T"}, "T"),
        (
            {
                "tables": [
                    {
                        "name": "T",
                        "head": ["city", "people", "age"],
                        "rows": [list(r) for r in ROWS],
                    }
                ]
            },
            "T",
        ),
        ({"data": {"Oslo": {"people": 700}, "Rome": {"people": 2_800, "age": 2_700}}}, "data"),
        ({"content": [{"type": "text", "text": json.dumps({"found": CITIES})}]}, "content.found"),
        ({"lines": [["city", "people", "age"], *(list(row) for row in ROWS)]}, "lines"),
    ],
)
def test_a_table_is_found(content: dict[str, Any], name: str) -> None:
    (table,) = tables_of(content)
    assert table.name == name
    assert table.columns[1:] == ("people", "age")
    assert table.rows == ROWS


def test_a_charts_data_is_a_table() -> None:
    own = {"labels": ["a", "b"], "series": [{"name": "x", "values": [1, 2]}, "no", {"values": [3]}]}
    (table,) = tables_of(own)
    assert (table.columns, table.rows) == (("label", "x", "value"), (("a", 1, 3), ("b", 2, None)))
    drawn = {"type": "bar", "data": {"labels": ["a"], "datasets": [{"label": "x", "data": [1]}]}}
    assert tables_of(drawn)[0].rows == (("a", 1),)


def test_figures_by_name_are_a_table() -> None:
    (table,) = tables_of({"totals": {"files": 3, "lines": 40}})
    assert (table.columns, table.rows) == (("name", "value"), (("files", 3), ("lines", 40)))


def test_the_tables_of_a_text_carry_their_headings() -> None:
    text = "# Prices\n\n| tea | price |\n|:--|--:|\n| green \\| black | 3 |\n| mint |\n\nafter\n"
    (table,) = tables_of({"text": text})
    assert (table.name, table.columns) == ("Prices", ("tea", "price"))
    assert table.rows == (("green | black", "3"), ("mint", None))
    assert tables_of({"text": text, "format": "text"}) == ()
    assert tables_of({"text": text, "entries": CITIES})[0].name == "entries"


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"value": 3},
        {"results": []},
        {"rows": 3, "columns": 4},
        {"pages": [{"title": "a", "text": "x" * 5_000}]},
        {"attempts": CITIES, "notes": CITIES, "lists": [["a", "b"]]},
        {"content": [{"type": "text", "text": "[broken"}]},
        {"labels": ["a"], "series": ["b"]},
        {"names": ["a", "b"]},
    ],
)
def test_what_is_no_table_is_none(content: dict[str, Any]) -> None:
    assert tables_of(content) == ()


def test_a_table_in_a_long_text_of_pages_is_found() -> None:
    page = {"title": "a", "text": "x" * 5_000, "tables": [{"head": ["k"], "rows": [["v"]]}]}
    (table,) = tables_of({"pages": [page]})
    assert (table.columns, table.rows) == (("k",), (("v",),))


def test_there_is_an_end_to_them() -> None:
    assert len(tables_of({f"t{n}": CITIES for n in range(50)})) == TABLES
    (wide,) = tables_of({"rows": [[1] * 100] * 2, "columns": ["a"]})
    assert len(wide.columns) == COLUMNS


def test_facts_are_the_plain_values() -> None:
    assert facts_of({"a": 1, "b": [2], "c": None}).rows == (("a", 1), ("c", None))


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(["rows", "columns", "head", "labels", "series", "x"]), JSON))
def test_any_content_has_even_rows(content: dict[str, Any]) -> None:
    for table in tables_of(content):
        assert {len(row) for row in table.rows} <= {len(table.columns)}
        assert not any(isinstance(cell, (list, dict)) for row in table.rows for cell in row)


@given(st.text(alphabet="|-: \\a\n#", max_size=200))
def test_any_text_is_read(text: str) -> None:
    for table in markdown_tables(text):
        assert {len(row) for row in table.rows} == {len(table.columns)}


@pytest.mark.parametrize("filler", [" ", "-", " -", "|-", "\t"])
def test_a_page_cannot_hold_it_up_with_a_long_rule(filler: str) -> None:
    # In quadratic time, each of these takes minutes, and holds up all that is served beside it.
    text = f"a | b\n- {filler * 100_000}x\n1 | 2"
    assert list(markdown_tables(text)) == []
