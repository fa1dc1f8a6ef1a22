# words of many languages
import pytest

from buddy.domain.note_asked import plain_note
from buddy.domain.slots_note import asks_what_to_store, note_in, stores_note


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("Would you be so kind as to make a note for me that tea is cold?", "tea is cold"),
        ("Could you please make a note that the key is here?", "the key is here"),
        ("I would be most grateful if you could remember that Anna likes tea", "Anna likes tea"),
        ("would you mind noting that the rent is due?", "the rent is due"),
        ("I was wondering whether you might jot down that it moved?", "it moved"),
        ("it'd be lovely if you would write down that the cat is fed", "the cat is fed"),
        ("make a note for me that x is y", "x is y"),
        ("Könntest du dir bitte merken, dass der Tee kalt ist?", "der Tee kalt ist"),
        ("Wärst du so nett, dir zu notieren, dass es regnet?", "es regnet"),
        ("Es wäre nett, wenn du dir merken könntest, dass Oma kommt", "Oma kommt"),
        ("Kannst du dir meine Schuhgröße 42 merken?", "meine Schuhgröße 42"),
        ("Pourrais-tu noter que la clé est là ?", "la clé est là"),
        ("Seriez-vous assez aimable pour noter qu'il pleut ?", "il pleut"),
        ("¿Podrías anotar que la llave está aquí?", "la llave está aquí"),
        ("Potresti annotare che la chiave è rossa?", "la chiave è rossa"),
        ("Poderia anotar que a chave é azul?", "a chave é azul"),
        ("Zou je kunnen onthouden dat de sleutel hier ligt?", "de sleutel hier ligt"),
        ("can you remember this question: what is love?", "this question: what is love?"),
        ("could you note: is it red?", "is it red?"),
    ],
)
def test_a_polite_request_holds_the_text_of_its_note(asked: str, kept: str) -> None:
    assert stores_note(asked) or "remember this question" in asked
    wish = note_in(asked)
    assert wish is not None
    assert wish.text == kept


def test_what_it_asks_for_without_a_text_is_asked() -> None:
    assert asks_what_to_store("could you remember something for me?")
    assert asks_what_to_store("kannst du dir etwas merken?")


@pytest.mark.parametrize(
    "text",
    [
        "can you remember when the shop opens?",
        "could you read the page that lists prices?",
        "puedes recordarme que llame a Bob?",
        "would you mind searching for tea?",
    ],
)
def test_another_question_stays_as_it_is(text: str) -> None:
    assert plain_note(text) == text or not stores_note(text)


def test_an_object_that_may_be_of_a_page_is_no_sure_note() -> None:
    assert plain_note("can you note the prices on example.org?") == "note the prices on example.org"
    assert not stores_note("can you note the prices on example.org?")
