"""Which result a verdict is about."""

from __future__ import annotations

from buddy.domain.judged import judged_in_words


def test_a_verdict_is_on_the_result_that_its_words_stand_in() -> None:
    results = ["how many missions succeeded", "prices of bread: brioche $6.10"]
    assert judged_in_words("the price of brioche is wrong", results) == 1
    assert judged_in_words("this is wrong", results) == 0
    assert judged_in_words("the missions are wrong", results) == 0
