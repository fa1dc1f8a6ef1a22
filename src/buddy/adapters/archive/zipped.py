"""An archive as one ZIP file that any program can look into.

Inside: ``rows/01-user.jsonl``, ``rows/02-subject.jsonl``, … with one row per line, ``blobs/`` and
a digest for each blob, and last ``manifest.json`` with the SHA-256 and the size of every part.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
import os
import tempfile
import zipfile
import zlib
from collections.abc import AsyncGenerator, Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import IO, Any, TypeVar, cast

from pydantic import TypeAdapter

from buddy.domain.json_value import JsonObject
from buddy.errors import ArchiveError, ArchiveInvalid
from buddy.ports.archive import ArchiveRow, RowKind
from buddy.ports.archive_file import FORMAT, Checked, Manifest

MANIFEST = "manifest.json"
_CHUNK = 1 << 20
_ROWS_AT_ONCE = 200
_PRIVATE = 0o600 << 16
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError)
"""What `zipfile` says of a damaged file, in its many words."""

T = TypeVar("T")


@contextmanager
def _writing(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise ArchiveError(f"{path} cannot be written ({error.strerror or error})") from error


class _Nowhere(io.RawIOBase):
    """A file that forgets what is written to it."""

    def __init__(self) -> None:
        self._position = 0

    def write(self, data: Any, /) -> int:
        self._position += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        self._position = offset if whence == 0 else self._position + offset
        return self._position

    def tell(self) -> int:
        return self._position


class ZipArchiveWriter:
    """Writes an archive under a temporary name beside its own.

    Args:
        path: The file.
        replace: Whether a file that is there may be replaced.

    Raises:
        ArchiveError: The file is there, or its folder cannot be written.
    """

    def __init__(self, path: Path, *, replace: bool = False) -> None:
        if path.exists() and not replace:
            raise ArchiveError(f"{path} exists; give another name, or --force to replace it")
        self._path = path
        with _writing(path):
            # Its owner's alone, as everything in it.
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-", suffix=".new")
            self._file = os.fdopen(handle, "w+b")
        self._temporary: Path | None = Path(name)
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED)
        self._parts: dict[str, dict[str, Any]] = {}
        self._kind: RowKind | None = None
        self._part: IO[bytes] | None = None
        self._name, self._size, self._digest = "", 0, hashlib.sha256()

    async def add_rows(self, kind: RowKind, rows: Sequence[JsonObject]) -> None:
        """See the port."""
        await asyncio.to_thread(self._add_rows, kind, rows)

    def _add_rows(self, kind: RowKind, rows: Sequence[JsonObject]) -> None:
        lines = (json.dumps(row, separators=(",", ":"), ensure_ascii=False) for row in rows)
        text = "".join(f"{line}\n" for line in lines).encode()
        with _writing(self._path):
            if self._part is None or kind is not self._kind:
                self._close_part()
                self._kind = kind
                self._name = f"rows/{len(self._parts) + 1:02d}-{kind}.jsonl"
                self._part = self._zip.open(_entry(self._name), "w", force_zip64=True)
                self._size, self._digest = 0, hashlib.sha256()
            self._part.write(text)
        self._size += len(text)
        self._digest.update(text)

    def _close_part(self) -> None:
        if self._part is not None:
            self._part.close()
            self._part = None
            self._parts[self._name] = {"sha256": self._digest.hexdigest(), "size": self._size}

    async def add_blob(self, sha256: str, content: bytes) -> None:
        """See the port."""

        def write() -> None:
            with _writing(self._path):
                self._close_part()
                self._zip.writestr(_entry(f"blobs/{sha256}"), content)
            self._parts[f"blobs/{sha256}"] = {"sha256": sha256, "size": len(content)}

        await asyncio.to_thread(write)

    async def finish(self, manifest: Manifest) -> None:
        """See the port."""
        await asyncio.to_thread(self._finish, manifest)

    def _finish(self, manifest: Manifest) -> None:
        assert self._temporary is not None
        with _writing(self._path):
            self._close_part()
            whole = {**asdict(manifest), "parts": self._parts}
            self._zip.writestr(_entry(MANIFEST), json.dumps(whole, indent=1).encode())
            self._zip.close()
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._temporary.replace(self._path)
        self._temporary = None

    async def abandon(self) -> None:
        """See the port."""
        if self._temporary is not None:
            self._temporary.unlink(missing_ok=True)
            if self._zip.fp is not None:
                # Closing writes an archive's end, which a full disk would not take.
                self._zip.fp = cast("IO[bytes]", _Nowhere())
                if self._part is not None:
                    self._part.close()
                self._zip.close()
            self._file.close()
            self._temporary = None


class ZipArchiveReader:
    """Reads an archive.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._zip: zipfile.ZipFile | None = None
        self._parts: dict[str, dict[str, Any]] = {}

    async def manifest(self) -> Manifest:
        """See the port."""
        return await self._read(self._manifest)

    async def verify(self, checked: Checked) -> None:
        """See the port."""
        names = [entry.filename for entry in self._opened.infolist() if entry.filename != MANIFEST]
        if sorted(names) != sorted(self._parts):
            odd = sorted(set(names) ^ set(self._parts))
            what = f" ({odd[0]})" if odd else ""
            raise ArchiveInvalid(f"{self._path} does not hold the parts that it names{what}")
        done = 0
        for name, part in self._parts.items():
            found = await self._read(self._hash, name)
            if found != (part.get("sha256"), part.get("size")):
                raise self._damaged(name)
            done += found[1]
            checked(done)

    async def rows(self) -> AsyncGenerator[ArchiveRow]:
        """See the port."""
        for name in self._parts:
            if not name.startswith("rows/"):
                continue
            kind = RowKind(name.partition("-")[2].removesuffix(".jsonl"))
            with self._opened.open(name) as part:
                while lines := await self._read(_some_lines, part):
                    for line in lines:
                        yield ArchiveRow(kind, json.loads(line))

    async def blobs(self) -> AsyncGenerator[bytes]:
        """See the port."""
        for name in self._parts:
            if name.startswith("blobs/"):
                yield await self._read(self._opened.read, name)

    async def close(self) -> None:
        """See the port."""
        if self._zip is not None:
            self._zip.close()
            self._zip = None

    @property
    def _opened(self) -> zipfile.ZipFile:
        assert self._zip is not None, "ask for the manifest first"
        return self._zip

    async def _read(self, work: Callable[..., T], *arguments: object) -> T:
        try:
            return await asyncio.to_thread(work, *arguments)
        except _BROKEN as error:
            raise ArchiveInvalid(f"{self._path} is damaged; nothing was restored") from error
        except OSError as error:
            raise ArchiveError(
                f"{self._path} cannot be read ({error.strerror or error})"
            ) from error

    def _manifest(self) -> Manifest:
        try:
            self._zip = zipfile.ZipFile(self._path)
            found: dict[str, Any] = json.loads(self._zip.read(MANIFEST))
        except (zipfile.BadZipFile, KeyError, ValueError) as error:
            raise ArchiveInvalid(
                f"{self._path} is not a backup of Buddy, or its end is missing"
            ) from error
        newer = found.get("format")
        if isinstance(newer, int) and newer > FORMAT:
            raise ArchiveInvalid(
                f"{self._path} was written by Buddy {found.get('buddy')} in format {newer}; "
                f"this version reads format {FORMAT}. Update Buddy"
            )
        try:
            self._parts = TypeAdapter(dict[str, dict[str, Any]]).validate_python(
                found.pop("parts", None)
            )
            for name in self._parts:
                _ = _known(name)
            return TypeAdapter(Manifest).validate_python(found)
        except ValueError as error:
            raise ArchiveInvalid(f"{self._path} has a manifest that cannot be read") from error

    def _hash(self, name: str) -> tuple[str, int]:
        digest, size = hashlib.sha256(), 0
        with self._opened.open(name) as part:
            while chunk := part.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
        return digest.hexdigest(), size

    def _damaged(self, name: str) -> ArchiveInvalid:
        return ArchiveInvalid(
            f"The part {name} of {self._path} is not what was written; nothing was restored",
            part=name,
        )


def _some_lines(part: IO[bytes]) -> list[bytes]:
    return list(islice(part, _ROWS_AT_ONCE))


def _known(name: str) -> RowKind | None:
    """Return the kind of a part's rows, or None for a blob.

    Raises:
        ValueError: No archive has such a part.
    """
    folder, _, rest = name.partition("/")
    if folder == "blobs":
        return None
    if folder != "rows":
        raise ValueError(name)
    return RowKind(rest.partition("-")[2].removesuffix(".jsonl"))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = _PRIVATE
    return entry
