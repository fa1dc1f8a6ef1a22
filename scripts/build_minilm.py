"""Write the graph of the MiniLM encoder, without its weights.

    python scripts/build_minilm.py            # writes minilm.onnx
    python scripts/build_minilm.py --check    # fails when the stored graph is stale

The installed package holds its int8 weights in a graph that turns them into floats first, so each
question is computed in floats. This graph rounds the activations of each matrix to eight bits and
multiplies whole numbers: a quarter of the time, and no copy of the weights in floats. The weights
stay in their package; `buddy.adapters.understanding.minilm` gives them to the graph by the names of
`WEIGHTS`.
"""

from __future__ import annotations

import sys
from typing import Any, Final

from onnx import TensorProto, helper

from buddy.adapters.understanding import minilm

GRAPH: Final = minilm.GRAPH
_OURS: Final = "com.microsoft"
_EPSILON: Final = 1e-12
_HEADS: Final = 12


class Graph:
    """Nodes one after the other; what they need as weights is declared by name and shape."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def add(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> str:
        """Append an operation and return the name of its output."""
        domain = _OURS if attributes.pop("ours", False) else ""
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def weight(self, name: str) -> str:
        """Declare a weight that is given when the graph is loaded."""
        kind, shape = minilm.WEIGHTS[name]
        declared = TensorProto(
            name=name, data_type=getattr(TensorProto, kind), dims=shape, data_location=1
        )
        declared.external_data.add(key="location", value="given")
        self.weights.append(declared)
        return name

    def number(self, name: str, values: list[int]) -> str:
        """Add a constant."""
        self.weights.append(helper.make_tensor(name, TensorProto.INT64, [len(values)], values))
        return name

    def multiplied(self, source: str, name: str, *, biased: bool = False) -> str:
        """Multiply by a weight in int8; add its bias."""
        inputs = [source, self.weight(f"{name}.weight"), self.weight(f"{name}.scale")]
        if biased:
            inputs += ["", self.weight(f"{name}.bias")]
        return self.add("DynamicQuantizeMatMul", inputs, name, ours=True)

    def attended(self, source: str, name: str, output: str) -> str:
        """Attend with query, key and value from one matrix: a fifth less than three operators."""
        eighths = [f"{name}.{part}" for part in ("eight_bits", "eight_scale", "eight_zero")]
        self.nodes.append(helper.make_node("DynamicQuantizeLinear", [source], eighths))
        values, scale, zero = eighths
        weights = [self.weight(f"{name}.{part}") for part in ("weight", "bias", "scale")]
        inputs = [values, *weights[:2], scale, weights[2], "", zero]
        return self.add("QAttention", inputs, output, ours=True, num_heads=_HEADS)

    def normalised(self, source: str, residual: str, name: str) -> str:
        """Add and normalise; onnxruntime's one operator for both takes three times as long."""
        added = self.add("Add", [source, residual], f"{name}.sum")
        inputs = [added, self.weight(f"{name}.gain"), self.weight(f"{name}.shift")]
        return self.add("LayerNormalization", inputs, name, axis=-1, epsilon=_EPSILON)


def build() -> bytes:
    """Return the graph: token numbers [1, tokens] → the mean of their vectors [1, 384]."""
    graph = Graph()
    state = embedded(graph)
    for layer in range(minilm.LAYERS):
        state = transformed(graph, state, f"layer.{layer}")
    graph.add("ReduceMean", [state, "tokens_axis"], "pooled", keepdims=0)
    made = helper.make_graph(
        graph.nodes,
        "minilm",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "tokens"])],
        [helper.make_tensor_value_info("pooled", TensorProto.FLOAT, [1, minilm.WIDTH])],
        graph.weights,
    )
    versions = [helper.make_opsetid("", 18), helper.make_opsetid(_OURS, 1)]
    model = helper.make_model(made, opset_imports=versions, ir_version=10, producer_name="buddy")
    return model.SerializeToString(deterministic=True)


def embedded(graph: Graph) -> str:
    """Add up the vectors of the words and of their places."""
    rows = graph.add("Gather", [graph.weight("words"), "input_ids"], "rows")
    rows = graph.add("Cast", [rows], "rows_float", to=TensorProto.FLOAT)
    scales = graph.add("Gather", [graph.weight("words.scale"), "input_ids"], "scales")
    words = graph.add("Mul", [rows, scales], "words_float")
    count = graph.add("Shape", ["input_ids"], "count", start=1, end=2)
    first, axis = graph.number("first", [0]), graph.number("tokens_axis", [1])
    places = graph.add("Slice", [graph.weight("places"), first, count, axis], "places_used")
    return graph.normalised(words, places, "embedding")


def transformed(graph: Graph, state: str, layer: str) -> str:
    """Add one layer: attention, then the two dense layers."""
    seen = graph.attended(state, f"{layer}.attention", f"{layer}.seen")
    seen = graph.multiplied(seen, f"{layer}.seen_out", biased=True)
    state = graph.normalised(seen, state, f"{layer}.middle")
    wide = graph.multiplied(state, f"{layer}.wide")
    bent = [wide, graph.weight(f"{layer}.wide.bias")]
    wide = graph.add("FastGelu", bent, f"{layer}.bent", ours=True)
    narrow = graph.multiplied(wide, f"{layer}.narrow", biased=True)
    return graph.normalised(narrow, state, f"{layer}.end")


def main() -> None:
    """Write the graph, or check the stored one."""
    built = build()
    if "--check" in sys.argv:
        if not GRAPH.exists() or GRAPH.read_bytes() != built:
            sys.exit(f"{GRAPH} is stale; run: python scripts/build_minilm.py")
        return
    GRAPH.write_bytes(built)
    print(f"{GRAPH}: {len(built)} bytes")


if __name__ == "__main__":
    main()
