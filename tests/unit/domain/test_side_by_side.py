"""Two results are compared by the lines a person would compare."""

from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.data_table import DataTable
from buddy.domain.side_by_side import LINES, compared, lines_of

TABLE = DataTable(name="t", columns=("a", "b"), rows=((1, None), (2, "x")))


def test_a_result_is_compared_by_what_it_holds() -> None:
    hits = {"results": [{"title": "A", "url": "https://a.example"}, "odd"], "text": "t"}
    assert lines_of(hits, ()) == ["A — https://a.example", "odd"]
    assert lines_of({"text": "one\n\n two  \n"}, [TABLE]) == ["one", " two"]
    assert lines_of({"rows": []}, [TABLE]) == ["a: 1", "a: 2 · b: x"]
    assert lines_of({"a": {"b": 1}}, ()) == ["{", ' "a": {', '  "b": 1', " }", "}"]


def test_lines_are_the_same_changed_gone_or_new() -> None:
    found = compared(["a", "b", "c", "d"], ["a", "B", "d", "e"])
    assert [(pair.change, pair.left, pair.right) for pair in found.pairs] == [
        ("same", "a", "a"),
        ("changed", "b", "B"),
        ("removed", "c", None),
        ("same", "d", "d"),
        ("added", None, "e"),
    ]
    assert (found.same, found.changed, found.removed, found.added, found.cut) == (2, 1, 1, 1, False)
    assert compared(["a"] * (LINES + 1), []).cut


LISTS = st.lists(st.sampled_from("abcd"), max_size=20)


@given(LISTS, LISTS)
def test_no_line_is_lost(left: list[str], right: list[str]) -> None:
    pairs = compared(left, right).pairs
    assert [pair.left for pair in pairs if pair.left is not None] == left
    assert [pair.right for pair in pairs if pair.right is not None] == right
