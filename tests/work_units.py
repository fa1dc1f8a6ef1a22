"""Which tests go to one worker together, when several share the work.

xdist's own ``--dist loadgroup`` writes the group into a test's id, where pytest 9.2 no longer
looks for it: every group fell apart, and each worker started servers and set up modules anew.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from xdist.scheduler import LoadScopeScheduling

_GROUP = re.compile(r"^pytestmark = (?:\[[^\]]*|.*)\bxdist_group\(\"(\w+)\"\)", re.MULTILINE)
_BY_FILE = ("tests/unit/", "tests/web/", "tests/architecture/")
"""Where tests are short: a file goes as a whole, which saves its fixtures and the asking."""
_SLOW_FIRST = ("tests/chaos/", "tests/integration/", "tests/e2e/", "tests/cli/", "tests/contract/")
"""Where tests go one by one: they start processes and wait for them, in these the longest."""


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


def order_of(unit: str, tests: int) -> tuple[int, int]:
    """Return where a unit stands between the long ones, which wait, and the short, which compute.

    Groups come first, the largest first of all; then single tests; then files. Among their like
    they stay in the order of the collection, which is by chance; by chance alone a long one would
    begin last, and all other workers would wait for it.
    """
    if unit.endswith(".py"):
        return len(_SLOW_FIRST) + 2, 0
    if "::" not in unit:
        return 0, -tests
    folders = (at for at, folder in enumerate(_SLOW_FIRST, 1) if unit.startswith(folder))
    return next(folders, len(_SLOW_FIRST) + 1), 0


class WorkUnits(LoadScopeScheduling):
    """Hands out groups, files and tests, the long ones first.

    Of three workers and more the last begins at the short end: where the others wait for processes
    and clocks, it has something to compute.
    """

    def __init__(self, config: Any, log: Any = None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False  # `order_of` says more than the number of tests
        self._ordered = False

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(self.config.rootpath, nodeid)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """Where each test stands in every worker's list, which xdist would search for each."""
        return {test: place for place, test in enumerate(self.collection or ())}

    def _order(self) -> None:
        """Put the queue into its order, once: xdist fills it where nothing can be put between."""
        if not self._ordered:
            units = self.workqueue.items()
            self.workqueue = OrderedDict(sorted(units, key=lambda it: order_of(it[0], len(it[1]))))
            self._ordered = True

    def _assign_work_unit(self, node: Any) -> None:
        """Give a worker its next unit, and forget those it is through with."""
        self._order()
        nodes = self.nodes
        short = len(nodes) > 2 and node is nodes[-1]
        name, unit = self.workqueue.popitem(last=short)
        given = self.assigned_work.setdefault(node, {})
        # Else xdist would count, after each test, all that were ever given.
        for done in [each for each, tests in given.items() if all(tests.values())]:
            del given[done]
        given[name] = unit
        node.send_runtest_some([self._places[test] for test, done in unit.items() if not done])
