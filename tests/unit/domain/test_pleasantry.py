# words of many languages
import pytest

from buddy.domain.pleasantry import is_pleasantry


@pytest.mark.parametrize(
    "text",
    [
        "That would be splendid.",
        "that'd be great, thanks",
        "sounds good",
        "how kind of you",
        "I would love that",
        "das wäre toll",
        "ce serait parfait",
        "sería estupendo",
        "sarebbe perfetto, grazie",
        "seria ótimo",
        "dat zou fijn zijn",
    ],
)
def test_what_is_only_polite(text: str) -> None:
    assert is_pleasantry(text)


@pytest.mark.parametrize(
    "text",
    ["the key is red", "it is good to call Bob", "nice hotel", "great lakes", "that is mine"],
)
def test_what_says_something(text: str) -> None:
    assert not is_pleasantry(text)
