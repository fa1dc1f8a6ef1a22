"""A file's bytes as text: what kind of file it is, how it is encoded, what it says.

Text in any common encoding; the visible text of HTML; the cells of notebooks; the paragraphs of
Word and OpenDocument texts. Anything else is told by what it is.
"""

from __future__ import annotations

import codecs
import io
import json
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final

from charset_normalizer import from_bytes

from buddy.adapters.tools.xml_tree import xml_tree

MEMBER_LIMIT: Final = 20_000_000
"""Bytes of the text inside a packed document."""
_SAMPLE: Final = 65_536
_CONTROL_SHARE: Final = 0.02
"""More control characters than this and it is no text."""
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC: Final = (
    (b"%PDF-", "a PDF document; turn it into text first, for instance with pdftotext"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"PK\x03\x04", "a ZIP archive or a document packed as one"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a Windows program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; save it as .docx, .odt or text"),
)
_DAMAGED: Final = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, KeyError, RuntimeError),
    *(NotImplementedError, OSError, ValueError, struct.error),
)
"""What the reading of a ZIP archive that is none, cut off, altered or locked raises."""
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OPEN_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MARKDOWN: Final = frozenset({".md", ".markdown", ".mdown"})


class NotText(Exception):
    """A file holds no text; the message says what it is instead, after "it is"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileText:
    """What a file says."""

    text: str
    encoding: str
    """``utf-8`` and so on; of a packed document its kind."""
    format: str
    """``markdown`` or ``text``: how to show it."""


def text_of(name: str, content: bytes) -> FileText:
    """Read a file.

    Args:
        name: Its name; the ending tells HTML, notebooks and documents.
        content: All of it.

    Raises:
        NotText: It holds no text that can be read.
    """
    ending = PurePath(name).suffix.lower()
    packed = _PACKED.get(ending)
    if packed is not None:
        kind, member, reader = packed
        return FileText(text=reader(_member(content, member)), encoding=kind, format="markdown")
    text, encoding = decoded(content)
    if ending in {".html", ".htm", ".xhtml"}:
        return FileText(text=_visible(text), encoding=encoding, format="text")
    if ending == ".ipynb":
        return FileText(text=_cells(text), encoding=encoding, format="markdown")
    shown = "markdown" if ending in _MARKDOWN else "text"
    return FileText(text=text, encoding=encoding, format=shown)


def decoded(content: bytes) -> tuple[str, str]:
    """Return a text and its encoding, each line ended by one line feed.

    Raises:
        NotText: It is no text in any encoding.
    """
    encoding = next((name for mark, name in _BOMS if content.startswith(mark)), None)
    if encoding is None:
        for magic, kind in _MAGIC:
            if content.startswith(magic) and (b"\0" in content[:_SAMPLE] or magic == b"%PDF-"):
                raise NotText(kind)
        if b"\0" in content[:_SAMPLE]:
            raise NotText("a binary file")
    name = encoding or "utf-8"
    try:
        return _lines(content.decode(name)), "utf-8" if name == "utf-8-sig" else name
    except UnicodeDecodeError as error:
        if encoding is not None:
            raise NotText(f"a damaged {encoding} text") from error
    return _guessed(content)


def _guessed(content: bytes) -> tuple[str, str]:
    guess = from_bytes(content[:_SAMPLE]).best()
    name = guess.encoding if guess is not None else "latin-1"
    try:
        text = content.decode(name)
    except (UnicodeDecodeError, LookupError):
        name, text = "latin-1", content.decode("latin-1")
    sample = text[:_SAMPLE]
    odd = sum(character < " " and character not in "\t\n\r\f\x1b" for character in sample)
    if odd > _CONTROL_SHARE * len(sample):
        raise NotText("a binary file")
    return _lines(text), name


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _visible(source: str) -> str:
    # Half a second of import, and only for this.
    from trafilatura import html2txt  # noqa: PLC0415

    whole = source if "<html" in source[:_SAMPLE].lower() else f"<html><body>{source}</body></html>"
    return html2txt(whole) or source


def _cells(source: str) -> str:
    try:
        cells: list[dict[str, Any]] = json.loads(source)["cells"]
        parts = [(str(cell["cell_type"]), "".join(cell["source"])) for cell in cells]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotText("a damaged notebook") from error
    return "\n\n".join(
        f"```python\n{text}\n```" if kind == "code" else text for kind, text in parts
    )


def _member(content: bytes, name: str) -> Any:
    """Return the XML tree of one file in a packed document, if it is of a bearable size."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(name) as stream:
            text = stream.read(MEMBER_LIMIT + 1)
    except _DAMAGED as error:
        raise NotText("a damaged or locked document") from error
    if len(text) > MEMBER_LIMIT:
        raise NotText(f"a document of more than {MEMBER_LIMIT // 1_000_000} MB of text")
    try:
        return xml_tree(text)
    except ValueError as error:
        raise NotText("a damaged document") from error


def _word_text(tree: Any) -> str:
    return "\n\n".join(filter(None, map(_word_paragraph, tree.iter(f"{_WORD}p"))))


def _word_paragraph(paragraph: Any) -> str:
    style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
    name = "" if style is None else str(style.get(f"{_WORD}val") or "")
    level = name.removeprefix("Heading") if name.startswith("Heading") else ""
    text = "".join(_word_runs(paragraph)).strip()
    return f"{'#' * int(level)} {text}" if text and level in set("123456") else text


def _word_runs(paragraph: Any) -> Iterator[str]:
    for element in paragraph.iter(f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br"):
        yield (element.text or "") if element.tag == f"{_WORD}t" else " "


def _open_text(tree: Any) -> str:
    parts: list[str] = []
    for element in tree.iter(f"{_OPEN_TEXT}h", f"{_OPEN_TEXT}p"):
        text = "".join(element.itertext()).strip()
        level = str(element.get(f"{_OPEN_TEXT}outline-level") or "")
        parts.append(f"{'#' * int(level)} {text}" if text and level in set("123456") else text)
    return "\n\n".join(filter(None, parts))


_PACKED: Final[dict[str, tuple[str, str, Callable[[Any], str]]]] = {
    ".docx": ("Word document", "word/document.xml", _word_text),
    ".odt": ("OpenDocument text", "content.xml", _open_text),
}
