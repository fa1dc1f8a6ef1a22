import pytest

from buddy.domain.slips import without_slips


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chepest?", "cheapest?"),
        ("teh most expensiv", "the most expensive"),
        ("cancl", "cancel"),
        ("wen is it nxt", "when is it next"),
        ("delet it", "delete it"),
        ("budgt?", "budget?"),
        ("stauts", "status"),
        ("hwo many are there", "how many are there"),
        ("whcih is the cheepest", "which is the cheapest"),
        ("show my ntoes", "show my notes"),
        ("wats teh price of it", "what's the price of it"),
        ("löschn", "löschen"),
        ("goedkopste?", "goedkoopste?"),
    ],
)
def test_one_slip_is_mended(typed: str, meant: str) -> None:
    assert without_slips(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "aprove",
        "approv it",
        "cancer research",
        "what is the statue",
        "wen meinst du",
        "wat is het",
        "wen is de trein",
        "the man of the nest",
        "search for “chepest”",
        "open delet.example",
        "Is Delet a name",
        "stop",
        "remote",
        "save this as a recipe",
        "cancel everything that is scheduled",
        "the first result",
        "show me the prices of the lamps that are in stock and delet the rest of it now",
    ],
)
def test_words_of_their_own_names_and_a_yes_stay(text: str) -> None:
    assert without_slips(text) == text


@pytest.mark.parametrize(
    "text",
    ["quels produits viennent d'Espagne ?", "produits disponibles", "qual è il budgut"],
)
def test_words_of_another_language_are_no_slips_of_english_ones(text: str) -> None:
    assert without_slips(text) == text


def test_a_slip_within_that_language_is_mended() -> None:
    assert without_slips("anuler la recherche") == "annuler la recherche"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("mak it 2 pgaes", "make it 2 pages"),
        ("olny 30 secnds", "only 30 seconds"),
        ("30 secondes maximum", "30 secondes maximum"),
        ("sort by courses", "sort by courses"),
    ],
)
def test_words_of_limits_are_mended(text: str, meant: str) -> None:
    assert without_slips(text) == meant
