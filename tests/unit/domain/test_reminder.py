# words of many languages
"""A wish to be reminded is none of Buddy's tools'; work at a time is a schedule."""

from __future__ import annotations

import pytest

from buddy.domain.beyond_tools import Deed, beyond_tools
from buddy.domain.reminder import is_reminder


@pytest.mark.parametrize(
    "text",
    [
        "remind me to call mum at 6",
        "remind me tomorrow about the dentist",
        "erinnere mich morgen um 9 an den Arzttermin",
        "rappelle-moi demain d'appeler maman",
        "recuérdame mañana llamar a mamá",
        "ricordami di comprare il latte",
        "ricordami domani del dentista",
        "rappelle-moi de prendre le pain",
        "lembra-me de comprar leite",
        "remind me about the dentist",
        "remind me every day to take my pills",
        "set a reminder for the dentist on friday",
        "herinner me morgen aan de afspraak",
        "herinner me eraan om te bellen",
    ],
)
def test_a_reminder(text: str) -> None:
    assert is_reminder(text)
    assert beyond_tools(f"please {text}") is Deed.REMIND


@pytest.mark.parametrize(
    "text",
    [
        "remind me to search for tea at 9",
        "remind me every day to check https://shop.example",
        "remind me to check the page at 5",
        "remind me what i noted",
        "remind me that the key is red",
        "remind me of the price of the desk lamp",
        "remind me of what you can do",
        "remind me about what I asked",
        "remind us of the last search",
        "remind me tomorrow of the last search",
        "recuérdame que la reunión es a las 9",
        "rappelle-moi de la réunion",
        "remind me every day to calculate the total of invoices",
        "remind me every morning to fetch the headlines",
        "remind me of it tomorrow",
        "what did i ask you to remind me of",
    ],
)
def test_no_reminder(text: str) -> None:
    assert not is_reminder(text)
