"""LangGraph: seven nodes that do nothing, a checkpoint on SQLite before each next one.

    python langgraph_pipeline.py FOLDER LOAD

`durability="sync"` is the mode in which the next step waits for the last one's checkpoint, as
Buddy and DBOS do. The saver sets WAL; synchronous stays SQLite's default, FULL.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import TypedDict

from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver
from langgraph.graph import END, START, StateGraph

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from load import STEPS, Load, measure  # the line above makes it findable


class State(TypedDict):
    number: int


async def nothing(state: State) -> State:
    return {"number": state["number"] + 1}


async def main(folder: Path, load: Load) -> None:
    builder = StateGraph(State)
    names = [f"step{number}" for number in range(STEPS)]
    for name in names:
        builder.add_node(name, nothing)
    for before, after in zip([START, *names], [*names, END], strict=True):
        builder.add_edge(before, after)
    async with AsyncSqliteSaver.from_conn_string(str(folder / "graph.sqlite")) as saver:
        graph = builder.compile(checkpointer=saver)

        async def carry(number: int) -> None:
            config = {"configurable": {"thread_id": f"t{number}"}}
            state = await graph.ainvoke({"number": 0}, config, durability="sync")
            assert state["number"] == STEPS

        print(json.dumps(await measure(carry, load)), flush=True)
        os._exit(0)  # nothing here is worth an orderly end


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), Load(**json.loads(sys.argv[2]))))
