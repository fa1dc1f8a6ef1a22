# words of many languages
import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.cap_change import CapDoubt, cap_changes, clauses
from buddy.domain.money import Money

CAP = Money.parse(5)


@pytest.mark.parametrize(
    ("said", "dollars"),
    [
        ("cap it at 1,50", "1.50"),
        ("budget 1.000,50", "1000.50"),
        ("limit 1'000", "1000"),
        ("cap $1k", "1000"),
        ("raise the cap by $2", "7"),
        ("raise the cap by 50 cents", "5.50"),
        ("raise the cap to 10", "10"),
        ("add $2 to the cap", "7"),
        ("$2 more for the budget", "7"),
        ("spend $3 more", "8"),
        ("lower the cap by 1 dollar", "4"),
        ("reduce the budget to 75 cents", "0.75"),
        ("double the cap", "10"),
        ("erhöhe das Limit um 2 Dollar", "7"),
        ("erhöhe das Limit auf 8 Dollar", "8"),
        ("augmente le plafond de 2 dollars", "7"),
        ("sube el límite en 2 dólares", "7"),
        ("sube el límite a 8 dólares", "8"),
        ("aumenta il limite di 2 dollari", "7"),
        ("aumente o limite em 2 dólares", "7"),
        ("verhoog de limiet met 2 dollar", "7"),
        ("zet de limiet op 3 dollar", "3"),
        ("höchstens 2 dollar ausgeben", "2"),
        ("gasta 1 dólar como máximo", "1"),
        ("5 results, $1 max, high priority", "1"),
        ("set max pages to 3 and cap $1", "1"),
        ("make it 50 cents", "0.50"),
        ("$1 is enough", "1"),
        ("spend at most $10", "10"),
        ("cap=$2", "2"),
        ("half of that", "2.50"),
        ("lieber die Hälfte davon", "2.50"),
        ("la mitad, por favor", "2.50"),
    ],
)
def test_words_of_spending_change_the_cap(said: str, dollars: str) -> None:
    (found,) = cap_changes(said, CAP)
    assert (found.cap, found.doubt, found.wish) == (Money.parse(dollars), None, None)


@pytest.mark.parametrize("said", ["half the pages", "the first half", "half past nine"])
def test_half_of_something_else_changes_no_cap(said: str) -> None:
    assert not cap_changes(said, CAP)


@pytest.mark.parametrize(
    "said",
    [
        "under $300 a night",
        "not more than $120 per night",
        "cheaper than $80",
        "at most $75 a night please",
        "max $40 per person",
        "max 40 euros per person",
        "for $20 max per night",
        "budget hotels under $80",
        "between $50 and $100",
        "unter 80 Euro pro Nacht",
        "menos de 80 euros por noche",
        "moins de 80 euros par nuit",
        "sotto gli 80 euro a notte",
        "menos de 80 euros por noite",
        "onder de 80 euro per nacht",
    ],
)
def test_a_price_of_what_is_looked_for_is_part_of_the_wish(said: str) -> None:
    (found,) = cap_changes(said, CAP)
    assert (found.cap, found.doubt) == (None, None)
    assert found.wish == said


@pytest.mark.parametrize(
    ("said", "doubt"),
    [
        ("i have a $200 voucher", CapDoubt.WHOSE),
        ("it's $15 off", CapDoubt.WHOSE),
        ("tip of 18% on $54.20", CapDoubt.WHOSE),
        ("my budget is $900", CapDoubt.WHOSE),
        ("budget 900 eur a month", CapDoubt.WHOSE),
        ("make it $20", CapDoubt.WHOSE),
        ("keep it under $300", CapDoubt.WHOSE),
        ("i want to spend up to $200 on shoes", CapDoubt.WHOSE),
        ("cap it at 2,50 €", CapDoubt.CURRENCY),
        ("spendi al massimo 1 euro", CapDoubt.CURRENCY),
        ("cap 1.000", CapDoubt.FIGURE),
        ("raise the cap $2", CapDoubt.BY_HOW_MUCH),
        ("increase the limit", CapDoubt.BY_HOW_MUCH),
        ("don't spend a cent", CapDoubt.NOTHING),
        ("lower the cap by $5", CapDoubt.NOTHING),
        ("no limit", CapDoubt.NO_CAP),
    ],
)
def test_what_is_not_sure_is_asked_about(said: str, doubt: CapDoubt) -> None:
    (found,) = cap_changes(said, CAP)
    assert (found.cap, found.wish, found.doubt) == (None, None, doubt)


@pytest.mark.parametrize(
    "said",
    [
        "limit it to 3 results",
        "cap the results at 3",
        "cap at 5% off",
        "max 3",
        "only budget hotels",
    ],
)
def test_other_numbers_say_nothing_of_money(said: str) -> None:
    assert cap_changes(said, CAP) == ()


def test_a_wish_and_a_cap_are_both_read() -> None:
    wish, cap = cap_changes("under $100 a night, and cap $1", CAP)
    assert (wish.wish, cap.cap) == ("under $100 a night", Money.parse(1))


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for found in cap_changes(text, CAP):
        assert sum(each is not None for each in (found.cap, found.wish, found.doubt)) == 1
    assert all(text[start:end].strip() for start, end in clauses(text))


@pytest.mark.parametrize(
    ("said", "cap"),
    [("30 cents more", "2.30"), ("a dollar more", "3.00"), ("50 cents less", "1.50")],
)
def test_more_and_less_are_reckoned_from_what_stands(said: str, cap: str) -> None:
    (found,) = cap_changes(said, Money.parse("2"))
    assert found.cap == Money.parse(cap)


@pytest.mark.parametrize(
    "said",
    [
        "não mais de 2 dólares",
        "niet meer dan 2 dollar",
        "2 dollars and no more",
        "2 Dollar und nicht mehr",
    ],
)
def test_a_word_that_joins_clauses_elsewhere_ends_none_in_a_bound(said: str) -> None:
    assert [each.cap for each in cap_changes(said, CAP)] == [Money.parse(2)]
    assert clauses(said) == ((0, len(said)),)


@pytest.mark.parametrize(
    "text",
    [
        "cap the whole thing at $1",
        "limit all of it to $1",
        "deckel das Ganze bei 1 Dollar",
        "plafonne le tout à 1 dollar",
        "limita todo a 1 dólar",
        "limita tutto a 1 dollaro",
        "limite tudo a 1 dólar",
        "beperk het geheel tot 1 dollar",
    ],
)
def test_a_limit_on_the_whole_is_a_cap(text: str) -> None:
    (change,) = cap_changes(text, Money.parse(5))
    assert change.cap == Money.parse(1)


@pytest.mark.parametrize(
    ("said", "cents"),
    [
        ("raise it to a dollar", 100),
        ("add 25 cents", 45),
        ("increase it by 25 cents", 45),
        ("lower it to 10 cents", 10),
        ("add 25 cents to the price", None),
        ("add $2 hotels", None),
    ],
)
def test_an_order_to_raise_is_of_the_cap_where_nothing_else_costs(
    said: str, cents: int | None
) -> None:
    (found,) = cap_changes(said, Money(200_000), alone=True)
    assert found.cap == (None if cents is None else Money(cents * 10_000))
    (beside,) = cap_changes(said, Money(200_000))
    assert beside.doubt is CapDoubt.WHOSE
