"""The tensors inside an ONNX file, read without the ``onnx`` library, which weighs 27 MB."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

_GRAPH, _INITIALIZER = 7, 5
_DIMS, _TYPE, _NAME, _RAW = 1, 2, 8, 9
_TYPES: Final[Mapping[int, Any]] = {1: np.float32, 3: np.int8, 7: np.int64}
_VARINT, _LONG, _BYTES, _SHORT = 0, 1, 2, 5


def tensors(path: Path) -> dict[str, Array]:
    """Return the tensors that a file keeps in itself, by name.

    Those of other types than float32, int8 and int64 are left out.

    Raises:
        ValueError: The file is no ONNX model, or cut off.
    """
    try:
        return dict(_tensors(memoryview(path.read_bytes())))
    except (IndexError, KeyError) as error:
        raise ValueError(f"{path} cannot be read as an ONNX model") from error


def _tensors(model: memoryview) -> Iterator[tuple[str, Array]]:
    """Yield the tensors that an ONNX file keeps in itself (onnx.proto3: ModelProto 7, 5)."""
    for number, graph in _fields(model):
        if number != _GRAPH or not isinstance(graph, memoryview):
            continue
        for inner, tensor in _fields(graph):
            if inner == _INITIALIZER and isinstance(tensor, memoryview):
                yield _tensor(tensor)


def _tensor(stored: memoryview) -> tuple[str, Array]:
    name, kind, shape, raw = "", 0, list[int](), memoryview(b"")
    for number, value in _fields(stored):
        if isinstance(value, int):
            if number == _TYPE:
                kind = value
            elif number == _DIMS:
                shape.append(value)
        elif number == _DIMS:
            shape.extend(_packed(value))
        elif number == _NAME:
            name = bytes(value).decode()
        elif number == _RAW:
            raw = value
    if kind not in _TYPES:
        return name, np.zeros(0)
    # A copy: else each array would keep the whole file in memory.
    return name, np.frombuffer(bytes(raw), _TYPES[kind]).reshape(shape)


def _packed(values: memoryview) -> Iterator[int]:
    place = 0
    while place < len(values):
        value, place = _varint(values, place)
        yield value


def _fields(message: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """Yield the fields of a protocol buffer: numbers and bytes (protobuf.dev, "Encoding")."""
    place = 0
    while place < len(message):
        key, place = _varint(message, place)
        kind = key & 7
        if kind == _VARINT:
            value, place = _varint(message, place)
            yield key >> 3, value
            continue
        if kind == _BYTES:
            size, place = _varint(message, place)
        else:
            size = {_LONG: 8, _SHORT: 4}[kind]
        yield key >> 3, message[place : place + size]
        place += size


def _varint(message: memoryview, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[place]
        place += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:  # noqa: PLR2004
            return value, place
        shift += 7
