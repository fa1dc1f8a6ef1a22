"""The thread that DBOS carries a run on, and the event loop that the run really lives on.

DBOS binds a workflow to the thread it runs on and blocks there on its database. Everything of ours
(services, tools, the store, the bus) belongs to the event loop of the server. So a run has both:
its coroutine on the loop, and a thread that sleeps until the coroutine has ended.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import CancelledError
from contextvars import Context
from typing import Any, TypeVar

T = TypeVar("T")


class Abandoned(BaseException):
    """The engine stops and leaves the run as it is, for the next process to take up.

    No `Exception`, for DBOS records those as the end of a workflow.
    """


def run_on(loop: asyncio.AbstractEventLoop, work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine on the loop and sleep until it ends. Called on a thread of DBOS.

    In an empty context: a task takes over that of the thread that makes it, and what runs on the
    loop must not look to DBOS as if it were inside a workflow.

    Raises:
        Abandoned: The coroutine was cancelled, or the loop has closed.
    """
    try:
        future = Context().run(asyncio.run_coroutine_threadsafe, work, loop)
    except RuntimeError:  # the loop has closed
        work.close()
        raise Abandoned from None
    try:
        return future.result()
    except CancelledError:  # an Exception, which DBOS would record
        raise Abandoned from None
