"""A code tree is indexed inside the allowed folders, and a file outlined."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from threading import Event

import pytest
from tool_calls import Calls

from buddy.adapters.tools import repo_scan
from buddy.adapters.tools.allowed_folders import AllowedFolders
from buddy.adapters.tools.definitions import definitions_in, module_doc
from buddy.adapters.tools.file_summary import FileSummary
from buddy.adapters.tools.gitignore import is_ignored, parse
from buddy.adapters.tools.manifests import is_manifest, read_manifest
from buddy.adapters.tools.repo_index import RepoIndex
from buddy.adapters.tools.repo_scan import RepoScan
from buddy.adapters.tools.repo_text import code, plain
from buddy.domain.code.languages import language_of
from buddy.errors import ToolExecutionFailed

SHOP = '''"""The shop."""

class Cart(dict):
    """What is bought."""

    def add(self, item: str, *, count: int = 1) -> None:
        """Put something in."""

async def main(): ...

if True:
    def under_condition(): pass
'''
PAGE = """/** Draws. */
export const draw = async (x: number): Promise<void> => {};
const text = "class Nope {}";
/* class Hidden {} */
export interface Props { a: string }
"""


_NAMES = """
x.tmp keep.tmp top.txt d/top.txt sub/inner.txt d/sub/inner.txt logs/a d/logs/b logs.txt a/z
p/deep/q.c deep/q.c p/deep/r/q.c a/b/z a/b/c/z #odd file1.txt filex.txt filex.md file1.md
a.bak a.bk foo/bar foo/baz d/logs2/c
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    root = tmp_path / "shop"
    for folder in ("src", "web", "build", "node_modules/x", ".git"):
        (root / folder).mkdir(parents=True)
    (root / "README.md").write_text("# Shop\n\nSells things.\n")
    (root / "pyproject.toml").write_text(
        '[project]\nname = "shop"\nversion = "1.2"\ndependencies = ["fastapi>=0.1"]\n'
    )
    (root / ".gitignore").write_text("build/\n*.log\n!keep.log\n/src/made.py\n")
    (root / "src" / "shop.py").write_text(SHOP)
    (root / "src" / "made.py").write_text("def made(): ...\n")
    (root / "web" / "page.ts").write_text(PAGE)
    (root / "web" / "a.log").write_text("x\n")
    (root / "web" / "keep.log").write_text("x\n")
    (root / "build" / "out.py").write_text("def out(): ...\n")
    (root / "node_modules" / "x" / "i.js").write_text("function i() {}\n")
    (root / "logo.png").write_bytes(b"\x89PNG\0")
    (root / "way-out").symlink_to("/etc")
    return root


async def test_a_tree_is_indexed(shop: Path) -> None:
    index = Calls(RepoIndex(AllowedFolders([shop.parent])))
    result = await index(path="shop")
    data = result.data
    assert {row["path"] for row in data["files"]} == {
        ".gitignore",
        "README.md",
        "logo.png",
        "pyproject.toml",
        "src/shop.py",
        "web/keep.log",
        "web/page.ts",
    }
    languages = {row["language"]: row["lines"] for row in data["languages"]}
    assert languages["Python"] == SHOP.count("\n")
    assert languages["TypeScript"] == PAGE.count("\n")
    names = [(d["path"], d["name"], d["kind"], d["line"]) for d in data["definitions"]]
    assert names == [
        ("src/shop.py", "Cart", "class", 3),
        ("src/shop.py", "Cart.add", "method", 6),
        ("src/shop.py", "main", "function", 9),
        ("src/shop.py", "under_condition", "function", 12),
        ("web/page.ts", "draw", "function", 2),
        ("web/page.ts", "Props", "interface", 5),
    ]
    assert data["manifests"][0]["dependencies"] == ["fastapi>=0.1"]
    assert data["readme"] == {"path": "README.md", "text": "# Shop\n\nSells things.\n"}
    assert data["left_out"] == {
        "installed packages or version control": 2,
        "left out by .gitignore": 3,
        "links or special files": 1,
    }
    assert result.summary == "shop: 7 files, 29 lines, mostly Python, 6 definitions"
    assert "`Cart` (3)" in data["text"]
    assert "Sells things." in data["text"]


async def test_the_rules_of_the_repository_hold_in_a_folder_of_it(shop: Path) -> None:
    index = Calls(RepoIndex(AllowedFolders([shop.parent])))
    paths = {row["path"] for row in (await index(path="shop/src")).data["files"]}
    assert paths == {"shop.py"}
    (shop / ".git").rmdir()
    paths = {row["path"] for row in (await index(path="shop/src")).data["files"]}
    assert paths == {"shop.py", "made.py"}


async def test_bounds_are_told(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repo_scan, "MAX_FILES", 3)
    monkeypatch.setattr(repo_scan, "FILE_BYTES", 100)
    result = await Calls(RepoIndex(AllowedFolders([shop])))(path=str(shop))
    assert len(result.data["files"]) == 3
    assert result.data["left_out"]["beyond what is read at once"] > 0


async def test_what_is_read_counts_and_not_what_a_file_says_of_its_size(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = RepoScan._entries  # pyright: ignore[reportPrivateUsage]  # a disk that says 0

    def of_no_size(scan: RepoScan, descriptor: int) -> list[tuple[str, int, int]]:
        return [(name, mode, 0) for name, mode, _ in entries(scan, descriptor)]

    monkeypatch.setattr(RepoScan, "_entries", of_no_size)
    monkeypatch.setattr(repo_scan, "MAX_BYTES", 60)
    monkeypatch.setattr(repo_scan, "FILE_BYTES", 80)
    folders = AllowedFolders([shop])
    scan = RepoScan(folders, folders.find(str(shop)), Event())
    found = {file.name: file.content for file in scan.files()}
    assert found[".gitignore"] is not None
    assert scan.left_out["beyond what is read at once"] > 0
    assert all(len(content) <= 80 for content in found.values() if content)


async def test_buddys_own_data_is_no_part_of_a_tree_and_what_is_meant_for_tools_is(
    shop: Path,
) -> None:
    data = shop / "src" / "own"
    (data / "files" / "deep").mkdir(parents=True)
    (data / "mcp.json").write_text("the passphrase is xyzzy")
    (data / "blobs").mkdir()
    (data / "blobs" / "a.py").write_text("def secret(): ...\n")
    (data / "files" / "deep" / "mine.py").write_text("def mine(): ...\n")
    folders = AllowedFolders([shop], private=data, exempt=data / "files")
    result = await Calls(RepoIndex(folders))(path=str(shop))
    own = {row["path"] for row in result.data["files"] if row["path"].startswith("src/own")}
    assert own == {"src/own/files/deep/mine.py"}
    assert result.data["left_out"]["Buddy's own data"] == 1
    assert "xyzzy" not in json.dumps(result.data)
    assert "1 Buddy's own data" in result.data["text"]
    closed = AllowedFolders([shop], private=data)
    paths = {row["path"] for row in (await Calls(RepoIndex(closed))(path=str(shop))).data["files"]}
    assert not {path for path in paths if path.startswith("src/own")}


async def test_no_link_leads_out_of_what_is_meant_for_tools(shop: Path) -> None:
    data = shop / "own"
    (data / "blobs").mkdir(parents=True)
    (data / "blobs" / "a.py").write_text("def secret(): ...\n")
    (data / "files").symlink_to(data / "blobs")
    folders = AllowedFolders([shop], private=data, exempt=data / "files")
    result = await Calls(RepoIndex(folders))(path=str(shop))
    assert not [row for row in result.data["files"] if row["path"].startswith("own")]


async def test_outside_and_empty_trees_are_said(shop: Path, tmp_path: Path) -> None:
    (tmp_path / "void").mkdir()
    index = Calls(RepoIndex(AllowedFolders([tmp_path / "void"])))
    with pytest.raises(ToolExecutionFailed, match="outside what Buddy may read"):
        await index(path=str(shop))
    empty = await index(path=str(tmp_path / "void"))
    assert empty.empty_reason == f"{tmp_path}/void holds no file that is looked at"


async def test_a_pipe_in_a_tree_keeps_nobody_waiting(shop: Path) -> None:
    os.mkfifo(shop / "src" / ".gitignore")
    assert (await Calls(RepoIndex(AllowedFolders([shop])))(path=str(shop))).items == 7


def test_ignore_rules_are_those_of_git(tmp_path: Path) -> None:
    rules = (
        "*.tmp\n!keep.tmp\n/top.txt\nsub/inner.txt\nlogs/\n**/deep/*.c\na/**/z\n\\#odd\n"
        "file[0-9].txt\nfile[!0-9].md\n# comment\n\nspace \\ \n*.b?k\nfoo/*\n!foo/bar\n"
    )
    names = [*_NAMES.split()]
    subprocess.run(["git", "init", "-q", tmp_path], check=True, timeout=60)
    (tmp_path / ".gitignore").write_text(rules)
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    told = subprocess.run(
        ["git", "-C", tmp_path, "ls-files", "-o", "--exclude-standard", "-z"],
        check=True,
        timeout=60,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    kept = {name for name in told if name and name != ".gitignore"}
    read = [parse(rules, ())]

    def left_out(name: str) -> bool:
        parts = tuple(name.split("/"))
        folders = (parts[:depth] for depth in range(1, len(parts)))
        above = any(is_ignored(read, folder, folder=True) for folder in folders)
        return above or is_ignored(read, parts, folder=False)

    assert {name for name in names if not left_out(name)} == kept


async def test_a_file_is_outlined(shop: Path) -> None:
    outline = Calls(FileSummary(AllowedFolders([shop])))
    python = await outline(path="src/shop.py")
    assert python.summary == "shop.py (Python, 12 lines, 4 definitions): The shop."
    first, add, *_ = python.data["definitions"]
    assert (first["signature"], first["doc"]) == ("class Cart(dict)", "What is bought.")
    assert add["signature"] == "def add(self, item: str, *, count: int=1) -> None"
    assert "  - line 6, method `def add(" in python.data["text"]
    readme = await outline(path="README.md")
    assert readme.data["headings"] == [{"line": 1, "level": 1, "text": "Shop"}]
    (shop / "data.csv").write_text("a,b\n1,2\n")
    assert (await outline(path="data.csv")).data["start"] == "a,b\n1,2"
    (shop / "empty.py").write_text("")
    assert (await outline(path="empty.py")).empty_reason


@pytest.mark.parametrize(
    ("language", "source", "found"),
    [
        ("Python", "def broken(:\nclass A:\n", "broken A"),
        ("Go", "func Run(a int) error {\nfunc (s *S) Go() {\ntype T struct {\n", "Run Go T"),
        ("Rust", "pub async fn add<'a>(x: &'a str) {\n    fn in_(&self) {\n", "add in_"),
        ("Java", "public class A {\n  private int f(int x) {\n    return new B(x);\n", "A f"),
        ("C", "#define M 1\nint add(int a)\n{\n  foo(b);\nint q(int a);\nstruct p {\n", "M add p"),
        ("Ruby", "class A::B\n  def ok?(a)\nmodule M\n", "A::B ok? M"),
        ("Shell", "#!/bin/sh\nbuild() {\n", "build"),
        ("SQL", 'CREATE TABLE IF NOT EXISTS "users" (\n', "users"),
        ("Text", "class A:", ""),
    ],
)
def test_definitions_are_found_by_their_form(language: str, source: str, found: str) -> None:
    assert [each.name for each in definitions_in(language, source)] == found.split()


def test_what_stands_before_a_definition_tells_of_it() -> None:
    source = "//! The crate.\n\n/// Adds.\npub fn add() {}\n"
    assert module_doc("Rust", source) == "The crate."
    assert definitions_in("Rust", source)[0].doc == "Adds."
    assert module_doc("Python", "def (") == ""
    assert module_doc("Shell", "#!/bin/sh\n# Builds.\n") == "Builds."


REQUIREMENTS = "# c\n-r x.txt\nflask==1 # why\nhttpx \\\n --hash=sha256:1\n"
NPM = '{"name":"w","dependencies":{"react":"1"},"devDependencies":{"v":"2"}}'
MAVEN = "<p><dependencies><dependency><artifactId>j</artifactId></dependency></dependencies></p>"


@pytest.mark.parametrize(
    ("name", "text", "listed"),
    [
        ("requirements-dev.txt", REQUIREMENTS, ("flask==1", "httpx")),
        ("package.json", NPM, ("react 1", "v 2")),
        ("Cargo.toml", '[dependencies]\nserde="1"\nx={path="x"}\n', ("serde 1", "x")),
        ("go.mod", "module m\nrequire (\n\tgit.io/a/b v1.2.3\n)\n", ("git.io/a/b v1.2.3",)),
        ("Gemfile", 'gem "rails", "7"\n', ("rails",)),
        ("pom.xml", MAVEN, ("j",)),
        ("build.gradle", '  implementation("a:b:1")\n', ("a:b:1",)),
        ("composer.json", '{"require":{"php":"8"}}', ("php 8",)),
    ],
)
def test_manifests_are_read(name: str, text: str, listed: tuple[str, ...]) -> None:
    assert read_manifest(name, text).dependencies == listed


@pytest.mark.parametrize("text", ["{", "[]", "1", json.dumps({"dependencies": [1]})])
def test_a_damaged_manifest_breaks_nothing(text: str) -> None:
    assert read_manifest("package.json", text).dependencies == ()
    assert not is_manifest("notes.txt")
    with pytest.raises(ValueError, match="no manifest"):
        read_manifest("notes.txt", "")


def test_names_tell_the_language_and_no_name_breaks_the_report() -> None:
    assert [language_of(name) for name in ("a.py", "Makefile", "x.unknown")] == [
        "Python",
        "Make",
        None,
    ]
    assert code("a`b") == "``a`b``"
    assert code("`") == "`` ` ``"
    assert plain("<b> *x*") == "\\<b\\> \\*x\\*"
