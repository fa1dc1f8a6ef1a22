"""A provider of models on a real socket, in the test's own loop: it says what a test tells it to.

It speaks as much of the protocols of OpenAI, Anthropic and Google as one question takes.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

IN, OUT = 200, 30
"""Tokens that every answer says it took."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request."""

    method: str
    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def prompt(self) -> str:
        """What the person's part of a question says."""
        if "contents" in self.body:
            return self.body["contents"][-1]["parts"][-1]["text"]
        content = self.body["messages"][-1]["content"]
        return content if isinstance(content, str) else content[-1]["text"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent back."""

    body: bytes
    status: int = 200


class Silence:
    """Nothing is sent back, until whoever asked hangs up."""


Answering = Callable[[Asked], Reply | Silence]


@dataclass(slots=True)
class Provider:
    """The server while it runs."""

    url: str
    answer: Answering
    asked: list[Asked] = field(default_factory=list[Asked])
    """Questions, in order; looks at the list of models are not among them."""
    pings: list[Asked] = field(default_factory=list[Asked])
    pinged: Callable[[Asked], Reply] = lambda _: Reply(b'{"data": []}')
    """Answers those."""
    hung_up: asyncio.Event = field(default_factory=asyncio.Event)
    """Somebody hung up on a silence."""


def says(asked: Asked, text: str, *, counts: bool = True) -> Reply:
    """Return a text as the model's answer, in the protocol of the question."""
    used = (IN, OUT) if counts else (0, 0)
    return Reply(json.dumps(_spoken(asked, text, used)).encode())


def _spoken(asked: Asked, text: str, used: tuple[int, int]) -> dict[str, Any]:
    before, after = used
    if asked.path.endswith("/v1/messages"):
        called = {"type": "tool_use", "id": "t1", "name": "answer", "input": json.loads(text)}
        return {
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "model": "told-by-the-server",
            "content": [called],
            "stop_reason": "tool_use",
            "usage": {"input_tokens": before, "output_tokens": after},
        }
    if ":generateContent" in asked.path:
        content = {"role": "model", "parts": [{"text": text}]}
        return {
            "candidates": [{"content": content, "finishReason": "STOP"}],
            "usageMetadata": {"promptTokenCount": before, "candidatesTokenCount": after},
        }
    message = {"role": "assistant", "content": text}
    return {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "told-by-the-server",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {
            "prompt_tokens": before,
            "completion_tokens": after,
            "total_tokens": before + after,
        },
    }


def last_word(asked: Asked) -> Reply:
    """Answer with the last word of the prompt, as the conformance suite asks."""
    return says(asked, json.dumps({"word": asked.prompt.split()[-1]}))


@asynccontextmanager
async def serving(answer: Answering = last_word) -> AsyncGenerator[Provider]:
    """Run a provider on a free port of this machine."""
    provider = Provider("", answer)
    tasks = set[asyncio.Task[None]]()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            tasks.add(task)
        try:
            while asked := await _read(reader):
                if not await _respond(provider, asked, reader, writer):
                    break
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    provider.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield provider
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _respond(
    provider: Provider, asked: Asked, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> bool:
    """Send the answer to a request; tell whether the connection goes on."""
    if asked.method == "GET":
        provider.pings.append(asked)
        reply = provider.pinged(asked)
    else:
        provider.asked.append(asked)
        chosen = provider.answer(asked)
        if isinstance(chosen, Silence):
            await reader.read(1)
            provider.hung_up.set()
            return False
        reply = chosen
    head = (
        f"HTTP/1.1 {reply.status} X\r\ncontent-type: application/json\r\n"
        f"content-length: {len(reply.body)}\r\n\r\n"
    )
    writer.write(head.encode() + reply.body)
    await writer.drain()
    return True


async def _read(reader: asyncio.StreamReader) -> Asked | None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.rstrip().split("\r\n")
    method, path, _ = first.split(" ", 2)
    headers = {
        name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
    }
    length = int(headers.get("content-length", "0"))
    body = json.loads(await reader.readexactly(length)) if length else {}
    return Asked(method, path, headers, body)
