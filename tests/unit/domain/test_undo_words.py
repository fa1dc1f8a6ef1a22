import pytest

from buddy.domain.undo_words import undoes


@pytest.mark.parametrize(
    "text",
    [
        "undo",
        "undo that",
        "actually put it back",
        "no, revert the last change please",
        "change it back to how it was",
        "back to the old one",
        "mach das rückgängig",
        "doch wieder wie vorher",
        "annule la modification",
        "remets-le comme avant",
        "deshaz eso",
        "annulla la modifica",
        "desfaz isso",
        "maak dat ongedaan",
    ],
)
def test_taking_a_change_back_is_told(text: str) -> None:
    assert undoes(text)


@pytest.mark.parametrize(
    "text",
    [
        "put it on the list",
        "annule ça",
        "take it back to the shop",
        "never mind",
        "undo the second page and read b.example",
        "go back",
        "change it back to 3 pages",
    ],
)
def test_other_words_take_nothing_back(text: str) -> None:
    assert not undoes(text)
