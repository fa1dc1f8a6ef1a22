"""Opens a provider's model through pydantic-ai. Only `pydantic_ai` imports this, off the loop.

Each provider's library takes up to two seconds to import, so only the chosen one's is.
"""

from __future__ import annotations

from decimal import Decimal

import httpx2
from genai_prices import Usage, calc_price
from genai_prices.types import AbstractUsage
from pydantic_ai.direct import model_request
from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    ModelResponse,
    SystemPromptPart,
    TextPart,
    ToolCallPart,
    UserPromptPart,
)
from pydantic_ai.models import Model, ModelRequestParameters
from pydantic_ai.output import OutputObjectDefinition
from pydantic_ai.settings import ModelSettings
from pydantic_ai.tools import ToolDefinition

from buddy.adapters.llm.choice import COMPATIBLE, LLMChoice, Provider
from buddy.ports.llm import LLMRequest

ANSWER = "answer"
"""What the model is told its answer is called."""


def open_model(choice: LLMChoice, client: httpx2.AsyncClient) -> Model:
    """Return the model of a choice; nothing is sent yet."""
    model, key, url = choice.model, choice.key, choice.url
    match choice.provider:
        case "openai":
            from pydantic_ai.models.openai import OpenAIChatModel  # noqa: PLC0415  # only when used
            from pydantic_ai.providers.openai import OpenAIProvider  # noqa: PLC0415

            openai = OpenAIProvider(base_url=url, api_key=key, http_client=client)
            return OpenAIChatModel(model, provider=openai)
        case "openai-compatible":
            from pydantic_ai.models.openai import OpenAIChatModel  # noqa: PLC0415  # only when used
            from pydantic_ai.profiles.openai import OpenAIModelProfile  # noqa: PLC0415
            from pydantic_ai.providers.openai_compatible import (  # noqa: PLC0415
                OpenAICompatibleProvider,
            )

            compatible = OpenAICompatibleProvider(
                COMPATIBLE,
                base_url=url or "",
                api_key=key,
                http_client=client,
                # The older name of the bound is the one that all of them know.
                profile=OpenAIModelProfile(openai_chat_supports_max_completion_tokens=False),
            )
            return OpenAIChatModel(model, provider=compatible)
        case "anthropic":
            from pydantic_ai.models.anthropic import AnthropicModel  # noqa: PLC0415  # only when used
            from pydantic_ai.providers.anthropic import AnthropicProvider  # noqa: PLC0415

            anthropic = AnthropicProvider(base_url=url, api_key=key, http_client=client)
            return AnthropicModel(model, provider=anthropic)
        case "google":
            from pydantic_ai.models.google import GoogleModel  # noqa: PLC0415  # only when used
            from pydantic_ai.providers.google import GoogleProvider  # noqa: PLC0415

            google = GoogleProvider(base_url=url, api_key=key, http_client=client)
            return GoogleModel(model, provider=google)


async def ask(model: Model, request: LLMRequest, provider: Provider) -> ModelResponse:
    """Put a question once, without the library's own retries."""
    messages: list[ModelMessage] = [
        ModelRequest(parts=[SystemPromptPart(request.system), UserPromptPart(request.prompt)])
    ]
    settings = ModelSettings(max_tokens=request.max_output_tokens, max_retries=0, thinking=False)
    if provider == COMPATIBLE:
        settings["temperature"] = 0.0  # hosted models that think refuse it
    return await model_request(
        model,
        messages,
        model_settings=settings,
        model_request_parameters=_form(request, by_tool=provider == "anthropic"),
    )


def _form(request: LLMRequest, *, by_tool: bool) -> ModelRequestParameters:
    """Return the form of the answer: the input of a tool, or a text in JSON."""
    schema = dict(request.schema)
    if by_tool:
        tool = ToolDefinition(
            name=ANSWER,
            description="Give the answer.",
            parameters_json_schema=schema,
            kind="output",
        )
        return ModelRequestParameters(
            output_mode="tool", output_tools=[tool], allow_text_output=False
        )
    form = OutputObjectDefinition(json_schema=schema, name=ANSWER)
    return ModelRequestParameters(output_mode="native", output_object=form)


def written(response: ModelResponse) -> str:
    """Return the JSON text that a model answered with: a tool's input, or else what it wrote."""
    for part in response.parts:
        if isinstance(part, ToolCallPart) and part.tool_name == ANSWER:
            return part.args_as_json_str()
    return "".join(part.content for part in response.parts if isinstance(part, TextPart))


def listed_cost(choice: LLMChoice, usage: AbstractUsage) -> Decimal | None:
    """Return what tokens cost by the price list that comes with the library, in dollars.

    None where the list does not know the model at this provider.
    """
    try:
        if choice.provider == COMPATIBLE:
            return calc_price(usage, choice.model, provider_api_url=choice.url).total_price
        return calc_price(usage, choice.model, provider_id=choice.provider).total_price
    except (LookupError, ValueError):
        return None


def listed_most(choice: LLMChoice, input_tokens: int, output_tokens: int) -> Decimal | None:
    """Return what so many tokens cost by that list, none of them cheaper for being repeated."""
    return listed_cost(choice, Usage(input_tokens=input_tokens, output_tokens=output_tokens))
