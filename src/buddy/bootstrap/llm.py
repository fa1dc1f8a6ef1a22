"""The language model by configuration."""

from __future__ import annotations

import asyncio

from pydantic import SecretStr

from buddy.adapters.llm.choice import LLMChoice, parse_choice
from buddy.adapters.llm.pydantic_ai import PydanticAILLM, require_installed
from buddy.errors import LLMUnavailable
from buddy.ports.llm import LLMEngine
from buddy.settings import Settings


def build_llm(settings: Settings) -> LLMEngine | None:
    """Return the model that the settings name; None where they name none.

    Raises:
        InputInvalid: It cannot be used as it is set up; the message names the setting.
    """
    choice = chosen_llm(settings)
    return None if choice is None else PydanticAILLM(choice)


def chosen_llm(settings: Settings) -> LLMChoice | None:
    """Return the model that the settings name, once its library is known to be installed.

    Raises:
        InputInvalid: It cannot be used as it is set up; the message names the setting.
    """
    if not settings.llm.strip():
        return None
    usual = {
        "openai": settings.openai_api_key,
        "anthropic": settings.anthropic_api_key,
        "google": settings.google_api_key,
    }
    provider = settings.llm.partition(":")[0].strip()
    choice = parse_choice(
        settings.llm,
        url=settings.llm_url,
        # A key that is meant for a provider is sent to nobody else.
        key=_plain(settings.llm_api_key) or _plain(usual.get(provider)),
        prices=settings.llm_prices,
    )
    require_installed(choice)
    return choice


def look_at_llm(settings: Settings) -> tuple[str | None, str | None]:
    """Return the name of the model, and why it is not there; it is asked nothing.

    Raises:
        InputInvalid: It cannot be used as it is set up; the message names the setting.
    """
    choice = chosen_llm(settings)
    if choice is None:
        return None, None
    return choice.name, asyncio.run(_absence(choice))


async def _absence(choice: LLMChoice) -> str | None:
    llm = PydanticAILLM(choice)
    try:
        await llm.ping()
    except LLMUnavailable as error:
        return error.message
    finally:
        await llm.close()
    return None


def _plain(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value().strip() if secret is not None else None
