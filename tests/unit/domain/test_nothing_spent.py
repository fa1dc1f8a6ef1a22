"""Where nothing at all is to be spent."""

from __future__ import annotations

import pytest

from buddy.domain.nothing_spent import forbids_spending


@pytest.mark.parametrize(
    "text",
    [
        "read https://a.org, don't spend anything",
        "read https://a.org for free only",
        "read https://a.org with a cap of 0",
        "read https://a.org, cap $0",
        "search for tea, budget zero",
        "search for tea, it must not cost anything",
        "search for tea, but only for free",
        "lies a.org, ohne etwas auszugeben",
        "suche Tee, kostenlos",
        "lis a.org gratuitement seulement",
        "lee a.org sin gastar nada",
        "leggi a.org, gratis",
        "przeczytaj a.org, nie wydawaj nic",
    ],
)
def test_nothing_is_to_be_spent(text: str) -> None:
    assert forbids_spending(text)


@pytest.mark.parametrize(
    "text",
    [
        "search for free online courses",
        "search for online courses for free",
        "find a hotel with free wifi",
        "find a phone with a price cap of 0",
        "read a.org with a limit of 0.50",
        "read a.org, limit 0 pages",
        "does it cost anything?",
        "with a cap of 05 dollars",
        "gratis museums in Wien suchen",
    ],
)
def test_what_is_free_itself_is_a_wish(text: str) -> None:
    assert not forbids_spending(text)
