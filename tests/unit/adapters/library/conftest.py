"""The real collection, built once for the tests that look at it."""

from collections.abc import Sequence

import pytest

from buddy.adapters.library.passages import Passage
from buddy.adapters.library.python_docs import PythonDocuments


@pytest.fixture(scope="session")
def python_passages() -> Sequence[Passage]:
    return list(PythonDocuments().passages())
