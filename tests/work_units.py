"""Which tests go to one worker together, when several share the work.

xdist's own ``--dist loadgroup`` writes the group into a test's id, where pytest 9.2 no longer
looks for it: every group fell apart, and each worker started servers and set up modules anew.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from xdist.scheduler import LoadScopeScheduling

_GROUP = re.compile(r"^pytestmark = (?:\[[^\]]*|.*)\bxdist_group\(\"(\w+)\"\)", re.MULTILINE)
_BY_FILE = ("tests/unit/", "tests/web/", "tests/architecture/")
"""Where tests are short: a file goes as a whole, which saves its fixtures and the asking."""


@cache
def group_of(path: Path) -> str | None:
    """Return the group that a test file names in its `pytestmark`."""
    found = _GROUP.search(path.read_text("utf-8"))
    return found[1] if found else None


def unit_of(root: Path, test_id: str) -> str:
    """Return the name of what a test is worked off with: its group, its file or itself."""
    file = test_id.split("::", 1)[0]
    group = group_of(root / file)
    if group is not None:
        return group
    return file if file.startswith(_BY_FILE) else test_id


class WorkUnits(LoadScopeScheduling):
    """Hands out groups, files and tests in the order in which they were collected."""

    def __init__(self, config: Any, log: Any = None) -> None:
        super().__init__(config, log)
        # The folders whose tests take long come first by name; by size they would come last, and
        # one worker would wait for the other.
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(self.config.rootpath, nodeid)
