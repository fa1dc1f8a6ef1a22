import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.adapters.library.chunks import cut

texts = st.text(st.sampled_from("ab \n\t.é"), max_size=400)


@given(texts, st.integers(1, 60))
def test_pieces_fit_and_lose_nothing_but_space(text: str, limit: int) -> None:
    pieces = list(cut(text, limit))
    assert all(0 < len(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("one\n\ntwo\n\nthree", 10, ["one\n\ntwo", "three"]),
        ("line one\nline two", 9, ["line one", "line two"]),
        ("some words here", 10, ["some words", "here"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("", 10, []),
        (" \n \n ", 10, []),
        ("  indented\n    code", 100, ["  indented\n    code"]),
    ],
)
def test_cuts_where_the_text_does(text: str, limit: int, expected: list[str]) -> None:
    assert list(cut(text, limit)) == expected
