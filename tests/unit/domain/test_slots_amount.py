import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.money import Money
from buddy.domain.slots_amount import (
    BARE_LIMIT,
    limit_elsewhere,
    spending_limit,
    unread_limit,
    without_limit,
)


@pytest.mark.parametrize(
    ("text", "dollars"),
    [
        ("research tea, spend up to $2", "2"),
        ("compare hotels and spend at most 1.50 dollars", "1.50"),
        ("don't spend more than 2 bucks on this", "2"),
        ("spend no more than fifty cents", "0.50"),
        ("it may cost up to 40 cents", "0.40"),
        ("this must not cost more than $1,000.50", "1000.50"),
        ("keep it under a dollar", "1"),
        ("limit spending to USD 3", "3"),
        ("find flights (max $4)", "4"),
        ("find papers, max 3 dollars", "3"),
        ("no more than 50 cents", "0.50"),
        ("search news, $1 max", "1"),
        ("research tides with a $2 budget", "2"),
        ("a 50 cent limit", "0.50"),
        ("cost limit: $2", "2"),
        ("budget: $3", "3"),
        ("search news, max $1 each run", "1"),
        ("search news, max $1 each time", "1"),
        ("search news, up to twenty five cents", "0.25"),
        ("search news, at most sixty cents", "0.60"),
        ("search news, at most half a dollar", "0.50"),
        ("search news, at most 1 dollar and 50 cents", "1.50"),
        ("search news, at most $2 and ten cents", "2.10"),
        ("I don't want to spend over $.75.", "0.75"),
        ("spend up to $5, no, spend at most $3", "3"),
    ],
)
def test_a_limit_on_spending_is_read(text: str, dollars: str) -> None:
    assert spending_limit(text) == Money.parse(dollars)


@pytest.mark.parametrize(
    "text",
    [
        "find shoes for at most $80",
        "find shoes that cost at most $50",
        "find a laptop under $1000",
        "find books under $5",
        "find muffins, max $1 each",
        "find hotels, max $12 per person",
        "i want to spend up to $200 on shoes",
        "find people who spend $5 on coffee",
        "busca hoteles, máximo 2 dólares por noche",
        "spend at most 1.000 dollars",
        "a used bike, max $300",
        "a pizza for no more than $9",
        "what is $5 plus $3",
        "convert 20 dollars to euros",
        "spend up to 2 euros",
        "spend up to 2",
        "how much does a visa cost",
        "spend up to $0.0000001",
        "",
    ],
)
def test_other_amounts_limit_nothing(text: str) -> None:
    assert spending_limit(text) is None


@given(st.integers(min_value=0, max_value=10_000_000_00))
def test_cents_are_exact(cents: int) -> None:
    limit = Money(cents * 10_000)
    assert spending_limit(f"look for tea, spend up to ${limit.usd()}") == limit
    assert spending_limit(f"look for tea, spend up to {cents} cents") == limit


@given(st.integers(min_value=1, max_value=100_000))
def test_a_bare_limit_counts_only_when_small(dollars: int) -> None:
    limit = Money.parse(dollars)
    assert spending_limit(f"look for tea, max ${dollars}") == (
        limit if limit <= BARE_LIMIT else None
    )


@given(st.text(max_size=200))
def test_any_text_is_answered(text: str) -> None:
    limit = spending_limit(text)
    assert limit is None or limit >= Money(0)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("search for tea and spend up to $2", "search for tea"),
        ("search for tea, max $2", "search for tea"),
        ("find tea but don't spend more than 2 dollars", "find tea"),
        ("search for tea and cap it at $1", "search for tea"),
        ("search for tea, spend up to $1 please", "search for tea"),
        ("find shoes for at most $80", "find shoes for at most $80"),
        ("compare hotels under $100 and don't spend over 50 cents", "compare hotels under $100"),
        ("spend up to $3", ""),
        ("search for tea", "search for tea"),
    ],
)
def test_a_text_without_its_limit(text: str, left: str) -> None:
    assert without_limit(text) == left


@given(st.text(max_size=200))
def test_nothing_is_added_to_any_text(text: str) -> None:
    assert len(without_limit(text)) <= len(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("gasta como máximo 1 dólar", ""),
        ("busca vuelos a Roma, no gastes más de 1 dólar", "busca vuelos a Roma"),
        ("Suche Hotels in Wien und gib höchstens 1 Dollar aus", "Suche Hotels in Wien"),
        ("ne dépense pas plus de 1 dollar", ""),
        ("spendi al massimo un dollaro", ""),
        ("gaste no máximo 1 dólar", ""),
        ("geef maximaal 1 dollar uit", ""),
        ("suche ein Rad, höchstens 1 Dollar ausgeben", "suche ein Rad"),
        ("busca una bici, gasta 1 dólar como máximo", "busca una bici"),
        ("cherche des vols, 1 dollar au plus", "cherche des vols"),
        ("zoek hotels in Gent, niet meer dan 1 dollar uitgeven", "zoek hotels in Gent"),
        ("cerca voli, massimo un dollaro", "cerca voli"),
        ("pesquisa hotéis, gastando até 1 dólar", "pesquisa hotéis"),
        ("busca hoteles, presupuesto de 1 dólar", "busca hoteles"),
    ],
)
def test_limits_are_read_in_other_languages(text: str, rest: str) -> None:
    assert spending_limit(text) == Money.parse(1)
    assert without_limit(text) == rest


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("spend at most 2 euros", True),
        ("gib höchstens 2 Euro aus", True),
        ("find a hotel that costs at most 100 euros", False),
        ("hoteles por menos de 50 €", False),
        ("zoek een fiets, geef max 1 euro uit", True),
        ("cherche un velo, dépense max 2,50 €", True),
        ("cerca una bici, spendi al massimo 1 euro", True),
        ("search for flats, 900 eur a month", False),
    ],
)
def test_a_limit_in_another_currency_is_noticed(text: str, limits: bool) -> None:
    assert limit_elsewhere(text) is limits
    assert spending_limit(text) is None


def test_a_limit_that_cannot_be_taken_over_is_told() -> None:
    for text, amount in (("tea, spend 2,50 €", "2,50 €"), ("spend at most $1.000", "$1.000")):
        found = unread_limit(text)
        assert found is not None
        assert found.text == amount
    assert unread_limit("spend at most $1, hotels under 80 €") is None
