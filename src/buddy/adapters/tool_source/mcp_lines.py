"""Text of a program in lines of a bounded length.

The protocol's library collects what a program writes until its line ends, however long that takes;
a program that ends none would fill the memory. The library lets its user choose the encoding, so
the bound stands there: UTF-8, whose decoder counts. What it raises the library tells only when the
program has ended, so `bounded` ends the connection at once.
"""

from __future__ import annotations

import codecs
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import ContextVar
from typing import Any, Final

import anyio

MAX_LINE: Final = 8 * 1024 * 1024
"""Bytes of one line: a message. Four times what is kept of an answer at most."""
BOUNDED_UTF8: Final = "buddy_bounded_utf8"


_STOP: ContextVar[Callable[[], None]] = ContextVar("stop", default=lambda: None)
"""What the decoder of a connection calls before it raises."""


class LineTooLong(Exception):
    """A program wrote a line that is longer than a message may be."""

    def __init__(self) -> None:
        super().__init__(f"it wrote a message of more than {MAX_LINE // 2**20} MiB, the most taken")


class _Decoder(codecs.BufferedIncrementalDecoder):
    """Decodes UTF-8 as it arrives, and refuses to go on in a line that is too long."""

    def __init__(self, errors: str = "strict") -> None:
        super().__init__(errors)
        self._line = 0

    def decode(self, input: bytes, final: bool = False) -> str:  # type: ignore[override]  # noqa: A002  # the base's names
        """Decode bytes.

        Raises:
            LineTooLong: A line does not end in time.
        """
        first, *more = input.split(b"\n")
        longest = max(self._line + len(first), *map(len, more)) if more else self._line + len(first)
        if longest > MAX_LINE:
            _STOP.get()()
            raise LineTooLong
        self._line = len(more[-1]) if more else self._line + len(first)
        return super().decode(input, final)

    def _buffer_decode(self, input: Any, errors: str, final: bool) -> tuple[str, int]:  # noqa: A002  # as above
        return codecs.utf_8_decode(input, errors, final)


@asynccontextmanager
async def bounded(
    transport: AbstractAsyncContextManager[tuple[Any, Any]],
) -> AsyncGenerator[tuple[Any, Any]]:
    """Pass on what a program says, until it says too much at once.

    Raises:
        LineTooLong: It did.
    """
    stopped = False
    reading = anyio.CancelScope()

    def stop() -> None:
        nonlocal stopped
        stopped = True
        reading.cancel()

    async def pass_on(arriving: Any, onward: Any) -> None:
        with reading:
            async with onward:
                async for message in arriving:
                    await onward.send(message)

    _STOP.set(stop)
    try:
        async with transport as (arriving, leaving), anyio.create_task_group() as group:
            onward, read = anyio.create_memory_object_stream[Any](0)
            group.start_soon(pass_on, arriving, onward)
            yield read, leaving
            reading.cancel()
    except Exception as problem:
        if stopped:
            raise LineTooLong from problem
        raise


def _named(name: str) -> codecs.CodecInfo | None:
    if name != BOUNDED_UTF8:
        return None
    plain = codecs.lookup("utf-8")
    return codecs.CodecInfo(
        name=BOUNDED_UTF8,
        encode=plain.encode,
        decode=plain.decode,
        incrementalencoder=plain.incrementalencoder,
        incrementaldecoder=_Decoder,
    )


codecs.register(_named)
