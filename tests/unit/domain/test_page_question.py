# words of many languages
import pytest

from buddy.domain.page_question import asks_of_page, is_wish, points_there


@pytest.mark.parametrize(
    "said",
    [
        "which product is the cheapest there?",
        "is anything out of stock?",
        "any TODOs?",
        "show me only what's out of stock",
        "what is the average price?",
        "how much is the e-bike there?",
        "what does the e-bike cost there?",
        "which hotels have breakfast?",
        "what do they sell?",
        "is sun cream on it?",
        "what is their telephone number",
        "can you tell me who the ceo is there?",
        "welches ist das billigste?",
        "was kostet das E-Bike dort?",
        "welche Hotels haben Frühstück?",
        "combien coûte le vélo ?",
        "quels hôtels ont un petit-déjeuner ?",
        "¿cuánto cuesta la bicicleta?",
        "¿cuál es el más barato?",
        "quanto costa la bici?",
        "quanto custa a bicicleta?",
        "welke kosten minder dan 100 euro?",
    ],
)
def test_a_question_about_what_stands_on_a_page(said: str) -> None:
    assert asks_of_page(said)


@pytest.mark.parametrize(
    "said",
    [
        "how much is it?",
        "what's the price?",
        "what could it cost at worst?",
        "which is the cheapest tool?",
        "how long does it take?",
        "is it safe?",
        "how many pages will it read?",
        "how many missions did i run today?",
        "is there a limit?",
        "what can you do there?",
        "which sites does it touch?",
        "why this tool?",
        "was kostet das?",
        "wie lange dauert es?",
        "combien ça coûte ?",
        "¿cuánto cuesta?",
        "who is Anna Keller",
        "what is the capital of Peru?",
        "show me the plan",
        "at most 2 pages",
    ],
)
def test_what_asks_of_the_proposal_or_of_the_world_is_none(said: str) -> None:
    assert not asks_of_page(said)


def test_what_points_there_and_what_is_an_order() -> None:
    assert points_there("how much is the e-bike there?")
    assert not points_there("is there a cheaper one?")
    assert is_wish("show me only those under $100")
    assert not is_wish("which are under $100?")
