import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.spoken_address import with_addresses


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("visit example dot org slash about", "visit example.org/about"),
        ("go to heise punkt de", "go to heise.de"),
        (
            "open www dot example dot com slash a slash b please",
            "open www.example.com/a/b please",
        ),
        ("ouvre exemple point fr", "ouvre exemple.fr"),
    ],
)
def test_an_address_in_words_is_written(said: str, written: str) -> None:
    assert with_addresses(said) == written


@pytest.mark.parametrize(
    "text",
    [
        "connect the dot in the picture",
        "the dot com bubble",
        "el punto de venta",
        "le point de vue",
        "a polka dot dress",
        "read https://example.org/a slash b",
    ],
)
def test_other_dots_stay_words(text: str) -> None:
    assert with_addresses(text) == text


@given(st.text(max_size=200))
def test_any_text_is_taken_and_grows_no_longer(text: str) -> None:
    assert len(with_addresses(text)) <= len(text)
