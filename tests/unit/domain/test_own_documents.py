"""What is looked for in the person's own notes and documents."""

from __future__ import annotations

import pytest

from buddy.domain.intent import Intent
from buddy.domain.note_query import note_query_in, spoken_in
from buddy.domain.own_documents import own_query_in
from buddy.domain.plain_work import plain_work

SOUGHT = {
    "search my documents for heat pumps": "heat pumps",
    "Can you please look in my papers for the lease?": "the lease",
    "find the contract in my papers": "the contract",
    "find the contract in my papers please": "the contract",
    "durchsuche meine Dokumente bitte nach Wärmepumpen": "Wärmepumpen",
    "search for roman roads in our library": "roman roads",
    "do I have anything about wifi in my notes?": "wifi",
    "where did I write down the plumber's number": "the plumber's number",
    "durchsuche meine Dokumente nach Wärmepumpen": "Wärmepumpen",
    "suche in meinen Unterlagen nach dem Mietvertrag": "dem Mietvertrag",
    "such den Mietvertrag in meinen Dokumenten": "den Mietvertrag",
    "wo habe ich die Nummer von Anna aufgeschrieben?": "die Nummer von Anna",
    "cherche dans mes documents le bail": "le bail",
    "busca en mis notas la receta": "la receta",
    "cerca nei miei appunti la ricetta": "la ricetta",
    "procura nas minhas notas a receita": "a receita",
    "zoek in mijn notities naar het recept": "het recept",
}
ELSEWHERE = [
    "find a plumber in Graz",
    "check my papers please",
    "check my documents and tell me the date",
    "go through my notes and delete the old ones",
    "find my library card renewal page",
    "find a job in our library",
    "search for my documents",
    "find papers on heat pumps",
    "search the library of congress for maps",
    "look for libraries in my town",
    "extract my documents",
    "where did I leave off",
]


@pytest.mark.parametrize(("text", "sought"), SOUGHT.items())
def test_what_is_sought_in_them(text: str, sought: str) -> None:
    assert own_query_in(text) == sought


@pytest.mark.parametrize("text", SOUGHT)
def test_it_is_no_search_of_the_web(text: str) -> None:
    assert note_query_in(text)
    assert spoken_in(text) == {"knowledge_source"}
    assert plain_work(text) is Intent.KNOWLEDGE


@pytest.mark.parametrize("text", ELSEWHERE)
def test_other_places_are_not_meant(text: str) -> None:
    assert own_query_in(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "what's in my notes about wifi?",
        "was habe ich über wifi notiert?",
        "was steht in meinen Notizen zu wifi?",
        "qu'est-ce que j'ai noté sur wifi ?",
        "¿qué anoté sobre wifi?",
        "cosa ho annotato su wifi?",
        "o que anotei sobre wifi?",
        "wat heb ik over wifi genoteerd?",
    ],
)
def test_what_was_noted_is_looked_for(text: str) -> None:
    assert own_query_in(text) == "wifi"
