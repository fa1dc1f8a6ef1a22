"""After a question of Buddy's, a yes does what that question asks, or is asked about.

Beside an open proposal a bare yes approves only where the last answer has asked for that. Every
place of the chat that can put a question is listed here with a conversation that leads to it; a
new one fails until it is.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import buddy.services.chat
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.route import Route
from buddy.testing.tools import ScriptedTool
from chat_world import Conversation, MakeTalk
from worlds import Gate

CHAT = Path(buddy.services.chat.__file__).parent
ASKS = re.compile(r"[\w”»\]}]\?(?:\s|$)")
OPEN, REJECTED, CANCELLED = (
    MissionStatus.PROPOSED,
    MissionStatus.REJECTED,
    MissionStatus.CANCELLED,
)
PAGE = "extract the text of https://shop.example/a"
Said = tuple[str, Route]
DONE: Said = ("search for bread", Route.MISSION)


@dataclass(frozen=True)
class Scene:
    """A way to a question while a proposal is open."""

    ask: Said
    says: str
    before: tuple[Said, ...] = ()
    """What is said before the proposal is made."""
    between: tuple[Said, ...] = ()
    """What is said after it was made."""
    approves: bool = False
    """Whether the question is one to approve the proposal."""
    drops: bool = False
    """Whether a yes to it ends the proposal."""


SEARCH_DONE = (DONE, ("approve", Route.APPROVE))
PAGE_DONE = ((PAGE, Route.MISSION), ("approve", Route.APPROVE))
TEA = (("every day at 7 search for tea", Route.SCHEDULE), ("ok", Route.APPROVE))
COFFEE = (("every day at 8 search for coffee", Route.SCHEDULE), ("ok", Route.APPROVE))
PERU = ("what is the capital of Peru?", Route.QUESTION)
SCENES: dict[str, tuple[Scene, ...]] = {
    "cancel._which_schedule": (
        Scene(("should I delete the schedule?", Route.CANCEL), "of “search for tea” end?", TEA),
        Scene(("delete the schedule", Route.CANCEL), "Which one ends?", (*TEA, *COFFEE)),
    ),
    "cancel_all._put": (
        Scene(("cancel everything", Route.CANCEL), "in whichever conversation?", drops=True),
        Scene(("reject all", Route.REJECT), "that waits for you, in whichever", TEA, drops=True),
        Scene(("stop all schedules", Route.CANCEL), "End 1 schedule, in whichever", TEA),
    ),
    "feedback._which_verdict": (
        Scene(("meh", Route.FEEDBACK), "Was the result helpful?", SEARCH_DONE),
    ),
    "elsewhere.elsewhere": (
        Scene(("what does it say about unicorns?", Route.FOLLOW_UP), "Shall I search", SEARCH_DONE),
    ),
    "elsewhere._read_offered": (
        Scene(("what of the cakes", Route.FOLLOW_UP), "Shall I read", PAGE_DONE),
    ),
    "page_named._which": (
        Scene(("open the menu page", Route.MISSION), "Take one, or give its address", PAGE_DONE),
    ),
    "page_edit._unknown": (
        Scene(
            ("no wait, the zebra page", Route.REJECT),
            "Which one is meant? Take one, or say its address.",
            before=PAGE_DONE,
        ),
    ),
    "page_edit._change": (
        Scene(
            ("no wait, the menu page", Route.REJECT),
            "More than one page is called “menu”. Which one?",
            before=(
                *(("extract https://a.example/menu", Route.MISSION), ("reject", Route.REJECT)),
                *(("extract https://b.example/menu", Route.MISSION), ("reject", Route.REJECT)),
            ),
        ),
    ),
    "modify._what_then": (
        Scene(("do something about it", Route.MODIFY_MISSION), "What shall I change about"),
    ),
    "modify._which_page": (
        Scene(
            ("change the page to https://c.example", Route.MODIFY_MISSION),
            "In the place of which page",
            between=((f"and {PAGE.rsplit(maxsplit=1)[-1]}/b", Route.MODIFY_MISSION),),
        ),
    ),
    "note_part._asks": (
        Scene(
            ("save the phone number as a note", Route.MISSION),
            "What shall the note say?",
            PAGE_DONE,
        ),
    ),
    "notes._store_what": (
        Scene(("remember that", Route.MISSION), "What shall I remember?", SEARCH_DONE),
    ),
    "propose.open_question": (Scene(("extract the second page", Route.MISSION), "Which page"),),
    "recipe._ask": (Scene(("use the Compare prices recipe", Route.RECIPE), "What shall it be?"),),
    "target.drop_all": (
        Scene(("no pictures", Route.REJECT), "Shall I drop all of it?", drops=True),
        Scene(("cancel the limit", Route.CANCEL), "Shall I drop all of it?", drops=True),
    ),
    "spending.doubt_words": (
        Scene(("cap 1.000", Route.MODIFY_MISSION), "Which one is meant?"),
        Scene(("i have a $200 voucher", Route.MODIFY_MISSION), "the most that I may spend"),
    ),
    "target.which_one": (
        Scene(("yes", Route.APPROVE), "Do you mean this one?", between=(PERU,), approves=True),
        Scene(
            ("change it", Route.MODIFY_MISSION),
            "Which one do you want to change?",
            before=(("search for lamps", Route.MISSION),),
            between=(PERU,),
        ),
    ),
    "terms_told._other_tools": (
        Scene(("use another tool", Route.MODIFY_MISSION), "Which one instead of web_extract"),
    ),
    "words": (Scene(("edit it", Route.REJECT), "What shall I change?"),),
}
ELSEWHERE = {
    # asked only where nothing is open, so that a yes has nothing to approve
    *("clarify", "clarify._agreed", "clarify._missing", "clarify._page_wanted"),
    "clarify._narrowed",
    "schedule._propose",
    "page_watched",  # how often a page is looked at; a yes is asked again (test_chat_fired.py)
    "schedule",  # whether work that names a time runs then or now; a yes is asked again
    # asked about a thing by its name; the answer is a choice, a yes approves nothing (see below)
    *("notes._delete_last", "note_forgotten._forget"),
    *("note_deeds._change", "note_deeds._which"),  # test_chat_note_deeds.py
    "files._which_folder",  # tests/unit/services/test_chat_files.py
    *("page_part._which", "recipe._one", "recipe._changes", "recipe_of._which"),
    "recipe_called._run",  # which of several that are called alike
    "recipe_called._manage",  # whether the recipe of that name is meant: test_chat_recipe_of
    # of a schedule: tests/unit/services/test_chat_schedule_edits.py
    *("schedule_edit._shown", "schedule_named.which"),
    # by which column: tests/unit/services/test_chat_tables.py
    *("table_reply._reply", "page_part._by_what"),
    "goal_words",  # of a plan: tests/unit/services/test_chat_goals.py
    *("about", "question._topics"),  # patterns of questions that people ask
}
AWAITS = {
    "clarify.__call__",  # which awaits nothing: it was not understood
    *("approve._not_now", "approve.approved", "conflict.parked"),
    "propose.shown",
    *("question._facts", "status.tell", "target.dropped", "target.stays_open", "turn.question"),
    *("unread_page._unread", "terms_told._told"),
}
"""The places whose words ask for a yes to a mission; each was looked at for just that."""


def places(wanted: type[ast.AST] | None = None) -> Iterator[tuple[str, ast.AST]]:
    for path in sorted(CHAT.glob("*.py")):
        yield from _inside(ast.parse(path.read_text("utf-8")), path.stem)


def _inside(node: ast.AST, place: str) -> Iterator[tuple[str, ast.AST]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _inside(child, f"{place.partition('.')[0]}.{child.name}")
        elif not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
            yield place, child
            if not _is_offer(child):
                yield from _inside(child, place)


def _is_offer(node: ast.AST) -> bool:
    """Tell whether code makes a button or a pattern: what a person may say, and no question."""
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name in {"say", "compile", "strip", "rstrip", "sub", "search"}


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(each) or "}" for each in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_every_question_has_its_scene() -> None:
    asking = {place for place, node in places() if ASKS.search(_text(node))}
    assert asking == SCENES.keys() | ELSEWHERE, "put the new question among the scenes"


def test_only_words_that_ask_for_a_yes_await_one() -> None:
    awaiting = {
        place for place, node in places() if isinstance(node, ast.keyword) and node.arg == "awaits"
    }
    assert awaiting == AWAITS


async def asked(talk: Conversation, scene: Scene) -> Mission:
    """Lead a conversation to a question; return the proposal that is open beside it."""
    for text, route in scene.before:
        await talk.say(text, route)
    for made in await talk.world.missions():
        if made.run is not None:
            await talk.world.result(made)
    mission = await talk.propose("extract the text of https://shop.example/b")
    for text, route in scene.between:
        await talk.say(text, route)
    assert scene.says in (await talk.say(*scene.ask)).summary
    assert (await talk.get(mission)).status is OPEN
    return mission


@pytest.mark.parametrize("said", ["yes", "👍"])
@pytest.mark.parametrize("scene", [scene for each in SCENES.values() for scene in each], ids=str)
async def test_a_yes_does_what_was_asked(talk: Conversation, scene: Scene, said: str) -> None:
    mission = await asked(talk, scene)
    await talk.say(said, Route.APPROVE)
    status = (await talk.get(mission)).status
    if scene.drops:
        assert status in {REJECTED, CANCELLED}
    elif scene.approves:
        assert status not in {OPEN, REJECTED, CANCELLED}
    else:
        assert status is OPEN


@pytest.mark.parametrize("scene", [scene for each in SCENES.values() for scene in each], ids=str)
async def test_a_no_runs_nothing(talk: Conversation, scene: Scene) -> None:
    mission = await asked(talk, scene)
    await talk.say("👎", Route.REJECT)
    assert (await talk.get(mission)).status in {OPEN, REJECTED}


@pytest.mark.parametrize("scene", [scene for each in SCENES.values() for scene in each], ids=str)
async def test_no_question_comes_back_unchanged_and_none_a_third_time(
    talk: Conversation, scene: Scene
) -> None:
    mission = await asked(talk, scene)
    assert talk.last is not None
    assert talk.last.answer is not None
    told = [talk.last.answer.summary]
    for _ in range(4):
        envelope = await talk.say("the usual, you know", Route.CLARIFY)
        if not envelope.missions_spawned:  # new work asks for itself
            told.append(envelope.summary)
    asking = [each for each in told if scene.says in each]
    assert len(asking) == len(set(asking)) <= 2
    assert (await talk.get(mission)).status is OPEN
    await talk.say(f"approve {mission.mission_id}", Route.APPROVE)
    assert (await talk.get(mission)).status is not OPEN  # whatever was asked in between


ANSWERS_ITSELF = {"yes", "cancel everything", "reject all", "stop all schedules"}
"""What is an answer to the very question that it leads to."""


@pytest.mark.parametrize(
    "scene",
    [each for some in SCENES.values() for each in some if each.ask[0] not in ANSWERS_ITSELF],
    ids=str,
)
async def test_who_says_the_same_once_more_is_answered_as_before(
    talk: Conversation, scene: Scene
) -> None:
    mission = await asked(talk, scene)
    for _ in range(3):
        told = (await talk.say(*scene.ask)).summary
        assert scene.says in told
        assert "I could not read an answer" not in told
    assert (await talk.get(mission)).status is OPEN


async def test_cancel_everything_said_twice_is_its_yes(talk: Conversation) -> None:
    mission = await talk.propose()
    assert (
        "in whichever conversation?" in (await talk.say("cancel everything", Route.CANCEL)).summary
    )
    assert (await talk.get(mission)).status is OPEN
    assert "Cancelled 1 mission" in (await talk.say("CANCEL EVERYTHING", Route.CANCEL)).summary
    assert (await talk.get(mission)).status is CANCELLED
    await talk.propose()
    await talk.say("cancel everything", Route.CANCEL)
    await talk.say(*PERU)
    await talk.say("cancel everything", Route.CANCEL)  # after something else it is asked anew
    assert OPEN in {each.status for each in await talk.world.missions()}


async def test_a_question_mark_in_the_objective_is_no_question_of_buddys(
    talk: Conversation,
) -> None:
    mission = await talk.propose("search for who? what? tea")
    for number, cap in enumerate(("$1", "$2", "$3", "$4"), start=2):
        told = (await talk.say(f"cap {cap}", Route.MODIFY_MISSION)).summary
        assert told.startswith(f"Changed, now revision {number}:")
    await talk.say("approve", Route.APPROVE)
    assert (await talk.get(mission)).status is MissionStatus.APPROVED


async def test_a_proposal_that_buddy_let_go_of_asking_about_can_still_be_approved(
    talk: Conversation,
) -> None:
    mission = await talk.propose()
    await talk.say("ok bye", Route.APPROVE)
    for text in ("ok bye then", "ok bye, you"):
        told = (await talk.say(text, Route.APPROVE)).summary
    assert "let go of my question" in told
    await talk.say("approve", Route.APPROVE)
    assert (await talk.get(mission)).status is MissionStatus.APPROVED


async def test_however_a_stop_is_put_it_is_no_answer_that_missed(
    start_talk: MakeTalk, gate: Gate
) -> None:
    talk = await start_talk(tools=[ScriptedTool(behaviour=gate)])
    await talk.propose("search for tea")
    await talk.say("approve", Route.APPROVE)
    await gate.entered.wait()
    for text in ("stop the music thing", "cancel the coffee thing", "kill whatever you like"):
        told = (await talk.say(text, Route.CANCEL)).summary
        assert "could not read" not in told
        assert "let go" not in told
    gate.opened.set()


async def test_the_question_which_one_names_what_a_yes_would_run(talk: Conversation) -> None:
    mission = await talk.propose(PAGE)
    await talk.say(*PERU)
    asked = (await talk.say("yes", Route.APPROVE)).summary
    for part in (PAGE, "web_extract", "the cap is $5.00", "I ask before I approve it"):
        assert part in asked
    assert (await talk.get(mission)).status is OPEN
    await talk.say("no", Route.REJECT)
    assert (await talk.get(mission)).status is OPEN
    await talk.say("yes", Route.APPROVE)  # the no has asked for it
    assert (await talk.get(mission)).status is not OPEN


@pytest.mark.parametrize(
    "said", ["yes when pigs fly", "ok, at the greek calends", "ok bye", "sure, in your dreams"]
)
@pytest.mark.parametrize("bare", ["yes", "ok", "👍"])
async def test_after_words_that_may_be_a_no_a_bare_yes_is_asked_about_by_name(
    talk: Conversation, said: str, bare: str
) -> None:
    mission = await talk.propose(PAGE)
    told = await talk.say(said, Route.APPROVE)
    if "“Run it” runs it" not in told.summary:
        assert (await talk.get(mission)).status in {OPEN, REJECTED}
        return  # it is known for what it is
    asked = await talk.say(bare, Route.APPROVE)
    assert "Do you mean this one?" in asked.summary
    assert PAGE in asked.summary
    assert (await talk.get(mission)).status is OPEN
    await talk.say("yes", Route.APPROVE)
    assert (await talk.get(mission)).status is not OPEN


@pytest.mark.parametrize("order", ["run it", "approve"])
async def test_after_such_words_an_order_runs_it(talk: Conversation, order: str) -> None:
    mission = await talk.propose(PAGE)
    await talk.say("ok bye", Route.APPROVE)
    await talk.say(order, Route.APPROVE)
    assert (await talk.get(mission)).status is not OPEN
