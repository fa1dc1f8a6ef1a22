# words of many languages
import pytest

from buddy.domain.page_said import page_said


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("ok run it but with the hotels page instead", "hotels"),
        ("no wait, the rival page", "rival"),
        ("yes but the hotels page", "hotels"),
        ("also read the team page", "team"),
        ("the about page too", "about"),
        ("change it to the rival prices page", "rival prices"),
        ("the rival page, not the shop page", "rival"),
        ("ja, aber mit der Hotels-Seite", "Hotels"),
        ("nein, die Teamseite", "Team"),
        ("oui mais avec la page des hôtels", "hôtels"),
        ("sí pero con la página de hoteles", "hoteles"),
        ("sì ma con la pagina degli hotel", "hotel"),
        ("sim, mas com a página dos hotéis", "hotéis"),
        ("ja maar met de hotelpagina", "hotel"),
    ],
)
def test_a_change_names_a_page_by_words(said: str, name: str) -> None:
    found = page_said(said)
    assert found is not None
    assert found.page.name == name
    assert name in said[found.start : found.end]


@pytest.mark.parametrize(
    "said",
    [
        "open the menu page",
        "read the hotels page",
        "approve the hotels page",
        "reject the hotels page",
        "not the hotels page",
        "only the first page",
        "remove the second page",
        "not the whole page",
        "read the page instead",
        "is it the hotels page?",
        "search for the best hotels page",
        "do the same for the hotels page",
        "use https://a.example/hotels instead",
    ],
)
def test_work_decisions_and_places_name_none(said: str) -> None:
    assert page_said(said) is None


def test_the_same_site_is_no_page_of_its_own() -> None:
    found = page_said("hmm also add the trains page on the same site")
    assert found is not None
    assert (found.page.name, found.end) == ("trains", 45)
