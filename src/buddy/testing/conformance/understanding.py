"""What every adapter of the understanding port must do.

Subclass `ClassifierSuite` and `MatcherSuite` in a test module and override the fixtures. The
examples are ones that any engine worth its name gets right; accuracy is measured elsewhere.
"""

# ruff: noqa: D102, PLR2004  # tests: the name says it, the literal is the point

from __future__ import annotations

import asyncio
import math
from collections.abc import Sequence

import pytest

from buddy.domain.artifact import ArtifactType
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.tool import ToolSpec
from buddy.ports.understanding import (
    FAR,
    IntentClassifier,
    ObjectiveEncoder,
    ToolMatcher,
    Warmable,
)

CLEAR = (
    ("calculate 15% of 240", Intent.CALCULATION),
    ("what time is it in Tokyo", Intent.TIME),
    ("extract the prices from https://shop.example.com/lamps", Intent.EXTRACTION),
    ("take a screenshot of https://example.org", Intent.NAVIGATION),
    ("find a good bakery in Lyon", Intent.SEARCH),
    ("remember that my sister is called Ada", Intent.KNOWLEDGE),
    ("compare three electric cars and write a report", Intent.RESEARCH),
    ("which function in the code parses the config", Intent.REPOSITORY),
)
ODD = (
    "",
    " ",
    "?",
    "\u0000",
    "🦉🦉🦉",
    "東京の天気は\uff1f",
    "\u202eabc",
    "a\u0301" * 50,
    "\ud800 lone",
)
LONG = "find the latest prices of oak planks. " * 2_700
"""About 100 kB."""
FLOOR = 0.15
"""Below this confidence a tool is not used (SPEC section 4)."""


def tool(name: str, description: str, *intents: Intent, examples: tuple[str, ...] = ()) -> ToolSpec:
    """Return a tool with these texts and no input."""
    return ToolSpec(
        name=ToolName(name),
        description=description,
        examples=examples,
        input_schema={"type": "object"},
        output_schema={"type": "object"},
        intents=intents,
        artifact_type=ArtifactType.JSON,
    )


TOOLS = (
    tool(
        "calculate",
        "Calculates arithmetic, percentages and unit conversions.",
        Intent.CALCULATION,
        examples=("calculate 20% of 80", "convert 5 miles to km"),
    ),
    tool(
        "get_time",
        "Tells the time and the date in any time zone.",
        Intent.TIME,
        examples=("what time is it in Tokyo", "what day is it"),
    ),
    tool(
        "web_search",
        "Searches the web and lists what it finds.",
        Intent.SEARCH,
        examples=("find a bakery in Lyon", "weather in Oslo"),
    ),
)
MUSIC = tool("play_music", "Play songs and albums on the speakers.")


class ClassifierSuite:
    """Tests on a classifier that may still be cold."""

    @pytest.fixture
    def classifier(self) -> IntentClassifier:
        """Return a classifier that is `Warmable` too."""
        raise NotImplementedError("override the fixture `classifier`")

    @pytest.mark.parametrize(("objective", "intent"), CLEAR)
    async def test_knows_clear_objectives(
        self, classifier: IntentClassifier, objective: str, intent: Intent
    ) -> None:
        decision = await classifier.classify(objective)
        assert decision.intent is intent
        assert decision.confidence > 0.5
        assert decision.engine

    @pytest.mark.parametrize("objective", [*ODD, CLEAR[0][0]])
    async def test_gives_ten_probabilities_that_sum_to_one(
        self, classifier: IntentClassifier, objective: str
    ) -> None:
        found = (await classifier.classify(objective)).probabilities
        assert set(found) == set(Intent)
        assert all(0.0 <= value <= 1.0 for value in found.values())
        assert math.isclose(sum(found.values()), 1.0, abs_tol=1e-6)

    async def test_a_long_text_is_judged_by_its_beginning(
        self, classifier: IntentClassifier
    ) -> None:
        assert len(LONG) > 100_000
        assert (await classifier.classify(LONG)).intent is Intent.SEARCH

    async def test_the_same_objective_gets_the_same_answer(
        self, classifier: IntentClassifier
    ) -> None:
        first = await classifier.classify("convert 12 miles to km")
        await classifier.classify("what time is it")
        assert await classifier.classify("convert 12 miles to km") == first

    async def test_answers_many_at_once(self, classifier: IntentClassifier) -> None:
        decisions = await asyncio.gather(*(classifier.classify(text) for text, _ in CLEAR * 4))
        assert [decision.intent for decision in decisions] == [intent for _, intent in CLEAR * 4]

    async def test_warm_twice_and_at_once_makes_it_ready(
        self, classifier: IntentClassifier
    ) -> None:
        warmed = _warmable(classifier)
        await asyncio.gather(warmed.warm(), warmed.warm())
        await warmed.warm()
        assert warmed.ready is True


class MatcherSuite:
    """Tests on a matcher that may still be cold."""

    @pytest.fixture
    def matcher(self) -> ToolMatcher:
        """Return a matcher that is `Warmable` too."""
        raise NotImplementedError("override the fixture `matcher`")

    @pytest.mark.parametrize(
        ("objective", "right"),
        [
            ("calculate 15% of 240", "calculate"),
            ("what time is it in Nairobi", "get_time"),
            ("find a good bakery in Porto", "web_search"),
        ],
    )
    async def test_the_right_tool_is_above_the_floor_and_others_below(
        self, matcher: ToolMatcher, objective: str, right: str
    ) -> None:
        found = await matcher.match(objective, TOOLS)
        assert set(found) == {spec.name for spec in TOOLS}
        assert found[ToolName(right)] > 0.5
        assert all(value < FLOOR for name, value in found.items() if name != right)

    async def test_without_the_right_tool_nothing_reaches_the_floor(
        self, matcher: ToolMatcher
    ) -> None:
        others = [spec for spec in TOOLS if spec.name != "calculate"]
        found = await matcher.match("calculate 15% of 240", others)
        assert max(found.values()) < FLOOR

    async def test_a_tool_without_intents_is_judged_by_its_texts(
        self, matcher: ToolMatcher
    ) -> None:
        offered = [*TOOLS, MUSIC]
        wanted = await matcher.match("play songs and albums on the speakers", offered)
        assert wanted[MUSIC.name] > FLOOR
        unwanted = await matcher.match("calculate 15% of 240", offered)
        assert unwanted[MUSIC.name] < FLOOR

    async def test_no_tools_no_probabilities(self, matcher: ToolMatcher) -> None:
        assert dict(await matcher.match("calculate 15% of 240", ())) == {}

    @pytest.mark.parametrize("objective", [*ODD, LONG])
    async def test_any_text_gets_probabilities(self, matcher: ToolMatcher, objective: str) -> None:
        found = await matcher.match(objective, [*TOOLS, tool("ø", "")])
        assert all(0.0 <= value <= 1.0 for value in found.values())
        assert len(found) == len(TOOLS) + 1

    async def test_judges_hundreds_of_tools(self, matcher: ToolMatcher) -> None:
        many = [tool(f"parcel_{n}", f"Tracks parcels of carrier {n}.") for n in range(200)]
        found = await matcher.match("calculate 15% of 240", [*TOOLS, *many])
        assert len(found) == len(TOOLS) + 200
        assert max(found, key=lambda name: found[name]) == "calculate"

    async def test_a_changed_description_is_read_anew(self, matcher: ToolMatcher) -> None:
        objective = "track the parcel of carrier seven"
        before = tool("helper", "Waters the plants on the balcony.")
        after = tool("helper", "Track the parcel of a carrier.")
        cold = await matcher.match(objective, [before])
        assert (await matcher.match(objective, [after]))[after.name] > cold[before.name]

    async def test_order_of_tools_does_not_matter(self, matcher: ToolMatcher) -> None:
        await self._same(matcher, TOOLS, tuple(reversed(TOOLS)))

    async def test_answers_many_at_once(self, matcher: ToolMatcher) -> None:
        answers = await asyncio.gather(*(matcher.match(text, TOOLS) for text, _ in CLEAR * 4))
        for (text, _), answer in zip(CLEAR * 4, answers, strict=True):
            assert answer == await matcher.match(text, TOOLS)

    async def test_warm_twice_and_at_once_makes_it_ready(self, matcher: ToolMatcher) -> None:
        warmed = _warmable(matcher)
        await asyncio.gather(warmed.warm(), warmed.warm())
        assert warmed.ready is True

    @staticmethod
    async def _same(
        matcher: ToolMatcher, one: Sequence[ToolSpec], other: Sequence[ToolSpec]
    ) -> None:
        first = await matcher.match("what time is it in Nairobi", one)
        second = await matcher.match("what time is it in Nairobi", other)
        for name, value in first.items():
            assert math.isclose(value, second[name], abs_tol=1e-5)


def _warmable(engine: object) -> Warmable:
    assert hasattr(engine, "warm")
    assert hasattr(engine, "ready")
    return engine  # pyright: ignore[reportReturnType]  # checked by name just above


class EncoderSuite:
    """Tests on an encoder of objectives that may still be cold."""

    @pytest.fixture
    def encoder(self) -> ObjectiveEncoder:
        """Return an encoder."""
        raise NotImplementedError("override the fixture `encoder`")

    async def test_an_objective_is_nearest_to_itself(self, encoder: ObjectiveEncoder) -> None:
        memory = encoder.memory()
        for text, _ in CLEAR:
            memory.add(await encoder.encode(text))
        for number, (text, _) in enumerate(CLEAR):
            near = dict(await memory.near(text))
            assert max(near, key=lambda each: near[each]) == number
            assert near[number] == pytest.approx(1.0, abs=0.01)
            assert all(FAR <= cosine <= 1.01 for cosine in near.values())

    async def test_a_like_objective_is_nearer_than_another_one(
        self, encoder: ObjectiveEncoder
    ) -> None:
        memory = encoder.memory()
        memory.add(await encoder.encode("calculate 15% of 240"))
        memory.add(await encoder.encode("find a good bakery in Porto"))
        near = dict(await memory.near("find a good restaurant in Porto"))
        assert near[1] > near.get(0, 0.0)

    async def test_an_empty_memory_has_nothing_near(self, encoder: ObjectiveEncoder) -> None:
        assert list(await encoder.memory().near("calculate 15% of 240")) == []

    @pytest.mark.parametrize("objective", [*ODD, LONG])
    async def test_any_text_has_a_vector(self, encoder: ObjectiveEncoder, objective: str) -> None:
        vector = await encoder.encode(objective)
        assert vector == await encoder.encode(objective)
        memory = encoder.memory()
        memory.add(vector)
        assert all(number == 0 for number, _ in await memory.near(objective))

    async def test_what_is_added_later_is_found_too(self, encoder: ObjectiveEncoder) -> None:
        memory, text = encoder.memory(), "what time is it in Nairobi"
        vector = await encoder.encode(text)
        for count in range(1, 200):
            memory.add(vector)
            if count in {1, 2, 65, 199}:
                assert len(await memory.near(text)) == count

    async def test_its_name_stays(self, encoder: ObjectiveEncoder) -> None:
        before = encoder.name
        await encoder.encode("calculate 15% of 240")
        assert encoder.name == before != ""
