"""Assent: a yes holds a word that means one, and nothing that takes it back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.assent import (
    agrees,
    assents,
    declines,
    hesitates,
    is_marked,
    mentions_yes,
    orders,
    stops,
    wants_change,
    without_assent,
)

YES = (
    "yes",
    "Yes, please run it",
    "yess pelase start",
    "ok",
    "okey dokey",
    "k do it",
    "u have my blessing lol",
    "Happy with that plan, thanks, carry on",
    "ALRIGHT LETS GO",
    "sure why not",
    "that's fine, the cost is ok",
    "approve m_abcdefghijkl",
    "approve it, but do not run it yet",
    "just approve",
    "ja, mach das",
    "Einverstanden, bitte ausführen.",
    "passt so",
    "oui vas-y",
    "c'est bon pour moi, lance",
    "dale",
    "Sí, me parece bien, adelante",
    "va benissimo, procedi pure",
    "pode avançar",
    "doe maar",
    "tak, dobra",
    "да, давай",
    "はい、お願いします",
    "好的 运行吧",
    "네",
    "👍",
    "begin when ready",
    "go ahead whenever there's a slot",
    "run it once more",
    "yes, after all",
)
NO_YES = (
    "ok, ok, i get it",
    "ok noted",
    "ja, verstehe",
    "d'accord, je vois",
    "vale, entiendo",
    "ok, capisco",
    "ok, entendi",
    "goed, begrepen",
    "please proceed to not run it",
    "ok but do not run it",
    "edit",
    "modify",
    "explain",
    "show me",
    "maybe",
    "?",
    "clear",
    "why",
    "warum",
    "por qué",
    "what",
    "looks wrong",
    "looks good?",
    "ok?",
    "sure?",
    "are you sure?",
    "interesting",
    "go away",
    "run away",
    "approve nothing",
    "approve it later",
    "do not run it",
    "don't approve",
    "yes but change the cap",
    "content: ok",
    "note: call bob",
    "hmm",
    "not yet",
    "no",
    "",
    "electric bikes",
    "approve it when I say so",
    "yes once Anna agrees",
    "yes after lunch",
    "yes tonight",
    "yes, run it at 9",
    "go ahead next week",
    "ja, morgen",
    "ja, wenn es gratis ist",
    "ok, falls das billig ist",
    "oui, demain",
    "oui si c'est gratuit",
    "sí, mañana",
    "sí, si es gratis",
    "sì, domani",
)


@pytest.mark.parametrize("text", YES)
def test_a_yes_in_many_words(text: str) -> None:
    assert assents(text)


@pytest.mark.parametrize("text", NO_YES)
def test_what_is_no_yes_lets_nothing_run(text: str) -> None:
    assert not assents(text)


@given(st.text())
def test_a_question_is_no_yes(text: str) -> None:
    assert not assents(f"{text}?")


@pytest.mark.parametrize("text", ["hmm", "let me think", "not yet", "wait", "one moment", "später"])
def test_hesitation(text: str) -> None:
    assert hesitates(text)
    assert not assents(text)


@pytest.mark.parametrize("text", ["wait for the page to load", "yes", "later today search again"])
def test_no_hesitation(text: str) -> None:
    assert not hesitates(text)


@pytest.mark.parametrize(("text", "bare"), [("edit it", True), ("change", True), ("edit x", False)])
def test_a_change_that_says_not_what(text: str, bare: bool) -> None:
    assert wants_change(text) is bare


@pytest.mark.parametrize(
    "text", ["yes", "ok", "sí", "passt so", "yes please, do it", "sounds good", "👍"]
)
def test_a_plain_yes_has_few_words(text: str) -> None:
    assert agrees(text)
    assert not agrees(f"{text} and something that is quite another matter")


@pytest.mark.parametrize(
    "text",
    """no|nope|nein danke|não|never mind|drop it|stop|n|👎|absolutely not|of course not|hell no
    |rather not|bloß nicht|bitte nicht|lieber nicht|auf keinen fall|vergiss es|surtout pas
    |pas du tout|mejor no|claro que no|meglio di no|melhor não|liever niet|hou op|yes stop
    |go ahead and cancel it|ok, forget it|no, don't run it""".replace("\n    ", "").split("|"),
)
def test_a_plain_no(text: str) -> None:
    assert declines(text)
    assert not agrees(text)


def test_a_bare_yes_may_be_an_order_or_not() -> None:
    assert orders("ok, run it")
    assert orders("approve")
    assert not orders("yes, sure")


def test_some_word_for_a_yes() -> None:
    assert mentions_yes("run it by me again")
    assert mentions_yes("👍")
    assert not mentions_yes("you are stupid")


@pytest.mark.parametrize("text", ["yes :)", "ok ;-)", "go <3", "*yes*", "yes, at 9:30"])
def test_what_is_written_by_hand_is_no_markup(text: str) -> None:
    assert not is_marked(text)
    assert is_marked(f"<b>{text}</b>")


def test_a_stop_names_nothing_but_a_run() -> None:
    assert stops("please stop the run")
    assert not stops("stop using that site")


@pytest.mark.parametrize(
    "text",
    [
        *("good hotels in Paris", "go to example.com", "start with Berlin", "Leonardo da Vinci"),
        *("correct the typo", "allow only example.com", "it happened in Rome", "Super Mario"),
        *("retry something else", "good shoes, max $5", "yes, the blue one", "great weather today"),
    ],
)
def test_what_holds_more_than_a_yes_is_no_plain_yes(text: str) -> None:
    assert not agrees(text)


@pytest.mark.parametrize(
    "text",
    [
        *("No Time to Die", "no country for old men", "stop motion films", "don't stop", "no?"),
        *("no, don't stop", "no, run it now", "no search again", "<stop/>", '"no"', "yes and no"),
    ],
)
def test_what_holds_more_than_a_no_is_no_plain_no(text: str) -> None:
    assert not declines(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("yes, search for tea", "search for tea"),
        ("ok find hotels in Rome", "find hotels in Rome"),
        ("sí, busca hoteles", "busca hoteles"),
        ("oui, cherche des hôtels", "cherche des hôtels"),
        ("and the weather in Oslo?", "and the weather in Oslo?"),
        ("yes minister episodes", "yes minister episodes"),
        ("Yes. Search for tea", "Search for tea"),
        ("e-mail providers compared", "e-mail providers compared"),
        ("no-show fees in Rome", "no-show fees in Rome"),
        ("No. 10 Downing Street", "No. 10 Downing Street"),
        ("search for yes minister", "search for yes minister"),
        ("yes", "yes"),
    ],
)
def test_a_request_begins_behind_the_yes(text: str, rest: str) -> None:
    assert without_assent(text) == rest


@pytest.mark.parametrize(
    "text", ["annule", "stopp", "cancela", "abbrechen", "annulla", "stop maar"]
)
def test_a_stop_is_one_in_other_languages(text: str) -> None:
    assert stops(text)
    assert declines(text)
    assert not stops(f"{text} culture")


@pytest.mark.parametrize("text", ["annule pas", "brich nicht ab", "arrête pas"])
def test_a_stop_that_is_taken_back_is_none(text: str) -> None:
    assert not stops(text)
    assert not declines(text)


@given(st.text(max_size=200))
def test_what_is_cut_off_is_never_all(text: str) -> None:
    assert without_assent(text).strip() or not text.strip()
