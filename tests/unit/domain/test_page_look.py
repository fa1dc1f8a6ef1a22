"""What is not the same between two looks at a page."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.page_look import (
    LINES_TOLD,
    LOOK_BYTES,
    change_words,
    difference,
    lines_digest,
    lines_of,
    look_id,
)

LINES = st.lists(st.sampled_from("abcde"), max_size=12)


def test_lines_without_their_spaces() -> None:
    assert lines_of("a  b \n\n\tc\n") == (("a b", "c"), False)
    assert lines_of("Price 3\nOther\nIN STOCK now", ("price", "in stock")) == (
        ("Price 3", "IN STOCK now"),
        False,
    )


def test_what_is_kept_has_an_end() -> None:
    lines, cut = lines_of("ü" * 1_000 + "\n" + "\n".join(["x" * 999] * 400))
    assert cut
    assert sum(len(line.encode()) + 1 for line in lines) <= LOOK_BYTES


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("ab", "ab", ""),
        ("ab", "abc", "1 line added"),
        ("abb", "acc", "2 lines added, 2 lines removed"),
        ("ab", "ba", "its lines stand in another order"),
    ],
)
def test_changes_in_words(before: str, after: str, words: str) -> None:
    assert change_words(difference(before, after)) == words


def test_more_than_is_told_is_counted() -> None:
    found = difference([], [str(n) for n in range(80)])
    assert (len(found.added), found.added_count, found.count) == (LINES_TOLD, 80, 80)
    assert len(difference([], ["x" * 999]).added[0]) == 300


@given(LINES, LINES)
def test_taking_away_what_went_and_adding_what_came_gives_the_page(
    before: list[str], after: list[str]
) -> None:
    found = difference(before, after)
    assert Counter(before) - Counter(found.removed) + Counter(found.added) == Counter(after)
    assert (found.count == 0) == (before == after)
    assert (lines_digest(before) == lines_digest(after)) == (before == after)


def test_each_who_follows_has_a_look_of_his_own() -> None:
    made = {
        look_id("u", "s", "url", ""),
        look_id("v", "s", "url", ""),
        look_id("u", "t", "url", ""),
        look_id("u", "s", "other", ""),
        look_id("u", "s", "url", "x"),
    }
    assert len(made) == 5
