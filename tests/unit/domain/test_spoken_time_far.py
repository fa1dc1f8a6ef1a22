"""Polish and Japanese words of time become English ones."""

from __future__ import annotations

import pytest

from buddy.domain.spoken_time_far import in_english


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("co poniedziałek o 8", "every monday at 8"),
        ("w każdy piątek o ósmej rano", "every friday at 8 in the morning"),
        ("codziennie o 18:30", "every day at 18:30"),
        ("co 2 godziny", "every 2 hours"),
        ("za dwie godziny", "in 2 hours"),
        ("za pół godziny", "in half an hour"),
        ("jutro o 8", "tomorrow at 8"),
        ("o wpół do dziewiątej", "at 8:30"),
        ("w dni robocze o 7", "every weekday at 7"),
        ("毎週月曜日の8時に", "every monday at 8:00"),
        ("毎週月・水曜日の9時", "every monday and wednesday at 9:00"),
        ("毎日8時半", "every day at 8:30"),
        ("午後8時に", "at 8:00 in the afternoon"),
        ("明日の8時", "tomorrow at 8:00"),
        ("2時間後", "in 2 hours"),
        ("2時間ごとに", "every 2 hours"),
        ("金曜日の9時に変更して", "make it on friday at 9:00"),
    ],
)
def test_words_of_time_become_english(said: str, english: str) -> None:
    assert in_english(said) == english


@pytest.mark.parametrize(
    "text", ["o co chodzi", "w Krakowie", "read a book", "東京の天気", "za darmo", "w sobotę?"[:1]]
)
def test_other_words_stay(text: str) -> None:
    assert in_english(text) == text
