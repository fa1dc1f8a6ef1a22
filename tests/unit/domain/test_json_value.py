"""Canonical JSON: one text per value, one digest per text."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buddy.domain.json_value import canonical_json, digest

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(JSON)
def test_the_text_reads_back_as_the_value(value: Any) -> None:
    text = canonical_json(value)
    assert json.loads(text) == value
    assert canonical_json(json.loads(text)) == text


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=5), JSON, max_size=5))
def test_the_order_of_keys_does_not_matter(value: dict[str, Any]) -> None:
    assert canonical_json(dict(reversed(value.items()))) == canonical_json(value)


def test_the_form() -> None:
    assert canonical_json({"b": [1, 2.5, None], "a": "Zürich", "": True}) == (
        '{"":true,"a":"Zürich","b":[1,2.5,null]}'
    )


def test_the_digest_is_the_sha256_of_the_text_in_utf_8() -> None:
    assert digest({"a": "ü"}) == hashlib.sha256('{"a":"ü"}'.encode()).hexdigest()
    assert digest({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


@settings(deadline=None)
@given(JSON, JSON)
def test_digests_differ_exactly_where_the_texts_do(one: Any, two: Any) -> None:
    assert (digest(one) == digest(two)) == (canonical_json(one) == canonical_json(two))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_json_has_no_word_for_what_is_not_finite(value: float) -> None:
    with pytest.raises(ValueError, match="Out of range float"):
        canonical_json({"x": [value]})


@pytest.mark.parametrize("value", [{1, 2}, object(), b"bytes", {("a", "b"): 1}])
def test_what_is_no_json_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_json(value)


def test_half_a_surrogate_pair_has_no_digest() -> None:
    """JSON can escape it, UTF-8 cannot carry it; the edges refuse it by this error."""
    half = json.loads('{"query": "\\ud83d"}')
    with pytest.raises(ValueError, match="surrogates not allowed"):
        digest(half)
