"""Worked examples: what a person types, and the one line that answers it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from buddy.domain.arithmetic.calculator import calculate


@pytest.mark.parametrize(
    ("text", "equation"),
    [
        ("15% of 2,340 plus 19", "15% of 2,340 + 19 = 370"),
        ("what is 15% of 2,340 plus 19?", "15% of 2,340 + 19 = 370"),
        ("15 percent of 2340", "15% of 2,340 = 351"),
        ("20% off 80", "80 - 20% of 80 = 64"),
        ("increase 80 by 20%", "80 + 20% of 80 = 96"),
        ("decrease 80 by 5", "80 - 5 = 75"),
        ("80 + 20%", "80 + 20% of 80 = 96"),
        ("100 - 20% of 50", "100 - 20% of 50 = 90"),
        ("10% + 5%", "10% + 5% = 15%"),
        ("what percentage of 50 is 12", "12 ÷ 50 = 24%"),
        ("12 is what percent of 50?", "12 ÷ 50 = 24%"),
        ("50 is 20% of what number", "50 ÷ 20% = 250"),
        ("percentage change from 50 to 60", "(60 - 50) ÷ 50 = 20%"),
        ("3/8 as a percentage", "3 ÷ 8 = 37.5%"),
        ("an 18% tip on $52.40", "18% of $52.40 = $9.432"),
        ("$52.40 with 20% off", "$52.40 - 20% of $52.40 = $41.92"),
        ("add an 18% tip to $50", "$50 + 18% of $50 = $59"),
        ("split $120 between 4 people", "$120 ÷ 4 = $30"),
        ("$2.50 * 3", "$2.50 \N{MULTIPLICATION SIGN} 3 = $7.50"),
    ],
)
def test_percentages_and_money(text: str, equation: str) -> None:
    assert calculate(text).equation == equation


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2+3*4", 14),
        ("(2+3)*4", 20),
        ("10-4-3", 3),
        ("100/10/2", 5),
        ("-2^2", -4),
        ("(-2)^2", 4),
        ("2^-1", Fraction(1, 2)),
        ("2^3^2", 512),
        ("2--3", 5),
        (".5*4", 2),
        ("0.1+0.2", Fraction(3, 10)),
        ("1.5e3 + 2", 1502),
        ("1_000 * 2", 2000),
        ("12,345.67 * 3", Fraction(3703701, 100)),
        ("10 % 3", 1),
        ("-7 % 3", 2),
        ("17 mod 5", 2),
        ("-7 // 2", -4),
        ("50% * 4", 2),
        ("5!", 120),
        ("2(3+4)", 14),
        ("3 x 4", 12),
        ("10 ÷ 4 \N{MULTIPLICATION SIGN} 2 \N{MINUS SIGN} 1", 4),
        ("5² + 1", 26),
        ("√16 + 1", 5),
        ("3½ * 2", 7),
        ("2\u202f340 + 1", 2341),
        ("1 + 2 =", 3),
        ("sqrt(16)", 4),
        ("sqrt(2,500)", 50),
        ("8^(1/3)", 2),
        ("cbrt(-27)", -3),
        ("abs(-3)", 3),
        ("max(3,4)", 4),
        ("min(1.5, 2, -7)", -7),
        ("round(2.5)", 3),
        ("round(-2.567, 2)", Fraction(-257, 100)),
        ("floor(-1.5)", -2),
        ("ceil(1.2)", 2),
        ("gcd(12, 18) + lcm(4, 6)", 18),
        ("log(1000)", 3),
        ("log2(1/8)", -3),
        ("sin(30 deg)", Fraction(1, 2)),
    ],
)
def test_symbols_and_functions_are_exact(text: str, value: Fraction | int) -> None:
    result = calculate(text)
    assert result.value == value
    assert result.exact


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two plus two", 4),
        ("seven times eight", 56),
        ("9 multiplied by 9", 81),
        ("100 divided by 8", Fraction(25, 2)),
        ("10 over 4", Fraction(5, 2)),
        ("2 to the power of 10", 1024),
        ("7 squared plus 2 cubed", 57),
        ("half of 10", 5),
        ("three quarters of 80", 60),
        ("a third of 9", 3),
        ("twice 7", 14),
        ("sum of 3, 4 and 5", 12),
        ("sum of 3 and 4 divided by 7", 1),
        ("average of 1,200 and 1,400", 1300),
        ("the difference between 4 and 10", 6),
        ("product of 3 and 4", 12),
        ("square root of 144", 12),
        ("add 5 to 10", 15),
        ("subtract 5 from 12", 7),
        ("multiply 4 by 2.5", 10),
        ("divide 100 by 8", Fraction(25, 2)),
        ("raise 2 to the power of 5", 32),
        ("two hundred and fifty-six thousand three hundred and one plus one", 256_302),
        ("2 million / 4", 500_000),
        ("20k * 3", 60_000),
        ("22/7 rounded to 3 decimal places", Fraction(3143, 1000)),
        ("1249 rounded to the nearest hundred", 1200),
        ("Wie viel ist 15% von 200?", 30),
        ("Hey Buddy, could you please tell me what is 2+2 for me, please?", 4),
        ("how much is 3 plus 4 equal to", 7),
        ("what's 5!", 120),
    ],
)
def test_words(text: str, value: Fraction | int) -> None:
    assert calculate(text).value == value


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("sqrt(2)", "1.41421356237"),
        ("2^0.5", "1.41421356237"),
        ("pi * 2", "6.28318530718"),
        ("e^1", "2.71828182846"),
        ("ln(10)", "2.30258509299"),
        ("exp(1)", "2.71828182846"),
        ("log(2)", "0.30102999566"),
        ("sin(1)", "0.84147098480"),
    ],
)
def test_irrational_results_are_flagged_inexact(text: str, start: str) -> None:
    result = calculate(text)
    assert not result.exact
    assert result.text.startswith(start)
    assert "≈" in result.equation


def test_an_endless_decimal_is_rounded_and_keeps_its_fraction() -> None:
    result = calculate("1/3")
    assert result.value == Fraction(1, 3)
    assert result.exact
    assert result.equation == "1 ÷ 3 ≈ 0.333333333333 (1/3)"


def test_a_long_exact_integer_is_whole_in_the_text_and_short_in_the_display() -> None:
    result = calculate("2**1000")
    assert result.text == str(2**1000)
    assert result.display == "1.07150860719 \N{MULTIPLICATION SIGN} 10^301"


def test_operations_tell_a_calculation_from_a_lone_number() -> None:
    assert calculate("42").operations == 0
    assert calculate("42 km").operations == 0
    assert calculate("42 km in m").operations == 1
    assert calculate("-(1+2)*3").operations == 2


def test_repeated_percentages_do_not_double_the_equation_without_end() -> None:
    result = calculate("1" + " + 1%" * 140)
    assert result.value == Fraction(101, 100) ** 140
    assert len(result.equation) < 5_000
