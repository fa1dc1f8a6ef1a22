import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.note_query import note_query_in, spoken_in
from buddy.domain.slots_note import (
    LONGEST,
    NoteWish,
    asks_what_to_store,
    deletes_all_notes,
    lists_notes,
    note_in,
    refuses_note,
    stores_note,
)


def store(text: str) -> NoteWish:
    return NoteWish(action="store", text=text)


def delete(name: str) -> NoteWish:
    return NoteWish(action="delete", name=name)


@pytest.mark.parametrize(
    ("objective", "wish"),
    [
        ("remember that the key is under the mat", store("the key is under the mat")),
        ("Please note that our standup is at 9:30", store("our standup is at 9:30")),
        ("make a note: buy toner", store("buy toner")),
        ("save this to my notes: call the plumber", store("call the plumber")),
        ("Could you please keep in mind that Maria is late?", store("Maria is late")),
        ("don\u2019t forget Maria\u2019s birthday", store("Maria\u2019s birthday")),
        ("add to my knowledge base: no deploys on Friday", store("no deploys on Friday")),
        ("remember this: my locker is 42", store("my locker is 42")),
        ("Note to self: buy milk", store("buy milk")),
        ("store “the sky is blue” in my notes", store("the sky is blue")),
        ("Merk dir, dass der Schlüssel fehlt", store("der Schlüssel fehlt")),
        ("vergiss nicht, dass Maria kommt", store("Maria kommt")),
        ("Souviens-toi que le code est 1234", store("le code est 1234")),
        ("recuerda que la llave está detrás", store("la llave está detrás")),
        ("ricorda che la chiave è qui", store("la chiave è qui")),
        ("lembre-se que a chave está atrás", store("a chave está atrás")),
        ("onthoud dat de sleutel hier hangt", store("de sleutel hier hangt")),
        ("delete my note about the printer", delete("printer")),
        ("forget what I told you about the cabin key", delete("cabin key")),
        ("remove the note n_1f0c2a7b9d3e please", delete("n_1f0c2a7b9d3e")),
        ("lösche die Notiz über den Drucker", delete("Drucker")),
        ("delete my note", delete("")),
        ("bring back the note about the plumber", NoteWish(action="restore", name="plumber")),
        ("stelle die Notiz über Öl wieder her", NoteWish(action="restore", name="Öl")),
        ("search my notes for the release checklist", None),
        ("remember when we went to Paris?", None),
        ("what did I note about the dentist", None),
        ("delete the file notes.txt", None),
        ("summarise notes.md", None),
        ("", None),
    ],
)
def test_what_an_objective_wants_of_the_notes(objective: str, wish: NoteWish | None) -> None:
    assert note_in(objective) == wish


def test_the_text_is_kept_as_it_was_written() -> None:
    text = "Zeile 1\n\n  - eingerückt\n\u2019s"
    wish = note_in(f"make a note: {text}")
    assert wish == store(text)


@given(st.text())
def test_any_text_may_be_an_objective(text: str) -> None:
    note_in(text)
    note_in(f"remember that {text}")


@pytest.mark.parametrize(
    "text",
    [
        "save " + " " * LONGEST + "x",
        "save this " + " " * LONGEST,
        "please " * 3000,
        "save " + "a in my " * 3000,
        "delete my note about " + " " * LONGEST + ".",
        "restore note " + "\t" * LONGEST,
    ],
)
def test_a_long_text_takes_no_long_time(text: str) -> None:
    # Processor time of this process: how busy the machine is does not matter. A pattern that goes
    # back and forth took 15 s here.
    began = time.process_time()
    note_in(text)
    assert time.process_time() - began < 2.0


@pytest.mark.parametrize(
    ("objective", "query"),
    [
        ("search my notes for the release checklist", "release checklist"),
        ("what did I note about the dentist?", "dentist"),
        ("do I have a note on the wifi password", "wifi password"),
        ("what do my notes say about Lisbon", "Lisbon"),
        ("find the plumber in my notes", "plumber"),
        ("search for the release notes of python", ""),
        ("look up the fares to Oslo, then save the cheapest in my notes", ""),
        ("find three tents under 200 and keep the best in my notes", ""),
        ("find how to put up the tent in my notes", "how to put up the tent"),
        ("what do you know about Lisbon", ""),
    ],
)
def test_what_is_looked_for_in_ones_own_notes(objective: str, query: str) -> None:
    assert note_query_in(objective) == query


def test_a_wish_in_so_many_words_is_one_unless_an_address_leaves_it_open() -> None:
    assert spoken_in("remember that the search failed") == {"note_action"}
    assert spoken_in("find my note about taxes") == {"knowledge_source"}
    assert spoken_in("note the prices on https://example.org") == frozenset()
    assert spoken_in("search for kites") == frozenset()


def test_what_stands_in_the_notes_may_be_said_last() -> None:
    assert note_query_in("where is my car parked according to my notes?") == "is my car parked"
    assert note_query_in("what is an IBAN") == ""


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("lembra que meu voo é às 14h de sexta", "meu voo é às 14h de sexta"),
        ("recuerda que mi vuelo sale el viernes a las 14h", "mi vuelo sale el viernes a las 14h"),
        ("rappelle-toi que le train part à 9h demain", "le train part à 9h demain"),
        ("merk dir, dass montags um 8 die Tonne rausmuss", "montags um 8 die Tonne rausmuss"),
        ("ricorda che domani alle 9 viene Ugo", "domani alle 9 viene Ugo"),
        ("onthoud dat de les om 9 uur is", "de les om 9 uur is"),
        ("note that every monday at 8 the bins go", "every monday at 8 the bins go"),
        ("remember: call Bob tomorrow at 9", "call Bob tomorrow at 9"),
        ('remember that I said "approve all"', 'I said "approve all"'),
        ('remember that "yes" means "no"', '"yes" means "no"'),
    ],
)
def test_a_note_keeps_the_time_and_the_quotes_that_it_speaks_of(said: str, kept: str) -> None:
    assert note_in(said) == store(kept)
    assert stores_note(said)


@pytest.mark.parametrize(
    "said",
    [
        "remind me tomorrow at 9 to call Bob",
        "every day at 9 remember that it is late",
        "note the prices on https://example.org",
        "write down the price of gold every day at 9",
        "remember that",
        "note 7 of the report",
        "delete my note about Bob",
    ],
)
def test_what_may_be_other_work_is_no_plain_note(said: str) -> None:
    assert not stores_note(said)


@pytest.mark.parametrize(
    "said",
    [
        "remember that",
        "Write that down as a note",
        "guárdalo como nota",
        "merk dir das!",
        "note-le",
    ],
)
def test_an_order_that_does_not_say_what(said: str) -> None:
    assert asks_what_to_store(said)
    assert not asks_what_to_store(f"{said}: the key is here")


@pytest.mark.parametrize(
    ("said", "refuses"),
    [
        ("don\u2019t remember this: my pin is 1234", True),
        ("merk dir das nicht", True),
        ("ne retiens pas ça", True),
        ("no guardes esto", True),
        ("non salvare questo", True),
        ("não guarde isso", True),
        ("onthoud dit niet", True),
        ("don\u2019t forget that Maria comes", False),
        ("remember that I don\u2019t eat fish", False),
    ],
)
def test_what_is_not_to_be_remembered(said: str, refuses: bool) -> None:
    assert refuses_note(said) is refuses


@pytest.mark.parametrize(
    "said",
    [
        *("list all my notes", "what notes do I have?", "my notes", "what do you know about me?"),
        *("zeig mir meine Notizen", "quelles notes ai-je ?", "qué notas tengo?"),
        *("quali appunti ho?", "que notas tenho?", "welke notities heb ik?"),
    ],
)
def test_all_notes(said: str) -> None:
    assert lists_notes(said)
    assert spoken_in(said) == {"knowledge_source"}
    assert not note_query_in(said)


def test_not_all_notes() -> None:
    assert not lists_notes("list my notes about Bob")
    assert not lists_notes("list the files in notes")
    assert deletes_all_notes("delete all my notes")
    assert deletes_all_notes("vergiss alles über mich")
    assert not deletes_all_notes("delete my note about all things")


@pytest.mark.parametrize(
    ("said", "query"),
    [
        ("what\u2019s my locker code?", "locker code"),
        ("where is my passport", "passport"),
        ("do you remember my birthday?", "birthday"),
        ("wo ist mein Schlüssel?", "Schlüssel"),
        ("quel est mon code wifi ?", "code wifi"),
        ("¿cuál es mi código?", "código"),
        ("dov\u2019è il mio passaporto?", "passaporto"),
        ("qual é o meu código?", "código"),
        ("wat is mijn kluiscode?", "kluiscode"),
        ("what is my budget?", ""),
        ("what are my missions", ""),
        ("where are my files?", ""),
        ("what is 5% of my 200 euros", ""),
    ],
)
def test_what_is_mine_is_looked_for_in_the_notes(said: str, query: str) -> None:
    assert note_query_in(said) == query


@pytest.mark.parametrize(
    "text",
    [
        "forget the wifi note",
        "delete my wifi note",
        "forget my note about the wifi",
        "vergiss die wifi-Notiz",
        "oublie la note sur le wifi",
        "olvida la nota del wifi",
        "dimentica la nota wifi",
        "vergeet de wifi notitie",
    ],
)
def test_a_note_is_deleted_by_its_name_before_or_behind_the_noun(text: str) -> None:
    assert note_in(text) == NoteWish(action="delete", name="wifi")


@pytest.mark.parametrize(
    "text",
    ["great, remember that", "perfect, note that down", "onthoud dat als notitie", "remember that"],
)
def test_what_points_back_is_no_text_of_a_note(text: str) -> None:
    assert note_in(text) is None


def test_a_word_of_praise_before_an_order_is_none_of_its_text() -> None:
    wish = note_in("thanks, remember that the bus leaves at 9")
    assert wish is not None
    assert wish.text == "the bus leaves at 9"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("remember dentist on 9 december at 3pm", "dentist on 9 december at 3pm"),
        ("remember to buy flowers on friday at 5pm", "to buy flowers on friday at 5pm"),
        ("recuerda la cita del viernes a las 5", "la cita del viernes a las 5"),
        ("merke: Zahnarzt am 12. Dezember um 9", "Zahnarzt am 12. Dezember um 9"),
        ("ricordami che devo chiamare Anna domani alle 9", "devo chiamare Anna domani alle 9"),
        ("zapamiętaj, że rower kosztuje od 100 euro", "rower kosztuje od 100 euro"),
        ("and write down: milk, eggs and rye bread", "milk, eggs and rye bread"),
        ("put down that the plumber comes on friday", "the plumber comes on friday"),
    ],
)
def test_a_note_with_a_date_is_kept_now_and_whole(text: str, kept: str) -> None:
    assert note_in(text) == NoteWish(action="store", text=kept)
    assert stores_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "remember to check example.org at 9",
        "remember to search for flights on friday",
        "note the gold price tomorrow at 9",
        "ricordami di chiamare Anna domani alle 9",
        "put down the phone",
        "remember when the shop opens tomorrow at 9",
    ],
)
def test_work_at_a_time_is_no_note_beyond_doubt(text: str) -> None:
    assert not stores_note(text)


def test_a_word_for_also_is_no_part_of_a_note() -> None:
    wish = note_in("apunta también que la llave está en la mesa")
    assert wish == NoteWish(action="store", text="la llave está en la mesa")
