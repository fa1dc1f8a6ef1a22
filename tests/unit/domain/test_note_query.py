from buddy.domain.note_query import note_query_in, spoken_in


def test_what_is_looked_for_in_the_notes() -> None:
    assert note_query_in("what did I note about the dentist?") == "dentist"
    assert note_query_in("what's in my notes about e-bikes?") == "e-bikes"
    assert note_query_in("search for tea") == ""


def test_the_slots_that_are_filled_by_it() -> None:
    assert spoken_in("what did I note about the dentist?") == {"knowledge_source"}
    assert spoken_in("change the wifi note to red") == {"note_action"}
    assert spoken_in("note the prices on https://a.example") == frozenset()
