# words of many languages
from dataclasses import replace

import pytest

from buddy.domain.recipe import RecipeOrigin
from buddy.domain.recipe_built_in import BUILT_IN, JOBS
from buddy.domain.recipe_managed import Managed, managed

CARD = replace(JOBS, record_id="rcp_1", name="lunch card", origin=RecipeOrigin.WRITTEN)
DELAYS = replace(JOBS, record_id="rcp_2", name="Delays", origin=RecipeOrigin.WRITTEN)
KNOWN = (*BUILT_IN, CARD, DELAYS)


@pytest.mark.parametrize(
    ("text", "wish", "name"),
    [
        ("rename lunch card to noon card", Managed.RENAME, "noon card"),
        ("rename the lunch card recipe to noon card please", Managed.RENAME, "noon card"),
        ("call the lunch card recipe noon card instead", Managed.RENAME, "noon card"),
        ("benenne lunch card in Mittag um", Managed.RENAME, "Mittag"),
        ("delete lunch card", Managed.DELETE, ""),
        ("lösche das Rezept lunch card", Managed.DELETE, ""),
        ("what's in lunch card?", Managed.SHOW, ""),
        ("what does lunch card do?", Managed.SHOW, ""),
        ("show me the lunch card recipe", Managed.SHOW, ""),
        ("qu'y a-t-il dans lunch card ?", Managed.SHOW, ""),
    ],
)
def test_a_recipe_is_named_by_its_whole_name(text: str, wish: Managed, name: str) -> None:
    found = managed(KNOWN, text)
    assert found is not None
    assert (found.wish, found.recipe.name, found.name) == (wish, "lunch card", name)


@pytest.mark.parametrize(
    "text",
    [
        "rename my notes to lists",
        "delete the lunch note",
        "delete lunch card and the roses",
        "show delays",
        "what's in the result?",
        "call lunch card tomorrow",
        "delete compare prices",
        "run lunch card",
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert managed(KNOWN, text) is None
