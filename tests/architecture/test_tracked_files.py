"""What the repository holds is ours, whole, and speaks of no machine it was written on."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from house import CODE_FOLDERS, ROOT, files, name_of

FORBIDDEN = {
    "a machine's path": re.compile(r"(?<![\w~])/(?:work/(?:main|shared)|root|tmp/bash_jobs)\b"),
    "a registry's host": re.compile(
        r"\b(?:pypi\.org|pythonhosted\.org|registry\.npmjs\.org|registry\.yarnpkg\.com)\b"
        r"|\b(?:artifactory|nexus)\.[a-z]|--(?:extra-)?index-url|^\s*registry\s*=\s*[\"']?(?:https?:)?//",
        re.MULTILINE,
    ),
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY"),
    "a conflict mark": re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE),
}
BINARY = {".png", ".jpg", ".npz", ".npy", ".onnx", ".woff2", ".ico", ".gz", ".webp", ".gif"}


def tracked() -> list[Path]:
    """Return the files that are, or are about to be, in the repository."""
    command = ("git", "ls-files", "-co", "--exclude-standard", "-z")
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if result.returncode:  # a copy of the tree, or an archive of it
        return [path for name in CODE_FOLDERS for path in files(ROOT / name, "")]
    return [path for name in result.stdout.split("\0") if name and (path := ROOT / name).is_file()]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    readable = (path for path in tracked() if path.suffix not in BINARY)
    return {name_of(path): path.read_text("utf-8", errors="replace") for path in readable}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_mentions(what: str, texts: dict[str, str]) -> None:
    assert texts
    found = {
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}": match[0]
        for name, text in texts.items()
        for match in FORBIDDEN[what].finditer(text)
    }
    assert not found


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a machine's path", "see " + "/work/" + "main/src"),
        ("a machine's path", "cache in /" + "root/.cache"),
        ("a registry's host", "from https://" + "pypi" + ".org/simple"),
        ("a registry's host", "pip install --index" + "-url x"),
        ("a registry's host", "a=1\nregistry" + "=https://x/"),
        ("a private key", "-----BEGIN RSA PRIVATE" + " KEY-----"),
    ],
)
def test_the_patterns_find_what_they_are_for(what: str, text: str) -> None:
    assert FORBIDDEN[what].search(text)


def test_a_path_that_only_looks_like_one_is_left_alone() -> None:
    assert not FORBIDDEN["a machine's path"].search("~/work/main, example.org/root, /roots/a")


def test_the_lock_file_pins_every_package_by_hash_and_names_no_host() -> None:
    lock = ROOT / "requirements.lock"
    if not lock.exists():
        pytest.skip("no requirements.lock in this tree")
    text = lock.read_text("utf-8")
    assert "://" not in text
    requirements = [
        entry for entry in re.split(r"(?m)^(?=\S)", text) if entry and not entry.startswith("#")
    ]
    assert len(requirements) > 30
    for entry in requirements:
        assert re.match(r"[\w.\[\]-]+==[\w.!+]+", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry
