"""Secrets that are said leave a message before it is kept; what only speaks of them stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.told_secret import without_told

KEY = "sk-proj-abcdEFGH1234567890abcdEFGH1234567890"


@pytest.mark.parametrize(
    ("said", "secret"),
    [
        ("my password is hunter2-Blue!7 for the shop, log in please", "hunter2-Blue!7"),
        ("my password for the shop is swordfish", "swordfish"),
        ("log in to the shop with user anna and password Blue77!", "Blue77!"),
        ("search for my password hunter2 in leaked databases", "hunter2"),
        ("swordfish is my password", "swordfish"),
        ("password: tr0ub4dor", "tr0ub4dor"),
        (f"{KEY} is my api key, remember it", KEY),
        ("here: AKIAIOSFODNN7EXAMPLE / wJalrXUtnFEMI/K7MDENG/bPxRfiCY7", "wJalrXUtnFEMI"),
        ("my PIN is 4821", "4821"),
        ("my pin 4821 please", "4821"),
        ("remember my credit card 4111 1111 1111 1111 exp 12/27 cvv 123", "4111"),
        ("remember my credit card 4111 1111 1111 1111 exp 12/27 cvv 123", "cvv 123"),
        ("my visa card is 4111111111111111", "4111111111111111"),
        ("remember that my IBAN is DE89 3704 0044 0532 0130 00", "0532"),
        ("DE89370400440532013000 is mine", "DE89370400440532013000"),
        ("Mein Passwort lautet Sommer2024! bitte merken", "Sommer2024!"),
        ("Meine PIN ist 4821", "4821"),
        ("mon mot de passe est soleil99", "soleil99"),
        ("mon code PIN est 4821", "4821"),
        ("mi contraseña es girasol, entra en la tienda", "girasol"),
        ("mi clave es girasol7", "girasol7"),
        ("la mia password è girasole1", "girasole1"),
        ("il mio pin è 4821", "4821"),
        ("minha senha é girassol", "girassol"),
        ("mijn wachtwoord is zonnebloem", "zonnebloem"),
        ("mijn pincode is 4821", "4821"),
    ],
)
def test_a_secret_that_is_said_is_left_out(said: str, secret: str) -> None:
    kept = without_told(said)
    assert secret not in kept
    assert "(left out)" in kept
    assert without_told(kept) == kept


@pytest.mark.parametrize(
    "said",
    [
        "what is my password?",
        "my password is too weak, what can I do",
        "is my password safe?",
        "mein Passwort ist weg",
        "mon mot de passe est perdu",
        "mi contraseña es muy débil",
        "la mia password è scaduta",
        "minha senha é fraca",
        "mijn wachtwoord is kwijt",
        "search for password managers",
        "search for the best password generators 2024",
        "search for password sha256 hashing",
        "how do api keys work?",
        "get https://a.example/x?token=abcdef1234567890",
        "get https://a.example/?key=sk-proj-abcdEFGH1234567890abcd",
        "what is 4111111111111111 * 2",
        "search for flights on 2024-12-24 under 1200 dollars",
        "pin 3 notes",
        "the pin is bent",
        "search for la clave es la paciencia",
        "what is 1234 5678 9012 3456 + 1",
        "remember that I like bikes",
        "the token price is 12 dollars",
    ],
)
def test_what_only_speaks_of_secrets_stays(said: str) -> None:
    assert without_told(said) == said


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    kept = without_told(text)
    assert kept == text or "(left out)" in kept
