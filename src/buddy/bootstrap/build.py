"""Chooses the parts of a Buddy by its settings."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from buddy.adapters.blobs.filesystem import FilesystemBlobs
from buddy.adapters.browser.late import LateBrowser
from buddy.adapters.clock.system import RandomChance, RandomIds, SystemClock
from buddy.adapters.clock.zone import machine_zone
from buddy.adapters.fetch.gateway import GuardedGateway
from buddy.adapters.fetch.guarded import GuardedFetcher
from buddy.adapters.fetch.webhook_sender import GuardedWebhookSender
from buddy.adapters.identity.loopback import LoopbackIdentity
from buddy.adapters.instance.lock import DataDirectoryLock
from buddy.adapters.library.python_docs import PythonDocuments
from buddy.adapters.library.sqlite import SqliteLibrary
from buddy.adapters.rendering.markdown import MarkdownRenderer
from buddy.adapters.search.metasearch import MetaSearch
from buddy.adapters.search.offline import OfflineSearch
from buddy.adapters.search.searxng import SearxngSearch
from buddy.adapters.tools.calculate import Calculate
from buddy.adapters.tools.get_time import GetTime
from buddy.adapters.tools.page_changes import PageChanges
from buddy.adapters.tools.synthesize import Synthesize
from buddy.adapters.tools.web_extract import WebExtract
from buddy.adapters.tools.web_navigate import WebNavigate
from buddy.adapters.tools.web_research import WebResearch
from buddy.adapters.tools.web_search import WebSearch
from buddy.adapters.understanding.embedded import (
    EmbeddedClassifier,
    EmbeddedEncoder,
    EmbeddedMatcher,
    EmbeddedModels,
    EmbeddedReader,
)
from buddy.bootstrap.assembly import assemble
from buddy.bootstrap.buddy import Buddy
from buddy.bootstrap.chosen_settings import ChosenSettings, read_settings
from buddy.bootstrap.llm import build_llm
from buddy.bootstrap.local_tools import local_tools, own_files, refuses_file
from buddy.bootstrap.mcp import mcp_sources, started_here
from buddy.bootstrap.parts import HOUR, Durations, Parts
from buddy.bootstrap.prices import parse_prices, priced
from buddy.bootstrap.storage import storage_of, storage_told
from buddy.domain.budget import BudgetLimits
from buddy.domain.egress.policy import EgressPolicy, own_address, parse_allowance
from buddy.domain.inbox import ReminderRules
from buddy.domain.investment import Worth
from buddy.domain.lapse import LapsePolicy, OnLapse
from buddy.domain.money import Money
from buddy.domain.regex import compile_all
from buddy.domain.retention import DAY, RetentionPolicy
from buddy.domain.schedule_timing import zone_of
from buddy.ports.browser import Browser
from buddy.ports.clock import Clock
from buddy.ports.library import Library
from buddy.ports.llm import LLMEngine
from buddy.ports.search import SearchEngine
from buddy.ports.store import Store
from buddy.ports.tools import Tool
from buddy.settings import Settings

LIBRARY, BLOBS = "library.sqlite", "blobs"


def build_from_environment() -> Buddy:
    """Return the Buddy that the environment describes (``BUDDY_…`` and ``.env``).

    Raises:
        InputInvalid: A setting cannot be used; the message names it.
    """
    return build(read_settings())


def build(settings: Settings) -> Buddy:
    """Return a Buddy: the store that the settings name, the durable engine, embedded models.

    Raises:
        InputInvalid: A price, an allowed address or the language model cannot be read.
    """
    clock, folder, places = SystemClock(), settings.data_dir, settings.runs_at_once
    storage = storage_of(settings.store, folder, clock, role=settings.role, runs_at_once=places)
    library, llm = build_library(settings), build_llm(settings)
    engines, policy = _engines(settings, library, clock), _egress(settings)
    lock, models, search = DataDirectoryLock(folder), EmbeddedModels(), WebSearch(engines)
    fetcher = GuardedFetcher(lambda: policy, clock=clock, respect_robots=settings.respect_robots)
    return assemble(
        _ruled(
            Parts(
                clock=clock,
                ids=RandomIds(),
                bus=storage.bus,
                make_store=storage.make_store,
                make_engine=storage.make_engine,
                blobs=FilesystemBlobs(folder / BLOBS),
                identity=LoopbackIdentity(),
                renderer=MarkdownRenderer(),
                classifier=EmbeddedClassifier(models),
                matcher=EmbeddedMatcher(models),
                encoder=EmbeddedEncoder(models),
                chance=RandomChance(),
                reader=EmbeddedReader(models),
                llm=llm,
                make_tools=_maker(settings, search, library, clock, engines),
                fetcher=fetcher,
                browser=_browser(settings, fetcher),
                sources=mcp_sources(settings, policy, clock),
                started_here=started_here(settings),
                search_note=search.engines_described,
                egress=policy,
                may_read=refuses_file(settings),
                webhooks=GuardedWebhookSender(lambda: policy),
                warm=(models,),
                prepare=(_to_read, library.prepare, own_files(settings).prepare, *_prepared(llm)),
                carries_runs=settings.role != "api",
                alone=storage.exclusive,
                tenancy=storage.tenancy,
                on_start=lock.acquire if storage.exclusive else None,
                on_stop=lock.release if storage.exclusive else None,
            ),
            settings,
            storage.reach_seconds,
        )
    )


def _ruled(parts: Parts, settings: Settings, reach_seconds: float) -> Parts:
    """Return the parts with the rules that the settings set: money, waiting, keeping."""
    return replace(
        parts,
        may_read=refuses_file(settings),
        limits=_limits(settings),
        durations=_durations(settings, reach_seconds),
        lapse=_lapse(settings),
        second_person=settings.second_person,
        store_note=storage_told(settings.store),
        reminders=_reminders(settings),
        offer_after=settings.standing_offer_after,
        worth=Worth(
            value_usd=settings.result_value_usd, rate_usd_per_hour=settings.rate_usd_per_hour
        ),
        explores=settings.explore,
        local_zone=_own_zone(settings).key,
        llm_evaluates=settings.llm_evaluates,
        mcp_open_proposals=settings.mcp_open_proposals,
        retention=retention_of(settings),
        settings=ChosenSettings(settings),
    )


def _own_zone(settings: Settings) -> ZoneInfo:
    return zone_of(settings.timezone or machine_zone())


def _maker(
    settings: Settings,
    search: WebSearch,
    library: Library,
    clock: Clock,
    engines: Sequence[SearchEngine],
) -> Callable[[Store], Sequence[Tool]]:
    """Return what makes the tools, once the store is there that some of them use."""
    prices, zone = parse_prices(settings.prices), _own_zone(settings)

    def make(store: Store) -> Sequence[Tool]:
        local = local_tools(settings, library, clock, store)
        return priced([*_tools(search, clock, engines, store, zone), *local], prices)

    return make


def _tools(
    search: WebSearch,
    clock: Clock,
    engines: Sequence[SearchEngine],
    store: Store,
    zone: ZoneInfo,
) -> list[Tool]:
    return [
        *(Calculate(), GetTime(clock, zone), Synthesize()),
        *(search, WebExtract(), WebNavigate(), WebResearch(engines)),
        PageChanges(store, clock),
    ]


async def _to_read() -> None:
    """Make ready to read messages, beside the start."""
    await asyncio.to_thread(compile_all)


def _prepared(llm: LLMEngine | None) -> tuple[Callable[[], Coroutine[Any, Any, None]], ...]:
    return () if llm is None else (llm.prepare,)


def _browser(settings: Settings, fetcher: GuardedFetcher) -> Browser:
    def make() -> Browser:
        from buddy.adapters.browser.chromium import (  # noqa: PLC0415  # imports Playwright: 0.1 s
            ChromiumBrowser,
        )
        from buddy.adapters.browser.chromium_process import (  # noqa: PLC0415  # as above
            ChromiumProcess,
        )

        process = ChromiumProcess(settings.chromium, sandbox=settings.chromium_sandbox)
        return ChromiumBrowser(GuardedGateway(fetcher), process)

    return LateBrowser(make)


def _limits(settings: Settings) -> BudgetLimits:
    return BudgetLimits(
        per_mission=Money.parse(settings.mission_cap_usd),
        per_user_day=Money.parse(settings.user_day_usd),
        per_user_month=Money.parse(settings.user_month_usd),
        per_goal=Money.parse(settings.goal_usd),
        per_schedule=Money.parse(settings.schedule_usd),
        per_instance_month=Money.parse(settings.instance_month_usd),
        credits_per_month=settings.credits_month,
    )


def _durations(settings: Settings, reach_seconds: float) -> Durations:
    return Durations(
        proposal=settings.proposal_hours * HOUR,
        warrant=settings.warrant_hours * HOUR,
        parked=settings.parked_hours * HOUR,
        shutdown=settings.shutdown_seconds,
        reach=reach_seconds,
    )


def _lapse(settings: Settings) -> LapsePolicy:
    return LapsePolicy(
        proposal=OnLapse(settings.proposal_lapse),
        approval=OnLapse(settings.warrant_lapse),
        parked=OnLapse(settings.parked_lapse),
    )


def retention_of(settings: Settings) -> RetentionPolicy:
    """Return how long each class of data is kept."""
    days = settings.keep_missions_days
    return RetentionPolicy(missions=None if days is None else days * DAY)


def build_library(settings: Settings) -> SqliteLibrary:
    """Return the offline library of an instance; the command line uses it by itself too."""
    return SqliteLibrary(settings.data_dir / LIBRARY, SystemClock(), builtin=PythonDocuments())


def library_from_environment() -> Library:
    """Return the offline library of the instance that the environment describes."""
    return build_library(read_settings())


def _engines(settings: Settings, library: Library, clock: Clock) -> list[SearchEngine]:
    offline = OfflineSearch(library)
    if settings.search == "offline":
        return [offline]
    engines: list[SearchEngine] = []
    if settings.searxng_url:
        engines.append(SearxngSearch(settings.searxng_url))
    return [*engines, MetaSearch(clock=clock), offline]


def _reminders(settings: Settings) -> ReminderRules:
    return ReminderRules(
        after_waiting=_seconds(settings.remind_after_hours),
        before_expiry=_seconds(settings.remind_before_hours),
    )


def _seconds(hours: float) -> float | None:
    return hours * HOUR or None


def _egress(settings: Settings) -> EgressPolicy:
    return EgressPolicy(
        allowed=tuple(
            parse_allowance(entry) for entry in settings.egress_allow.split(",") if entry.strip()
        ),
        own=own_address("localhost", settings.port),
    )
