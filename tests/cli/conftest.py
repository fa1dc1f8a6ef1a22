from collections.abc import Iterator

import pytest
from cli_server import Cli, serving


@pytest.fixture(scope="module")
def cli() -> Iterator[Cli]:
    """The command line and a server with one scripted web_search, shared by a module's tests."""
    with serving() as cli:
        yield cli
