"""Settings: the environment and ``.env``, with the prefix ``BUDDY_``. Read by bootstrap only."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field, PrivateAttr, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from buddy.domain.money import Money

MAX_HOURS = 8_760.0
"""A year; longer times no clock here reaches."""


class Settings(BaseSettings):
    """What an instance can be told."""

    model_config = SettingsConfigDict(
        env_prefix="BUDDY_", env_file=".env", extra="ignore", use_attribute_docstrings=True
    )

    data_dir: Path = Field(default_factory=lambda: Path.home() / ".buddy")
    """Everything an instance keeps."""
    store: str = "sqlite"
    """``sqlite``: files in the data directory; ``postgresql://user:password@host/database``; or
    ``firestore://project``."""
    role: Literal["all", "api", "worker"] = "all"
    """What this process does; set by ``buddy api`` and ``buddy worker``."""
    host: str = "127.0.0.1"
    """The address that the server listens on."""
    port: int = Field(default=8000, ge=0, le=65535)
    """Its port; 0 takes a free one."""
    mission_cap_usd: str = "5.00"
    """The cap of a mission that names none."""
    user_day_usd: str = "20.00"
    """What one user may spend in a day."""
    user_month_usd: str = "200.00"
    """What one user may spend in a month."""
    goal_usd: str = "20.00"
    """All missions of one goal together."""
    schedule_usd: str = "150.00"
    """All firings of one schedule together."""
    instance_month_usd: str = "1000.00"
    """All users together."""
    credits_month: int = Field(default=1000, ge=0, le=10**12)
    """Credits of each metered service, counted apart from dollars."""
    prices: str = ""
    """Prices of tools in dollars per call: ``web_search=0.01,calculate=unknown``."""
    search: Literal["auto", "offline"] = "auto"
    """``offline`` sends no query out."""
    searxng_url: str | None = None
    """A SearXNG instance to ask first, for instance http://127.0.0.1:8888."""
    llm: str = ""
    """A language model that decides intents: ``openai:MODEL``, ``anthropic:MODEL``,
    ``google:MODEL`` or ``openai-compatible:MODEL``. Without one, or where it does not answer in
    5 s, the embedded models decide."""
    llm_url: str | None = None
    """The base of its API, for instance ``http://127.0.0.1:8080/v1``; needed for
    ``openai-compatible``."""
    llm_api_key: SecretStr | None = None
    """Its key; else the provider's usual variable."""
    llm_prices: str | None = None
    """What its tokens cost, in dollars per million in and out: ``0.15/0.60``. A hosted model whose
    price is known neither here nor to the price list is not asked."""
    llm_evaluates: bool = False
    """Ask the language model besides whether a result does what its objective asks for: within 5 s
    and at the mission's expense."""
    openai_api_key: SecretStr | None = Field(default=None, validation_alias="OPENAI_API_KEY")
    """OpenAI's usual variable."""
    anthropic_api_key: SecretStr | None = Field(default=None, validation_alias="ANTHROPIC_API_KEY")
    """Anthropic's usual variable."""
    google_api_key: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("GOOGLE_API_KEY", "GEMINI_API_KEY")
    )
    """Google's usual variable."""
    egress_allow: str = ""
    """Private hosts or networks that tools and webhooks may reach:
    ``127.0.0.1:8123,10.0.0.0/8``."""
    respect_robots: bool = True
    """Whether pages that a site's robots.txt shuts to programs are left alone."""
    chromium: str | None = None
    """The browser for pages that need JavaScript: a path or the name of a program; ``off`` uses
    none. Where it is not set, an installed Chromium or Chrome is looked for."""
    chromium_sandbox: bool = True
    """Whether Chromium's own sandbox is used; as root it never is."""
    mcp_config: Path | None = None
    """The file that names MCP servers whose tools join Buddy's; ``mcp.json`` in the data directory
    where it is not set."""
    mcp_open_proposals: int = Field(default=50, ge=1, le=10_000)
    """Proposals and questions of programs over MCP that may wait for one user; more are refused."""
    folders: str | None = None
    """Folders that tools may read, separated by commas; empty: none. Not set: ``files`` in the data
    directory."""
    proposal_hours: float = Field(default=72.0, gt=0, le=MAX_HOURS, allow_inf_nan=False)
    """How long an undecided proposal stands."""
    warrant_hours: float = Field(default=24.0, gt=0, le=MAX_HOURS, allow_inf_nan=False)
    """How long an approval may wait for its execution."""
    parked_hours: float = Field(default=24.0, gt=0, le=MAX_HOURS, allow_inf_nan=False)
    """How long a parked run waits for a decision."""
    proposal_lapse: Literal["expire", "reject", "wait"] = "expire"
    """What becomes of a proposal that nobody decides on in its time."""
    warrant_lapse: Literal["expire", "reject"] = "expire"
    """What becomes of an approval that nobody uses in its time."""
    parked_lapse: Literal["expire", "reject", "wait"] = "expire"
    """What becomes of a parked run that nobody decides on in its time."""
    timezone: str = ""
    """The IANA zone that times are meant in which name none: ``Europe/Berlin``. Not set: the
    machine's."""
    second_person: bool = False
    """Whether an approval must come from somebody else than who asked for the mission or edited it.
    It needs an identity provider that knows more than one person."""
    remind_after_hours: float = Field(default=24.0, ge=0, le=MAX_HOURS, allow_inf_nan=False)
    """How long a decision waits before somebody is reminded of it; 0: never."""
    remind_before_hours: float = Field(default=2.0, ge=0, le=MAX_HOURS, allow_inf_nan=False)
    """How long before it lapses somebody is reminded of a decision; 0: never."""
    standing_offer_after: int = Field(default=3, ge=1, le=100)
    """How many approvals of the same bounds in a row it takes to offer a standing approval."""
    result_value_usd: float = Field(default=0.05, gt=0, le=1_000_000)
    """What a result that serves is worth, for the return (ROI) of tools."""
    rate_usd_per_hour: float = Field(default=20.0, ge=0, le=100_000)
    """What an hour of yours costs: of waiting for a tool, and what saved time counts as."""
    explore: bool = False
    """Propose a tool by lot one time in twenty, so that what is believed of tools stays true."""
    runs_at_once: int = Field(default=50, ge=1, le=1000)
    """Runs that are carried side by side; more wait."""
    shutdown_seconds: float = Field(default=10.0, ge=0)
    """How long running missions may take to end when the server is stopped."""
    keep_missions_days: float | None = Field(default=None, gt=0, le=36_500)
    """How long an ended mission is kept with all it left; for ever where it is not set."""

    _chosen: frozenset[str] = PrivateAttr(default_factory=frozenset)

    @property
    def chosen(self) -> frozenset[str]:
        """The fields that nobody set in the environment, but people in the product."""
        return self._chosen

    def note_chosen(self, names: Iterable[str]) -> None:
        """Remember which fields come from the product."""
        self._chosen = frozenset(names)

    @field_validator(
        "mission_cap_usd",
        "user_day_usd",
        "user_month_usd",
        "goal_usd",
        "schedule_usd",
        "instance_month_usd",
        mode="before",
    )
    @classmethod
    def _amount(cls, value: object) -> str:
        amount = Money.parse(str(value))
        if amount.micros <= 0:
            raise ValueError(f"{amount} is no limit; it must be above $0.00")
        return amount.usd()

    @field_validator("data_dir")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().resolve()
