"""Which paragraphs speak of something."""

from __future__ import annotations

from buddy.domain.passages import MAX_CHARACTERS, MAX_PASSAGES, passages_about

TEXT = "Bread costs three euros.\nWe open on Monday.\nPrices of cakes vary.\n"


def test_the_paragraphs_that_share_rare_words_come_first() -> None:
    assert passages_about(TEXT, "price of a cake") == ("Prices of cakes vary.",)
    assert passages_about(TEXT, "when do you open")[0] == "We open on Monday."


def test_nothing_shared_is_nothing_found_and_long_ones_are_cut() -> None:
    assert passages_about(TEXT, "unicorns") == ()
    assert passages_about("", "bread") == ()
    long = "bread " * 1000
    (cut,) = passages_about(long, "bread")
    assert len(cut) <= MAX_CHARACTERS + 1
    assert len(passages_about("bread\n" * 50, "bread")) == MAX_PASSAGES
