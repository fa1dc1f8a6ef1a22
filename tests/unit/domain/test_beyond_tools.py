"""Requests that no tool of Buddy's own can serve."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.beyond_tools import Deed, beyond_tools


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("delete everything in my folder", Deed.CHANGE_FILES),
        ("rename notes.txt to old.txt", Deed.CHANGE_FILES),
        ("lösche alle Dateien in meinem Ordner", Deed.CHANGE_FILES),
        ("supprime tous mes fichiers", Deed.CHANGE_FILES),
        ("borra todos los archivos de mi carpeta", Deed.CHANGE_FILES),
        ("verwijder alle bestanden", Deed.CHANGE_FILES),
        ("compra dos entradas para el teatro", Deed.BUY),
        ("can you order me a pizza", Deed.BUY),
        ("kannst du mir zwei Karten fürs Kino kaufen", Deed.BUY),
        ("book a table for two at Luigi's tonight", Deed.BOOK),
        ("prenota un tavolo per due", Deed.BOOK),
        ("boek een vlucht naar Rome", Deed.BOOK),
        ("réserve une table pour deux", Deed.BOOK),
        ("send an email to my boss saying I'm ill", Deed.SEND),
        ("schick eine E-Mail an meine Mutter", Deed.SEND),
        ("post this on twitter", Deed.SEND),
        ("please pay my electricity bill", Deed.PAY),
        ("call my mother", Deed.CALL),
        ("turn off the kitchen lights", Deed.DEVICE),
        ("write me a haiku", Deed.WRITE),
        ("could you write a short poem about tea", Deed.WRITE),
        ("tell me a joke", Deed.WRITE),
        ("schreib mir ein Gedicht", Deed.WRITE),
        ("raconte-moi une blague", Deed.WRITE),
        ("cuéntame un chiste", Deed.WRITE),
        ("scrivimi una poesia", Deed.WRITE),
        ("vertel me een mop", Deed.WRITE),
        ("tell us a short bedtime story", Deed.WRITE),
        ("erzähl mir eine Geschichte", Deed.WRITE),
        ("raconte-moi une histoire", Deed.WRITE),
        ("raccontami un'altra storia", Deed.WRITE),
        ("conta-me uma história", Deed.WRITE),
        ("vertel me een verhaal", Deed.WRITE),
        ("translate 5 sentences to French", Deed.WRITE),
        ('translate "good morning" to French', Deed.WRITE),
        ("übersetze das ins Englische", Deed.WRITE),
    ],
)
def test_what_no_tool_can_do_is_known(text: str, deed: Deed) -> None:
    assert beyond_tools(text) is deed


@pytest.mark.parametrize(
    "text",
    [
        "where can I buy oat milk in Lyon",
        "how do I delete a file in linux",
        "book recommendations about Rome",
        "order of the planets",
        "write a report on heat pumps",
        "tell me the history of Leeds",
        "tell me about poems of Rilke",
        "tell me the top stories",
        "tell me the latest stories of today",
        "tell me some breaking stories",
        "cuéntame la historia del euro",
        "raconte-moi l'histoire de Paris",
        "erzähl mir die Geschichte von Rom",
        "raccontami la storia dell'euro",
        "conta-me a história do euro",
        "vertel me het verhaal van Rome",
        "translate 5 miles to km",
        "translate 100 USD to EUR",
        "übersetze 5 Meilen in Kilometer",
        "traduis 100 dollars en euros",
        "traduce 20 grados a fahrenheit",
        "conta le lettere in parola",
        "conta as letras de palavra",
        "give me the lyrics website of the band",
        "search for a joke about cats",
        "translate https://example.com/a",
        "translate the contact page",
        "call of duty reviews",
        "pay gap statistics in Germany",
        "I want to buy a standing desk, find me offers",
        "can you send emails",
        "send me the news about Brazil",
        "delete my note about the dentist",
        "turn off the daily report",
        "make a table of the prices on https://example.com",
        "will you upload my pictures anywhere if i say yes",
        "reserva natural en Chile",
        "delete that",
        "",
    ],
)
def test_what_only_sounds_like_it_is_left_alone(text: str) -> None:
    assert beyond_tools(text) is None


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    beyond_tools(text)
