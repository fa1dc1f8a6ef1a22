# words of many languages
import pytest

from buddy.domain.schedule_zone import zone_said


@pytest.mark.parametrize(
    ("text", "rest", "zone"),
    [
        ("at 8 Berlin time every weekday", "at 8 every weekday", "Europe/Berlin"),
        ("jeden Tag um 8 Uhr Berliner Zeit", "jeden Tag um 8 Uhr", "Europe/Berlin"),
        ("à 8h heure de Paris", "à 8h", "Europe/Paris"),
        ("a las 9 hora de Madrid", "a las 9", "Europe/Madrid"),
        ("every day at 9am New York time", "every day at 9am", "America/New_York"),
        ("daily at 17:30 UTC", "daily at 17:30", "UTC"),
        ("every day at 8 US time", "every day at 8", None),
    ],
)
def test_a_time_is_said_in_a_zone(text: str, rest: str, zone: str | None) -> None:
    found = zone_said(text)
    assert found is not None
    assert (found.rest, found.zone) == (rest, zone)


@pytest.mark.parametrize(
    "text",
    [
        "at 8 local time",
        "at 8 dinner time",
        "at 8 and search for Berlin time zones",
        "at 7 HTML pages",
        "search for 8 Mile time tables",
        "what is the time in Berlin",
        "every day at 8",
    ],
)
def test_other_words_are_no_zone(text: str) -> None:
    assert zone_said(text) is None
