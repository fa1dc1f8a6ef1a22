# words of many languages
import pytest

from buddy.domain.change_question import asks_changes, asks_news


@pytest.mark.parametrize(
    "text",
    [
        "has it changed?",
        "did anything change since yesterday?",
        "what changed?",
        "are there any changes",
        "has the shop page changed?",
        "is it still the same?",
        "hat sich etwas geändert?",
        "was hat sich geändert?",
        "est-ce que la page a changé ?",
        "qu'est-ce qui a changé ?",
        "¿ha cambiado algo?",
        "è cambiato qualcosa?",
        "o que mudou?",
        "is er iets veranderd?",
    ],
)
def test_changes_are_asked_for(text: str) -> None:
    assert asks_changes(text)


@pytest.mark.parametrize("text", ["what's new?", "was ist neu", "¿hay novedades?"])
def test_news_may_be_of_the_page(text: str) -> None:
    assert asks_news(text)
    assert not asks_changes(text)


@pytest.mark.parametrize(
    "text",
    [
        "change the page",
        "has tea changed in China",
        "what did Anna change her name to",
    ],
)
def test_others_ask_for_none(text: str) -> None:
    assert not asks_changes(text)
    assert not asks_news(text)
