# words of many languages
import pytest

from buddy.domain.instant import Instant
from buddy.domain.schedule_hours import Window, window_in, with_window, within_hours
from buddy.domain.schedule_timing import Recurrence, make_timing, timing_words

NOW = Instant("2026-11-27T10:00:00.000Z")


@pytest.mark.parametrize(
    ("said", "rest", "hours"),
    [
        ("only between 8 and 18 o'clock", "only", (8, 18)),
        ("run it only from 9am to 5pm", "run it only", (9, 17)),
        ("nur zwischen 8 und 18 Uhr", "nur", (8, 18)),
        ("seulement entre 8h et 18h", "seulement", (8, 18)),
        ("entre las 8 y las 18", "", (8, 18)),
        ("between 8:00 and 12:00", "", (8, 12)),
    ],
)
def test_hours_are_read(said: str, rest: str, hours: tuple[int, int]) -> None:
    found = window_in(said)
    assert found is not None
    assert (found[0], (found[1].first, found[1].last)) == (rest, hours)


@pytest.mark.parametrize(
    "said", ["between 18 and 8", "between 8:30 and 12", "from monday to friday", "at 8 and 18"]
)
def test_what_is_no_such_hours(said: str) -> None:
    assert window_in(said) is None


@pytest.mark.parametrize(
    ("cron", "words"),
    [
        ("0 */2 * * *", "every 2 hours from 08:00 to 18:00"),
        ("15 * * * 1-5", "every hour from 08:15 to 18:15, every weekday"),
        ("*/15 * * * *", "every 15 minutes from 08:00 to 17:45"),
        ("0 6-20/2 * * *", "every 2 hours from 08:00 to 18:00"),
        ("0 8 * * *", None),
    ],
)
def test_steps_keep_to_hours(cron: str, words: str | None) -> None:
    timing = make_timing(timezone="UTC", recurrence=Recurrence.CRON, cron=cron, now=NOW)
    after = with_window(timing, Window(8, 18, ""), NOW)
    assert (timing_words(after) if after else None) == (f"{words} (UTC)" if words else None)


@pytest.mark.parametrize(
    ("text", "work", "rest", "cron"),
    [
        (
            "search snow every 2 hours between 8 and 18",
            "search snow between 8 and 18",
            "search snow",
            "0 8-18/2 * * *",
        ),
        (
            "every 2 hours, but only between 8 and 18, search snow",
            "but only between 8 and 18, search snow",
            "search snow",
            "0 8-18/2 * * *",
        ),
        (
            "trains between 8 and 18 every 2 hours",
            "trains between 8 and 18",
            "trains between 8 and 18",
            "0 */2 * * *",
        ),
    ],
)
def test_hours_right_behind_the_steps_are_theirs(
    text: str, work: str, rest: str, cron: str
) -> None:
    timing = make_timing(timezone="UTC", recurrence=Recurrence.CRON, cron="0 */2 * * *", now=NOW)
    left, after = within_hours(text, "every 2 hours", work, timing, NOW)
    assert (left, after.cron) == (rest, cron)
