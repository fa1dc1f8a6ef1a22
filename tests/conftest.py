"""What all tests share: which outside programs they need, and an environment without settings.

A test that needs a program carries its mark (``chromium``, ``postgres``, ``firestore``,
``searxng``, ``smollm2``). Where the program is missing the test skips with the reason, and with
``BUDDY_REQUIRE=all`` it fails: continuous integration must not pass by skipping.
"""

import gc
import os
import reprlib
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import settings

import local_model
from buddy.adapters.browser.chromium_process import ChromiumProcess
from firestore_emulator import PACKAGE, new_project, running_emulator, start_script
from mcp_reference import MISSING as NO_MCP
from mcp_reference import present as mcp_present
from no_network import can_be_cut_off
from postgres_server import bare_postgres_url, postgres_server, postgres_url
from searxng_program import PYTHON as SEARXNG
from work_units import WorkUnits

__all__ = ["bare_postgres_url", "postgres_server", "postgres_url"]  # fixtures for every folder


# Ten thousand tests and what they import are a million objects that stay: the collector's rounds
# through them cost a quarter of the collection, and later as much again.
gc.disable()


# Python's `signal.signal` words the handler that it replaces, asyncio's holds the task that has
# ended, and the task what it returned: each fixture that made a world spelled out all of it.
def _by_type(x: object, level: int) -> str:  # as `reprlib` calls it
    return f"<{type(x).__name__}>"


reprlib.aRepr.repr_instance = _by_type

# A busy machine is no fault of an example.
settings.register_profile("patient", settings.default, deadline=None)
settings.load_profile("patient")


def _chromium() -> bool:
    return any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))


def _postgres() -> bool:
    beside = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return shutil.which("initdb") is not None or any(beside)


def _firestore() -> bool:
    return start_script() is not None


def _smollm2() -> bool:
    return local_model.model_file() is not None


def _axe() -> bool:
    package = Path(__file__).parents[1] / "dashboard" / "node_modules" / "axe-core"
    return package.is_dir()


NEEDS: dict[str, tuple[Callable[[], bool], str]] = {
    "axe": (_axe, "no axe-core in dashboard/node_modules; `make dashboard` installs it"),
    "chromium": (_chromium, "no Chromium on the path; `make test-deps` installs it"),
    "firestore": (_firestore, f"no Firestore emulator; install Debian's {PACKAGE} and Java"),
    "mcp": (mcp_present, NO_MCP),
    "no_network": (can_be_cut_off, "`unshare --net` is not here, or not for this user"),
    "postgres": (_postgres, "no initdb of PostgreSQL; install the postgresql package"),
    "searxng": (SEARXNG.exists, "no SearXNG in .test-deps; `make test-deps` installs it"),
    "smollm2": (_smollm2, "no SmolLM2 in .test-deps; `make test-deps` installs it"),
}


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> WorkUnits | None:
    """Keep together what `work_units` says, with several workers and ``--dist loadgroup``."""
    return WorkUnits(config, log) if config.getoption("dist") == "loadgroup" else None


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


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[ChromiumProcess]:
    """The one Chromium that Buddy's own browser drives in these tests; it lives on their loop."""
    process = ChromiumProcess()
    yield process
    await process.close()


@pytest.fixture(scope="session")
def firestore_host() -> Iterator[str]:
    """A running Firestore emulator."""
    with running_emulator() as host:
        yield host


@pytest.fixture
def firestore_project(firestore_host: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A project of the test's own on the emulator, which clients opened now will ask."""
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", firestore_host)
    return new_project()
