"""A small language model behind llama.cpp's own server, in a process of its own.

Called with the model's file; prints its address once it answers, and ends with its input.
"""

import importlib
import sys
from typing import Any

llama: Any = importlib.import_module("xllamacpp")  # a compiled module, without types


def main(model: str) -> None:
    """Serve a model on a free port of this machine until nobody listens any more."""
    params = llama.CommonParams()
    params.model.path = model
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_parallel = 1
    params.n_ctx = 2048
    # Two threads on two busy cores wait for each other and are fifteen times slower.
    params.cpuparams.n_threads = 1
    params.cpuparams_batch.n_threads = 1
    server = llama.Server(params)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main(sys.argv[1])
