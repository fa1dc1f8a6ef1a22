# words of many languages
"""Parts of a plan that are left out, and what is no part of it."""

from __future__ import annotations

import pytest

from buddy.domain.plan_parts import left_out, no_extra_cost, wants_cheaper
from buddy.domain.stems import content_stems

KEYS = ("search", "extract-1", "extract-2", "extract-3", "calculate", "together")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("leave out the second part", ("extract-1",)),
        ("without the third", ("extract-2",)),
        ("remove step two", ("extract-1",)),
        ("skip steps 2 and 3", ("extract-1", "extract-2")),
        ("drop extract-2", ("extract-2",)),
        ("without the penultimate step", ("calculate",)),
        ("at most 2 dollars and drop part 5", ("calculate",)),
        ("lass den zweiten Schritt weg", ("extract-1",)),
        ("ohne die Berechnung", ("calculate",)),
        ("enlève la deuxième étape", ("extract-1",)),
        ("sans la dernière étape", ("together",)),
        ("sin la tercera parte", ("extract-2",)),
        ("quita el paso 2", ("extract-1",)),
        ("senza la seconda parte", ("extract-1",)),
        ("sem a terceira parte", ("extract-2",)),
        ("tira o último passo", ("together",)),
        ("laat deel twee weg", ("extract-1",)),
        ("zonder de laatste stap", ("together",)),
    ],
)
def test_the_parts_that_are_meant(text: str, keys: tuple[str, ...]) -> None:
    assert left_out(text, KEYS).keys == keys


@pytest.mark.parametrize(
    "text",
    [
        "without extra cost",
        "without additional delay",
        "without amazon",
        "drop it",
        "only 2 pages",
        "without spending more than 3 dollars",
    ],
)
def test_what_is_no_part(text: str) -> None:
    assert not left_out(text, KEYS)


@pytest.mark.parametrize(
    "text",
    [
        "don't leave out the second part",
        "please do not drop part 2",
        "never skip the last step",
        "don't skip the search",
        "not without the search",
        "don't forget the second part",
        "why did you drop the second part?",
        "lass den zweiten Teil drin",
        "lass Teil 2 nicht weg",
        "lösche den zweiten Teil nicht",
        "il ne faut pas supprimer la deuxième étape",
        "no quiero omitir la segunda parte",
        "non togliere la seconda parte",
        "não tira a segunda parte",
        "laat het tweede deel staan",
        "sla het tweede deel niet over",
    ],
)
def test_a_part_that_is_to_stay_is_kept(text: str) -> None:
    found = left_out(text, KEYS)
    assert (found.keys, found.unclear) == ((), "")
    assert found.kept


@pytest.mark.parametrize(
    "text",
    [
        "cut the search to one page",
        "delete the last sentence of the report",
        "remove the search length limit",
        "cut the second part's cost",
        "skip the first page",
        "drop the second or third part",
        "drop all but the first step",
        "kürze nichts, entferne die erste Seite",
        "sans la première page",
        "sin la primera página",
        "senza la prima pagina",
        "sem a primeira página",
        "zonder de eerste pagina",
    ],
)
def test_what_belongs_to_a_part_leaves_none_out(text: str) -> None:
    found = left_out(text, KEYS)
    assert found.keys == ()
    assert found.unclear


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("leave out the first two", KEYS[:2]),
        ("drop the last two steps", KEYS[4:]),
        ("drop steps 1 to 3", KEYS[:3]),
        ("skip the second part and the calculation", ("extract-1", "calculate")),
        ("without the first two and the last part", (*KEYS[:2], KEYS[5])),
        ("leave the second part out", KEYS[1:2]),
        ("ohne die letzten beiden Schritte", KEYS[4:]),
        ("sans les deux premières étapes", KEYS[:2]),
        ("sin los pasos 1 a 3", KEYS[:3]),
        ("senza i primi due passi", KEYS[:2]),
        ("sem os dois últimos passos", KEYS[4:]),
        ("zonder de eerste twee stappen", KEYS[:2]),
    ],
)
def test_several_parts_are_meant_together(text: str, keys: tuple[str, ...]) -> None:
    assert left_out(text, KEYS).keys == keys


def test_lass_and_laat_alone_leave_nothing_out() -> None:
    assert not left_out("lass dir Zeit", KEYS)
    assert not left_out("laat de berekening zien", KEYS)


def test_what_is_not_there_and_what_may_be_several_is_said() -> None:
    assert left_out("leave out part 9", KEYS).unclear == "part 9"
    assert left_out("drop step tow", KEYS).unclear == "step tow"
    assert left_out("drop the extraction", KEYS).several == KEYS[1:4]


@pytest.mark.parametrize(
    "text",
    [
        "without any extra cost please",
        "ohne Zusatzkosten",
        "sans frais supplémentaires",
        "sin coste adicional",
        "senza costi aggiuntivi",
        "sem custos extras",
        "zonder extra kosten",
    ],
)
def test_no_extra_cost(text: str) -> None:
    assert no_extra_cost(text)
    assert not no_extra_cost("without the calculation")


@pytest.mark.parametrize(
    "text",
    [
        *("make it cheaper", "mach es billiger", "moins cher", "más barato", "più economico"),
        *("mais barato", "maak het goedkoper"),
    ],
)
def test_it_shall_cost_less(text: str) -> None:
    assert wants_cheaper(text)
    assert not wants_cheaper("find a cheaper one")


WORKS = {
    "search": frozenset(content_stems("search for the weather in Lindau")),
    "search-2": frozenset(content_stems("search for hotels in Lindau")),
    "together": frozenset(content_stems("make a short report")),
}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("drop the weather step", "search"),
        ("leave out the step with the hotels", "search-2"),
        ("drop the weather", "search"),
        ("skip the hotels please", "search-2"),
    ],
)
def test_a_part_is_meant_by_what_it_does(text: str, key: str) -> None:
    assert left_out(text, list(WORKS), WORKS).keys == (key,)


def test_what_several_parts_do_or_none_is_said() -> None:
    assert left_out("drop the Lindau step", list(WORKS), WORKS).several == ("search", "search-2")
    assert left_out("drop the dinner step", list(WORKS), WORKS).unclear == "dinner step"


@pytest.mark.parametrize(
    "text",
    ["without hotels", "drop the price", "and don't mind the weather", "skip the first page"],
)
def test_a_thing_is_no_part_by_itself(text: str) -> None:
    assert not left_out(text, list(WORKS), WORKS).keys
