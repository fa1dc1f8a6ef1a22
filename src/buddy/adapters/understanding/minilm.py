"""The MiniLM encoder (all-MiniLM-L6-v2): a graph of our own over weights inside a package.

The graph (``data/minilm.onnx``, written by ``scripts/build_minilm.py``) multiplies in int8. Vectors
are those of the package's own graph, which computes in floats, to a cosine of 0.992 in the mean.

This module imports numpy and onnxruntime; only `buddy.adapters.understanding.embedded` loads it, in
a worker thread.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import onnxruntime

from buddy.adapters.understanding.onnx_tensors import tensors
from buddy.errors import WeightsMissing

GRAPH: Final = Path(__file__).parent / "data" / "minilm.onnx"
LAYERS: Final = 6
WIDTH: Final = 384
"""Numbers per vector."""
LARGEST: Final = 64
"""No weight is larger. Processors without VNNI add two products, of a weight and of an activation
of up to 255 each, in 16 bits: 2 x 64 x 255 is the most that fits."""
_WIDE: Final = 4 * WIDTH
_WORDS: Final = 30_522
_PLACES: Final = 512

_ONNX: Final[Mapping[str, int]] = {"FLOAT": 1, "INT8": 3}
"""TensorProto.DataType."""

Array = npt.NDArray[Any]
Shape = tuple[int, ...]


def _declared() -> dict[str, tuple[str, Shape]]:
    found: dict[str, tuple[str, Shape]] = {
        "words": ("INT8", (_WORDS, WIDTH)),
        "words.scale": ("FLOAT", (_WORDS, 1)),
        "places": ("FLOAT", (1, _PLACES, WIDTH)),
    }
    for name, width in _vectors():
        found[name] = ("FLOAT", (width,))
    for layer in range(LAYERS):
        for name, rows, columns in (
            ("attention", 3 * WIDTH, WIDTH),
            ("seen_out", WIDTH, WIDTH),
            ("wide", _WIDE, WIDTH),
            ("narrow", WIDTH, _WIDE),
        ):
            whole = f"layer.{layer}.{name}"
            found[f"{whole}.weight"] = ("INT8", (columns, rows))
            found[f"{whole}.scale"] = ("FLOAT", (rows,))
    return found


def _vectors() -> Iterator[tuple[str, int]]:
    yield from (("embedding.gain", WIDTH), ("embedding.shift", WIDTH))
    for layer in range(LAYERS):
        for name, width in (
            ("attention.bias", 3 * WIDTH),
            ("seen_out.bias", WIDTH),
            ("middle.gain", WIDTH),
            ("middle.shift", WIDTH),
            ("wide.bias", _WIDE),
            ("narrow.bias", WIDTH),
            ("end.gain", WIDTH),
            ("end.shift", WIDTH),
        ):
            yield f"layer.{layer}.{name}", width


WEIGHTS: Final[Mapping[str, tuple[str, Shape]]] = _declared()
"""What the graph is given: ONNX type and shape per name."""


class Model:
    """The graph with its weights; safe to call from several threads.

    Args:
        path: The package's model, whose weights are used.

    Raises:
        WeightsMissing: The file is not the model that this was written for.
    """

    def __init__(self, path: Path) -> None:
        self._weights = weights_of(path)
        library: Any = onnxruntime  # it is untyped
        options: Any = library.SessionOptions()
        # A second thread saves a quarter of the time where a core is free, and nothing where none
        # is. One that spins would burn a core between two questions.
        options.intra_op_num_threads = min(2, os.cpu_count() or 1)
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.inter_op_num_threads = 1
        # The graph is as it should be; joining its steps again would slow it down by a third.
        options.graph_optimization_level = library.GraphOptimizationLevel.ORT_DISABLE_ALL
        # They point into the arrays, which live as long as this object.
        self._given = [
            library.OrtValue.ortvalue_from_numpy_with_onnx_type(self._weights[name], _ONNX[kind])
            for name, (kind, _) in WEIGHTS.items()
        ]
        options.add_external_initializers(list(WEIGHTS), self._given)
        self._session: Any = library.InferenceSession(
            GRAPH.read_bytes(), options, providers=["CPUExecutionProvider"]
        )

    def mean(self, tokens: Sequence[int]) -> npt.NDArray[np.float32]:
        """Return the mean of the vectors of a text's tokens, of any length.

        Args:
            tokens: At least one, at most 512.
        """
        asked = np.array([tokens], np.int64)
        return np.asarray(self._session.run(None, {"input_ids": asked})[0][0], np.float32)


def weights_of(path: Path) -> dict[str, Array]:
    """Return what `WEIGHTS` names, from the package's model.

    Raises:
        WeightsMissing: The file is not the model that this was written for.
    """
    try:
        found = dict(_arranged(tensors(path)))
    except (KeyError, ValueError, IndexError) as error:
        raise WeightsMissing(f"{path} is another model than expected: {error!r}") from error
    for name, (_, shape) in WEIGHTS.items():
        if found[name].shape != shape:
            raise WeightsMissing(f"{path}: {name} has shape {found[name].shape}, not {shape}")
    return found


def _arranged(stored: Mapping[str, Array]) -> Iterator[tuple[str, Array]]:
    base = "inner.embeddings."
    yield "words", stored[base + "word_embeddings.weight_q"].copy()
    yield "words.scale", _floats(stored[base + "word_embeddings.weight_scale"])
    places = stored[base + "position_embeddings.weight_q"].astype(np.float32)
    places = places * stored[base + "position_embeddings.weight_scale"]
    # Every text is of the first of the two kinds that the model knows.
    yield "places", _floats(places + stored[base + "token_type_embeddings.weight"][0])[None]
    yield from _norm(stored, base + "LayerNorm", "embedding")
    # The matrices have lost their names in the package and stand in the order of their use.
    numbered = sorted(int(n[4:-2]) for n in stored if n.startswith("val_") and n.endswith("_q"))
    for layer in range(LAYERS):
        used = [f"val_{number}" for number in numbered[6 * layer : 6 * layer + 6]]
        name, old = f"layer.{layer}.", f"inner.encoder.layer.{layer}."
        biases = [stored[f"{old}attention.self.{part}.bias"] for part in ("query", "key", "value")]
        yield f"{name}attention.bias", _floats(np.concatenate(biases))
        yield f"{name}seen_out.bias", _floats(stored[old + "attention.output.dense.bias"])
        yield f"{name}wide.bias", _floats(stored[old + "intermediate.dense.bias"])
        yield f"{name}narrow.bias", _floats(stored[old + "output.dense.bias"])
        yield from _norm(stored, old + "attention.output.LayerNorm", name + "middle")
        yield from _norm(stored, old + "output.LayerNorm", name + "end")
        yield from _matrix(stored, used[:3], name + "attention")
        for matrix, new in zip(used[3:], ("seen_out", "wide", "narrow"), strict=True):
            yield from _matrix(stored, [matrix], name + new)


def _norm(stored: Mapping[str, Array], old: str, new: str) -> Iterator[tuple[str, Array]]:
    yield f"{new}.gain", _floats(stored[f"{old}.weight"])
    yield f"{new}.shift", _floats(stored[f"{old}.bias"])


def _matrix(
    stored: Mapping[str, Array], names: Sequence[str], new: str
) -> Iterator[tuple[str, Array]]:
    """Yield matrices side by side: one column, and one scale, per output."""
    matrix = np.concatenate([stored[f"{name}_q"] for name in names], axis=1).astype(np.float32)
    scale = np.concatenate([stored[f"{name}_scale"].reshape(-1) for name in names])
    largest = np.maximum(np.abs(matrix).max(axis=0), 1.0)
    yield f"{new}.weight", np.asarray(np.rint(matrix * (LARGEST / largest)), np.int8)
    yield f"{new}.scale", _floats(scale * (largest / LARGEST))


def _floats(values: Array) -> Array:
    return np.ascontiguousarray(values, dtype=np.float32)
