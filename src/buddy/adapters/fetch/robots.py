"""What a site asks of robots (RFC 9309), remembered for an hour."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.robotparser import RobotFileParser

from buddy.adapters.fetch.target import Target
from buddy.errors import ToolExecutionFailed
from buddy.ports.clock import Clock

ROBOT_NAME = "Buddy"
"""The product token that a robots.txt may name."""
MAX_BYTES = 500 * 1024
"""What RFC 9309 asks a robot to read at least."""
_KEPT_SECONDS = 3600.0
_MAX_SITES = 1000

ReadRobots = Callable[[], Awaitable[str]]
"""Fetches the text of one site's robots.txt; empty when the site has none."""


@dataclass(frozen=True, slots=True)
class _Rules:
    parser: RobotFileParser
    read_at: float


class Robots:
    """The robots.txt of the sites asked last.

    Args:
        clock: Tells how old an answer is.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._sites: OrderedDict[str, _Rules] = OrderedDict()

    async def check(self, target: Target, read: ReadRobots) -> None:
        """Refuse a page that its site keeps from robots.

        Args:
            target: The page.
            read: Fetches robots.txt; called at most once an hour for a site.

        Raises:
            ToolExecutionFailed: The site's robots.txt disallows the page.
        """
        now = self._clock.monotonic()
        rules = self._sites.get(target.origin)
        if rules is None or now - rules.read_at > _KEPT_SECONDS:
            parser = RobotFileParser()
            parser.parse((await read()).splitlines())
            rules = _Rules(parser, now)
            self._remember(target.origin, rules)
        if not rules.parser.can_fetch(ROBOT_NAME, target.url):
            raise ToolExecutionFailed(
                f"{target.host} asks robots not to read {target.path} (its robots.txt); open it "
                "yourself, or set BUDDY_RESPECT_ROBOTS=false if you may",
                host=target.host,
                url=target.url,
                rule="robots.txt",
            )

    def _remember(self, origin: str, rules: _Rules) -> None:
        self._sites[origin] = rules
        self._sites.move_to_end(origin)
        while len(self._sites) > _MAX_SITES:
            self._sites.popitem(last=False)
