from buddy.domain.note_words import name_of


def test_a_note_is_named_by_its_id_or_by_words() -> None:
    assert name_of("the note n_0123456789ab please") == "n_0123456789ab"
    assert name_of("dem Zahnarzt.") == "Zahnarzt"
