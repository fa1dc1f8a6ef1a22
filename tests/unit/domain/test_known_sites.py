import pytest

from buddy.domain.known_sites import NAMED_SITE, domains_of
from buddy.domain.restriction import restriction_in, without_exclusions


def test_a_site_is_known_by_its_name() -> None:
    assert domains_of("Wikipedia") == ("wikipedia.org",)
    assert domains_of("stack  overflow") == ("stackoverflow.com",)
    assert "amazon.de" in domains_of("amazon")
    assert NAMED_SITE.search("see wikipedia.org") is None


@pytest.mark.parametrize(
    ("text", "kept_away"),
    [
        ("search for rye flour, not on wikipedia", ("wikipedia.org",)),
        (
            "search for rye flour, exclude wikipedia and reddit",
            ("wikipedia.org", "reddit.com"),
        ),
        ("suche nach Mehl, aber nicht auf reddit", ("reddit.com",)),
        ("cherche de la farine sauf sur wikipedia", ("wikipedia.org",)),
    ],
)
def test_a_site_by_name_is_kept_away_and_leaves_the_query(
    text: str, kept_away: tuple[str, ...]
) -> None:
    assert restriction_in(text).excluded == kept_away
    assert "wikipedia" not in without_exclusions(text)


@pytest.mark.parametrize(
    "text",
    [
        "how not to use facebook",
        "why is wikipedia not paid",
        "things not to do on reddit",
        "search for the history of wikipedia",
    ],
)
def test_a_name_that_is_only_spoken_of_bounds_nothing(text: str) -> None:
    assert not restriction_in(text).says_something
    assert without_exclusions(text) == text


def test_only_a_site_by_name_is_kept_to() -> None:
    assert restriction_in("search for rye flour only on wikipedia").only == ("wikipedia.org",)
    assert restriction_in("search for rye flour on wikipedia only").only == ("wikipedia.org",)
