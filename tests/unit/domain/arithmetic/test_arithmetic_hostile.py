"""Inputs that are no arithmetic, or too much of it."""

from __future__ import annotations

import pytest

from buddy.domain.arithmetic import limits
from buddy.domain.arithmetic.calculator import calculate
from buddy.errors import ToolExecutionFailed, ToolInputInvalid


@pytest.mark.parametrize(
    "text",
    [
        "open('/etc/shadow').read()",
        "__builtins__",
        "().__class__",
        "[1, 2, 3]",
        "{1: 2}",
        "{{ 6 * 6 }}",
        "${6*6}",
        "<%= 6*6 %>",
        "lambda: 1",
        "1 if 1 else 2",
        "x = 5",
        "3 == 3",
        "1 < 2",
        "1 << 9",
        "6 & 3",
        "6 | 3",
        "~6",
        "'a' * 9",
        '"a" + "b"',
        "f'{1}'",
        "abs.real",
        "sqrt",
        "print(1)",
        "exec(1)",
        "pow(2, 3)",
        "sqrt(1, 2, 3)",
        "1; 2",
        "1 # two",
        "1\\2",
        "@",
        "ls -la",
        "rm -rf /",
        "0x1F",
        "1.2.3",
        "1 2",
        "2,34",
        "(1",
        "1)",
        "()",
        "+",
        "5 +",
        "* 5",
        "10%%",
        "a a a a a a",
        "",
        "   ",
        "?",
        "٣+٤",
        "the quick brown fox",
    ],
)
def test_what_is_no_arithmetic_is_refused(text: str) -> None:
    with pytest.raises(ToolInputInvalid) as caught:
        calculate(text)
    assert caught.value.message


@pytest.mark.parametrize(
    "text",
    [
        "9**9**8",
        "9^9^9^9",
        "10^(10^10)",
        "2^99999",
        "0.5^99999",
        "(1/3)^(-99999)",
        "1e9999",
        "1e-9999",
        "1e3900*1e3900",
        "5000!",
        "5!!!",
        "exp(99999)",
        "2^(99999.5)",
        "(7^4000)^(1.5)",
        "lcm(3^8000, 2^12000)",
    ],
)
def test_what_is_too_large_is_refused_before_it_is_computed(text: str) -> None:
    with pytest.raises(ToolExecutionFailed, match=r"digits|up to"):
        calculate(text)


@pytest.mark.parametrize(
    "text", ["1/0", "1//0", "1 mod 0", "5/(3-3)", "0^-1", "0^(-0.5)", "10% / 0", "mean(1)/0"]
)
def test_division_by_zero_says_so(text: str) -> None:
    with pytest.raises(ToolExecutionFailed, match="Division by zero"):
        calculate(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("sqrt(-4)", "square root of a negative"),
        ("(-8)^0.5", "no real value"),
        ("ln(0)", "above 0"),
        ("log(5, 1)", "not 1"),
        ("tan(90 deg)", "right angle"),
        ("2.5!", "whole number"),
        ("(0-3)!", "not negative"),
        ("gcd(1.5, 2)", "whole numbers"),
        ("round(1, 5000)", "at most"),
    ],
)
def test_what_has_no_value_says_why(text: str, part: str) -> None:
    with pytest.raises(ToolExecutionFailed) as caught:
        calculate(text)
    assert part in caught.value.message


def test_the_length_is_bounded_to_the_character() -> None:
    longest = "1+" * (limits.MAX_LENGTH // 2 - 1) + "10"
    assert len(longest) == limits.MAX_LENGTH
    assert calculate(longest).value == limits.MAX_LENGTH // 2 - 1 + 10
    with pytest.raises(ToolInputInvalid, match="1,001 characters"):
        calculate(longest + "0")


@pytest.mark.parametrize(
    "text", ["(" * 300 + "1" + ")" * 300, "-" * 900 + "1", "2^" * 300 + "1", "sqrt " * 150 + "4"]
)
def test_nesting_is_bounded(text: str) -> None:
    with pytest.raises(ToolInputInvalid, match="levels"):
        calculate(text)


def test_nesting_below_the_bound_works() -> None:
    depth = limits.MAX_DEPTH - 1
    assert calculate("(" * depth + "7" + ")" * depth).value == 7


def test_the_largest_allowed_results_can_be_written() -> None:
    assert len(calculate("1000!").text) == 2568
    assert len(calculate("2^12999").text) == 3914


def test_an_error_quotes_little_of_the_input() -> None:
    with pytest.raises(ToolInputInvalid) as caught:
        calculate("b" * 900)
    assert len(caught.value.message) < 150
