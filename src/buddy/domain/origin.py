"""Where the values of a tool's input come from: from a person, or from what nobody vouches for.

Text that was fetched is data and never an instruction, but a value of it may end up in a call: the
address of the second result, a name in a file. Such a value is marked here, the mark is part of
what an approval binds, and no yes given beforehand covers it: a person looks at it each time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, cast

from buddy.domain.artifact import Artifact
from buddy.domain.ids import ArtifactId
from buddy.domain.json_value import JsonObject, JsonValue, canonical_json

OBJECTIVE: Final = "objective"
"""Read out of the sentence that a person wrote."""
PERSON: Final = "person"
"""Given by a person, beside or in an edit of the sentence."""
DEFAULT: Final = "default"
"""The tool's own default."""
MCP: Final = "mcp"
"""From a program, an AI perhaps, that speaks for itself."""
PROGRAM: Final = "program"
"""From a client that is none of those in which a person speaks."""
ARTIFACT: Final = "artifact:"
"""Begins the origin of a value out of an artifact; the artifact's id follows."""
TRUSTED: Final = frozenset({OBJECTIVE, PERSON, DEFAULT})
PROGRAMS: Final = frozenset({MCP, PROGRAM})
_WORDS: Final = {
    OBJECTIVE: "from your objective",
    PERSON: "given by you",
    DEFAULT: "the tool's default",
    MCP: "from a program over MCP, not from you",
    PROGRAM: "from a program that Buddy does not know, not from you",
}
_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class InputOrigin:
    """Where one argument of a tool's input comes from."""

    argument: str
    """The property of the tool's input; where a text of the objective is marked, that text."""
    origin: str
    """``objective``, ``person``, ``default``, ``mcp``, ``program`` or ``artifact:`` and its id."""
    text: str
    """The same in words: ``from the page example.org, not from you``."""

    @property
    def trusted(self) -> bool:
        """Whether a person stands behind it."""
        return self.origin in TRUSTED


def of_artifact(artifact_id: ArtifactId) -> str:
    """Return the origin of a value out of an artifact."""
    return f"{ARTIFACT}{artifact_id}"


def artifact_in(origin: str) -> ArtifactId | None:
    """Return the artifact that an origin names; None where it names none."""
    return ArtifactId(origin.removeprefix(ARTIFACT)) if origin.startswith(ARTIFACT) else None


def plain(argument: str, origin: str) -> InputOrigin:
    """Return the origin of an argument that comes from no artifact.

    Raises:
        ValueError: There is no such origin.
    """
    if origin not in _WORDS:
        known = ", ".join(sorted(_WORDS))
        raise ValueError(f"{origin!r} is no origin; it is one of {known}, or {ARTIFACT}ID")
    return InputOrigin(argument=argument, origin=origin, text=_WORDS[origin])


def out_of(argument: str, artifact: Artifact, hosts: Collection[str]) -> InputOrigin:
    """Return the origin of an argument that was taken out of an artifact.

    Args:
        argument: The property of the tool's input.
        artifact: What it was taken out of.
        hosts: The sites that the artifact's sources are on.
    """
    sites = sorted(set(hosts))
    title = artifact.title if len(artifact.title) <= _SHOWN else f"{artifact.title[:_SHOWN]}…"
    match sites:
        case [site]:
            where = f"from the page {site}"
        case []:
            where = f"from “{title}”"
        case [*_]:
            where = f"from “{title}”, which has {len(sites)} sites as its sources"
    return InputOrigin(
        argument=argument, origin=of_artifact(artifact.artifact_id), text=f"{where}, not from you"
    )


def untrusted(origins: Iterable[InputOrigin]) -> tuple[InputOrigin, ...]:
    """Return those origins that no person stands behind."""
    return tuple(each for each in origins if not each.trusted)


def kept(
    origins: Iterable[InputOrigin], before: JsonObject, after: JsonObject
) -> tuple[InputOrigin, ...]:
    """Return the origins of those arguments that an edit leaves as they were."""
    return tuple(
        each
        for each in origins
        if each.argument in before
        and each.argument in after
        and canonical_json(before[each.argument]) == canonical_json(after[each.argument])
    )


def marks(
    origins: Iterable[InputOrigin], tool_input: JsonObject
) -> tuple[tuple[str, InputOrigin], ...]:
    """Return the texts of a tool's input that no person stands behind, each with its origin.

    Whoever writes such a text into another sentence has not said it by that.
    """
    return tuple(
        (text, each)
        for each in untrusted(origins)
        for text in _texts(tool_input.get(each.argument))
    )


def standing_in(objective: str, marked: Iterable[InputOrigin]) -> tuple[InputOrigin, ...]:
    """Return the marked texts that stand in an objective, the longest first, each once.

    A text inside another of the same origin says nothing more and is left out, so that they do not
    pile up from edit to edit.
    """
    found: list[InputOrigin] = []
    for each in sorted(marked, key=lambda mark: -len(mark.argument)):
        covered = any(each.argument in o.argument and each.origin == o.origin for o in found)
        if each.argument and each.argument in objective and not covered:
            found.append(each)
    return tuple(found)


def settled(
    tool_input: JsonObject,
    given: Iterable[InputOrigin],
    marked: Iterable[tuple[str, InputOrigin]],
    others: Mapping[str, str],
    speaker: str,
) -> tuple[InputOrigin, ...]:
    """Return the origin of every argument of a tool's input, by name.

    Args:
        tool_input: The input.
        given: Origins that are known.
        marked: Texts that are nobody's wherever they stand, inside a longer text too, and their
            origin.
        others: Origins by argument, for those that are not among them.
        speaker: The origin of whatever is left: ``person``, ``mcp`` or ``program``.
    """
    known, texts = {each.argument: each for each in given}, dict(marked)

    def origin_of(name: str) -> InputOrigin:
        if name in known:
            return known[name]
        said = _texts(tool_input[name])
        found = next((o for text, o in texts.items() if any(text in each for each in said)), None)
        if found is not None:
            return replace(found, argument=name)
        return plain(name, others.get(name, speaker))

    return tuple(origin_of(name) for name in sorted(tool_input))


def _texts(value: JsonValue) -> tuple[str, ...]:
    """Return all texts of a value, however deep they lie."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list):
        return tuple(text for each in cast("list[JsonValue]", value) for text in _texts(each))
    if isinstance(value, dict):
        inner = cast("dict[str, JsonValue]", value)
        return tuple(text for each in inner.values() for text in _texts(each))
    return ()
