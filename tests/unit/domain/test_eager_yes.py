# words of many languages
"""A wish or praise is a yes to what was asked; what only sounds like one is none."""

from __future__ import annotations

import re

import pytest

from buddy.domain.assent import agrees
from buddy.domain.eager_yes import EAGER_YES
from buddy.domain.plain_decision import words_of, yes_to

PAGE = words_of("get the text of http://127.0.0.1:9301/services.html", "web_extract")


@pytest.mark.parametrize(
    "text",
    """That would be splendid.|that'd be lovely|wonderful, thanks|sounds wonderful to me
    |i would love that|it would be great, thank you|with pleasure|gladly
    |das wäre super|unbedingt|sehr gerne|natürlich|das wäre ganz toll, danke|klingt gut
    |oui, volontiers|avec plaisir|ce serait parfait, merci|bien sûr
    |me encantaría|sería estupendo|por supuesto|con mucho gusto
    |volentieri|ottimo, grazie|sarebbe perfetto|certamente|suona bene
    |com certeza, obrigado|seria ótimo|graag|dat zou fijn zijn|natuurlijk
    """.replace("\n", "").split("|"),
)
def test_an_eager_yes(text: str) -> None:
    assert agrees(text.strip()) or yes_to(text.strip(), PAGE)


@pytest.mark.parametrize(
    "text",
    """that would be splendid if it were cheaper|it would be good to know the price first
    |that would be great tomorrow|that would have been great|would that be good|nice|cool|great
    |wonderful weather today|excellent hotels in Rome|sounds good but only one page
    |natürlich nicht|certainement pas|por supuesto que no|zeker niet|sicher?|bien sûr que non
    |that would not be good|brilliant, and what does it cost|das wäre schön gewesen
    """.replace("\n", "").split("|"),
)
def test_no_eager_yes(text: str) -> None:
    assert not yes_to(text.strip(), PAGE)


def test_only_the_eager_word_itself_is_matched() -> None:
    found = re.search(rf"(?<!\w)(?:{EAGER_YES})(?!\w)", "well, that would be really lovely indeed")
    assert found is not None
    assert found[0].startswith("that would be really lovely")
    assert not re.search(rf"(?<!\w)(?:{EAGER_YES})(?!\w)", "the natürliche Zahlen of that")
