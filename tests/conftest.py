"""What all tests share: which outside programs they need, and an environment without settings.

A test that needs a program carries its mark (``chromium``, ``postgres``). Where the program is
missing the test skips with the reason, and with ``BUDDY_REQUIRE=all`` it fails: continuous
integration must not pass by skipping.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from postgres_server import bare_postgres_url, postgres_server, postgres_url

__all__ = ["bare_postgres_url", "postgres_server", "postgres_url"]  # fixtures for every folder


def _chromium() -> bool:
    return any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))


def _postgres() -> bool:
    beside = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return shutil.which("initdb") is not None or any(beside)


NEEDS: dict[str, tuple[Callable[[], bool], str]] = {
    "chromium": (_chromium, "no Chromium on the path; `make test-deps` installs it"),
    "postgres": (_postgres, "no initdb of PostgreSQL; install the postgresql package"),
}


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark, (present, reason) in NEEDS.items():
        if item.get_closest_marker(mark) is not None and not present():
            if os.environ.get("BUDDY_REQUIRE") == "all":
                pytest.fail(f"BUDDY_REQUIRE=all, and {reason}", pytrace=False)
            pytest.skip(reason)


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests say what they set; the developer's own settings reach none of them."""
    for name in [name for name in os.environ if name.startswith("BUDDY_")]:
        if name != "BUDDY_REQUIRE":
            monkeypatch.delenv(name)
