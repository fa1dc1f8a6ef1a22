"""Says of each argument of a tool's input where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from buddy.domain.ids import UserId
from buddy.domain.json_value import JsonObject
from buddy.domain.origin import (
    DEFAULT,
    MCP,
    OBJECTIVE,
    PERSON,
    PROGRAM,
    PROGRAMS,
    InputOrigin,
    artifact_in,
    kept,
    out_of,
    plain,
    settled,
)
from buddy.domain.proposal import Terms
from buddy.domain.standing_approval import PERSONAL_CHANNELS
from buddy.domain.tool_input import FilledInput, with_scheme
from buddy.errors import InputInvalid
from buddy.ports.store import Queries

BY_BUDDY = frozenset({"chat", "schedule", "recipe", "goal"})
"""Sources of what Buddy itself makes out of a person's words."""


def speaker_in(channel: str) -> str:
    """Return who speaks in a channel, as an origin; in one that nobody knows, a program does."""
    if channel in PERSONAL_CHANNELS or channel in BY_BUDDY:
        return PERSON
    return MCP if channel == MCP else PROGRAM


def said_in(channel: str, objective: str) -> tuple[InputOrigin, ...]:
    """Return the marks of an objective that was said in a channel: none where a person speaks."""
    speaker = speaker_in(channel)
    return () if speaker == PERSON else (plain(objective.strip(), speaker),)


@dataclass(frozen=True, slots=True)
class InputOrigins:
    """Names origins."""

    queries: Queries

    async def named(
        self, user_id: UserId, tool_input: JsonObject, origins: Mapping[str, str]
    ) -> tuple[InputOrigin, ...]:
        """Return origins with their words.

        Raises:
            InputInvalid: An argument is not in the input, an origin is none, or this user has no
                such artifact.
        """
        return tuple(
            [
                await self._named(user_id, tool_input, argument, origin)
                for argument, origin in sorted(origins.items())
            ]
        )

    async def borrowed(
        self, user_id: UserId, values: Mapping[str, str]
    ) -> tuple[tuple[str, InputOrigin], ...]:
        """Return texts that no person has said with their origins, for `MissionRequest.marked`.

        An address is meant with and without its scheme. A result that is no longer kept leaves its
        mark all the same.

        Raises:
            InputInvalid: An origin is none.
        """
        found: list[tuple[str, InputOrigin]] = []
        for value, origin in sorted(values.items()):
            named = await self._kept(user_id, value, origin)
            found += [(text, named) for text in dict.fromkeys((value, with_scheme(value)))]
        return tuple(found)

    async def _kept(self, user_id: UserId, value: str, origin: str) -> InputOrigin:
        artifact_id = artifact_in(origin)
        if artifact_id is None or await self.queries.artifact(user_id, artifact_id) is not None:
            return await self._named(user_id, {value: value}, value, origin)
        text = "from a result that is no longer kept, not from you"
        return InputOrigin(argument=value, origin=origin, text=text)

    async def _named(
        self, user_id: UserId, tool_input: JsonObject, argument: str, origin: str
    ) -> InputOrigin:
        if argument not in tool_input:
            raise InputInvalid(
                f"{argument} has an origin and is not in the tool's input", field=argument
            )
        artifact_id = artifact_in(origin)
        if artifact_id is None:
            try:
                return plain(argument, origin)
            except ValueError as error:
                raise InputInvalid(f"{argument}: {error}", field=argument) from error
        artifact = await self.queries.artifact(user_id, artifact_id)
        if artifact is None:
            raise InputInvalid(
                f"{argument} is said to come from {artifact_id}, and there is no such artifact",
                field=argument,
            )
        hosts = [host for source in artifact.sources if (host := _host(source.url))]
        return out_of(argument, artifact, hosts)


def of_input(
    tool_input: JsonObject,
    given: tuple[InputOrigin, ...],
    marked: tuple[tuple[str, InputOrigin], ...],
    filled: FilledInput | None,
    objective_marks: tuple[InputOrigin, ...],
    speaker: str,
) -> tuple[InputOrigin, ...]:
    """Return the origin of every argument.

    Args:
        tool_input: The input.
        given: What is known of it.
        marked: Texts that no person has said.
        filled: What the objective gave, where the input was read out of that.
        objective_marks: Texts of the objective that no person has said. Where a program has said
            one, nobody can tell from which words a value was read: all of them are the program's.
        speaker: The origin of what is given beside the objective.
    """
    others: dict[str, str] = {}
    if filled is not None:
        programs = (each.origin for each in objective_marks if each.origin in PROGRAMS)
        others = dict.fromkeys(filled.input, next(programs, OBJECTIVE))
        others |= dict.fromkeys(filled.defaults, DEFAULT)
    return settled(tool_input, given, marked, others, speaker)


def after_edit(terms: Terms, changes: Mapping[str, Any]) -> tuple[InputOrigin, ...]:
    """Return the origins that an edit leaves: of the arguments that it does not change."""
    after: JsonObject = changes.get("tool_input", terms.tool_input) or {}
    return kept(terms.input_origins, terms.tool_input, after)


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return parts.hostname or "" if parts.scheme in {"http", "https"} else ""
