import pytest

from buddy.domain.unwanted_work import only_unwanted

UNWANTED = [
    "do not read the second page again",
    "please do not open x.example",
    "no need to read x.example",
    "don't open anything",
    "please don't search for lamps",
    "bitte öffne x.example nicht",
    "n'ouvre pas x.example",
    "no abras x.example",
    "never open x.example",
    "there is no need to look up the weather",
    "you don't have to read it",
    "öffne niemals x.example",
    "x.example bitte nicht öffnen",
    "du brauchst x.example nicht zu lesen",
    "pas besoin de lire x.example",
    "no hace falta leer x.example",
    "non aprire x.example",
    "não abra x.example",
    "open x.example niet",
    "x.example niet openen",
    "such nicht nach Lampen",
    "ne cherche pas de lampes",
    "no busques lámparas",
    "don't read a.example or b.example",
]
WANTED = [
    "never run more than one page",
    "do not search more than 3 pages",
    "lies nicht mehr als zwei Seiten",
    "don't find it useful",
    "don't read too much into it",
    "don't do that again",
    "open a.example but never b.example",
    "don't open a.example, open b.example",
    "don't open anything but a.example",
    "don't forget to read x.example",
    "search for why dogs do not open doors",
    "why don't you open x.example?",
    "don't use web_search again",
    "never mind",
    "don't open a.example, read b.example instead",
    "suche nach Hotels die nicht teuer sind",
    "öffne x.example, aber nicht y.example",
    "no",
    "no, search for candles",
    "no busca lámparas, busca velas",
    "do not disturb sign meaning",
    "don't go breaking my heart lyrics",
    "zoek hotels die niet duur zijn",
    "open a.example maar niet b.example",
    'what does "do not read" mean',
    "non-stop flights to Rome",
    "search for no need to argue",
    "suche keine Angst Lyrics",
    "don't run it yet",
    "find shoes that do not hurt",
]


@pytest.mark.parametrize("text", UNWANTED)
def test_what_is_not_to_be_done_is_no_work(text: str) -> None:
    assert only_unwanted(text)


@pytest.mark.parametrize("text", WANTED)
def test_what_asks_for_something_besides_is_work_or_something_else(text: str) -> None:
    assert not only_unwanted(text)
