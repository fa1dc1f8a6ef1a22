# words of many languages
import pytest

from buddy.domain.json_value import JsonObject
from buddy.domain.note_part import PartWish, part_of, part_to_keep, without_as_note

PAGE: JsonObject = {
    "title": "Cake",
    "text": (
        "# Apple cake\nFor six.\n\n## Ingredients\n- 3 apples\n- 2 eggs\n\n## Steps\n1. Mix.\n\n"
        "Phone: +49 1\n\nOpening hours\nMon to Fri\n8 to 18\n\nClosed in May."
    ),
}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("remember the ingredients as a note", "ingredients"),
        ("could you save the opening hours in my notes please", "opening hours"),
        ("merk dir die Zutaten als Notiz", "Zutaten"),
        ("garde les ingrédients en note", "ingrédients"),
        ("guarda los ingredientes como nota", "ingredientes"),
        ("salva gli ingredienti come nota", "ingredienti"),
        ("anota os ingredientes como nota", "ingredientes"),
        ("bewaar de ingrediënten als notitie", "ingrediënten"),
    ],
)
def test_a_part_is_named(text: str, name: str) -> None:
    wish = part_to_keep(text)
    assert wish is not None
    assert (wish.name, wish.as_note) == (name, True)


@pytest.mark.parametrize(
    "text",
    [
        "remember the key is red as a note",
        "remember that the oven is broken",
        "save the result as a note",
        "speichere das als Notiz",
        "note the number 555 1234",
        "note the prices on example.org",
        "remember the time when we met and all that you said about it then",
    ],
)
def test_what_says_something_itself_names_no_part(text: str) -> None:
    assert part_to_keep(text) is None


def test_without_a_note_spoken_of_it_may_be_the_text() -> None:
    wish = part_to_keep("remember the milk")
    assert wish == PartWish(name="milk", as_note=False, of_note=False)
    assert without_as_note("buy milk as a note") == "buy milk"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ingredients", "Ingredients\n- 3 apples\n- 2 eggs"),
        ("steps", "Steps\n1. Mix."),
        ("phone number", "Phone: +49 1"),
        ("opening hours", "Opening hours\nMon to Fri\n8 to 18"),
        ("milk", None),
        ("baking time", None),
    ],
)
def test_it_is_found_under_its_name(name: str, told: str | None) -> None:
    found = part_of(PAGE, name)
    assert found == told or (told is not None and found is not None and found.startswith(told))


def test_a_list_of_the_page_is_found_by_its_heading() -> None:
    page: JsonObject = {"text": "# Tools\nhammer saw", "lists": [["hammer", "saw"]]}
    assert "hammer" in str(part_of(page, "tools"))
