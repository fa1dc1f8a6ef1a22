"""Which model an instance uses, as its settings say it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias, cast, get_args
from urllib.parse import urlsplit

from buddy.domain.token_price import TokenPrice
from buddy.errors import InputInvalid

Provider: TypeAlias = Literal["openai", "anthropic", "google", "openai-compatible"]
COMPATIBLE: Final = "openai-compatible"
MAX_NAME: Final = 200
"""Characters of a model's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LLMChoice:
    """A provider, a model, and how to reach it."""

    provider: Provider
    model: str
    url: str | None = None
    """The base of the API, without a slash at its end; None: the provider's own."""
    key: str | None = field(default=None, repr=False)
    price: TokenPrice | None = None
    """What the person says that tokens cost; None: not said."""

    @property
    def name(self) -> str:
        """What people call it; the text of ``BUDDY_LLM``."""
        return f"{self.provider}:{self.model}"

    @property
    def is_local(self) -> bool:
        """Whether the model runs on this machine."""
        host = urlsplit(self.url or "").hostname or ""
        if host == "localhost" or host.endswith(".localhost"):
            return True
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return False

    @property
    def is_free(self) -> bool:
        """Whether its answers cost nothing: a local server that nobody has put a price on.

        What stands before a hosted provider on this machine is not free.
        """
        return self.provider == COMPATIBLE and self.is_local and self.price is None


def parse_choice(
    text: str, *, url: str | None = None, key: str | None = None, prices: str | None = None
) -> LLMChoice:
    """Return the model that the settings choose.

    Args:
        text: ``BUDDY_LLM``: ``provider:model``.
        url: ``BUDDY_LLM_URL``.
        key: The key, whichever variable it came from.
        prices: ``BUDDY_LLM_PRICES``.

    Raises:
        InputInvalid: One of them cannot be used, or is missing; the message names it.
    """
    provider, _, model = (part.strip() for part in text.partition(":"))
    if provider not in get_args(Provider) or not model or len(model) > MAX_NAME:
        known = ", ".join(f"{each}:MODEL" for each in get_args(Provider))
        raise InputInvalid(f"BUDDY_LLM: {text[:60]!r} is not one of {known}")
    choice = LLMChoice(
        provider=cast("Provider", provider),
        model=model,
        url=_url(url) if url else None,
        key=key or None,
        price=_price(prices) if prices else None,
    )
    if provider == COMPATIBLE and choice.url is None:
        raise InputInvalid(
            f"BUDDY_LLM={choice.name} needs BUDDY_LLM_URL, for instance http://127.0.0.1:8080/v1"
        )
    if provider != COMPATIBLE and choice.key is None:
        raise InputInvalid(
            f"BUDDY_LLM={choice.name} needs a key: set BUDDY_LLM_API_KEY or "
            f"{provider.upper()}_API_KEY"
        )
    return choice


def _url(text: str) -> str:
    try:
        parts = urlsplit(text)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable, parts = False, urlsplit("")
    # The text is not repeated: what is wrong with it may be a password.
    if not usable or parts.query or parts.fragment:
        raise InputInvalid("BUDDY_LLM_URL: this is not an http:// or https:// address of an API")
    if parts.username or parts.password:
        raise InputInvalid("BUDDY_LLM_URL: put the key into BUDDY_LLM_API_KEY, not into the URL")
    return text.rstrip("/")


def _price(text: str) -> TokenPrice:
    try:
        return TokenPrice.parse(text)
    except ValueError as error:
        raise InputInvalid(
            f"BUDDY_LLM_PRICES: {error}; write dollars per million tokens in and out, 0.15/0.60"
        ) from None
