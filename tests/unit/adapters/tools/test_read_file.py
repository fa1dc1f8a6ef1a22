import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tool_calls import Calls

from buddy.adapters.tools.allowed_folders import AllowedFolders
from buddy.adapters.tools.file_text import NotText, text_of
from buddy.adapters.tools.list_directory import ListDirectory
from buddy.adapters.tools.read_file import MAX_BYTES, MAX_CHARACTERS, ReadFile
from buddy.errors import ToolExecutionFailed, ToolInputInvalid

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


@pytest.fixture
def read(tmp_path: Path) -> Calls:
    return Calls(ReadFile(AllowedFolders([tmp_path])))


def packed(member: str, content: str | bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr(member, content)
    return stream.getvalue()


async def test_a_file_comes_with_what_is_known_of_it(tmp_path: Path, read: Calls) -> None:
    (tmp_path / "todo.md").write_text("# Today\n\n- milk\n")
    result = await read(path="todo.md")
    assert result.summary == "todo.md: 3 lines, 16 bytes, utf-8"
    assert result.data["text"] == "# Today\n\n- milk"
    assert (result.data["format"], result.data["truncated"]) == ("markdown", False)
    assert result.sources[0].url == f"file:{tmp_path}/todo.md"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Größe: naïve €"),
        ("utf-8-sig", "mit Marke"),
        ("utf-16", "Größe"),
        ("utf-32", "Größe"),
        ("cp1252", "Der Schlüssel für die Hütte liegt über der Tür, größer als früher."),
    ],
)
async def test_text_is_decoded(tmp_path: Path, read: Calls, encoding: str, text: str) -> None:
    (tmp_path / "t.txt").write_bytes(text.encode(encoding))
    assert (await read(path="t.txt")).data["text"] == text


async def test_line_ends_become_one(tmp_path: Path, read: Calls) -> None:
    (tmp_path / "t.txt").write_bytes(b"a\r\nb\rc\n")
    data = (await read(path="t.txt")).data
    assert (data["text"], data["lines"]) == ("a\nb\nc", 3)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image"),
        (b"%PDF-1.7\n1 0 obj", "a PDF document; turn it into text first"),
        (b"PK\x03\x04\0\0", "a ZIP archive"),
        (b"\0\1\2\3" * 10, "a binary file"),
        (bytes(range(1, 32)) * 20 + b"\xff\xfe\xfd", "a binary file"),
        (b"\xff\xfe\x00", "a damaged utf-16 text"),
    ],
)
async def test_what_is_no_text_is_told_by_what_it_is(
    tmp_path: Path, read: Calls, content: bytes, said: str
) -> None:
    (tmp_path / "x.bin").write_bytes(content)
    with pytest.raises(ToolExecutionFailed, match="holds no text; it is") as caught:
        await read(path="x.bin")
    assert said in caught.value.message
    assert f"{len(content):,} bytes" in caught.value.message


async def test_pages_notebooks_and_documents_are_read_as_text(tmp_path: Path, read: Calls) -> None:
    (tmp_path / "p.html").write_text("<h1>Title</h1><script>bad()</script><p>Body &amp; more</p>")
    notebook: dict[str, Any] = {
        "cells": [
            {"cell_type": "markdown", "source": ["# A\n", "text"]},
            {"cell_type": "code", "source": "print(1)"},
        ]
    }
    (tmp_path / "n.ipynb").write_text(json.dumps(notebook))
    word = (
        f'<w:document xmlns:w="{WORD}"><w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>'
        "<w:r><w:t>Head</w:t></w:r></w:p><w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t></w:r></w:p>"
        "</w:document>"
    )
    (tmp_path / "d.docx").write_bytes(packed("word/document.xml", word))
    odt = (
        f'<o:c xmlns:o="{OFFICE}:office:1.0" xmlns:text="{OFFICE}:text:1.0">'
        '<text:h text:outline-level="1">Head</text:h><text:p>Par<text:span>a</text:span></text:p>'
        "</o:c>"
    )
    (tmp_path / "d.odt").write_bytes(packed("content.xml", odt))
    page = (await read(path="p.html")).data["text"]
    assert "Title" in page
    assert "Body & more" in page
    assert "bad()" not in page
    assert (await read(path="n.ipynb")).data["text"] == "# A\ntext\n\n```python\nprint(1)\n```"
    assert (await read(path="d.docx")).data["text"] == "## Head\n\nOne two"
    assert (await read(path="d.odt")).data["text"] == "# Head\n\nPara"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("d.docx", b"no archive"),
        ("d.docx", packed("other.xml", "x")),
        ("d.docx", packed("word/document.xml", "<w:p")),
        ("d.odt", packed("content.xml", b"<a>" + b" " * 20_000_001 + b"</a>")),
        ("n.ipynb", b'{"cells": 1}'),
    ],
)
async def test_a_damaged_or_swollen_document_is_refused(
    tmp_path: Path, read: Calls, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ToolExecutionFailed, match="it is a d"):
        await read(path=name)


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_a_document_with_any_byte_changed_is_read_or_said_to_be_damaged(method: int) -> None:
    whole = packed("word/document.xml", f'<w:document xmlns:w="{WORD}"/>', method)
    refused: list[str] = []
    for place in range(len(whole)):
        for other in (0, 255, whole[place] ^ 1):
            changed = whole[:place] + bytes([other]) + whole[place + 1 :]
            try:
                text_of("d.docx", changed)
            except NotText as error:
                refused.append(str(error))
    assert len(refused) > len(whole)
    assert set(refused) <= {"a damaged or locked document", "a damaged document"}


async def test_a_document_reads_no_other_file(tmp_path: Path, read: Calls) -> None:
    (tmp_path / "secret").write_text("xyzzy")
    evil = (
        f'<!DOCTYPE d [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]>'
        f'<w:document xmlns:w="{WORD}"><w:p><w:r><w:t>a&e;b</w:t></w:r></w:p></w:document>'
    )
    (tmp_path / "d.docx").write_bytes(packed("word/document.xml", evil))
    assert "xyzzy" not in (await read(path="d.docx")).data["text"]


async def test_lines_are_read_from_to(tmp_path: Path, read: Calls) -> None:
    (tmp_path / "t.txt").write_text("".join(f"line {n}\n" for n in range(1, 11)))
    result = await read(path="t.txt", first_line=3, last_line=4)
    assert result.data["text"] == "line 3\nline 4"
    assert "lines 3 to 4 of 10 lines" in result.summary
    assert (await read(path="t.txt", first_line=9, last_line=99)).data["last_line"] == 10
    with pytest.raises(ToolInputInvalid, match="before first_line 4"):
        await read(path="t.txt", first_line=4, last_line=3)
    with pytest.raises(ToolInputInvalid, match="has 10 lines"):
        await read(path="t.txt", first_line=11)


async def test_a_long_text_is_cut_and_says_where(tmp_path: Path, read: Calls) -> None:
    (tmp_path / "t.txt").write_text("123456789\n" * (MAX_CHARACTERS // 10 + 5))
    data = (await read(path="t.txt")).data
    assert (len(data["text"]), data["truncated"]) == (MAX_CHARACTERS, True)
    assert data["last_line"] == MAX_CHARACTERS // 10


async def test_a_huge_file_is_refused_with_its_size(tmp_path: Path, read: Calls) -> None:
    with (tmp_path / "t.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(ToolExecutionFailed, match="10,000,001 bytes, and at most 10,000,000"):
        await read(path="t.txt")


async def test_an_empty_file_is_an_honest_answer(tmp_path: Path, read: Calls) -> None:
    (tmp_path / "t.txt").write_text("")
    result = await read(path="t.txt")
    assert result.empty_reason == f"{tmp_path}/t.txt is empty (0 bytes)"


async def test_a_folder_is_listed(tmp_path: Path) -> None:
    listed = Calls(ListDirectory(AllowedFolders([tmp_path])))
    (tmp_path / "sub").mkdir()
    (tmp_path / "a|b.txt").write_text("12345")
    (tmp_path / ".hidden").write_text("")
    (tmp_path / "to").symlink_to("/etc/passwd")
    result = await listed()
    assert [(e["name"], e["kind"], e["size"]) for e in result.data["entries"]] == [
        ("sub", "folder", None),
        ("a|b.txt", "file", 5),
        ("to", "link", None),
    ]
    assert result.summary == f"{tmp_path}: 1 folder, 2 files, 1 hidden not listed"
    assert "a\\|b.txt" in result.data["text"]
    every = await listed(path=str(tmp_path), hidden=True)
    assert every.data["hidden"] == 0
    assert len(every.data["entries"]) == 4
    first = await listed(limit=1)
    assert first.data["truncated"]
    assert "the first 1 listed" in first.summary
    empty = await listed(path="sub")
    assert empty.empty_reason == f"{tmp_path}/sub has nothing to list (0 folders, 0 files)"


async def test_without_a_path_the_allowed_folders_are_listed(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    both = Calls(ListDirectory(AllowedFolders([tmp_path / "a", tmp_path / "b"])))
    assert [e["name"] for e in (await both()).data["entries"]] == [
        f"{tmp_path}/a",
        f"{tmp_path}/b",
    ]
    for folders in ([], [tmp_path / "not-there"]):
        with pytest.raises(ToolExecutionFailed, match="set BUDDY_FOLDERS to the folders"):
            await Calls(ListDirectory(AllowedFolders(folders)))()
