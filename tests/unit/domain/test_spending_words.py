# words of many languages
"""The cap that is read is the amount that was said, in whatever words it bounds the spending."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.limits import without_limits
from buddy.domain.money import Money
from buddy.domain.slots_amount import doubtful_limit, spending_limit
from buddy.domain.spending_words import BEFORE, LIMITED
from buddy.domain.whole_limit import whole_limit


@dataclass(frozen=True, slots=True)
class Tongue:
    """How one language asks for work, names an amount, bounds it, and says of how much work."""

    work: str
    joins: str
    dollars: str
    cents: str
    bounds: str
    wholes: str


TONGUES = (
    Tongue(
        "look for spelt bread|read https://mill.example",
        "and|but",
        "${}|{} dollars|{} bucks",
        "{} cents",
        "at most {}|{} at most|no more than {}|never more than {}|never over {}|{} tops|max {}"
        "|don't go over {}|do not go above {}|without going over {}|don't exceed {}|up to {}"
        "|not a penny over {}|{} is the limit|{} is my maximum|{} is the most you may spend"
        "|{} is all i have for this|{} and no more|{} and not a cent more|for {} at most"
        "|for {} or less|my limit is {}|the maximum is {}|with a cap of {}|on a budget of {}"
        "|capped at {}|keep it to {}|it may cost {} at most|limit yourself to {}|you may spend {}"
        "|i won't spend more than {}|never spend more than {}|nothing above {}|stay under {}",
        "in total|altogether|in all|overall|all in all|for all of it",
    ),
    Tongue(
        "suche nach Dinkelbrot|lies https://mill.example",
        "und|aber",
        "${}|{} Dollar|{} US-Dollar",
        "{} Cent",
        "höchstens {}|{} höchstens|maximal {}|{} maximal|nicht mehr als {}|nie mehr als {}"
        "|auf keinen Fall mehr als {}|keinesfalls mehr als {}|geh nicht über {}|{} ist das Limit"
        "|{} ist meine Grenze|{} ist das Maximum|für höchstens {}|für {} höchstens|bis zu {}"
        "|gib höchstens {} aus|gib nie mehr als {} aus|gib {} aus und nicht mehr|mein Budget ist {}"
        "|mit einem Limit von {}|es darf höchstens {} kosten|das darf nicht mehr als {} kosten"
        "|ohne mehr als {} auszugeben|bleib unter {}|überschreite {} nicht|du darfst {} ausgeben"
        "|{} und keinen Cent mehr",
        "insgesamt|alles in allem|zusammen|in Summe",
    ),
    Tongue(
        "cherche du pain d'épeautre|lis https://mill.example",
        "et|mais",
        "{} dollars|${}",
        "{} centimes",
        "au plus {}|{} au plus|{} maximum|pas plus de {}|jamais plus de {}"
        "|ne dépense pas plus de {}|ne dépense jamais plus de {}|dépense au maximum {}"
        "|ne dépasse pas {}|sans dépasser {}"
        "|sans dépenser plus de {}|{} est la limite|{} c'est le maximum|jusqu'à {}|pour {} maximum"
        "|avec un budget de {}|mon budget est de {}|ça ne doit pas coûter plus de {}|reste sous {}"
        "|je ne veux pas dépenser plus de {}|{} et pas plus|tu peux dépenser {}|limite-toi à {}",
        "en tout|au total|tout compris",
    ),
    Tongue(
        "busca pan de espelta|lee https://mill.example",
        "y|pero",
        "{} dólares|${}",
        "{} centavos",
        "como máximo {}|{} como máximo|no más de {}|nunca más de {}|a lo sumo {}|gasta hasta {}"
        "|no gastes más de {}|nunca gastes más de {}|no te pases de {}|sin pasar de {}"
        "|no superes {}|sin exceder {}|sin gastar más de {}|{} es el límite"
        "|{} es mi tope|por {} como máximo"
        "|con un presupuesto de {}|mi presupuesto es {}|no debe costar más de {}|{} y nada más"
        "|puedes gastar {}|limítate a {}|no quiero gastar más de {}",
        "en total|todo junto|en conjunto",
    ),
    Tongue(
        "cerca pane di farro|leggi https://mill.example",
        "e|ma",
        "{} dollari|${}",
        "{} centesimi",
        "al massimo {}|{} al massimo|non più di {}|mai più di {}|non spendere più di {}"
        "|non spendere mai più di {}|spendi fino a {}|non superare {}|senza superare {}"
        "|non andare oltre {}|senza spendere più di {}|{} è il limite|{} è il mio tetto"
        "|per {} al massimo|con un budget di {}|il mio budget è {}|non deve costare più di {}"
        "|{} e non di più|puoi spendere {}|limitati a {}|non voglio spendere più di {}",
        "in totale|in tutto|complessivamente",
    ),
    Tongue(
        "procura pão de espelta|lê https://mill.example",
        "e|mas",
        "{} dólares|${}",
        "{} centavos",
        "no máximo {}|{} no máximo|não mais de {}|nunca mais de {}|não gaste mais de {}"
        "|gasta até {}|nunca gaste mais de {}|não ultrapasse {}|sem ultrapassar {}|não passe de {}"
        "|sem gastar mais de {}|{} é o limite|{} é o meu máximo|por {} no máximo"
        "|com um orçamento de {}|o meu orçamento é {}|não deve custar mais de {}|{} e não mais"
        "|podes gastar {}|limita-te a {}|não quero gastar mais de {}",
        "no total|ao todo|em tudo",
    ),
    Tongue(
        "zoek speltbrood|lees https://mill.example",
        "en|maar",
        "{} dollar|${}",
        "{} cent",
        "hoogstens {}|{} hoogstens|maximaal {}|niet meer dan {}|nooit meer dan {}"
        "|geef niet meer uit dan {}|geef niet meer dan {} uit|geef nooit meer dan {} uit"
        "|geef er niet meer dan {} aan uit|besteed niet meer dan {}|ga niet boven de {}"
        "|zonder meer dan {} uit te geven|{} is de limiet|{} is mijn maximum|voor {} maximaal"
        "|met een budget van {}|mijn budget is {}|het mag niet meer dan {} kosten"
        "|het mag niet meer kosten dan {}|ik wil niet meer dan {} uitgeven|{} en niet meer"
        "|je mag {} uitgeven|overschrijd {} niet|blijf onder de {}|tot {}",
        "in totaal|alles bij elkaar|samen",
    ),
)
PLACES = ("{work}, {said}", "{work}; {said}.", "{work} ({said})", "{work} {join} {said}")
AHEAD = ("{said}: {work}", "{said}, {work}")


def _one(draw: st.DrawFn, choices: str) -> str:
    return draw(st.sampled_from(choices.split("|")))


@st.composite
def limits(draw: st.DrawFn) -> tuple[str, str, str, Money]:
    """Return work, the same with a limit, the limit alone, and its amount."""
    tongue = draw(st.sampled_from(TONGUES))
    cents = draw(st.booleans())
    number = draw(st.integers(min_value=2, max_value=99 if cents else 20))
    amount = _one(draw, tongue.cents if cents else tongue.dollars).format(number)
    said = _one(draw, tongue.bounds).format(amount)
    work = _one(draw, tongue.work)
    place = draw(st.sampled_from(PLACES))
    whole = place.format(work=work, said=said, join=_one(draw, tongue.joins))
    return work, whole, said, Money.parse(number) if not cents else Money(number * 10_000)


@given(limits())
def test_the_cap_that_is_read_is_the_amount_that_was_said(
    case: tuple[str, str, str, Money],
) -> None:
    work, whole, said, limit = case
    assert spending_limit(whole) == limit, whole
    assert spending_limit(said) == limit, said
    assert without_limits(whole) == work, whole


@given(limits(), st.sampled_from(AHEAD))
def test_a_limit_is_read_before_the_work_too(case: tuple[str, str, str, Money], place: str) -> None:
    work, _, said, limit = case
    whole = place.format(work=work, said=said)
    assert spending_limit(whole) == limit, whole
    assert without_limits(whole) == work, whole


@st.composite
def totals(draw: st.DrawFn) -> tuple[str, str, Money]:
    """Return work, the same with a limit for all of its runs, and that limit."""
    tongue = draw(st.sampled_from(TONGUES))
    number = draw(st.integers(min_value=2, max_value=20))
    bounds = [
        each for each in tongue.bounds.split("|")[:4] if each.startswith("{} ") or each[-1] == "}"
    ]
    said = draw(st.sampled_from([*bounds, "{}"])).format(_one(draw, tongue.dollars).format(number))
    whole = _one(draw, tongue.wholes)
    limit = f"{said} {whole}" if draw(st.booleans()) else f"{whole} {said}"
    work = _one(draw, tongue.work)
    place = draw(st.sampled_from((*PLACES[:3], *AHEAD)))
    return work, place.format(work=work, said=limit), Money.parse(number)


@given(totals())
def test_a_limit_of_all_runs_is_read_before_and_behind_the_amount(
    case: tuple[str, str, Money],
) -> None:
    work, text, limit = case
    assert whole_limit(text) == limit, text
    assert without_limits(text) == work, text


@pytest.mark.parametrize(
    "text",
    [
        "find a bag that does not go over $9",
        "the limit of the form is in cell D4",
        "what sells for more than $1?",
        "find hostels that cost no more than $15",
        "is it true that 50 cents is the limit for coins?",
        "find a bun for $9 and a coke",
        "suche Tee, der höchstens 2 Dollar kostet",
        "suche Zimmer für maximal 10 Dollar aus der Liste",
        "zoek thee die niet meer dan 2 dollar kost",
        "cherche un stylo qui ne coûte pas plus de 3 dollars",
        "busca un café que no cueste más de 2 dólares",
        "cerca un libro che non costi più di 2 dollari",
        "procura um livro que não custe mais de 2 dólares",
        "how much is $5 in total interest",
    ],
)
def test_the_price_of_a_thing_is_no_limit(text: str) -> None:
    assert spending_limit(text) is None


@pytest.mark.parametrize("text", ["find a mug for $4 at most", "find a mug for at most $4"])
def test_a_bound_within_a_clause_is_in_doubt(text: str) -> None:
    assert spending_limit(text) is None
    assert doubtful_limit(text) is not None


def test_an_amount_is_read_behind_an_elided_word() -> None:
    assert spending_limit("lis la page, ne dépense pas plus d'1 dollar") == Money.parse(1)
    assert spending_limit("lis la page, pas plus d'un dollar") == Money.parse(1)


@pytest.mark.parametrize(
    "words",
    ["is the limit", "ist das Maximum", "est la limite", "es el tope", "and no more", "tops"],
)
def test_words_behind_an_amount_bound_it_whole(words: str) -> None:
    assert re.fullmatch(LIMITED, words, re.IGNORECASE)
    assert not re.fullmatch(LIMITED, f"{words}x", re.IGNORECASE)


@pytest.mark.parametrize("unit", ["and ", " ", "1", "\n", "a ", "not ", "in total "])
def test_a_long_row_before_an_amount_is_read_at_once(unit: str) -> None:
    row = unit * (9_900 // len(unit))
    assert re.search(BEFORE, row[-80:], re.IGNORECASE) is None
    assert spending_limit(row) is None
