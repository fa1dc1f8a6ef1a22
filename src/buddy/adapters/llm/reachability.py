"""Finds out whether a model is there, by asking for its description: that costs nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

import httpx2

from buddy.adapters.llm.choice import COMPATIBLE, LLMChoice
from buddy.adapters.llm.provider_errors import refused
from buddy.errors import LLMUnavailable

SECONDS: Final = 5.0
_HOMES: Final[Mapping[str, str]] = {
    "openai": "https://api.openai.com/v1",
    "anthropic": "https://api.anthropic.com",
    "google": "https://generativelanguage.googleapis.com",
}
_OK, _NOT_FOUND, _NOT_ALLOWED, _LAST_GOOD = 200, 404, 405, 299


async def look_for(choice: LLMChoice, client: httpx2.AsyncClient) -> None:
    """Ask a provider for the description of a model.

    Args:
        choice: The model.
        client: Sends the question.

    Raises:
        LLMUnavailable: It is not there, or refuses our key.
    """
    url, headers = _question(choice)
    try:
        answer = await client.get(url, headers=headers, timeout=SECONDS)
    except httpx2.HTTPError as error:
        raise LLMUnavailable(
            f"{choice.name} cannot be reached (is it running?)", model=choice.name, cost_micros=0
        ) from error
    status = answer.status_code
    if choice.provider == COMPATIBLE and status in {_NOT_FOUND, _NOT_ALLOWED}:
        return  # it answers; not every such server lists its models
    if not _OK <= status <= _LAST_GOOD:
        raise refused(choice.name, status)


def _question(choice: LLMChoice) -> tuple[str, dict[str, str]]:
    base, key = choice.url or _HOMES[choice.provider], choice.key or ""
    model = quote(choice.model, safe="")
    match choice.provider:
        case "anthropic":
            headers = {"x-api-key": key, "anthropic-version": "2023-06-01"}
            return f"{base}/v1/models/{model}", headers
        case "google":
            return f"{base}/v1beta/models/{model}", {"x-goog-api-key": key}
        case "openai":
            return f"{base}/models/{model}", {"authorization": f"Bearer {key}"}
        case "openai-compatible":
            return f"{base}/models", {"authorization": f"Bearer {key}"} if key else {}
