"""Which sentences hold a calculation, and where it starts and ends."""

from __future__ import annotations

import pytest

from buddy.domain.arithmetic.calculator import calculate
from buddy.domain.arithmetic.slots import expression_in


@pytest.mark.parametrize(
    ("objective", "expression"),
    [
        ("could you tell me what is 15% of 2,340 plus 19?", "15% of 2,340 plus 19"),
        ("convert 10 km to miles please", "10 km to miles"),
        ("please calculate (3+4)*2 and email it to Bob", "(3+4)*2"),
        ("Hey Buddy, can you work out 12 * 12 for me please", "12 * 12"),
        ("My bill is $52.40, what's an 18% tip on $52.40?", "an 18% tip on $52.40"),
        ("what's the square root of 144?", "square root of 144"),
        ("compute the sum of 3, 4 and 5.", "sum of 3, 4 and 5"),
        ("Compute 17 mod 5, then tell me the answer", "17 mod 5"),
        ("two plus two", "two plus two"),
        ("what is a mile in km", "a mile in km"),
        ("what is 10 - 3", "10 - 3"),
        ("what is 1/0", "1/0"),
        ("convert 10 km to kg", "10 km to kg"),
        ("calculate 20% off $80 and save it to a file", "20% off $80"),
        ("Wie viel ist 15% von 200?", "15% of 200"),
        ("was ist 3,5 mal 2", "3.5 * 2"),
        ("1.500 geteilt durch 3", "1,500 / 3"),
        ("¿Cuánto es el 15% de 240?", "15% of 240"),
        ("cuánto es 15 por ciento de 240", "15% of 240"),
        ("what is 22 per cent of 350", "22% of 350"),
        ("quanto fa il 22 per cento di 350", "22% of 350"),
        ("il 22 per cento di 350", "22% of 350"),
        ("quanto é 22 por cento de 350", "22% of 350"),
        ("cuánto es 100 entre 4", "100 / 4"),
        ("combien font 12 fois 7 ?", "12 * 7"),
        ("racine carrée de 144", "square root of 144"),
        ("quanto fa 12 per 7", "12 * 7"),
        ("quanto é 12 vezes 7", "12 * 7"),
        ("hoeveel is 15% van 240?", "15% of 240"),
        ("add 12, 15 and 40", "add 12, 15 and 40"),
        ("can you add up 12 and 30", "add up 12 and 30"),
        ("what is the average of 4 8 15 16 23 42?", "average of 4 8 15 16 23 42"),
        ("der Durchschnitt von 3,5 und 4,5", "mean of 3.5 and 4.5"),
        ("la moyenne de 4, 8 et 15", "mean of 4, 8 and 15"),
        ("media di 4 8 15", "mean of 4 8 15"),
        ("suma de 10 20 30", "sum of 10 20 30"),
        ("średnia z 4 8 15", "mean of 4 8 15"),
        ("split 187.35 between 4 with 12% tip", "split 187.35 between 4 with 12% tip"),
        ("1 200,50 + 3,75", "1200.50 + 3.75"),
        ("15% of 240 every day at 8", "15% of 240"),
        ("compute 2 * 21, at most 3 seconds", "2 * 21"),
        ("I have 3 cats. Work out 15% of 80", "15% of 80"),
        ("how many seconds are in a day", "how many seconds are in a day"),
        ("increase 80 by 20% please", "increase 80 by 20%"),
    ],
)
def test_the_calculation_is_cut_out(objective: str, expression: str) -> None:
    assert expression_in(objective) == expression


@pytest.mark.parametrize(
    "objective",
    [
        "hello",
        "",
        "3 per 1,000 people",
        "entre 10 y 20 euros",
        "what is 24/7 support",
        "find 5-10 results for laptops",
        "the sum of 3 apples and 5 pears",
        "average of 4 8 apples 15",
        "15% of 80 for 3 people",
        "3 + 4 and 5 + 6",
        "search the web for iPhone 15 Pro Max prices",
        "call 555-1234",
        "how many days between 2026-03-01 and 2026-04-15",
        "what is 2026-03-01",
        "remind me at 10:30",
        "raspberry pi 4 projects",
        "how many people live in Poland",
        "what time is it in 5 hours",
        "go to https://example.com/10/20*3 and extract the text",
        "write to a+b@example.com",
        "top 10 sights in London",
        "statistics 2020-2021",
        "summarise pages 3-5 of the report",
        "best 4k monitors under $500",
        "42",
        "what is 42",
        "version 1.2.3 release notes",
    ],
)
def test_a_sentence_without_a_calculation_gives_none(objective: str) -> None:
    assert expression_in(objective) is None


@pytest.mark.parametrize(
    "objective",
    ["what's 12.5 * 8, please?", "how much is half of ninety?", "tell me 5 feet 11 inches in cm"],
)
def test_what_is_found_can_be_calculated(objective: str) -> None:
    expression = expression_in(objective)
    assert expression is not None
    assert calculate(expression).operations > 0


@pytest.mark.parametrize(
    ("objective", "value"),
    [
        ("wieviel ist drei mal sieben", "21"),
        ("quinze fois douze", "180"),
        ("quanto è sette per otto", "56"),
        ("vijf keer zes", "30"),
        ("cuánto es treinta y dos por dos", "64"),
        ("quatre-vingt-dix moins vingt et un", "69"),
        ("einundzwanzig geteilt durch drei", "7"),
        ("zehn prozent von 50", "5"),
        ("mitad de 50 más 3", "28"),
        ("from 80 to 100 is what percent", "25"),
        ("if a loaf costs 4.50 and I buy 7, how much is that", "31.5"),
        ("6 feet 2 in cm", "187.96"),
        ("half a dozen times 4", "24"),
    ],
)
def test_a_sum_in_words_is_a_sum(objective: str, value: str) -> None:
    expression = expression_in(objective)
    assert expression is not None
    assert calculate(expression).text == value


@pytest.mark.parametrize(
    "objective", ["once upon a time", "due dates per project", "six people and one dog", "die drei"]
)
def test_numbers_in_words_beside_no_operation_are_none(objective: str) -> None:
    assert expression_in(objective) is None


def test_a_very_long_objective_is_read_at_its_start_only() -> None:
    filler = "word " * 2_000
    assert expression_in("please compute 6 * 7 now. " + filler) == "6 * 7"
    assert expression_in(filler + "6 * 7") is None


@pytest.mark.parametrize(
    ("objective", "result"),
    [
        ("Was sind 19 % von 1.275,50 €?", "242.345"),
        ("combien font 19 % de 1 275,50 € ?", "242.345"),
        ("cuánto es el 19 % de 1.275,50 €?", "242.345"),
        ("wat is 19% van 1.275,50?", "242.345"),
        ("1275の19%はいくら?", "242.25"),
    ],
)
def test_a_share_of_a_figure_with_a_decimal_comma(objective: str, result: str) -> None:
    found = expression_in(objective)
    assert found is not None
    assert str(calculate(found).value).startswith(result) or result in calculate(found).text


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("average of 4 8 15 16 23 42", "18"),
        ("mean 3 5 7", "5"),
        ("sum of 10, 20 and 30", "60"),
        ("sum of 10 20 and 30", "60"),
        ("median of 3, 9, 4 and 1", "3.5"),
        ("max 3 9 4", "9"),
        ("smallest of 3 m 2 m 5 m", "2"),
        ("max(mean 3, 5)", "5"),
        ("add 12 30 5", "47"),
        ("split 187.35 between 4 people with 12% tip", "52.458"),
        ("2000 at 3.5% for 2 years", "2142.45"),
    ],
)
def test_a_list_is_read_whole(phrase: str, value: str) -> None:
    assert calculate(phrase).text == value
