from buddy.domain.intent import Intent
from buddy.domain.note_query import note_query_in, spoken_in
from buddy.domain.plain_work import plain_work


def test_what_is_looked_for_in_the_notes() -> None:
    assert note_query_in("what did I note about the dentist?") == "dentist"
    assert note_query_in("what's in my notes about e-bikes?") == "e-bikes"
    assert note_query_in("search for tea") == ""


def test_the_slots_that_are_filled_by_it() -> None:
    assert spoken_in("what did I note about the dentist?") == {"knowledge_source"}
    assert spoken_in("change the wifi note to red") == {"note_action"}
    assert spoken_in("note the prices on https://a.example") == frozenset()


def test_a_note_of_one_s_own_that_is_looked_for() -> None:
    for text, name in (
        ("find my old note", "old"),
        ("busco mi nota antigua", "antigua"),
        ("je cherche ma note sur le wifi", "wifi"),
        ("ich suche meine Notiz zu Lampen", "Lampen"),
    ):
        assert note_query_in(text) == name
        assert plain_work(text) is Intent.KNOWLEDGE
    for text in ("find my last note", "find my keys", "busco notas de cata", "find release notes"):
        assert note_query_in(text) == ""
