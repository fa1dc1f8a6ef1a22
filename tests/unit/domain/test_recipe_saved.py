"""The order to keep work as a recipe names the work and the recipe, in seven languages."""

from __future__ import annotations

import pytest

from buddy.domain.recipe_saved import names_work, saved_in


@pytest.mark.parametrize(
    ("text", "what", "name"),
    [
        ("save the first one as a recipe named Erste", "the first one", "Erste"),
        ("turn the about page one into a recipe", "the about page one", ""),
        ("make it a recipe", "", ""),
        ("speichere das erste als Rezept namens Erste", "das erste", "Erste"),
        ("enregistre la première comme recette", "la première", ""),
        ("guarda la de about como receta llamada Primera", "la de about", "Primera"),
        ("salva la prima come ricetta", "la prima", ""),
        ("salva a primeira como receita", "a primeira", ""),
        ("bewaar de eerste als recept", "de eerste", ""),
    ],
)
def test_the_work_and_the_name_are_told(text: str, what: str, name: str) -> None:
    saved = saved_in(text)
    if not what:
        assert saved is None
        return
    assert saved is not None
    assert (saved.what, saved.name) == (what, name)


@pytest.mark.parametrize(
    "text", ["save the pancake recipe as a note", "use the shop recipe", "keep it short"]
)
def test_other_orders_are_none(text: str) -> None:
    assert saved_in(text) is None


def test_words_that_only_point_name_no_work() -> None:
    assert names_work("the last mission") == frozenset()
    assert names_work("das letzte Ergebnis") == frozenset()
    assert names_work("the about page one") == {"about"}
