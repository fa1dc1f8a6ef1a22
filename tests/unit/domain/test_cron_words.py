"""What cron rules say, in words."""

from __future__ import annotations

import pytest

from buddy.domain.cron import parse_cron
from buddy.domain.cron_words import cron_words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("0 8 1 * *", "on the 1st of each month at 08:00"),
        ("0 8 1,15 * *", "on the 1st and 15th of each month at 08:00"),
        ("30 18 L * *", "on the last day of each month at 18:30"),
        ("0 9 LW * *", "on the last working day of each month at 09:00"),
        ("0 9 * * MON#2", "on the second Monday of each month at 09:00"),
        ("0 9 * * 5L", "on the last Friday of each month at 09:00"),
        ("0 9 12,22,23 * *", "on the 12th, 22nd and 23rd of each month at 09:00"),
        ("0 * * * *", "every hour"),
        ("15 * * * *", "every hour at :15"),
        ("15 */2 * * *", "every 2 hours at :15"),
        ("*/10 * * * *", "every 10 minutes"),
        ("* * * * *", "every minute"),
        ("0 * * * 1-5", "every hour, every weekday"),
        ("0 8-17 * * *", "every hour from 08:00 to 17:00, every day"),
        ("0 8,17 * * 1,5", "every Monday and Friday at 08:00 and 17:00"),
    ],
)
def test_says_it(rule: str, words: str) -> None:
    said = cron_words(parse_cron(rule))
    assert said == words.removesuffix(", every day")


@pytest.mark.parametrize(
    "rule",
    [
        "0 8 1 * 1",  # either of the two
        "0 8 1 * 0-6",
        "0 8 1 1 *",
        "*/7 * * * *",
        "0,5 9 * * *",
        "0 9 */2 * *",
        "0 0,2,9,20 * * *",
        "0 9 1 * 1#2",
    ],
)
def test_says_nothing_where_words_would_leave_something_out(rule: str) -> None:
    assert cron_words(parse_cron(rule)) is None
