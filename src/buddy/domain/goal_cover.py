"""What a yes to a goal's plan covers: the one place that says whether a mission may go."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from buddy.domain.goal_plan import Part
from buddy.domain.ids import ArtifactId
from buddy.domain.json_value import canonical_json
from buddy.domain.origin import artifact_in, untrusted
from buddy.domain.proposal import Terms


def beyond_plan(
    part: Part, terms: Terms, spec_digest: str, sources: Collection[ArtifactId]
) -> tuple[str, ...]:
    """Return how a mission goes beyond its part of the plan; empty where the plan covers it.

    Args:
        part: As it was approved.
        terms: Of the mission.
        spec_digest: `ToolSpec.digest` of the tool as it is now.
        sources: The artifacts of the parts that the plan lets this one take from.
    """
    return (*_terms(part, terms, spec_digest), *_inputs(part, terms, sources))


def _terms(part: Part, terms: Terms, spec_digest: str) -> Iterable[str]:
    if terms.tool != part.tool:
        yield f"the plan has {part.tool} do it, not {terms.tool or 'no tool'}"
    if terms.objective != part.objective:
        yield "its objective is another than the plan's"
    if terms.scope != part.scope:
        allowed = ", ".join(terms.scope.allowed_domains or ()) or "any site"
        planned = ", ".join(part.scope.allowed_domains or ()) or "any site"
        yield f"it reaches {allowed}, and the plan is for {planned}"
    if terms.cap_usd > part.cap:
        yield f"its cap is {terms.cap_usd}, and the plan gives it {part.cap}"
    if spec_digest != part.spec_digest:
        yield f"the server of {part.tool} has changed its description or schema since"


def _inputs(part: Part, terms: Terms, sources: Collection[ArtifactId]) -> Iterable[str]:
    fed = {feed.argument for feed in part.feeds}
    for name, value in terms.tool_input.items():
        if name in fed:
            continue
        if name not in part.tool_input:
            yield f"{name} is not in the plan"
        elif canonical_json(part.tool_input[name]) != canonical_json(value):
            yield f"{name} is not what the plan says"
    for each in untrusted(terms.input_origins):
        taken = artifact_in(each.origin)
        if taken is not None and not (each.argument in fed and taken in sources):
            yield f"{each.argument} is {each.text}"
