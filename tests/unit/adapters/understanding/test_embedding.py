import numpy as np
import pytest

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
