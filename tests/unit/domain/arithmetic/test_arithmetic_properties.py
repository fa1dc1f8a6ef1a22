"""Generated calculations against `fractions`, and arbitrary text against the error contract."""

from __future__ import annotations

import contextlib
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from buddy.domain.arithmetic.calculator import calculate
from buddy.domain.arithmetic.display import shown, terminating_places
from buddy.domain.arithmetic.quantity import Quantity
from buddy.domain.arithmetic.slots import expression_in
from buddy.errors import ToolError

_Case = tuple[str, Fraction]

_numbers: st.SearchStrategy[_Case] = st.one_of(
    st.integers(0, 10**7).map(lambda n: (str(n), Fraction(n))),
    st.integers(0, 10**7).map(lambda n: (f"{n:,}", Fraction(n))),
    st.decimals(0, 10**4, places=3).map(lambda d: (f"{d:f}", Fraction(d))),
    st.integers(0, 400).map(lambda n: (f"{n}%", Fraction(n, 100))),
)


def _joined(parts: tuple[_Case, str, _Case]) -> _Case:
    (left, a), operator, (right, b) = parts
    if operator in {"/", "//", "mod"} and b == 0:
        operator = "+"
    value = {
        "+": lambda: a + b,
        "-": lambda: a - b,
        "*": lambda: a * b,
        "/": lambda: a / b,
        "//": lambda: Fraction(a // b),
        "mod": lambda: a % b,
    }[operator]()
    # A bare percentage on the right of + or - is a share of the left, so it is wrapped here.
    return f"({left}) {operator} (1 * ({right}))", value


_cases = st.recursive(
    _numbers,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "/", "//", "mod"]), inner).map(_joined),
        inner.map(lambda case: (f"-({case[0]})", -case[1])),
        inner.map(lambda case: (f"({case[0]})^2", case[1] ** 2)),
        inner.map(lambda case: (f"abs({case[0]})", abs(case[1]))),
    ),
    max_leaves=6,
)


@given(_cases)
@settings(max_examples=300, deadline=None)
def test_the_value_is_the_one_fractions_give(case: _Case) -> None:
    text, expected = case
    result = calculate(text)
    found = result.value / 100 if result.unit == "%" else result.value
    assert found == expected
    assert result.exact


@given(_cases)
@settings(max_examples=300, deadline=None)
def test_the_equation_reads_back_as_the_same_calculation(case: _Case) -> None:
    result = calculate(case[0])
    again = calculate(result.expression)
    assert (again.value, again.unit) == (result.value, result.unit)
    assert again.expression == result.expression


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=8), st.data())
def test_without_parentheses_products_bind_tighter(values: list[int], data: st.DataObject) -> None:
    operators = data.draw(
        st.lists(st.sampled_from("+-*"), min_size=len(values) - 1, max_size=len(values) - 1)
    )
    total, term, sign = Fraction(0), Fraction(values[0]), 1
    for operator, value in zip(operators, values[1:], strict=True):
        if operator == "*":
            term *= value
        else:
            total, term, sign = total + sign * term, Fraction(value), 1 if operator == "+" else -1
    text = str(values[0]) + "".join(
        f"{operator}{value}" for operator, value in zip(operators, values[1:], strict=True)
    )
    assert calculate(text).value == total + sign * term


# fmt: off
_pieces = st.sampled_from([
    "1", "2.5", "1e9", "2,340", "9", "0", "(", ")", "+", "-", "*", "/", "//", "%", "^", "**",
    "!", ",", "of", "off", "to", "in", "km", "ft", "C", "F", "kg", "min", "max", "sqrt", "sum",
    "mean", "and", "a", "percent", "what", "is", "how", "many", "per", "square", "half", "two",
    "hundred", "million", "pi", "$", "m/s", "by", "as", "x", "increase", "round", "log", "ln",
    "factorial", "twice",
])
# fmt: on


@given(st.lists(_pieces, max_size=30).map(" ".join))
@settings(max_examples=500, deadline=None)
def test_any_mix_of_known_words_computes_or_is_refused(text: str) -> None:
    with contextlib.suppress(ToolError):
        assert " = " in calculate(text).equation.replace("≈", "=")


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_computes_or_is_refused(text: str) -> None:
    with contextlib.suppress(ToolError):
        calculate(text)
    expression_in(text)


@given(st.fractions(-(10**15), 10**15, max_denominator=10**9))
@settings(max_examples=300, deadline=None)
def test_the_text_is_the_value_to_twelve_digits(value: Fraction) -> None:
    written = shown(Quantity(value))
    found = Fraction(written.value)
    if written.rounded:
        assert abs(found - value) <= abs(value) * Fraction(1, 10**11)
    else:
        assert found == value


@given(st.integers(1, 10**9))
def test_terminating_places_agree_with_division(denominator: int) -> None:
    places = terminating_places(Fraction(1, denominator))
    if places is None:
        assert any(10**n % denominator for n in (1, 10, 40))
    else:
        assert 10**places % denominator == 0
        assert places == 0 or 10 ** (places - 1) % denominator != 0
