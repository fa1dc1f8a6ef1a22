"""Gives a part of a goal its input: the plan's words, and pieces of earlier results."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace

from buddy.domain.artifact import Artifact
from buddy.domain.goal import Goal, PartState, part_metadata, part_mission
from buddy.domain.goal_feed import Earlier, Taken, taken
from buddy.domain.goal_plan import Feed, Part
from buddy.domain.ids import ArtifactId
from buddy.domain.json_value import JsonValue
from buddy.domain.origin import InputOrigin, of_artifact
from buddy.domain.scope import Scope
from buddy.services.artifact_writer import ArtifactWriter
from buddy.services.input_origins import said_in
from buddy.services.mission_request import MissionRequest
from buddy.services.separated_values import with_table

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplied:
    """What a part's mission asks for, or why it cannot be made."""

    request: MissionRequest | None
    lacking: str = ""
    sources: frozenset[ArtifactId] = frozenset()
    """The artifacts that the plan lets it take from."""


@dataclass(frozen=True, slots=True)
class GoalInputs:
    """Supplies parts."""

    artifacts: ArtifactWriter

    async def supply(self, goal: Goal, part: Part, attempt: int) -> Supplied:
        """Return the request for a part's mission.

        The same for the same goal, part and attempt, whoever asks and how often.

        Raises:
            NotFound: An artifact of an earlier part was removed.
            StoreUnavailable: A blob cannot be read.
        """
        kept = await self._earlier(goal, part)
        values: dict[str, JsonValue] = dict(part.tool_input)
        origins: list[InputOrigin] = []
        scope = part.scope
        for feed in part.feeds:
            of_feed = [each for key, each in kept.items() if key in feed.parts]
            found = await _taken(feed, [earlier for _, earlier in of_feed], scope)
            if found.lacking:
                return Supplied(request=None, lacking=found.lacking)
            values[feed.argument] = found.value
            scope = _wider(scope, found)
            origins.append(_origin(feed, [artifact for artifact, _ in of_feed]))
        request = MissionRequest(
            objective=part.objective,
            scope=scope,
            tool=part.tool,
            tool_input=values or None,
            in_plan=True,
            input_origins=tuple(origins),
            objective_marks=said_in(goal.channel, part.objective),
            repeats=True,
            max_cost=part.cap,
            metadata=part_metadata(goal, part.key, attempt),
            parent_mission_id=goal.of(part.key).mission_id,
            mission_id=part_mission(goal.record_id, part.key, attempt),
            requested_by=goal.created_by,
        )
        sources = frozenset(artifact.artifact_id for artifact, _ in kept.values())
        return Supplied(request=request, sources=sources)

    async def _earlier(self, goal: Goal, part: Part) -> Mapping[str, tuple[Artifact, Earlier]]:
        """Return what came of the parts that this one takes from, in the plan's order."""
        named = {key for feed in part.feeds for key in feed.parts}
        found: dict[str, tuple[Artifact, Earlier]] = {}
        for each in goal.progress:
            if each.key not in named or each.state is not PartState.DONE or each.artifact is None:
                continue
            artifact, content = await self.artifacts.read(goal.user_id, each.artifact.artifact_id)
            objective = goal.part(each.key).objective
            earlier = Earlier(key=each.key, objective=objective, content=with_table(content))
            found[each.key] = (artifact, earlier)
        return found


async def _taken(feed: Feed, earlier: list[Earlier], scope: Scope) -> Taken:
    """Return what an argument gets; what cannot be read for it is lacking, and said so.

    Results are what tools from outside made of pages: what is odd about one ends no goal, and
    would be as odd at the next look.
    """
    try:
        # Whole pages are read through: beside the loop.
        return await asyncio.to_thread(taken, feed, earlier, scope)
    except Exception:  # noqa: BLE001  # the part fails with a reason, and the log has all of it
        named = ", ".join(feed.parts)
        _log.exception("The %s for %s could not be taken from %s", feed.take, feed.argument, named)
        return Taken(
            lacking=f"what {named} found is not of a form that {feed.take} can be taken from; the "
            "server's log has it"
        )


def _wider(scope: Scope, found: Taken) -> Scope:
    """Return the scope with hosts that the plan does not name: a person decides on those."""
    if not found.beyond or scope.allowed_domains is None:
        return scope
    return replace(scope, allowed_domains=(*scope.allowed_domains, *found.beyond))


def _origin(feed: Feed, artifacts: list[Artifact]) -> InputOrigin:
    """Return where a fed argument comes from: nobody has said it, the plan's yes covers it."""
    titles = ", ".join(f"“{artifact.title[:60]}”" for artifact in artifacts[:3])
    more = f" and {len(artifacts) - 3} more" if len(artifacts) > 3 else ""  # noqa: PLR2004
    return InputOrigin(
        argument=feed.argument,
        origin=of_artifact(artifacts[0].artifact_id),
        text=f"from {titles}{more}, as the goal's plan says, not from you",
    )
