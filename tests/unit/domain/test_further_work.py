"""What a sentence asks for beside the one thing that its mission does."""

from __future__ import annotations

import pytest

from buddy.domain.beyond_tools import Deed
from buddy.domain.further_work import further_work
from buddy.domain.intent import Intent

PAGE = "https://a.example/then.html"
READS = (Intent.EXTRACTION,)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        (
            f"get {PAGE} then calculate 20% off of 2150 and remember that I like tea",
            ("calculate 20% off of 2150", "remember that I like tea"),
        ),
        (
            f"get {PAGE}, then search for reviews of the dearest bike, then write a report",
            ("search for reviews of the dearest bike", "write a report"),
        ),
        (f"lies {PAGE} und berechne dann 19% von 200", ("berechne 19% von 200",)),
        (
            f"hol {PAGE}, dann suche nach Bewertungen und schreib einen Bericht",
            ("suche nach Bewertungen", "schreib einen Bericht"),
        ),
        (
            f"lis {PAGE} puis calcule 20% de 2150 et retiens que j'aime le thé",
            ("calcule 20% de 2150", "retiens que j'aime le thé"),
        ),
        (f"lee {PAGE} y luego busca reseñas", ("busca reseñas",)),
        (f"leggi {PAGE} e poi cerca recensioni", ("cerca recensioni",)),
        (f"leia {PAGE} e depois calcula 20% de 2150", ("calcula 20% de 2150",)),
        (f"lees {PAGE} en zoek daarna naar recensies", ("zoek naar recensies",)),
    ],
)
def test_work_of_another_kind_is_found(said: str, left: tuple[str, ...]) -> None:
    found = further_work(said, READS)
    assert tuple(each.text for each in found) == left
    assert all(each.deed is None for each in found)


@pytest.mark.parametrize(
    ("said", "deeds"),
    [
        (
            f"fetch {PAGE} and then buy the cheapest one and email me the receipt",
            (Deed.BUY, Deed.SEND),
        ),
        (f"lies {PAGE}, dann kauf das billigste", (Deed.BUY,)),
        (f"lis {PAGE} puis envoie-moi le résultat par mail", (Deed.SEND,)),
        (f"lee {PAGE} y luego compra la más barata", (Deed.BUY,)),
        (f"leggi {PAGE} e poi mandami i prezzi per email", (Deed.SEND,)),
        (f"leia {PAGE} e depois compre a mais barata", (Deed.BUY,)),
        (f"lees {PAGE}, koop de goedkoopste", (Deed.BUY,)),
    ],
)
def test_what_no_tool_can_do_is_found(said: str, deeds: tuple[Deed, ...]) -> None:
    assert tuple(each.deed for each in further_work(said, READS)) == deeds


@pytest.mark.parametrize(
    "said",
    [
        f"get the prices of {PAGE}",
        f"open {PAGE} and list the prices",
        f"get {PAGE} and tell me who earns most, max 10 seconds",
        f"read {PAGE} then summarize it",
        f"get {PAGE} and https://b.example/and/then",
        "lies die Seite und zeig mir die Preise",
    ],
)
def test_what_the_tool_does_with_it_is_no_further_work(said: str) -> None:
    assert further_work(said, READS) == ()


def test_what_is_given_to_the_tool_is_not_dropped() -> None:
    said = "search for tips to save money and buy a house"
    assert further_work(said, (Intent.SEARCH,), said) == ()
    note = "remember to buy milk and book a table"
    assert further_work(note, (Intent.KNOWLEDGE,), stores=True) == ()
    assert further_work("search for tea, then write a report", (Intent.SEARCH,)) == ()
