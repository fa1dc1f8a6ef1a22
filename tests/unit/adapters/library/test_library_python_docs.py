import platform
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from buddy.adapters.library.passages import Passage
from buddy.adapters.library.python_docs import PythonDocuments
from buddy.adapters.library.python_runtime import MODULES


def by_path(passages: Sequence[Passage], path: str) -> Passage:
    return next(passage for passage in passages if passage.path == path)


@pytest.mark.parametrize(
    "path",
    [
        "asyncio.Task.cancel",
        "asyncio.gather",
        "asyncio.timeout",
        "collections.abc.Mapping",
        "collections.deque.append",
        "collections.namedtuple",
        "concurrent.futures.ThreadPoolExecutor",
        "csv.DictWriter",
        "datetime.datetime.strptime",
        "decimal.Decimal",
        "dict.get",
        "functools.lru_cache",
        "itertools.permutations",
        "json.JSONDecoder",
        "json.loads",
        "math.sqrt",
        "open",
        "os.listdir",
        "os.path.join",
        "pathlib.Path",
        "random.shuffle",
        "re.match",
        "sqlite3.connect",
        "subprocess.run",
        "unittest.TestCase",
        "ValueError",
        "argparse",
        "reference/yield",
        "overview/library",
    ],
)
def test_documents_stand_under_the_names_people_use(
    python_passages: Sequence[Passage], path: str
) -> None:
    assert by_path(python_passages, path).body.strip()


@pytest.mark.parametrize(
    "prefix",
    [
        "_",
        "asyncio.tasks.Task",
        "test.",
        "idlelib",
        "turtledemo",
        "builtins.",
        "antigravity",
        "posixpath",
        "ntpath",
    ],
)
def test_private_and_inner_names_are_absent(
    python_passages: Sequence[Passage], prefix: str
) -> None:
    assert [p.path for p in python_passages if p.path.startswith(prefix)] == []


def test_paths_are_unique(python_passages: Sequence[Passage]) -> None:
    paths = Counter(passage.path for passage in python_passages)
    assert [path for path, count in paths.items() if count > 1] == []


def test_there_is_a_whole_library(python_passages: Sequence[Passage]) -> None:
    kinds = Counter(passage.kind for passage in python_passages)
    assert kinds["function"] > 4000
    assert kinds["class"] > 800
    assert kinds["module"] > 200
    assert kinds["topic"] > 200
    assert kinds["overview"] == 4


def test_passages_are_short_and_complete(python_passages: Sequence[Passage]) -> None:
    for passage in python_passages:
        assert 0 < len(passage.body) <= 1500
        assert passage.title
        assert len(passage.heading) <= 200
        assert "\0" not in passage.body


def test_a_method_shows_its_signature_and_first_sentence(
    python_passages: Sequence[Passage],
) -> None:
    cancel = by_path(python_passages, "asyncio.Task.cancel")
    assert cancel.body.startswith("asyncio.Task.cancel(")
    assert cancel.heading == "Request that this task cancel itself."


def test_compiled_signatures_hide_the_bound_argument(python_passages: Sequence[Passage]) -> None:
    assert [p.path for p in python_passages if "$self" in p.body or "$module" in p.body] == []
    get = by_path(python_passages, "dict.get")
    assert get.body.startswith("dict.get(key, default=None, /)")


def test_the_version_names_the_interpreter() -> None:
    assert platform.python_version() in PythonDocuments().version


def test_a_library_without_sources_still_has_the_compiled_part(tmp_path: Path) -> None:
    paths = {passage.path for passage in PythonDocuments(tmp_path).passages()}
    assert {"dict.get", "math.sqrt", "reference/yield"} <= paths


def test_building_imports_nothing_but_the_list_and_stays_small() -> None:
    program = (
        "import re, sys\nfrom pathlib import Path\n"
        "from buddy.adapters.library.python_docs import PythonDocuments\n"
        "count = sum(1 for _ in PythonDocuments().passages())\n"
        "assert count > 5000, count\n"
        # of this program alone: the usage that the system counts begins with the parent's
        "peak = int(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])\n"
        "assert peak < 150_000, f'{peak} KiB'\n"
        "print(sorted({'antigravity', 'this', 'tkinter', 'turtle', 'idlelib', 'pip', 'pytest'}"
        " & sys.modules.keys()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")


def test_nothing_on_the_list_draws_or_plays() -> None:
    assert not {"antigravity", "this", "tkinter", "turtle", "webbrowser"} & set(MODULES)
